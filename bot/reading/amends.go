package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
)

// isAmendment reports whether the sentence corrects a record.
func (x *session) isAmendment() bool {
	var amends, mistaken, contrast, slots, told, topics bool
	for i := range x.clauses {
		c := &x.clauses[i]
		if len(c.toks) > 0 && c.has(lex.Amend) && i < 2 {
			t := c.first(lex.Amend)
			amends = amends || i == 0 && (t.Start-c.start <= 4 || t.End == c.end && c.isLabelled()) || i > 0 && c.has(lex.NotValue) || i > 0 && x.clauses[i-1].has(lex.NotValue)
		}
		mistaken = mistaken || c.has(lex.Wrong) && !x.isOfMatter(c)
		contrast = contrast || c.has(lex.NotValue) && x.contrasts(i)
		slots = slots || c.has(lex.FigureCue, lex.Present, lex.Expected, lex.DateSlot, lex.PointSlot, lex.VisitType, lex.Meeting, lex.Counted) || c.hasNumber || len(c.whens)+len(c.names) > 0
		told = told || c.has(lex.Report)
		topics = topics || c.topic() != "" && !c.has(lex.FigureCue, lex.Meeting)
	}
	switch {
	case amends:
		return true
	case told || x.correctsItself():
		return false
	case mistaken:
		return slots && (!topics || x.hasValues())
	}
	return contrast || x.resets()
}

// isOfMatter reports whether what is wrong in a clause is a matter of the
// bureau's rather than a record: 执照上法人写错了.
func (x *session) isOfMatter(c *clause) bool {
	_, w := strongest(c.toks)
	return w >= lex.Sure && !c.has(lex.FigureCue, lex.Present, lex.Expected, lex.DateSlot, lex.PointSlot, lex.Meeting) && !x.mentions("那条", "这条", "刚才", "上条", "上一条")
}

// correctsItself reports whether a record is told and set right in one breath:
// 来了30户，不对，32户.
func (x *session) correctsItself() bool {
	told := false
	for i := range x.clauses {
		c := &x.clauses[i]
		if c.has(lex.Wrong) {
			return told && c.end-c.start <= 5
		}
		if c.pointsBack(x.s.Runes) {
			return false
		}
		told = told || c.hasNumber || len(c.names) > 0 && (i == 0 || c.has(lex.GoVerb, lex.VisitType, lex.CallVerb, lex.Meeting))
	}
	return false
}

// isLabelled reports whether a clause names a slot of a record.
func (c *clause) isLabelled() bool {
	return c.has(lex.FigureCue, lex.Present, lex.Expected, lex.DateSlot, lex.PointSlot, lex.Meeting, lex.Counted)
}

// pointsBack reports whether a clause speaks of a record made before.
func (c *clause) pointsBack(n []rune) bool {
	said := string(n[c.start:c.end])
	return slices.ContainsFunc([]string{"那条", "这条", "上条", "一条", "刚才", "写的", "写成", "填的", "填成", "报的", "报成", "录的", "上回", "上次", "那次"}, func(w string) bool { return strings.Contains(said, w) })
}

func (x *session) hasValues() bool {
	for i := range x.clauses {
		if c := &x.clauses[i]; c.hasNumber || len(c.whens) > 0 {
			return true
		}
	}
	return false
}

// contrasts reports whether the not-value of clause i stands against a new
// value: 不是14号，是13号.
func (x *session) contrasts(i int) bool {
	first := x.clauses[i].first(lex.NotValue)
	if runes.AnyAt(x.s.Runes, first.Start, "由", "从", "非", "原定") > 0 && !x.clauses[i].has(lex.NewValue) {
		return false
	}
	value, fresh := false, false
	for k := max(0, i-1); k < len(x.clauses) && k <= i+1; k++ {
		c := &x.clauses[k]
		value = value || c.hasNumber && x.clauses[i].hasNumber || len(x.clauses[i].whens) > 0
		fresh = fresh || c.has(lex.NewValue)
	}
	return value && fresh
}

// resets reports whether a record that is pointed at gets a new value:
// 刚才那条改成30户, 户数应为47户.
func (x *session) resets() bool {
	pointed := x.mentions("那条", "这条", "上条", "上一条", "刚才", "刚报", "刚写", "前面", "上回", "那笔", "那次记录", "那个数")
	for i := range x.clauses {
		c := &x.clauses[i]
		t := c.first(lex.NewValue)
		if t == nil || t.End-t.Start < 2 {
			continue
		}
		changes := runes.AnyAt(x.s.Runes, t.Start, "改", "更", "修", "订", "调", "换") > 0
		if x.refersTo(c) > 0 && runes.AnyAt(x.s.Runes, t.Start, "改") > 0 && c.has(lex.VisitType, lex.Meeting) {
			return true // 把#2改成送服务
		}
		if !c.hasNumber && len(c.whens) == 0 && !(pointed && changes && (c.has(lex.VisitType) || len(c.names) > 0)) {
			continue
		}
		ought := runes.AnyAt(x.s.Runes, t.Start, "应") > 0
		if pointed && (changes || ought) || changes && x.pointsAtRecord(c) || ought && c.has(lex.FigureCue, lex.DateSlot, lex.Expected, lex.Present) {
			return true
		}
	}
	return false
}

// mentions reports whether one of words stands in the sentence.
func (x *session) mentions(words ...string) bool {
	text := x.whole
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// pointsAtRecord reports whether a clause speaks of something written before.
func (x *session) pointsAtRecord(c *clause) bool {
	return c.has(lex.Expected, lex.Present, lex.FigureCue, lex.Solve, lex.DateSlot) || c.hasNumber || strings.Contains(string(x.s.Runes[c.start:c.end]), "条") || x.refersTo(c) > 0
}
