package papers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"liaison/bot/inquiry"
	"liaison/messages"
	"liaison/messages/report"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/roster"
)

// A Ledger is a table of a period, as [Ledger.Write] makes it.
type Ledger struct {
	Kind   messages.Ledger
	Period day.Period
	Points []int64 // nil: every point, and what needs none
	Where  string  // a name for these points; "": every point that one may see
	By     string  // which columns a 指标汇总 has besides: one for each 所, each point, or none
}

// How a 指标汇总 is divided.
const (
	ByUnit  = inquiry.ByUnit
	ByPoint = inquiry.ByPoint
)

// kindsOf are the records of the ledgers.
var kindsOf = map[messages.Ledger]record.Kind{
	messages.LedgerVisits: record.KindVisit, messages.LedgerProblems: record.KindProblem,
	messages.LedgerMeetings: record.KindMeeting, messages.LedgerActivities: record.KindActivity,
}

// Write writes a ledger as an xlsx, all of them as the sheets of one.
func (l Ledger) Write(tx *store.Tx, w io.Writer) error {
	about, err := aboutOf(tx, l.Where, messages.SheetSpan(l.Period, false, false, tx.Today()))
	if err != nil {
		return err
	}
	var sheets []report.Sheet
	for _, kind := range messages.Ledgers {
		record, recorded := kindsOf[kind]
		switch {
		case kind != l.Kind && l.Kind != messages.LedgerAll, kind == messages.LedgerAll:
		case recorded:
			sheets = append(sheets, about.Records(record, l.rows(tx, record)))
		default:
			sum, err := l.summary(tx, about)
			if err != nil {
				return err
			}
			sheets = append(sheets, sum.Sheet())
		}
	}
	return report.Write(w, sheets...)
}

func aboutOf(tx *store.Tx, where, span string) (about report.About, err error) {
	about = report.About{Where: where, Span: span, Today: tx.Today()}
	if about.Dir, err = bureau.Of(tx); err != nil {
		return about, err
	}
	about.Unit, err = store.Setting(tx, roster.BureauName)
	return about, err
}

// errEnough ends the rows that nobody wants any more.
var errEnough = errors.New("bot: enough")

// rows yields the records of a ledger.
func (l Ledger) rows(tx *store.Tx, kind record.Kind) iter.Seq2[*count.Row, error] {
	return pulled(func(fn func(*count.Row) error) error {
		return count.Rows(tx, count.Selection{Kind: kind, Period: l.Period, Within: count.Within{Points: l.Points}}, fn)
	})
}

// pulled makes a sequence of what calls a function for each of its rows.
func pulled(each func(func(*count.Row) error) error) iter.Seq2[*count.Row, error] {
	return func(yield func(*count.Row, error) bool) {
		err := each(func(r *count.Row) error {
			if !yield(r, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && err != errEnough {
			yield(nil, err)
		}
	}
}

// summary reads every number of the period, and the first records behind each.
func (l Ledger) summary(tx *store.Tx, about report.About) (*report.Summary, error) {
	s := &report.Summary{About: about, Behind: map[string][]int64{}, Reach: map[string]count.Reach{}}
	var err error
	if s.Amounts, err = count.Of(tx, l.Period, count.Within{Points: l.Points}); err != nil {
		return nil, err
	}
	if s.Groups, err = l.groups(tx, about.Dir); err != nil {
		return nil, err
	}
	at := day.Day("")
	if l.Period.To < tx.Today() {
		at = l.Period.To
	}
	for _, x := range about.Dir.Indicators.All() {
		if s.Amounts[x.Name].Records == 0 {
			continue
		}
		page, _, err := count.RecordsBehind(tx, count.Behind{Name: x.Name, Period: l.Period, Points: l.Points, At: at}, 0, report.Shown)
		if err != nil {
			return nil, err
		}
		for _, piece := range page {
			s.Behind[x.Name] = append(s.Behind[x.Name], piece.ID)
		}
		if x.Households() {
			if s.Reach[x.Name], err = count.ReachOf(tx, l.Period, count.Within{Points: l.Points}, x.Name); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// groups are the columns of a 指标汇总 that is divided, in their fixed order.
func (l Ledger) groups(tx *store.Tx, dir *bureau.Directory) (groups []report.Group, err error) {
	add := func(name string, points ...int64) {
		if len(points) == 0 || err != nil {
			return
		}
		g := report.Group{Name: name}
		g.Amounts, err = count.Of(tx, l.Period, count.Within{Points: points})
		groups = append(groups, g)
	}
	in := func(p *bureau.Point) bool { return l.Points == nil || slices.Contains(l.Points, p.ID) }
	switch l.By {
	case ByPoint:
		for _, p := range dir.Points {
			if in(p) && p.Active {
				add(p.Name, p.ID)
			}
		}
	case ByUnit:
		for _, u := range dir.Units {
			var points []int64
			for _, p := range dir.Points {
				if in(p) && p.Station == u.ID {
					points = append(points, p.ID)
				}
			}
			add(u.Name, points...)
		}
	}
	if len(groups) > 0 && l.Points == nil {
		add(messages.NoPointColumn, bureau.NoPoint)
	}
	return slices.DeleteFunc(groups, func(g report.Group) bool { return g.Name == messages.NoPointColumn && !told(g.Amounts) }), err
}

// told reports whether any record is behind any of the numbers.
func told(a count.Amounts) bool {
	for _, n := range a {
		if n.Records > 0 {
			return true
		}
	}
	return false
}

// renderLedger makes the table of a person: of what they may see now.
func renderLedger(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) (_ []byte, err error) {
	s, ok := inquiry.ParseSheet(args["sheet"])
	if !ok || !s.Whole() {
		return nil, fmt.Errorf("bot: no sheet %q", args["sheet"])
	}
	var body bytes.Buffer
	if s.Open {
		err = writeOpen(s, tx, &body, dir.Scope(p))
	} else {
		err = Ledger{Kind: s.Kind, Period: s.Period, Points: pointsOf(dir, dir.Scope(p), s), Where: placeName(dir, s), By: s.By}.Write(tx, &body)
	}
	return body.Bytes(), err
}

// pointsOf are the points of a sheet within a scope; nil is every point, and
// what needs none.
func pointsOf(dir *bureau.Directory, scope bureau.Scope, s inquiry.Sheet) []int64 {
	if scope.All && s.Point == 0 && s.Unit == 0 {
		return nil
	}
	ids := []int64{}
	for _, p := range dir.Points {
		if scope.SeesPoint(p.ID) && (s.Point == 0 || p.ID == s.Point) && (s.Unit == 0 || p.Station == s.Unit || p.Section == s.Unit) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// writeOpen writes the 问题台账 of what is pending now, whenever it was raised:
// also what was given to the person from elsewhere.
func writeOpen(s inquiry.Sheet, tx *store.Tx, w io.Writer, scope bureau.Scope) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	found, err := record.Unsettled(tx)
	if err != nil {
		return err
	}
	about, err := aboutOf(tx, placeName(dir, s), messages.SheetSpan(s.Period, true, s.Late, tx.Today()))
	if err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b record.Record) int { return int(a.ID - b.ID) })
	rows := pulled(func(fn func(*count.Row) error) error {
		for i := range found {
			if r := &found[i]; !record.Visible(scope, r) || !holdsOpen(s, r, tx.Today()) {
				continue
			}
			history, err := record.History(tx, found[i].ID)
			if err == nil {
				err = fn(&count.Row{Record: found[i], History: history})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return report.Write(w, about.Records(record.KindProblem, rows))
}

// holdsOpen reports whether a pending problem belongs on the sheet.
func holdsOpen(s inquiry.Sheet, r *record.Record, today day.Day) bool {
	p := r.Problem
	inTime := s.Period.From <= r.Day && (s.Period.To == "" || r.Day <= s.Period.To)
	inPlace := (s.Unit == 0 || p.Unit == s.Unit) && (s.Point == 0 || r.Point == s.Point)
	return p.Pending() && inTime && inPlace && (!s.Late || p.Overdue(today))
}
