package record

import (
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/day"
)

// Open names the revision of the problems that are not in a final state.
const Open = "problems"

// Unsettled returns the problems that are not in a final state, the oldest due day first, without
// their figures. Every message asks for them, so they are read again only after one changed.
func Unsettled(tx *store.Tx) ([]Record, error) {
	return UnsettledWhere(tx, func(*Record) bool { return true })
}

// UnsettledWhere is [Unsettled] for those that a condition keeps.
func UnsettledWhere(tx *store.Tx, keep func(*Record) bool) (found []Record, err error) {
	all, err := store.Cached(tx, Open, func(tx *store.Tx, _ int64) ([]Record, error) { return store.Together(tx, unsettled) })
	for i := range all {
		if keep(&all[i]) {
			found = append(found, *all[i].Clone())
		}
	}
	return found, err
}

func unsettled(tx *store.Tx) ([]Record, error) {
	problems, err := store.Find(tx, (*Problem).fields, `SELECT `+problemColumns+` FROM problem WHERE done = '' AND ended = ''
		UNION ALL SELECT `+problemColumns+` FROM problem WHERE done <> '' AND ended = '' ORDER BY due, record`)
	if err != nil {
		return nil, err
	}
	records, err := store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record WHERE withdrawn = 0 AND id IN
		(SELECT record FROM problem WHERE done = '' AND ended = '' UNION ALL SELECT record FROM problem WHERE done <> '' AND ended = '')`)
	if err != nil {
		return nil, err
	}
	helps, err := store.Find(tx, (*Help).fields, `SELECT `+helpColumns+` FROM help WHERE problem IN
		(SELECT record FROM problem WHERE done = '' AND ended = '') ORDER BY problem, unit`)
	if err != nil {
		return nil, err
	}
	ordered, err := store.Find(tx, (*Directive).fields, `SELECT `+directiveColumns+` FROM directive WHERE problem IN
		(SELECT record FROM problem WHERE done = '' AND ended = '' UNION ALL SELECT record FROM problem WHERE done <> '' AND ended = '') ORDER BY id`)
	if err != nil {
		return nil, err
	}
	by := make(map[int64]*Record, len(records))
	for i := range records {
		by[records[i].ID] = &records[i]
	}
	found := make([]Record, 0, len(records))
	for i := range problems {
		if r := by[problems[i].Record]; r != nil {
			r.Problem = &problems[i]
			found = append(found, *r)
		}
	}
	for _, h := range helps {
		if r := by[h.Problem]; r != nil {
			r.Problem.Helps = append(r.Problem.Helps, h)
		}
	}
	for _, d := range ordered {
		if r := by[d.Problem]; r != nil {
			r.Problem.Directives = append(r.Problem.Directives, d)
		}
	}
	return found, nil
}

// NearDue returns the numbers of the pending problems due on or before a day about which nobody was
// told yet that they are near their due day or overdue.
func NearDue(tx *store.Tx, day, today day.Day) ([]int64, error) {
	return sorted(store.Column[int64](tx, `SELECT record FROM problem WHERE done = '' AND ended = '' AND due <= $1
		AND (due < $2 AND late <> due OR due >= $2 AND soon <> due) ORDER BY due`, day, today))
}

// ForgetLate forgets that problems were told of as overdue which are not: a clock was ahead then.
func ForgetLate(tx *store.Tx, today day.Day) error {
	n, err := tx.Change(`UPDATE problem SET late = '' WHERE done = '' AND ended = '' AND due >= $1 AND late = due`, today)
	if err != nil || n == 0 {
		return err
	}
	return tx.Revise(Open)
}

// DueBefore returns the numbers of the pending problems at some points, or at all if none is given,
// that were due before a day, the oldest due day first.
func DueBefore(tx *store.Tx, day day.Day, points []int64) ([]int64, error) {
	c := &store.Conditions{}
	c.Put(`done = '' AND ended = '' AND due < ?`, day)
	c.In("point", points)
	return store.Column[int64](tx, `SELECT record FROM problem
		WHERE `+strings.Join(c.All, " AND ")+` ORDER BY due, record`, c.Args...)
}

// Unchecked returns the numbers of the problems that were 办结 on or before a day and are not 销号 yet.
func Unchecked(tx *store.Tx, day day.Day) ([]int64, error) {
	return sorted(store.Column[int64](tx, `SELECT record FROM problem WHERE done <> '' AND ended = '' AND entered <= $1 ORDER BY entered`, day))
}

// Wishes returns the numbers of the problems with an extension that was asked for on or before a day
// and is not answered yet.
func Wishes(tx *store.Tx, day day.Day) ([]int64, error) {
	return sorted(store.Column[int64](tx, `SELECT record FROM problem WHERE wish <> '' AND wished <= $1 ORDER BY wished`, day))
}

// SolvedBy returns the numbers of the problems that a person solved in a period.
func SolvedBy(tx *store.Tx, person int64, p day.Period) ([]int64, error) {
	return sorted(store.Column[int64](tx, `SELECT record FROM problem WHERE done <> '' AND done BETWEEN $2 AND $3 AND handler = $1`, person, p.From, p.To))
}

// sorted puts the few numbers that an index of days found in their own order.
func sorted(numbers []int64, err error) ([]int64, error) {
	slices.Sort(numbers)
	return numbers, err
}

// Problems calls fn for each problem raised in a period, the oldest number first.
func Problems(tx *store.Tx, p day.Period, fn func(*Record) error) error {
	return EachWhere(tx, `kind = 'problem' AND day BETWEEN $2 AND $3 AND withdrawn = 0`, fn, p.From, p.To)
}
