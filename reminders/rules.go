package reminders

import (
	"slices"
	"time"

	"liaison/store"
	"liaison/store/duty"
)

// Rules are all that happens unasked.
func Rules() []Rule {
	return slices.Concat(problemRules(), monthRules(), digestRules(), calendarRules())
}

// Grace is how late a firing is still of use.
const (
	sameDay = 8 * time.Hour // it is of that workday only: the next one brings its own
	allDay  = 24 * time.Hour
	aWeek   = 7 * 24 * time.Hour
)

// Days on which rules are due.

func workdays(cal *store.Calendar, d store.Day) bool { return cal.Workday(d) }

func firstOfMonth(cal *store.Calendar, d store.Day) bool { return d == cal.First(duty.MonthOf(d)) }

func firstOfWeek(cal *store.Calendar, d store.Day) bool { return d == cal.First(store.Week(d)) }

func lastOfWeek(cal *store.Calendar, d store.Day) bool { return d == cal.Last(store.Week(d)) }

func endOfMonth(cal *store.Calendar, d store.Day) bool { return d == duty.MonthEnd(cal, d) }
