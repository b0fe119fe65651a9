package bot

import (
	"slices"

	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/indicator"
)

// figures answers with the numbers that were named, each with its unit and, where
// it is added up, what it was in the period before.
func (t *turn) figures(q inquiry) (chat.Face, error) {
	in := t.records(q)
	sum, err := t.amounts(q, in)
	if err != nil {
		return chat.Face{}, err
	}
	earlier, err := t.earlier(q, in)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Answer{Heading: t.heading(q)}
	var more, groups, drawn bool
	for i, name := range q.names {
		x := t.dir.Indicators.Find(name)
		line := messages.AmountLine(t.dir, x, sum[name]) + messages.AsOf(name, q.period, t.today)
		if earlier != nil && added(x) {
			line += messages.Than(t.labelled(before(q.period)), t.today, earlier[name])
		}
		view.Lines = append(view.Lines, line)
		if a := sum[name]; a.Records > 0 {
			view.Digits = append(view.Digits, t.digitButton(q, i, a))
			more = true
		}
		view.Digits = append(view.Digits, t.partButtons(q, sum[name])...)
		groups, drawn = groups || grouping(x), drawn || t.drawable(x)
		more = more || sum[name].Value > 0
	}
	view.Digits = view.Digits[:min(len(view.Digits), buttonRoom-3)]
	view.Acts = slices.DeleteFunc(t.acts(q, earlier == nil && drawn && !(q.own && t.stocks(q)), drawn && !q.own), func(b chat.Button) bool {
		return !groups && (b.Words == messages.PerUnit || b.Words == messages.PerPoint)
	})
	if to := q.with(asYear); earlier != nil && to.fits() {
		view.Acts = append([]chat.Button{{Words: messages.YearWord, Do: to.do()}}, view.Acts...)
	}
	if !more && !t.stocks(q) {
		view.Acts = append(t.longer(q), view.Acts...)
	}
	view.Acts = view.Acts[:min(len(view.Acts), buttonRoom-len(view.Digits))]
	return messages.AnswerCard(view), nil
}

// digitButton leads from a number to its records; where the question does not fit
// into a button, from the number alone.
func (t *turn) digitButton(q inquiry, i int, a count.Amount) chat.Button {
	words := messages.Digit(a)
	if len(q.names) == 1 {
		words = messages.DetailsWord
	}
	to := q.with(asListOf + aspect(i))
	if !to.fits() {
		to = q.with(asListOf, a.Name)
	}
	return chat.Button{Words: words, Do: to.do()}
}

// earlier are the numbers of the period before, or nil where nobody compares them:
// it reads no more than that period.
func (t *turn) earlier(q inquiry, in count.Within) (count.Totals, error) {
	if q.own || !slices.ContainsFunc(q.names, func(name string) bool { return added(t.dir.Indicators.Find(name)) }) {
		return nil, nil
	}
	ids := idsOf(in)
	by, err := count.Sum(t.tx, before(q.period), ids...)
	return by.Sum(ids...), err
}

// added reports whether the values of an indicator are added up over time.
func added(x *indicator.Indicator) bool { return x.Adds == indicator.Sum || x.Adds == indicator.Count }

// stocks reports whether all numbers of an inquiry are how many there are, not what
// came in a period.
func (t *turn) stocks(q inquiry) bool {
	return len(q.names) > 0 && !slices.ContainsFunc(q.names, func(name string) bool { return t.dir.Indicators.Find(name).Adds != indicator.Stock })
}

// drawable reports whether a number can be drawn over time.
func (t *turn) drawable(x *indicator.Indicator) bool { return added(x) || x.Name == indicator.Pending }

// grouping reports whether a number can be told unit by unit: values of several
// 口径 cannot.
func grouping(x *indicator.Indicator) bool { return x.Adds != indicator.Apart }

// longer offers longer periods where nobody recorded anything.
func (t *turn) longer(q inquiry) (buttons []chat.Button) {
	for _, name := range []string{messages.ThisMonth, messages.ThisYear} {
		to := q.with(asNumbers)
		to.period = t.periodIn(name)
		if q.period.From >= to.period.From && q.period != to.period && q.period.From != to.period.From && to.fits() {
			buttons = append(buttons, chat.Button{Words: name, Do: to.do()})
		}
	}
	return buttons
}
