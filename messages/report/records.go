package report

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// About is what the ledgers of one file have in common.
type About struct {
	Dir   *bureau.Directory
	Unit  string  // 填报单位
	Span  string  // 统计期
	Today day.Day // by which a problem is overdue
	Where string  // a 所, a 科室 or a point; "": all one may see
}

// A column of a ledger of records: what stands above it, and what of a record
// stands in it.
type column struct {
	Column
	cell func(*About, *line) Cell
}

// A line is a record while it is written, with what it adds to each number.
type line struct {
	*count.Row
	shares []record.Share
}

// A table declares the ledger of a kind of records. Between its columns stands
// one for each figure that such records may hold, a bureau's own too.
type table struct {
	title         string
	before, after []column
}

// Records is the ledger of a kind of records. The total of a figure's column is
// the number that [count.Of] has for the same records; a figure that is
// not simply summed has none.
func (a *About) Records(kind record.Kind, rows iter.Seq2[*count.Row, error]) Sheet {
	t := tables()[kind]
	columns := slices.Concat(t.before, a.figures(kind), t.after)
	l := a.ledger(t.title)
	for _, c := range columns {
		l.Columns = append(l.Columns, c.Column)
	}
	return Sheet{l, func(yield func([]Cell, error) bool) {
		cells := make([]Cell, len(columns))
		for r, err := range rows {
			if err != nil {
				yield(nil, err)
				return
			}
			at := line{r, r.Shares(r.Solved, a.Dir.Indicators)}
			for i, c := range columns {
				cells[i] = c.cell(a, &at)
			}
			if !yield(cells, nil) {
				return
			}
		}
	}}
}

func (a *About) ledger(title string) *Ledger {
	if a.Where != "" {
		title += "（" + a.Where + "）"
	}
	return &Ledger{Title: title, Unit: a.Unit, Span: a.Span}
}

// figures are the columns of the figures that a kind of records may hold, in
// their fixed order.
func (a *About) figures(kind record.Kind) (columns []column) {
	all := a.Dir.Indicators.All()
	for i := range all {
		x := &all[i]
		if !x.Said() || string(x.Kind) != string(kind) {
			continue
		}
		cell := func(_ *About, l *line) Cell { return l.said(x.Name) }
		if x.Adds == indicator.Sum {
			cell = func(_ *About, l *line) Cell { return l.share(x.Name) }
		}
		columns = append(columns, column{Column{Head: x.Name + "\n（" + x.Unit + "）", Width: 9, Sum: x.Adds == indicator.Sum}, cell})
	}
	return columns
}

// share is what a record adds to a number that is summed. A 累计 value adds
// nothing: it stands as words.
func (l *line) share(name string) Cell {
	n, adds := 0, false
	for _, s := range l.shares {
		if s.Name == name {
			n, adds = n+s.Value, true
		}
	}
	if adds {
		return Number(n)
	}
	return Text(strings.Join(l.values(name), "；"))
}

// said is a figure whose values are not simply summed: a number, or words where
// there are several.
func (l *line) said(name string) Cell {
	values := l.values(name)
	if len(values) == 1 {
		f, _ := l.Figure(name)
		return Number(f.Value)
	}
	return Text(strings.Join(values, "；"))
}

// values are all values of a figure, each with its 口径.
func (l *line) values(name string) (said []string) {
	for _, f := range l.Figures {
		if f.Name == name {
			said = append(said, messages.Value(f))
		}
	}
	return said
}

// calibers tells which figures are 约数, and of which 口径.
func (l *line) calibers() Cell {
	var said []string
	for _, f := range l.Figures {
		if f.Caliber != "" {
			said = append(said, fmt.Sprintf("%s：%s %d", f.Name, f.Caliber, f.Value))
		}
		if f.Approx {
			said = append(said, f.Name+"：约数")
		}
	}
	return Text(strings.Join(said, "\n"))
}
