package duty

import (
	"cmp"
	"slices"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// An Obligation is one thing owed in one period (应做事项).
type Obligation struct {
	Rule   *Rule
	Org    int64 // 0 where a point owes it
	Point  int64
	Group  int // which 党小组, from 1; 0: the whole
	Period day.Period
	Need   int           // 0: it is only counted, or only has a day
	Held   []record.Held // what satisfies it, in the order of days
	Due    day.Day       // its own day, where it has one
	From   day.Day       // not to be spoken of before
	Waiver *Waiver       // 本期不适用
}

// Count is how many were held.
func (o Obligation) Count() (n int) {
	if !slices.Contains(o.Rule.Types, record.Talk) {
		return len(o.Held)
	}
	for _, h := range o.Held {
		n += h.Talks
	}
	return n
}

// Left is how many are still to be held.
func (o Obligation) Left() int {
	if o.Waiver != nil {
		return 0
	}
	return max(0, o.Need-o.Count())
}

// Open reports whether something is left.
func (o Obligation) Open() bool { return o.Left() > 0 }

// Prompted reports whether something is left and may be spoken of that day.
func (o Obligation) Prompted(on day.Day) bool { return o.Open() && o.From <= on }

// Waive returns the waiver that a person may keep for it (本期不适用).
func (o Obligation) Waive(why WaiverReason, by int64) *Waiver {
	w := &Waiver{Org: o.Org, Rule: o.Rule.ID, Group: o.Group, Period: o.Period, Reason: why, Person: by}
	if o.Org == 0 {
		w.Point = o.Point
	}
	return w
}

// endless is the last day of a term: only the next 换届 ends it.
const endless day.Day = "9999-12-31"

// Owed returns what a 党组织 owes in the 月, 季 and 年 of the book's day, in the
// order of the table, 党小组 by 党小组. R11 and R12 are asked for by
// themselves: [Findings], [Judge].
func (b *Book) Owed(o *bureau.Org) (owed []Obligation) {
	if !o.Active || o.Founded > b.Day {
		return nil
	}
	body := b.Body(o)
	held := b.held(body)
	owed = b.scratch[:0]
	for i := range Rules {
		r := &Rules[i]
		switch {
		case !r.binds(body):
		case r.Who == OfTerm:
			owed = b.term(owed, r, o)
		case r.Who == OfGroup:
			for g := range body.Groups {
				owed = append(owed, b.count(Obligation{Rule: r, Org: o.ID, Point: o.Point, Group: g + 1}, o, held))
			}
		default:
			owed = append(owed, b.count(Obligation{Rule: r, Org: o.ID, Point: o.Point}, o, held))
		}
	}
	b.scratch = owed
	return append(make([]Obligation, 0, len(owed)), owed...)
}

// OwedAt returns what is owed at a point itself: visits (R13).
func (b *Book) OwedAt(p *bureau.Point) (owed []Obligation) {
	if !p.Active || p.Confirmed > b.Day {
		return nil
	}
	for i := range Rules {
		if r := &Rules[i]; r.Who == OfPoint {
			owed = append(owed, b.count(Obligation{Rule: r, Point: p.ID}, nil, b.Visits[p.ID]))
		}
	}
	return owed
}

// count completes an obligation of a part of the year.
func (b *Book) count(ob Obligation, o *bureau.Org, held []record.Held) Obligation {
	t := b.Config.Terms(ob.Rule, cmp.Or(ob.Org, ob.Point))
	ob.Period, ob.Need = t.Span.Of(b.Day), t.Count
	ob.From = ob.Period.From
	if m := ob.Rule.From; m > 0 {
		ob.From = addMonths(ob.From, int(m)-1)
	}
	if ob.Rule.day != nil {
		ob.Due = dayIn(b.Calendar, ob.Period, ob.Rule.day(o, t), t.Move)
	}
	annual := ob.Rule.annual() && o != nil
	if annual {
		held = slices.Concat(held, b.Annual[o.ID])
	}
	for _, h := range held {
		if (annual || ob.Period.Has(h.Day)) && ob.satisfiedBy(h) {
			ob.Held = append(ob.Held, h)
		}
	}
	if annual {
		ob.Held = inYear(ob.Held, ob.Period)
	}
	slices.SortFunc(ob.Held, func(x, y record.Held) int { return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Record, y.Record)) })
	ob.Waiver = b.waiver(ob)
	return ob
}

// satisfiedBy reports whether what the 党组织, or at the point, was held counts.
func (o Obligation) satisfiedBy(h record.Held) bool {
	if o.Rule.Who == OfPoint {
		return true
	}
	return slices.ContainsFunc(o.Rule.Types, func(t string) bool { return slices.Contains(h.Types, t) }) &&
		(o.Group == 0 || slices.Contains(h.Groups, o.Group))
}

// term adds the 换届 that ends the term under way.
func (b *Book) term(owed []Obligation, r *Rule, o *bureau.Org) []Obligation {
	end, _ := TermOf(o) // the rule binds only where there is one
	if o.Elected > b.Day {
		return owed
	}
	ob := Obligation{Rule: r, Org: o.ID, Point: o.Point, Period: day.Period{From: o.Elected, To: endless}, Need: r.Count,
		Due: end.Day, From: end.HalfYear}
	ob.Waiver = b.waiver(ob)
	return append(owed, ob)
}

// waiver finds the waiver of an obligation; one without a 党小组 is for all of
// them.
func (b *Book) waiver(o Obligation) *Waiver {
	for i := range b.Waivers {
		w := &b.Waivers[i]
		mine := w.Org == o.Org && (o.Org != 0 || w.Point == o.Point)
		if mine && w.Rule == o.Rule.ID && w.Period.From == o.Period.From && (w.Group == 0 || w.Group == o.Group) {
			return w
		}
	}
	return nil
}
