package count

import (
	"strings"

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

// ReachOf is the reach of a number that visits say, at some points or, without
// points, at all.
func ReachOf(tx *store.Tx, p day.Period, w Within, name string) (reach Reach, err error) {
	if w.nowhere() {
		return reach, nil
	}
	type line struct{ records, peak int }
	c := &store.Conditions{}
	c.Put(`r.kind = 'visit' AND r.withdrawn = 0 AND r.day BETWEEN ? AND ? AND f.name = ?`, p.From, p.To, name)
	c.In(`r.point`, w.Points)
	lines, err := store.Find(tx, func(l *line) []any { return []any{&l.records, &l.peak} }, `SELECT count(DISTINCT r.id), max(f.value)
		FROM record r JOIN figure f ON f.record = r.id
		WHERE `+strings.Join(c.All, " AND ")+` GROUP BY r.point`, c.Args...)
	for _, l := range lines {
		reach.Points++
		reach.Most, reach.Peak = max(reach.Most, l.records), max(reach.Peak, l.peak)
	}
	return reach, err
}
