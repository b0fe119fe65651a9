package reading

import (
	"cmp"
	"slices"
	"strconv"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A listener notes what the form of a clause and its neighbours tell of what it does.
type listener struct{ *sentence }

// listen notes whether a clause asks, and whether what follows answers; whether it lays
// down how often something is to be; whether what it names was not done; whether it is one
// of a list that was announced. The model weighs the notes.
func (t *listener) listen() [][]string {
	out := make([][]string, len(t.clauses))
	note := func(i int, s string) { out[i] = append(out[i], s) }
	denied, events, asks := make([]bool, len(t.clauses)), make([]string, len(t.clauses)), make([]bool, len(t.clauses))
	for i := range t.clauses {
		denied[i], events[i], asks[i] = t.denies(i), deedIn(t.sentence, i), t.asksIn(i)
	}
	for i := range t.clauses {
		c := &t.clauses[i]
		if s := t.normIn(c); s != "" {
			note(i, "norm:"+s)
		}
		if asks[i] {
			note(i, "asks")
			if i+1 < len(t.clauses) && !asks[i+1] {
				note(i, "asks:"+t.answer(i+1))
				note(i+1, "answers:"+t.answer(i+1))
			}
		}
		if denied[i] || events[i] != "" {
			note(i, "deed:"+events[i]+flagsOf(denied[i], c.has(lex.Perfect)))
		}
		if denied[i] && t.anew(c.start) {
			note(i, "anew")
		}
		bare := denied[i] && events[i] == ""
		if bare && i > 0 && events[i-1] != "" && !denied[i-1] {
			note(i-1, "undone:"+events[i-1])
			note(i, "undoes:"+events[i-1])
		} else if bare && i+1 < len(t.clauses) && events[i+1] != "" {
			note(i+1, "undone:"+events[i+1])
			note(i, "undoes:"+events[i+1])
		}
	}
	t.things(note)
	t.states(note)
	t.list(note)
	return out
}

// states notes where what is told turns from done to not yet done, or back: of another
// problem.
func (t *listener) states(note func(int, string)) {
	last := ""
	for i := range t.clauses {
		c, now := &t.clauses[i], ""
		switch {
		case c.has(lex.Ongoing, lex.Assign):
			now = "ongoing"
		case c.has(lex.Done):
			now = "done"
		case c.has(lex.Trouble):
			now = "wrong"
		}
		if now == "" {
			continue
		}
		if last != "" {
			note(i, "state:"+last+now+flagsOf(c.strong || c.bullet))
		}
		last = now
	}
}

// eventOf names what a clause may tell of as done.
func eventOf(c *clause) string {
	switch {
	case c.has(lex.Meeting, lex.SomeMeeting):
		return "meeting"
	case c.has(lex.GroupRef):
		return "group"
	case c.has(lex.VisitType, lex.CallVerb):
		return "visit"
	case c.has(lex.FigureCue, lex.GroupCue):
		return "activity"
	case c.has(lex.VisitVerb, lex.GoVerb) && len(c.names) > 0:
		return "way"
	}
	return ""
}

// deedIn is eventOf with what was struck because it was not done: 一支部支委会没开成.
func deedIn(t *sentence, i int) string {
	c := &t.clauses[i]
	if e := eventOf(c); e != "" {
		return e
	}
	for k := range t.struck {
		switch u := &t.struck[k]; {
		case u.Start < c.start || u.End > c.end:
		case u.Is(lex.Meeting):
			return "meeting"
		case u.Is(lex.VisitType):
			return "visit"
		}
	}
	return ""
}

// denies reports whether a clause says that something was not done, held or come to.
func (t *sentence) denies(i int) bool {
	return t.clauses[i].has(lex.NotDone) || t.acts[i]&undoneFamily != 0
}

// anew reports whether what follows in the sentence is to be on another day.
func (t *listener) anew(from int) bool {
	n := t.s.Runes
	for i := from; i < len(n) && n[i] != '。' && n[i] != '\n'; i++ {
		if runes.AnyAt(n, i, "改", "推到", "推迟到", "挪到", "延到", "下次", "再去", "再开", "再补", "再约", "另定", "补上") > 0 {
			return true
		}
	}
	return false
}

// asksIn reports whether a clause asks: by its end, by a question's form (讲没讲,
// 合格不合格), or by words that only ask.
func (t *listener) asksIn(i int) bool {
	c := &t.clauses[i]
	if c.asks || t.acts[i]&askFamily != 0 || t.asksAt(c.end) {
		return true
	}
	for k := c.start; k < c.end; k++ {
		if isEither(t.s.Runes, k, c.end) {
			return true
		}
	}
	return false
}

// isEither reports whether n[i:] asks for one of two: 开没开, 是不是, 解决没解决.
func isEither(n []rune, i, end int) bool {
	for k := 1; k <= 2 && i+2*k < end; k++ {
		if no := n[i+k]; (no == '没' || no == '不') && slices.Equal(n[i:i+k], n[i+k+1:i+2*k+1]) {
			return true
		}
	}
	return false
}

// answer says how a clause behind a question answers it.
func (t *listener) answer(i int) string {
	c := &t.clauses[i]
	switch {
	case t.denies(i) || c.has(lex.Ongoing):
		return "no"
	case c.has(lex.Done, lex.Perfect, lex.Everyone, lex.Present) || c.hasNumber:
		return "yes"
	}
	return "else"
}

// periods are the stretches of time in which a norm counts.
var periods = []string{"个季度", "个月", "季度", "半年", "年", "月", "周", "季", "天", "日", "个工作日", "工作日", "分钟", "小时", "个小时", "个星期", "星期"}

// normIn reports how a clause lays down a norm: how often in a time (一季度一次, 四年一
// 复审, 每月第二个周五), or in what time (30日内, 期满前一个月).
func (t *listener) normIn(c *clause) string {
	n := t.s.Runes
	for i := c.start; i < c.end; i++ {
		if n[i] == '每' && runes.AnyAt(n, i+1, periods...)+runes.AnyAt(n, i+1, "次", "名", "户", "半年", "个") > 0 {
			return "every"
		}
		k := numeralEnd(n, i, c.end)
		if k == i || i > c.start && numeralEnd(n, i-1, c.end) > i-1 {
			continue
		}
		p := runes.AnyAt(n, k, periods...)
		if p == 0 {
			continue
		}
		if runes.AnyAt(n, k+p, "内", "以内", "之内") > 0 {
			return "within"
		}
		at := k + p
		at += runes.AnyAt(n, at, "至少", "最少", "必须", "要", "得", "应", "开", "召开", "搞", "讲", "办")
		if m := numeralEnd(n, at, c.end); m > at && runes.AnyAt(n, m, "次", "回", "趟", "场", "检", "审", "复审", "换", "评", "报", "考", "签") > 0 {
			return "often"
		}
	}
	return ""
}

// numeralEnd is the end of the number that begins at n[i], or i.
func numeralEnd(n []rune, i, end int) int {
	for i < end && (runes.IsDigit(n[i]) || slices.Contains([]rune("一二三四五六七八九十两俩仨半"), n[i])) {
		i++
	}
	return i
}

// things notes how what a clause finds fault with stands to what was found fault with
// before: another thing, and what is wrong with it, is another problem.
func (t *listener) things(note func(int, string)) {
	var seen []string
	wrong, spot := false, ""
	for i := range t.clauses {
		c := &t.clauses[i]
		faulty := c.has(lex.Trouble) || t.acts[i]&faultFamily != 0
		mark := flagsOf(faulty, wrong, c.strong || c.bullet, t.acts[i]&thenFamily != 0)
		thing := ""
		for k := range c.toks {
			if u := &c.toks[k]; u.Is(lex.Topic) && !u.Word.Bad {
				thing = t.span(u.Start, u.End)
				break
			}
		}
		switch {
		case thing == "":
			note(i, "nothing"+mark)
		case len(seen) == 0:
			note(i, "thingfirst"+mark)
		case slices.Contains(seen, thing):
			note(i, "thingsame"+mark)
		default:
			note(i, "thingother"+mark)
		}
		if thing != "" {
			seen = append(seen, thing)
		}
		if h := t.firstHit(placeFamily, c); h >= 0 {
			now := t.span(h, h+2)
			if spot != "" && spot != now {
				note(i, "spotother"+mark)
			}
			spot = now
		}
		wrong = wrong || faulty
	}
}

func (t *listener) firstHit(families uint64, c *clause) int {
	for _, h := range t.hits {
		if families>>h.family&1 != 0 && h.start >= c.start && h.start < c.end {
			return h.start
		}
	}
	return -1
}

// announced is how many things a clause says are to follow, or were told: 问题三项,
// 报两个, 两件一并记; 0 where it says none.
func (t *listener) announced(i int) int {
	c := &t.clauses[i]
	if c.has(lex.VisitType, lex.FigureCue, lex.Solve, lex.Meeting, lex.Present, lex.Expected) {
		return 0
	}
	for k := range c.toks {
		u := &c.toks[k]
		if u.Kind != token.Number || u.Num.Value < 2 || u.Num.Value > 6 || u.Num.Vague || u.Num.Approx {
			continue
		}
		switch u.Num.Unit {
		case "项", "条", "件", "处", "桩", "样", "起", "码", "档":
		case "个", "":
			if !c.has(lex.Counted, lex.Report, lex.Wrong, lex.Amend, lex.ThatOne) && !runes.AnyBefore(t.s.Runes, u.Start, "报", "记", "有", "收", "带回") {
				continue
			}
		default:
			continue
		}
		if c.header || k >= len(c.toks)-2 || i == len(t.clauses)-1 {
			return u.Num.Value
		}
	}
	return 0
}

// A told list is one whose length was announced: at which clause, its first and last
// clause, and where its items begin if its length shows that.
type toldList struct {
	at, from, to int
	starts       []int
}

func (t *listener) findList() toldList {
	for at := range t.clauses {
		n := t.announced(at)
		if n == 0 {
			continue
		}
		l := toldList{at: at, from: at + 1, to: len(t.clauses)}
		if at == len(t.clauses)-1 {
			l.from, l.to = 0, at
		}
		for _, k := range listed(t.clauses[l.from:l.to], n) {
			l.starts = append(l.starts, l.from+k)
		}
		return l
	}
	return toldList{at: -1}
}

// list marks the clauses of a list that was announced.
func (t *listener) list(note func(int, string)) {
	t.told = t.findList()
	if t.told.at < 0 {
		return
	}
	note(t.told.at, "announces")
	for k := t.told.from; k < t.told.to; k++ {
		switch {
		case t.told.starts == nil:
			note(k, "list?")
		case slices.Contains(t.told.starts, k):
			note(k, "item")
			note(k, "item"+strconv.FormatBool(t.clauses[k].header))
		default:
			note(k, "initem")
		}
	}
}

// counters count on to another thing.
var counters = []string{"还有", "另", "又有", "又一", "又查", "又发现", "也有", "一个是", "一是", "二是", "三是", "其次", "此外", "再一", "再就是"}

// join takes back a beginning of a problem or of progress for which nothing speaks: a
// head before its list, or a clause that goes on in the same sentence with no thing,
// point or place of its own, or with a thing of the same category, and no word that
// counts on.
func join(t *ruling, labels []label) {
	at, starts := t.told.at, t.told.starts
	for i := 1; i < len(labels); i++ {
		c, before, k := &t.clauses[i], &t.clauses[i-1], labels[i].kind()
		if k != Problem && k != Progress || !labels[i].begin() || labels[i-1].kind() != k {
			continue
		}
		if labels[i-1].begin() && before.header && len(before.names) == 0 && before.topic() == "" && !before.has(lex.ThatOne) {
			labels[i-1] = outside
			continue
		}
		if i-1 == at || slices.Contains(starts, i) || c.strong || c.line || c.bullet || len(c.names) > 0 || c.hasNumber || runes.AnyAt(t.s.Runes, c.start, counters...) > 0 {
			continue
		}
		topic := c.topic()
		if topic == "" && !c.has(lex.ThatOne) || k == Problem && (t.reacts(c) || topic == before.topic() && t.acts[i]&placeFamily == 0) {
			labels[i] = goesOn(k)
		}
	}
}

// turned begins other progress where a clause tells how far another thing is: 客梯那个可以销，扶梯
// tellsOnly reports whether there is such a clause, and it tells of the progress of the thing before it and names none itself.
func (t *ruling) tellsOnly(labels []label, i int) bool {
	if i >= len(labels) || labels[i].kind() != Progress {
		return false
	}
	c := &t.clauses[i]
	return !c.strong && len(c.names) == 0 && t.thingOf(c) == ""
}

// 那个接着盯; 塔吊的好了，升降机的还要等.
func turned(t *ruling, labels []label) {
	thing, state := "", ""
	for i := range labels {
		c := &t.clauses[i]
		if labels[i].kind() != Progress || labels[i].begin() {
			thing, state = "", ""
		}
		if labels[i].kind() != Progress {
			continue
		}
		now, is := t.thingOf(c), t.progressState(c)
		takes := is == "" && t.tellsOnly(labels, i+1)
		if takes {
			is = t.progressState(&t.clauses[i+1])
		}
		another := now != "" && thing != "" && now != thing
		inState := is != "" && state != "" && (is != state || c.strong || c.has(lex.ThatOne))
		if labels[i] == goesOn(Progress) && another && inState {
			if labels[i] = begins(Progress); takes {
				labels[i+1] = goesOn(Progress)
			}
			state = ""
		}
		thing, state = cmp.Or(now, thing), cmp.Or(is, state)
	}
}

// parties are those who have to do with what is wrong, beside the bureau.
var parties = []string{"老板", "店主", "店家", "商家", "商户", "厂家", "物业", "卖家", "房东", "顾客", "消费者", "客人", "业主", "维保"}

// reacts reports whether a clause only says what somebody did about what is wrong: 商家拒赔, 老板
// 还不认账, 让物业先停了.
func (t *ruling) reacts(c *clause) bool {
	n := t.s.Runes
	at := c.start + runes.AnyAt(n, c.start, parties...)
	at += runes.AnyAt(n, at, "还", "又", "也", "就", "都", "硬", "死活")
	if at == c.start {
		return runes.AnyAt(n, at, "让", "叫") > 0 && runes.AnyBefore(n, c.end, "停了", "停着", "停用", "拆了", "改了", "换了", "修了", "撤了")
	}
	return runes.AnyAt(n, at, "没人", "没来", "没管", "没修", "没回", "不管", "不修", "不来", "不接", "拒", "不认", "不肯", "不愿", "不退", "不赔", "不换", "不理", "不见", "不承认", "不给", "躲", "耍赖", "赖", "推", "要求退", "要求赔", "要求换", "要退", "要赔") > 0
}

// part parts the items of a list that was announced: each begins something of its own,
// but for the first where the announcement begins it.
func part(t *ruling, labels []label) {
	at, starts := t.told.at, t.told.starts
	for _, i := range starts {
		if labels[i] == outside {
			return
		}
	}
	bullets := 0
	for i := range t.clauses {
		if t.clauses[i].bullet {
			bullets++
		}
	}
	for i := range labels {
		if k := labels[i].kind(); bullets > 1 && t.clauses[i].bullet && (k == Problem || k == Progress) && labels[i] == goesOn(k) {
			labels[i] = begins(k)
		}
	}
	for n, i := range starts {
		k := labels[i].kind()
		switch {
		case k != Problem && k != Progress && k != Correction:
		case n == 0 && at < i && labels[at].kind() == k:
			labels[i] = goesOn(k)
		default:
			labels[i] = begins(k)
		}
	}
}

// listed finds where the n items of a list begin, or nil.
func listed(cs []clause, n int) []int {
	var firm, all []int
	for k := range cs {
		if k == 0 || cs[k].strong || cs[k].bullet {
			firm = append(firm, k)
		}
		all = append(all, k)
	}
	switch n {
	case len(firm):
		return firm
	case len(all):
		return all
	}
	return nil
}

var (
	faultFamily  = familyBits("fault")
	thenFamily   = familyBits("then")
	placeFamily  = familyBits("place")
	undoneFamily = familyBits("undone")
	askFamily    = familyBits("ask")
	normFamily   = familyBits("norm")
	condFamily   = familyBits("cond")
	folkFamily   = familyBits("folk")
)
