package day

import "time"

// WorkBegins returns when people begin to work on a workday: 08:30.
func WorkBegins(d Day) time.Time { return d.Time().Add(8*time.Hour + 30*time.Minute) }

// WorkEnds returns when people stop: 17:30, which is not working time any more.
func WorkEnds(d Day) time.Time { return d.Time().Add(17*time.Hour + 30*time.Minute) }

// Working reports whether people work at that time. Nobody is spoken to unasked
// at any other.
func (c *Calendar) Working(t time.Time) bool {
	d := DayOf(t)
	return c.Workday(d) && !t.Before(WorkBegins(d)) && t.Before(WorkEnds(d))
}

// NextWorking returns t itself if people work then, or else when they next
// begin to.
func (c *Calendar) NextWorking(t time.Time) time.Time {
	if c.Working(t) {
		return t
	}
	d := DayOf(t)
	if !t.Before(WorkBegins(d)) {
		d = d.Add(1)
	}
	return WorkBegins(c.Next(d))
}
