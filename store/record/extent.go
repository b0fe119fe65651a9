package record

import (
	"errors"
	"time"

	"liaison/store"
)

// Extent returns the number of records, and when the last one was made.
func Extent(tx *store.Tx) (records int, last time.Time, err error) {
	if records, err = store.One[int](tx, `SELECT count(*) FROM record`); err != nil {
		return 0, last, err
	}
	at, err := store.One[int64](tx, `SELECT created FROM record ORDER BY created DESC LIMIT 1`)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return records, store.FromMS(at), err
}
