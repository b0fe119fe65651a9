package reading

import (
	"slices"
	"strings"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// readPlan reads what is to be done.
func (x *session) readPlan(c *clause) bool {
	if c.has(lex.Report) && !c.has(lex.VisitType, lex.Meeting) {
		return false
	}
	if !x.isFuture(c) {
		if x.cur != nil && x.cur.Kind == Plan && !c.has(lex.VisitType, lex.Meeting, lex.VisitVerb, lex.CallVerb, lex.GoVerb, lex.Perfect, lex.Report) && len(c.whens) == 0 && !c.part && !x.fresh {
			x.cur.pieces = append(x.cur.pieces, piece{c})
			return true
		}
		x.future = x.future && len(c.whens) == 0
		return false
	}
	if d := x.cur; d != nil && d.Kind == Plan && d.when.Kind == 0 && len(c.whens) > 0 && !x.fresh && !x.acts(c) {
		d.when = c.whens[0]
		return true
	}
	if !x.acts(c) && !(len(x.missed) > 0 && c.has(lex.Modal, lex.NewValue)) {
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
			d.when = days.When{}
		}
	}
	x.fresh = false
	return true
}

// stillFuture reports whether the day spoken of last is not behind us.
func (x *session) stillFuture() bool {
	t, ok := x.when.Resolve(x.today, true)
	return ok && !t.Before(x.today)
}

// isFuture reports whether a clause tells of what is to come.
func (x *session) isFuture(c *clause) bool {
	if t := c.first(lex.CallVerb); t != nil && len(c.whens) > 0 && slices.Contains(x.s.Runes[t.Start:t.End], '过') && !c.has(lex.Modal) && !c.coming {
		return false // 4月20号去过钢市
	}
	for _, w := range c.whens {
		if w.Kind == days.Tonight && !c.has(lex.Perfect, lex.Present, lex.Expected) {
			return true
		}
		if t, ok := w.Resolve(x.today, false); ok && (t.After(x.today) || x.ratherAhead(w, t, c)) {
			return true
		}
		if (x.means(c) || c.coming && w.Bare || x.reminds) && !(w.Bare && c.has(lex.Perfect)) || x.future && !c.has(lex.Perfect) && !c.hasNumber {
			if t, ok := w.Resolve(x.today, true); ok && !t.Before(x.today) {
				return true
			}
		}
	}
	switch {
	case len(c.whens) > 0:
		return false
	case c.coming:
		return true
	case x.means(c), c.has(lex.Remind):
		return (x.when.Kind == 0 || x.stillFuture()) && !c.hasNumber
	}
	return x.future && !c.has(lex.Perfect) && !c.hasNumber
}

// acts reports whether a clause says what is to be done, or where.
func (x *session) acts(c *clause) bool {
	return x.fresh && !c.has(lex.Topic, lex.Trouble) || c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.Meeting, lex.SomeMeeting, lex.FigureCue, lex.GroupCue, lex.GoVerb) ||
		x.means(c) && (x.fresh || x.cur != nil || c.has(lex.Teach))
}

// means reports whether a word of intention in a clause goes with a deed:
// 准备去, 打算下周, but not 工作计划.
func (x *session) means(c *clause) bool {
	for k, t := range c.toks {
		if !t.Is(lex.Modal) || runes.AnyBefore(x.s.Runes, t.Start, "不", "没", "工作") {
			continue
		}
		if strings.ContainsAny(string(x.s.Runes[t.Start:t.End]), "去到开办搞讲送给走跑") {
			return !c.has(lex.Topic) || c.has(lex.Teach) || len(c.whens) > 0 || c.has(lex.VisitType, lex.Meeting)
		}
		for _, u := range c.toks[k+1:] {
			if u.Start-t.End > 8 {
				break
			}
			if u.Kind == token.When || u.Kind == token.Name || u.Is(lex.GoVerb) || u.Is(lex.VisitVerb) || u.Is(lex.CallVerb) || u.Is(lex.VisitType) || u.Is(lex.Meeting) || u.Is(lex.SomeMeeting) || u.Is(lex.Teach) || u.Is(lex.FigureCue) || u.Is(lex.GroupCue) {
				return true
			}
		}
	}
	return false
}

// ratherAhead reports whether a day without a year, almost a year back but only
// weeks ahead, is meant ahead: nothing in the clause says it has happened.
func (x *session) ratherAhead(w days.When, past time.Time, c *clause) bool {
	if w.Kind != days.MonthDay || w.Year != 0 || w.Since || c.has(lex.Perfect, lex.Present, lex.Expected) {
		return false
	}
	if w.Ahead(x.today) {
		return true
	}
	if c.hasNumber {
		return false
	}
	next, ok := w.Resolve(x.today, true)
	return ok && x.today.Sub(past) > 300*24*time.Hour && next.Sub(x.today) < 45*24*time.Hour && c.has(lex.GoVerb, lex.VisitType, lex.Meeting, lex.VisitVerb, lex.CallVerb)
}
