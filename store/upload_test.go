package store_test

import (
	"errors"
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// A read file waits whole for its admin's yes, and is gone afterwards; its id is
// given to no other.
func TestUpload(t *testing.T) {
	db := storetest.Bureau(t, nil)
	var u store.Upload
	storetest.Update(t, db, func(tx *store.Tx) error {
		d, err := tx.Directory()
		if err != nil {
			return err
		}
		u = store.Upload{Person: d.PersonNamed(storetest.Admin).ID, Name: "名册.csv", Body: []byte(`{"Columns":["类型","名称"]}`)}
		return tx.SaveUpload(&u)
	})
	storetest.Update(t, db, func(tx *store.Tx) error {
		got, err := tx.Upload(u.ID)
		if err != nil {
			return err
		}
		if got.Person != u.Person || got.Name != u.Name || string(got.Body) != string(u.Body) {
			t.Errorf("got %+v, want %+v", got, u)
		}
		return tx.DropUpload(u.ID)
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		if _, err := tx.Upload(u.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after the drop: %v, want ErrNotFound", err)
		}
		return nil
	})
	next := store.Upload{Person: u.Person, Name: u.Name, Body: u.Body}
	storetest.Update(t, db, func(tx *store.Tx) error { return tx.SaveUpload(&next) })
	if next.ID == u.ID {
		t.Errorf("id %d was given twice", u.ID)
	}
}
