package inquiry

import (
	"cmp"
	"slices"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
)

// Of makes an inquiry of a question. The period is this week if the question names none.
func Of(t *turn.Turn, asked reading.Question) Inquiry {
	q := Inquiry{View: views[asked.Action], Period: t.PeriodIn(messages.ThisWeek), Own: asked.Own && !turn.OfScope(t, asked)}
	switch {
	case asked.From != "":
		q.Period = day.Period{From: day.Day(asked.From), To: day.Day(asked.To), Label: asked.Label}
	case len(asked.Names) > 0 && q.View != AsTrend:
		q.Period = usualPeriod(t, asked.Names[0], q.Period)
	}
	if asked.Than != nil {
		q.Than = day.Period{From: day.Day(asked.Than.From), To: day.Day(asked.Than.To)}
	}
	for _, name := range asked.Points {
		if p := t.Dir.PointNamed(name); p != nil {
			q.Points = append(q.Points, p.ID)
		}
	}
	for _, name := range asked.Units {
		if u := t.Dir.UnitNamed(name); u != nil {
			q.Units = append(q.Units, u.ID)
		}
	}
	if p := t.Dir.PersonNamed(asked.Leader); asked.Leader != "" && p != nil {
		q.Lead = p.ID
	}
	q.Names = asked.Names[:min(len(asked.Names), maxNames)]
	if asked.Category != "" {
		ofVisits := slices.Contains(reading.Types(reading.Visit), asked.Category)
		if q.Category = asked.Category; ofVisits && len(q.Names) > 1 { // what they did, besides how many they were
			q.View = cmp.Or(q.View, AsNumbers)
			return q
		}
		q.View = AsListOf
		switch {
		case len(q.Names) == 1:
		case asked.From == "":
			q.Names = []string{indicator.Pending}
		default:
			q.Names = []string{indicator.Raised}
		}
		return q
	}
	switch {
	case q.View == 0:
		q.View = AsNumbers
	case q.View == AsUnvisited && asked.From == "", q.View == AsLongest:
		q.Period = day.Period{}
	case q.View == AsListOf && len(q.Names) != 1:
		q.View = AsNumbers
	case q.View == AsNumbers && len(q.Units) > 1 && !asked.Sums: // of several each is asked for
		q.View = AsUnits
	case q.View == AsNumbers && len(q.Points) > 1 && !asked.Sums:
		q.View = AsPoints
	}
	return q
}

// usualPeriod is the period in which a type of meeting is owed, where none is named:
// 党课 is held once a quarter.
func usualPeriod(t *turn.Turn, name string, week day.Period) day.Period {
	r := duty.RuleFor(name)
	if r == nil {
		return week
	}
	if p := r.Span.Of(t.Today); p.From != "" {
		return p
	}
	return week
}
