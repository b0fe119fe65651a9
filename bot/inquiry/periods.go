package inquiry

import (
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/day"
)

// Labelled returns a period with its usual name as the label: 上周, 3月, 2025年. A period
// without a usual name has no label.
func Labelled(t *turn.Turn, p day.Period) day.Period {
	if p.Label != "" {
		return p
	}
	for _, name := range messages.PeriodNames {
		if q := t.PeriodIn(name); q.From == p.From && q.To == p.To {
			p.Label = name
			return p
		}
	}
	if wholeMonths(p) > 0 && p.From.Year() == p.To.Year() {
		p.Label = messages.PeriodName(p, t.Today)
	}
	return p
}

// wholeMonths returns the number of months of a period, or 0 if it is not whole months.
func wholeMonths(p day.Period) int {
	from, to := p.From.Time(), p.To.Add(1).Time()
	if from.Day() != 1 || to.Day() != 1 {
		return 0
	}
	return 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month())
}

// Before returns the period of the same kind and length before another: 上周 for 本周, 去年 for
// 今年.
func Before(p day.Period) day.Period {
	if n := wholeMonths(p); n > 0 {
		return monthsLater(p, -n)
	}
	n := p.From.Until(p.To) + 1
	return day.Period{From: p.From.Add(-n), To: p.From.Add(-1)}
}

// YearBefore returns the same months a year before; for other periods the one 364 days
// before, which has the same days of the week.
func YearBefore(p day.Period) day.Period {
	if wholeMonths(p) > 0 {
		return monthsLater(p, -12)
	}
	return day.Period{From: p.From.Add(-364), To: p.To.Add(-364)}
}

// monthsLater moves a period of whole months.
func monthsLater(p day.Period, n int) day.Period {
	from, to := p.From.Time(), p.To.Add(1).Time()
	return day.Period{From: day.DayOf(from.AddDate(0, n, 0)), To: day.DayOf(to.AddDate(0, n, -1))}
}
