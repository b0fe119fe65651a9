package count

import (
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// Within says which records are counted: those of some points, or of a person.
type Within struct {
	Points []int64 // nil: all points, and records without a point
	Author int64   // 0: everybody's
}

// ids returns the points as [Sum] takes them.
func (w Within) ids() []int64 {
	if w.Points == nil {
		return []int64{bureau.AllPoints}
	}
	return w.Points
}

// nowhere reports whether no point at all is meant.
func (w Within) nowhere() bool { return w.Points != nil && len(w.Points) == 0 }

// An Amount is one number of a period. Without a record behind it there is
// none: empty is not 0.
type Amount struct {
	Name    string
	Value   int
	Records int    // how many records it comes from; 0 for what is counted in the 名册
	Parts   []Part // the values, where they are not simply summed
	Chosen  *Part  // the one of several values that somebody decided on
}

// A Part is one value of a number whose values are not simply summed: that of one 口径, or
// the newest state of one project.
type Part struct {
	Caliber string // the 口径 as people wrote it, or ""
	Value   int
	Day     day.Day // the newest record's
	Point   int64
	Title   string
	Records []int64 // the numbers of the records, the first of many
	Count   int     // how many records there are

	first day.Day // the oldest record's
}

// Conflict reports whether a number has several values and nobody decided between them.
// They are never added, so its Value must not be printed.
func (a Amount) Conflict() bool { return len(a.Parts) > 1 && a.Chosen == nil && !a.projects() }

// projects reports whether the parts are states of projects. Those are added.
func (a Amount) projects() bool {
	x := indicator.Standard.Find(a.Name)
	return x != nil && x.Adds == indicator.Newest
}

// Amounts are the numbers of a period by name.
type Amounts map[string]Amount

// Of returns a number by its name, and whether there is one.
func (a Amounts) Of(name string) (int, bool) {
	n, ok := a[name]
	return n.Value, ok && !n.Conflict()
}

// Of returns every number of a period: the sums, the state at its end, and the conflicts
// that a person has to decide.
func Of(tx *store.Tx, p day.Period, w Within) (Amounts, error) {
	found := Amounts{}
	totals, err := totalsWithin(tx, p, w)
	if err != nil {
		return nil, err
	}
	for name, t := range totals {
		if t.Records > 0 && name != record.Left {
			found[name] = Amount{Name: name, Value: t.Value, Records: t.Records}
		}
	}
	for _, add := range []func(Amounts, day.Period, Within) error{func(found Amounts, p day.Period, w Within) error { return addParts(tx, found, p, w) }, func(found Amounts, p day.Period, w Within) error { return addPending(tx, found, p, w) }, func(found Amounts, p day.Period, w Within) error { return addRoster(tx, found, p, w) }} {
		if err := add(found, p, w); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func totalsWithin(tx *store.Tx, p day.Period, w Within) (Totals, error) {
	if w.Author != 0 {
		return totalsBy(tx, p, w)
	}
	by, err := Sum(tx, p, w.ids()...)
	return by.Sum(w.ids()...), err
}

// totalsBy adds up the shares of a person's records. A problem of theirs may have been
// raised before the period and solved in it.
func totalsBy(tx *store.Tx, p day.Period, w Within) (Totals, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	sum := Totals{}
	where := `author = $2 AND (day BETWEEN $3 AND $4 OR id IN (SELECT record FROM problem WHERE done <> '' AND done BETWEEN $3 AND $4
		UNION ALL SELECT record FROM problem WHERE ended <> '' AND ended BETWEEN $3 AND $4))`
	err = record.EachWhere(tx, where, func(r *record.Record) error {
		if w.Points != nil && !slices.Contains(w.Points, r.Point) {
			return nil
		}
		solved, err := record.SolvedAt(tx, r)
		for _, s := range r.Shares(solved, dir.Indicators) {
			if p.Has(s.Day) {
				sum.add(s.Name, record.Total{Value: s.Value, Records: 1})
			}
		}
		return err
	}, w.Author, p.From, p.To)
	return sum, err
}

// addPending adds the problems that are 在办 at the end of the period and, if the period is
// not over, those that are overdue now.
func addPending(tx *store.Tx, found Amounts, p day.Period, w Within) error {
	if w.Author != 0 {
		return nil
	}
	ids := w.ids()
	now, err := PendingNow(tx, ids...)
	if err != nil {
		return err
	}
	then, err := pendingAt(tx, p.To, now, ids)
	if err != nil {
		return err
	}
	open, late := 0, 0
	for _, id := range ids {
		open, late = open+then[id], late+now[id].Overdue
	}
	found[indicator.Pending] = Amount{Name: indicator.Pending, Value: open, Records: open}
	if p.Has(tx.Today()) {
		found[indicator.Overdue] = Amount{Name: indicator.Overdue, Value: late, Records: late}
	}
	return nil
}

// addRoster adds the points and the members of their 支部 at the end of the period. The 党委
// are left out, so that nobody is counted twice.
func addRoster(tx *store.Tx, found Amounts, p day.Period, w Within) error {
	if w.Author != 0 {
		return nil
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	heads, err := bureau.HeadsAt(tx, min(p.To, tx.Today()))
	if err != nil {
		return err
	}
	in := make(map[int64]bool, len(w.Points))
	for _, id := range w.Points {
		in[id] = true
	}
	points, members := 0, 0
	for _, point := range dir.Points {
		if point.Active && point.Confirmed <= p.To && (w.Points == nil || in[point.ID]) {
			points++
		}
	}
	for _, o := range dir.Orgs {
		if o.Active && o.Kind == bureau.Branch && (w.Points == nil || in[o.Point]) {
			members += heads[o.ID].Full + heads[o.ID].Probation
		}
	}
	if points > 0 {
		found[indicator.Points] = Amount{Name: indicator.Points, Value: points}
	}
	if members > 0 {
		found[indicator.Heads] = Amount{Name: indicator.Heads, Value: members}
	}
	return nil
}
