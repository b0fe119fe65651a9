package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// certain settles in labels what the form of a text leaves no doubt about: a day or a bare
// number alone is an answer, #128 alone asks, #3 收到 and #3 改到周五 are words on that problem, 把12号交给特设科 gives it away, a number of
// the bureau's own indicator, which the weights never met, is told where its name stands
// beside it, and a vote is of the meeting before it.
func certain(t *ruling, labels []label) {
	if len(labels) == 0 {
		return
	}
	silent := !slices.ContainsFunc(labels, func(l label) bool { return l != outside })
	switch first := &t.clauses[0]; {
	case runes.At(t.s.Runes, 0) == '#' && t.refersTo(first) > 0 && len(t.clauses) == 1 && first.toks[len(first.toks)-1].Start == 1:
		labels[0] = begins(Query)
		return
	case runes.At(t.s.Runes, 0) == '#' && t.refersTo(first) > 0 && t.onlyOf(labels): // #3 改到周五
		labels[0] = begins(Progress)
		for i := 1; i < len(labels); i++ {
			labels[i] = goesOn(Progress)
		}
		return
	case silent && t.refersTo(first) > 0 && t.assigns(first): // 把12号交给特设科
		labels[0] = begins(Progress)
		return
	case t.onlyAnswers():
		clear(labels)
		return
	}
	met := false
	for i := range labels {
		switch labels[i].kind() {
		case Correction, Query, Plan:
			return
		case Meeting:
			if met && len(t.clauses[i].names) == 0 && !t.clauses[i].has(lex.Meeting) && cameLater(t.span(t.clauses[i].start, t.clauses[i].end)) {
				labels[i] = goesOn(Meeting)
			}
			met = true
		case None:
			if met && t.clauses[i].vote != nil {
				labels[i] = goesOn(Meeting)
			}
		}
		if k := t.tellsOwn(&t.clauses[i]); k != "" && labels[i].kind() != k {
			labels[i] = begins(k)
		}
	}
}

// onlyOf reports whether a text that begins with a number says nothing that could be of
// anything else.
func (t *ruling) onlyOf(labels []label) bool {
	for i, l := range labels {
		if k := l.kind(); k != None && k != Plan && k != Progress || i > 0 && (len(t.clauses[i].names) > 0 || t.clauses[i].strong || t.refersTo(&t.clauses[i]) > 0) {
			return false
		}
	}
	return true
}

// onlyAnswers reports whether a text is days or bare numbers and says nothing of them: 昨天;
// 5、4.
func (t *sentence) onlyAnswers() bool {
	found := false
	for i := range t.clauses {
		for k := range t.clauses[i].toks {
			switch u := &t.clauses[i].toks[k]; {
			case u.Kind == token.When, u.Kind == token.Pair, u.Kind == token.Number && u.Num.Unit == "" && !u.Num.Odd:
				found = true
			case u.Kind == token.Break, u.Kind == token.Bullet, u.Kind == token.Text && u.End-u.Start == 1, found && u.Kind == token.Word && u.End-u.Start == 1 && runes.AnyAt(t.s.Runes, u.Start, "吧", "呗", "嘛") > 0:
			default:
				return false
			}
		}
	}
	return found
}

// tellsOwn is the kind of the bureau's own indicator that a clause names beside a number of
// its unit, or "".
func (t *sentence) tellsOwn(c *clause) Kind {
	for i := range t.r.roster.Indicators {
		ind := &t.r.roster.Indicators[i]
		if !ind.Own || !namesOne(ind, c) {
			continue
		}
		for k := range c.toks {
			if u := &c.toks[k]; u.Is(lex.FigureCue) && u.Word.Value == ind.Name && slices.ContainsFunc([]int{k - 1, k + 1}, func(n int) bool { return c.numberAt(n) && ind.Takes(c.toks[n].Num.Unit) }) {
				return ind.Kind
			}
		}
	}
	return ""
}
