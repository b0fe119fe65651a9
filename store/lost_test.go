package store

import (
	"errors"
	"path/filepath"
	"testing"
)

// Where the calendar cannot be read nothing that was done in the Tx stands, and
// a reader hears of it too.
func TestCalendarLost(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(t.Context(), func(tx *Tx) error { return tx.exec(`DROP TABLE holiday`) }); err != nil {
		t.Fatal(err)
	}
	look := func(tx *Tx) error {
		tx.Calendar()
		return nil
	}
	if err := db.View(t.Context(), look); !errors.Is(err, ErrPoisoned) {
		t.Errorf("a reader: %v, want ErrPoisoned", err)
	}
	err = db.Update(t.Context(), func(tx *Tx) error { return errors.Join(tx.Set("a", "1"), look(tx)) })
	if !errors.Is(err, ErrPoisoned) {
		t.Errorf("a writer: %v, want ErrPoisoned", err)
	}
	err = db.View(t.Context(), func(tx *Tx) error {
		if got, err := tx.Setting("a"); got != "" || err != nil {
			t.Errorf("the lost Tx left %q, %v", got, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
