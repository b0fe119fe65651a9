package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// readProblem reads a problem that was raised or seen.
func (x *session) readProblem(c *clause, i int) bool {
	if c.has(lex.NoProblem) || c.has(lex.Amend) || c.topic() == "" && c.countsProblems() > 0 && (x.solvesAll(c) || c.answers()) {
		return false
	}
	wrongNow := c.has(lex.Trouble)
	told := c.has(lex.Report) || c.has(lex.Finding) && (wrongNow || c.countsProblems() > 0)
	about := c.topic() != "" || c.has(lex.FigureCue, lex.GroupCue) && wrongNow && !c.hasNumber
	if !told && !x.fresh && x.own < 0 && x.cur == nil && x.s.Runes[c.start] == '我' {
		return false // 我手机没电了
	}
	if x.announces(c, i) {
		x.header, x.due = true, c.countsProblems()
		return !c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb) && (x.cur == nil || x.cur.Kind != Visit)
	}
	listed := x.header && (c.bullet || x.due == 0 || x.problems() < x.due) && (c.bullet || !c.has(lex.VisitType, lex.Meeting) && !x.hasActivity(c)) &&
		(c.bullet || x.problems() < x.due || x.cur == nil || x.cur.Kind != Problem || x.fresh)
	switch {
	case listed && (about && (x.due > 0 || x.problems() == 0) || wrongNow || c.bullet):
	case told && (about || wrongNow || x.saysMore(c)):
	case c.has(lex.Teach) || c.has(lex.VisitType) || c.has(lex.Solve):
		return false
	case x.cur != nil && x.cur.Kind == Meeting && !x.fresh, c.has(lex.Meeting) && !c.has(lex.Saying) && !(wrongNow && x.reportAhead(i)):
		return false
	case c.has(lex.Saying) && (wrongNow || about && (x.wrongAhead(i) || c.has(lex.Asking) && !c.has(lex.ThatOne))):
	case x.cur == nil && x.mendedAtOnce(c, i) && !x.tellsFigures(c):
	case about && wrongNow && !x.tellsFigures(c) && (x.fresh || x.own >= 0 || x.cur != nil || c.topic() != lex.OtherCategory):
	case x.aboutBefore(i) && (told || wrongNow):
	case c.has(lex.Saying) && x.complains(c):
	case (x.fresh || x.cur != nil && x.cur.Kind == Visit && c.has(lex.Counted) && !c.hasNumber) && wrongNow && x.isAffair(c):
	default:
		return x.joinsProblem(c)
	}
	if x.continues(c, told) {
		return x.joinsProblem(c)
	}
	d := x.newDraft(Problem, x.problemPoint())
	if x.aboutBefore(i) {
		d.pieces = append(d.pieces, piece{&x.clauses[i-1]})
	}
	d.pieces = append(d.pieces, piece{c})
	d.Urgent = c.has(lex.Urgent)
	if x.fresh && d.point < 0 {
		d.Points = x.pointNames(x.unsure)
	}
	x.fresh = false
	return true
}

// complains reports whether somebody who speaks of the bureau's business after
// nothing or on a visit can only be speaking of a problem.
func (x *session) complains(c *clause) bool {
	if x.cur != nil && x.cur.Kind != Visit || c.has(lex.Positive, lex.Total, lex.FigureCue, lex.GroupCue, lex.Done, lex.Modal) {
		return false
	}
	if t := c.first(lex.Saying); x.s.Runes[t.Start] == '问' {
		return false // 叉车那块问得多
	}
	_, w := strongest(c.toks)
	return w >= lex.Sure
}

// isAffair reports whether a clause about what is wrong at a point is about
// nothing that is recorded otherwise, or merely private: 那边电话打不通.
func (x *session) isAffair(c *clause) bool {
	said := string(x.s.Runes[c.start:c.end])
	return !c.has(lex.Meeting, lex.SomeMeeting, lex.FigureCue, lex.GroupCue, lex.VisitVerb, lex.CallVerb, lex.Present, lex.Expected, lex.GoVerb) && !strings.Contains(said, "电话") && !strings.Contains(said, "我") && !strings.Contains(said, "联系")
}

// guessProblem reads a sentence that names a point and a matter of the bureau's
// and is nothing else as a problem: 海鲜店的秤多出一两.
func (x *session) guessProblem() {
	for i := range x.clauses {
		c := &x.clauses[i]
		_, w := strongest(c.toks)
		if len(c.names) == 0 || w < lex.Sure || c.has(lex.NotDone, lex.Undoing, lex.NotOurs, lex.NoProblem, lex.Positive, lex.Done, lex.Modal, lex.Meeting, lex.SomeMeeting, lex.VisitType, lex.FigureCue, lex.GroupCue, lex.GoVerb, lex.CallVerb, lex.ThatOne, lex.Amend) {
			continue
		}
		x.points, x.orgs, x.unsure = x.named(c)
		x.fresh = true
		d := x.newDraft(Problem, x.problemPoint())
		for k := range x.clauses {
			d.pieces = append(d.pieces, piece{&x.clauses[k]})
		}
		return
	}
}

// wrongAhead reports whether the next clause says what is wrong:
// 商户说两个标准打架，不晓得按哪个来.
func (x *session) wrongAhead(i int) bool {
	return i+1 < len(x.clauses) && x.clauses[i+1].has(lex.Trouble) && !x.clauses[i+1].has(lex.Report, lex.VisitType, lex.Meeting) && len(x.clauses[i+1].names) == 0
}

// aboutBefore reports whether the clause before named what the problem is
// about and told nothing else: 门口大屏写着“全市第一”，群众举报了.
func (x *session) aboutBefore(i int) bool {
	if i == 0 {
		return false
	}
	c := &x.clauses[i-1]
	_, w := strongest(c.toks)
	return w >= lex.Likely && !c.strong && slices.Contains(x.held, c)
}

// reportAhead reports whether the next clause says that this is a problem:
// 党小组活动没人组织，报个问题.
func (x *session) reportAhead(i int) bool {
	return i+1 < len(x.clauses) && x.clauses[i+1].has(lex.Report) && x.clauses[i+1].subject() == ""
}

// announces reports whether a clause only says that problems follow:
// 收集问题3个：, 反映：.
func (x *session) announces(c *clause, i int) bool {
	if last := c.toks[len(c.toks)-1]; last.Is(lex.Report) && i+1 < len(x.clauses) && (x.cur == nil || x.cur.Kind != Problem) && c.subject() == "" && !c.has(lex.Trouble) {
		n := &x.clauses[i+1]
		return n.topic() != "" || n.has(lex.Trouble) || n.bullet
	}
	if i+1 < len(x.clauses) && c.topic() == "" && (c.header && c.has(lex.Report, lex.Finding, lex.ThatOne) || c.countsProblems() > 1 && x.clauses[i+1].topic() != "" && !x.clauses[i+1].has(lex.VisitType, lex.Solve, lex.FigureCue)) {
		return true
	}
	if !c.has(lex.Report, lex.Finding) || c.topic() != "" || c.has(lex.Trouble) || x.saysMore(c) {
		return false
	}
	return i+1 < len(x.clauses) && (c.header || x.clauses[i+1].bullet)
}

// countsProblems returns how many problems a clause says there are.
func (c *clause) countsProblems() int {
	for i, t := range c.toks {
		if t.Kind != token.Number || t.Num.Odd {
			continue
		}
		if i > 0 && c.toks[i-1].Is(lex.Report) {
			return t.Num.Value // 收集问题1个
		}
		if i+1 < len(c.toks) && c.toks[i+1].Is(lex.Report) && c.toks[i+1].Word.Value == "问题" {
			return t.Num.Value // 两个问题：
		}
		for _, k := range []int{c.leftCue(i, -1), c.rightCue(i)} {
			if k >= 0 && c.toks[k].Word.Value == "问题" && c.has(lex.Report, lex.Finding) {
				return t.Num.Value
			}
		}
	}
	return 0
}

// saysMore reports whether anything but the cue words stands in the clause.
func (x *session) saysMore(c *clause) bool {
	text, cue := 0, -1
	for k, t := range c.toks {
		if t.Is(lex.Report) || t.Is(lex.Finding) {
			cue = k
		}
	}
	for _, t := range c.toks[cue+1:] {
		if t.Kind == token.Text || t.Kind == token.Word && !t.Is(lex.Counted) {
			text += t.End - t.Start
		}
	}
	return text >= 2
}

func (x *session) tellsFigures(c *clause) bool {
	if !c.has(lex.VisitType, lex.VisitVerb, lex.CallVerb, lex.GoVerb, lex.FigureCue, lex.GroupCue) && c.smallNumbers() {
		return false // 两家店为商标打起来了
	}
	return len(x.figures(c, Visit, "")) > 0 || x.hasActivity(c) && c.hasNumber
}

// smallNumbers reports whether a clause counts no more than a handful.
func (c *clause) smallNumbers() bool {
	for i := range c.toks {
		if t := &c.toks[i]; t.Kind == token.Number && !t.Num.Odd && t.Num.Value > 5 {
			return false
		}
	}
	return true
}

// continues reports whether a clause goes on about the problem before it.
func (x *session) continues(c *clause, told bool) bool {
	d := x.cur
	if d == nil || d.Kind != Problem || c.bullet || x.fresh && len(x.points) > 0 && d.point >= 0 && x.points[0] != d.point || c.turns() {
		return false
	}
	last := d.pieces[len(d.pieces)-1].clause
	before := d.topic()
	now := c.topic()
	if first := c.toks[0]; x.header && x.problems() < x.due && first.Kind == token.Number && first.Num.Value == 1 {
		return false // 一个专利转化，一个商标续展
	}
	_, weight := strongest(c.toks)
	if told && last.has(lex.Report) && weight >= lex.Likely && before != "" && now != before {
		return false
	}
	if x.header && now != "" && before != "" && now != before && (c.has(lex.Saying) || c.strong || x.problems() < x.due) {
		return false
	}
	return true
}

// problems counts the problems told so far.
func (x *session) problems() int {
	count := 0
	for _, d := range x.drafts {
		if d.Kind == Problem {
			count++
		}
	}
	return count
}

// joinsProblem adds to the problem under way what more is said of it.
func (x *session) joinsProblem(c *clause) bool {
	d := x.cur
	if d == nil || d.Kind != Problem || c.has(lex.VisitType, lex.Meeting, lex.FigureCue, lex.GroupCue) || len(x.figures(c, Visit, "")) > 0 && !x.inVain(c) {
		return false
	}
	if c.has(lex.GoVerb, lex.VisitVerb, lex.CallVerb) && len(c.whens) > 0 && !c.has(lex.Report) {
		return false
	}
	if x.fresh && d.point >= 0 && len(x.points) > 0 && x.points[0] != d.point && !c.has(lex.Trouble, lex.Report) {
		return false
	}
	if x.fresh && d.point < 0 && len(x.points) > 0 {
		d.point = x.points[0]
	}
	d.Urgent = d.Urgent || c.has(lex.Urgent)
	x.fresh = false
	x.readRest(c)
	return true
}

// inVain reports whether a clause counts where somebody with a problem went for
// nothing: 跑了两家都不收.
func (x *session) inVain(c *clause) bool {
	if x.fresh || len(c.whens) > 0 || c.has(lex.CallVerb) || !c.smallNumbers() {
		return false
	}
	said := string(x.s.Runes[c.start:c.end])
	for _, w := range []string{"都不", "都没", "也不", "也没", "都说"} {
		if strings.Contains(said, w) {
			return true
		}
	}
	return false
}

// problemPoint is the point a problem was raised at.
func (x *session) problemPoint() int {
	switch {
	case x.fresh && len(x.points) > 0:
		return x.points[0]
	case x.fresh:
		return -1
	case x.cur != nil:
		return x.cur.point
	case len(x.points) > 0:
		return x.points[len(x.points)-1]
	}
	return -1
}

// topic returns the problem category that the clause speaks of most surely,
// the first of equals, or "".
func (c *clause) topic() string { name, _ := strongest(c.toks); return name }
