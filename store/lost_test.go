package store_test

import (
	"errors"
	"path/filepath"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
)

// Where the calendar cannot be read nothing that was done in the Tx stands, and
// a reader hears of it too.
func TestCalendarLost(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return tx.Exec(`DROP TABLE holiday`) }); err != nil {
		t.Fatal(err)
	}
	look := func(tx *store.Tx) error {
		bureau.Calendar(tx)
		return nil
	}
	if err := db.View(t.Context(), look); !errors.Is(err, store.ErrPoisoned) {
		t.Errorf("a reader: %v, want ErrPoisoned", err)
	}
	err = db.Update(t.Context(), func(tx *store.Tx) error { return errors.Join(store.Set(tx, "a", "1"), look(tx)) })
	if !errors.Is(err, store.ErrPoisoned) {
		t.Errorf("a writer: %v, want ErrPoisoned", err)
	}
	err = db.View(t.Context(), func(tx *store.Tx) error {
		if got, err := store.Setting(tx, "a"); got != "" || err != nil {
			t.Errorf("the lost Tx left %q, %v", got, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
