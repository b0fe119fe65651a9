package store_test

import (
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/storetest"
)

// What is not on the disk is not acknowledged, wakes nobody and is not seen, and the writer
// goes on meanwhile.
func TestFlush(t *testing.T) {
	db := opened(t)
	syncing, sync := make(chan struct{}, 8), make(chan struct{})
	var onDisk atomic.Bool
	db.Fsync(func() error {
		syncing <- struct{}{}
		<-sync
		return nil
	})
	early := make(chan string, 3)
	ends := func(what string, err error) {
		if err != nil {
			t.Error(what, err)
		}
		if !onDisk.Load() {
			what += ", before it was on the disk"
		}
		early <- what
	}
	go func() {
		ends("acknowledged", db.Update(t.Context(), func(tx *store.Tx) error {
			tx.Wake(store.WakeInbox)
			return store.Set(tx, "a", "1")
		}))
	}()
	<-syncing // it is committed
	saw := make(chan struct{})
	go func() {
		ends("seen", db.View(t.Context(), func(tx *store.Tx) error {
			value, err := store.Setting(tx, "a")
			if value != "1" {
				t.Errorf("a is %q", value)
			}
			close(saw)
			return err
		}))
	}()
	<-saw
	began := make(chan struct{})
	go func() {
		ends("acknowledged", db.Update(t.Context(), func(tx *store.Tx) error {
			close(began)
			return store.Set(tx, "b", "1")
		}))
	}()
	<-began // the writer did not wait for the disk
	select {
	case what := <-early:
		t.Error(what)
	case <-db.Inbox.C():
		t.Error("somebody was woken before it was on the disk")
	case <-time.After(50 * time.Millisecond): // as long as it would take if nothing held it back
	}
	onDisk.Store(true)
	close(sync)
	for range 3 {
		if what := <-early; what != "acknowledged" && what != "seen" {
			t.Error(what)
		}
	}
	<-db.Inbox.C()
}

// After the disk failed nothing is acknowledged any more: nobody knows what it holds.
func TestFlushFails(t *testing.T) {
	db := opened(t)
	fault := errors.New("input/output error")
	db.Fsync(func() error { return fault })
	set := func(tx *store.Tx) error { return store.Set(tx, "a", "1") }
	if err := db.Update(t.Context(), set); !errors.Is(err, fault) || !errors.Is(err, store.ErrGone) {
		t.Errorf("a change: %v", err)
	}
	db.Fsync(func() error { return nil })
	if err := db.Update(t.Context(), set); !errors.Is(err, store.ErrGone) {
		t.Errorf("a change after it: %v", err)
	}
	if err := db.Present(); !errors.Is(err, store.ErrGone) {
		t.Errorf("present: %v", err)
	}
}

// opened is a file with the tables.
func opened(t *testing.T) *store.DB {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "before", "1") })
	return db
}
