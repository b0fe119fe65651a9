package document

import (
	"cmp"
	"slices"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
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
