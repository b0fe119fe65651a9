package spoken

import (
	"errors"
	"strings"

	"liaison/store"
	"liaison/store/day"
)

// A Said is something that a person got unasked.
type Said struct {
	What string // its kind
	Key  string // of its card
	With string // the key of the card that it is part of; "": it has its own
	Day  day.Day
}

// text is how a Said is stored; read reads it.
func (s Said) text() string { return strings.TrimSpace(s.What + " " + s.Key + " " + s.With) }

func read(on day.Day, text string) Said {
	s := Said{Day: on}
	s.What, text, _ = strings.Cut(text, " ")
	s.Key, s.With, _ = strings.Cut(text, " ")
	return s
}

// Spoke stores that a person gets an unasked message today.
func Spoke(tx *store.Tx, person int64, s Said) error {
	return tx.Exec(store.InsertInto("spoken", "person, day, what")+` ON CONFLICT DO NOTHING`, person, tx.Today(), s.text())
}

// Spoken returns the unasked messages that a person got in a period.
func Spoken(tx *store.Tx, person int64, p day.Period) (said []Said, err error) {
	rows, err := store.Find(tx, (*row).fields, `SELECT person, day, what FROM spoken WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, what`, person, p.From, p.To)
	for _, r := range rows {
		said = append(said, read(r.day, r.what))
	}
	return said, err
}

// SpokenTo is [Spoken] for many people at once. Each of them has an entry.
func SpokenTo(tx *store.Tx, people []int64, p day.Period) (map[int64][]Said, error) {
	rows, err := store.FindIn(tx, (*row).fields, `SELECT person, day, what FROM listed CROSS JOIN spoken
		WHERE person = one AND day BETWEEN $1 AND $2 ORDER BY person, day, what`, people, p.From, p.To)
	said := make(map[int64][]Said, len(people))
	for _, id := range people {
		said[id] = nil
	}
	for _, r := range rows {
		said[r.person] = append(said[r.person], read(r.day, r.what))
	}
	return said, err
}

// A row is how a Said is stored.
type row struct {
	person int64
	day    day.Day
	what   string
}

func (r *row) fields() []any { return []any{&r.person, &r.day, &r.what} }

// Unsaid forgets what a person was to get today on a card that will not be sent. Its notices wait
// again, before the same card is said anew.
func Unsaid(tx *store.Tx, person int64, key string) error {
	said, err := Spoken(tx, person, day.Period{From: tx.Today(), To: tx.Today()})
	for _, s := range said {
		if s.With == key || s.With == "" && s.Key == key {
			err = errors.Join(err, tx.Exec(`DELETE FROM spoken WHERE person = $1 AND day = $2 AND what = $3`, person, tx.Today(), s.text()))
		}
	}
	notices, err1 := NoticesSaid(tx, person)
	err = errors.Join(err, err1)
	for _, n := range notices {
		if n.Card == key {
			err = errors.Join(err, Waits(tx, n))
		}
	}
	return err
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
