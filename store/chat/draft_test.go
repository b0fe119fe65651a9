package chat_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A draft waits for seven days. A clock that is set forward by a year makes none old: its
// person has its card before them.
func TestDraftWaits(t *testing.T) {
	const year = 365 * 24 * time.Hour
	for _, c := range []struct {
		name  string
		do    func(*store.Clock)
		waits bool
	}{
		{"at once", func(*store.Clock) {}, true},
		{"six days later", func(k *store.Clock) { k.Turn(k.Now().Add(6 * 24 * time.Hour)) }, true},
		{"eight days later", func(k *store.Clock) { k.Turn(k.Now().Add(8 * 24 * time.Hour)) }, false},
		{"set forward by a year", func(k *store.Clock) { k.Leap(year) }, true},
		{"set forward by a year, eight days ago", func(k *store.Clock) { k.Leap(year); k.Turn(k.Now().Add(8 * 24 * time.Hour)) }, false},
		{"set back by a year", func(k *store.Clock) { k.Leap(-year) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			d := &chat.Draft{Channel: "c", Chat: 1, State: chat.DraftOpen}
			storetest.Update(t, db, func(tx *store.Tx) error {
				p := &bureau.Person{Name: "干事甲", Active: true}
				err := bureau.SavePerson(tx, p)
				d.Person = p.ID
				return errors.Join(err, chat.AddDraft(tx, d))
			})
			c.do(db.Clock)
			storetest.Update(t, db, func(tx *store.Tx) error {
				old, err := chat.ExpireDrafts(tx)
				if d.Waits(tx) != c.waits || (len(old) == 0) != c.waits {
					t.Errorf("waits: %v, expired: %d; want %v", d.Waits(tx), len(old), c.waits)
				}
				return err
			})
		})
	}
}
