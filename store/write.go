package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"
)

// batch is how many jobs may share one commit.
const batch = 64

// A job is one Update that waits for the writer.
type job struct {
	fn   func(*Tx) error
	done chan error
}

// Update runs fn in a transaction that may change records. An error or a panic of fn rolls
// its work back. When Update returns nil, the work is on the disk. fn runs a second time
// if the first was rolled back together with the work of others, so it must not change
// anything outside the Tx that cannot be done twice.
func (db *DB) Update(ctx context.Context, fn func(*Tx) error) error {
	return db.do(ctx, db.jobs, fn)
}

// UpdatePatiently is [DB.Update] for work that nobody waits for: it waits up to 15 ms for
// another job, to share its commit.
func (db *DB) UpdatePatiently(ctx context.Context, fn func(*Tx) error) error {
	return db.do(ctx, db.patient, fn)
}

// patience is how long patient work waits for another.
const patience = 15 * time.Millisecond

func (db *DB) do(ctx context.Context, queue chan<- *job, fn func(*Tx) error) error {
	j := &job{fn: fn, done: make(chan error, 1)}
	select {
	case queue <- j:
		return kindOf(db.outcome(j))
	case <-ctx.Done():
		return ctx.Err()
	case <-db.closing:
		return ErrClosed
	case <-db.stopped: // FailNow of a test ended the writer
		return ErrClosed
	}
}

// outcome waits for the result of a job. If the writer ends during the job, as after
// FailNow in fn, there is none.
func (db *DB) outcome(j *job) error {
	select {
	case err := <-j.done:
		return err
	case <-db.stopped:
	}
	select {
	case err := <-j.done:
		return err
	default:
		return ErrClosed
	}
}

// write is the only goroutine that changes records. Jobs that arrive while it is busy
// share the next commit, so that one fsync serves many.
func (db *DB) write(c session) {
	defer close(db.stopped)
	defer c.close()
	defer func() {
		close(db.flusher.landed)
		<-db.flusher.ended
	}()
	for {
		select {
		case j := <-db.jobs:
			db.commit(c, j)
		case j := <-db.patient:
			db.commit(c, append([]*job{j}, db.soon()...)...)
		case <-db.closing:
			return
		}
	}
}

// soon is the next job, if it comes within a moment.
func (db *DB) soon() []*job {
	moment := time.NewTimer(patience)
	defer moment.Stop()
	select {
	case j := <-db.jobs:
		return []*job{j}
	case <-moment.C:
	case <-db.closing:
	}
	return nil
}

// commit runs jobs, and those that arrive meanwhile, in one transaction. If that is lost, it
// runs each again in a careful transaction of its own.
func (db *DB) commit(c session, jobs ...*job) {
	err := db.together(c, &jobs, false)
	if err == nil {
		return // the flusher tells them
	}
	if len(jobs) == 1 && !errors.Is(err, errHalf) || errors.Is(err, errUnsure) {
		for _, j := range jobs {
			j.done <- err
		}
		return
	}
	err = nil
	for _, j := range jobs {
		if !errors.Is(err, ErrLost) { // otherwise each would wait for the server as long
			err = kindOf(db.together(c, &[]*job{j}, true))
		}
		if err != nil {
			j.done <- err
		}
	}
}

// errHalf says that a Try failed in a Tx that has no savepoint to roll it back to.
var errHalf = fmt.Errorf("%w: half done", ErrPoisoned)

// together runs jobs in one transaction: either all are committed or none. Unless it is
// careful, jobs that wait by then join. Where it returns nil the flusher has them.
func (db *DB) together(c session, jobs *[]*job, careful bool) error {
	if err := db.flusher.fault(); err != nil {
		return err
	}
	if err := db.begin(c); err != nil {
		c.rollback()
		return err
	}
	tx := &Tx{db: db, conn: c, careful: careful}
	err := tx.run(jobs)
	if err == nil {
		landed := landing{n: db.flusher.committed.Add(1)} // before anybody can see it
		if err = c.commit(tx); err == nil {
			if err = db.Present(); err == nil {
				tx.publish()
				landed.jobs, landed.woken = *jobs, tx.woken
			}
			db.flusher.landed <- landed
			return err
		}
		db.flusher.landed <- landed
		if !errors.Is(err, errUnsure) {
			err = fmt.Errorf("%w: commit: %w", ErrPoisoned, err)
		}
	}
	if !careful && isLate(err) {
		err = fmt.Errorf("%w: %w", errHalf, err)
	}
	c.rollback()
	return err
}

// begin begins a transaction of the writer. Where it connects anew the files are noted
// anew.
func (db *DB) begin(c session) error {
	fresh := !c.connected()
	if err := c.begin(true); err != nil {
		return err
	}
	before := c.writer()
	db.stamp = max(db.stamp, before.stamp)
	db.Clock.reach(FromMS(before.now))
	if fresh {
		return db.files.note()
	}
	return nil
}

// run runs the jobs until one fails.
func (tx *Tx) run(jobs *[]*job) error {
	for i := 0; i < len(*jobs); i++ {
		tx.Now = tx.db.Clock.Now()
		err := guard(func() error { return (*jobs)[i].fn(tx) })
		if err == nil && tx.careful {
			err = tx.conn.flush()
		}
		if err != nil || tx.poison != nil {
			return cmp.Or(tx.poison, err)
		}
		if !tx.careful && len(*jobs) < batch {
			select {
			case j := <-tx.db.jobs:
				*jobs = append(*jobs, j)
			case j := <-tx.db.patient:
				*jobs = append(*jobs, j)
			default:
			}
		}
	}
	return nil
}

// Try runs fn. An error or a panic of fn rolls back what fn did and nothing else. If that
// is impossible the whole Tx is lost: ErrPoisoned.
//
// A savepoint costs an eighth of a Tx, and faults are rare. So the first run of a Tx has no
// savepoints; if something fails in it, the Tx is rolled back and run again with them.
func (tx *Tx) Try(fn func() error) error {
	switch {
	case tx.poison != nil:
		return tx.poison
	case tx.careful:
		return tx.try(fn)
	}
	if err := guard(fn); err != nil && tx.poison == nil {
		tx.poison = fmt.Errorf("%w: %w", errHalf, err)
	}
	return tx.poison
}

// try is Try with a savepoint.
func (tx *Tx) try(fn func() error) error {
	if err := tx.conn.direct("SAVEPOINT work"); err != nil {
		return tx.Void(err)
	}
	woken := tx.woken
	err := guard(fn)
	if err == nil && tx.poison == nil {
		err = tx.conn.flush()
	}
	if err == nil && tx.poison == nil {
		if err := tx.conn.direct("RELEASE work"); err != nil {
			return tx.Void(err)
		}
		return nil
	}
	tx.woken, tx.memo = woken, nil
	if tx.poison != nil {
		return tx.poison
	}
	for _, undo := range []string{"ROLLBACK TO work", "RELEASE work"} {
		if e := tx.conn.direct(undo); e != nil {
			return tx.Void(errors.Join(err, e))
		}
	}
	return err
}

// Void marks the Tx as lost: every further call on it fails.
func (tx *Tx) Void(err error) error {
	tx.poison = fmt.Errorf("%w: %w", ErrPoisoned, err)
	return tx.poison
}

// guard turns a panic into an error.
func guard(fn func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &PanicError{Value: p, Stack: debug.Stack()}
		}
	}()
	return fn()
}
