package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// What makes no record, whatever it names, says so itself: it is not to be kept, it is a
// rumour, it is of others, it is not yet, it lays down how often something is to be. Void
// clears the labels of what such words are said of.

// voids are those words.
var voids = newWordFinder([]evidenceFamily{
	{"keep", `不用录入 不用录 不要录 别录 勿录 不录入 测试消息 测试数据 格式参考 仅供参考 先别记 别记我 先别报 不作数`},
	{"rumour", `没影的事 没影儿的事 没这回事 没这事 没那回事 没有的事 没有这回事 没有这事 假消息 查了不实 核实不实 消息不实 查无此事 不属实 别信 不要信 不能信 不要传 别传 别乱传 别转 谣言 造谣 谣传 辟谣 虚惊 误报 真的假的 不知真假 真假不 是真是假 不知真 不晓得真 不知道真`},
	{"foreign", `外区 别区 隔壁区 隔壁县 邻区 邻县 别的区 外县 兄弟局 他们区`},
	{"others", `归住建 归城管 归环保 归税务 归公安 归消防 归人社 找住建 找城管 找环保 找税务 找人社 找公安 打城管 打环保 不归我科 不归本科 不归我所 不归我们科 不归我们所 不是我们联系点 不是我们的点 不是咱的点 不是我们点上`},
	{"pending", `待挂 待授 待揭 待颁 待批 待评 没挂 未挂 还没挂 没授 没揭 在公示 还在评 在评审 没批下来 还没批 没评下来 结果没出`},
	{"terms", `之日起 法定的 法定时限 法定期限 时限为 期限为 到期前一个月要 期满前 公示期`},
	{"holiday", `放假 调休`},
	{"undone", `别去了 别来了 不用去了 不让去 没到齐 散了没开 放鸽子 没凑齐 没凑够 又忘了 给忘了 忙忘了 没搞成 没弄成 没成 没联系上 流会`},
	{"notice", `通知 通报 要求`},
	{"norm", `口径说明 口径 统计口径 填报说明 填表说明 规定`},
	{"unset", `待定 另行通知 另定 再定 时间未定 日期未定 没定日子`},
	{"shown", `那条给我看 那条看看 那条我看 上一条给我看 上一条看看`},
	{"content", `讲的是 学的是 内容是 主要讲 议题是 主题是`},
	{"mood", `生意难做 生意不好做 不好做 难做 生意淡 单子少 行情不好 不景气 客流少 人流少 生意差`},
	{"asked", `各支部请 各所请 各科请 各科室请 各单位请 请各支部 请各所 请各科 请各单位`},
	{"status", `哪个在跟 谁在跟 还差几天 还有几天 还剩几天 到哪步 到哪一步 办到哪 啥进展 什么进展 有结果没 了啵`},
})

const (
	voidKeep = iota
	voidRumour
	voidForeign
	voidOthers
	voidPending
	voidTerms
	voidHoliday
	voidUndone
	voidNotice
	voidNorm
	voidUnset
	voidShown
	voidContent
	voidMood
	voidAsked
	voidStatus
)

// void clears what a text says itself makes no record.
func void(t *ruling, labels []label) {
	for i := range labels {
		is := t.saysVoid(i)
		from, to := sentenceOf(t.clauses, i)
		c, k := &t.clauses[i], labels[i].kind()
		matter := k == Problem || k == Progress
		switch {
		case is(voidKeep), is(voidRumour):
			to = i + 1
			for to < len(labels) && !t.clauses[to].strong && len(t.clauses[to].names) == 0 && !t.clauses[to].hasNumber {
				to++
			}
			if from > 0 && (c.aside || !makesAny(labels[from:to])) {
				from, _ = sentenceOf(t.clauses, from-1)
			}
			clear(labels[from:to])
		case is(voidOthers) && (matter || k == Visit), (is(voidOthers) || c.has(lex.NotOurs)) && (k == None || matter):
			t.clearBack(labels, i)
		case is(voidForeign) && (matter || k == Visit) && len(c.names) == 0:
			for n := from; n < to && (n <= i || !(t.faulty(n) && len(t.clauses[n].names) > 0) && !t.clauses[n].hasNumber && !t.clauses[n].has(lex.VisitType, lex.Meeting)); n++ {
				if labels[n].kind() == k && (n >= i || len(t.clauses[n].names) == 0) {
					labels[n] = outside
				}
			}
		case is(voidNotice) && c.header && c.topic() == "" && i+1 < len(labels) && (labels[i+1].kind() == Visit || runes.HasAt(t.s.Runes, t.clauses[i+1].start, "各")):
			clear(labels[from:to])
		case is(voidNorm) && c.header && len(c.names)+len(c.whens) == 0 && (i+1 == to || len(t.clauses[i+1].names)+len(t.clauses[i+1].whens) == 0):
			clear(labels[from:to])
		case is(voidHoliday) && len(c.names) == 0 && i == from+1 && t.clauses[from].header && labels[from] == begins(Plan) && len(t.clauses[from].names) == 0:
			clear(labels[from:to])
		case is(voidShown) && k == Query && len(labels) == 1:
			labels[i] = outside // asks for a record, not for figures
		case is(voidMood) && k == Problem && len(c.names) == 0 && i > 0 && labels[i-1].kind() == Visit && (i+1 == len(labels) || labels[i+1] != goesOn(Problem)):
			labels[i] = goesOn(Visit)
		case is(voidAsked) && (k == Query || k == Plan) && len(c.names) == 0:
			clear(labels[i:to])
		case is(voidUnset) && !slices.ContainsFunc(t.clauses[from:to], func(o clause) bool {
			return o.coming || o.hasNumber || slices.ContainsFunc(o.toks, func(u token.Token) bool {
				return u.Kind == token.When && o.has(lex.GoVerb) || u.Kind == token.When && u.When.Exact()
			})
		}):
			for n := from; n < to; n++ {
				if labels[n].kind() == Plan {
					labels[n] = outside
				}
			}
		case is(voidPending) && (k == None || k == Activity || k == Progress) && slices.ContainsFunc(t.clauses[from:i+1], func(o clause) bool { return o.has(lex.FigureCue, lex.GroupCue) }) && !slices.ContainsFunc(t.clauses[from:to], func(o clause) bool { return o.has(lex.ThatOne) }):
			for n := i; n < to && len(t.clauses[n].names) == 0 || n == i; n++ {
				if k := labels[n].kind(); k == Activity || k == Progress {
					labels[n] = outside
				}
			}
		case isTerm(is, c, k), k != Query && t.laysDown(i):
			for n := i; n < to && (n == i || len(t.clauses[n].names)+len(t.clauses[n].whens) == 0 && (k != None || t.acts[n]&normFamily != 0 || runes.HasAt(t.s.Runes, t.clauses[n].start+3, "要"))); n++ {
				labels[n] = outside
			}
		}
	}
	for i := range labels {
		t.onlyLooked(labels, i)
		t.running(labels, i)
		t.noneOf(labels, i)
		t.revised(labels, i)
		t.moved(labels, i)
		t.looked(labels, i)
		t.onlyThing(labels, i)
		t.namesFigures(labels, i)
		t.undone(labels, i)
		t.turnedBack(labels, i)
		t.asksState(labels, i)
	}
	for i := range labels { // what went on with it goes on with nothing
		if !labels[i].begin() && labels[i] != outside && (i == 0 || labels[i-1] == outside && !slices.ContainsFunc(labels[:i], func(l label) bool { return l.kind() == labels[i].kind() })) {
			labels[i] = begins(labels[i].kind())
		}
	}
}

// saysVoid tells which of the words that clear stand in a clause.
func (t *ruling) saysVoid(i int) func(family int) bool {
	said, c := uint64(0), &t.clauses[i]
	for _, h := range t.voids {
		if h.start >= c.start && h.start < c.end && !t.isLonger(h) {
			said |= 1 << h.family
		}
	}
	return func(family int) bool { return said>>family&1 != 0 }
}

// undone clears what a sentence begins to tell and then says was not done: 党课想讲来着，又
// 忘了; 支委会没开成，三个委员俩在外地. Where it is to be on another day it stays.
func (t *ruling) undone(labels []label, i int) {
	c, own := &t.clauses[i], deedIn(t.sentence, i)
	says := t.saysVoid(i)(voidUndone)
	ofTrouble := labels[i].kind() == Problem && c.topic() != ""
	wasThere := c.has(lex.VisitVerb, lex.CallVerb) || c.has(lex.Perfect) && !says
	if !says && !t.denies(i) || ofTrouble || wasThere || c.hasNumber || t.listener().anew(c.start) {
		return
	}
	from, to := sentenceOf(t.clauses, i)
	planned, points, events := false, map[int]bool{}, 0
	for n := from; n < to; n++ {
		d := &t.clauses[n]
		planned = planned || d.has(lex.Undoing)
		if n >= i && (d.coming || slices.ContainsFunc(d.toks, func(u token.Token) bool {
			return u.Kind == token.When && (u.When.Set || slices.Contains([]string{"fut", "ahead", "far"}, t.tense(u.When)))
		})) {
			return
		}
		for _, u := range d.names {
			points[u.Targets[0].Point] = true
		}
		e := eventOf(d)
		if k := labels[n].kind(); n > i && k == Visit && len(d.names) > 0 && d.has(lex.GoVerb, lex.VisitVerb, lex.CallVerb) && own == "" {
			for m := from; m <= i; m++ {
				if labels[m].kind() == Visit || labels[m].kind() == Plan {
					labels[m] = outside // 说好去居然，没去成，后来拐到步行街坐了坐
				}
			}
			if labels[n-1].kind() != Visit {
				labels[n] = begins(Visit)
			}
			return
		}
		switch k := labels[n].kind(); {
		case n > i && says && len(d.names) == 0 && runes.AnyAt(t.s.Runes, d.start, "他们", "人家") > 0: // 今天别去了，他们开会
		case k == Query || k == Correction || d.asks || n > i && labels[n].begin() && labels[i] != outside:
			return
		case n != i && (!t.promised(from, i) && d.has(lex.VisitVerb, lex.CallVerb, lex.Everyone, lex.Present, lex.Done, lex.Perfect) || e != "" && own != "" || d.hasNumber && (n < i || own == "")):
			return
		case e != "" && !t.denies(n):
			events++
		}
	}
	if len(points) > 1 || events > 1 || own == "" && events == 0 && !(says && (labels[i].kind() == Visit || labels[i] == outside)) {
		return
	}
	if own == "" && !says && !(t.notDoneAt(c) <= c.start+3) {
		return
	}
	for n := from; n < to; n++ {
		switch labels[n].kind() {
		case Visit, Meeting, Activity, Plan:
			labels[n] = outside
		case Progress, Problem:
			if planned || own == "" && !t.clauses[n].has(lex.Topic) {
				labels[n] = outside
			}
		}
	}
}

// fruitless end a way that came to nothing.
var fruitless = strings.Fields("没去成 没去上 没去了 没送成 没送上 没走成 没看成 没进去 没进成 没进得去 没查成 没办成 白跑一趟 白跑了一趟 白跑一回 叫回去了 叫回来了 喊回去了 喊回来了 折回来了 折回去了 掉头回来了 回去开会了 就没去")

// turnedBack clears a way that ends in nothing, whatever came between: 本来要去运营公司的车都开到半道
// 上了所里打电话…又给我叫回来了没去成.
func (t *ruling) turnedBack(labels []label, i int) {
	from, to := sentenceOf(t.clauses, i)
	if i+1 != to || !runes.AnyBefore(t.s.Runes, t.clauses[i].end, fruitless...) {
		return
	}
	points := map[int]bool{}
	for n := from; n < to; n++ {
		c := &t.clauses[n]
		if c.hasNumber || c.has(lex.Meeting, lex.Everyone, lex.FigureCue) || labels[n].kind() == Query || labels[n].kind() == Correction || t.faulty(n) && c.has(lex.Topic) && labels[n].kind() == Problem {
			return
		}
		for _, u := range c.names {
			points[u.Targets[0].Point] = true
		}
		if at := t.within(c.start, c.end, looks); at >= 0 {
			return
		}
	}
	if len(points) != 1 {
		return
	}
	for n := from; n < to; n++ {
		labels[n] = outside
	}
}

// looks are what was done at a place all the same.
var looks = []string{"转了", "看了", "走了一圈", "坐了", "聊了", "讲了", "发了", "查了"}

// promised reports whether what was not done had been agreed: 讲好礼拜一去的，结果…，没去成.
func (t *ruling) promised(from, i int) bool {
	return from < i && t.within(t.clauses[from].start, t.clauses[from].end, []string{"讲好", "说好", "约好", "约了", "约的", "本来", "原本", "原定", "来着"}) >= 0
}

// onlyLooked makes a visit of what was not what it was to be: 写字楼没送政策，就是转了转.
func (t *ruling) onlyLooked(labels []label, i int) {
	if i == 0 || labels[i] != outside && labels[i].kind() != Visit || labels[i-1] != outside || t.clauses[i].strong || !t.denies(i-1) {
		return
	}
	c, before := &t.clauses[i], &t.clauses[i-1]
	if c.has(lex.VisitVerb) && runes.AnyAt(t.s.Runes, c.start, "就", "只", "光") > 0 && len(before.names) == 1 && len(c.names) == 0 {
		labels[i-1], labels[i] = begins(Visit), goesOn(Visit)
	}
}

// noneOf clears the head of a list behind which stands that there is none: 主题党日：无。党课：
// 未讲.
func (t *ruling) noneOf(labels []label, i int) {
	if i+1 == len(labels) || !t.clauses[i].header || t.clauses[i].hasNumber || !t.clauses[i].has(lex.Meeting, lex.VisitType, lex.FigureCue, lex.GroupCue) {
		return
	}
	c := &t.clauses[i+1]
	said := t.span(c.start, c.end)
	if nothing[said] || len(c.toks) <= 2 && t.denies(i+1) && eventOf(c) == "" && !c.hasNumber {
		labels[i], labels[i+1] = outside, outside
	}
}

// miscounted say that a number was counted wrong.
var miscounted = strings.Fields("数漏 漏数 少数了 多数了 数错 数少了 数多了")

// revised makes a correction of a number that is said to become another, where nothing says
// when it was: 钢市45户改54.
func (t *ruling) revised(labels []label, i int) {
	c, k := &t.clauses[i], labels[i].kind()
	if next := i + 1; k == Meeting && c.hasNumber && len(c.whens) == 0 && next < len(labels) && t.within(t.clauses[next].start, t.clauses[next].end, miscounted) >= 0 {
		labels[i], labels[next] = begins(Correction), goesOn(Correction) // 支委会到的是4个 我把自己数漏了
		return
	}
	if k != Visit && k != Meeting && k != Activity || len(c.names) == 0 || slices.ContainsFunc(t.clauses, func(o clause) bool { return len(o.whens) > 0 || o.now || o.has(lex.Perfect) }) {
		return
	}
	for n := 0; n+2 < len(c.toks); n++ {
		a, b := &c.toks[n], &c.toks[n+2]
		if a.Kind != token.Number || b.Kind != token.Number || a.Num.Odd || b.Num.Odd || b.Num.Unit != "" && a.Num.Unit != b.Num.Unit {
			continue
		}
		switch t.span(a.End, b.Start) {
		case "改", "改成", "改为", "改到", "→":
			labels[i] = begins(Correction)
			return
		}
	}
}

// moved makes a plan of going where the day was given up for one to come: 周六去居然看看，要不
// 改周日吧.
func (t *ruling) moved(labels []label, i int) {
	if k := labels[i].kind(); i == 0 || k != Visit && k != Plan || t.clauses[i].has(lex.Perfect) || t.within(t.clauses[i].start, t.clauses[i].end, turns) < 0 {
		return
	}
	from, _ := sentenceOf(t.clauses, i)
	gone := slices.ContainsFunc(t.struck, func(u token.Token) bool {
		return u.Kind == token.When && u.Start >= t.clauses[from].start && u.End <= t.clauses[i].start
	})
	if !gone || len(t.clauses[i].whens) != 1 || slices.ContainsFunc(t.clauses[from:i], func(o clause) bool { return o.hasNumber || o.has(lex.Perfect) }) {
		return
	}
	for n := from; n <= i; n++ {
		if k := labels[n].kind(); k != Visit && k != None && !(k == Plan && n == i) {
			return
		}
	}
	first := from
	for labels[first] == outside && first < i {
		first++
	}
	labels[first] = begins(Plan)
	for n := first + 1; n <= i; n++ {
		labels[n] = goesOn(Plan)
	}
}

// looked makes visits of points that somebody looked at, of which nothing says that a problem
// was known: 建工塔吊、居然扶梯今天都看了.
func (t *ruling) looked(labels []label, i int) {
	c := &t.clauses[i]
	if labels[i] != begins(Progress) || len(c.names) == 0 || len(c.whens) == 0 || c.has(lex.Done, lex.Ongoing, lex.ThatOne, lex.Assign, lex.Trouble, lex.Solve) || t.refersTo(c) != 0 || !runes.AnyBefore(t.s.Runes, c.end, "看了", "查了", "看过了", "查过了", "检查了") {
		return
	}
	if i+1 == len(labels) || labels[i+1] != goesOn(Progress) {
		labels[i] = begins(Visit)
	}
}

// onlyThing keeps with a visit what was looked at there and of which nothing is told: 去写字楼看了电梯.
func (t *ruling) onlyThing(labels []label, i int) {
	c := &t.clauses[i]
	if i == 0 || labels[i] != begins(Problem) || labels[i-1].kind() != Visit || len(c.names) > 0 || c.end-c.start > longestSeen || i+1 < len(labels) && labels[i+1] == goesOn(Problem) {
		return
	}
	seen := runes.AnyBefore(t.s.Runes, c.start, "看了", "查了", "检查了", "看了看", "查了查", "看了下", "看了一下", "查看了", "巡查了")
	if seen && !t.denies(i) && !c.hasNumber && !t.faulty(i) && !c.has(lex.Solve, lex.Saying, lex.Finding) && !slices.ContainsFunc(t.s.Runes[c.start:c.end], func(r rune) bool { return strings.ContainsRune(states, r) }) {
		labels[i] = goesOn(Visit)
	}
}

// longestSeen is how many characters a thing has at most that was looked at, and states are those of which some tells how it is.
const (
	longestSeen = 10
	states      = "不没无未坏破漏堵占过期超缺少松断裂锈歪掉乱脏响停关卡挤塌倾冒渗积毁假劣旧差低高晚慢乱吵扰噪欺诈骗违私擅着"
)

// running keeps with the item before it what has come together so far: 新增2家（累计26家）.
func (t *ruling) running(labels []label, i int) {
	c, k := &t.clauses[i], labels[i].kind()
	behind := i > 0 && c.aside && labels[i-1].kind() == k && t.clauses[i-1].hasNumber
	if k != Visit && k != Activity || !behind || len(c.names)+len(c.whens) > 0 || c.has(lex.FigureCue, lex.GroupCue, lex.VisitType) {
		return
	}
	counts := false
	for n := range c.toks {
		if !c.numberAt(n) {
			continue
		}
		if counts = c.isRunning(n); !counts {
			return
		}
	}
	if counts {
		labels[i] = goesOn(k)
	}
}

// namesFigures makes a question of what ends in the name of what is counted, and counts
// nothing: 钢市今天辐射户数, 一季度走访数 按所.
func (t *ruling) namesFigures(labels []label, i int) {
	c := &t.clauses[i]
	if k := labels[i].kind(); k != Visit && k != Activity && k != Correction && k != None || runes.At(t.s.Runes, c.end-1) != '数' || !c.has(lex.FigureCue, lex.CallVerb) || !slices.ContainsFunc(c.toks, func(u token.Token) bool { return u.Kind == token.When || u.Kind == token.Name }) {
		return
	}
	if !slices.ContainsFunc(t.clauses, func(o clause) bool {
		return o.hasNumber || o.has(lex.VisitType, lex.NotDone, lex.Perfect, lex.Wrong, lex.Amend)
	}) {
		for n := range labels {
			labels[n] = begins(Query)
		}
	}
}

// notDoneAt is where a clause first says that something was not done.
func (t *ruling) notDoneAt(c *clause) int {
	if u := c.first(lex.NotDone); u != nil {
		return u.Start
	}
	return c.end
}

// asksState makes a question of what asks how far a problem is: 塔吊那件哪个在跟.
func (t *ruling) asksState(labels []label, i int) {
	if !t.saysVoid(i)(voidStatus) || labels[i].kind() == Query {
		return
	}
	from, to := sentenceOf(t.clauses, i)
	if i+1 < to || i+1 < len(labels) && t.listener().answer(i+1) != "else" {
		return
	}
	for n := from; n <= i; n++ {
		if k := labels[n].kind(); n < i && k != Progress && k != None {
			return
		}
	}
	for n := from; n <= i; n++ {
		labels[n] = begins(Query)
	}
}

// isTerm reports whether a clause only says a term, a holiday or what something was about.
func isTerm(is func(family int) bool, c *clause, k Kind) bool {
	dated := len(c.whens) > 0
	switch {
	case len(c.names) > 0:
	case k == Plan:
		return is(voidHoliday) || is(voidContent) && !dated
	case k == Problem || k == Progress:
		return is(voidTerms) && !dated
	}
	return false
}

func (t *ruling) listener() *listener { return &listener{t.sentence} }

// isLonger reports whether a hit is only part of what says something else: 误报为, 别记成.
func (t *ruling) isLonger(h hit) bool {
	return h.family == voidRumour && runes.AnyAt(t.s.Runes, h.end, "为", "成", "了") > 0 || h.family == voidKeep && runes.AnyAt(t.s.Runes, h.end, "错", "成", "反", "混") > 0
}

// sentenceOf is the run of clauses that a clause stands in, between full stops.
func sentenceOf(cs []clause, i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && !cs[from].strong {
		from--
	}
	for to < len(cs) && !cs[to].strong {
		to++
	}
	return from, to
}

// faulty reports whether a clause says that something is wrong.
func (t *ruling) faulty(i int) bool {
	return t.clauses[i].has(lex.Trouble) || t.acts[i]&faultFamily != 0
}

func makesAny(labels []label) bool {
	return slices.ContainsFunc(labels, func(l label) bool { return l != outside && l.kind() != Query })
}

// clearBack clears a clause that says that something is for others to do, and where it does
// not say what, what stands before it in its sentence. What is given to a unit stays.
func (t *ruling) clearBack(labels []label, i int) {
	from, to := sentenceOf(t.clauses, i)
	for n := from; n < to; n++ {
		if t.assigns(&t.clauses[n]) {
			return
		}
	}
	c := &t.clauses[i]
	labels[i] = outside
	if len(c.names) > 0 || c.topic() != "" {
		return
	}
	for n := i - 1; n >= from && (labels[n].kind() == Problem || labels[n].kind() == Progress || labels[n] == outside); n-- {
		labels[n] = outside
	}
}

// laysDown reports whether a clause lays down how often something is to be, or what is to be
// reached in a year, and tells of nothing: 党课一季度一次, 今年任务：宣讲12场.
func (t *ruling) laysDown(i int) bool {
	c := &t.clauses[i]
	n := t.listener().normIn(c)
	if n == "within" && len(c.names)+len(c.whens) == 0 && t.within(c.start, c.end, []string{"必须", "应当", "须", "务必", "不得"}) >= 0 {
		return true // 电梯困人30分钟内必须到场
	}
	onDays := slices.ContainsFunc(c.whens, func(w days.When) bool { return n != "every" || w.Kind != days.Weekday || !w.Bare })
	if onDays || runes.HasAt(t.s.Runes, 0, "五个一") || c.has(lex.Trouble, lex.Perfect, lex.Present, lex.Expected, lex.NotValue) || c.has(lex.NewValue) && !t.isAim(i) || t.acts[i]&undoneFamily != 0 || c.bullet || c.asks {
		return false
	}
	if n == "every" || n == "often" || t.isAim(i) {
		return true
	}
	from, _ := sentenceOf(t.clauses, i)
	for n := from; n < i; n++ {
		if h := &t.clauses[n]; h.header && t.isAim(n) && !slices.ContainsFunc(t.clauses[n:i+1], func(o clause) bool { return len(o.names)+len(o.whens) > 0 }) {
			return true
		}
	}
	return slices.ContainsFunc(c.toks, func(u token.Token) bool {
		return u.Kind == token.Number && !u.Num.Odd && t.within(c.start, u.Start, aims) >= 0 && len(c.names) == 0
	})
}
