package reminders

import (
	"fmt"
	"time"

	"github.com/robfig/cron/v3"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/spoken"
)

// A Rule says what is done at which time without anybody asking (提醒规则).
type Rule struct {
	Name  string                                    // never changes: firings are stored under it
	Says  string                                    // what people call it: 换届
	At    cron.Schedule                             // when on the days it is due, in Shanghai; see at
	Due   func(cal *day.Calendar, day day.Day) bool // nil: every day; cron cannot say “first workday”
	Grace time.Duration                             // how late it is still of use; never less than onTime
	Hours bool                                      // it speaks to people: only in working time, a late one too

	// Chunk does the next part of a firing, for the ids after f.After. It advances
	// f.After, adds to f.Sent, and reports whether more is left. Each call is one
	// transaction, and is repeated if that is lost.
	Chunk func(tx *store.Tx, f *Firing) (more bool, err error)
}

// A Firing is one time a rule fell due (一次触发), as its chunks see it.
type Firing struct {
	Rule  string
	Says  string // what people call the rule
	Due   time.Time
	Day   day.Day // of Due: a late firing may run on another
	Late  bool    // people should be told so
	After int64   // the last id that was dealt with; 0 at first
	Sent  int     // messages so far

	ear
	rest []What                  // what everybody may still hear this week; nil: not known yet
	week map[int64][]spoken.Said // what people heard this week, where that is read already
}

// An ear is called with what is said.
type ear struct {
	hear      func(*store.Tx, *Firing, Saying) // nil: nobody listens
	rehearsal bool                             // people whom nothing reaches are told, too
}

// onTime is how long after its due time a firing still counts as punctual.
const onTime = 10 * time.Minute

// horizon is how far ahead the scheduler looks for the next due time of a rule.
const horizon = 400 * 24 * time.Hour

// due returns the first time after a moment, and not after until, at which the
// rule falls due, or the zero time.
func (r *Rule) due(cal *day.Calendar, after, until time.Time) time.Time {
	for d := day.DayOf(after); ; d = d.Add(1) {
		if d.Time().After(until) {
			return time.Time{}
		}
		if r.Due != nil && !r.Due(cal, d) {
			continue
		}
		switch t := r.on(d); {
		case t.After(until):
			return time.Time{}
		case t.After(after):
			return t
		}
	}
}

// on returns the time at which the rule is due on one of its days.
func (r *Rule) on(d day.Day) time.Time { return r.At.Next(d.Time().Add(-time.Second)) }

// at parses “minute hour * * *”, a time of every day.
func at(spec string) cron.Schedule {
	s, err := cron.ParseStandard(spec)
	if err != nil {
		panic("reminders: " + spec + ": " + err.Error()) // a row of the table is wrong
	}
	return s
}

// begin returns when a firing that waits at now may continue.
func (r *Rule) begin(cal *day.Calendar, now time.Time) time.Time {
	if r.Hours {
		return cal.NextWorking(now)
	}
	return now
}

// chunk does the next part of a firing and stores in its row how far it came.
func (r *Rule) chunk(tx *store.Tx, row *spoken.Firing, e ear) error {
	f := Firing{Rule: row.Rule, Says: r.Says, Due: row.Due, Day: day.DayOf(row.Due), Late: tx.Now.Sub(row.Due) > onTime,
		After: row.After, Sent: row.Sent, ear: e}
	more, err := r.Chunk(tx, &f)
	if err != nil {
		return err
	}
	if more && f.After <= row.After {
		return fmt.Errorf("reminders: %s stands still after %d", r.Name, row.After)
	}
	if !more {
		row.State = spoken.FiringDone
	}
	row.After, row.Sent = f.After, f.Sent
	return spoken.SaveFiring(tx, row)
}
