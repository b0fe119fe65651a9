package telegram

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
)

// work answers every text with a card and every tap with its last face: the
// least that a worker does.
func (w *world) work(ctx context.Context) error {
	for ctx.Err() == nil {
		n := 0
		if err := w.db.Update(ctx, func(tx *store.Tx) error {
			updates, err := chat.NextUpdates(tx, 100)
			n = len(updates)
			for i := range updates {
				if err == nil {
					err = tx.Try(func() error { return answerTo(tx, &updates[i]) })
				}
			}
			return err
		}); err != nil && ctx.Err() == nil {
			return err
		}
		if n > 0 {
			continue
		}
		select {
		case <-ctx.Done():
		case <-w.db.Inbox.C():
		}
	}
	return nil
}

func answerTo(tx *store.Tx, u *chat.Update) error {
	if err := chat.Finish(tx, u); err != nil {
		return err
	}
	switch u.Kind {
	case chat.Text:
		return chat.Show(tx, u.Channel, u.Chat, chat.DraftKey(u.ID), chat.Face{Text: "请确认 " + u.Text, Buttons: [][]chat.Button{{{Words: "提交", Do: "ok"}}}}, false)
	case chat.Tap:
		key, _, _, _ := chat.ParseData(u.Data)
		c, err := chat.FindCard(tx, u.Channel, u.Chat, key)
		if err != nil {
			return err
		}
		if err := chat.Send(tx, chat.Message{Channel: u.Channel, Chat: u.Chat, Kind: chat.Answer, Tap: u.Tap}); err != nil {
			return err
		}
		return chat.Show(tx, u.Channel, u.Chat, key, chat.Face{Text: "已记录 " + c.Face.Text}, true)
	}
	return nil
}

// visit is one person typing and tapping.
func visit(u *telegramtest.User, n int) {
	text := fmt.Sprintf("走访%d户。", n)
	u.Send(text)
	m := u.WaitMessage(text, func(m telegramtest.Message) bool { return m.Has(text) && len(m.Buttons) > 0 })
	u.Tap(m.ID, "提交")
	u.WaitMessage("saved", func(m telegramtest.Message) bool { return m.Has("已记录") && m.Has(text) })
}

func TestLoop(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		w.receive()
		w.run(w.work)
		w.send()
		var wg sync.WaitGroup
		for _, u := range w.people(20) {
			wg.Go(func() {
				for n := range 5 {
					visit(u, n)
				}
			})
		}
		wg.Wait()
		w.drained()
	})
}

// A watch tells when a chat got an answer. In a benchmark it costs less than
// waiting people.
type watch struct {
	http.RoundTripper
	got map[int64]chan struct{}
}

func (w *watch) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := w.RoundTripper.RoundTrip(req)
	if err != nil || req.GetBody == nil || !strings.HasSuffix(req.URL.Path, "/sendMessage") && !strings.HasSuffix(req.URL.Path, "/editMessageText") {
		return resp, err
	}
	body, err := req.GetBody()
	if err != nil {
		return nil, err
	}
	head := make([]byte, 40)
	n, _ := io.ReadFull(body, head)
	_, rest, _ := strings.Cut(string(head[:n]), `"chat_id":`)
	id, _, _ := strings.Cut(rest, ",")
	chat, err := strconv.ParseInt(id, 10, 64)
	w.got[chat] <- struct{}{}
	return resp, err
}

// BenchmarkLoop is how many updates a second go all the way: 200 people, each
// typing and tapping, durable; the worker does nearly nothing.
func BenchmarkLoop(b *testing.B) {
	w := newWorld(b, telegramtest.InMemory(), telegramtest.Forget())
	people := w.people(200)
	seen := &watch{w.api.client.Transport, map[int64]chan struct{}{}}
	for _, u := range people {
		seen.got[u.Chat] = make(chan struct{}, 10)
	}
	w.api.client = &http.Client{Transport: seen}
	w.receive()
	w.run(w.work)
	w.send()
	b.ResetTimer()
	start, cpu := time.Now(), cpuTime()
	var wg sync.WaitGroup
	for i, u := range people {
		wg.Go(func() {
			for n := i; n < b.N/2; n += len(people) {
				u.Send(fmt.Sprintf("走访%d户。", n))
				<-seen.got[u.Chat]
				u.Tap(u.Last().ID, "提交")
				<-seen.got[u.Chat]
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/time.Since(start).Seconds(), "updates/s")
	b.ReportMetric(float64((cpuTime()-cpu).Microseconds())/float64(b.N), "cpu-µs/op")
}

// cpuTime is what this process has used of all processors, also where others
// share them.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
