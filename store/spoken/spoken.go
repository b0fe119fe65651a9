package spoken

import (
	"liaison/store"
	"liaison/store/day"
)

// Spoke stores that a person got an unasked message today.
func Spoke(tx *store.Tx, person int64, what string) error {
	return tx.Exec(store.InsertInto("spoken", "person, day, what")+` ON CONFLICT DO NOTHING`, person, tx.Today(), what)
}

// Spoken returns the unasked messages that a person got in a period.
func Spoken(tx *store.Tx, person int64, p day.Period) ([]string, error) {
	return store.Column[string](tx, `SELECT what FROM spoken WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, what`, person, p.From, p.To)
}

// Postpone schedules a card to be said again to a person on a day (稍后), in place of an earlier choice.
func Postpone(tx *store.Tx, person int64, card string, day day.Day) error {
	return tx.Exec(store.InsertInto("postponed", "person, card, day")+` ON CONFLICT (person, card) DO UPDATE SET day = excluded.day, said = FALSE`,
		person, card, day)
}

// A Postponed is a card to be said again to a person.
type Postponed struct {
	Person int64
	Card   string
}

// PostponedTo returns at most n cards to be said again on or before a day, those of the people after a
// given one.
func PostponedTo(tx *store.Tx, day day.Day, after int64, n int) ([]Postponed, error) {
	return store.Find(tx, func(p *Postponed) []any { return []any{&p.Person, &p.Card} }, `SELECT person, card FROM postponed
		WHERE NOT said AND day <= $1 AND person > $2 ORDER BY person, card LIMIT $3`, day, after, n)
}

// SaidAgain marks a card as said again: that was its one reminder.
func SaidAgain(tx *store.Tx, person int64, card string) error {
	return tx.Exec(store.InsertInto("postponed", "person, card, day, said")+` ON CONFLICT (person, card) DO UPDATE SET said = TRUE`, person, card, tx.Today(), true)
}

// WasSaidAgain reports whether a card had its one reminder, or has a day for it.
func WasSaidAgain(tx *store.Tx, person int64, card string) (bool, error) {
	n, err := store.One[int](tx, `SELECT count(*) FROM postponed WHERE person = $1 AND card = $2`, person, card)
	return n > 0, err
}

// IsPostponed reports whether a card will be said again.
func IsPostponed(tx *store.Tx, person int64, card string) (bool, error) {
	n, err := store.One[int](tx, `SELECT count(*) FROM postponed WHERE person = $1 AND card = $2 AND NOT said`, person, card)
	return n > 0, err
}
