package store

import (
	"sync"
	"sync/atomic"
)

// A flusher brings to the disk what the writer committed, while the writer goes on with the
// next Tx: one fsync serves all that was committed during the one before. Nobody is told of a
// commit, and no View returns what it saw of one, before that is on the disk.
type flusher struct {
	committed atomic.Int64 // the number of the newest Tx whose commit began
	landed    chan landing
	ended     chan struct{} // all that landed is flushed

	mu     sync.Mutex
	news   sync.Cond
	kept   int64 // up to this Tx all is on the disk, or was rolled back
	broken error // the disk failed: what was committed may be lost
}

// A landing is a Tx that is committed, with those who wait for it. One that was rolled back
// has no jobs.
type landing struct {
	n     int64
	jobs  []*job
	woken Wake
}

func newFlusher() *flusher {
	f := &flusher{landed: make(chan landing, 1), ended: make(chan struct{})}
	f.news.L = &f.mu
	return f
}

// flush flushes what lands, until nothing lands any more.
func (db *DB) flush() {
	f := db.flusher
	defer close(f.ended)
	for first := range f.landed {
		group := []landing{first}
		for waits := true; waits; {
			select {
			case l, open := <-f.landed:
				if waits = open; open {
					group = append(group, l)
				}
			default:
				waits = false
			}
		}
		err := db.sync(group)
		f.mu.Lock()
		if f.broken == nil {
			f.broken = err
		}
		f.kept = group[len(group)-1].n
		f.news.Broadcast()
		f.mu.Unlock()
		for _, l := range group {
			if err == nil {
				db.ring(l.woken)
			}
			for _, j := range l.jobs {
				j.done <- err
			}
		}
	}
}

// sync brings a group to the disk, unless all of it was rolled back.
func (db *DB) sync(group []landing) error {
	for _, l := range group {
		if len(l.jobs) > 0 {
			return db.files.sync()
		}
	}
	return nil
}

// fault is why nothing can be kept any more, or nil.
func (f *flusher) fault() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.broken
}

// wait returns when all that is committed by now is on the disk.
func (f *flusher) wait() error {
	n := f.committed.Load()
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.kept < n {
		f.news.Wait()
	}
	return f.broken
}
