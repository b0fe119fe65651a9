package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// isUndone reports whether the i-th clause tells of what was not done, or of
// what was meant to be done before such a clause.
func (x *session) isUndone(i int) bool {
	c := &x.clauses[i]
	if x.isAbsent(c) {
		return true
	}
	if x.failsAhead(i) {
		return true
	}
	if c.has(lex.NotDone) && !c.has(lex.Report, lex.ThatOne) {
		if x.onlyNotYet(c) && (c.has(lex.Saying) || c.topic() != "") {
			return c.has(lex.Meeting, lex.VisitType, lex.GroupCue) || x.hasActivity(c)
		}
		return !x.doneNonetheless(c)
	}
	if !c.has(lex.Undoing) {
		return false
	}
	if c.has(lex.Modal, lex.GoVerb, lex.Meeting, lex.VisitType, lex.GroupCue) && !c.hasNumber {
		return true
	}
	return i+1 < len(x.clauses) && x.clauses[i+1].has(lex.NotDone)
}

// isAbsent reports whether a clause says that there was no such thing: 本月没有
// 党小组会, 先锋岗还没做好, 金点子暂时没有.
func (x *session) isAbsent(c *clause) bool {
	if c.hasNumber || c.has(lex.Report) {
		return false
	}
	if c.has(lex.Meeting) && x.within(c.start, c.end, calledOff) >= 0 {
		return true
	}
	for k, t := range c.toks {
		if !t.Is(lex.Meeting) && !t.Is(lex.FigureCue) && !t.Is(lex.GroupCue) {
			continue
		}
		if runes.AnyBefore(x.s.Runes, t.Start, "没有", "没", "无", "未") {
			return true
		}
		for _, u := range c.toks[k+1:] {
			s := string(x.s.Runes[u.Start:u.End])
			if u.Is(lex.Trouble) && (strings.HasPrefix(s, "还没") || strings.HasPrefix(s, "开不") || s == "没有" && u.End == c.end) || u.Is(lex.Ongoing) && s == "还在" {
				return true
			}
		}
	}
	return false
}

// calledOff are words of a meeting that is not to be: 这个月不开支委会了.
var calledOff = []string{"不开了", "不召开", "不上了", "不搞了", "不办了", "不组织了", "不开支", "不开党", "不开小组", "不开主题", "不开会", "不上党课", "不搞主题", "不搞党", "不讲党课", "没法开", "没法上", "没法搞", "不能开了", "开不了", "开不成", "上不了", "上不成", "搞不了", "搞不成"}

// failsAhead reports whether the way that the i-th clause tells of led nowhere:
// 去钢市路上车坏了，没去成.
func (x *session) failsAhead(i int) bool {
	c := &x.clauses[i]
	if i+1 >= len(x.clauses) || !c.has(lex.GoVerb) || c.hasNumber || c.has(lex.VisitType, lex.Meeting, lex.Perfect) && !c.has(lex.Trouble) {
		return false
	}
	next := &x.clauses[i+1]
	t := next.first(lex.NotDone)
	return t != nil && len(next.names) == 0 && !next.hasNumber && runes.AnyAt(x.s.Runes, t.Start, "没去成", "没去了", "没到", "没赶上", "没能去", "去不了", "去不成") > 0
}

// vague are words of not doing that may be said of anything.
var vague = runes.Words("还没 尚未 还未 没挂 没做好 没建好 没建 没办 没弄 没搞 没送 没做 没补上 没挂牌 没开 关门 没人在 关着门 锁着门")

// onlyNotYet reports whether a clause says of nothing certain that it was not
// done.
func (x *session) onlyNotYet(c *clause) bool {
	only := true
	c.words(lex.NotDone, func(t token.Token) {
		only = only && vague[string(x.s.Runes[t.Start:t.End])]
	})
	return only
}

// doneNonetheless reports whether the not-done word of c speaks of something
// beside a record: 没来得及拍照, 3户没开门.
func (x *session) doneNonetheless(c *clause) bool {
	if c.has(lex.VisitType, lex.Meeting) && c.hasNumber && !c.has(lex.Modal) {
		t := c.first(lex.NotDone)
		return runes.AnyAt(x.s.Runes, t.End, "拍", "照", "签", "门", "数", "记", "发票") > 0
	}
	t := c.first(lex.NotDone)
	return runes.AnyAt(x.s.Runes, t.End, "拍照", "门", "发票", "工", "通", "证", "执照", "年报", "下来") > 0
}

// leave notes that what a clause tells of was not done: a visit that met a
// closed door is none, and what was put off may yet be planned.
func (x *session) leave(c *clause) {
	x.undone, x.left = true, true
	x.unheld = meetingTypes(c)
	if len(c.names) == 0 {
		x.fresh = false // the point named just before is where it was not done
	}
	if points, _, _ := x.named(c); len(points) > 0 {
		x.missed = points
	}
	d := x.cur
	if d == nil || d.Kind != Visit || !d.weak || len(d.Figures) > 0 || len(c.names) > 0 || c.has(lex.Undoing) {
		return
	}
	if t := c.first(lex.NotDone); t != nil && emptyHanded[string(x.s.Runes[t.Start:t.End])] {
		x.missed = []int{d.point}
		x.drafts = slices.DeleteFunc(x.drafts, func(e *draft) bool { return e == d })
		x.cur = nil
	}
}

// emptyHanded are words of having gone in vain.
var emptyHanded = runes.Words("没进去 没进门 没进成 没见着人 没见到人 没找到人 扑空 扑了空 扑了个空 白跑 白跑一趟 闭门羹 吃了闭门羹 没人在 关门 关着门 锁着门 没办成 没送成 没搞成 没讲成 没走成")

// dropWeak drops visits of which no more is said than that somebody went,
// where a meeting or an activity tells what for.
func (x *session) dropWeak() {
	x.drafts = slices.DeleteFunc(x.drafts, func(d *draft) bool {
		if d.Kind != Visit || !d.weak || len(d.Figures) > 0 || d.typed {
			return false
		}
		if d.point < 0 && len(d.Points) == 0 && x.own < 0 && len(x.drafts) > 1 {
			return true
		}
		return slices.ContainsFunc(x.drafts, func(e *draft) bool {
			return (e.Kind == Meeting || e.Kind == Activity) && (e.point == d.point || d.point < 0)
		})
	})
}
