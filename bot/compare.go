package bot

import (
	"slices"

	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// compareWith tells the numbers of a period with those of another, in words. It says
// which are more and which are fewer of nobody.
func (t *turn) compareWith(q inquiry) (chat.Face, error) {
	than := t.labelled(t.baseOf(q))
	if than.Label == "" {
		than.Label = baseWords(q)
	}
	in, of := t.records(q), q
	if len(of.names) == 0 {
		of.names = t.comparable()
	}
	now, err := t.amounts(of, in)
	if err != nil {
		return chat.Face{}, err
	}
	was, err := t.amountsOf(of, in, than, of.names)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Comparison{Heading: t.heading(q), Than: than}
	names := q.names
	if len(names) == 0 {
		names = t.compared(now, was)
	}
	for i, name := range names {
		x := t.dir.Indicators.Find(name)
		if name == indicator.Overdue {
			view.Lines = append(view.Lines, messages.AmountLine(t.dir, x, now[name])) // nobody knows what it was
			continue
		}
		view.Lines = append(view.Lines, messages.CompareLine(x, now, was, view.Than, t.today))
		if a := now[name]; a.Records > 0 && len(view.Digits) < buttonRoom-4 {
			to := q.with(asList, name)
			if len(q.names) > 0 {
				to = q.with(asListOf + aspect(i))
			}
			if to.than = (day.Period{}); to.fits() {
				view.Digits = append(view.Digits, chat.Button{Words: messages.Digit(a), Do: to.do()})
			}
		}
	}
	other := chat.Button{Words: messages.YearWord, Do: t.other(q, asYear).do()}
	if q.view == asYear {
		other = chat.Button{Words: messages.CompareBefore, Do: t.other(q, asCompare).do()}
	}
	if yearBefore(q.period) != before(q.period) {
		view.Acts = append(view.Acts, other)
	}
	view.Acts = append(view.Acts, t.acts(t.other(q, asNumbers), false, true)...)
	view.Acts = append(view.Acts, chat.Button{Words: messages.Return, Do: t.other(q, asNumbers).do()})
	return messages.CompareCard(view), nil
}

// baseOf is the period that a comparison is with.
func (t *turn) baseOf(q inquiry) day.Period {
	switch {
	case q.than.From != "":
		return q.than
	case q.view == asYear:
		return yearBefore(q.period)
	}
	return before(q.period)
}

// baseWords call a period that has no name of its own.
func baseWords(q inquiry) string {
	switch {
	case q.than.From != "":
		return messages.TermOther
	case q.view == asYear:
		return messages.TermYear
	}
	return messages.TermBefore
}

// other is the same question seen otherwise.
func (t *turn) other(q inquiry, v aspect) inquiry {
	q.than = day.Period{}
	return q.with(v)
}

// comparable are the numbers that are added up, and what is 在办, the usual ones
// first.
func (t *turn) comparable() []string {
	names := []string{indicator.Visits, indicator.Raised, indicator.Done, indicator.Closed, indicator.Pending, indicator.Meetings, indicator.Works}
	for _, x := range t.dir.Indicators.All() {
		if added(&x) && !slices.Contains(names, x.Name) {
			names = append(names, x.Name)
		}
	}
	return names
}

// compared are of these the numbers that stand in one of two periods.
func (t *turn) compared(now, was count.Amounts) []string {
	return slices.DeleteFunc(t.comparable(), func(name string) bool { return now[name].Records+was[name].Records == 0 })
}
