package chat

import (
	"encoding/json"

	"liaison/store"
)

// An Upload is a file that was read and waits for its admin to confirm it.
type Upload struct {
	ID     int64
	Person int64
	Name   string
	Body   json.RawMessage
}

// SaveUpload stores a file and sets its ID.
func SaveUpload(tx *store.Tx, u *Upload) (err error) {
	u.ID, err = tx.Insert("upload", "person, at, name, body", u.Person, store.MS(tx.Now), u.Name, string(u.Body))
	return err
}

// FindUpload returns a file that waits, or ErrNotFound.
func FindUpload(tx *store.Tx, id int64) (*Upload, error) {
	return store.FindOne(tx, func(u *Upload) []any { return []any{&u.ID, &u.Person, &u.Name, store.AsJSON(&u.Body)} },
		`SELECT id, person, name, body FROM upload WHERE id = $1 AND body <> ''`, id)
}

// DropUpload deletes a file that was used or refused. Its id is not reused, because an old
// button must not mean a newer file.
func DropUpload(tx *store.Tx, id int64) error {
	return tx.Exec(`UPDATE upload SET body = '', name = '' WHERE id = $1`, id)
}
