package store

import (
	"slices"
	"strings"
)

// Unsettled returns the problems that have not reached a last state, the oldest
// due day first, without their figures.
func (tx *Tx) Unsettled() ([]Record, error) {
	problems, err := find(tx, (*Problem).fields, `SELECT `+problemColumns+` FROM problem WHERE done = '' AND ended = ''
		UNION ALL SELECT `+problemColumns+` FROM problem WHERE done <> '' AND ended = '' ORDER BY due, record`)
	if err != nil {
		return nil, err
	}
	records, err := find(tx, (*Record).fields, `SELECT `+recordColumns+` FROM record WHERE withdrawn = 0 AND id IN
		(SELECT record FROM problem WHERE done = '' AND ended = '' UNION ALL SELECT record FROM problem WHERE done <> '' AND ended = '')`)
	if err != nil {
		return nil, err
	}
	helps, err := find(tx, (*Help).fields, `SELECT `+helpColumns+` FROM help WHERE problem IN
		(SELECT record FROM problem WHERE done = '' AND ended = '') ORDER BY problem, unit`)
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
	return found, nil
}

// NearDue returns the numbers of the pending problems due on a day or before
// that were not told of yet as near or as overdue.
func (tx *Tx) NearDue(day, today Day) ([]int64, error) {
	return sorted(column[int64](tx, `SELECT record FROM problem WHERE done = '' AND ended = '' AND due <= $1
		AND (due < $2 AND late <> due OR due >= $2 AND soon <> due) ORDER BY due`, day, today))
}

// DueBefore returns the numbers of the pending problems at some points that were
// due before a day, the oldest due day first; without points, at any.
func (tx *Tx) DueBefore(day Day, points []int64) ([]int64, error) {
	c := &conditions{}
	c.put(`done = '' AND ended = '' AND due < ?`, day)
	c.in("point", points)
	return column[int64](tx, `SELECT record FROM problem
		WHERE `+strings.Join(c.all, " AND ")+` ORDER BY due, record`, c.args...)
}

// Unchecked returns the numbers of the problems that were 办结 on a day or
// before and are not 销号 yet.
func (tx *Tx) Unchecked(day Day) ([]int64, error) {
	return sorted(column[int64](tx, `SELECT record FROM problem WHERE done <> '' AND ended = '' AND entered <= $1 ORDER BY entered`, day))
}

// Wishes returns the numbers of the problems whose extension was asked for on a
// day or before and waits for its answer.
func (tx *Tx) Wishes(day Day) ([]int64, error) {
	return sorted(column[int64](tx, `SELECT record FROM problem WHERE wish <> '' AND wished <= $1 ORDER BY wished`, day))
}

// sorted puts the few numbers that an index of days found in their own order.
func sorted(numbers []int64, err error) ([]int64, error) {
	slices.Sort(numbers)
	return numbers, err
}

// Problems calls fn for each problem of a ledger: those raised in a period,
// oldest number first.
func (tx *Tx) Problems(p Period, fn func(*Record) error) error {
	return tx.eachRecord(`kind = 'problem' AND day BETWEEN $2 AND $3 AND withdrawn = 0`, fn, p.From, p.To)
}
