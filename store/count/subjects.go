package count

import (
	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// Subjects returns the categories of the problems solved on the spot in a period, the most
// frequent first.
func Subjects(tx *store.Tx, p day.Period) ([]string, error) {
	return store.Column[string](tx, `SELECT r.type FROM problem p JOIN record r ON r.id = p.record
		WHERE p.closing = $3 AND p.done <> '' AND p.done BETWEEN $1 AND $2 AND r.withdrawn = 0 AND r.type NOT IN ('', '其他')
		GROUP BY r.type ORDER BY count(*) DESC, min(r.id)`, p.From, p.To, record.ClosedOnSpot)
}
