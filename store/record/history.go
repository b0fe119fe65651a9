package record

import (
	"time"

	"liaison/store"
)

// An Entry is one line of a record's history (经过). The history only grows.
type Entry struct {
	ID      int64
	Record  int64
	At      time.Time
	Person  int64  // 0: the program by itself
	What    string // 更正, 撤销, 进展 …
	Before  string
	After   string
	Message int64 // the message it came from
}

const EntryColumns = `id, record, at, person, what, before, after, message`

func (e *Entry) Fields() []any {
	return []any{&e.ID, &e.Record, (*store.Instant)(&e.At), (*store.Ref)(&e.Person), &e.What, &e.Before, &e.After, &e.Message}
}

// Note adds a line to a record's history.
func Note(tx *store.Tx, e Entry) error {
	return tx.Exec(store.InsertInto("history", "record, at, person, what, before, after, message"),
		e.Record, store.MS(tx.Now), (*store.Ref)(&e.Person), e.What, e.Before, e.After, e.Message)
}

// History returns the lines of a record, oldest first.
func History(tx *store.Tx, record int64) ([]Entry, error) {
	return store.Find(tx, (*Entry).Fields, `SELECT `+EntryColumns+` FROM history WHERE record = $1 ORDER BY id`, record)
}
