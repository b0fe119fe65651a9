package duty

import (
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// lessons are the rules that 三会一课 means.
var lessons = []string{"R01", "R02", "R03", "R04"}

// Unseen returns the 支部 of which some 三会一课 that a 月 or 季 of the period asked
// for shows no record, in their fixed order. What was set aside was not asked for,
// and a 月 or 季 that is not over may still bring it. No record is not the same as
// not held.
func Unseen(tx *store.Tx, p day.Period) (branches []*bureau.Org, err error) {
	b := &Book{Calendar: bureau.Calendar(tx)}
	if b.Roster, err = bureau.Of(tx); err != nil {
		return nil, err
	}
	if b.Config, err = LoadConfig(tx); err != nil {
		return nil, err
	}
	meetings, err := record.MonthsHeld(tx, p)
	if err != nil {
		return nil, err
	}
	b.Meetings = ByOrg(meetings)
	seen := map[int64]bool{}
	for month := Month.Of(p.From); month.To <= min(p.To, tx.Today().Add(-1)); month = Month.Of(month.To.Add(1)) {
		if err := b.turnTo(tx, month.To); err != nil {
			return nil, err
		}
		for _, o := range b.Roster.Orgs {
			if !seen[o.ID] && b.lacks(o, p) {
				seen[o.ID] = true
				branches = append(branches, o)
			}
		}
	}
	slices.SortFunc(branches, func(x, y *bureau.Org) int { return int(x.ID - y.ID) })
	return branches, nil
}

// turnTo makes it the book of another day.
func (b *Book) turnTo(tx *store.Tx, on day.Day) (err error) {
	b.Day = on
	if b.Heads, err = bureau.HeadsAt(tx, on); err != nil {
		return err
	}
	b.Waivers, err = Waivers(tx, day.Period{From: on, To: on})
	return err
}

// lacks reports whether something of 三会一课 that ends on the book's day is open.
func (b *Book) lacks(o *bureau.Org, p day.Period) bool {
	if o.Kind != bureau.Branch {
		return false
	}
	return slices.ContainsFunc(b.Owed(o), func(ob Obligation) bool {
		return slices.Contains(lessons, ob.Rule.ID) && ob.Period.To == b.Day && ob.Period.From >= p.From && ob.Open()
	})
}
