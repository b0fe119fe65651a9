package store

import "time"

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

const entryColumns = `id, record, at, person, what, before, after, message`

func (e *Entry) fields() []any {
	return []any{&e.ID, &e.Record, (*instant)(&e.At), (*ref)(&e.Person), &e.What, &e.Before, &e.After, &e.Message}
}

// Note adds a line to a record's history.
func (tx *Tx) Note(e Entry) error {
	return tx.exec(insertInto("history", "record, at, person, what, before, after, message"),
		e.Record, ms(tx.Now), (*ref)(&e.Person), e.What, e.Before, e.After, e.Message)
}

// History returns the lines of a record, oldest first.
func (tx *Tx) History(record int64) ([]Entry, error) {
	return find(tx, (*Entry).fields, `SELECT `+entryColumns+` FROM history WHERE record = $1 ORDER BY id`, record)
}
