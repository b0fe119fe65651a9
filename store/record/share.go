package record

import (
	"cmp"
	"slices"
	"strings"

	"liaison/store/day"
	"liaison/store/indicator"
)

// A Share is what one record adds to one number: every number that is counted
// or summed is the sum of shares, and so leads back to its records.
type Share struct {
	Name  string // of the indicator
	Day   day.Day
	Value int
}

// Left is the number of problems that were no longer 在办 from a day on. It is
// asked for only to know what was 在办 on a day that is past.
const Left = "了结"

// Shares are what a record adds, and to which numbers. solved is how many
// problems that were solved on the spot are linked to it: where a visit says
// how many, too, the two are one count (现场解决). Numbers that are not summed
// ([indicator.Newest], [indicator.Apart]) are not among them, and neither is a
// 累计 value of one that is.
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

// added is what the values of a figure add up to, a 累计 one left out, and whether
// there is any: one record is one share of a number, whatever 口径 it has.
func (r *Record) added(name string) (n int, said bool) {
	for _, f := range r.Figures {
		if f.Name == name && !Cumulates(f.Caliber) {
			n, said = n+f.Value, true
		}
	}
	return n, said
}

// Cumulative is the 口径 of a value that holds all there were until its day.
const Cumulative = "累计"

// Cumulates reports whether a 口径 is 累计, in whatever words: 今年累计.
func Cumulates(caliber string) bool { return strings.HasSuffix(caliber, Cumulative) }

// eachOne counts a record once under each of its types that has a number of its
// own, if it does not say how many.
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
