package count

import (
	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// A Subject is a category of problems, and how many there are of it.
type Subject struct {
	Type     string
	Problems int
}

// Subjects returns the categories of the problems solved on the spot in a period, the most
// frequent first.
func Subjects(tx *store.Tx, p day.Period) ([]Subject, error) {
	return store.Find(tx, func(s *Subject) []any { return []any{&s.Type, &s.Problems} }, `SELECT r.type, count(*) FROM problem p JOIN record r ON r.id = p.record
		WHERE p.closing = $3 AND p.done <> '' AND p.done BETWEEN $1 AND $2 AND r.withdrawn = 0 AND r.type NOT IN ('', '其他')
		GROUP BY r.type ORDER BY count(*) DESC, min(r.id)`, p.From, p.To, record.ClosedOnSpot)
}

// Types returns the types of the records that say a number in a period, the most frequent
// first.
func Types(tx *store.Tx, p day.Period, name string) ([]string, error) {
	return store.Column[string](tx, `SELECT r.type FROM record r JOIN figure f ON f.record = r.id
		WHERE f.name = $3 AND r.withdrawn = 0 AND r.day BETWEEN $1 AND $2 AND r.type <> ''
		GROUP BY r.type ORDER BY count(*) DESC, min(r.id)`, p.From, p.To, name)
}
