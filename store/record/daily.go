package record

import (
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
)

// A dailyKey identifies a line of the 日累计.
type dailyKey struct {
	point int64
	day   day.Day
	name  string
}

// A Tally holds changes of lines of the 日累计.
type Tally struct {
	tx    *store.Tx
	lines map[dailyKey]Total
	order []dailyKey
}

func NewTally(tx *store.Tx) *Tally {
	return &Tally{tx: tx, lines: map[dailyKey]Total{}}
}

// add adds the shares of a record, multiplied by sign.
func (c *Tally) add(r *Record, solved, sign int) error {
	dir, err := bureau.Of(c.tx)
	if err != nil {
		return err
	}
	point := r.Point
	if point == 0 {
		point = bureau.NoPoint
	}
	for _, s := range r.Shares(solved, dir.Indicators) {
		for _, at := range []int64{bureau.AllPoints, point} {
			k := dailyKey{at, s.Day, s.Name}
			t, known := c.lines[k]
			if !known {
				c.order = append(c.order, k)
			}
			c.lines[k] = Total{t.Value + sign*s.Value, t.Records + sign}
		}
	}
	return nil
}

// AddStored adds the shares of some records as they are stored, multiplied by sign. It ignores the
// number 0.
func (c *Tally) AddStored(sign int, numbers ...int64) error {
	for _, id := range numbers {
		if id == 0 {
			continue
		}
		r, err := Find(c.tx, id)
		if err != nil {
			return err
		}
		solved, err := SolvedAt(c.tx, r)
		if err != nil {
			return err
		}
		if err := c.add(r, solved, sign); err != nil {
			return err
		}
	}
	return nil
}

// Keep writes the changes. A line without records stays, as an empty one.
func (c *Tally) Keep() error {
	const columns = 5
	for len(c.order) > 0 {
		var args []any
		n := 0
		for ; n < len(c.order) && len(args) < 100*columns; n++ {
			k := c.order[n]
			t := c.lines[k]
			if t == (Total{}) {
				continue
			}
			args = append(args, k.point, k.day, k.name, t.Value, t.Records)
		}
		c.order = c.order[n:]
		if len(args) == 0 {
			continue
		}
		if err := c.tx.Exec(`INSERT INTO daily (point, day, name, n, records) VALUES `+store.Marks(len(args)/columns, columns)+`
			ON CONFLICT (point, day, name) DO UPDATE SET n = daily.n + excluded.n, records = daily.records + excluded.records`, args...); err != nil {
			return err
		}
	}
	return nil
}

// retally runs a change to some stored records, and updates the 日累计 accordingly.
func retally(tx *store.Tx, change func() error, numbers ...int64) error {
	c := NewTally(tx)
	if err := c.AddStored(-1, numbers...); err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	if err := c.AddStored(+1, numbers...); err != nil {
		return err
	}
	return c.Keep()
}

// SolvedAt counts the problems that were solved on the spot at a visit.
func SolvedAt(tx *store.Tx, r *Record) (int, error) {
	if r.Kind != KindVisit {
		return 0, nil
	}
	return store.One[int](tx, `SELECT count(*) FROM problem p JOIN record r ON r.id = p.record
		WHERE p.onspot = $1 AND p.closing = $2 AND r.withdrawn = 0`, r.ID, ClosedOnSpot)
}

// Recount computes the 日累计 again from all records. It serves for a file that an older program
// wrote, and for checks.
func Recount(tx *store.Tx) error {
	if err := tx.Exec(`DELETE FROM daily`); err != nil {
		return err
	}
	c := NewTally(tx)
	err := EachWhere(tx, `withdrawn = 0`, func(r *Record) error {
		solved, err := SolvedAt(tx, r)
		if err != nil {
			return err
		}
		return c.add(r, solved, +1)
	})
	if err != nil {
		return err
	}
	return c.Keep()
}

// A Total is a sum of shares. A number without a record behind it has no Total: empty is not 0.
type Total struct{ Value, Records int }
