package answers

import (
	"slices"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/indicator"
)

// figures answers with the numbers that were named, each with its unit and, if it is added up,
// its value in the period before.
func figures(t *turn.Turn, q inquiry.Inquiry) (chat.Face, error) {
	in := inquiry.Records(t, q)
	sum, err := amounts(t, q, in)
	if err != nil {
		return chat.Face{}, err
	}
	earlier, err := earlier(t, q, in)
	if err != nil {
		return chat.Face{}, err
	}
	view := messages.Answer{Heading: heading(t, q)}
	var more, groups, drawn bool
	for i, name := range q.Names {
		x := t.Dir.Indicators.Find(name)
		line := messages.AmountLine(t.Dir, x, sum[name]) + messages.AsOf(name, q.Period, t.Today)
		if earlier != nil && added(x) {
			line += messages.Than(inquiry.Labelled(t, inquiry.Before(q.Period)), t.Today, earlier[name])
		}
		view.Lines = append(view.Lines, line)
		if a := sum[name]; a.Records > 0 {
			view.Digits = append(view.Digits, digitButton(t, q, i, a))
			more = true
		}
		view.Digits = append(view.Digits, partButtons(t, q, sum[name])...)
		groups, drawn = groups || grouping(x), drawn || drawable(t, x)
		more = more || sum[name].Value > 0
	}
	view.Digits = view.Digits[:min(len(view.Digits), buttonRoom-3)]
	view.Acts = slices.DeleteFunc(acts(t, q, earlier == nil && drawn && q.Category == "" && !(q.OfOne() && stocks(t, q)), drawn && q.Category == "" && !q.OfOne()), func(b chat.Button) bool {
		return !groups && (b.Words == messages.PerUnit || b.Words == messages.PerPoint)
	})
	if to := q.With(inquiry.AsYear); earlier != nil && to.Fits() {
		view.Acts = append([]chat.Button{{Words: messages.YearWord, Do: to.Do()}}, view.Acts...)
	}
	if !more && !stocks(t, q) {
		view.Acts = append(longer(t, q), view.Acts...)
	}
	view.Acts = view.Acts[:min(len(view.Acts), buttonRoom-len(view.Digits))]
	return messages.AnswerCard(view), nil
}

// digitButton returns the button from a number to its records. If the question does not fit into
// it, it carries the number alone.
func digitButton(t *turn.Turn, q inquiry.Inquiry, i int, a count.Amount) chat.Button {
	words := messages.Digit(a)
	if len(q.Names) == 1 {
		words = messages.DetailsWord
	}
	to := q.With(inquiry.AsListOf + inquiry.Aspect(i))
	if !to.Fits() {
		to = q.With(inquiry.AsListOf, a.Name)
	}
	return chat.Button{Words: words, Do: to.Do()}
}

// earlier returns the numbers of the period before, or nil if they are not to be compared.
func earlier(t *turn.Turn, q inquiry.Inquiry, in count.Within) (count.Totals, error) {
	if q.OfOne() || q.Category != "" || !slices.ContainsFunc(q.Names, func(name string) bool { return added(t.Dir.Indicators.Find(name)) }) {
		return nil, nil
	}
	ids := idsOf(in)
	by, err := count.Sum(t.Tx, inquiry.Before(q.Period), ids...)
	return by.Sum(ids...), err
}

// added reports whether the values of an indicator are added up over time.
func added(x *indicator.Indicator) bool { return x.Adds == indicator.Sum || x.Adds == indicator.Count }

// stocks reports whether all numbers of an inquiry are states (how many there are) and not sums
// over a period.
func stocks(t *turn.Turn, q inquiry.Inquiry) bool {
	return len(q.Names) > 0 && !slices.ContainsFunc(q.Names, func(name string) bool { return t.Dir.Indicators.Find(name).Adds != indicator.Stock })
}

// drawable reports whether a number can be drawn as a trend.
func drawable(t *turn.Turn, x *indicator.Indicator) bool {
	return added(x) || x.Name == indicator.Pending
}

// grouping reports whether a number can be shown by unit. One with values of several 口径 cannot.
func grouping(x *indicator.Indicator) bool { return x.Adds != indicator.Apart }

// longer returns buttons for longer periods, where the period has no records.
func longer(t *turn.Turn, q inquiry.Inquiry) (buttons []chat.Button) {
	for _, name := range []string{messages.ThisMonth, messages.ThisYear} {
		to := q.With(inquiry.AsNumbers)
		to.Period = t.PeriodIn(name)
		if q.Period.From >= to.Period.From && q.Period != to.Period && q.Period.From != to.Period.From && to.Fits() {
			buttons = append(buttons, chat.Button{Words: name, Do: to.Do()})
		}
	}
	return buttons
}
