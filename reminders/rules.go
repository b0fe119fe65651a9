package reminders

import (
	"slices"
	"time"

	"liaison/store/day"
	"liaison/store/duty"
)

// Rules returns all rules, in the order in which those due at one time run: first the month's
// card, since it is drawn anew and others are joined to it, then the leaders' with its picture,
// and last the digest, which joins whatever else a person gets.
func Rules() []Rule {
	return slices.Concat(monthRules(), leaderRules(), problemRules(), calendarRules(), digestRules())
}

// Grace is how late a firing is still of use.
const (
	sameDay = 8 * time.Hour // it is of that workday only: the next one brings its own
	allDay  = 24 * time.Hour
	aWeek   = 7 * 24 * time.Hour
)

// Days on which rules are due.

func workdays(cal *day.Calendar, d day.Day) bool { return cal.Workday(d) }

func firstOfMonth(cal *day.Calendar, d day.Day) bool { return d == cal.First(duty.MonthOf(d)) }

func firstOfWeek(cal *day.Calendar, d day.Day) bool { return d == cal.First(day.Week(d)) }

func lastOfWeek(cal *day.Calendar, d day.Day) bool { return d == cal.Last(day.Week(d)) }

func endOfMonth(cal *day.Calendar, d day.Day) bool { return d == duty.MonthEnd(cal, d) }
