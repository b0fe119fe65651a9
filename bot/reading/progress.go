package reading

import "strings"

// readProgress reads how a problem that is already known goes on.
func (x *session) readProgress(c *clause, i int) bool {
	state := x.progressState(c)
	switch {
	case x.cur != nil && x.cur.Kind == Progress && !x.newMatter(c):
		x.goOn(c, state)
		return true
	case (c.has(thatOne) && !c.countsSolved() && !x.onTheSpot(c) || x.refersTo(c) > 0) && !x.hasActivity(c) && !c.has(visitType, meeting):
		if state == "" {
			state = x.stateAhead(i)
		}
		if state == "" && x.onlyMatter(c) {
			state = "办理中"
		}
	case x.handsOver(c):
		state = "办理中"
	case x.endsWell(c, i):
		state = "已办结"
	case x.knownMatter(c) && c.has(ongoing) && !c.has(trouble, saying) && len(c.names) > 0:
	case !c.has(done) || !x.knownMatter(c):
		return false
	}
	if state == "" {
		return false
	}
	d := x.newDraft(Progress, x.problemPoint())
	d.Type = state
	d.RefersTo = x.refersTo(c)
	d.pieces = append(d.pieces, piece{c})
	x.handOver(d, c)
	if x.when.kind == deadline || x.fuzzy && state == "办理中" {
		d.fuzzy = false
	}
	x.fresh = false
	return true
}

// progressState reads 已办结 or 办理中 from a clause, or "".
func (x *session) progressState(c *clause) string {
	switch {
	case c.has(ongoing), c.has(assign) && x.assigns(c), c.has(thatOne) && (c.has(notDone) || c.has(modal) && c.topic() != ""):
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
	return c.has(thatOne) && c.topic() != "" || c.has(visitType, meeting, figureCue, groupCue, report) || x.fresh || c.has(goVerb, visitVerb, callVerb) && len(c.whens) > 0
}

func (x *session) goOn(c *clause, state string) {
	d := x.cur
	if state == "已办结" && c.has(done) && d.Type == "" {
		d.Type = state
	}
	x.handOver(d, c)
	if len(c.whens) > 0 && d.Type == "已办结" && d.when.kind == 0 {
		d.when = c.whens[0]
	}
	d.pieces = append(d.pieces, piece{c})
}

// assigns reports whether a clause gives something to somebody: 派给 says so by
// itself, 让 and 交 only before a unit.
func (x *session) assigns(c *clause) bool {
	ok := false
	c.words(assign, func(t token) {
		ok = ok || t.end-t.start > 1 || len(x.r.FindUnit(string(x.s.n[t.end:c.end]))) > 0
	})
	return ok
}

// handsOver reports whether the clause gives a problem to a unit.
func (x *session) handsOver(c *clause) bool {
	return c.has(assign) && x.assigns(c) && len(x.r.FindUnit(string(x.s.n[c.start:c.end]))) > 0 && (c.topic() != "" || len(c.names) > 0 || c.has(counted)) && !c.has(visitType, meeting)
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
	if i+1 >= len(x.clauses) || c.topic() == "" || c.has(saying) {
		return false
	}
	next := &x.clauses[i+1]
	return next.has(done) && !next.has(report, trouble, visitType, saying) && len(next.names) == 0 && next.topic() == "" && !next.hasNumber
}

// knownMatter reports whether a clause that says something is done speaks of
// a problem, not of a visit's service.
func (x *session) knownMatter(c *clause) bool {
	return c.topic() != "" && !c.has(visitType, visitVerb, callVerb, meeting, figureCue, teach) && !c.hasNumber && (x.cur == nil || x.cur.Kind == Progress) && !c.has(report)
}

func (x *session) handOver(d *draft, c *clause) {
	if !c.has(assign, ongoing) && d.Days > 0 {
		return
	}
	if units := x.r.FindUnit(string(x.s.n[c.start:c.end])); len(units) == 1 && d.Unit == "" {
		d.Unit = units[0]
	}
	for _, t := range c.toks {
		if t.kind == numberToken && (t.num.unit == "个工作日" || t.num.unit == "工作日" || t.num.unit == "天") {
			d.Days = t.num.value
		}
	}
}

// refersTo reads #128.
func (x *session) refersTo(c *clause) int {
	for _, t := range c.toks {
		if t.kind == numberToken && t.num.value <= maxFigure && (at(x.s.n, t.start-1) == '#' || t.num.unit == "号" && anyAt(x.s.n, t.end, "问题", "那个", "工单", "单") > 0) {
			return t.num.value
		}
	}
	return 0
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
	said := string(x.s.n[c.start:c.end])
	return x.cur != nil && x.cur.Kind == Visit && (strings.Contains(said, "当场") || strings.Contains(said, "现场"))
}
