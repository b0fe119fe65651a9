package count

import (
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// Totals are numbers by the name of their indicator.
type Totals map[string]record.Total

// Of returns the value of a number, or 0.
func (t Totals) Of(name string) int { return t[name].Value }

// Told reports whether there is a record behind a number.
func (t Totals) Told(name string) bool { return t[name].Records > 0 }

// add adds to one of the numbers.
func (t Totals) add(name string, more record.Total) {
	t[name] = record.Total{Value: t[name].Value + more.Value, Records: t[name].Records + more.Records}
}

// Add adds other totals to these.
func (t Totals) Add(more Totals) {
	for name, m := range more {
		t.add(name, m)
	}
}

// PointTotals are totals by point. AllPoints is the sum of all records.
type PointTotals map[int64]Totals

// Sum returns the totals of some points together.
func (p PointTotals) Sum(points ...int64) Totals {
	sum := Totals{}
	for _, id := range points {
		sum.Add(p[id])
	}
	return sum
}

// Sum adds up the shares of a period at some points, which may include AllPoints and
// NoPoint. Its cost depends on the length of the period.
func Sum(tx *store.Tx, p day.Period, points ...int64) (PointTotals, error) {
	lines, err := store.FindIn(tx, (*totalLine).fields, `SELECT d.point, d.name, sum(d.n), sum(d.records)
		FROM listed CROSS JOIN daily d WHERE d.point = listed.one AND d.day BETWEEN $1 AND $2
		GROUP BY d.point, d.name`, points, p.From, p.To)
	return byName(lines), err
}

// SumOf adds up one number of a period for each point.
func SumOf(tx *store.Tx, p day.Period, name string) (map[int64]int, error) {
	lines, err := store.Find(tx, (*totalLine).fields, `SELECT point, name, sum(n), sum(records) FROM daily
		WHERE name = $3 AND day BETWEEN $1 AND $2 GROUP BY point, name`, p.From, p.To, name)
	found := make(map[int64]int, len(lines))
	for _, l := range lines {
		if l.Records > 0 {
			found[l.point] = l.Value
		}
	}
	return found, err
}

// A totalLine is one number of one point.
type totalLine struct {
	point int64
	name  string
	record.Total
}

func (l *totalLine) fields() []any { return []any{&l.point, &l.name, &l.Value, &l.Records} }

func byName(lines []totalLine) PointTotals {
	found := PointTotals{}
	for _, l := range lines {
		if l.Records == 0 {
			continue
		}
		if found[l.point] == nil {
			found[l.point] = Totals{}
		}
		found[l.point][l.name] = l.Total
	}
	return found
}

// PendingAt counts the problems at some points, which may include AllPoints, that by what
// is known now were 在办 at the end of a day. It reads the problems pending now and those
// raised or ended since.
func PendingAt(tx *store.Tx, d day.Day, points ...int64) (map[int64]int, error) {
	now, err := PendingNow(tx, points...)
	if err != nil {
		return nil, err
	}
	return pendingAt(tx, d, now, points)
}

// pendingAt is [PendingAt] for callers that have the problems pending now.
func pendingAt(tx *store.Tx, d day.Day, now map[int64]Pending, points []int64) (map[int64]int, error) {
	found := make(map[int64]int, len(points))
	for _, id := range points {
		found[id] = now[id].Open
	}
	since, err := store.FindIn(tx, (*totalLine).fields, `SELECT d.point, d.name, sum(d.n), sum(d.records)
		FROM listed CROSS JOIN daily d WHERE d.point = listed.one AND d.day > $1 AND d.name IN ($2, $3)
		GROUP BY d.point, d.name`, points, d, indicator.Raised, record.Left)
	for _, l := range since {
		if l.name == record.Left {
			found[l.point] += l.Value
		} else {
			found[l.point] -= l.Value
		}
	}
	return found, err
}

// Pending is how many problems are 在办 now, and how many of them are overdue.
type Pending struct{ Open, Overdue int }

// PendingNow counts the problems that are 在办 at some points, which may include AllPoints.
// It reads no others.
func PendingNow(tx *store.Tx, points ...int64) (map[int64]Pending, error) {
	type line struct {
		point int64
		Pending
	}
	fields := func(l *line) []any { return []any{&l.point, &l.Open, &l.Overdue} }
	const counts = `, count(*), count(*) FILTER (WHERE p.due < $1) FROM `
	const pending = ` p.done = '' AND p.ended = ''`
	lines, err := store.FindIn(tx, fields, `SELECT p.point`+counts+`listed CROSS JOIN problem p
		WHERE p.point = listed.one AND`+pending+` GROUP BY p.point`, points, tx.Today())
	if err == nil && slices.Contains(points, bureau.AllPoints) {
		all, err := store.Find(tx, fields, `SELECT 0`+counts+`problem p WHERE`+pending, tx.Today())
		if err != nil {
			return nil, err
		}
		lines = append(lines, all...)
	}
	found := make(map[int64]Pending, len(lines))
	for _, l := range lines {
		found[l.point] = l.Pending
	}
	return found, err
}
