package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// reportLabels open a sentence that is a problem, whatever words follow.
var reportLabels = runes.Words("问题 报问题 报个问题 报一个问题 记个问题 上报问题 反映问题")

// isReport reports whether the sentence opens with 问题： and says what.
func (x *utterance) isReport() bool {
	if len(x.clauses) < 2 || !x.clauses[0].header || x.clauses[0].bullet {
		return false
	}
	first, next := &x.clauses[0], &x.clauses[1]
	empty := next.has(lex.NoProblem) && len(next.toks) == 1 || nothing[string(x.s.Runes[next.start:next.end])]
	return reportLabels[string(x.s.Runes[first.start:first.end])] && !(empty && len(x.clauses) == 2)
}

// nothing fills the slot of a form that there is nothing to say in.
var nothing = runes.Words("无 没 没有 暂无 暂时没有")

// labelReport labels the clauses of 问题：… as far as the line or the list goes: each entry
// begins a problem, and what follows goes on.
func (t *sentence) labelReport(labels []label) {
	labels[0] = outside
	first := 1
	if t.clauses[1].header && len(labels) > 2 { // 问题：钢市有这么几个：1.…
		labels[1], first = outside, 2
	}
	begun := first
	for i := first; i < len(labels) && (i == first || !t.clauses[i].line || t.clauses[i].bullet); i++ {
		if i == first || t.opensProblem(begun, i) {
			labels[i], begun = begins(Problem), i
		} else {
			labels[i] = goesOn(Problem)
		}
	}
}

// opensProblem reports whether clause i of 问题：… tells of another problem than the one
// that clause begun began.
func (t *sentence) opensProblem(begun, i int) bool {
	c, topics := &t.clauses[i], tally{}
	for k := begun; k < i; k++ {
		topics = topics.add(t.clauses[k].toks)
	}
	before, _ := topics.best()
	if c.bullet {
		return t.clauses[begun].bullet || before != ""
	}
	now := c.topic()
	if now == "" && !c.has(lex.Trouble) {
		return false
	}
	first := c.toks[0]
	elsewhere := first.Kind == token.Name && !slices.ContainsFunc(t.clauses[begun:i], func(o clause) bool {
		return slices.ContainsFunc(o.names, func(n token.Token) bool { return n.Targets[0].Point == first.Targets[0].Point })
	})
	return elsewhere || c.turns() || c.strong && now != "" && before != "" && now != before
}

// turns reports whether a clause opens with a word for one more thing.
func (c *clause) turns() bool {
	t := c.first(lex.Joint)
	return t != nil && t.End-t.Start > 1
}
