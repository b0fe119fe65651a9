package reading

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// reportLabels open a sentence that is a problem, whatever words follow.
var reportLabels = runes.Words("问题 报问题 报个问题 报一个问题 记个问题 上报问题 反映问题")

// isReport reports whether the sentence opens with 问题： and says what.
func (x *session) isReport() bool {
	if len(x.clauses) < 2 || !x.clauses[0].header || x.clauses[0].bullet {
		return false
	}
	first, next := &x.clauses[0], &x.clauses[1]
	empty := next.has(lex.NoProblem) && len(next.toks) == 1 || nothing[string(x.s.Runes[next.start:next.end])]
	return reportLabels[string(x.s.Runes[first.start:first.end])] && !(empty && len(x.clauses) == 2)
}

// nothing fills the slot of a form that there is nothing to say in.
var nothing = runes.Words("无 没 没有 暂无 暂时没有")

// readReport reads the problems of 问题：…, as far as the line or the list goes.
func (x *session) readReport() {
	x.header = true
	for i := 1; i < len(x.clauses); i++ {
		c := &x.clauses[i]
		if c.line && !c.bullet && len(x.drafts) > 0 {
			x.header = false
			x.readRecords(i)
			return
		}
		x.group++
		x.index = i
		x.note(c, true)
		if x.cur == nil || x.opensProblem(c) {
			x.newDraft(Problem, x.problemPoint())
		}
		x.addToReport(x.cur, c)
	}
}

// opensProblem reports whether a clause of 问题：… tells of another problem.
func (x *session) opensProblem(c *clause) bool {
	if c.bullet {
		return x.cur.pieces[0].clause.bullet || x.cur.topic() != ""
	}
	elsewhere := x.fresh && c.toks[0].Kind == token.Name
	return (elsewhere || c.strong || c.turns()) && (c.topic() != "" || c.has(lex.Trouble)) && !x.continues(c, false)
}

func (x *session) addToReport(d *draft, c *clause) {
	if x.fresh && d.point < 0 && len(d.Points) == 0 {
		x.settleAt(d)
	}
	x.date(d, c)
	d.Urgent = d.Urgent || c.has(lex.Urgent)
	d.pieces = append(d.pieces, piece{c})
	x.fresh = false
}
