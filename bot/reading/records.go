package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// readRecords reads the clauses from the given one on, each into the items that
// it tells of.
func (x *session) readRecords(from int) {
	for i := range x.clauses {
		x.reminds = x.reminds || x.clauses[i].has(lex.Remind)
	}
	for i := from; i < len(x.clauses); i++ {
		c := &x.clauses[i]
		x.group++
		x.index = i
		if c.line {
			x.newLine()
		}
		if c.strong {
			x.revised = false
		}
		if x.isUndone(i) {
			x.note(c, false)
			x.leave(c)
			continue
		}
		x.note(c, true)
		x.readClause(c, i)
	}
	x.dropWeak()
	if len(x.drafts) == 0 && !x.left {
		x.guessProblem()
	}
}

// onlyVisits reports whether nothing but visits was told so far.
func (x *session) onlyVisits() bool {
	return !slices.ContainsFunc(x.drafts, func(d *draft) bool { return d.Kind != Visit })
}

// placesBack reports whether a point named behind a draft may be where it was,
// rather than where what follows was: 质量培训一次，30人次，在居然办的.
func (x *session) placesBack(d *draft) bool {
	if d.Kind != Activity && (d.Kind != Meeting || d.Present != nil || d.Expected != nil) {
		return false
	}
	if x.index+1 >= len(x.clauses) {
		return true
	}
	next := &x.clauses[x.index+1]
	return !next.hasNumber && !next.has(lex.VisitType, lex.Meeting, lex.FigureCue, lex.GroupCue, lex.Report)
}

// namesNext reports whether the next clause says where or what.
func (x *session) namesNext() bool {
	if x.index+1 >= len(x.clauses) {
		return false
	}
	c := &x.clauses[x.index+1]
	return len(c.names) > 0 || c.has(lex.VisitType, lex.Meeting)
}

// placeNext reports whether the next clause names a place, to which a day that
// stands alone then belongs rather than to what has one already.
func (x *session) placeNext() bool {
	return x.index+1 < len(x.clauses) && len(x.clauses[x.index+1].names) > 0
}

// newLine forgets what does not reach over the end of a line.
func (x *session) newLine() {
	x.line++
	x.month, x.issues, x.waiting, x.dateNew = days.When{}, token.Token{Word: token.NoWord}, nil, false
}

// note remembers the points and the day that a clause names.
func (x *session) note(c *clause, points bool) {
	ps, orgs, unsure := x.named(c)
	if points && len(ps)+len(unsure) > 0 {
		if x.fresh && len(x.points) > 0 {
			x.waiting = append(x.waiting, mention{x.points, x.when})
		}
		x.points, x.orgs, x.unsure, x.fresh = ps, orgs, unsure, true
		if x.revised && x.cur != nil && len(ps) > 0 {
			x.cur.point = ps[0] // 去了钢市，不对，是步行街
		}
	}
	x.sameSpan(c)
	switch {
	case len(c.whens) > 0:
		x.when, x.fuzzy, x.dateNew = c.whens[len(c.whens)-1], false, true
	case c.fuzzy && !c.has(lex.Amend) && !(c.monthOnly && x.when.Exact()):
		x.when, x.fuzzy = days.When{}, true
	case c.now:
		x.when, x.fuzzy, x.dateNew = days.When{Kind: days.Relative}, false, true
	case c.part && x.when.Kind == 0 && !x.fuzzy:
		x.when = days.When{Kind: days.DayPart}
	}
}

// sameSpan reads the 周三 behind 下周一 as one of the same week, and the 12号
// behind 3月5号 as one of the same month.
func (x *session) sameSpan(c *clause) {
	for _, t := range c.toks {
		if t.Kind == token.When && t.When.Month > 0 && t.When.Feast == 0 {
			x.month = t.When
		}
		if t.Kind == token.When && t.When.Kind == days.DayOfMonth && t.When.Bare && x.month.Month > 0 && t.When.Day >= x.month.Day {
			x.inMonth(c, t.When)
		}
	}
	for i := range c.whens {
		w, before := &c.whens[i], x.when
		if i > 0 {
			before = c.whens[i-1]
		}
		if w.Kind == days.Weekday && w.Bare {
			x.sameWeekday(w)
		}
		if w.Kind == days.Weekday && w.Bare && before.Kind == days.Weekday && !before.Bare && before.Day < w.Day {
			w.Bare, w.Shift = false, before.Shift
		}
	}
}

// sameWeekday reads the 周三 behind 上周三 as that day.
func (x *session) sameWeekday(w *days.When) {
	for _, d := range x.drafts {
		if d.when.Kind == days.Weekday && !d.when.Bare && d.when.Day == w.Day {
			*w = d.when
			return
		}
	}
}

// inMonth gives a bare day of a clause the month spoken of before.
func (x *session) inMonth(c *clause, w days.When) {
	for i := range c.whens {
		if c.whens[i] == w {
			y := w
			y.Kind, y.Bare, y.Month, y.Year, y.Since, y.Shift = days.MonthDay, false, x.month.Month, x.month.Year, x.month.Since, x.month.Shift
			before, _ := x.month.Resolve(x.today, false)
			if t, ok := y.Resolve(x.today, false); ok && !t.After(x.today) && !t.Before(before) {
				c.whens[i] = y
			}
		}
	}
}

// named lists the points and organisations of a clause, in its order, and the
// points that a doubtful name may mean.
func (x *session) named(c *clause) (points, orgs, unsure []int) {
	for _, t := range c.names {
		ts := x.sift(t.Targets)
		if len(ts) > 1 {
			for _, s := range ts {
				if s.Point >= 0 && !slices.Contains(unsure, s.Point) {
					unsure = append(unsure, s.Point)
				}
			}
			if len(unsure) > 1 {
				continue
			}
		}
		if p := ts[0].Point; p >= 0 && !slices.Contains(points, p) {
			points = append(points, p)
		}
		if o := ts[0].Org; o >= 0 && len(ts) == 1 && !slices.Contains(orgs, o) {
			orgs = append(orgs, o)
		}
	}
	if len(points) > 0 {
		unsure = nil
	}
	return points, orgs, unsure
}

// sift leaves of several meanings those at a point that is already spoken of,
// or at the secretary's own.
func (x *session) sift(ts []names.Target) []names.Target {
	if len(ts) == 1 {
		return ts
	}
	for _, at := range [][]int{x.points, {x.own}} {
		for _, t := range ts {
			if slices.Contains(at, t.Point) {
				return []names.Target{t}
			}
		}
	}
	return ts
}

func (x *session) readClause(c *clause, i int) {
	foreign := i+1 < len(x.clauses) && x.clauses[i+1].has(lex.NotOurs)
	excuse := x.undone && !x.fresh && !c.has(lex.Report)
	held := x.undone && len(x.unheld) > 0 && x.isHeldLater(c)
	x.undone = false
	if held {
		for _, typ := range x.unheld {
			d := x.newDraft(Meeting, x.problemPoint())
			d.Type = typ
			x.tellMeeting(d, c, x.attendance(c))
		}
		x.fresh = false
		return
	}
	x.revised = x.revised || c.has(lex.Wrong)
	switch {
	case foreign && x.readVisit(c):
	case foreign && (c.has(lex.Report, lex.ThatOne, lex.Saying) || c.topic() != ""):
		x.left = true
	case excuse && !c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.Meeting, lex.FigureCue, lex.GoVerb, lex.ThatOne, lex.Modal) && !c.hasNumber && len(c.whens) == 0:
	case x.readProgress(c, i):
	case c.has(lex.NotOurs):
	case x.readPlan(c):
	case x.readProblem(c, i):
	case x.readMeeting(c, i):
	case x.readActivity(c):
	case x.readVisit(c):
	default:
		x.readRest(c)
	}
}

// isHeldLater reports whether a clause says that the meeting that was not held
// was held on another day: 改在周五开的.
func (x *session) isHeldLater(c *clause) bool {
	return len(c.whens) > 0 && len(c.names) == 0 && c.has(lex.Perfect) && !c.has(lex.Meeting, lex.SomeMeeting, lex.VisitType, lex.GroupCue) &&
		(c.has(lex.Modal, lex.NewValue) || strings.ContainsRune(string(x.s.Runes[c.start:c.end]), '开'))
}

// readRest gives what a clause without a subject of its own tells to the item
// before it, or keeps it for the item that follows.
func (x *session) readRest(c *clause) {
	d := x.cur
	if d == nil {
		x.held = append(x.held, c)
		return
	}
	if d.Kind == Visit || d.Kind == Problem || x.fresh && d.point >= 0 && !slices.Contains(x.points, d.point) {
		x.held = append(x.held, c)
	}
	d.pieces = append(d.pieces, piece{c})
	elsewhere := x.fresh && d.point >= 0 && !d.carried && !slices.Contains(x.points, d.point)
	several := c.has(lex.All) || c.has(lex.Total) || x.closesList(c) || len(c.toks) == len(c.whens) && x.onlyVisits()
	for _, e := range x.drafts {
		if e != d && !several {
			continue
		}
		if len(c.whens) > 0 && !e.dated && x.datesBack(c) && !elsewhere && !(e.when.Kind != 0 && len(c.toks) == len(c.whens) && x.placeNext()) && (e.line == x.line || e.when.Kind == 0) && (e == d || e.when.Kind == 0) {
			e.when, e.fuzzy, e.dated, x.dateNew = c.whens[0], false, true, false
		}
		if c.fuzzy && e.when.Kind == 0 {
			e.fuzzy = true
		}
		if x.fresh && (e.point < 0 || e.carried && e == d && e.line == x.line && x.placesBack(e)) {
			x.settleAt(e)
			e.carried = false
		}
	}
	if x.fresh && slices.Contains(x.points, d.point) {
		x.fresh = false
	}
}

// closesList reports whether a clause ends a list of activities with their day:
// 先锋岗2个，阵地建设1处，上周五验收的.
func (x *session) closesList(c *clause) bool {
	return x.cur.Kind == Activity && !x.cur.dated && x.index == len(x.clauses)-1 && len(c.whens) == 1 && len(c.names) == 0 && !c.hasNumber
}

// datesBack reports whether the day of a clause may be that of the item before
// it. One that opens a line or a sentence is of what follows, unless it says
// more, or ends all.
func (x *session) datesBack(c *clause) bool {
	if c.line {
		return !x.namesNext()
	}
	return !c.strong || c == &x.clauses[len(x.clauses)-1] || !c.header && len(c.names) == 0 && len(c.toks) > len(c.whens) && runes.At(x.s.Runes, c.end-1) == '的'
}

// settleAt puts a draft at the points just named.
func (x *session) settleAt(d *draft) {
	if len(x.points) > 0 {
		d.point = x.points[0]
	} else {
		d.Points = x.pointNames(x.unsure)
	}
	if d.Kind == Meeting && len(x.orgs) > 0 {
		d.org = x.orgs[0]
	}
}
