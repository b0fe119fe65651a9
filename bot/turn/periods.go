package turn

import (
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/day"
)

// PeriodIn is the period a question names, else this week.
func (t *Turn) PeriodIn(says string) day.Period {
	if from, to, label, ok := reading.ParsePeriod(says, t.Today.Time()); ok {
		return day.Period{From: day.Day(from), To: day.Day(to), Label: label}
	}
	p := day.Week(t.Today)
	p.Label = messages.ThisWeek
	return p
}

// PeriodSaid is the period a text names, or none.
func (t *Turn) PeriodSaid(says string) (p day.Period, ok bool) {
	from, to, label, ok := reading.ParsePeriod(says, t.Today.Time())
	return day.Period{From: day.Day(from), To: day.Day(to), Label: label}, ok
}
