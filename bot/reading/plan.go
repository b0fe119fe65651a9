package reading

import (
	"slices"
	"strings"
	"time"
)

// readPlan reads what is to be done.
func (x *session) readPlan(c *clause) bool {
	if c.has(report) && !c.has(visitType, meeting) {
		return false
	}
	if !x.isFuture(c) {
		if x.cur != nil && x.cur.Kind == Plan && !c.has(visitType, meeting, visitVerb, callVerb, goVerb, perfect, report) && len(c.whens) == 0 && !c.part && !x.fresh {
			x.cur.pieces = append(x.cur.pieces, piece{c})
			return true
		}
		x.future = x.future && len(c.whens) == 0
		return false
	}
	if d := x.cur; d != nil && d.Kind == Plan && d.when.kind == 0 && len(c.whens) > 0 && !x.fresh && !x.acts(c) {
		d.when = c.whens[0]
		return true
	}
	if !x.acts(c) && !(len(x.missed) > 0 && c.has(modal, newValue)) {
		return x.future
	}
	x.future = true
	if d := x.cur; d != nil && d.Kind == Plan && len(c.whens) == 0 && !c.part && (!x.fresh || d.point < 0) {
		d.pieces = append(d.pieces, piece{c})
		if x.fresh {
			x.settleAt(d)
			x.fresh = false
		}
		return true
	}
	points := x.points
	if !x.fresh {
		points = nil
		if x.cur != nil && x.cur.point >= 0 {
			points = []int{x.cur.point}
		}
	}
	if len(points) == 0 {
		points = []int{-1}
		if x.cur == nil && len(x.missed) > 0 {
			points = x.missed
		}
	}
	for _, p := range points {
		d := x.newDraft(Plan, p)
		if p < 0 && x.fresh {
			d.Points = x.pointNames(x.unsure)
		}
		d.pieces = append(d.pieces, piece{c})
		if len(c.whens) == 0 && (c.coming || !x.stillFuture()) {
			d.when = when{}
		}
	}
	x.fresh = false
	return true
}

// stillFuture reports whether the day spoken of last is not behind us.
func (x *session) stillFuture() bool {
	t, ok := x.when.resolve(x.today, true)
	return ok && !t.Before(x.today)
}

// isFuture reports whether a clause tells of what is to come.
func (x *session) isFuture(c *clause) bool {
	if t := c.first(callVerb); t != nil && len(c.whens) > 0 && slices.Contains(x.s.n[t.start:t.end], '过') && !c.has(modal) && !c.coming {
		return false // 4月20号去过钢市
	}
	for _, w := range c.whens {
		if w.kind == tonight && !c.has(perfect, present, expected) {
			return true
		}
		if t, ok := w.resolve(x.today, false); ok && (t.After(x.today) || x.ratherAhead(w, t, c)) {
			return true
		}
		if (x.means(c) || c.coming && w.bare || x.reminds) && !(w.bare && c.has(perfect)) || x.future && !c.has(perfect) && !c.hasNumber {
			if t, ok := w.resolve(x.today, true); ok && !t.Before(x.today) {
				return true
			}
		}
	}
	switch {
	case len(c.whens) > 0:
		return false
	case c.coming:
		return true
	case x.means(c), c.has(remind):
		return (x.when.kind == 0 || x.stillFuture()) && !c.hasNumber
	}
	return x.future && !c.has(perfect) && !c.hasNumber
}

// acts reports whether a clause says what is to be done, or where.
func (x *session) acts(c *clause) bool {
	return x.fresh && !c.has(topic, trouble) || c.has(visitType, visitVerb, callVerb, meeting, someMeeting, figureCue, groupCue, goVerb) ||
		x.means(c) && (x.fresh || x.cur != nil || c.has(teach))
}

// means reports whether a word of intention in a clause goes with a deed:
// 准备去, 打算下周, but not 工作计划.
func (x *session) means(c *clause) bool {
	for k, t := range c.toks {
		if !t.is(modal) || anyBefore(x.s.n, t.start, "不", "没", "工作") {
			continue
		}
		if strings.ContainsAny(string(x.s.n[t.start:t.end]), "去到开办搞讲送给走跑") {
			return !c.has(topic) || c.has(teach) || len(c.whens) > 0 || c.has(visitType, meeting)
		}
		for _, u := range c.toks[k+1:] {
			if u.start-t.end > 8 {
				break
			}
			if u.kind == whenToken || u.kind == nameToken || u.is(goVerb) || u.is(visitVerb) || u.is(callVerb) || u.is(visitType) || u.is(meeting) || u.is(someMeeting) || u.is(teach) || u.is(figureCue) || u.is(groupCue) {
				return true
			}
		}
	}
	return false
}

// ratherAhead reports whether a day without a year, almost a year back but only
// weeks ahead, is meant ahead: nothing in the clause says it has happened.
func (x *session) ratherAhead(w when, past time.Time, c *clause) bool {
	if w.kind != monthDay || w.year != 0 || w.since || c.has(perfect, present, expected) || c.hasNumber {
		return false
	}
	next, ok := w.resolve(x.today, true)
	return ok && x.today.Sub(past) > 300*24*time.Hour && next.Sub(x.today) < 45*24*time.Hour && c.has(goVerb, visitType, meeting, visitVerb, callVerb)
}
