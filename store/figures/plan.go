package figures

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A Plan is what a file would change in a database.
type Plan struct {
	Added, Changed []Change
	Same           int // figures that are there already
	Faults         []Fault
	Notes          []string // how the file was read, for people
}

// A Change is a record that is new or corrected.
type Change struct {
	Record *record.Record // as it would be; without a number it is new
	Fields []Field        // the figures that are new or different
}

// A Field is one changed figure.
type Field struct{ Label, Before, After string }

// Empty reports whether applying the plan would change nothing.
func (p *Plan) Empty() bool { return len(p.Added)+len(p.Changed) == 0 }

// NewPlan compares a file with the database. A plan with faults changes nothing.
func NewPlan(tx *store.Tx, f *File) (*Plan, error) {
	p := &planner{Plan: &Plan{Faults: slices.Clone(f.Bad), Notes: f.Notes}, tx: tx, by: map[identity]*Change{}}
	var err error
	if p.dir, err = bureau.Of(tx); err != nil {
		return nil, err
	}
	for _, row := range f.Rows {
		if err := p.row(row); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(p.Faults, func(a, b Fault) int { return a.Line - b.Line })
	for _, c := range p.order {
		switch {
		case c.Record.ID == 0:
			p.Added = append(p.Added, *c)
		case len(c.Fields) > 0:
			p.Changed = append(p.Changed, *c)
		}
	}
	return p.Plan, nil
}

// An identity is what a record is known by.
type identity struct {
	kind       record.Kind
	typ, title string
	point, org int64
	day        day.Day
}

type planner struct {
	*Plan
	tx    *store.Tx
	dir   *bureau.Directory
	by    map[identity]*Change
	order []*Change
}

func (p *planner) fault(row Row, format string, args ...any) {
	p.Faults = append(p.Faults, Fault{row.Line, fmt.Sprintf(format, args...)})
}

// row adds a row to its record.
func (p *planner) row(row Row) error {
	kind, _ := KindOf(row.Type)
	id := identity{kind: kind, typ: row.Type, title: row.Title, day: row.Day}
	before := len(p.Faults)
	id.point, id.org = p.place(row, kind)
	if row.Day > p.tx.Today() {
		p.fault(row, "日期 %s 在今天之后", row.Day)
	}
	p.checkIndicator(row, kind)
	if len(p.Faults) > before {
		return nil
	}
	c := p.by[id]
	if c == nil {
		c = &Change{}
		var err error
		if c.Record, err = p.record(id); err != nil {
			return err
		}
		p.by[id] = c
		p.order = append(p.order, c)
	}
	p.figure(c, row)
	return nil
}

// record finds the record of an identity, or begins one.
func (p *planner) record(id identity) (*record.Record, error) {
	like := record.Record{Kind: id.kind, Type: id.typ, Point: id.point, Org: id.org, Day: id.day, Text: id.title}
	found, err := record.RecordNamed(p.tx, like)
	if errors.Is(err, store.ErrNotFound) {
		return &like, nil
	}
	return found, err
}

// figure puts a figure into its record.
func (p *planner) figure(c *Change, row Row) {
	if row.Name == "" {
		return
	}
	now := record.Figure{Name: row.Name, Value: row.Value, Caliber: row.Caliber}
	i := slices.IndexFunc(c.Record.Figures, func(f record.Figure) bool { return f.Name == now.Name && f.Caliber == now.Caliber })
	switch {
	case i < 0:
		c.Record.Figures = append(c.Record.Figures, now)
		c.Fields = append(c.Fields, Field{row.Name, "", words(now)})
	case c.Record.Figures[i].Value == now.Value:
		p.Same++
	default:
		c.Fields = append(c.Fields, Field{row.Name, words(c.Record.Figures[i]), words(now)})
		c.Record.Figures[i] = now
	}
}

// words write a figure: 11（新增）.
func words(f record.Figure) string {
	s := strconv.Itoa(f.Value)
	if f.Approx {
		s = "约" + s
	}
	if f.Caliber != "" {
		s += "（" + f.Caliber + "）"
	}
	return s
}

func (p *planner) checkIndicator(row Row, kind record.Kind) {
	x := p.dir.Indicators.Find(row.Name)
	switch {
	case row.Name == "":
	case x == nil:
		p.fault(row, "指标“%s”不认识", row.Name)
	case !x.Said():
		p.fault(row, "指标“%s”由程序从记录和名册里数，不用导入", row.Name)
	case !slices.Contains(p.dir.Indicators.Said(indicator.Kind(kind), row.Type), row.Name):
		p.fault(row, "指标“%s”不是“%s”的数字", row.Name, row.Type)
	}
}
