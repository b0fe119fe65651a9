package record

import (
	"errors"

	"liaison/store"
	"liaison/store/day"
)

// A Directive is what a leader orders about a problem (批示).
type Directive struct {
	ID       int64
	Problem  int64
	Leader   int64
	Words    string
	Given    day.Day
	Due      day.Day // until when they want an answer; "": no day was named
	Seen     day.Day // 收到
	Answered day.Day // whoever handles the problem said something since, or solved it
	Told     bool    // that its day is near
}

const directiveColumns = `id, problem, leader, words, given, due, seen, answered, told`

func (d *Directive) fields() []any {
	return []any{&d.ID, &d.Problem, &d.Leader, &d.Words, &d.Given, &d.Due, &d.Seen, &d.Answered, &d.Told}
}

// AddDirective keeps what a leader orders, and gives it its number.
func AddDirective(tx *store.Tx, d *Directive) (err error) {
	d.ID, err = store.One[int64](tx, store.InsertInto("directive", "problem, leader, words, given, due, seen, answered, told")+` RETURNING id`, d.fields()[1:]...)
	return errors.Join(err, tx.Revise(Open))
}

// SaveDirective keeps how a directive goes on.
func SaveDirective(tx *store.Tx, d *Directive) error {
	return errors.Join(tx.Exec(`UPDATE directive SET seen = $2, answered = $3, told = $4 WHERE id = $1`, d.ID, d.Seen, d.Answered, d.Told), tx.Revise(Open))
}

// Directives returns what leaders ordered about a problem, the oldest first.
func Directives(tx *store.Tx, problem int64) ([]Directive, error) {
	return store.Find(tx, (*Directive).fields, `SELECT `+directiveColumns+` FROM directive WHERE problem = $1 ORDER BY id`, problem)
}

// DirectivesNear returns the numbers of the problems, not 销号, with a directive that is to
// be answered on a day or before, and of whose day nobody was told.
func DirectivesNear(tx *store.Tx, by day.Day) ([]int64, error) {
	return sorted(store.Column[int64](tx, `SELECT DISTINCT problem FROM directive WHERE answered = '' AND due <> '' AND due <= $1 AND NOT told
		AND problem IN (SELECT record FROM problem WHERE done = '' AND ended = '' UNION ALL SELECT record FROM problem WHERE done <> '' AND ended = '')`, by))
}

// DirectivesOf returns what a leader ordered and nobody answered yet, the oldest first.
func DirectivesOf(tx *store.Tx, leader int64) ([]Directive, error) {
	return store.Find(tx, (*Directive).fields, `SELECT `+directiveColumns+` FROM directive WHERE leader = $1 AND answered = '' ORDER BY id`, leader)
}

// Owed are the directives of a problem that wait for an answer.
func (p *Problem) Owed() (owed []*Directive) {
	for i := range p.Directives {
		if p.Directives[i].Answered == "" {
			owed = append(owed, &p.Directives[i])
		}
	}
	return owed
}
