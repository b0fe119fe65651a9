package main

import (
	"context"
	"log/slog"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
)

// A timekeeper looks after the clock of the machine: it has everything survive a jump, and
// tells the admins of it.
type timekeeper struct {
	db     *store.DB
	log    *slog.Logger
	known  store.Jump // the newest that was survived
	told   time.Time  // when the admins were last told, monotonic
	untold bool
}

// tellAgain is how long the admins are not told of the next jump: some clocks jump to and fro.
const tellAgain = 10 * time.Minute

// Run works until ctx is done.
func (k *timekeeper) Run(ctx context.Context) error {
	j, err := k.whileDown(ctx)
	for tick := time.NewTicker(time.Second); ; {
		if err == nil && j.At != k.known.At {
			err = k.survive(ctx, j)
		}
		if err == nil && k.untold && (k.told.IsZero() || time.Since(k.told) >= tellAgain) {
			err = k.tell(ctx)
		}
		if err != nil && ctx.Err() == nil {
			k.log.Error("the clock jumped", "err", err)
		}
		select {
		case <-ctx.Done():
			tick.Stop()
			return nil
		case <-tick.C:
			err = nil
			if now := k.db.Clock.Jumped(); !now.At.IsZero() {
				j = now
			}
		}
	}
}

// whileDown returns the jump back since the program last ran, as far as can be seen.
func (k *timekeeper) whileDown(ctx context.Context) (j store.Jump, err error) {
	err = k.db.View(ctx, func(tx *store.Tx) error {
		h, err := chat.HealthNow(tx)
		if err != nil {
			return err
		}
		last := h.Polled
		if h.Jumped.At.After(last) {
			last = h.Jumped.At
		}
		if by := tx.Now.Sub(last); by <= -store.JumpFrom {
			j = store.Jump{At: tx.Now, By: by}
		}
		return nil
	})
	return j, err
}

// survive schedules anew what was scheduled before a jump, and keeps that it was.
func (k *timekeeper) survive(ctx context.Context, j store.Jump) error {
	if err := chat.Mend(k.db); err != nil {
		return err
	}
	err := k.db.Update(ctx, func(tx *store.Tx) error { return chat.NoteJump(tx, j) })
	if err != nil {
		return err
	}
	k.log.Warn("the clock jumped", "from", j.At.Add(-j.By), "to", j.At, "by", j.By)
	k.known, k.untold = j, true
	k.db.Clock.Ring()
	return nil
}

func (k *timekeeper) tell(ctx context.Context) error {
	err := k.db.Update(ctx, func(tx *store.Tx) error {
		return announce(tx, chat.ClockKey, "⏰ "+messages.ClockJumped(k.known))
	})
	if err == nil {
		k.told, k.untold = time.Now(), false
	}
	return err
}
