package store

import (
	"context"
	"errors"
	"sync"
	"time"
)

// How long a program holds a lease without a sign of life, and how often it gives one.
const (
	leaseLife  = 8 * time.Second
	leaseBeat  = 2 * time.Second
	leaseSpare = time.Second // a holder stops so long before others may take over
)

// A Lease is the right to do what only one of the programs on a database does at a time. It
// does not rely on the clocks of the machines: whoever waits for it takes it when they saw
// no sign of life for leaseLife, on their own clock, and the holder stops before that.
type Lease struct {
	db   *DB // nil: of a file, which one program serves
	name string
	seen held

	mu      sync.Mutex
	until   time.Time // the holder stops then
	lost    bool
	changed chan struct{} // closed when until or lost changes
}

// A held is how a lease stands in the table. term counts its holders, beat their signs of
// life.
type held struct {
	holder     string
	term, beat int64
	until      Instant // for people; on the clock of the holder
}

func (h *held) fields() []any { return []any{&h.holder, &h.term, &h.beat, &h.until} }

// Alone runs work while this program holds a lease, until ctx is done or work returns. ctx of
// work is done also when the lease is lost; then Alone waits for it again. On a file it runs
// work at once.
func (db *DB) Alone(ctx context.Context, name string, work func(context.Context, *Lease) error) error {
	if db.server == nil {
		return work(ctx, &Lease{})
	}
	for ctx.Err() == nil {
		l := &Lease{db: db, name: name, changed: make(chan struct{})}
		if !l.await(ctx) {
			return nil
		}
		if err := l.hold(ctx, work); err != nil || ctx.Err() != nil {
			return err
		}
	}
	return nil
}

// await waits until the lease is taken; false: ctx is done.
func (l *Lease) await(ctx context.Context) bool {
	var since time.Time // when the sign of life in l.seen was first seen
	for first := true; ctx.Err() == nil; first = false {
		now, free := time.Now(), false
		err := l.db.View(ctx, func(tx *Tx) error {
			is, err := l.look(tx)
			if err != nil {
				return err
			}
			if first || is != l.seen {
				l.seen, since = is, now
			}
			dead := tx.Now.Sub(time.Time(is.until)) > JumpFrom // whatever the clocks are
			free = is.holder == "" || dead || now.Sub(since) >= leaseLife
			return nil
		})
		if err == nil && free {
			if l.take(ctx) == nil {
				return true
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(leaseBeat / 2):
		}
	}
	return false
}

func (l *Lease) look(tx *Tx) (held, error) {
	is, err := FindOne(tx, (*held).fields, `SELECT holder, term, beat, until FROM lease WHERE name = $1`, l.name)
	if errors.Is(err, ErrNotFound) {
		return held{}, nil
	} else if err != nil {
		return held{}, err
	}
	return *is, nil
}

// errTaken says that another program was faster.
var errTaken = errors.New("store: another program holds the lease")

// dayOfPrograms is how long the mark of a program that ended is kept.
const dayOfPrograms = 24 * time.Hour

// take takes the lease from the holder that was seen.
func (l *Lease) take(ctx context.Context) error {
	begun := time.Now()
	err := l.db.Update(ctx, func(tx *Tx) error {
		is, err := l.look(tx)
		if err != nil {
			return err
		}
		if is != l.seen && is.holder != "" {
			return errTaken
		}
		next := held{l.db.name, is.term + 1, 0, Instant(tx.Now.Add(leaseLife))}
		err = tx.Exec(`INSERT INTO lease (name, holder, term, beat, until) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, term = excluded.term, beat = excluded.beat, until = excluded.until`,
			l.name, next.holder, next.term, next.beat, &next.until)
		if err != nil {
			return err
		}
		l.seen = next
		return tx.Exec(`DELETE FROM program WHERE seen < $1`, MS(tx.Now.Add(-dayOfPrograms)))
	})
	if err == nil {
		l.prolong(begun)
	}
	return err
}

// hold runs work and gives signs of life meanwhile.
func (l *Lease) hold(ctx context.Context, work func(context.Context, *Lease) error) error {
	working, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- work(working, l) }()
	beat := time.NewTicker(leaseBeat)
	defer beat.Stop()
	for {
		select {
		case err := <-done:
			l.end()
			l.release(context.WithoutCancel(ctx))
			return err
		case <-beat.C:
		}
		begun := time.Now()
		switch err := l.renew(context.WithoutCancel(ctx), begun.Add(leaseLife)); {
		case errors.Is(err, errTaken):
			l.end()
			cancel()
			return <-done
		case err == nil:
			l.prolong(begun)
		} // otherwise the server is away: nobody else can take it either
	}
}

// renew gives a sign of life, unless the lease was taken.
func (l *Lease) renew(ctx context.Context, give time.Time) error {
	ctx, cancel := context.WithDeadline(ctx, give)
	defer cancel()
	return l.db.Update(ctx, func(tx *Tx) error {
		n, err := tx.Change(`UPDATE lease SET beat = beat + 1, until = $4 WHERE name = $1 AND holder = $2 AND term = $3`,
			l.name, l.seen.holder, l.seen.term, MS(tx.Now.Add(leaseLife)))
		if err == nil && n == 0 {
			err = errTaken
		}
		return err
	})
}

// release lets others take the lease at once.
func (l *Lease) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, leaseBeat)
	defer cancel()
	l.db.Update(ctx, func(tx *Tx) error { // without it they wait a little
		return tx.Exec(`UPDATE lease SET holder = '' WHERE name = $1 AND holder = $2 AND term = $3`, l.name, l.seen.holder, l.seen.term)
	})
}

// prolong has the lease last from a sign of life that began at a moment.
func (l *Lease) prolong(begun time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.until = begun.Add(leaseLife - leaseSpare)
	l.change()
}

func (l *Lease) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lost = true
	l.change()
}

func (l *Lease) change() {
	close(l.changed)
	l.changed = make(chan struct{})
}

// Held waits until it is sure that the lease is held, or is lost, or ctx is done. Whoever
// does what may be done by one program only asks just before: the program may have been
// frozen for a while.
func (l *Lease) Held(ctx context.Context) bool {
	for l.db != nil {
		l.mu.Lock()
		until, lost, changed := l.until, l.lost, l.changed
		l.mu.Unlock()
		now := time.Now()
		if lost {
			return false
		}
		// On both clocks: the monotonic one stands while a machine sleeps.
		if now.Before(until) && now.Round(0).Before(until.Round(0)) {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-changed:
		}
	}
	return true
}
