package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/storetest"
)

// Of several programs one at a time holds a lease. The next has it at once after one that
// ended, and within 15 s after one that gives no sign of life, which does nothing from then on.
func TestLease(t *testing.T) {
	source := storetest.Server(t)
	ctx, end := context.WithCancel(t.Context())
	var all sync.WaitGroup
	holders := make(chan holder)
	for i := range 3 {
		db := openAt(t, source)
		all.Go(func() {
			db.Alone(ctx, "telegram", func(ctx context.Context, l *store.Lease) error {
				holders <- holder{i, db, l, ctx.Done()}
				<-ctx.Done()
				return nil
			})
		})
	}
	first := <-holders
	if !first.lease.Held(ctx) {
		t.Error("who holds it does not know")
	}
	thaw := first.db.Freeze(t)
	frozen := time.Now()
	second := <-holders
	took := time.Since(frozen)
	t.Logf("taken over after %.1f s", took.Seconds())
	if second.i == first.i || took > 15*time.Second {
		t.Errorf("taken over after %s by %d", took, second.i)
	}
	thaw()
	if first.lease.Held(ctx) {
		t.Error("the frozen one believes that it still holds it")
	}
	<-first.done
	if !second.lease.Held(ctx) {
		t.Error("who took it over lost it")
	}
	end()
	all.Wait()
	fresh := openAt(t, source)
	begun := time.Now()
	ctx, end = context.WithCancel(t.Context())
	fresh.Alone(ctx, "telegram", func(context.Context, *store.Lease) error { end(); return nil })
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("after all had ended it took %s", took)
	}
}

type holder struct {
	i     int
	db    *store.DB
	lease *store.Lease
	done  <-chan struct{}
}

// On a file the one program that serves it holds everything.
func TestLeaseOnFile(t *testing.T) {
	storetest.NeedsFile(t)
	ran := false
	storetest.Open(t, nil).Alone(t.Context(), "telegram", func(ctx context.Context, l *store.Lease) error {
		ran = l.Held(ctx)
		return nil
	})
	if !ran {
		t.Error("it was not held")
	}
}
