package reminders

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"liaison/store"
	"liaison/store/spoken"
)

// A Scheduler fires rules. Several schedulers may work on one database.
type Scheduler struct {
	DB    *store.DB
	Log   *slog.Logger
	Rules []Rule

	Done, Missed atomic.Int64 // firings since the start

	coming coming
	ear    // see [Rehearse] and [Fire]
}

// How long Run sleeps at most, and after a rule failed.
const (
	longest = time.Hour
	retry   = time.Minute
)

// Run fires rules until ctx is done.
func (s *Scheduler) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		turned := s.DB.Clock.Turned() // before looking, so that no turn is missed
		wait := longest
		next, err := s.Step(ctx)
		if err != nil {
			wait = retry
		}
		if !next.IsZero() {
			wait = min(wait, next.Sub(s.DB.Clock.Now()))
		}
		select {
		case <-ctx.Done():
		case <-turned:
		case <-time.After(wait):
		}
	}
	return nil
}

// Step does everything that is due now, and returns when something falls due next, or the
// zero time. A rule that fails is logged and tried again earlier than that.
func (s *Scheduler) Step(ctx context.Context) (next time.Time, err error) {
	stand, _, err := s.look(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.Log.Error("reminders cannot be looked up", "err", err)
		}
		return next, err
	}
	for i := range stand {
		at := stand[i].next
		if !stand[i].idle() {
			var fault error
			if at, fault = s.fire(ctx, &s.Rules[i]); fault != nil && ctx.Err() == nil {
				s.Log.Error("reminder failed", "rule", s.Rules[i].Name, "err", fault)
			}
			err = errors.Join(err, fault)
		}
		next = earlier(next, at)
	}
	return next, err
}

// look returns the standing of each rule, and the time it was read at. It only reads, so that
// an idle scheduler does not block writers.
func (s *Scheduler) look(ctx context.Context) (stand []standing, now time.Time, err error) {
	err = s.DB.View(ctx, func(tx *store.Tx) error {
		stand, now = make([]standing, len(s.Rules)), tx.Now
		for i := range s.Rules {
			var err error
			if stand[i], err = s.Rules[i].stands(tx, &s.coming); err != nil {
				return err
			}
		}
		return nil
	})
	return stand, now, err
}

// fire runs a rule, chunk by chunk, and returns when to look at it again.
func (s *Scheduler) fire(ctx context.Context, r *Rule) (next time.Time, err error) {
	for ctx.Err() == nil {
		var at standing
		err := s.DB.Update(ctx, func(tx *store.Tx) (err error) {
			if at, err = r.stands(tx, &s.coming); err != nil {
				return err
			}
			return r.advance(tx, at, s.ear)
		})
		if err != nil {
			return at.next, err
		}
		s.note(at)
		if at.run == nil || at.run.State != spoken.FiringOpen {
			return at.next, nil
		}
	}
	return next, ctx.Err()
}

// advance stores which firings ended and does one chunk, if one is due.
func (r *Rule) advance(tx *store.Tx, at standing, e ear) error {
	for i := range at.ended {
		if err := spoken.SaveFiring(tx, &at.ended[i]); err != nil {
			return err
		}
	}
	if at.run == nil {
		return nil
	}
	return r.chunk(tx, at.run, e)
}

// mostLogged is how many missed firings of a rule are logged one by one: a clock that jumps
// a year ahead misses hundreds.
const mostLogged = 30

// note logs what is over.
func (s *Scheduler) note(at standing) {
	if n := len(at.ended); n > mostLogged {
		s.Log.Warn("many reminders missed", "rule", at.ended[0].Rule, "from", at.ended[0].Due, "to", at.ended[n-1].Due, "times", n)
	}
	for _, f := range at.ended {
		if f.State != spoken.FiringMissed {
			continue
		}
		if s.Missed.Add(1); len(at.ended) <= mostLogged {
			s.Log.Warn("reminder missed", "rule", f.Rule, "due", f.Due, "sent", f.Sent)
		}
	}
	if f := at.run; f != nil && f.State == spoken.FiringDone {
		s.Done.Add(1)
		s.Log.Info("reminder", "rule", f.Rule, "due", f.Due, "late", f.Ended.Sub(f.Due) > onTime, "sent", f.Sent)
	}
}

// Next returns when something is due next: now if it waits already, or the zero time if
// nothing is due within a year.
func (s *Scheduler) Next(ctx context.Context) (next time.Time, err error) {
	stand, now, err := s.look(ctx)
	for _, at := range stand {
		if at.run != nil {
			at.next = now
		}
		next = earlier(next, at.next)
	}
	return next, err
}
