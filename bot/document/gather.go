package document

import (
	"cmp"
	"slices"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
	"liaison/store/record"
)

// one finds the record that a document is about; without a number it is a form to be
// filled by hand.
func (c *collector) one() error {
	if c.ask.Number == 0 {
		return nil
	}
	r, err := record.Find(c.tx, c.ask.Number)
	if err != nil {
		return err
	}
	return count.Rows(c.tx, count.Selection{Kind: r.Kind, Period: day.Period{From: r.Day, To: r.Day}, Within: count.Within{Points: pointOf(r)}}, func(row *count.Row) error {
		if row.ID == r.ID {
			c.f.Row = new(*row)
		}
		return nil
	})
}

// pointOf is the point of a record as [count.Within] takes it; nil where it has none.
func pointOf(r *record.Record) []int64 {
	if r.Point == 0 {
		return nil
	}
	return []int64{r.Point}
}

// branchYear gathers what a 支部 held and owed in a year.
func (c *collector) branchYear() error {
	org := c.dir.Org(c.ask.Org)
	heads, err := bureau.HeadsAt(c.tx, min(c.ask.Period.To, c.tx.Today()))
	if err != nil {
		return err
	}
	b := &messages.BranchYear{Body: duty.Body{Org: org, Heads: heads[org.ID], Groups: c.dir.GroupCount(org)}}
	c.f.Branch = b
	groups := c.dir.PartyGroups(org.ID)
	err = c.rows(record.KindMeeting, []int64{org.Point}, func(row *count.Row) {
		if row.Org == org.ID || slices.ContainsFunc(groups, func(g *bureau.Org) bool { return g.ID == row.Org }) {
			b.Meetings = append(b.Meetings, &row.Record)
		}
	})
	if err != nil {
		return err
	}
	if err := c.rows(record.KindActivity, []int64{org.Point}, func(row *count.Row) {
		if row.Type == learning {
			b.Learned = append(b.Learned, &row.Record)
		}
	}); err != nil {
		return err
	}
	if b.Owed, err = c.yearOwed(org); err != nil {
		return err
	}
	plans, err := record.PlansIn(c.tx, c.ask.Period)
	for i := range plans {
		if p := &plans[i]; p.Point == org.Point && (p.Org == 0 || p.Org == org.ID) && record.Visible(c.scope, p) {
			b.Plans = append(b.Plans, p)
		}
	}
	return err
}

// learning is the type of activities that are 学习.
const learning = "学习培训"

// yearOwed is what a 支部 owes in the periods of a year, each once, rule by rule.
func (c *collector) yearOwed(org *bureau.Org) (owed []duty.Obligation, err error) {
	type key struct {
		rule  string
		group int
		from  day.Day
	}
	seen := map[key]bool{}
	for m := range 12 {
		last := day.DayOf(c.ask.Period.From.Time().AddDate(0, m+1, -1))
		book, err := duty.Gather(c.tx, last, org.Point)
		if err != nil {
			return nil, err
		}
		for _, o := range book.Owed(org) {
			if k := (key{o.Rule.ID, o.Group, o.Period.From}); o.Rule.Who != duty.OfTerm && !seen[k] {
				seen[k] = true
				owed = append(owed, o)
			}
		}
	}
	slices.SortStableFunc(owed, func(a, b duty.Obligation) int {
		return cmp.Or(cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Period.From, b.Period.From), cmp.Compare(a.Group, b.Group))
	})
	return owed, nil
}

// rows reads the records of a kind in the document's period that its asker may see.
func (c *collector) rows(kind record.Kind, points []int64, take func(*count.Row)) error {
	return count.Rows(c.tx, count.Selection{Kind: kind, Period: c.ask.Period, Within: count.Within{Points: points}}, func(row *count.Row) error {
		if record.Visible(c.scope, &row.Record) {
			take(new(*row))
		}
		return nil
	})
}

// problems gathers the problems of a list: those of a period, or those pending now.
func (c *collector) problems() error {
	err := c.listed()
	if err == nil && len(c.f.Rows) == 0 {
		err = ErrNothing
	}
	return err
}

func (c *collector) listed() error {
	within := c.places()
	take := func(row *count.Row) error {
		if record.Visible(c.scope, &row.Record) && within(row) {
			c.f.Rows = append(c.f.Rows, new(*row))
		}
		return nil
	}
	if c.ask.Period.From != "" {
		return count.Rows(c.tx, count.Selection{Kind: record.KindProblem, Period: c.ask.Period}, take)
	}
	found, err := record.Unsettled(c.tx)
	if err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b record.Record) int { return cmp.Compare(a.ID, b.ID) })
	for i := range found {
		row := &count.Row{Record: found[i]}
		if !row.Problem.Pending() || !record.Visible(c.scope, &row.Record) || !within(row) {
			continue
		}
		if row.History, err = record.History(c.tx, row.ID); err != nil {
			return err
		}
		c.f.Rows = append(c.f.Rows, row)
	}
	return nil
}

// places reports which problems lie in the place that was asked for: at its points,
// or given to the unit.
func (c *collector) places() func(*count.Row) bool {
	if c.ask.Point == 0 && c.ask.Unit == 0 && c.ask.Org == 0 {
		return func(*count.Row) bool { return true }
	}
	points := c.ask.points(c.dir, c.scope)
	return func(row *count.Row) bool {
		return c.ask.Unit != 0 && row.Problem.Unit == c.ask.Unit || c.ask.Unit == 0 && slices.Contains(points, row.Point)
	}
}

// register gathers the points with their 党组织.
func (c *collector) register() error {
	heads, err := bureau.HeadsAt(c.tx, c.tx.Today())
	if err != nil {
		return err
	}
	for _, id := range c.ask.points(c.dir, c.scope) {
		line := messages.PointLine{Point: c.dir.Point(id)}
		for _, o := range c.dir.OrgsAt(id) {
			if o.Kind != bureau.Group {
				line.Orgs = append(line.Orgs, duty.Body{Org: o, Heads: heads[o.ID]})
			}
		}
		c.f.Points = append(c.f.Points, line)
	}
	return c.some(len(c.f.Points))
}

// some is [ErrNothing] where nothing was found.
func (c *collector) some(n int) error {
	if n == 0 {
		return ErrNothing
	}
	return nil
}

// visit gathers a visit and the problems that were recorded with it.
func (c *collector) visit() error {
	if err := c.one(); err != nil || c.f.Row == nil {
		return err
	}
	for _, id := range c.f.Row.Raised {
		r, err := record.Find(c.tx, id)
		if err != nil {
			return err
		}
		if record.Visible(c.scope, r) {
			c.f.Rows = append(c.f.Rows, &count.Row{Record: *r})
		}
	}
	return nil
}

// month gathers what each 支部 owes in a month, as of its end or today.
func (c *collector) month() error {
	at := min(c.ask.Period.To, c.tx.Today())
	if c.ask.Period.From > c.tx.Today() {
		at = c.ask.Period.From // a month to come
	}
	points := c.ask.points(c.dir, c.scope)
	if len(points) == 0 {
		return ErrNothing
	}
	book, err := duty.Gather(c.tx, at, points...)
	if err != nil {
		return err
	}
	for _, o := range Branches(c.dir, c.scope) {
		if owed := book.Owed(o); slices.Contains(points, o.Point) && len(owed) > 0 {
			c.f.Month = append(c.f.Month, duty.Section{Org: o, Owed: owed})
		}
	}
	if duty.Quarter.Of(at).To == c.ask.Period.To {
		for _, id := range points {
			if slices.ContainsFunc(book.OwedAt(c.dir.Point(id)), duty.Obligation.Open) {
				c.f.Idle = append(c.f.Idle, c.dir.Point(id))
			}
		}
	}
	return c.some(len(c.f.Month))
}

// terms gathers the 党组织 whose 换届 is to be spoken of: one that was named, or all
// whose term ends within six months.
func (c *collector) terms() error {
	points := c.ask.points(c.dir, c.scope)
	if o := c.dir.Org(c.ask.Org); o != nil {
		if end, ok := duty.TermOf(o); ok {
			c.f.Terms = append(c.f.Terms, messages.TermLine{Org: o, End: end})
		}
	} else {
		c.f.Terms = messages.TermsDue(c.dir, c.tx.Today(), func(o *bureau.Org) bool { return slices.Contains(points, o.Point) })
	}
	return c.some(len(c.f.Terms))
}

// brief gathers the visits and problems of a period, and the numbers they add up to.
func (c *collector) brief() error {
	points := c.ask.points(c.dir, c.scope)
	if c.scope.All && c.ask.Point == 0 && c.ask.Unit == 0 && c.ask.Org == 0 {
		points = nil
	} else if len(points) == 0 {
		return ErrNothing
	}
	for _, kind := range []record.Kind{record.KindVisit, record.KindProblem} {
		if err := c.rows(kind, points, func(row *count.Row) { c.f.Rows = append(c.f.Rows, row) }); err != nil {
			return err
		}
	}
	amounts, err := count.Of(c.tx, c.ask.Period, count.Within{Points: points})
	if err != nil {
		return err
	}
	all := c.dir.Indicators.All()
	for i := range all {
		x := &all[i]
		if x.Adds != indicator.Sum && x.Adds != indicator.Count || x.Kind != indicator.Visit && x.Name != indicator.Visits && x.Name != indicator.Raised && x.Name != indicator.Done || amounts[x.Name].Value == 0 {
			continue
		}
		one := messages.BriefFigure{Name: x.Name, Unit: x.Unit, Value: amounts[x.Name].Value}
		for more := true; more; {
			var page []count.Piece
			page, more, err = count.RecordsBehind(c.tx, count.Behind{Name: x.Name, Period: c.ask.Period, Points: points}, len(one.Behind), manyBehind)
			if err != nil {
				return err
			}
			one.Behind = append(one.Behind, page...)
		}
		one.Repeated = repeated(one.Behind)
		c.f.Figures = append(c.f.Figures, one)
	}
	visits := slices.IndexFunc(c.f.Figures, func(x messages.BriefFigure) bool { return x.Name == indicator.Visits })
	if visits > 0 { // how often comes before what
		first := c.f.Figures[visits]
		c.f.Figures = slices.Insert(slices.Delete(c.f.Figures, visits, visits+1), 0, first)
	}
	return c.some(len(c.f.Rows) + len(c.f.Figures))
}

// manyBehind is how many records behind one number are read at once.
const manyBehind = 500

// repeated reports whether two of some records are of one point: they may count the
// same 户 twice.
func repeated(pieces []count.Piece) bool {
	seen := map[int64]bool{}
	for i := range pieces {
		if seen[pieces[i].Point] {
			return true
		}
		seen[pieces[i].Point] = true
	}
	return false
}
