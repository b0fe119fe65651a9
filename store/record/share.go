package record

import (
	"cmp"
	"slices"
	"strings"

	"liaison/store/day"
	"liaison/store/indicator"
)

// A Share is what one record adds to one number. Every number is a sum of shares, and so leads back to
// its records.
type Share struct {
	Name  string // of the indicator
	Day   day.Day
	Value int
}

// Left is the number of problems that stopped being 在办 on a day. It serves only to compute what was
// 在办 on a past day.
const Left = "了结"

// Shares returns what a record adds to which numbers. solved is the number of problems solved on the
// spot that are linked to it; if a visit also says how many, the two are one count (现场解决). Left out
// are numbers that are not summed ([indicator.Newest], [indicator.Apart]), and 累计 values.
func (r *Record) Shares(solved int, table *indicator.Table) (shares []Share) {
	if !r.Withdrawn.IsZero() {
		return nil
	}
	add := func(name string, day day.Day, n int) { shares = append(shares, Share{name, day, n}) }
	switch r.Kind {
	case KindVisit:
		add(indicator.Visits, r.Day, 1)
		if n, said := r.added(indicator.OnSpot); said || solved > 0 {
			add(indicator.OnSpot, r.Day, max(n, solved))
		}
	case KindMeeting:
		add(indicator.Meetings, r.Day, 1)
		r.eachOne(table, add)
	case KindActivity:
		add(indicator.Works, r.Day, 1)
		r.eachOne(table, add)
	case KindProblem:
		r.problemShares(add)
	default:
		return nil
	}
	for i, f := range r.Figures {
		x := table.Find(f.Name)
		again := slices.ContainsFunc(r.Figures[:i], func(g Figure) bool { return g.Name == f.Name })
		if f.Name == indicator.OnSpot || again || x != nil && x.Adds != indicator.Sum {
			continue
		}
		if n, said := r.added(f.Name); said {
			add(f.Name, r.Day, n)
		}
	}
	return shares
}

// added returns the sum of the values of a figure without 累计 ones, and whether there is any: a record
// has one share of a number, whatever the 口径.
func (r *Record) added(name string) (n int, said bool) {
	for _, f := range r.Figures {
		if f.Name == name && !Cumulates(f.Caliber) {
			n, said = n+f.Value, true
		}
	}
	return n, said
}

// Cumulative is the 口径 of a value that counts everything up to its day (累计).
const Cumulative = "累计"

// Cumulates reports whether a 口径 means 累计, also in other words: 今年累计.
func Cumulates(caliber string) bool { return strings.HasSuffix(caliber, Cumulative) }

// eachOne counts a record once for each of its types that has a number, unless the record says how many.
func (r *Record) eachOne(table *indicator.Table, add func(string, day.Day, int)) {
	types := append([]string{r.Type}, r.Detail.Also...)
	for _, x := range table.All() {
		if string(x.Kind) != string(r.Kind) || x.Type == "" || !slices.Contains(types, x.Type) || !x.Each && x.Adds != indicator.Count {
			continue
		}
		if _, said := r.Figure(x.Name); !said {
			add(x.Name, r.Day, 1)
		}
	}
}

// problemShares counts a problem on the days on which it was raised, solved and
// closed. One that is sent back or reopened counts as if it had not been solved.
func (r *Record) problemShares(add func(string, day.Day, int)) {
	add(indicator.Raised, r.Day, 1)
	p := r.Problem
	if p == nil {
		return
	}
	if p.Done != "" {
		add(indicator.Done, p.Done, 1)
	}
	if p.State == ProblemClosed && p.Ended != "" {
		add(indicator.Closed, p.Ended, 1)
	}
	if solved := cmp.Or(p.Done, p.Ended); solved != "" {
		add(Left, max(solved, r.Day), 1) // a day may be corrected to after the end
	}
	if p.Closing == ClosedOnSpot && p.OnSpot == 0 {
		add(indicator.OnSpot, r.Day, 1)
	}
}
