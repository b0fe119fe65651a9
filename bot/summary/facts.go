package summary

import (
	"cmp"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/roster"
)

// shortYears is when 党龄 is short: the sentence says so.
const shortYears = 5

// listed is how many records are listed behind one figure; of more the appendix says where
// they stand. The text is the same with and without an appendix.
const listed = 200

// Facts collects what is known of a period of the whole bureau. With appendix the
// records behind each figure are listed.
func Facts(tx *store.Tx, p day.Period, appendix bool) (*messages.SummaryFacts, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	c := &collector{tx: tx, dir: dir, f: &messages.SummaryFacts{Period: p, Appendix: appendix, ShortYears: shortYears, Written: tx.Today()}}
	if today := tx.Today(); p.Has(today) && today < p.To {
		c.f.Until = today
	}
	c.f.Past = p.To < tx.Today()
	return c.f, c.each(c.names, c.points, c.figures, c.records, c.closings, c.fiveOnes, c.branches, c.text)
}

// Outline collects of a period only its figures, without the records behind them,
// and the state of its text: what a card shows is found within an update.
func Outline(tx *store.Tx, p day.Period) (*messages.SummaryFacts, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	c := &collector{tx: tx, dir: dir, f: &messages.SummaryFacts{Period: p}}
	return c.f, c.each(c.figures, c.text)
}

type collector struct {
	tx      *store.Tx
	dir     *bureau.Directory
	f       *messages.SummaryFacts
	amounts count.Amounts
}

func (c *collector) each(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) names() error {
	for name, to := range map[string]*string{roster.BureauName: &c.f.Bureau, roster.DistrictName: &c.f.District} {
		value, err := store.Setting(c.tx, name)
		if err != nil {
			return err
		}
		*to = value
	}
	if c.f.Period.From.Year() != c.f.Period.To.Year() {
		return nil
	}
	plan, err := roster.PlanOf(c.tx, c.f.Period.To.Year())
	c.f.Plan = plan
	return err
}

// points says what there is to say of the points; when and by whom they were
// confirmed only where that is the same for all.
func (c *collector) points() error {
	f := c.f
	for _, p := range c.dir.Points {
		if !p.Active || p.Confirmed > f.Period.To {
			continue
		}
		if p.Leader != 0 && p.Section != 0 && p.Station != 0 {
			f.Assigned++
		}
		if len(f.Points) == 0 {
			f.Confirmed, f.ConfirmedBy = p.Confirmed, p.ConfirmedBy
		} else if f.Confirmed != p.Confirmed || f.ConfirmedBy != p.ConfirmedBy {
			f.Confirmed, f.ConfirmedBy = "", ""
		}
		f.Points = append(f.Points, c.top(p))
		if p.Kind != "" && !slices.Contains(f.Kinds, p.Kind) {
			f.Kinds = append(f.Kinds, p.Kind)
		}
	}
	return nil
}

// top is the name of a point's top 党组织, or its own.
func (c *collector) top(p *bureau.Point) string {
	for _, o := range c.dir.OrgsAt(p.ID) {
		if o.Parent == 0 {
			return o.Name
		}
	}
	return p.Name
}

func (c *collector) figures() (err error) {
	if c.amounts, err = count.Of(c.tx, c.f.Period, count.Within{}); err != nil {
		return err
	}
	for i := range c.dir.Indicators.All() {
		x := &c.dir.Indicators.All()[i]
		if a, ok := c.amounts[x.Name]; ok {
			c.f.Figures = append(c.f.Figures, valuesOf(x, a)...)
		}
	}
	return nil
}

// records lists the records behind each figure.
func (c *collector) records() error {
	for i := range c.f.Figures {
		f := &c.f.Figures[i]
		if err := c.behind(f, c.dir.Indicators.Find(f.Name), c.amounts[f.Name]); err != nil {
			return err
		}
	}
	return nil
}

// closings tell the problems that were 销号 apart by how they were: a problem
// that nobody objected to was not checked.
func (c *collector) closings() error {
	counted, err := count.Endings(c.tx, c.f.Period, count.Within{})
	if err != nil {
		return err
	}
	for _, how := range []struct {
		name string
		as   record.Closing
	}{{messages.FigureChecked, record.ClosedChecked}, {messages.FigureByTime, record.ClosedByTime}, {messages.FigureOnSpot, record.ClosedOnSpot}} {
		n := counted[count.Ending{State: record.ProblemClosed, How: how.as}]
		if n == 0 {
			continue
		}
		f := messages.SummaryFigure{Name: how.name, Unit: "个", Group: messages.GroupProblems, Value: n}
		if err := c.pieces(&f, count.Behind{Name: indicator.Closed, Period: c.f.Period, Closing: how.as}, f.Value); err != nil {
			return err
		}
		c.inOrder(&f)
		c.f.Figures = append(c.f.Figures, f)
	}
	return nil
}

// fiveOnes are the lines of the 五个一 with what was counted.
func (c *collector) fiveOnes() error {
	plan, err := bureau.Five(c.tx)
	for _, line := range plan {
		if line.Text == "" {
			continue
		}
		one := messages.FiveOne{Words: line.Text}
		for i := range c.f.Figures {
			if c.f.Figures[i].Name == line.Indicator && len(c.f.Figures[i].Rivals) == 0 {
				one.Count = &c.f.Figures[i]
			}
		}
		c.f.FiveOnes = append(c.f.FiveOnes, one)
	}
	return err
}

// valuesOf are the values of one number that may stand in a text: one, or one of
// each 口径. Where several stand side by side that nobody decided between, they
// are handed on unsettled.
func valuesOf(x *indicator.Indicator, a count.Amount) (values []messages.SummaryFigure) {
	f := messages.SummaryFigure{Name: x.Name, Unit: x.Unit, Group: groupOf(x), Value: a.Value}
	if x.Kind == indicator.Roster {
		f.Source = messages.SourceRoster
	}
	switch {
	case a.Chosen != nil:
		f.Caliber = a.Chosen.Caliber
		return append(values, f)
	case !a.Conflict():
		if x.Adds == indicator.Apart && len(a.Parts) == 1 {
			f.Caliber = a.Parts[0].Caliber
		}
		return append(values, f)
	}
	for _, total := range []bool{false, true} {
		var parts []count.Part
		for _, part := range a.Parts {
			if record.Cumulates(part.Caliber) == total {
				parts = append(parts, part)
			}
		}
		if len(parts) == 0 {
			continue
		}
		f := f
		newest := parts[len(parts)-1]
		f.Value, f.Caliber = newest.Value, newest.Caliber
		if len(parts) > 1 {
			f.Rivals = parts
		}
		values = append(values, f)
	}
	return values
}

// groupOf is what the records of an indicator are about.
func groupOf(x *indicator.Indicator) string {
	switch {
	case x.Kind == indicator.Roster:
		return messages.GroupBase
	case x.Kind == indicator.Problem:
		return messages.GroupProblems
	case x.Kind == indicator.Meeting:
		return messages.GroupMeetings
	case x.Name == indicator.Works, x.Name == indicator.Visits:
		return x.Name
	}
	return x.Type
}

// behind lists the records of a figure, as many as are listed, and what they
// were about.
func (c *collector) behind(f *messages.SummaryFigure, x *indicator.Indicator, a count.Amount) error {
	defer c.inOrder(f)
	if x.Households() {
		reach, err := count.ReachOf(c.tx, c.f.Period, count.Within{}, x.Name)
		if err != nil {
			return err
		}
		if reach.Most > 1 {
			f.Reach = &reach
		}
	}
	if x.Name == indicator.OnSpot {
		subjects, err := count.Subjects(c.tx, c.f.Period)
		if err != nil {
			return err
		}
		for _, s := range subjects {
			f.Matters = append(f.Matters, s.Type)
			f.Sorted += s.Problems
		}
	}
	if x.Kind == indicator.Visit && x.Name != indicator.Visits {
		types, err := count.Types(c.tx, c.f.Period, x.Name)
		if err != nil {
			return err
		}
		f.Types = types
	}
	if x.Adds == indicator.Stock || messages.SummaryQuiet(f.Group) {
		return nil // it leads to no single records, or is not printed
	}
	if len(a.Parts) > 0 {
		return c.parts(f, x, a)
	}
	return c.pieces(f, count.Behind{Name: x.Name, Period: c.f.Period}, a.Records)
}

// inOrder puts the records of a figure in the one order of appendices: by point as the
// roster has them, what has none last, then by day.
func (c *collector) inOrder(f *messages.SummaryFigure) {
	order := map[string]int{"": len(c.dir.Points)}
	for i, p := range c.dir.Points {
		order[p.Name] = i
	}
	slices.SortStableFunc(f.Behind, func(a, b messages.SummaryRecord) int {
		return cmp.Or(order[a.Point]-order[b.Point], cmp.Compare(a.Day, b.Day), cmp.Compare(a.Number, b.Number))
	})
}

// pieces lists the first of the records behind a figure, of as many as there are.
func (c *collector) pieces(f *messages.SummaryFigure, b count.Behind, records int) error {
	page, more, err := count.RecordsBehind(c.tx, b, 0, listed)
	if err != nil {
		return err
	}
	for i := range page {
		c.list(f, &page[i].Record, page[i].Value)
	}
	if more {
		f.More = records - len(page)
	}
	return nil
}

// parts lists the records of a figure whose values are not simply summed.
func (c *collector) parts(f *messages.SummaryFigure, x *indicator.Indicator, a count.Amount) error {
	for _, part := range a.Parts {
		if x.Adds == indicator.Apart && part.Caliber != f.Caliber && !slices.ContainsFunc(f.Rivals, func(r count.Part) bool { return r.Caliber == part.Caliber }) {
			continue
		}
		shown := min(len(part.Records), listed-len(f.Behind))
		f.More += part.Count - shown
		for _, id := range part.Records[:shown] {
			r, err := record.Find(c.tx, id)
			if err != nil {
				return err
			}
			for _, said := range r.Figures {
				if said.Name == x.Name && said.Caliber == part.Caliber {
					c.list(f, r, said.Value)
				}
			}
		}
	}
	return nil
}

func (c *collector) list(f *messages.SummaryFigure, r *record.Record, value int) {
	b := messages.SummaryRecord{Number: r.ID, Day: r.Day, What: strings.Join(r.Types(), "、"), Value: value, Went: r.Kind == record.KindVisit && !r.Detail.ByPhone}
	if p := c.dir.Point(r.Point); p != nil {
		b.Point = p.Name
	}
	if r.Text != "" {
		b.What += " " + messages.Clip(r.Text, 40)
		titles := &f.Titles
		if r.Draft != 0 || r.Detail.Said != "" {
			titles = &f.Heard
		}
		if !slices.Contains(*titles, r.Text) && r.Kind != record.KindProblem && len(*titles) < 12 {
			*titles = append(*titles, r.Text)
		}
	}
	f.Behind = append(f.Behind, b)
}
