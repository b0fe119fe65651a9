package count

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// Behind names a number of a period whose records are wanted.
type Behind struct {
	Name   string      // of the indicator; see also Kind
	Kind   record.Kind // without a name: every record of a kind
	Period day.Period
	Points []int64 // none: every point, and records without a point
	Author int64   // only this person's records; 0: everybody's
	Orgs   []int64 // only records of these 党组织; none: of any
	At     day.Day // for 在办: at the end of which day; "": now

	Closing record.Closing // for 销号问题: only those closed in this way; "": in any
}

// A Piece is a record behind a number and what it adds to the number.
type Piece struct {
	record.Record
	Value int
}

// RecordsBehind returns a page of the records behind a number, the newest day first, with
// what each adds, and whether there are more. They add up to the number, unless its
// indicator says that its values are not added.
func RecordsBehind(tx *store.Tx, b Behind, offset, limit int) (page []Piece, more bool, err error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, false, err
	}
	where, args := b.where(dir.Indicators.Find(b.Name), tx.Today())
	for skip := 0; ; {
		found, err := selected(tx, b, where, args, skip, limit+1)
		if err != nil {
			return nil, false, err
		}
		for i := range found {
			n, ok, err := adds(tx, &found[i], b, dir.Indicators)
			switch {
			case err != nil:
				return nil, false, err
			case !ok:
			case offset > 0:
				offset--
			case len(page) == limit:
				return page, true, nil
			default:
				page = append(page, Piece{found[i], n})
			}
		}
		if len(found) <= limit {
			return page, false, nil
		}
		skip += len(found)
	}
}

// AllBehind returns all records behind a number, as RecordsBehind does: what is added up of some of them must miss none.
func AllBehind(tx *store.Tx, b Behind) ([]Piece, error) {
	all, _, err := RecordsBehind(tx, b, 0, math.MaxInt32)
	return all, err
}

// selected reads a page of the records that meet a condition.
func selected(tx *store.Tx, b Behind, where string, args []any, offset, limit int) ([]record.Record, error) {
	if day := endings[b.Name]; day != "" && b.Author == 0 && len(b.Orgs) == 0 {
		return ended(tx, day, b, offset, limit)
	}
	n := len(args)
	return store.Find(tx, (*record.Record).Fields, fmt.Sprintf(`SELECT `+record.Columns+` FROM record WHERE withdrawn = 0 AND %s
		ORDER BY day DESC, id DESC LIMIT $%d OFFSET $%d`, where, n+1, n+2), append(slices.Clone(args), limit, offset)...)
}

// endings maps numbers to the day of a problem by which they count.
var endings = map[string]string{indicator.Done: "done", indicator.Closed: "ended"}

// ended reads a page of the problems that ended in the period, the newest day first,
// without sorting all of them.
func ended(tx *store.Tx, day string, b Behind, offset, limit int) ([]record.Record, error) {
	c := &store.Conditions{}
	c.Put(day+` <> '' AND `+day+` BETWEEN ? AND ?`, b.Period.From, b.Period.To)
	if b.Closing != "" {
		c.Put(`closing = ?`, b.Closing)
	}
	c.In("point", b.Points)
	n := len(c.Args)
	ids, err := store.Column[int64](tx, fmt.Sprintf(`SELECT record FROM problem WHERE %s ORDER BY %s DESC, record DESC LIMIT $%d OFFSET $%d`,
		strings.Join(c.All, " AND "), day, n+1, n+2), append(c.Args, limit, offset)...)
	if err != nil {
		return nil, err
	}
	found, err := store.FindIn(tx, (*record.Record).Fields, `SELECT `+record.Columns+` FROM listed CROSS JOIN record WHERE id = listed.one`, ids)
	slices.SortFunc(found, func(x, y record.Record) int { return slices.Index(ids, x.ID) - slices.Index(ids, y.ID) })
	return found, err
}

// adds returns what a record adds to a number; false if it has no part in it.
func adds(tx *store.Tx, r *record.Record, b Behind, table *indicator.Table) (n int, ok bool, err error) {
	if err := record.Complete(tx, r); err != nil {
		return 0, false, err
	}
	x := table.Find(b.Name)
	switch {
	case b.Name == "":
		return 1, true, nil
	case x != nil && x.Adds == indicator.Stock:
		return 1, true, nil
	case x != nil && x.Adds != indicator.Sum && x.Adds != indicator.Count:
		f, said := r.Figure(b.Name)
		return f.Value, said, nil
	}
	if b.Closing != "" && (r.Problem == nil || r.Problem.Closing != b.Closing) {
		return 0, false, nil
	}
	solved, err := record.SolvedAt(tx, r)
	if err != nil {
		return 0, false, err
	}
	for _, s := range r.Shares(solved, table) {
		if s.Name == b.Name && b.Period.Has(s.Day) {
			n, ok = n+s.Value, true
		}
	}
	return n, ok, nil
}

// where returns the condition, with its arguments, for the records that may be behind a
// number. It may select too many records, never too few.
func (b Behind) where(x *indicator.Indicator, today day.Day) (string, []any) {
	c := &store.Conditions{}
	if x == nil {
		x = &indicator.Indicator{Kind: indicator.Kind(b.Kind), Adds: indicator.Count}
	}
	from, to := b.Period.From, b.Period.To
	const said = `EXISTS (SELECT 1 FROM figure f WHERE f.record = record.id AND f.name = ?)`
	switch {
	case x.Name == indicator.Done:
		c.Put(`id IN (SELECT record FROM problem WHERE done <> '' AND done BETWEEN ? AND ?)`, from, to)
	case x.Name == indicator.Closed:
		c.Put(`id IN (SELECT record FROM problem WHERE ended <> '' AND ended BETWEEN ? AND ?)`, from, to)
	case x.Name == indicator.Pending && b.At != "":
		c.Put(`day <= ? AND id IN (SELECT record FROM problem WHERE done = '' AND ended = ''
			UNION ALL SELECT record FROM problem WHERE done <> '' AND done > ?
			UNION ALL SELECT record FROM problem WHERE done = '' AND ended <> '' AND ended > ?)`, b.At, b.At, b.At)
	case x.Name == indicator.Pending:
		c.Put(`id IN (SELECT record FROM problem WHERE done = '' AND ended = '')`)
	case x.Name == indicator.Overdue:
		c.Put(`id IN (SELECT record FROM problem WHERE done = '' AND ended = '' AND due < ?)`, today)
	case x.Name == indicator.OnSpot:
		c.Put(`kind IN ('visit', 'problem') AND day BETWEEN ? AND ?`, from, to)
		c.Put(`(`+said+` OR EXISTS (SELECT 1 FROM problem p WHERE p.onspot = record.id)
			OR EXISTS (SELECT 1 FROM problem p WHERE p.record = record.id AND p.closing = ? AND p.onspot IS NULL))`, x.Name, record.ClosedOnSpot)
	default:
		c.Put(`kind = ? AND day BETWEEN ? AND ?`, record.Kind(x.Kind), from, to)
		switch {
		case x.Adds == indicator.Count && x.Type == "":
		case x.Adds == indicator.Count || x.Each:
			c.Put(`(type = ? OR detail LIKE '%"also"%' OR `+said+`)`, x.Type, x.Name)
		default:
			c.Put(said, x.Name)
		}
	}
	c.In("point", b.Points)
	c.In("org", b.Orgs)
	if b.Author != 0 {
		c.Put(`author = ?`, b.Author)
	}
	return strings.Join(c.All, " AND "), c.Args
}
