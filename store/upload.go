package store

import "encoding/json"

// An Upload is a file that was read and waits for its admin's yes.
type Upload struct {
	ID     int64
	Person int64
	Name   string
	Body   json.RawMessage
}

// SaveUpload keeps a read file and sets its ID.
func (tx *Tx) SaveUpload(u *Upload) (err error) {
	u.ID, err = tx.insert("upload", "person, at, name, body", u.Person, ms(tx.Now), u.Name, string(u.Body))
	return err
}

// Upload returns a waiting file, or ErrNotFound.
func (tx *Tx) Upload(id int64) (*Upload, error) {
	return findOne(tx, func(u *Upload) []any { return []any{&u.ID, &u.Person, &u.Name, asJSON(&u.Body)} },
		`SELECT id, person, name, body FROM upload WHERE id = $1 AND body <> ''`, id)
}

// DropUpload forgets a file that was used or refused. Its id is kept: an old
// button must not mean a newer file.
func (tx *Tx) DropUpload(id int64) error {
	return tx.exec(`UPDATE upload SET body = '', name = '' WHERE id = $1`, id)
}
