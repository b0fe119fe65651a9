package reminders

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// Three schedulers, on clocks that are 5 s apart, remind over two months as one does.
func TestThreeSchedulers(t *testing.T) {
	one, three := twoMonths(t, 0), twoMonths(t, 0, 5*time.Second, -5*time.Second)
	if len(one) < 61*(2+7)+9+2 {
		t.Fatalf("one told %d", len(one))
	}
	if !slices.Equal(three, one) {
		t.Errorf("three told %d, one told %d:\n\t%s", len(three), len(one), strings.Join(three, "\n\t"))
	}
}

// twoMonths lets schedulers on one database work for two months, and returns who was told
// what, sorted. Each has a program of its own on a server, and shares the one of a file.
func twoMonths(t *testing.T, clocks ...time.Duration) (told []string) {
	start, end := beijing("2026-09-01 00:00"), beijing("2026-11-01 00:00")
	synctest.Test(t, func(t *testing.T) {
		path := storetest.Source(t)
		var first *store.DB
		var all sync.WaitGroup
		ctx, stop := context.WithCancel(t.Context())
		for _, off := range clocks {
			db := first
			if db == nil || store.OnServer(path) {
				clock := new(store.Clock)
				clock.Set(start.Add(off))
				var err error
				if db, err = store.Open(path, clock); err != nil {
					t.Fatal(err)
				}
				defer db.Close()
			}
			if first == nil {
				first = db
			}
			s := &Scheduler{DB: db, Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Rules: []Rule{
				{Name: "pair", At: at("0 2 * * *"), Grace: 15 * time.Hour, Chunk: tell(2, 2)},
				{Name: "crowd", At: at("40 8 * * *"), Grace: 15 * time.Hour, Chunk: tell(7, 2)},
				{Name: "weekly", At: at("0 16 * * *"), Due: lastOfWeek, Hours: true, Chunk: tell(1, 1)},
				{Name: "monthly", At: at("0 9 * * *"), Due: firstOfMonth, Hours: true, Chunk: tell(1, 1)}}}
			all.Go(func() {
				if err := s.Run(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		time.Sleep(end.Sub(start))
		synctest.Wait()
		stop()
		all.Wait()
		storetest.View(t, first, func(tx *store.Tx) error {
			messages, err := chat.DueMessages(tx, "test", 1e6)
			for _, m := range messages {
				what, _, _ := strings.Cut(m.Text, " at ")
				told = append(told, what)
			}
			return err
		})
	})
	slices.Sort(told)
	return told
}
