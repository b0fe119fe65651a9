package reminders

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// beijing reads a time such as 2026-09-08 08:40.
func beijing(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, day.Shanghai)
	if err != nil {
		panic(err)
	}
	return t
}

func workday(cal *day.Calendar, day day.Day) bool { return cal.Workday(day) }

// A chunk is what a rule does.
type chunk = func(*store.Tx, *Firing) (more bool, err error)

// tell tells n people, some in each chunk, who is told, by what, and when.
func tell(n, some int64) chunk {
	return func(tx *store.Tx, f *Firing) (bool, error) {
		for range some {
			f.After++
			f.Sent++
			text := fmt.Sprintf("%s of %s to %d at %s", f.Rule, f.Day, f.After, tx.Now.Format("2006-01-02 15:04"))
			if f.Late {
				text += " late"
			}
			if err := chat.Send(tx, chat.Message{Channel: "test", Chat: f.After, Kind: chat.Say, Text: text}); err != nil {
				return false, err
			}
			if f.After == n {
				return false, nil
			}
		}
		return true, nil
	}
}

// A world is a database and a scheduler that can be started and stopped.
type world struct {
	*Scheduler
	t   testing.TB
	log bytes.Buffer
}

func newWorld(t testing.TB, start string, rules ...Rule) *world {
	clock := new(store.Clock)
	clock.Set(beijing(start))
	w := &world{t: t}
	w.Scheduler = &Scheduler{DB: storetest.Open(t, clock), Log: slog.New(slog.NewTextHandler(&w.log, nil)), Rules: rules}
	return w
}

// start runs the scheduler until stop.
func (w *world) start() (stop func()) {
	ctx, cancel := context.WithCancel(w.t.Context())
	done := make(chan error)
	go func() { done <- w.Run(ctx) }()
	return func() {
		synctest.Wait()
		cancel()
		if err := <-done; err != nil {
			w.t.Error(err)
		}
	}
}

// up runs the scheduler until a time; down lets time pass without it.
func (w *world) up(until time.Time) {
	stop := w.start()
	w.down(until)
	stop()
}

func (w *world) down(until time.Time) { time.Sleep(until.Sub(w.DB.Clock.Now())) }

// told is what was told, in order.
func (w *world) told() (texts []string) {
	w.t.Helper()
	storetest.View(w.t, w.DB, func(tx *store.Tx) error {
		messages, err := chat.DueMessages(tx, "test", 1e6)
		for _, m := range messages {
			texts = append(texts, m.Text)
		}
		return err
	})
	return texts
}

// want compares what was told, from the beginning.
func (w *world) want(texts ...string) {
	w.t.Helper()
	if got := w.told(); !slices.Equal(got, texts) {
		w.t.Errorf("told\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(texts, "\n\t"))
	}
}

// firing compares the newest firing of a rule.
func (w *world) firing(rule, due string, state spoken.FiringState) {
	w.t.Helper()
	storetest.View(w.t, w.DB, func(tx *store.Tx) error {
		f, err := spoken.LastFiring(tx, rule)
		if err == nil && (!f.Due.Equal(beijing(due)) || f.State != state) {
			w.t.Errorf("%s stands at %s %s, want %s %s", rule, f.Due, f.State, due, state)
		}
		return err
	})
}

// logged counts the lines of the log about something.
func (w *world) logged(what string) int { return strings.Count(w.log.String(), what) }
