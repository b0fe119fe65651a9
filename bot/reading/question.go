package reading

import (
	"slices"
	"strings"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/names"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/text/expr"
)

// A Question is what a text asks for: [时间][范围][指标][动作] in any order, any
// part missing.
type Question struct {
	Span
	Than   *Span    // the stretch of time to compare with, where two are named
	Names  []string // indicators, in the order they are named
	Points []string
	Units  []string
	Whole  bool // 全局
	Own    bool // 我: what the speaker did
	Action Action
	Number int // #n
	Asks   bool
	Sums   bool   // 一共: one number of all places
	Tells  bool   // 了, 有: who does not ask may be telling what happened
	Last   bool   // it ends in an indicator: 居然之家11月走访
	Unread string // what nobody could read of it
	Lost   string // the same as it was typed, with what stands between

	Leader   string // whose points are meant; whoever knows the roster fills it in
	Category string // of problems; likewise
}

// A Span is a stretch of time, both days inclusive. The zero Span is none.
type Span struct{ From, To, Label string }

// In is the same part of the month of another day, where it is one of a month that it does not name: 下旬, of 三月.
func (s Span) In(month time.Time) Span {
	label := []rune(s.Label)
	a, b, end, ok := days.PartOf(label, 0, month)
	if !ok || end < len(label) {
		return s
	}
	return Span{a.Format(days.ISO), b.Format(days.ISO), s.Label}
}

// long reports whether it is more than a day.
func (s *Span) long() bool { return s.From != s.To }

// wholeYear reports whether it is one year, from its first day to its last.
func (s *Span) wholeYear() bool {
	return len(s.From) == len("2026-01-01") && s.From[4:] == "-01-01" && s.To == s.From[:4]+"-12-31"
}

// An Action is what is wanted of the numbers.
type Action string

// The actions. None is the numbers themselves.
const (
	Compare     Action = "对比"
	CompareYear Action = "同比"
	Trend       Action = "趋势"
	Details     Action = "明细"
	ByUnit      Action = "按所"
	BySection   Action = "按科室"
	ByPoint     Action = "按点位"
	Export      Action = "导出"
	Agenda      Action = "会议进度"
	Unvisited   Action = "未走访"
	LongestAgo  Action = "最久没去"
	Ranking     Action = "排名" // there is none: it is refused
)

// NamesNoPlace reports whether a question says neither where nor whose.
func (q *Question) NamesNoPlace() bool {
	return len(q.Points)+len(q.Units) == 0 && !q.Own && !q.Whole && q.Leader == ""
}

// Known reports whether all of a text is read as a question, or as the parts of
// one.
func (q *Question) Known() bool {
	return q.Unread == "" && q.Named()
}

// Named reports whether anything of a question was read.
func (q *Question) Named() bool {
	return q.From != "" || len(q.Names)+len(q.Points)+len(q.Units) > 0 || q.Whole || q.Own || q.Action != "" || q.Number > 0 || q.Leader+q.Category != ""
}

// ranking are questions for a ranking of people or points (减负).
var ranking = expr.MustCompile(`排名|排个名|排行|排序|排个序|排第|倒数|谁.{0,6}最|最[多少好差].{0,4}(是谁|哪)|哪.{0,6}最[多少好差]|谁.{0,6}(得多|得少|做得好|落后)|最[多少好差]的(?:点|所|人|科|支部|干事|单位)|前[三五十\d]+名|第一名|打分|评分|考核`)

// ranks are the runes of which each that ranks has one: to look for them is cheap.
const ranks = "排倒最谁前第名分核"

// asksAgenda tells a question of who held which meetings: 支委会谁没开, 哪些支部没开
// 主题党日.
var asksAgenda = expr.MustCompile(`谁|哪[些几个]{0,2}.{0,4}(支部|小组|点位|没|还)|没[有]?[开上搞办]|未[开见]|[开上]了没|还没|进度|情况`)

// Question reads a text as a question. It is one for certain only if it is
// [Question.Known] and Asks or has an Action.
func (r *Reader) Question(text string, day time.Time) Question {
	s := runes.Of(text)
	q := r.question(s, days.Midnight(day))
	if q.Unread == "" || !q.Asks {
		return q
	}
	// 服务了多少企业 is 服务企业: what counts may stand within a name.
	if c := r.question(without(s, r.asks.counting(s.Runes)), days.Midnight(day)); len(c.Unread) < len(q.Unread) {
		c.Asks = c.Asks || q.Asks
		return c
	}
	return q
}

// question reads what stands there, from left to right the longest first.
func (r *Reader) question(s runes.Script, today time.Time) Question {
	h := hearing{r: r, s: s, names: r.names.Find(s.Runes), slips: r.asks.findSlips(s.Runes)}
	for i, c := range s.Runes {
		if names.UnitTail[c] {
			h.tails = append(h.tails, i)
		}
	}
	for i := 0; i < len(s.Runes); {
		i = h.take(i, today)
	}
	return h.question(today)
}

// without is a script less some of its runes.
func without(s runes.Script, gone []bool) runes.Script {
	var out runes.Script
	for i := range s.Runes {
		if !gone[i] {
			out.Typed, out.Runes = append(out.Typed, s.Typed[i]), append(out.Runes, s.Runes[i])
		}
	}
	return out
}

// A hearing is a question under way.
type hearing struct {
	r     *Reader
	s     runes.Script
	names names.Matches
	slips runes.Matches[*asked]
	tails []int // where the name of a unit may end

	q      Question
	spans  []Span
	said   []*asked // what words mean, in their order
	unread []rune
	lost   []stretch
	goes   int // where the name of a place ends to which somebody goes, or 0
}

// A stretch is the part of a text from one rune to another.
type stretch struct{ from, to int }

// take takes in what stands at n[i:] and returns where the next begins.
func (h *hearing) take(i int, today time.Time) int {
	n := h.s.Runes
	a, b, end, dated := days.ScanAsked(n, i, today)
	word, wordEnd := h.r.asks.at(n, i, h.slips)
	points, placeEnd := h.pointsAt(i)
	units, unitEnd := h.unitsAt(i)
	switch {
	case dated && end >= wordEnd && end >= placeEnd:
		h.spans = append(h.spans, Span{a.Format(days.ISO), b.Format(days.ISO), string(h.s.Typed[i:end])})
		h.q.Last = false
		return end
	case unitEnd > i && unitEnd >= max(wordEnd, placeEnd):
		h.q.Units, h.q.Last = appendAll(h.q.Units, units), false
		return unitEnd
	case placeEnd > i && placeEnd > wordEnd:
		h.q.Points, h.q.Last = appendAll(h.q.Points, points), false
		if i > 0 && strings.ContainsRune("去到上跑", n[i-1]) {
			h.goes = placeEnd
		}
		return placeEnd
	case word != nil && word.part == wondering && h.goes == i && i > 0 && strings.ContainsRune("看瞧", n[i]):
		h.said = append(h.said, &looksThere) // 周五去科创园看看 asks nothing
		return wordEnd
	case word != nil:
		h.said = append(h.said, word)
		if word.part != filler && word.part != total {
			h.q.Last = len(word.names) > 0
		}
		return wordEnd
	case n[i] == '#':
		if x := number.Digits(n, i+1); x.End > i+1 && x.Value <= 1e9 {
			h.q.Number = x.Value
			return x.End
		}
	}
	if runes.IsHan(n[i]) || runes.IsLatin(n[i]) || runes.IsDigit(n[i]) {
		h.unread = append(h.unread, h.s.Typed[i])
		if k := len(h.lost) - 1; k >= 0 && i-h.lost[k].to <= 2 {
			h.lost[k].to = i + 1
		} else {
			h.lost = append(h.lost, stretch{i, i + 1})
		}
	}
	return i + 1
}

// looksThere is what 看看 says behind a place to which somebody goes.
var looksThere = asked{part: tells}

// pointsAt are the points that are named at n[i:], a 党组织 by its point.
func (h *hearing) pointsAt(i int) (points []string, end int) {
	targets, end := h.r.names.Exactly(h.s.Runes, i)
	if m, ok := h.names.At(i); ok && m.End > end {
		targets, end = m.Means, m.End
	}
	for _, t := range targets {
		if t.Point >= 0 {
			points = runes.AppendNew(points, h.r.roster.Points[t.Point].Name)
		}
	}
	if len(points) == 0 {
		return nil, i
	}
	return points, end
}

// unitsAt are the units that are called so at n[i:]: 特设科, 城东所, 城东.
func (h *hearing) unitsAt(i int) (units []string, end int) {
	for _, e := range h.tails {
		if e <= i || e >= i+20 {
			continue
		}
		if found, l := h.r.units.Ending(h.s.Runes, e); l == e+1-i && l > 1 {
			units, end = found, e+1
		}
	}
	if u, l := h.r.units.Station(h.s.Runes, i); l > 0 && i+l > end {
		units, end = []string{u}, i+l
	}
	return units, end
}

func appendAll(list, more []string) []string {
	for _, s := range more {
		list = runes.AppendNew(list, s)
	}
	return list
}

// question makes of what was said a question.
func (h *hearing) question(today time.Time) Question {
	q := &h.q
	q.Unread = string(h.unread)
	for _, part := range h.lost {
		q.Lost = strings.TrimSpace(q.Lost + " " + string(h.s.Typed[part.from:part.to]))
	}
	has := func(p askedPart) bool {
		return slices.ContainsFunc(h.said, func(a *asked) bool { return a.part == p })
	}
	q.Asks, q.Tells, q.Whole, q.Own, q.Sums = has(wondering), has(tells), has(whole), has(own), has(total)
	h.period(today)
	h.indicators()
	for _, a := range h.said {
		if grouped := q.Action == ByUnit || q.Action == BySection || q.Action == ByPoint; a.action != "" && !(grouped && a.action == Details) { // 按点位列一下
			q.Action = a.action
		}
	}
	h.action(has)
	if q.Action == Compare && q.Than != nil && q.Than.wholeYear() && !q.wholeYear() {
		q.Action, q.Than = CompareYear, nil // 一季度对比去年: with the same days of it
	}
	return *q
}

// period takes the first stretch of time; of two the later is the one asked
// about, and compared with the other. One to come is no such time beside one that has begun: 明天去城西所 那边这个月怎么样.
func (h *hearing) period(today time.Time) {
	coming := func(s Span) bool { return s.From > today.Format(days.ISO) }
	if slices.ContainsFunc(h.spans, func(s Span) bool { return !coming(s) }) {
		h.spans = slices.DeleteFunc(h.spans, coming)
	}
	if len(h.spans) == 0 {
		return
	}
	h.q.Span = h.spans[0]
	if len(h.spans) < 2 || h.spans[1] == h.spans[0] {
		return
	}
	than := h.spans[1]
	if than.To > h.q.To {
		h.q.Span, than = than, h.q.Span
	}
	h.q.Than = &than
}

// indicators gathers what is asked for. A word that may mean anything counts
// only where nothing else is named: 问题 beside 逾期问题.
func (h *hearing) indicators() {
	for _, loose := range []bool{false, true} {
		if loose && len(h.q.Names) > 0 {
			break
		}
		for _, a := range h.said {
			if a.loose == loose {
				h.q.Names = appendAll(h.q.Names, a.names)
			}
		}
	}
	both := len(h.q.Names) == 2 && slices.Contains(h.q.Names, overdue) && slices.Contains(h.q.Names, pending)
	text := string(h.s.Runes)
	if both && !strings.ContainsAny(text, "和与跟及各别、，,") && strings.Count(text, "几")+strings.Count(text, "多") < 2 { // 过了期还没办完的 are the overdue
		h.q.Names = []string{overdue}
	}
}

// The indicators of which one takes in the other.
const overdue, pending = "逾期问题", "在办问题"

// action is what the words come to together.
func (h *hearing) action(has func(askedPart) bool) {
	q := &h.q
	text := string(h.s.Runes)
	places := len(q.Points) + len(q.Units)
	which := has(whichPoint)
	switch {
	case q.Action == LongestAgo:
		q.Names, q.Asks = nil, true
	case strings.ContainsAny(text, ranks) && ranking.MatchString(text):
		q.Action = Ranking
	case h.asksAgenda(text):
		q.Action, q.Asks = Agenda, true
	case has(noVisit) && (which || q.Asks || has(pointWord) || strings.ContainsRune(text, '哪') || len(h.said) == 1 && places+len(h.spans) == 0):
		q.Action, q.Names, q.Asks = Unvisited, nil, true
	case has(noVisit):
		q.Unread += "没走访"
	case which && len(q.Names) > 0 && q.Action == "" && !q.Sums:
		q.Action = ByPoint
	case (q.Action == Compare || has(versus)) && q.Than == nil && len(q.Units) > 1:
		q.Action = ByUnit
	case (q.Action == Compare || has(versus)) && q.Than == nil && places > 1:
		q.Action = ByPoint
	case q.Than != nil && (q.Asks || q.Action == Compare || has(versus) || q.long() && q.Than.long()):
		q.Action = Compare
	case q.Than != nil: // days on which something was done
		q.Than, q.Tells, q.Last = nil, true, false
	case has(versus) && q.Action == "":
		q.Action = Compare
	}
	if (which || has(pointWord)) && len(q.Names) == 0 && places == 0 && q.Action == "" && (q.Asks || which) {
		q.Names = h.r.asks.points
	}
	if strings.Contains(text, "#") && q.Number == 0 {
		q.Unread += "#"
	}
}

// asksAgenda reports whether it is asked who held which meetings.
func (h *hearing) asksAgenda(text string) bool {
	return slices.ContainsFunc(h.said, func(a *asked) bool { return a.meets }) && asksAgenda.MatchString(text)
}
