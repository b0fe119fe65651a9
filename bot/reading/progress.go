package reading

import "strings"

// readProgress reads how a problem that is already known goes on.
func (x *session) readProgress(c *clause, i int) bool {
	state := x.progressState(c)
	switch {
	case x.cur != nil && x.cur.Kind == Progress && !x.newMatter(c):
		x.goOn(c, state)
		return true
	case (c.has(thatOne) && !c.countsSolved() && !x.onTheSpot(c) || x.refersTo(c) > 0) && x.speaksOfMatter(c):
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
	case x.knownMatter(c) && c.has(ongoing) && !c.has(trouble, saying) && len(c.names) > 0:
	case !c.has(done) || !x.knownMatter(c) || x.mendedAtOnce(c, i):
		return false
	}
	if state == "" {
		return false
	}
	if x.raisedThen(c) {
		x.when = when{}
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
			d.when = when{}
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
	return w.kind == relative && w.day <= 0 || w.kind == weekday && w.shift < 0 || endsDone(x.s.n, c.end) && !c.has(modal)
}

// raisedThen reports whether the day in a clause is the one on which the problem
// was raised: 上周五反映的那个电梯问题, 昨天那个事.
func (x *session) raisedThen(c *clause) bool {
	for i := range c.toks {
		if t := &c.toks[i]; t.kind == whenToken && t.when.exact() {
			return anyAt(x.s.n, t.end, "那个", "那件", "那起", "的那个", "反映的", "来反映的", "说的", "报的", "提的", "投诉的", "举报的", "上报的", "记的", "收到的", "接到的", "接的", "登记的", "检查的") > 0
		}
	}
	return false
}

// progressState reads 已办结 or 办理中 from a clause, or "".
func (x *session) progressState(c *clause) string {
	switch {
	case c.has(ongoing), c.has(assign) && x.assigns(c), c.has(thatOne) && (c.has(notDone) || c.has(modal) && c.topic() != ""):
		return "办理中"
	case c.has(done, solve) && x.wantsBy(c), c.has(thatOne) && x.errand(c) != "":
		return "办理中"
	case c.has(done, solve):
		return "已办结"
	}
	return ""
}

// stateAhead looks for the state in the clauses that follow.
func (x *session) stateAhead(i int) string {
	for k := i + 1; k < len(x.clauses) && k <= i+2; k++ {
		c := &x.clauses[k]
		if c.has(visitType, meeting, thatOne, figureCue, groupCue) || len(c.names) > 0 {
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
	case n > 0 && n != x.cur.RefersTo, c.has(thatOne) && c.topic() != "", c.has(visitType, meeting, figureCue, groupCue), c.has(report) && !x.wantsBy(c):
		return true
	case x.fresh:
		return x.cur.point >= 0 || !c.has(noProblem)
	}
	return len(c.whens) > 0 && (c.has(visitVerb, callVerb) || x.leaves(c)) && !x.assigns(c)
}

// leaves reports whether a clause says that somebody goes somewhere. Who comes
// or gives an answer does it because of the problem: 维保昨天来过, 周五回话.
func (x *session) leaves(c *clause) bool {
	ok := false
	c.words(goVerb, func(t token) { ok = ok || x.s.n[t.start] != '来' && x.s.n[t.start] != '回' })
	return ok
}

// endsAfterAll reports whether a clause says that what was still under way in
// the clause before it is over: 联系上了，事情解决了, but not 等配件到了就修好了.
func (x *session) endsAfterAll(d *draft, c *clause) bool {
	over := anyBefore(x.s.n, c.end, "办结了", "解决了", "搞定了", "销号了", "办完了", "办妥了", "办好了", "了结了", "结案了")
	return over && d.Unit == "" && d.Days == 0 && d.Until == "" && !strings.ContainsAny(string(x.s.n[c.start:c.end]), "等就再才后没")
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
		if len(c.whens) > 0 && d.when.kind == 0 && (d.Type == "已办结" || x.hasPassed(c)) {
			d.when = c.whens[0]
		}
		d.pieces = append(d.pieces, piece{c})
	}
	if x.fresh && len(x.points) > 0 {
		x.settleAt(x.cur)
		x.fresh = false
	}
}
