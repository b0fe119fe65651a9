package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/storetest"
)

// A View whose context is done ends in the middle of a statement; its reader goes on
// with the next View. A work goes on to its end.
func TestViewIsCancelled(t *testing.T) {
	db := storetest.Open(t, nil)
	const endless = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`
	for range 8 { // the same reader each time
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		err := db.View(ctx, func(tx *store.Tx) error {
			_, err := store.One[int](tx, endless)
			return err
		})
		if cancel(); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("a View that takes too long: %v", err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	rows := 0
	err := db.View(ctx, func(tx *store.Tx) error {
		return store.Each(tx, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`, nil, func(store.Row) error {
			if rows++; rows == 10 {
				cancel()
			}
			return nil
		})
	})
	const least, most = 10, 10_000 // a server sends some before they are read
	if rows < least || rows > most || !errors.Is(err, context.Canceled) {
		t.Errorf("a View whose context ended between its rows: %d rows, %v", rows, err)
	}
	if err := db.View(t.Context(), func(tx *store.Tx) error { _, err := store.One[int](tx, `SELECT 1`); return err }); err != nil {
		t.Errorf("after it: %v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	err = db.Update(ctx, func(tx *store.Tx) error {
		cancel()
		return store.Set(tx, "a", "1")
	})
	if err != nil {
		t.Errorf("a work whose context ended in it: %v", err)
	}
}

// Lean leaves no reader connected but those in use, for which it does not wait; the next View
// connects one.
func TestLean(t *testing.T) {
	storetest.NeedsFile(t)
	db := storetest.Open(t, nil)
	one := func(tx *store.Tx) error { _, err := store.One[int](tx, `SELECT 1`); return err }
	for range 3 {
		err := db.View(t.Context(), func(*store.Tx) error { return db.Lean(t.Context()) })
		if err := errors.Join(err, db.Lean(t.Context())); err != nil {
			t.Fatal(err)
		}
		if n := db.Connected(); n != 0 {
			t.Errorf("%d readers are connected after Lean", n)
		}
		if err := db.View(t.Context(), one); err != nil {
			t.Fatal(err)
		}
		if n := db.Connected(); n != 1 {
			t.Errorf("%d readers are connected after one View at a time", n)
		}
	}
}
