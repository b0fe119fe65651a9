package reminders

import (
	"context"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// Walk turns the clock of the demo forward, from due time to due time, so that everything
// happens as if people had waited. What is planned for a certain hour is sent at that
// hour. After each step settle waits until everything was delivered.
//
// A rule that fails is logged and skipped.
func (s *Scheduler) Walk(ctx context.Context, to time.Time, settle func(context.Context) error) error {
	for {
		next, _ := s.Step(ctx)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := settle(ctx); err != nil {
			return err
		}
		planned, err := s.planned(ctx)
		if err != nil {
			return err
		}
		if next = earlier(next, planned); next.IsZero() || next.After(to) {
			s.DB.Clock.Turn(to)
			return nil
		}
		s.DB.Clock.Turn(next)
	}
}

// planned returns when something that waits is due to be sent next.
func (s *Scheduler) planned(ctx context.Context) (at time.Time, err error) {
	err = s.DB.View(ctx, func(tx *store.Tx) error {
		at, err = chat.NextPlanned(tx)
		return err
	})
	return at, err
}
