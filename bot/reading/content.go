package reading

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
	"liaison/store/text/expr"
)

// text is what was said or found: the clauses of an item without what its
// other slots hold, as the person wrote them.
func (x *utterance) text(d *draft) string {
	var parts []string
	raised := d.Kind == Problem && slices.ContainsFunc(d.pieces, func(p piece) bool { return !onlyRaises(p.clause) })
	for _, c := range x.written(d) {
		if raised && onlyRaises(c) || onlyMends(x, c) {
			continue
		}
		var s string
		switch d.Kind {
		case Problem, Progress:
			s = x.description(c)
		case Visit, Activity, Plan:
			s = x.content(c, d.Kind)
		case Meeting:
			if d.Type != "谈心谈话" { // what is said there is never kept
				s = x.minutes(c)
			}
		}
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "，")
}

// onlyMends reports whether a clause says no more than that something said before it was wrong: 不对不对, 我昨天 of 我昨天，不对，是前天.
func onlyMends(x *utterance, c *clause) bool {
	if said := x.span(c.start, c.end); c.end-c.start > longestMend || len(x.struck) == 0 && !takesAllBack(said) {
		return false
	}
	rest, struck := "", false
	for i := range c.toks {
		if holdsStruck(x, &c.toks[i]) {
			struck = true
			continue
		}
		if t := &c.toks[i]; t.Kind != token.Break {
			rest += string(x.s.Runes[t.Start:t.End])
		}
	}
	return struck && strings.Trim(rest, " ,我咱们那个是有") == "" || takesAllBack(rest)
}

// longestMend is how many characters such a clause has at most.
const longestMend = 16

// written are the clauses of a draft, those joined again that were written in one breath and
// cut only for reading.
func (x *utterance) written(d *draft) (out []*clause) {
	for _, p := range d.pieces {
		n := len(out)
		if n == 0 || !x.inOneBreath(out[n-1], p.clause) {
			out = append(out, p.clause)
			continue
		}
		whole := *out[n-1]
		whole.toks = slices.Clone(whole.toks)
		for i := range p.clause.toks {
			whole.toks = append(whole.toks, p.clause.toks[i])
			whole.learn(&p.clause.toks[i])
		}
		out[n-1] = &whole
	}
	return out
}

// inOneBreath reports whether clause b was written right behind a and tells nothing that
// another slot holds.
func (x *utterance) inOneBreath(a, b *clause) bool {
	if a.end > b.start || b.start-a.end > 1 || slices.ContainsFunc(x.s.Typed[a.end:b.start], func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) {
		return false
	}
	return a.vote == nil && b.vote == nil && a.guests+b.guests == "" && len(b.names)+len(b.whens) == 0 && b.toks[len(b.toks)-1].Kind != token.Number &&
		!b.has(lex.VisitType, lex.Meeting, lex.SomeMeeting, lex.FigureCue, lex.GroupCue, lex.Expected, lex.Present, lex.Absence, lex.Everyone, lex.Solve)
}

// onlyRaises reports whether a clause says no more than that somebody raised something:
// 收集问题2个, 运营公司反映.
func onlyRaises(c *clause) bool {
	if c.topic() != "" || c.has(lex.Trouble) {
		return false
	}
	return !slices.ContainsFunc(c.toks, func(t token.Token) bool {
		switch t.Kind {
		case token.Name, token.When, token.Number, token.Break:
			return false
		case token.Text:
			return t.End-t.Start > 1
		}
		switch t.Word.Class {
		case lex.Report, lex.Finding, lex.Saying, lex.Counted, lex.Header, lex.GoVerb, lex.Perfect, lex.Joint, lex.Fresh, lex.Total, lex.All:
			return false
		}
		return true
	})
}

// content returns a clause as it was written, without the day, the point and the
// intention it opens with, if it says anything that no other slot holds. A plan keeps the time of its day.
func (x *utterance) content(c *clause, k Kind) string {
	told, from, end := tellsFrom(x, c, k), -1, -1
	if k == Plan {
		from, end = hourOf(x.s, c)
	}
	switch {
	case from < 0 || told >= 0 && told <= from:
		return x.said(told, c.end)
	case told < 0:
		return x.said(from, end)
	case told <= end: // 9点半 of 上午9点半
		return x.said(from, c.end)
	}
	return x.said(from, end) + " " + x.said(told, c.end)
}

// tellsFrom is where a clause begins to say what no other slot holds, or -1.
func tellsFrom(x *utterance, c *clause, k Kind) int {
	if x.telling(c) == "" && !(k == Plan && (c.topic() != "" && c.has(lex.GoVerb) || c.has(lex.Meeting, lex.VisitType, lex.SomeMeeting, lex.FigureCue, lex.GroupCue))) {
		return -1
	}
	from := c.start
	for i := range c.toks {
		t := &c.toks[i]
		if !c.opensText(i, k) && !holdsStruck(x, t) {
			break
		}
		from = t.End
		if t.Is(lex.Modal) && t.End-t.Start > 1 && strings.ContainsRune("开讲办送搞谈", x.s.Runes[t.End-1]) {
			from = t.End - 1 // 准备开党课
			break
		}
	}
	if len([]rune(x.said(from, c.end))) < 2 {
		return -1
	}
	return from
}

// hourSaid matches a time of the day: 下午三点半, 9:30, 中午.
var hourSaid = expr.MustCompile(`(?:一大早|一早|早上|早晨|清早|上午|中午|下午|傍晚|晚上)?(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})(?:点|[:：][0-9]{2})(?:半|一刻|三刻|钟|整|左右|[0-9]{1,2}分|[一二三四五十]{2,3}分)*|上午|中午|下午|傍晚|晚上|一大早|一早`)

// inPoints matches what begins with what people count in 点: 三点意见.
var inPoints = expr.MustCompile(`^(?:意见|要求|建议|想法|问题)`)

// hourOf is where a clause says the time of the day, if it does; else -1.
func hourOf(s runes.Script, c *clause) (from, end int) {
	folded := string(s.Runes[c.start:c.end])
	m := hourSaid.FindStringIndex(folded)
	if m == nil || folded[m[0]:m[1]] == "一点" || inPoints.MatchString(folded[m[1]:]) { // 早一点去, 提三点意见
		return -1, -1
	}
	return c.start + utf8.RuneCountInString(folded[:m[0]]), c.start + utf8.RuneCountInString(folded[:m[1]])
}

// opensText reports whether the i-th token of a clause opens what it says without being
// part of it: a day, a point, an intention, the name of what another slot holds.
func (c *clause) opensText(i int, k Kind) bool {
	t := &c.toks[i]
	more := i+1 < len(c.toks)
	switch t.Kind {
	case token.When, token.Name:
		return true
	case token.Break:
		return t.Sign != '"'
	case token.Text: // 在居然
		return more && t.End-t.Start == 1 && (c.toks[i+1].Kind == token.Name || c.toks[i+1].Kind == token.When)
	case token.Word:
		switch t.Word.Class {
		case lex.GoVerb, lex.Perfect, lex.Modal, lex.Remind, lex.Joint, lex.BranchWord, lex.GroupRef:
			return true
		case lex.VisitType, lex.Meeting:
			return more && k != Plan
		}
	}
	return false
}

// telling returns the longest stretch of a clause that no other slot holds.
func (x *utterance) telling(c *clause) string {
	best, from, weight, most := "", -1, 0, 0
	end := func(to int) {
		if from >= 0 && weight > most {
			best, most = x.said(from, to), weight
		}
		from, weight = -1, 0
	}
	for _, t := range c.toks {
		if isSlot(t) && !x.subject(&t) || holdsStruck(x, &t) {
			end(t.Start)
			continue
		}
		if from < 0 {
			if t.Kind != token.Text && isFiller(t) {
				continue
			}
			from = t.Start
		}
		if !isFiller(t) {
			weight += t.End - t.Start
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
func (x *utterance) subject(t *token.Token) bool {
	said := string(x.s.Runes[t.Start:t.End])
	switch {
	case t.Is(lex.GroupCue):
		return slices.Contains([]string{"荣誉成果", "先锋岗", "阵地建设", "宣讲"}, t.Word.Value)
	case !t.Is(lex.FigureCue):
		return false
	case t.Word.Group == lex.Learning:
		return slices.ContainsFunc(learners, func(w string) bool { return strings.Contains(said, w) })
	}
	return t.Word.Value == "阵地建设" && !strings.Contains(said, "阵地")
}

// isSlot reports whether a token is kept elsewhere than in the text.
func isSlot(t token.Token) bool {
	switch t.Kind {
	case token.Name, token.When, token.Number, token.Pair:
		return true
	case token.Word:
		switch t.Word.Class {
		case lex.VisitType, lex.Meeting, lex.SomeMeeting, lex.GroupRef, lex.FigureCue, lex.GroupCue, lex.Expected, lex.Present, lex.Everyone, lex.Modal, lex.Remind, lex.Header, lex.BranchWord, lex.Joint, lex.Total, lex.DateSlot, lex.PointSlot, lex.VisitVerb, lex.CallVerb:
			return true
		}
	}
	return false
}

// isFiller reports whether a token says nothing without its neighbours.
func isFiller(t token.Token) bool {
	switch t.Kind {
	case token.Text:
		return t.End-t.Start == 1
	case token.Word:
		switch t.Word.Class {
		case lex.GoVerb, lex.Perfect, lex.All, lex.Counted, lex.Solve, lex.Absence, lex.MaybeAsking, lex.NewValue, lex.Actual, lex.Fresh:
			return true
		}
	}
	return false
}

// description returns what is wrong: the clause behind who raised it.
func (x *utterance) description(c *clause) string {
	if c.has(lex.Urgent) && len(c.toks) <= 2 {
		return ""
	}
	from := c.start
	for i, t := range c.toks {
		last := i+1 == len(c.toks)
		switch {
		case t.Kind == token.When || t.Kind == token.Name:
			if t.Start == from && !x.isBound(&t) && !(t.Kind == token.When && c.awaits(x)) {
				from = t.End
				if traders[string(x.s.Runes[t.End-1:min(t.End+1, c.end)])] {
					from-- // 步行街商户: 步行街商 is no name of anything
				}
			}
		case t.Kind == token.Number && t.Start-1 == from && x.s.Runes[from] == '#':
			from = t.End
		case last:
		case t.Is(lex.Report), t.Is(lex.Saying) && strings.ContainsAny(string(x.s.Runes[t.Start:t.End]), "说问称"):
			if rest := x.said(t.End, c.end); len([]rune(rest)) >= 3 && !tellsAlready(c.toks[:i]) {
				from = t.End
			}
		case t.Start == from && t.IsAny(lex.Joint, lex.Perfect):
			from = t.End
		}
	}
	s := x.said(from, c.end)
	if len([]rune(s)) < 2 {
		return ""
	}
	return s
}

// tellsAlready reports whether what stands before 说 is more than who says it:
// 电梯又不动了物业说在等配件.
func tellsAlready(before []token.Token) bool {
	return slices.ContainsFunc(before, func(t token.Token) bool { return t.Is(lex.Trouble) || t.Kind == token.Word && t.Word.Topic != "" })
}

var traders = runes.Words("商户 商家 商铺 商贩")

// together are words that say no more than that a meeting was several at once.
var together = []string{"一起", "一块", "一并", "一同", "合并", "合着", "合在", "并着", "同一天", "放一"}

// minutes returns what a clause tells of a meeting besides its slots.
func (x *utterance) minutes(c *clause) string {
	p := c.plain()
	if len(p.toks) == 0 || c.vote != nil && c.voteAt == 0 {
		return ""
	}
	if at := x.within(p.start, p.end, together); at >= 0 && meetingsOnly(p, at) {
		return ""
	}
	if came := x.span(p.start, p.end); !p.has(lex.Meeting, lex.Expected) && cameLater(came) {
		return x.said(p.start, p.end)
	}
	s := x.content(p, Meeting)
	bare := strings.TrimPrefix(s, "的")
	p.words(lex.Meeting, func(t token.Token) { bare = strings.Replace(bare, string(x.s.Typed[t.Start:t.End]), "", 1) })
	if enteredLate[string(runes.Of(bare).Runes)] {
		return ""
	}
	return s
}

// enteredLate are words that a meeting is entered afterwards, which is as usual.
var enteredLate = runes.Words("补录 补记 补报 补一下 补录一下 补登 补上 忘了报 忘了报了 忘报了 忘记报了 忘了记 忘了记了 忘记记了 忘了录 忘录了 漏报了 漏记了 没来得及报")

// meetingsOnly reports whether a clause says nothing but which meetings were
// held, the word at n[at] apart.
func meetingsOnly(c *clause, at int) bool {
	for i := range c.toks {
		t := &c.toks[i]
		if !isSlot(*t) && !isFiller(*t) && t.Kind != token.Break && (t.End <= at || t.Start > at+2) {
			return false
		}
	}
	return true
}
