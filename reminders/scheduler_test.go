package reminders

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/spoken"
)

// Over a year each rule fires once at each of its times.
func TestYear(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-01-01 00:00",
			Rule{Name: "monthly", At: at("0 9 * * *"), Due: firstOfMonth, Hours: true, Chunk: tell(1, 1)},
			Rule{Name: "weekly", At: at("0 16 * * *"), Due: lastOfWeek, Hours: true, Chunk: tell(1, 1)})
		w.up(beijing("2027-01-01 00:00"))
		first := map[string]string{"01": "04", "02": "02", "03": "02", "05": "06", "08": "03", "10": "08", "11": "02"}
		moved := map[string]string{"01-02": "01-04", "02-13": "02-14", "02-20": "", "02-27": "02-28", "05-01": "04-30", "05-08": "05-09",
			"06-19": "06-18", "09-18": "09-20", "09-25": "09-24", "10-02": "09-30", "10-09": "10-10", "01-01": "12-31"}
		want := map[string]bool{}
		for month := time.January; month <= time.December; month++ {
			m := fmt.Sprintf("%02d", month)
			day, ok := first[m]
			if !ok {
				day = "01"
			}
			want[fmt.Sprintf("monthly of 2026-%[1]s-%[2]s to 1 at 2026-%[1]s-%[2]s 09:00", m, day)] = true
		}
		for friday := beijing("2026-01-02 00:00"); friday.Before(beijing("2027-01-02 00:00")); friday = friday.AddDate(0, 0, 7) {
			day, ok := moved[friday.Format("01-02")]
			if !ok {
				day = friday.Format("01-02")
			}
			if day != "" {
				want[fmt.Sprintf("weekly of 2026-%[1]s to 1 at 2026-%[1]s 16:00", day)] = true
			}
		}
		told := w.told()
		for _, text := range told {
			if !want[text] {
				t.Errorf("told %q", text)
			}
		}
		if len(told) != len(want) {
			t.Errorf("told %d times, want %d", len(told), len(want))
		}
	})
}

// After two hours and after three days without the program, what fell due last
// is made up for, once, and people are told that it is late.
func TestDowntime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-09-08 08:00",
			Rule{Name: "duties", At: at("40 8 * * *"), Due: workday, Grace: 8 * time.Hour, Hours: true, Chunk: tell(1, 1)},
			Rule{Name: "backup", At: at("0 2 * * *"), Grace: 12 * time.Hour, Chunk: tell(1, 1)})
		w.up(beijing("2026-09-08 08:30"))
		w.down(beijing("2026-09-08 10:30"))
		w.up(beijing("2026-09-08 12:00"))
		w.down(beijing("2026-09-11 13:00"))
		w.up(beijing("2026-09-11 20:00"))
		w.down(beijing("2026-09-14 07:00")) // the weekend
		w.up(beijing("2026-09-14 09:00"))
		w.want(
			"duties of 2026-09-08 to 1 at 2026-09-08 10:30 late",
			"duties of 2026-09-11 to 1 at 2026-09-11 13:00 late",
			"backup of 2026-09-11 to 1 at 2026-09-11 13:00 late",
			"backup of 2026-09-14 to 1 at 2026-09-14 07:00 late",
			"duties of 2026-09-14 to 1 at 2026-09-14 08:40",
		)
		if n := w.logged("reminder missed"); n != 2+2+2 { // duties 9, 10; backup 9, 10; backup 12, 13
			t.Errorf("%d missed, want 6:\n%s", n, w.log.String())
		}
		w.firing("duties", "2026-09-14 08:40", spoken.FiringDone)
	})
}

// The clock jumps a year ahead and back: the reminders of the true days are sent once.
func TestClockJumps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-09-08 08:00", Rule{Name: "duties", At: at("40 8 * * *"), Grace: time.Hour, Chunk: tell(1, 1)})
		w.up(beijing("2026-09-08 09:00"))
		w.up(beijing("2026-09-08 09:00"))
		stop := w.start()
		w.DB.Clock.Leap(365 * 24 * time.Hour)
		w.down(beijing("2027-09-08 09:10"))
		w.DB.Clock.Leap(-365 * 24 * time.Hour)
		w.down(beijing("2026-09-10 08:41"))
		stop()
		w.want(
			"duties of 2026-09-08 to 1 at 2026-09-08 08:40",
			"duties of 2027-09-08 to 1 at 2027-09-08 09:00 late",
			"duties of 2026-09-09 to 1 at 2026-09-09 08:40",
			"duties of 2026-09-10 to 1 at 2026-09-10 08:40",
		)
	})
}

// A new rule starts from now, also when this is its time.
func TestFirstSight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, "2026-09-08 08:40", Rule{Name: "duties", At: at("40 8 * * *"), Grace: 8 * time.Hour, Chunk: tell(1, 1)})
		w.up(beijing("2026-09-08 12:00"))
		w.want()
		w.firing("duties", "2026-09-08 08:40", spoken.FiringDone)
		w.down(beijing("2026-09-09 08:50"))
		w.up(beijing("2026-09-09 09:00"))
		w.want("duties of 2026-09-09 to 1 at 2026-09-09 08:50")
	})
}

// A firing of people stops at the end of working time and goes on next morning.
func TestEvening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := tell(3, 1)
		w := newWorld(t, "2026-09-08 17:00", Rule{Name: "slow", At: at("29 17 * * *"), Due: workday, Grace: 20 * time.Hour, Hours: true,
			Chunk: func(tx *store.Tx, f *Firing) (bool, error) {
				if f.After == 1 && day.DayOf(tx.Now) == f.Day {
					return false, errors.New("not now")
				}
				return slow(tx, f)
			}})
		w.up(beijing("2026-09-09 10:00"))
		w.want("slow of 2026-09-08 to 1 at 2026-09-08 17:29", "slow of 2026-09-08 to 2 at 2026-09-09 08:30 late",
			"slow of 2026-09-08 to 3 at 2026-09-09 08:30 late")
		if n := w.logged("not now"); n != 1 {
			t.Errorf("tried %d times in the evening, want once", n)
		}
	})
}

// A rule that fails is tried again every minute, and holds up no other.
func TestFailing(t *testing.T) {
	for name, fault := range map[string]func(*Firing) (bool, error){
		"error":        func(*Firing) (bool, error) { return false, errors.New("boom") },
		"panic":        func(*Firing) (bool, error) { panic("boom") },
		"stands still": func(f *Firing) (bool, error) { f.Sent++; return true, nil },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tries := 0
				good := tell(4, 2)
				w := newWorld(t, "2026-09-08 08:00",
					Rule{Name: "bad", At: at("40 8 * * *"), Grace: time.Hour, Chunk: func(tx *store.Tx, f *Firing) (bool, error) {
						if more, err := good(tx, f); err != nil || f.After < 4 {
							return more, err
						}
						if tries++; tries <= 3 {
							f.After = 2
							return fault(f)
						}
						return false, nil
					}},
					Rule{Name: "worse", At: at("40 8 * * *"), Chunk: func(*store.Tx, *Firing) (bool, error) { return false, errors.New("always") }},
					Rule{Name: "good", At: at("41 8 * * *"), Chunk: tell(1, 1)})
				w.up(beijing("2026-09-08 12:00"))
				w.want("bad of 2026-09-08 to 1 at 2026-09-08 08:40", "bad of 2026-09-08 to 2 at 2026-09-08 08:40",
					"good of 2026-09-08 to 1 at 2026-09-08 08:41",
					"bad of 2026-09-08 to 3 at 2026-09-08 08:43", "bad of 2026-09-08 to 4 at 2026-09-08 08:43")
				if n := w.logged("rule=bad err="); n != 3 {
					t.Errorf("%d failures logged, want 3:\n%s", n, w.log.String())
				}
			})
		})
	}
}

// A rule that never works is missed when its grace is over, and gets its next
// chance at its next time.
func TestLasting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var tried []string
		w := newWorld(t, "2026-09-08 08:00", Rule{Name: "bad", At: at("40 8 * * *"), Grace: time.Hour, Chunk: func(tx *store.Tx, f *Firing) (bool, error) {
			if day := string(f.Day); len(tried) == 0 || tried[len(tried)-1] != day {
				tried = append(tried, day)
			}
			return false, errors.New("boom")
		}})
		w.up(beijing("2026-09-09 12:00"))
		if got := strings.Join(tried, " "); got != "2026-09-08 2026-09-09" {
			t.Errorf("tried on %s", got)
		}
		if n := w.logged("boom"); n != 2*61 {
			t.Errorf("tried %d times, want every minute of two hours", n)
		}
		w.firing("bad", "2026-09-09 08:40", spoken.FiringMissed)
	})
}
