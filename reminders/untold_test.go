package reminders

import (
	"testing"

	"liaison/store/day"
)

// No week is left out of the leaders' messages: that of the first workday after
// 春节 tells of the week without workdays and of the one before it.
func TestNoWeekIsLeftOut(t *testing.T) {
	cal := day.NewCalendar()
	for today, want := range map[day.Day]day.Period{
		"2026-02-09": {From: "2026-02-02", To: "2026-02-08"},
		"2026-02-24": {From: "2026-02-09", To: "2026-02-22"},
		"2026-03-02": {From: "2026-02-23", To: "2026-03-01"},
		"2026-10-08": {From: "2026-09-28", To: "2026-10-04"},
	} {
		if got := untold(cal, today); got != want {
			t.Errorf("on %s: %s to %s, want %s to %s", today, got.From, got.To, want.From, want.To)
		}
	}
	next := day.Day("2026-01-05") // a year of messages: each day stands in one
	for d := next; d <= "2026-12-31"; d = d.Add(1) {
		if d != cal.First(day.Week(d)) {
			continue
		}
		p := untold(cal, d)
		if d > "2026-01-05" && p.From != next {
			t.Errorf("on %s from %s, want %s", d, p.From, next)
		}
		next = p.To.Add(1)
	}
	if got, want := weeksBefore(untold(cal, "2026-02-24")), (day.Period{From: "2026-01-26", To: "2026-02-08"}); got != want {
		t.Errorf("before them %s to %s", got.From, got.To)
	}
}
