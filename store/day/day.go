package day

import (
	"fmt"
	"time"
)

// A Day is a calendar day in Shanghai, written YYYY-MM-DD. The zero Day is no
// day. Days compare as text.
type Day string

// DayOf returns the day of an instant.
func DayOf(t time.Time) Day {
	year, month, day := t.In(Shanghai).Date()
	if year < 0 || year > 9999 {
		return Day(t.In(Shanghai).Format(time.DateOnly))
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	return Day([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(int(month) / 10), digit(int(month)), '-', digit(day / 10), digit(day)})
}

// ParseDay reads YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	t, err := time.ParseInLocation(time.DateOnly, s, Shanghai)
	if err != nil {
		return "", fmt.Errorf("store: day %q is not YYYY-MM-DD", s)
	}
	return DayOf(t), nil
}

// Time returns the start of the day.
func (d Day) Time() time.Time {
	if len(d) != len(time.DateOnly) || d[4] != '-' || d[7] != '-' {
		return time.Time{}
	}
	year, month, day := numeral(d[:4]), numeral(d[5:7]), numeral(d[8:])
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, Shanghai)
	if year < 0 || month < 0 || day < 0 || t.Day() != day || t.Month() != time.Month(month) {
		return time.Time{}
	}
	return t
}

// numeral reads a number; what is none is -1. Calendars ask for many days.
func numeral(s Day) (n int) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// Year returns the year of the day as it is written, or "".
func (d Day) Year() string { return string(d[:min(len(d), 4)]) }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return DayOf(d.Time().AddDate(0, 0, n)) }

// Until returns how many days later the other day is.
func (d Day) Until(other Day) int { return int(other.Time().Sub(d.Time()).Hours()) / 24 }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// A Period is a 统计期: From and To are both part of it.
type Period struct {
	From, To Day
	Label    string // as the person said it: 本周
}

// Week returns the week of a day, Monday to Sunday (本周).
func Week(d Day) Period {
	monday := d.Add(-(int(d.Weekday()) + 6) % 7)
	return Period{From: monday, To: monday.Add(6)}
}

// Year returns the period of a year written YYYY, January 1 to December 31.
func Year(year string) Period { return Period{From: Day(year + "-01-01"), To: Day(year + "-12-31")} }

// WholeYear reports whether the period is one calendar year.
func (p Period) WholeYear() bool {
	year := Year(p.From.Year())
	return p.From == year.From && p.To == year.To
}

// Has reports whether the day lies in the period.
func (p Period) Has(d Day) bool { return p.From <= d && d <= p.To }

// A Window is when something may be sent: not before and not after a time, the
// zero time meaning that there is no such limit.
type Window struct{ NotBefore, NotAfter time.Time }

// Shanghai is the zone in which days begin and end.
var Shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)
