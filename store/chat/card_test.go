package chat_test

import (
	"path/filepath"
	"testing"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// Why a card was not sent is kept with it.
func TestCardExpired(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		if err := chat.Announce(tx, "c", 1, "r1", chat.Face{}, day.Window{}); err != nil {
			return err
		}
		c, err := chat.FindCard(tx, "c", 1, "r1")
		if err != nil {
			return err
		}
		if err := chat.CardExpired(tx, c); err != nil {
			return err
		}
		if fault, err := store.One[string](tx, `SELECT fault FROM card WHERE key = 'r1'`); fault != "expired" {
			t.Errorf("fault %q, %v", fault, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
