package turn

import (
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/day"
)

// PeriodIn returns the period that a text names, or this week.
func (t *Turn) PeriodIn(says string) day.Period {
	if from, to, label, ok := reading.ParsePeriod(says, t.Today.Time()); ok {
		return day.Period{From: day.Day(from), To: day.Day(to), Label: label}
	}
	p := day.Week(t.Today)
	p.Label = messages.ThisWeek
	return p
}

// PeriodSaid returns the period that a text names, if it names one.
func (t *Turn) PeriodSaid(says string) (p day.Period, ok bool) {
	from, to, label, ok := reading.ParsePeriod(says, t.Today.Time())
	return day.Period{From: day.Day(from), To: day.Day(to), Label: label}, ok
}
