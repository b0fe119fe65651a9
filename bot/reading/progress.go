package reading

import (
	"slices"
	"strings"
)

// readProgress reads how a problem that is already known goes on.
func (x *session) readProgress(c *clause, i int) bool {
	state := x.progressState(c)
	switch {
	case x.cur != nil && x.cur.Kind == Progress && !x.newMatter(c):
		x.goOn(c, state)
		return true
	case (c.has(thatOne) && !c.countsSolved() && !x.onTheSpot(c) || x.refersTo(c) > 0) && (!x.hasActivity(c) || c.has(ongoing) && c.topic() != "") && !c.has(visitType, meeting):
		if state == "" {
			state = x.stateAhead(i)
		}
		if state == "" && x.onlyMatter(c) {
			state = "办理中"
		}
	case x.handsOver(c):
		state = "办理中"
	case x.endsWell(c, i), x.closesHeld(c):
		state = "已办结"
	case x.knownMatter(c) && c.has(ongoing) && !c.has(trouble, saying) && len(c.names) > 0:
	case !c.has(done) || !x.knownMatter(c) || x.mendedAtOnce(c, i):
		return false
	}
	if state == "" {
		return false
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
	return w.kind == relative && w.day <= 0 || w.kind == weekday && w.shift < 0 || endsDone(x.s.n, c.end) && !c.has(modal)
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

// newMatter reports whether a clause leaves the problem before it. Somebody who
// comes comes because of it.
func (x *session) newMatter(c *clause) bool {
	switch n := x.refersTo(c); {
	case n > 0 && n != x.cur.RefersTo, c.has(thatOne) && c.topic() != "", c.has(visitType, meeting, figureCue, groupCue), c.has(report) && !x.wantsBy(c):
		return true
	case x.fresh:
		return x.cur.point >= 0 || !c.has(noProblem)
	}
	return len(c.whens) > 0 && (c.has(visitVerb, callVerb) || x.leaves(c)) && !x.assigns(c)
}

// leaves reports whether a clause says that somebody goes somewhere.
func (x *session) leaves(c *clause) bool {
	ok := false
	c.words(goVerb, func(t token) { ok = ok || x.s.n[t.start] != '来' })
	return ok
}

// goOn adds to the problems that were named together what a clause says of them.
func (x *session) goOn(c *clause, state string) {
	for _, d := range x.drafts {
		if d.Kind != Progress || d.group != x.cur.group {
			continue
		}
		if state == "已办结" && c.has(done) && d.Type == "" {
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

// endsWell reports whether a trouble is named only to say that it is over:
// 注销卡住的那户，今天办下来了, 投诉件已办结.
func (x *session) endsWell(c *clause, i int) bool {
	if c.has(visitType, visitVerb, callVerb, meeting, figureCue, teach) || x.cur != nil && x.cur.Kind != Progress {
		return false
	}
	if c.has(report) {
		return c.has(done) && !c.has(trouble, saying) && !c.hasNumber
	}
	if i+1 >= len(x.clauses) || c.topic() == "" || c.has(saying) || x.mendedAtOnce(c, i) {
		return false
	}
	next := &x.clauses[i+1]
	return next.has(done) && !next.has(report, trouble, visitType, saying) && len(next.names) == 0 && next.topic() == "" && !next.hasNumber
}

// closesHeld reports whether a clause says no more than that the problem which
// was named before it is over: 检测报告出来了，合格，问题销了.
func (x *session) closesHeld(c *clause) bool {
	return x.cur == nil && c.toks[0].is(counted) && c.toks[0].word.value == "问题" && c.has(done, solve) && !c.hasNumber &&
		slices.ContainsFunc(x.held, func(h *clause) bool { return h.topic() != "" })
}

// knownMatter reports whether a clause that says something is done speaks of
// a problem, not of a visit's service.
func (x *session) knownMatter(c *clause) bool {
	return c.topic() != "" && !c.has(visitType, visitVerb, callVerb, meeting, figureCue, teach) && !c.hasNumber && (x.cur == nil || x.cur.Kind == Progress) && !c.has(report)
}

// countsSolved reports whether the clause counts what was solved: 解决了3个登记的问题.
func (c *clause) countsSolved() bool {
	for i, t := range c.toks {
		if t.kind == numberToken && !t.num.odd && c.leftCue(i, -1) >= 0 && (t.num.unit == "个" || t.num.unit == "项" || t.num.unit == "件") {
			return true
		}
	}
	return false
}

// onlyMatter reports whether the sentence opens with a matter that is known and
// tells nothing else: 商标抢注那个，律师函发了.
func (x *session) onlyMatter(c *clause) bool {
	if x.cur != nil || c.topic() == "" || c.has(report, saying, teach, solve, goVerb, notOurs) {
		return false
	}
	for i := range x.clauses {
		if x.clauses[i].has(visitType, callVerb, meeting, notOurs, asking) || len(x.figures(&x.clauses[i], Visit, "")) > 0 {
			return false
		}
	}
	return true
}

// onTheSpot reports whether a clause tells what was done during the visit
// before it: 电子秤检定的问题当场就解决了.
func (x *session) onTheSpot(c *clause) bool {
	return x.cur != nil && x.cur.Kind == Visit && x.atOnce(c)
}

// mendedAtOnce reports whether the i-th clause tells of a trouble for the first
// time and it, or the next one, that it was over there and then: 公平秤不准，当场
// 就调好了. What was told before is known by 那个, by 上次 or by its number.
func (x *session) mendedAtOnce(c *clause, i int) bool {
	said := string(x.s.n[c.start:c.end])
	if c.topic() == "" || c.has(thatOne) || x.refersTo(c) > 0 || strings.Contains(said, "那") || strings.Contains(said, "上次") || strings.Contains(said, "上回") || strings.Contains(said, "之前") {
		return false
	}
	if c.has(done, solve) {
		return c.has(trouble) && x.atOnce(c)
	}
	return i+1 < len(x.clauses) && x.clauses[i+1].has(done) && x.atOnce(&x.clauses[i+1])
}

// atOnce reports whether a clause says that something was done there and then.
func (x *session) atOnce(c *clause) bool {
	said := string(x.s.n[c.start:c.end])
	return strings.Contains(said, "当场") || strings.Contains(said, "现场")
}
