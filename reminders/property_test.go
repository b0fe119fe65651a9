package reminders

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/day"
)

// A crash ends the program in the middle of a chunk, which was committed or not.
type crash struct {
	Chunk     int // chunks until then
	Committed bool
	Down      int // minutes
}

// However often the program ends between and within chunks, everybody is told
// once what they would have been told had it never ended.
func TestCrashes(t *testing.T) {
	draw := rapid.Custom(func(t *rapid.T) crash {
		return crash{rapid.IntRange(1, 12).Draw(t, "chunk"), rapid.Bool().Draw(t, "committed"), rapid.IntRange(0, 90).Draw(t, "down")}
	})
	calm := crashing(t, nil)
	if len(calm) != 2*3+7*3+3 {
		t.Fatalf("an uninterrupted run told %d: %q", len(calm), calm)
	}
	rapid.Check(t, func(rt *rapid.T) {
		if got := crashing(t, rapid.SliceOfN(draw, 1, 8).Draw(rt, "crashes")); !slices.Equal(got, calm) {
			rt.Errorf("told\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(calm, "\n\t"))
		}
	})
}

// crashing lives through three days and returns who was told what, sorted.
func crashing(t *testing.T, crashes []crash) (told []string) {
	synctest.Test(t, func(t *testing.T) {
		var kill func()
		chunks, down := 0, 0
		fragile := func(chunk chunk) chunk {
			return func(tx *store.Tx, f *Firing) (bool, error) {
				more, err := chunk(tx, f)
				if chunks++; err != nil || len(crashes) == 0 || chunks < crashes[0].Chunk {
					return more, err
				}
				kill()
				if down = crashes[0].Down; !crashes[0].Committed {
					err = errors.New("crash")
				}
				chunks, crashes = 0, crashes[1:]
				return more, err
			}
		}
		w := newWorld(t, "2026-09-30 00:00",
			Rule{Name: "pair", At: at("0 2 * * *"), Grace: 15 * time.Hour, Chunk: fragile(tell(2, 2))},
			Rule{Name: "crowd", At: at("40 8 * * *"), Grace: 15 * time.Hour, Chunk: fragile(tell(7, 2))},
			Rule{Name: "monthly", At: at("0 9 * * *"), Due: func(_ *day.Calendar, d day.Day) bool { return d[8:] == "01" },
				Grace: 15 * time.Hour, Chunk: fragile(tell(3, 1))})
		for end := beijing("2026-10-03 00:00"); w.DB.Clock.Now().Before(end); time.Sleep(time.Duration(down) * time.Minute) {
			var ctx context.Context
			ctx, kill = context.WithDeadline(t.Context(), time.Now().Add(end.Sub(w.DB.Clock.Now())))
			down = 0
			if err := w.Run(ctx); err != nil {
				t.Error(err)
			}
			kill()
		}
		for _, text := range w.told() {
			what, _, _ := strings.Cut(text, " at ")
			told = append(told, what)
		}
		slices.Sort(told)
	})
	return told
}

// Whenever the program runs and does not, a firing happens at the first moment
// at which the program runs and people work, unless the rule fell due again or
// its grace was over by then; otherwise it is missed.
func TestUpAndDown(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		spans := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(1, 300), rapid.IntRange(1, 10000)), 2, 16).Draw(rt, "minutes up, down, up …")
		start := rapid.SampledFrom([]string{"2026-02-06 08:39", "2026-09-16 17:29", "2026-09-30 02:00"}).Draw(rt, "start")
		synctest.Test(t, func(t *testing.T) {
			w := newWorld(t, start,
				Rule{Name: "daily", At: at("40 8 * * *"), Due: workday, Grace: 5 * time.Hour, Hours: true, Chunk: tell(1, 1)},
				Rule{Name: "weekly", At: at("0 16 * * *"), Due: lastOfWeek, Grace: 24 * time.Hour, Hours: true, Chunk: tell(1, 1)},
				Rule{Name: "nightly", At: at("0 2 * * *"), Grace: 36 * time.Hour, Chunk: tell(1, 1)})
			var ups []up
			at := w.DB.Clock.Now().Add(30 * time.Second)
			w.down(at)
			for i, minutes := range spans {
				until := at.Add(time.Duration(minutes) * time.Minute)
				if i%2 == 0 {
					ups = append(ups, up{at, until})
					w.up(until)
				} else {
					w.down(until)
				}
				at = until
			}
			var want []string
			missed := 0
			for _, r := range w.Rules {
				told, n := foretell(r, ups)
				want, missed = append(want, told...), missed+n
			}
			got := w.told()
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				rt.Errorf("told\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
			if n := w.logged("reminder missed"); n != missed {
				rt.Errorf("%d missed, want %d", n, missed)
			}
		})
	})
}

// An up is a time in which the program runs.
type up struct{ from, to time.Time }

// foretell says what a rule tells, and how many of its firings are missed, by
// looking at each of its due times alone.
func foretell(r Rule, ups []up) (told []string, missed int) {
	cal := day.NewCalendar()
	dues := []time.Time{}
	last := ups[len(ups)-1]
	for d := day.DayOf(ups[0].from); len(dues) == 0 || !dues[len(dues)-1].After(last.to); d = d.Add(1) {
		due := r.on(d)
		if due.After(ups[0].from) && (r.Due == nil || r.Due(cal, d)) {
			dues = append(dues, due)
		}
	}
	for i, due := range dues[:len(dues)-1] {
		end := due.Add(r.Grace)
		moments := []time.Time{due}
		for _, u := range ups {
			moments = append(moments, u.from)
		}
		for d := day.DayOf(due); !d.Time().After(end); d = d.Add(1) {
			moments = append(moments, day.WorkBegins(d))
		}
		slices.SortFunc(moments, time.Time.Compare)
		n := slices.IndexFunc(moments, func(m time.Time) bool {
			runs := slices.ContainsFunc(ups, func(u up) bool { return !m.Before(u.from) && m.Before(u.to) })
			return runs && (!r.Hours || cal.Working(m)) && !m.Before(due) && !m.After(end) && m.Before(dues[i+1])
		})
		if n < 0 {
			if i < len(dues)-2 || !r.Hours || cal.NextWorking(later(due, last.from)).After(end) {
				missed++ // else it still waits for the morning
			}
			continue
		}
		text := fmt.Sprintf("%s of %s to 1 at %s", r.Name, day.DayOf(due), moments[n].Format("2006-01-02 15:04"))
		if moments[n].Sub(due) > onTime {
			text += " late"
		}
		told = append(told, text)
	}
	return told, missed
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
