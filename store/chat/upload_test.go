package chat_test

import (
	"errors"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A read file waits whole for its admin's yes, and is gone afterwards; its id is
// given to no other.
func TestUpload(t *testing.T) {
	db := storetest.Bureau(t, nil)
	var u chat.Upload
	storetest.Update(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		u = chat.Upload{Person: d.PersonNamed(storetest.Admin).ID, Name: "名册.csv", Body: []byte(`{"Columns":["类型","名称"]}`)}
		return chat.SaveUpload(tx, &u)
	})
	storetest.Update(t, db, func(tx *store.Tx) error {
		got, err := chat.FindUpload(tx, u.ID)
		if err != nil {
			return err
		}
		if got.Person != u.Person || got.Name != u.Name || string(got.Body) != string(u.Body) {
			t.Errorf("got %+v, want %+v", got, u)
		}
		return chat.DropUpload(tx, u.ID)
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		if _, err := chat.FindUpload(tx, u.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("after the drop: %v, want ErrNotFound", err)
		}
		return nil
	})
	next := chat.Upload{Person: u.Person, Name: u.Name, Body: u.Body}
	storetest.Update(t, db, func(tx *store.Tx) error { return chat.SaveUpload(tx, &next) })
	if next.ID == u.ID {
		t.Errorf("id %d was given twice", u.ID)
	}
}
