package summary

import (
	"cmp"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/roster"
)

// shortYears is when 党龄 is short: the sentence says so.
const shortYears = 5

// listed is how many records are listed behind one figure; of more the appendix
// says where they stand.
const listed = 200

// Facts collects what is known of a period of the whole bureau. With appendix the
// records behind each figure are listed.
func Facts(tx *store.Tx, p store.Period, appendix bool) (*messages.SummaryFacts, error) {
	dir, err := tx.Directory()
	if err != nil {
		return nil, err
	}
	c := &collector{tx: tx, dir: dir, f: &messages.SummaryFacts{Period: p, Appendix: appendix, ShortYears: shortYears}}
	if today := tx.Today(); p.Has(today) && today < p.To {
		c.f.Until = today
	}
	for _, step := range []func() error{c.names, c.points, c.figures, c.fiveOnes, c.branches, c.text} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c.f, nil
}

type collector struct {
	tx  *store.Tx
	dir *store.Directory
	f   *messages.SummaryFacts
}

func (c *collector) names() error {
	for name, to := range map[string]*string{roster.BureauName: &c.f.Bureau, roster.DistrictName: &c.f.District, roster.WorkPlan: &c.f.Plan} {
		value, err := c.tx.Setting(name)
		if err != nil {
			return err
		}
		*to = value
	}
	return nil
}

// points says what there is to say of the points; when and by whom they were
// confirmed only where that is the same for all.
func (c *collector) points() error {
	f := c.f
	f.Assigned = true
	for _, p := range c.dir.Points {
		if !p.Active || p.Confirmed > f.Period.To {
			continue
		}
		f.Assigned = f.Assigned && p.Leader != 0 && p.Section != 0 && p.Station != 0
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
	f.Assigned = f.Assigned && len(f.Points) > 0
	return nil
}

// top is the name of a point's top 党组织, or its own.
func (c *collector) top(p *store.Point) string {
	for _, o := range c.dir.OrgsAt(p.ID) {
		if o.Parent == 0 {
			return o.Name
		}
	}
	return p.Name
}

func (c *collector) figures() error {
	amounts, err := c.tx.Amounts(c.f.Period, store.Within{})
	if err != nil {
		return err
	}
	for i := range c.dir.Indicators.All() {
		x := &c.dir.Indicators.All()[i]
		a, ok := amounts[x.Name]
		if !ok {
			continue
		}
		for _, f := range valuesOf(x, a) {
			if err := c.behind(&f, x, a); err != nil {
				return err
			}
			c.f.Figures = append(c.f.Figures, f)
		}
	}
	return nil
}

// fiveOnes are the lines of the 五个一 with what was counted.
func (c *collector) fiveOnes() error {
	plan, err := c.tx.FivePlan()
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
func valuesOf(x *indicator.Indicator, a store.Amount) (values []messages.SummaryFigure) {
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
		var parts []store.Part
		for _, part := range a.Parts {
			if (part.Caliber == store.Cumulative) == total {
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
		return "基本情况"
	case x.Kind == indicator.Problem:
		return "问题"
	case x.Kind == indicator.Meeting:
		return "组织生活"
	case x.Name == indicator.Works, x.Name == indicator.Visits:
		return x.Name
	}
	return x.Type
}

// behind lists the records of a figure, as many as are listed, and what they
// were about.
func (c *collector) behind(f *messages.SummaryFigure, x *indicator.Indicator, a store.Amount) error {
	if x.Adds == indicator.Stock {
		return nil
	}
	if len(a.Parts) > 0 {
		return c.parts(f, x, a)
	}
	limit := listed
	if !c.f.Appendix {
		limit = 20
	}
	page, more, err := c.tx.RecordsBehind(store.Behind{Name: x.Name, Period: c.f.Period}, 0, limit)
	if err != nil {
		return err
	}
	for i := range page {
		c.list(f, &page[i].Record, page[i].Value)
	}
	if f.More = 0; more {
		f.More = a.Records - len(page)
	}
	return nil
}

// parts lists the records of a figure whose values are not simply summed.
func (c *collector) parts(f *messages.SummaryFigure, x *indicator.Indicator, a store.Amount) error {
	for _, part := range a.Parts {
		if x.Adds == indicator.Apart && part.Caliber != f.Caliber && !slices.ContainsFunc(f.Rivals, func(r store.Part) bool { return r.Caliber == part.Caliber }) {
			continue
		}
		for _, id := range part.Records {
			r, err := c.tx.Record(id)
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

func (c *collector) list(f *messages.SummaryFigure, r *store.Record, value int) {
	b := messages.SummaryRecord{Number: r.ID, Day: r.Day, What: strings.Join(r.Types(), "、"), Value: value}
	if p := c.dir.Point(r.Point); p != nil {
		b.Point = p.Name
	}
	if r.Text != "" {
		b.What += " " + messages.Clip(r.Text, 40)
		if !slices.Contains(f.Titles, r.Text) && r.Kind != store.KindProblem && len(f.Titles) < 12 {
			f.Titles = append(f.Titles, r.Text)
		}
	}
	f.Behind = append(f.Behind, b)
}

// branches says what the roster and the meetings show by themselves.
func (c *collector) branches() error {
	unseen, err := c.unseen()
	if err != nil {
		return err
	}
	heads, err := c.tx.HeadsAt(min(c.f.Period.To, c.tx.Today()))
	if err != nil {
		return err
	}
	partTime, short, net := 0, 0, 0
	for _, o := range c.dir.Orgs {
		if !o.Active || o.Kind != store.Branch {
			continue
		}
		if o.PartTime == "是" || strings.Contains(o.PartTime, "兼职") {
			partTime++
		}
		if o.JoinedParty != "" && o.JoinedParty > yearsBefore(c.f.Period.To, shortYears) {
			short++
		}
		net += heads[o.ID].Went - heads[o.ID].Came
	}
	for _, n := range []struct {
		name, source string
		value        int
	}{
		{messages.FigurePartTime, messages.SourceRoster, partTime}, {messages.FigureShort, messages.SourceRoster, short},
		{messages.FigureUnseen, messages.SourceMeetings, len(unseen)}, {messages.FigureNetOut, messages.SourceRoster, max(net, 0)},
	} {
		if n.value > 0 {
			c.f.Figures = append(c.f.Figures, messages.SummaryFigure{Name: n.name, Value: n.value, Source: n.source})
		}
	}
	return nil
}

// unseen are the 支部 without a record of some 三会一课. In a period in which
// nobody recorded any meeting that says nothing of them.
func (c *collector) unseen() ([]*store.Org, error) {
	if _, more, err := c.tx.RecordsBehind(store.Behind{Name: indicator.Meetings, Period: c.f.Period}, 0, 0); err != nil || !more {
		return nil, err
	}
	return duty.Unseen(c.tx, c.f.Period)
}

// yearsBefore is the month, YYYY-MM, so many years before a day.
func yearsBefore(day store.Day, n int) string {
	return string(store.DayOf(day.Time().AddDate(-n, 0, 0)))[:7]
}

// text is the writer's own, or that of the summary before, to edit.
func (c *collector) text() error {
	own, before, err := c.tx.SummaryText(c.f.Period)
	if err != nil {
		return err
	}
	from := messages.SummaryCarried(before.Period)
	c.f.Problems, c.f.Next = section(own.Problems, before.Problems, from), section(own.Next, before.Next, from)
	return nil
}

// section is a person's text, a paragraph a line.
func section(own, before, from string) messages.SummarySection {
	s := messages.SummarySection{Paragraphs: paragraphs(cmp.Or(own, before))}
	if own == "" && before != "" {
		s.Carried = from
	}
	return s
}

func paragraphs(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
