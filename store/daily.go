package store

import (
	"context"
)

// Points that stand for more than one.
const (
	AllPoints int64 = 0  // all records together
	NoPoint   int64 = -1 // records that need no point: 质量培训
)

// A dailyKey says which line of the 日累计 a share belongs to.
type dailyKey struct {
	point int64
	day   Day
	name  string
}

// A dailyChange is how much the lines of the 日累计 change.
type dailyChange struct {
	tx    *Tx
	lines map[dailyKey]Total
	order []dailyKey
}

func (tx *Tx) dailyChange() *dailyChange {
	return &dailyChange{tx: tx, lines: map[dailyKey]Total{}}
}

// add adds what a record is part of, sign times.
func (c *dailyChange) add(r *Record, solved, sign int) error {
	dir, err := c.tx.Directory()
	if err != nil {
		return err
	}
	point := r.Point
	if point == 0 {
		point = NoPoint
	}
	for _, s := range r.Shares(solved, dir.Indicators) {
		for _, at := range []int64{AllPoints, point} {
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

// addStored adds what the records of some numbers are part of as they are
// stored, sign times; 0 is no record.
func (c *dailyChange) addStored(sign int, numbers ...int64) error {
	for _, id := range numbers {
		if id == 0 {
			continue
		}
		r, err := c.tx.Record(id)
		if err != nil {
			return err
		}
		solved, err := c.tx.solvedAt(r)
		if err != nil {
			return err
		}
		if err := c.add(r, solved, sign); err != nil {
			return err
		}
	}
	return nil
}

// keep writes what changed. A line with nothing behind it stays, empty.
func (c *dailyChange) keep() error {
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
		if err := c.tx.exec(`INSERT INTO daily (point, day, name, n, records) VALUES `+marks(len(args)/columns, columns)+`
			ON CONFLICT (point, day, name) DO UPDATE SET n = daily.n + excluded.n, records = daily.records + excluded.records`, args...); err != nil {
			return err
		}
	}
	return nil
}

// retally runs a change to the stored records of some numbers and keeps what it
// does to the 日累计.
func (tx *Tx) retally(change func() error, numbers ...int64) error {
	c := tx.dailyChange()
	if err := c.addStored(-1, numbers...); err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	if err := c.addStored(+1, numbers...); err != nil {
		return err
	}
	return c.keep()
}

// solvedAt counts the problems that were solved on the spot at a visit.
func (tx *Tx) solvedAt(r *Record) (int, error) {
	if r.Kind != KindVisit {
		return 0, nil
	}
	return one[int](tx, `SELECT count(*) FROM problem p JOIN record r ON r.id = p.record
		WHERE p.onspot = $1 AND p.closing = $2 AND r.withdrawn = 0`, r.ID, ClosedOnSpot)
}

// countOnce fills the 日累计 of a file that an older program wrote.
func (db *DB) countOnce() error {
	ctx, todo := context.Background(), false
	err := db.View(ctx, func(tx *Tx) (err error) {
		todo, err = one[bool](tx, `SELECT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM daily)`)
		return err
	})
	if err != nil || !todo {
		return err
	}
	return db.Update(ctx, (*Tx).Recount)
}

// Recount makes the 日累计 anew from every record. It is for a file that an older
// program wrote, and for a check.
func (tx *Tx) Recount() error {
	if err := tx.exec(`DELETE FROM daily`); err != nil {
		return err
	}
	c := tx.dailyChange()
	err := tx.eachRecord(`withdrawn = 0`, func(r *Record) error {
		solved, err := tx.solvedAt(r)
		if err != nil {
			return err
		}
		return c.add(r, solved, +1)
	})
	if err != nil {
		return err
	}
	return c.keep()
}
