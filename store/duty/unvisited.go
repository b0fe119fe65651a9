package duty

import (
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// Unvisited returns the points that owe a visit in the 季 of a day (R13) and had
// none in it, in their fixed order. It counts the visits of the 季 and reads
// nothing else of the history.
func Unvisited(tx *store.Tx, on day.Day) (points []*bureau.Point, err error) {
	b := &Book{Day: on}
	if b.Roster, err = bureau.Of(tx); err != nil {
		return nil, err
	}
	if b.Config, err = LoadConfig(tx); err != nil {
		return nil, err
	}
	if b.Waivers, err = Waivers(tx, day.Period{From: on, To: on}); err != nil {
		return nil, err
	}
	r, visits := RuleOf("R13"), map[Span]map[int64]int{}
	for _, p := range b.Roster.Points {
		t := b.Config.Terms(r, p.ID)
		o := Obligation{Rule: r, Point: p.ID, Period: t.Span.Of(on), Need: t.Count}
		if !p.Active || p.Confirmed > on || o.Need == 0 || b.waiver(o) != nil {
			continue
		}
		if visits[t.Span] == nil {
			if visits[t.Span], err = count.SumOf(tx, o.Period, indicator.Visits); err != nil {
				return nil, err
			}
		}
		if visits[t.Span][p.ID] == 0 {
			points = append(points, p)
		}
	}
	return points, nil
}
