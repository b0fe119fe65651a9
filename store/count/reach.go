package count

import (
	"liaison/store"
	"liaison/store/day"
)

// A Reach says at how many points a number was recorded, and how often at most at one
// point. Two records of one point may count the same 户 twice.
type Reach struct {
	Points int
	Most   int // records at one point
	Peak   int // the largest value of one record
}

// ReachOf returns the reach of a number of visits.
func ReachOf(tx *store.Tx, p day.Period, name string) (reach Reach, err error) {
	type line struct{ records, peak int }
	lines, err := store.Find(tx, func(l *line) []any { return []any{&l.records, &l.peak} }, `SELECT count(DISTINCT r.id), max(f.value)
		FROM record r JOIN figure f ON f.record = r.id
		WHERE r.kind = 'visit' AND r.withdrawn = 0 AND r.day BETWEEN $1 AND $2 AND f.name = $3 GROUP BY r.point`, p.From, p.To, name)
	for _, l := range lines {
		reach.Points++
		reach.Most, reach.Peak = max(reach.Most, l.records), max(reach.Peak, l.peak)
	}
	return reach, err
}
