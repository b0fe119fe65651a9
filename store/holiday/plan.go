package holiday

import (
	"fmt"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
)

// A Plan is what a notice would change.
type Plan struct {
	*Notice
	Known   bool // the year has a notice already
	Added   []day.Holiday
	Changed []day.Holiday // as they would be
	Dropped []day.Holiday
	Before  int // workdays of the year
	After   int
	Idle    []Idle // months of which most would be off: hardly meant
}

// Idle is a month with few workdays.
type Idle struct {
	Month    int
	Workdays int
}

// fewDays is fewer workdays than the month of the longest holiday has.
const fewDays = 11

// NewPlan compares a notice with the calendar as it is; one with faults changes
// nothing.
func NewPlan(tx *store.Tx, n *Notice) *Plan {
	p := &Plan{Notice: n}
	if len(n.Faults) > 0 {
		return p
	}
	cal := bureau.Calendar(tx)
	was := map[day.Day]day.Holiday{}
	for _, h := range cal.Notice(n.Year) {
		was[h.Day] = h
	}
	for _, h := range n.Days {
		switch old, ok := was[h.Day]; {
		case !ok:
			p.Added = append(p.Added, h)
		case old != h:
			p.Changed = append(p.Changed, h)
		}
		delete(was, h.Day)
	}
	for _, h := range cal.Notice(n.Year) {
		if _, left := was[h.Day]; left {
			p.Dropped = append(p.Dropped, h)
		}
	}
	year := day.Year(n.Year)
	as := cal.With(n.Year, n.Days)
	p.Known, p.Before, p.After = cal.Knows(year.From), cal.Workdays(year), as.Workdays(year)
	for m := range 12 {
		first := day.Day(fmt.Sprintf("%s-%02d-01", n.Year, m+1))
		month := day.Period{From: first, To: first[:8] + "31"}
		if left := as.Workdays(month); left < fewDays {
			p.Idle = append(p.Idle, Idle{m + 1, left})
		}
	}
	return p
}

// Empty reports whether the calendar says all this already.
func (p *Plan) Empty() bool { return len(p.Added)+len(p.Changed)+len(p.Dropped) == 0 }

// Apply brings the notice in, by an admin, or by the program: 0. One that
// changes nothing leaves no trace. Due days that were given before stay.
func (p *Plan) Apply(tx *store.Tx, by int64) error {
	switch {
	case len(p.Faults) > 0:
		return p.Faults[0]
	case p.Empty():
		return nil
	}
	if err := bureau.SetHolidays(tx, p.Year, p.Days); err != nil {
		return err
	}
	return bureau.Audit(tx, by, "放假安排", fmt.Sprintf("%s 年：%d 天，全年 %d 个工作日", p.Year, len(p.Days), p.After))
}
