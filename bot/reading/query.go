package reading

import (
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// isQuery reports whether the sentence asks rather than tells.
func (x *session) isQuery() bool {
	var wonders, strong, weak, spanned, told, faulty, counts bool
	ignorant := x.mentions("不知道", "不晓得", "不清楚", "不懂", "想", "没人")
	for i := range x.clauses {
		c := &x.clauses[i]
		wonders = wonders || c.topic() != "" && ignorant
		strong = strong || x.asks(c) && !(c.has(lex.Saying) && c.topic() != "")
		strong = strong || c.has(lex.Listing) && x.lists(c)
		weak = weak || c.asks || i == len(x.clauses)-1 && x.endsAsking(c)
		spanned = spanned || c.has(lex.MaybeAsking) && x.hasFew(c) && (x.spans(c) || c.has(lex.Total) && i == len(x.clauses)-1)
		told = told || c.has(lex.Report) || c.has(lex.Saying) && c.has(lex.Trouble)
		faulty = faulty || c.has(lex.Trouble) && c.topic() != "" && !c.has(lex.ThatOne, lex.Done, lex.Ongoing)
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
	where, long := len(c.names) > 0 || len(x.r.units.Find(string(x.s.Runes))) > 0, false
	for _, t := range c.toks {
		switch {
		case t.Kind == token.Number:
			return len(x.s.Runes) == t.End && x.s.Runes[0] == '#'
		case t.Kind == token.When:
			long = long || t.When.Kind == days.Period || t.When.Kind == days.FuzzyPast && t.When.Month > 0
		case t.Kind == token.Word && !t.Is(lex.Noise) && !t.Is(lex.Topic):
			return false
		}
	}
	return where && long && c.end-c.start <= 14
}

// aboutRecords reports whether the sentence names anything the program keeps.
func (x *session) aboutRecords() bool {
	for i := range x.clauses {
		c := &x.clauses[i]
		if len(c.names) > 0 || x.spans(c) || c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.Meeting, lex.FigureCue, lex.GroupCue, lex.Counted, lex.ThatOne, lex.SomeMeeting) {
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
	return len(x.clauses) <= 2 && c.end-c.start <= 14 && !strings.ContainsAny(string(x.s.Runes[c.start:c.end]), "交检整填写做发改补送报")
}

// asks reports whether a clause holds a question word that asks for something
// (多少户没数 does not).
func (x *session) asks(c *clause) bool {
	ok := false
	c.words(lex.Asking, func(t token.Token) {
		if runes.AnyBefore(x.s.Runes, t.Start, "具体", "我", "再", "回头") {
			return
		}
		ok = ok || runes.AnyAt(x.s.Runes, t.End, "没数", "户没数", "忘", "记不", "不记", "户忘", "户记不", "不清", "人没数", "人忘") == 0
	})
	return ok && !c.has(lex.NotOurs)
}

// endsAsking reports whether a clause ends in 吗, 没 or 呢.
func (x *session) endsAsking(c *clause) bool {
	if len(c.toks) == 0 {
		return false
	}
	end := c.toks[len(c.toks)-1].End
	last := c.toks[len(c.toks)-1]
	if last.Is(lex.NoProblem) {
		return false
	}
	for k := len(c.toks) - 2; k >= 0 && (last.Is(lex.Perfect) || last.Kind == token.Text && runes.AnyAt(x.s.Runes, last.Start, "啊", "呀", "啦", "来着", "哈", "哦") > 0); k-- {
		last = c.toks[k]
	}
	if last.Is(lex.MaybeAsking) && x.s.Runes[last.Start] == '几' && runes.At(x.s.Runes, last.Start-1) != '没' {
		return true
	}
	if runes.AnyBefore(x.s.Runes, end, "吗") {
		return true
	}
	return runes.AnyBefore(x.s.Runes, end, "吗", "了没", "过没", "完没", "好没", "到没", "去没", "没有", "么", "呢") && !runes.AnyBefore(x.s.Runes, end, "还没开呢", "还没呢", "着呢", "什么", "那么", "着没有") && !c.has(lex.NotDone, lex.Ongoing)
}

// hasFew reports whether a clause counts with 几.
func (x *session) hasFew(c *clause) bool {
	ok := false
	c.words(lex.MaybeAsking, func(t token.Token) { ok = ok || x.s.Runes[t.Start] == '几' })
	return ok
}

// spans reports whether a clause speaks of a stretch of time.
func (x *session) spans(c *clause) bool {
	for _, t := range c.toks {
		if t.Kind == token.When && (t.When.Kind == days.Period || t.When.Kind == days.FuzzyPast) {
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
	d.when, d.fuzzy = days.When{}, false
	for i := range x.clauses {
		d.RefersTo = max(d.RefersTo, x.refersTo(&x.clauses[i]))
	}
}
