package reading

import "slices"

// speaksOfMatter reports whether a clause is about a problem rather than about a
// record of what it names: 党员活动室的问题, 培训班退费的事没谈拢.
func (x *session) speaksOfMatter(c *clause) bool {
	if c.has(visitType, meeting) {
		return false
	}
	return !x.hasActivity(c) || c.topic() != "" && (c.has(ongoing) || anyBefore(x.s.n, c.end, "的问题", "那个问题") && !c.hasNumber)
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

// solvesProblem reports whether a clause says of a problem that it is solved,
// not of somebody that he solved one: 沙发问题解决了.
func (c *clause) solvesProblem() bool {
	for i := 1; i < len(c.toks); i++ {
		if t, u := &c.toks[i-1], &c.toks[i]; (u.is(solve) || u.is(done)) && t.is(counted) && t.word.value == "问题" {
			return true
		}
	}
	return false
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
	return x.cur == nil && c.topic() != "" && !c.has(report, teach, solve, goVerb, notOurs) && (!c.has(saying) || x.unitSays(c)) && x.tellsNoRecord()
}

// unitSays reports whether it is one of the bureau's own that says something.
func (x *session) unitSays(c *clause) bool {
	t := c.first(saying)
	if t.start == c.start {
		return false
	}
	units, _ := x.r.units.ending(x.s.n[c.start:], t.start-1-c.start)
	return len(units) > 0
}

// tellsNoRecord reports whether no clause asks, or tells of a visit or a meeting.
func (x *session) tellsNoRecord() bool {
	for i := range x.clauses {
		if c := &x.clauses[i]; c.has(visitType, callVerb, meeting, notOurs, asking) || x.hasActivity(c) && c.hasNumber || len(x.figures(c, Visit, "")) > 0 {
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
// 就调好了.
func (x *session) mendedAtOnce(c *clause, i int) bool {
	switch {
	case c.topic() == "" || x.toldBefore(c):
		return false
	case c.has(done, solve):
		return c.has(trouble) && x.atOnce(c)
	}
	return i+1 < len(x.clauses) && x.clauses[i+1].has(done) && x.atOnce(&x.clauses[i+1])
}

// toldBefore reports whether a clause points at a problem as known: by 那个, by
// 上次 or by its number.
func (x *session) toldBefore(c *clause) bool {
	for i := c.start; i < c.end; i++ {
		if anyAt(x.s.n, i, "上次", "上回", "之前") > 0 || x.s.n[i] == '那' && anyAt(x.s.n, i+1, "边", "里", "儿", "头") == 0 {
			return true
		}
	}
	return c.has(thatOne) || x.refersTo(c) > 0
}

// atOnce reports whether a clause says that something was done there and then.
func (x *session) atOnce(c *clause) bool {
	for i := c.start; i < c.end; i++ {
		if hasAt(x.s.n, i, "当场") || hasAt(x.s.n, i, "现场") && anyAt(x.s.n, i+2, "检", "查", "核", "勘", "会", "看") == 0 {
			return true
		}
	}
	return false
}
