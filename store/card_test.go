package store

import (
	"path/filepath"
	"testing"
)

// Why a card was not sent is kept with it.
func TestCardExpired(t *testing.T) {
	db, err := Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(t.Context(), func(tx *Tx) error {
		if err := tx.Announce("c", 1, "r1", Face{}, Window{}); err != nil {
			return err
		}
		c, err := tx.Card("c", 1, "r1")
		if err != nil {
			return err
		}
		if err := tx.CardExpired(c); err != nil {
			return err
		}
		if fault, err := one[string](tx, `SELECT fault FROM card WHERE key = 'r1'`); fault != "expired" {
			t.Errorf("fault %q, %v", fault, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
