package reading

import (
	"slices"
	"strings"
	"unicode"
)

// text is what was said or found: the clauses of an item without what its
// other slots hold, as the person wrote them.
func (x *session) text(d *draft) string {
	var parts []string
	for _, p := range d.pieces {
		var s string
		switch d.Kind {
		case Problem, Progress:
			s = x.description(p.clause)
		case Visit, Activity, Plan:
			s = x.content(p.clause, d.Kind)
		case Meeting:
			if d.Type != "谈心谈话" { // what is said there is never kept
				s = x.minutes(p.clause)
			}
		}
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "，")
}

// content returns a clause as it was written, without the day, the point and the
// intention it opens with, if it says anything that no other slot holds.
func (x *session) content(c *clause, k Kind) string {
	if x.telling(c) == "" && !(k == Plan && c.has(meeting, visitType, someMeeting, figureCue, groupCue)) {
		return ""
	}
	from, to := c.start, c.end
	for i := range c.toks {
		t := &c.toks[i]
		opens := t.kind == whenToken || t.kind == nameToken || t.kind == breakToken && t.sign != '"' || t.is(goVerb) || t.is(perfect) || t.is(modal) || t.is(remind) || t.is(joint) || t.is(branchWord) || t.is(groupRef) ||
			(t.is(visitType) || t.is(meeting)) && k != Plan && i+1 < len(c.toks) || t.kind == textToken && t.end-t.start == 1 && i+1 < len(c.toks) && (c.toks[i+1].kind == nameToken || c.toks[i+1].kind == whenToken)
		if !opens {
			break
		}
		from = t.end
		if t.is(modal) && t.end-t.start > 1 && strings.ContainsRune("开讲办送搞谈", x.s.n[t.end-1]) {
			from = t.end - 1 // 准备开党课
			break
		}
	}
	if s := x.said(from, to); len([]rune(s)) >= 2 {
		return s
	}
	return ""
}

// telling returns the longest stretch of a clause that no other slot holds.
func (x *session) telling(c *clause) string {
	best, from, weight, most := "", -1, 0, 0
	end := func(to int) {
		if from >= 0 && weight > most {
			best, most = x.said(from, to), weight
		}
		from, weight = -1, 0
	}
	for _, t := range c.toks {
		if isSlot(t) && !x.subject(&t) {
			end(t.start)
			continue
		}
		if from < 0 {
			if t.kind != textToken && isFiller(t) {
				continue
			}
			from = t.start
		}
		if !isFiller(t) {
			weight += t.end - t.start
		}
	}
	end(c.end)
	if most < 3 && (most < 2 || c.end-c.start < 5 || c.hasNumber || len(c.names)+len(c.whens) > 0) {
		return ""
	}
	return best
}

// subject reports whether the name of an activity says more than its type, so
// that the text keeps it: 党史学习, 荣获市质量奖, 党员活动室.
func (x *session) subject(t *token) bool {
	said := string(x.s.n[t.start:t.end])
	switch {
	case t.is(groupCue):
		return slices.Contains([]string{"荣誉成果", "先锋岗", "阵地建设", "宣讲"}, t.word.value)
	case !t.is(figureCue):
		return false
	case t.word.group == learning:
		return slices.ContainsFunc(learners, func(w string) bool { return strings.Contains(said, w) })
	}
	return t.word.value == "阵地建设" && !strings.Contains(said, "阵地")
}

// isSlot reports whether a token is kept elsewhere than in the text.
func isSlot(t token) bool {
	switch t.kind {
	case nameToken, whenToken, numberToken, pairToken:
		return true
	case wordToken:
		switch t.word.class {
		case visitType, meeting, someMeeting, groupRef, figureCue, groupCue, expected, present, everyone, modal, remind, header, branchWord, joint, total, dateSlot, pointSlot, visitVerb, callVerb:
			return true
		}
	}
	return false
}

// isFiller reports whether a token says nothing without its neighbours.
func isFiller(t token) bool {
	switch t.kind {
	case textToken:
		return t.end-t.start == 1
	case wordToken:
		switch t.word.class {
		case goVerb, perfect, all, counted, solve, absence, maybeAsking, newValue, actual, fresh:
			return true
		}
	}
	return false
}

// description returns what is wrong: the clause behind who raised it.
func (x *session) description(c *clause) string {
	if c.has(urgent) && len(c.toks) <= 2 {
		return ""
	}
	from := c.start
	for i, t := range c.toks {
		last := i+1 == len(c.toks)
		switch {
		case t.kind == whenToken || t.kind == nameToken:
			if t.start == from && !x.isBound(&t) {
				from = t.end
			}
		case t.kind == numberToken && t.start-1 == from && x.s.n[from] == '#':
			from = t.end
		case last:
		case t.is(report), t.is(saying) && strings.ContainsAny(string(x.s.n[t.start:t.end]), "说问称"):
			if rest := x.said(t.end, c.end); len([]rune(rest)) >= 3 {
				from = t.end
			}
		case t.start == from && (t.is(joint) || t.is(perfect)):
			from = t.end
		}
	}
	s := x.said(from, c.end)
	if len([]rune(s)) < 2 {
		return ""
	}
	return s
}

// said returns a stretch of the sentence as it was typed, trimmed.
func (x *session) said(from, to int) string {
	if from < 0 || to > len(x.s.raw) || from >= to {
		return ""
	}
	return strings.TrimFunc(string(x.s.raw[from:to]), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '《' && r != '》' && r != '”' && r != '“' || unicode.IsControl(r)
	})
}
