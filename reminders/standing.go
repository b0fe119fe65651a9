package reminders

import (
	"errors"
	"sync"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/spoken"
)

// A standing is the state of a rule at a moment. It depends only on the rule's newest firing
// and the time.
type standing struct {
	ended []spoken.Firing // to be recorded: what was missed, and the start of a new rule
	run   *spoken.Firing  // to go on with now
	next  time.Time       // when to look again; the zero time: not within the horizon
}

// coming is when rules fall due next, as it was reckoned before: a year of days is walked for
// some. Several goroutines may ask it.
type coming struct{ known sync.Map } // of reckoned, by the rule's name

// A reckoned is the first time after another at which a rule falls due, by a calendar.
type reckoned struct {
	cal         *day.Calendar
	after, next time.Time
}

// due is [Rule.due].
func (c *coming) due(r *Rule, cal *day.Calendar, after, until time.Time) time.Time {
	if k, ok := c.known.Load(r.Name); ok {
		if k := k.(reckoned); k.cal == cal && k.after.Equal(after) && !k.next.After(until) {
			return k.next
		}
	}
	next := r.due(cal, after, until)
	if !next.IsZero() {
		c.known.Store(r.Name, reckoned{cal, after, next})
	}
	return next
}

// stands returns the standing of a rule at the time of the Tx.
func (r *Rule) stands(tx *store.Tx, known *coming) (s standing, err error) {
	last, err := spoken.LastFiring(tx, r.Name)
	if errors.Is(err, store.ErrNotFound) {
		last, err = &spoken.Firing{Rule: r.Name, Due: tx.Now, State: spoken.FiringDone}, nil
		s.ended = append(s.ended, *last)
	}
	if err != nil {
		return s, err
	}
	r.since(*last, bureau.Calendar(tx), tx.Now, known, &s)
	return s, nil
}

// since adds the due times of a rule since its newest firing.
func (r *Rule) since(f spoken.Firing, cal *day.Calendar, now time.Time, known *coming, s *standing) {
	until := now.Add(horizon)
	s.next = known.due(r, cal, f.Due, until)
	for ; !s.next.IsZero() && !s.next.After(now); s.next = known.due(r, cal, s.next, until) {
		s.miss(f)
		f = spoken.Firing{Rule: r.Name, Due: s.next, State: spoken.FiringOpen}
	}
	if f.State != spoken.FiringOpen {
		return
	}
	switch begin := r.begin(cal, now); {
	case begin.After(f.Due.Add(max(r.Grace, onTime))):
		s.miss(f)
	case begin.After(now):
		s.next = earlier(s.next, begin)
	default:
		s.run = &f
	}
}

// idle reports whether the rule has nothing to do now.
func (s *standing) idle() bool { return s.run == nil && len(s.ended) == 0 }

// miss marks an open firing as missed.
func (s *standing) miss(f spoken.Firing) {
	if f.State == spoken.FiringOpen {
		f.State = spoken.FiringMissed
		s.ended = append(s.ended, f)
	}
}

// earlier returns the earlier of two times; the zero time is never.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
