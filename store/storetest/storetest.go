// Package storetest opens databases for tests, empty or with the same small bureau
// in each: six points, their eight 党组织, and eleven people. Every database is a real
// file that is gone when its test ends.
package storetest

import (
	"path/filepath"
	"testing"

	"liaison/store"
)

// Open returns a new, empty database, closed when the test ends.
func Open(t testing.TB, clock *store.Clock) *store.DB {
	t.Helper()
	db, err := store.Open(filepath.Join(t.TempDir(), "test.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// Update runs fn and fails the test on error.
func Update(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// View runs fn and fails the test on error.
func View(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.View(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}
