package store

// A Calendar knows which days are worked (domain: 国务院办公厅 notices). A year
// without a notice falls back to the statutory days and the weekends.
//
// 2026: 国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04), 248 workdays.
// 2027: the 13 statutory days; no notice about moved days (调休) yet.
type Calendar struct {
	off    map[Day]string // holidays, by name
	worked map[Day]bool   // weekends that are worked
	told   map[string]bool
}

type span struct {
	from, to Day
	name     string
}

var holidays = []span{
	{"2026-01-01", "2026-01-03", "元旦"}, {"2026-02-15", "2026-02-23", "春节"}, {"2026-04-04", "2026-04-06", "清明节"},
	{"2026-05-01", "2026-05-05", "劳动节"}, {"2026-06-19", "2026-06-21", "端午节"}, {"2026-09-25", "2026-09-27", "中秋节"},
	{"2026-10-01", "2026-10-07", "国庆节"},
	{"2027-01-01", "2027-01-01", "元旦"}, {"2027-02-05", "2027-02-08", "春节"}, {"2027-04-05", "2027-04-05", "清明节"},
	{"2027-05-01", "2027-05-02", "劳动节"}, {"2027-06-09", "2027-06-09", "端午节"}, {"2027-09-15", "2027-09-15", "中秋节"},
	{"2027-10-01", "2027-10-03", "国庆节"},
}

// moved are the weekends worked instead of a holiday (调休上班).
var moved = []Day{"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}

// noticed are the years whose notice is known.
var noticed = []string{"2026"}

// NewCalendar returns the calendar the program knows by itself.
func NewCalendar() *Calendar {
	c := &Calendar{off: map[Day]string{}, worked: map[Day]bool{}, told: map[string]bool{}}
	for _, h := range holidays {
		for d := h.from; d <= h.to; d = d.Add(1) {
			c.off[d] = h.name
		}
	}
	for _, d := range moved {
		c.worked[d] = true
	}
	for _, y := range noticed {
		c.told[y] = true
	}
	return c
}

// Knows reports whether the notice of the day's year is at hand.
func (c *Calendar) Knows(d Day) bool { return len(d) >= 4 && c.told[string(d[:4])] }

// Workday reports whether people work that day.
func (c *Calendar) Workday(d Day) bool {
	if c.worked[d] {
		return true
	}
	weekday := d.Weekday()
	return c.off[d] == "" && weekday != 0 && weekday != 6
}

// After returns the n-th workday after the day; the day itself does not count.
func (c *Calendar) After(d Day, n int) Day {
	for n > 0 {
		if d = d.Add(1); c.Workday(d) {
			n--
		}
	}
	return d
}

// Before returns the n-th workday before the day; the day itself does not
// count. Before(last workday of a month, 5) is the day after which five
// workdays remain.
func (c *Calendar) Before(d Day, n int) Day {
	for n > 0 {
		if d = d.Add(-1); c.Workday(d) {
			n--
		}
	}
	return d
}

// Next returns the first workday on or after the day.
func (c *Calendar) Next(d Day) Day {
	for !c.Workday(d) {
		d = d.Add(1)
	}
	return d
}

// First returns the first workday of a period. A week may have none: the zero
// Day.
func (c *Calendar) First(p Period) Day {
	if d := c.Next(p.From); p.Has(d) {
		return d
	}
	return ""
}

// Last returns the last workday of a period, or the zero Day. That of a week
// may be a Saturday or a Sunday.
func (c *Calendar) Last(p Period) Day {
	if d := c.Before(p.To.Add(1), 1); p.Has(d) {
		return d
	}
	return ""
}

// Workdays counts the workdays of a period.
func (c *Calendar) Workdays(p Period) (n int) {
	for d := p.From; d <= p.To; d = d.Add(1) {
		if c.Workday(d) {
			n++
		}
	}
	return n
}

// Calendar returns the calendar of the bureau.
func (tx *Tx) Calendar() *Calendar { return tx.db.calendar }
