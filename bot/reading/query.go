package reading

import "strings"

// isQuery reports whether the sentence asks rather than tells.
func (x *session) isQuery() bool {
	var wonders, strong, weak, spanned, told, faulty, counts bool
	ignorant := x.mentions("不知道", "不晓得", "不清楚", "不懂", "想", "没人")
	for i := range x.clauses {
		c := &x.clauses[i]
		wonders = wonders || c.topic() != "" && ignorant
		strong = strong || x.asks(c) && !(c.has(saying) && c.topic() != "")
		strong = strong || c.has(listing) && x.lists(c)
		weak = weak || c.asks || i == len(x.clauses)-1 && x.endsAsking(c)
		spanned = spanned || c.has(maybeAsking) && x.hasFew(c) && (x.spans(c) || c.has(total) && i == len(x.clauses)-1)
		told = told || c.has(report) || c.has(saying) && c.has(trouble)
		faulty = faulty || c.has(trouble) && c.topic() != "" && !c.has(thatOne, done, ongoing)
		counts = counts || c.hasNumber && len(x.figures(c, Visit, ""))+len(x.attendanceHeads(c)) > 0
	}
	switch {
	case x.isScope():
		return true
	case counts || told && !strong:
		return false
	case strong:
		return !told && !wonders || !faulty
	case spanned:
		return true
	}
	return weak && !faulty && x.aboutRecords()
}

// isScope reports whether the sentence is only #128, or a place and a stretch of
// time: 城西所本周.
func (x *session) isScope() bool {
	if len(x.clauses) != 1 {
		return false
	}
	c := &x.clauses[0]
	where, long := len(c.names) > 0 || len(x.r.units.find(string(x.s.n))) > 0, false
	for _, t := range c.toks {
		switch {
		case t.kind == numberToken:
			return len(x.s.n) == t.end && x.s.n[0] == '#'
		case t.kind == whenToken:
			long = long || t.when.kind == period || t.when.kind == fuzzyPast && t.when.month > 0
		case t.kind == wordToken && !t.is(noise) && !t.is(topic):
			return false
		}
	}
	return where && long && c.end-c.start <= 14
}

// aboutRecords reports whether the sentence names anything the program keeps.
func (x *session) aboutRecords() bool {
	for i := range x.clauses {
		c := &x.clauses[i]
		if len(c.names) > 0 || x.spans(c) || c.has(visitType, visitVerb, callVerb, meeting, figureCue, groupCue, counted, thatOne, someMeeting) {
			return true
		}
	}
	return false
}

func (x *session) attendanceHeads(c *clause) []int {
	if a := x.attendance(c); !a.empty() {
		return []int{1}
	}
	return nil
}

// lists reports whether a clause asks for a list: short, and nothing is done
// to it (台账我明天交).
func (x *session) lists(c *clause) bool {
	return len(x.clauses) <= 2 && c.end-c.start <= 14 && !strings.ContainsAny(string(x.s.n[c.start:c.end]), "交检整填写做发改补送报")
}

// asks reports whether a clause holds a question word that asks for something
// (多少户没数 does not).
func (x *session) asks(c *clause) bool {
	ok := false
	c.words(asking, func(t token) {
		if anyBefore(x.s.n, t.start, "具体", "我", "再", "回头") {
			return
		}
		ok = ok || anyAt(x.s.n, t.end, "没数", "户没数", "忘", "记不", "不记", "户忘", "户记不", "不清", "人没数", "人忘") == 0
	})
	return ok && !c.has(notOurs)
}

// endsAsking reports whether a clause ends in 吗, 没 or 呢.
func (x *session) endsAsking(c *clause) bool {
	if len(c.toks) == 0 {
		return false
	}
	end := c.toks[len(c.toks)-1].end
	last := c.toks[len(c.toks)-1]
	if last.is(noProblem) {
		return false
	}
	for k := len(c.toks) - 2; k >= 0 && (last.is(perfect) || last.kind == textToken && anyAt(x.s.n, last.start, "啊", "呀", "啦", "来着", "哈", "哦") > 0); k-- {
		last = c.toks[k]
	}
	if last.is(maybeAsking) && x.s.n[last.start] == '几' && at(x.s.n, last.start-1) != '没' {
		return true
	}
	if anyBefore(x.s.n, end, "吗") {
		return true
	}
	return anyBefore(x.s.n, end, "吗", "了没", "过没", "完没", "好没", "到没", "去没", "没有", "么", "呢") && !anyBefore(x.s.n, end, "还没开呢", "还没呢", "着呢", "什么", "那么", "着没有") && !c.has(notDone, ongoing)
}

// hasFew reports whether a clause counts with 几.
func (x *session) hasFew(c *clause) bool {
	ok := false
	c.words(maybeAsking, func(t token) { ok = ok || x.s.n[t.start] == '几' })
	return ok
}

// spans reports whether a clause speaks of a stretch of time.
func (x *session) spans(c *clause) bool {
	for _, t := range c.toks {
		if t.kind == whenToken && (t.when.kind == period || t.when.kind == fuzzyPast) {
			return true
		}
	}
	return false
}

func (x *session) readQuery() {
	for i := range x.clauses {
		x.note(&x.clauses[i], true)
	}
	d := x.newDraft(Query, -1)
	if len(x.points) > 0 {
		d.point = x.points[0]
	}
	d.when, d.fuzzy = when{}, false
	for i := range x.clauses {
		d.RefersTo = max(d.RefersTo, x.refersTo(&x.clauses[i]))
	}
}
