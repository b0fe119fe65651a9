package spoken

import (
	"time"

	"liaison/store"
)

// A Notice is something to tell a person about a record with their next list message. The same notice
// waits only once.
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
	return []any{&n.ID, &n.Person, &n.Record, &n.What, (*store.Instant)(&n.At), &n.Card}
}

// AddNotice adds a notice for a person about a record; card is the card that says it already, or "".
func AddNotice(tx *store.Tx, person, record int64, what, card string) error {
	if card == "" {
		return tx.Exec(store.InsertInto("notice", "person, record, what, at")+` ON CONFLICT (person, record, what) WHERE card = '' DO NOTHING`,
			person, record, what, store.MS(tx.Now))
	}
	return tx.Exec(store.InsertInto("notice", "person, record, what, at, card"), person, record, what, store.MS(tx.Now), card)
}

// NoticesOf returns the notices that wait for a person, the oldest first.
func NoticesOf(tx *store.Tx, person int64) ([]Notice, error) {
	return store.Find(tx, (*Notice).fields, `SELECT `+noticeColumns+` FROM notice WHERE person = $1 AND card = '' ORDER BY id`, person)
}

// NoticesSaid returns the notices of a person on cards that may not have been shown yet, the oldest
// first.
func NoticesSaid(tx *store.Tx, person int64) ([]Notice, error) {
	return store.Find(tx, (*Notice).fields, `SELECT `+noticeColumns+` FROM notice WHERE person = $1 AND card <> '' ORDER BY id`, person)
}

// Told marks a notice as said by a card.
func Told(tx *store.Tx, n Notice, card string) error {
	return tx.Exec(`UPDATE notice SET card = $2 WHERE id = $1`, n.ID, card)
}

// Waits makes a notice wait again, because its card was never shown. The same notice may wait already.
func Waits(tx *store.Tx, n Notice) error {
	if err := DropNotice(tx, n); err != nil {
		return err
	}
	return AddNotice(tx, n.Person, n.Record, n.What, "")
}

// DropNotice deletes a notice that was seen or is useless now.
func DropNotice(tx *store.Tx, n Notice) error {
	return tx.Exec(`DELETE FROM notice WHERE id = $1`, n.ID)
}

// NextToTell returns at most n people after an id who have notices that wait, or notices on cards that
// may not have been shown.
func NextToTell(tx *store.Tx, after int64, n int) ([]int64, error) {
	return store.Column[int64](tx, `SELECT DISTINCT person FROM notice WHERE person > $1 ORDER BY person LIMIT $2`, after, n)
}
