package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// speaksOfMatter reports whether a clause is about a problem rather than about a
// record of what it names: 党员活动室的问题, 培训班退费的事没谈拢.
func (x *session) speaksOfMatter(c *clause) bool {
	if c.has(lex.VisitType, lex.Meeting) {
		return false
	}
	return !x.hasActivity(c) || c.topic() != "" && (c.has(lex.Ongoing) || runes.AnyBefore(x.s.Runes, c.end, "的问题", "那个问题") && !c.hasNumber)
}

// endsWell reports whether a trouble is named only to say that it is over:
// 注销卡住的那户，今天办下来了, 投诉件已办结.
func (x *session) endsWell(c *clause, i int) bool {
	if c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.Meeting, lex.FigureCue, lex.Teach) || x.cur != nil && x.cur.Kind != Progress {
		return false
	}
	if c.has(lex.Report) {
		return c.has(lex.Done) && !c.has(lex.Trouble, lex.Saying) && !c.hasNumber
	}
	if i+1 >= len(x.clauses) || c.topic() == "" || c.has(lex.Saying) || x.mendedAtOnce(c, i) {
		return false
	}
	next := &x.clauses[i+1]
	return next.has(lex.Done) && !next.has(lex.Report, lex.Trouble, lex.VisitType, lex.Saying) && len(next.names) == 0 && next.topic() == "" && !next.hasNumber
}

// solvesProblem reports whether a clause says of a problem that it is solved,
// not of somebody that he solved one: 沙发问题解决了.
func (c *clause) solvesProblem() bool {
	for i := 1; i < len(c.toks); i++ {
		if t, u := &c.toks[i-1], &c.toks[i]; (u.Is(lex.Solve) || u.Is(lex.Done)) && t.Is(lex.Counted) && t.Word.Value == "问题" {
			return true
		}
	}
	return false
}

// closesHeld reports whether a clause says no more than that the problem which
// was named before it is over: 检测报告出来了，合格，问题销了.
func (x *session) closesHeld(c *clause) bool {
	return x.cur == nil && c.toks[0].Is(lex.Counted) && c.toks[0].Word.Value == "问题" && c.has(lex.Done, lex.Solve) && !c.hasNumber &&
		slices.ContainsFunc(x.held, func(h *clause) bool { return h.topic() != "" })
}

// knownMatter reports whether a clause that says something is done speaks of
// a problem, not of a visit's service.
func (x *session) knownMatter(c *clause) bool {
	return c.topic() != "" && !c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.Meeting, lex.FigureCue, lex.Teach) && !c.hasNumber && (x.cur == nil || x.cur.Kind == Progress) && !c.has(lex.Report)
}

// countsSolved reports whether the clause counts what was solved: 解决了3个登记的问题.
func (c *clause) countsSolved() bool {
	for i, t := range c.toks {
		if t.Kind == token.Number && !t.Num.Odd && c.leftCue(i, -1) >= 0 && (t.Num.Unit == "个" || t.Num.Unit == "项" || t.Num.Unit == "件") {
			return true
		}
	}
	return false
}

// onlyMatter reports whether the sentence opens with a matter that is known and
// tells nothing else: 商标抢注那个，律师函发了.
func (x *session) onlyMatter(c *clause) bool {
	return x.cur == nil && c.topic() != "" && !c.has(lex.Report, lex.Teach, lex.Solve, lex.GoVerb, lex.NotOurs) && (!c.has(lex.Saying) || x.unitSays(c)) && x.tellsNoRecord()
}

// unitSays reports whether it is one of the bureau's own that says something.
func (x *session) unitSays(c *clause) bool {
	t := c.first(lex.Saying)
	if t.Start == c.start {
		return false
	}
	units, _ := x.r.units.Ending(x.s.Runes[c.start:], t.Start-1-c.start)
	return len(units) > 0
}

// tellsNoRecord reports whether no clause asks, or tells of a visit or a meeting.
func (x *session) tellsNoRecord() bool {
	for i := range x.clauses {
		if c := &x.clauses[i]; c.has(lex.VisitType, lex.CallVerb, lex.Meeting, lex.NotOurs, lex.Asking) || x.hasActivity(c) && c.hasNumber || len(x.figures(c, Visit, "")) > 0 {
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
	case c.has(lex.Done, lex.Solve):
		return c.has(lex.Trouble) && x.atOnce(c)
	}
	return i+1 < len(x.clauses) && x.clauses[i+1].has(lex.Done) && x.atOnce(&x.clauses[i+1])
}

// toldBefore reports whether a clause points at a problem as known: by 那个, by
// 上次 or by its number.
func (x *session) toldBefore(c *clause) bool {
	for i := c.start; i < c.end; i++ {
		if runes.AnyAt(x.s.Runes, i, "上次", "上回", "之前") > 0 || x.s.Runes[i] == '那' && runes.AnyAt(x.s.Runes, i+1, "边", "里", "儿", "头") == 0 {
			return true
		}
	}
	return c.has(lex.ThatOne) || x.refersTo(c) > 0
}

// atOnce reports whether a clause says that something was done there and then.
func (x *session) atOnce(c *clause) bool {
	for i := c.start; i < c.end; i++ {
		if runes.HasAt(x.s.Runes, i, "当场") || runes.HasAt(x.s.Runes, i, "现场") && runes.AnyAt(x.s.Runes, i+2, "检", "查", "核", "勘", "会", "看") == 0 {
			return true
		}
	}
	return false
}
