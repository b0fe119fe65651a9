package problem_test

import (
	"testing"

	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// Whichever day it is: a problem is overdue for three workdays if and only if it
// was due before the day that says so.
func TestLongLateBefore(t *testing.T) {
	cal := day.NewCalendar()
	for today := day.Day("2026-01-01"); today < "2027-01-01"; today = today.Add(1) {
		before := problem.LongLateBefore(cal, today)
		for due := today.Add(-20); due < today; due = due.Add(1) {
			late := problem.LateWorkdays(cal, &record.Problem{Due: due}, today) >= problem.LongLate
			if late != (due < before) {
				t.Errorf("due %s is overdue for long on %s: %t, but before %s: %t", due, today, late, before, due < before)
			}
		}
	}
}
