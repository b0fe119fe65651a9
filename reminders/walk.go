package reminders

import (
	"context"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// Walk turns the clock forward for the demo, from due time to due time, so that
// everything happens that would have happened had people waited; what is planned
// for an hour of its own reaches them at that hour. After each, settle waits
// until all that came of it has reached them.
//
// A rule that fails is logged and left behind: the walk goes on.
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

// planned returns when something waiting is to be sent next.
func (s *Scheduler) planned(ctx context.Context) (at time.Time, err error) {
	err = s.DB.View(ctx, func(tx *store.Tx) error {
		at, err = chat.NextPlanned(tx)
		return err
	})
	return at, err
}
