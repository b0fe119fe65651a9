package reading

import (
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// readProgress reads how a problem that is already known goes on.
func (x *session) readProgress(c *clause, i int) bool {
	state := x.progressState(c)
	switch {
	case x.cur != nil && x.cur.Kind == Progress && !x.newMatter(c):
		x.goOn(c, state)
		return true
	case (c.has(lex.ThatOne) && !c.countsSolved() && !x.onTheSpot(c) || x.refersTo(c) > 0) && x.speaksOfMatter(c):
		if state == "" {
			state = x.stateAhead(i)
		}
		if state == "" && (x.onlyMatter(c) || i == 0 && x.refersTo(c) > 0 && x.tellsNoRecord()) {
			state = "办理中"
		}
	case x.handsOver(c, i):
		state = "办理中"
	case x.endsWell(c, i), x.closesHeld(c), x.knownMatter(c) && c.solvesProblem():
		state = "已办结"
	case x.knownMatter(c) && c.has(lex.Ongoing) && !c.has(lex.Trouble, lex.Saying) && len(c.names) > 0:
	case !c.has(lex.Done) || !x.knownMatter(c) || x.mendedAtOnce(c, i):
		return false
	}
	if state == "" {
		return false
	}
	if x.raisedThen(c) {
		x.when = days.When{}
	}
	numbers := x.numbered(c)
	for k := range max(1, len(numbers)) {
		d := x.newDraft(Progress, x.problemPoint())
		d.Type = state
		if k < len(numbers) {
			d.RefersTo = numbers[k]
		}
		d.pieces = append(d.pieces, piece{c})
		x.handOver(d, c)
		if state == "办理中" && len(c.whens) > 0 && !x.hasPassed(c) {
			d.when = days.When{}
		}
	}
	x.fresh = false
	return true
}

// hasPassed reports whether the day in a clause about a matter under way is one
// on which something happened: 昨天转的, 10号报上去了, but not 周五来检.
func (x *session) hasPassed(c *clause) bool {
	w := c.whens[0]
	if x.until(c, true) != "" {
		return false
	}
	return w.Kind == days.Relative && w.Day <= 0 || w.Kind == days.Weekday && w.Shift < 0 || endsDone(x.s.Runes, c.end) && !c.has(lex.Modal)
}

// raisedThen reports whether the day in a clause is the one on which the problem
// was raised: 上周五反映的那个电梯问题, 昨天那个事.
func (x *session) raisedThen(c *clause) bool {
	for i := range c.toks {
		if t := &c.toks[i]; t.Kind == token.When && t.When.Exact() {
			return runes.AnyAt(x.s.Runes, t.End, "那个", "那件", "那起", "的那个", "反映的", "来反映的", "说的", "报的", "提的", "投诉的", "举报的", "上报的", "记的", "收到的", "接到的", "接的", "登记的", "检查的") > 0
		}
	}
	return false
}

// progressState reads 已办结 or 办理中 from a clause, or "".
func (x *session) progressState(c *clause) string {
	switch {
	case c.has(lex.Ongoing), c.has(lex.Assign) && x.assigns(c), c.has(lex.ThatOne) && (c.has(lex.NotDone) || c.has(lex.Modal) && c.topic() != ""):
		return "办理中"
	case c.has(lex.Done, lex.Solve) && x.wantsBy(c), c.has(lex.ThatOne) && x.errand(c) != "":
		return "办理中"
	case c.has(lex.Done, lex.Solve):
		return "已办结"
	}
	return ""
}

// stateAhead looks for the state in the clauses that follow.
func (x *session) stateAhead(i int) string {
	for k := i + 1; k < len(x.clauses) && k <= i+2; k++ {
		c := &x.clauses[k]
		if c.has(lex.VisitType, lex.Meeting, lex.ThatOne, lex.FigureCue, lex.GroupCue) || len(c.names) > 0 {
			return ""
		}
		if s := x.progressState(c); s != "" {
			return s
		}
	}
	return ""
}

// newMatter reports whether a clause leaves the problem before it.
func (x *session) newMatter(c *clause) bool {
	switch n := x.refersTo(c); {
	case n > 0 && n != x.cur.RefersTo, c.has(lex.ThatOne) && c.topic() != "", c.has(lex.VisitType, lex.Meeting, lex.FigureCue, lex.GroupCue), c.has(lex.Report) && !x.wantsBy(c):
		return true
	case x.fresh:
		return x.cur.point >= 0 || !c.has(lex.NoProblem)
	}
	return len(c.whens) > 0 && (c.has(lex.VisitVerb, lex.CallVerb) || x.leaves(c)) && !x.assigns(c)
}

// leaves reports whether a clause says that somebody goes somewhere. Who comes
// or gives an answer does it because of the problem: 维保昨天来过, 周五回话.
func (x *session) leaves(c *clause) bool {
	ok := false
	c.words(lex.GoVerb, func(t token.Token) { ok = ok || x.s.Runes[t.Start] != '来' && x.s.Runes[t.Start] != '回' })
	return ok
}

// endsAfterAll reports whether a clause says that what was still under way in
// the clause before it is over: 联系上了，事情解决了, but not 等配件到了就修好了.
func (x *session) endsAfterAll(d *draft, c *clause) bool {
	over := runes.AnyBefore(x.s.Runes, c.end, "办结了", "解决了", "搞定了", "销号了", "办完了", "办妥了", "办好了", "了结了", "结案了")
	return over && d.Unit == "" && d.Days == 0 && d.Until == "" && !strings.ContainsAny(string(x.s.Runes[c.start:c.end]), "等就再才后没")
}

// goOn adds to the problems that were named together what a clause says of them.
func (x *session) goOn(c *clause, state string) {
	for _, d := range x.drafts {
		if d.Kind != Progress || d.group != x.cur.group {
			continue
		}
		if state == "已办结" && x.endsAfterAll(d, c) {
			d.Type = state
		}
		x.handOver(d, c)
		if len(c.whens) > 0 && d.when.Kind == 0 && (d.Type == "已办结" || x.hasPassed(c)) {
			d.when = c.whens[0]
		}
		d.pieces = append(d.pieces, piece{c})
	}
	if x.fresh && len(x.points) > 0 {
		x.settleAt(x.cur)
		x.fresh = false
	}
}
