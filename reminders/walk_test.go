package reminders

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// A walk tells what waiting would have told, whatever its steps and whether the
// scheduler runs beside it; after each time all that came of it is settled.
func TestWalk(t *testing.T) {
	rules := []Rule{
		{Name: "daily", At: at("40 8 * * *"), Due: workday, Hours: true, Chunk: tell(5, 2)},
		{Name: "weekly", At: at("40 8 * * *"), Due: lastOfWeek, Hours: true, Chunk: tell(1, 1)},
		{Name: "nightly", At: at("0 2 * * *"), Chunk: tell(1, 1)},
	}
	end := beijing("2026-05-10 12:00")
	var waited []string
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-04-29 17:30", rules...)
		w.up(end)
		waited = w.told()
	})
	rapid.Check(t, func(rt *rapid.T) {
		hops := rapid.SliceOfN(rapid.IntRange(1, 200), 0, 10).Draw(rt, "hours")
		beside := rapid.Bool().Draw(rt, "beside")
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, "2026-04-29 17:30", rules...)
			if beside {
				defer w.start()()
			}
			settled := 0
			settle := func(context.Context) error {
				told := w.told()
				for _, text := range told[settled:] {
					if !strings.Contains(text, w.DB.Clock.Now().Format(" at 2006-01-02 15:04")) {
						rt.Errorf("%q is settled at %s", text, w.DB.Clock.Now())
					}
				}
				settled = len(told)
				return nil
			}
			for _, hours := range append(hops, 1e4) {
				to := w.DB.Clock.Now().Add(time.Duration(hours) * time.Hour)
				if to.After(end) {
					to = end
				}
				err := w.Walk(t.Context(), to, settle)
				if now := w.DB.Clock.Now(); err != nil || !now.Equal(to) {
					rt.Errorf("walked to %s, %v; want %s", now, err, to)
				}
			}
			got := w.told()
			slices.Sort(got)
			if want := slices.Sorted(slices.Values(waited)); !slices.Equal(got, want) {
				rt.Errorf("told\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
		})
	})
}

// A walk stops where the time of something planned comes.
func TestWalkPlanned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-04-15 17:30", Rule{Name: "list", At: at("40 8 * * *"), Chunk: func(tx *store.Tx, f *Firing) (bool, error) {
			window := bureau.Preference{Hours: bureau.Afternoons}.Window(bureau.Calendar(tx), tx.Now)
			return false, errors.Join(chat.Announce(tx, "one", 1, "l1", chat.Face{}, window),
				chat.Send(tx, chat.Message{Channel: "two", Chat: 1, Priority: chat.Broadcast, Kind: chat.Say, NotBefore: window.NotBefore.Add(time.Hour)}))
		}})
		var stops []string
		err := w.Walk(t.Context(), beijing("2026-04-16 18:00"), func(context.Context) error {
			stops = append(stops, w.DB.Clock.Now().Format("15:04"))
			return nil
		})
		if got := strings.Join(stops, " "); err != nil || got != "17:30 08:40 13:30 14:30" {
			t.Errorf("stops at %s, %v", got, err)
		}
	})
}

// A walk goes past a rule that fails; it stops where nothing can be settled.
func TestWalkFaults(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		boom := errors.New("boom")
		w := newWorld(t, "2026-04-15 17:30",
			Rule{Name: "bad", At: at("40 8 * * *"), Grace: time.Hour, Chunk: func(*store.Tx, *Firing) (bool, error) { return false, boom }},
			Rule{Name: "good", At: at("0 9 * * *"), Chunk: tell(1, 1)})
		to := beijing("2026-04-17 12:00")
		if err := w.Walk(t.Context(), to, func(context.Context) error { return nil }); err != nil {
			t.Error(err)
		}
		w.want("good of 2026-04-16 to 1 at 2026-04-16 09:00", "good of 2026-04-17 to 1 at 2026-04-17 09:00")
		if err := w.Walk(t.Context(), beijing("2026-04-18 12:00"), func(context.Context) error { return boom }); !errors.Is(err, boom) {
			t.Errorf("unsettled: %v", err)
		}
		if now := w.DB.Clock.Now(); !now.Equal(to) {
			t.Errorf("walked on to %s", now)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := w.Walk(ctx, to, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	})
}

// The scheduler wakes when the clock is turned, and says what is due next.
func TestTurned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-09-11 09:00",
			Rule{Name: "daily", At: at("40 8 * * *"), Due: workday, Grace: 24 * time.Hour, Hours: true, Chunk: tell(1, 1)},
			Rule{Name: "never", At: at("0 9 * * *"), Due: func(*day.Calendar, day.Day) bool { return false }, Chunk: tell(1, 1)})
		next := func(want string) {
			t.Helper()
			if at, err := w.Next(t.Context()); err != nil || at.Format("2006-01-02 15:04") != want {
				t.Errorf("next is %s, %v; want %s", at, err, want)
			}
		}
		next("2026-09-14 08:40")
		stop := w.start()
		synctest.Wait()
		next("2026-09-14 08:40")
		w.DB.Clock.Turn(beijing("2026-09-14 08:40"))
		synctest.Wait()
		w.want("daily of 2026-09-14 to 1 at 2026-09-14 08:40")
		next("2026-09-15 08:40")
		stop()
		w.DB.Clock.Turn(beijing("2026-09-15 17:30"))
		next("2026-09-16 08:30") // what is late waits for the morning
		w.DB.Clock.Turn(beijing("2026-09-16 08:30"))
		next("2026-09-16 08:30")
		w.Rules = w.Rules[1:]
		if at, err := w.Next(t.Context()); err != nil || !at.IsZero() {
			t.Errorf("next of a rule that is never due: %s, %v", at, err)
		}
	})
}
