package answers

import (
	"slices"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// compareWith compares, in words, the numbers of a period with those of another. It never
// compares people, units or points with each other.
func compareWith(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	than := inquiry.Labelled(t, baseOf(t, q))
	if than.Label == "" {
		than.Label = baseWords(q)
	}
	in, of := inquiry.Records(t, q), q
	if len(of.Names) == 0 {
		of.Names = comparable(t)
	}
	now, err := amounts(t, of, in)
	if err != nil {
		return chat.Face{}, err
	}
	was, err := amountsOf(t, of, in, than, of.Names)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Comparison{Heading: heading(t, q), Than: than, Nothing: q.View == inquiry.AsYear && !anyOf(was)}
	names := q.Names
	if len(names) == 0 {
		names = compared(t, now, was)
	}
	for i, name := range names {
		x := t.Dir.Indicators.Find(name)
		if name == indicator.Overdue || view.Nothing { // nobody knows what it was
			view.Lines = append(view.Lines, messages.AmountLine(t.Dir, x, now[name]))
			continue
		}
		view.Lines = append(view.Lines, messages.CompareLine(x, now, was, view.Than, t.Today))
		if a := now[name]; a.Records > 0 && len(view.Digits) < buttonRoom-4 {
			to := q.With(inquiry.AsList, name)
			if len(q.Names) > 0 {
				to = q.With(inquiry.AsListOf + inquiry.Aspect(i))
			}
			if to.Than = (day.Period{}); to.Fits() {
				view.Digits = append(view.Digits, chat.Button{Words: messages.Digit(a), Do: to.Do()})
			}
		}
	}
	turned := chat.Button{Words: messages.YearWord, Do: other(t, q, inquiry.AsYear).Do()}
	if q.View == inquiry.AsYear {
		turned = chat.Button{Words: messages.CompareBefore, Do: other(t, q, inquiry.AsCompare).Do()}
	}
	offered, err := yearOffered(t, q, in, of.Names)
	if err != nil {
		return chat.Face{}, err
	}
	if offered {
		view.Acts = append(view.Acts, turned)
	}
	view.Acts = append(view.Acts, acts(t, other(t, q, inquiry.AsNumbers), false, true)...)
	view.Acts = append(view.Acts, chat.Button{Words: messages.Return, Do: other(t, q, inquiry.AsNumbers).Do()})
	return messages.CompareCard(view), nil
}

// yearOffered reports whether the other comparison is offered: that with last year only where there
// are records of it.
func yearOffered(t *turn.Turn, q inquiry.Inquiry, in count.Within, names []string) (bool, error) {
	year := inquiry.YearBefore(q.Period)
	if year == inquiry.Before(q.Period) || q.View == inquiry.AsYear {
		return year != inquiry.Before(q.Period), nil
	}
	then, err := amountsOf(t, q, in, year, names)
	return anyOf(then), err
}

// anyOf reports whether any of the numbers has a record behind it; 在办 has one always.
func anyOf(all count.Amounts) bool {
	for name, a := range all {
		if name != indicator.Pending && a.Records > 0 {
			return true
		}
	}
	return false
}

// baseOf returns the period to compare with.
func baseOf(t *turn.Turn, q inquiry.Inquiry) day.Period {
	switch {
	case q.Than.From != "":
		return q.Than
	case q.View == inquiry.AsYear:
		return inquiry.YearBefore(q.Period)
	}
	return inquiry.Before(q.Period)
}

// baseWords returns the words for a period that has no usual name.
func baseWords(q inquiry.Inquiry) string {
	switch {
	case q.Than.From != "":
		return messages.TermOther
	case q.View == inquiry.AsYear:
		return messages.TermYear
	}
	return messages.TermBefore
}

// other returns a button for another view of the question.
func other(t *turn.Turn, q inquiry.Inquiry, v inquiry.Aspect) inquiry.Inquiry {
	q.Than = day.Period{}
	return q.With(v)
}

// comparable returns the numbers that are added up, and 在办, the usual ones first.
func comparable(t *turn.Turn) []string {
	names := []string{indicator.Visits, indicator.Raised, indicator.Done, indicator.Closed, indicator.Pending, indicator.Meetings, indicator.Works}
	for _, x := range t.Dir.Indicators.All() {
		if added(&x) && !slices.Contains(names, x.Name) {
			names = append(names, x.Name)
		}
	}
	return names
}

// compared returns those that have a value in one of two periods.
func compared(t *turn.Turn, now, was count.Amounts) []string {
	return slices.DeleteFunc(comparable(t), func(name string) bool { return now[name].Records+was[name].Records == 0 })
}
