package duty

import (
	"time"

	"liaison/store/day"
)

// A Span is how long a period (本期) is.
type Span string

// The spans. The last three are no parts of a year.
const (
	Month    Span = "月"
	Quarter  Span = "季"
	HalfYear Span = "半年"
	Year     Span = "年"
	Term     Span = "届"
	OnChange Span = "变动时"
	Once     Span = "每次"
)

func (s Span) months() int {
	switch s {
	case Month:
		return 1
	case Quarter:
		return 3
	case HalfYear:
		return 6
	case Year:
		return 12
	}
	return 0
}

// Of returns the period of the span that a day lies in: the whole 季 of it. Only
// for parts of a year.
func (s Span) Of(d day.Day) day.Period {
	n := s.months()
	if n == 0 {
		return day.Period{}
	}
	t := d.Time()
	first := time.Date(t.Year(), t.Month()-(t.Month()-1)%time.Month(n), 1, 0, 0, 0, 0, day.Shanghai)
	return day.Period{From: day.DayOf(first), To: day.DayOf(first.AddDate(0, n, -1))}
}

// addMonths returns the same day of another month, or that month's last day
// where it is shorter.
func addMonths(d day.Day, n int) day.Day {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, day.Shanghai)
	return day.DayOf(first.AddDate(0, 0, min(t.Day(), first.AddDate(0, 1, -1).Day())-1))
}

// dayIn returns the n-th of a month as a rule means it: with move, a day off
// becomes the next workday; past the month's end it is its last workday. n 0 is
// no day.
func dayIn(c *day.Calendar, month day.Period, n int, move bool) day.Day {
	if n <= 0 {
		return ""
	}
	d := month.From.Add(n - 1)
	if move && !c.Workday(d) {
		d = c.After(d, 1)
	}
	if d > month.To {
		for d = month.To; !c.Workday(d); {
			d = d.Add(-1)
		}
	}
	return d
}
