package store

import "time"

// A Notice is what a person is to hear about a record with their next list
// message. The same one waits only once.
type Notice struct {
	ID     int64
	Person int64
	Record int64
	What   string
	At     time.Time
	Card   string // the card that says it; "": it waits
}

const noticeColumns = `id, person, record, what, at, card`

func (n *Notice) fields() []any {
	return []any{&n.ID, &n.Person, &n.Record, &n.What, (*instant)(&n.At), &n.Card}
}

// AddNotice has a person hear about a record; card is what says it already, or "".
func (tx *Tx) AddNotice(person, record int64, what, card string) error {
	if card == "" {
		return tx.exec(insertInto("notice", "person, record, what, at")+` ON CONFLICT (person, record, what) WHERE card = '' DO NOTHING`,
			person, record, what, ms(tx.Now))
	}
	return tx.exec(insertInto("notice", "person, record, what, at, card"), person, record, what, ms(tx.Now), card)
}

// NoticesOf returns what waits for a person, oldest first.
func (tx *Tx) NoticesOf(person int64) ([]Notice, error) {
	return find(tx, (*Notice).fields, `SELECT `+noticeColumns+` FROM notice WHERE person = $1 AND card = '' ORDER BY id`, person)
}

// NoticesSaid returns what a person was told by cards that may not have been
// seen yet, oldest first.
func (tx *Tx) NoticesSaid(person int64) ([]Notice, error) {
	return find(tx, (*Notice).fields, `SELECT `+noticeColumns+` FROM notice WHERE person = $1 AND card <> '' ORDER BY id`, person)
}

// Told marks a notice as said by a card.
func (tx *Tx) Told(n Notice, card string) error {
	return tx.exec(`UPDATE notice SET card = $2 WHERE id = $1`, n.ID, card)
}

// Waits has a notice wait again: the card that was to say it was never seen. The
// same one may wait already.
func (tx *Tx) Waits(n Notice) error {
	if err := tx.DropNotice(n); err != nil {
		return err
	}
	return tx.AddNotice(n.Person, n.Record, n.What, "")
}

// DropNotice forgets a notice: it was seen, or is of no use any more.
func (tx *Tx) DropNotice(n Notice) error { return tx.exec(`DELETE FROM notice WHERE id = $1`, n.ID) }

// NextToTell returns the people after an id, in their order, who have something
// to hear or may not have seen what was said, at most n.
func (tx *Tx) NextToTell(after int64, n int) ([]int64, error) {
	return column[int64](tx, `SELECT DISTINCT person FROM notice WHERE person > $1 ORDER BY person LIMIT $2`, after, n)
}
