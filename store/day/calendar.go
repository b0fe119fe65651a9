package day

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Calendar knows which days are worked: as the notices say, and where they
// say nothing by the statutory days and the weekends. It never changes.
type Calendar struct {
	named     map[Day]Holiday
	told      map[string]bool // years whose notice is at hand
	statutory *statutory
}

// NewCalendar returns the calendar the program knows by itself.
func NewCalendar() *Calendar {
	c := &Calendar{statutory: new(statutory)}
	for year, spans := range known {
		c = c.With(year, daysOf(spans))
	}
	return c
}

// With returns the calendar with the notice of a year, in place of the one it
// had.
func (c *Calendar) With(year string, days []Holiday) *Calendar {
	next := &Calendar{named: map[Day]Holiday{}, told: map[string]bool{year: true}, statutory: c.statutory}
	maps.Copy(next.told, c.told)
	for d, h := range c.named {
		if h.Year != year {
			next.named[d] = h
		}
	}
	for _, h := range days {
		h.Year = year
		next.named[h.Day] = h
	}
	return next
}

// Knows reports whether the notice of the day's year is at hand.
func (c *Calendar) Knows(d Day) bool { return c.told[d.Year()] }

// Unnoticed is the year whose notice is wanted on a day and not at hand, or "".
// In December it is the next year's.
func (c *Calendar) Unnoticed(d Day) string {
	year := d.Year()
	if december := year + "-12-01"; string(d) >= december {
		year = strconv.Itoa(d.Time().Year() + 1)
	}
	if c.told[year] {
		return ""
	}
	return year
}

// Notice returns what the notice of a year names, by day.
func (c *Calendar) Notice(year string) (days []Holiday) {
	for _, h := range c.named {
		if h.Year == year {
			days = append(days, h)
		}
	}
	slices.SortFunc(days, func(a, b Holiday) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return days
}

// Holidays returns the days of a period that a notice names, and the statutory
// ones where there is none.
func (c *Calendar) Holidays(p Period) (days []Holiday) {
	for d := p.From; d <= p.To; d = d.Add(1) {
		if h, ok := c.named[d]; ok {
			days = append(days, h)
		} else if name := c.statutory.name(d); name != "" {
			days = append(days, Holiday{Day: d, Name: name, Off: true, Year: d.Year()})
		}
	}
	return days
}

// Workday reports whether people work that day.
func (c *Calendar) Workday(d Day) bool {
	if h, ok := c.named[d]; ok {
		return !h.Off
	}
	weekday := d.Weekday()
	return weekday != 0 && weekday != 6 && c.statutory.name(d) == ""
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

// A Holiday is a day that the notice of a year (国务院办公厅关于部分节假日安排的通知)
// names: it is off, or a weekend that is worked instead (调休上班).
type Holiday struct {
	Day  Day
	Name string
	Off  bool
	Year string // of the notice; it may name days of the December before
}

// known are the notices that the program knows by itself.
//
// 2026: 国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04), 248 workdays.
//
// 2027: as github.com/6tail/lunar-go v1.4.7 (2026-11-06) has it, 248 workdays. The
// notice's own text was not at hand; one that an admin brings in takes its place.
var known = map[string][]span{
	"2026": {
		{"2026-01-01", "2026-01-03", "元旦", true}, {"2026-01-04", "2026-01-04", "元旦", false},
		{"2026-02-14", "2026-02-14", "春节", false}, {"2026-02-15", "2026-02-23", "春节", true}, {"2026-02-28", "2026-02-28", "春节", false},
		{"2026-04-04", "2026-04-06", "清明节", true},
		{"2026-05-01", "2026-05-05", "劳动节", true}, {"2026-05-09", "2026-05-09", "劳动节", false},
		{"2026-06-19", "2026-06-21", "端午节", true},
		{"2026-09-20", "2026-09-20", "国庆节", false}, {"2026-09-25", "2026-09-27", "中秋节", true},
		{"2026-10-01", "2026-10-07", "国庆节", true}, {"2026-10-10", "2026-10-10", "国庆节", false},
	},
	"2027": {
		{"2027-01-01", "2027-01-03", "元旦", true},
		{"2027-01-31", "2027-01-31", "春节", false}, {"2027-02-05", "2027-02-13", "春节", true}, {"2027-02-14", "2027-02-14", "春节", false},
		{"2027-04-03", "2027-04-05", "清明节", true},
		{"2027-05-01", "2027-05-05", "劳动节", true}, {"2027-05-08", "2027-05-08", "劳动节", false},
		{"2027-06-09", "2027-06-09", "端午节", true},
		{"2027-09-15", "2027-09-15", "中秋节", true}, {"2027-09-26", "2027-09-26", "国庆节", false},
		{"2027-10-01", "2027-10-07", "国庆节", true}, {"2027-10-09", "2027-10-09", "国庆节", false},
	},
}

// A span is days in a row that a notice names alike.
type span struct {
	from, to Day
	name     string
	off      bool
}

func daysOf(spans []span) (days []Holiday) {
	for _, s := range spans {
		for d := s.from; d <= s.to; d = d.Add(1) {
			days = append(days, Holiday{Day: d, Name: s.name, Off: s.off})
		}
	}
	return days
}
