package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"liaison/bot"
	"liaison/bot/telegram"
	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/storetest"
)

// A crowd are people at their telephones, and the whole program that serves
// them through the false Telegram: receiver, worker and sender, durable.
type crowd struct {
	server *telegramtest.Server
	people []*telegramtest.User
	db     *store.DB
}

// newCrowd is a crowd that is served.
func newCrowd(b *testing.B, n int, opts ...telegramtest.Option) *crowd {
	c := gather(b, n, opts...)
	b.Cleanup(c.serve(b))
	return c
}

// gather has so many people join.
func gather(b *testing.B, n int, opts ...telegramtest.Option) *crowd {
	s := telegramtest.New(b, append(opts, telegramtest.InMemory(), telegramtest.Forget(), telegramtest.Patience(5*time.Minute))...)
	c := &crowd{server: s, db: storetest.Bureau(b, nil)}
	storetest.Update(b, c.db, func(tx *store.Tx) error {
		for i := range n {
			u := s.NewUser("干事" + strconv.Itoa(i))
			p := &store.Person{Name: u.Name, Active: true}
			if err := tx.SavePerson(p); err != nil {
				return err
			}
			if err := tx.SavePost(&store.Post{Person: p.ID, Role: store.Staff, Unit: 1, Active: true}); err != nil {
				return err
			}
			if err := tx.Join(p.ID, telegram.Channel, u.Chat); err != nil {
				return err
			}
			c.people = append(c.people, u)
		}
		return nil
	})
	return c
}

// serve starts the program, and returns what stops it.
func (c *crowd) serve(b *testing.B) (stop func()) {
	api, err := telegram.NewAPI(c.server.Token, c.server.URL, c.server.Client())
	if err != nil {
		b.Fatal(err)
	}
	debug.SetGCPercent(400) // the heap holds the false Telegram and all its chats, too
	log := slog.New(slog.DiscardHandler)
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for _, loop := range []func(context.Context) error{
		(&telegram.Receiver{DB: c.db, Log: log, API: api}).Run,
		(&bot.Worker{DB: c.db, Log: log}).Run,
		(&telegram.Sender{DB: c.db, Log: log, API: api, Unreachable: bot.Unreachable}).Run,
	} {
		wg.Go(func() { loop(ctx) })
	}
	return func() { cancel(); wg.Wait() }
}

// visit is one person typing a sentence and tapping 提交: two updates. It
// returns how long each answer took.
func visit(u *telegramtest.User, n int) (card, saved time.Duration) {
	start := time.Now()
	sent := u.Send(fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", n%300+1))
	m := u.WaitAfter(sent)
	card = time.Since(start)
	start = time.Now()
	u.Tap(m.ID, "提交")
	u.WaitOn(m.ID, func(now telegramtest.Message) bool { return now.Has("已记录") })
	return card, time.Since(start)
}

// BenchmarkUpdates counts committed updates: 200 people, each typing a sentence
// and tapping 提交; inbox, draft, outbox, record and the card's last state
// included. One operation is one update.
func BenchmarkUpdates(b *testing.B) {
	c := newCrowd(b, 200)
	b.ResetTimer()
	start := time.Now()
	var wg sync.WaitGroup
	for i, u := range c.people {
		wg.Go(func() {
			for n := i; n < b.N/2; n += len(c.people) {
				visit(u, n+1)
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/time.Since(start).Seconds(), "updates/s")
}

var backlog = flag.Int("backlog", 20_000, "how many updates wait when BenchmarkBacklog starts the program")

// BenchmarkBacklog starts the program where so many updates of 500 people wait. It
// counts how many of them are committed in a second, and takes how long somebody
// who writes only then waits for the answer.
func BenchmarkBacklog(b *testing.B) {
	c := gather(b, 501)
	quiet, remote := c.people[500], int64(1)<<40
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		for some := range slices.Chunk(make([]struct{}, *backlog), 1000) {
			storetest.Update(b, c.db, func(tx *store.Tx) error {
				for range some {
					remote++
					u := &store.Update{Channel: telegram.Channel, Remote: remote, Chat: c.people[remote%500].Chat, At: tx.Now.Unix(), Kind: store.Text,
						Text: fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", remote%300+1)}
					if err := tx.Receive(u); err != nil {
						return err
					}
				}
				return nil
			})
		}
		b.StartTimer()
		start := time.Now()
		stop := c.serve(b)
		quiet.WaitAfter(quiet.Send(fmt.Sprintf("今天去居然之家送政策，%d户个体户参加", n+1)))
		b.ReportMetric(time.Since(start).Seconds(), "s-newest")
		for newest := int64(1); newest > 0; <-time.After(5 * time.Millisecond) {
			storetest.View(b, c.db, func(tx *store.Tx) (err error) {
				newest, err = tx.NewestUndone() // to count what waits would take long
				return err
			})
		}
		b.ReportMetric(float64(*backlog)/time.Since(start).Seconds(), "updates/s")
		b.StopTimer()
		stop()
		b.StartTimer()
	}
}

// BenchmarkAnswer takes the time of an answer with 20 people and an API that
// takes 30 ms.
func BenchmarkAnswer(b *testing.B) {
	c := newCrowd(b, 20, telegramtest.Latency(30*time.Millisecond))
	took := make([][]time.Duration, len(c.people))
	b.ResetTimer()
	var wg sync.WaitGroup
	for i, u := range c.people {
		wg.Go(func() {
			for n := i; n < b.N; n += len(c.people) {
				card, saved := visit(u, n+1)
				took[i] = append(took[i], card, saved)
			}
		})
	}
	wg.Wait()
	all := slices.Concat(took...)
	slices.Sort(all)
	if len(all) > 0 {
		b.ReportMetric(float64(all[len(all)*50/100].Microseconds())/1000, "p50-ms")
		b.ReportMetric(float64(all[len(all)*95/100].Microseconds())/1000, "p95-ms")
	}
}
