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

// A ruling is a sentence as the settlings ask it: each of them is a function, see [settlings].
type ruling struct{ *sentence }

// dropAsked makes part of a visit what was only asked there.
func dropAsked(t *ruling, labels []label) {
	for i := 1; i < len(labels); i++ {
		switch before := labels[i-1]; {
		case labels[i] == begins(Problem) && before.kind() == Visit && t.onlyChecked(i) && (i+1 == len(labels) || labels[i+1] != goesOn(Problem)):
			labels[i] = goesOn(Visit)
		case labels[i].kind() != Problem || !t.onlyAsked(i):
		case before.kind() == Visit:
			labels[i] = goesOn(Visit)
		case before == begins(Problem) && t.clauses[i-1].has(lex.VisitVerb, lex.CallVerb, lex.Phone) && !t.faulty(i-1):
			labels[i-1], labels[i] = begins(Visit), goesOn(Visit) // 昨天电话走访的，就问了问年报报没报
		}
	}
}

// goingOn makes plans of what stands behind a plan, on a bare day that comes after that plan's, and
// is said neither to be done nor counted: 17号去步行街，18号去写字楼.
func goingOn(t *ruling, labels []label) {
	var last time.Time
	for i := range labels {
		c, k := &t.clauses[i], labels[i].kind()
		if k == Plan && len(c.whens) > 0 {
			last, _ = c.whens[len(c.whens)-1].Resolve(t.today, true)
		}
		if i == 0 || labels[i-1].kind() != Plan || last.Before(t.today) || !t.mayBePlanned(c, k) {
			continue
		}
		next, ok := c.whens[0].Resolve(t.today, true)
		if !ok || !next.After(last) || next.Sub(last) > 14*24*time.Hour {
			continue
		}
		labels[i], last = begins(Plan), next
		for n := i + 1; n < len(labels) && labels[n] == goesOn(k) && t.addsNothing(n); n++ {
			labels[n] = goesOn(Plan) // 都是送政策
		}
	}
}

// onTheWay makes part of a plan what is to be done there in passing, however it is said: 定26号开党员大会，顺便把党课上了.
func onTheWay(t *ruling, labels []label) {
	for i := 1; i < len(labels); i++ {
		c, k := &t.clauses[i], labels[i]
		if labels[i-1].kind() != Plan || k != begins(Visit) && k != begins(Meeting) && k != begins(Activity) || c.strong || c.hasNumber || len(c.names)+len(c.whens) > 0 {
			continue
		}
		if runes.AnyAt(t.s.Runes, c.start, "顺便", "顺带", "顺道", "捎带", "一并", "一起", "同时", "把", "就把") > 0 {
			labels[i] = goesOn(Plan)
		}
	}
}

// newTrouble makes a problem of a thing of a point that is told to be out of order, and how many are, where nothing speaks of it as known:
// 钢市行车 超期 2台 已报特设.
func newTrouble(t *ruling, labels []label) {
	for i := range labels {
		if labels[i] != begins(Progress) || len(t.clauses[i].names) == 0 {
			continue
		}
		wrong, counted, to := false, false, i
		for ; to < len(labels) && (to == i || labels[to] == goesOn(Progress)); to++ {
			c := &t.clauses[to]
			if c.has(lex.ThatOne, lex.Done, lex.Ongoing, lex.Solve, lex.Joint) || t.refersTo(c) > 0 || len(c.whens) > 0 {
				wrong = false
				break
			}
			wrong = wrong || c.has(lex.Trouble)
			counted = counted || slices.ContainsFunc(c.toks, func(u token.Token) bool { return u.Kind == token.Number && u.End-u.Start >= 2 })
		}
		if !wrong || !counted {
			continue
		}
		labels[i] = begins(Problem)
		for n := i + 1; n < to; n++ {
			labels[n] = goesOn(Problem)
		}
	}
}

// mayBePlanned reports whether a clause of a kind names what may be on its one bare day to come.
func (t *ruling) mayBePlanned(c *clause, k Kind) bool {
	if k != Visit && k != Meeting && k != None || len(c.whens) != 1 || !c.whens[0].Bare {
		return false
	}
	told := c.hasNumber || c.asks || endsDone(t.s.Runes, c.end) || c.has(lex.NotDone, lex.Perfect, lex.Present)
	return !told && (len(c.names) > 0 || c.has(lex.Meeting))
}

// addsNothing reports whether a clause names no point, day or number.
func (t *ruling) addsNothing(i int) bool {
	c := &t.clauses[i]
	return !c.hasNumber && len(c.names)+len(c.whens) == 0
}

// aims are what is to be reached in a year.
var aims = []string{"全年目标", "年度目标", "今年目标", "今年的目标", "全年任务", "年度任务", "今年任务", "今年的任务", "全年指标", "年度指标", "今年指标", "目标任务"}

// isAim reports whether a clause says an aim, before its numbers, and nothing says when or
// where: 全年目标是培训500人次.
func (t *sentence) isAim(i int) bool {
	c := &t.clauses[i]
	if len(c.names)+len(c.whens) > 0 {
		return false
	}
	end := c.end
	if k := slices.IndexFunc(c.toks, func(u token.Token) bool { return u.Kind == token.Number }); k >= 0 {
		end = c.toks[k].Start
	}
	return t.within(c.start, end, aims) >= 0
}

// onlyChecked reports whether a clause says how many of something were looked at, and finds no fault with them: 查了3台塔吊.
func (t *ruling) onlyChecked(i int) bool {
	c := &t.clauses[i]
	l := runes.AnyAt(t.s.Runes, c.start, "查了", "检查了", "抽查了", "核查了", "看了", "查看了", "巡查了", "一共查了", "共查了")
	if l == 0 || t.faulty(i) || t.within(c.start, c.end, wrongs) >= 0 {
		return false
	}
	k := slices.IndexFunc(c.toks, func(u token.Token) bool { return u.Kind == token.Number })
	return k >= 0 && c.toks[k].Start <= c.start+l+1 && c.end-c.toks[k].End <= longestThing
}

// longestThing is how many characters the name of a thing may have that was counted.
const longestThing = 6

// onlyAsked reports whether a clause says what was asked for on a visit: 问问年报报没报.
func (t *ruling) onlyAsked(i int) bool {
	c := &t.clauses[i]
	at := c.start + runes.AnyAt(t.s.Runes, c.start, "就是", "就", "主要", "顺便")
	if runes.AnyAt(t.s.Runes, at, "问了问", "问问", "问了下", "问了一下", "问下", "问一下", "问", "了解下", "了解一下", "看看") == 0 {
		return false
	}
	for k := at; k < c.end; k++ {
		if isEither(t.s.Runes, k, c.end) || runes.AnyAt(t.s.Runes, k, "有没有", "是否") > 0 {
			return true
		}
	}
	return false
}

// bound makes part of a problem, or of its progress, until when something is to be done about
// it: …交给特设科，后天中午前报我.
func bound(t *ruling, labels []label) {
	for i := range labels {
		if c := &t.clauses[i]; labels[i] == begins(Plan) && c.has(lex.Perfect) && c.topic() != "" && c.awaits(t.utterance) {
			labels[i] = begins(Progress) // 电梯看过了钢丝绳周五换
		}
		if i == 0 {
			continue
		}
		c, k := &t.clauses[i], labels[i-1].kind()
		if labels[i] == begins(Plan) && k == Progress && !c.strong && othersDo(t, c) && c.awaits(t.utterance) {
			labels[i] = goesOn(k) // 3号梯那事，厂家周五来换; …要换主板，得等礼拜五
			continue
		}
		if l := labels[i]; l.kind() != Plan && !(l == outside && t.clauses[i-1].leads(t.utterance)) || k != Progress && k != Problem || c.strong || len(c.names) > 0 || c.has(lex.Meeting, lex.VisitType, lex.VisitVerb, lex.CallVerb) {
			continue
		}
		if slices.ContainsFunc(c.toks, func(u token.Token) bool {
			return u.Kind == token.When && (u.When.Kind == days.Deadline || days.BoundsAt(t.s.Runes, u.End))
		}) {
			labels[i] = goesOn(k)
		}
	}
}

// awaits reports whether a clause says what is to be done about a problem on a day to come:
// 周五换, 下周给答复.
func (c *clause) awaits(x *utterance) bool {
	if endsDone(x.s.Runes, c.end) && !runes.AnyBefore(x.s.Runes, c.end, "新的") || c.has(lex.VisitVerb, lex.VisitType, lex.Done) ||
		slices.ContainsFunc(c.toks, func(u token.Token) bool {
			return u.Is(lex.GoVerb) && runes.AnyAt(x.s.Runes, u.Start, "来", "回") == 0
		}) {
		return false
	}
	at := slices.IndexFunc(c.toks, func(u token.Token) bool {
		return u.Kind == token.When && (u.When.Kind == days.ComingTime || u.When.Kind == days.Weekday && u.When.Bare || slices.Contains([]string{"fut", "ahead"}, x.tense(u.When)))
	})
	return at >= 0 && (runes.AnyBefore(x.s.Runes, c.toks[at].Start, "等", "等到", "等着") || x.within(c.toks[at].End, c.end, mends) >= 0)
}

// othersDo reports whether a clause says what others are going to do, or only that it is to be waited for.
func othersDo(t *ruling, c *clause) bool {
	n := t.s.Runes
	at := c.start + runes.AnyAt(n, c.start, "得", "要", "还得", "还要", "只能", "只好", "就", "估计", "最快")
	return runes.AnyAt(n, c.start, parties...)+runes.AnyAt(n, at, "等", "说", "讲", "答应", "承诺") > 0 && t.within(c.start, c.end, []string{"我", "咱", "俺"}) < 0
}

// mends are what is done about a thing that is wrong.
var mends = strings.Split("换修退装检测出给来送拆补改调清贴验办赔弄搞答回", "")

// led keeps with a problem who leads and who goes along, and makes progress of it where that
// is all that is said of a thing: 计量科牵头，城东所配合.
func led(t *ruling, labels []label) {
	for i := len(labels) - 1; i >= 0; i-- {
		c := &t.clauses[i]
		k := labels[i].kind()
		leads := (k == Progress || k == Problem) && c.topic() == "" && t.refersTo(c) == 0
		if labels[i] != outside && !leads || c.asks || !c.leads(t.utterance) {
			continue
		}
		told := func(k int) bool { return labels[k].kind() == Problem || labels[k].kind() == Progress }
		switch next := i + 1; {
		case leads && !(next < len(labels) && labels[next] == begins(Problem) && !t.clauses[next].strong):
		case !leads && i > 0 && told(i-1) && !c.line:
			labels[i] = goesOn(labels[i-1].kind())
		case next < len(labels) && told(next) && labels[next].begin() && !t.clauses[next].line:
			labels[i], labels[next] = labels[next], goesOn(labels[next].kind()) // 特设科牵头，城东所配合，处理行车超期
			if was := labels[next]; i > 0 && labels[i-1] == outside && !c.strong && t.clauses[i-1].has(lex.Trouble) {
				labels[i-1] = begins(Problem) // 三号梯困人，城西所牵头，特设科配合
				for k := i; k < len(labels) && (k <= next || labels[k] == was); k++ {
					labels[k] = goesOn(Problem)
				}
			}
		case c.topic() != "" || t.refersTo(c) > 0:
			labels[i] = begins(Progress)
		}
	}
}

// broken makes a problem of a part that is told to be gone or broken, where nothing else of
// what it stands beside says so: 今天去居然，防脱钩装置没了.
func broken(t *ruling, labels []label) {
	for i := range labels {
		c, k, before := &t.clauses[i], labels[i].kind(), None
		if i > 0 {
			before = labels[i-1].kind()
		}
		if labels[i] == begins(Problem) && before == Visit && len(c.toks) <= 4 && runes.AnyBefore(t.s.Runes, c.end, ownLost...) && (i+1 == len(labels) || labels[i+1] != goesOn(Problem)) {
			labels[i] = goesOn(Visit) // 今天去居然，路上手机没了
			continue
		}
		if k != None && k != Visit && k != Activity && labels[i] != begins(Progress) || c.asks || c.has(lex.ThatOne, lex.GoVerb, lex.VisitVerb, lex.VisitType, lex.CallVerb) || goneAt(c, t.s.Runes) < 0 {
			continue
		}
		switch {
		case (k == Activity || k == Progress) && labels[i].begin():
			labels[i] = begins(Problem)
			for n := i + 1; n < len(labels) && labels[n] == goesOn(k); n++ {
				labels[n] = goesOn(Problem) // 公平秤坏了俩 今天换了新的 当场解决
			}
		case k != None, before == Visit, len(c.names) > 0:
			labels[i] = begins(Problem)
		case before == Problem:
			labels[i] = goesOn(Problem)
		}
	}
}

// goneAt is where a clause ends in that a part is gone or broken, or how many are, or -1:
// 防脱钩装置没了, 公平秤坏了俩.
func goneAt(c *clause, n []rune) int {
	for k := max(c.start+2, c.end-6); k < c.end; k++ {
		if !going[n[k]] {
			continue
		}
		to := k + runes.AnyAt(n, k, "没了", "坏了", "灭了", "不见了", "断了", "掉了", "丢了", "裂了", "破了", "少了", "缺了", "少", "缺", "坏")
		counted := to < c.end && c.end-to <= 3 && strings.ContainsRune("一二两三四五俩仨几好半123456789", n[to])
		if to == k || to > c.end || !counted && (to < c.end || n[to-1] != '了') {
			continue
		}
		thing := slices.ContainsFunc(c.toks, func(u token.Token) bool { return u.End == k && u.Is(lex.Topic) && !u.Word.Bad })
		if (thing || parts[n[k-1]]) && !runes.AnyBefore(n, k, "手机", "打印机", "复印机", "相机", "册", "折页", "单页", "资料", "材料", "名单") {
			return k
		}
	}
	return -1
}

// ownLost say that somebody lost or broke what is his own.
var ownLost = []string{"手机没了", "手机坏了", "手机丢了", "手机没电了", "打印机坏了", "复印机坏了", "相机坏了", "本子丢了", "钥匙丢了", "册子没了", "折页没了", "资料没了"}

// going begin the words that say so.
var going = runes.Set("没坏灭不断掉丢裂破少缺")

// parts are how the names of parts end.
var parts = runes.Set("置器灯秤门栏板绳栓箱梯锁扣链牌签罩盖线管阀网桩架钩轮璃钮关泵缆")

// goSee parts a problem that begins with somebody going to see: the going is a visit. What
// is wrong stands in the clauses behind.
func goSee(t *ruling, labels []label) {
	for i := 0; i+1 < len(labels); i++ {
		if labels[i].kind() != Problem || labels[i+1] != goesOn(Problem) || !t.looksIn(i) || t.clauses[i+1].strong && !t.clauses[i+1].bullet {
			continue
		}
		from := i
		for !labels[from].begin() && from > 0 && labels[from-1].kind() == Problem && t.isBareHead(from-1) {
			from--
		}
		if !labels[from].begin() {
			continue
		}
		for k := from; k < i; k++ {
			labels[k] = outside
		}
		labels[i], labels[i+1] = begins(Visit), begins(Problem)
	}
}

// isBareHead reports whether a clause is a head or a title that names nothing.
func (t *ruling) isBareHead(i int) bool {
	c := &t.clauses[i]
	return len(c.names) == 0 && c.topic() == "" && !c.hasNumber && !c.has(lex.Trouble)
}

// looksIn reports whether a clause says no more than that somebody went to a point or
// looked at it.
func (t *ruling) looksIn(i int) bool {
	c := &t.clauses[i]
	if len(c.names) == 0 || c.has(lex.Trouble, lex.Report, lex.Saying, lex.ThatOne, lex.NotDone, lex.Modal) {
		return false
	}
	if t.within(c.start, c.end, []string{"看了", "看的", "查了", "检查", "巡查", "查看", "赴", "去了", "去的", "去看", "昨天查", "今天查", "日常"}) < 0 && !c.has(lex.VisitVerb, lex.CallVerb) {
		return false
	}
	return !slices.ContainsFunc(c.toks, func(u token.Token) bool { return isBad(&u, t.s.Runes) })
}

// twin parts problems that are listed with 、: another thing, and what is wrong with it, is
// another problem: 3号梯底坑积水、5号梯应急照明失效.
func twin(t *ruling, labels []label) {
	for i := 1; i < len(labels); i++ {
		c, before := &t.clauses[i], &t.clauses[i-1]
		if labels[i] != goesOn(Problem) && labels[i] != begins(Problem) || labels[i-1].kind() != Problem || runes.At(t.s.Runes, c.start-1) != '、' {
			continue
		}
		a, b := t.thingOf(before), t.thingOf(c)
		if a != "" && b != "" && a != b {
			labels[i] = begins(Problem)
		}
	}
}

// thingOf is the thing that a clause finds fault with: its number, or else its name.
func (t *ruling) thingOf(c *clause) string {
	for k := range c.toks {
		if u := &c.toks[k]; u.Kind == token.Number && u.Num.Odd || u.Is(lex.Topic) && !u.Word.Bad {
			return t.span(u.Start, u.End)
		}
	}
	return ""
}

// isClean reports whether a clause says that nothing is wrong: 未发现过期食品, 许可证过期0户.
func (t *ruling) isClean(i int) bool {
	c := &t.clauses[i]
	for k := c.start; k < c.end; k++ {
		l := runes.AnyAt(t.s.Runes, k, foundNone...)
		if l > 0 && (t.familiesIn(k+l, c.end)&faultFamily != 0 || t.within(k+l, c.end, wrongs) >= 0) && t.familiesIn(c.start, k)&faultFamily == 0 {
			return true
		}
	}
	if t.within(c.start, c.end, nobody) >= 0 || t.acts[i]&faultFamily != 0 && runes.AnyBefore(t.s.Runes, c.end, "没见着", "没发现", "没看到", "没查到") ||
		runes.AnyAt(t.s.Runes, c.start, "没有", "也没有", "没") > 0 && runes.AnyBefore(t.s.Runes, c.end, "的") && c.has(lex.Trouble) && len(c.toks) <= 4 {
		return true // 没有超期的
	}
	return slices.ContainsFunc(c.toks, func(u token.Token) bool {
		return u.Kind == token.Number && !u.Num.Odd && u.Num.Value == 0 && !u.Num.Vague && u.Num.Unit != ""
	}) && (c.has(lex.Trouble) || t.acts[i]&faultFamily != 0)
}

var (
	foundNone = []string{"未发现", "没发现", "没有发现", "未见", "没见", "不存在", "没查出", "没查到", "未查出", "未查到", "没有查出", "无一", "均无", "都没有", "没看到"}
	nobody    = []string{"没人投诉", "没人反映", "没人举报", "没收到投诉", "没接到投诉", "无人投诉", "没有人投诉", "没有人反映"}
	wrongs    = []string{"异常", "隐患", "违法", "违规", "问题", "无证", "虚假", "不符", "未检", "带病", "毛病", "问题线索"}
)

// clean takes back a problem of which no clause says that anything is wrong, and one says
// that nothing is.
func clean(t *ruling, labels []label) {
	for i := 0; i < len(labels); i++ {
		if labels[i] != begins(Problem) {
			continue
		}
		end, found, wrong := i, false, false
		for ; end < len(labels) && (end == i || labels[end] == goesOn(Problem)); end++ {
			c := &t.clauses[end]
			switch {
			case t.isClean(end) || c.has(lex.NoProblem):
				found = true
			case c.has(lex.Trouble, lex.Report) || t.acts[end]&faultFamily != 0:
				wrong = true
			}
		}
		if !found || wrong {
			continue
		}
		to := outside
		switch {
		case i > 0 && labels[i-1].kind() == Visit:
			to = goesOn(Visit)
		case len(t.clauses[i].names) > 0:
			to = begins(Visit)
		}
		for k := i; k < end; k++ {
			if labels[k] = to; to == begins(Visit) {
				to = goesOn(Visit)
			}
		}
	}
}

// handedOut makes part of the visit, and no problem, what was handed out there, also behind a
// problem: 发现电梯没检，顺便发了30份宣传册.
func handedOut(t *ruling, labels []label) {
	for i := range labels {
		visited := len(t.clauses[i].names) == 0 && slices.ContainsFunc(labels[:i], func(l label) bool { return l.kind() == Visit })
		ofProblem := labels[i].kind() == Problem && (i+1 == len(labels) || labels[i+1] != goesOn(Problem))
		switch {
		case !ofProblem && !(visited && labels[i] == outside), !t.handsOut(i):
		case visited:
			labels[i] = goesOn(Visit)
		default:
			labels[i] = begins(Visit)
		}
	}
}

// handsOut reports whether a clause says that papers were handed out, and of nothing wrong.
func (t *ruling) handsOut(i int) bool {
	c := &t.clauses[i]
	at := t.within(c.start, c.end, lex.Handing)
	return at >= 0 && t.within(at, c.end, lex.Papers) >= 0 && !c.has(lex.Trouble, lex.Report) && t.within(c.start, at, []string{"收到", "接到", "乱", "没", "违规"}) < 0
}

// answered makes one of a question and of what answers it: 支委会开没开？开了，昨天. What is
// answered with 还没 asks for nothing.
func answered(t *ruling, labels []label) {
	say := &listener{t.sentence}
	for i := 0; i+1 < len(labels); i++ {
		k, next := labels[i].kind(), &t.clauses[i+1]
		if said := t.affirms(i); said != None && (k == None || k == Query || k == said) {
			labels[i], labels[i+1] = begins(said), goesOn(said)
			t.restore(i)
			if i+2 < len(labels) && len(t.clauses[i+2].names) == 0 && (labels[i+2] == begins(said) || labels[i+2] == outside && t.clauses[i+2].hasNumber) {
				labels[i+2] = goesOn(said)
			}
			continue
		}
		if k != None && k != Query || !say.asksIn(i) || say.asksIn(i+1) && !t.answersNo(i+1) || next.strong && !t.clauses[i].asks || len(next.names) > 0 {
			continue
		}
		switch said := labels[i+1].kind(); said {
		case Visit, Meeting, Activity:
			if e := eventOf(&t.clauses[i]); e != "" || len(t.clauses[i].names) > 0 {
				labels[i], labels[i+1] = begins(said), goesOn(said)
			}
		case None:
			if t.answersNo(i+1) && !slices.ContainsFunc(labels[i+1:], func(l label) bool { return l != outside }) {
				labels[i] = outside
			}
		}
	}
}

// answersNo reports whether a clause says of what was asked that it was not done: 还没呢.
func (t *ruling) answersNo(i int) bool {
	n, at := t.s.Runes, t.clauses[i].start
	if who := runes.AnyAt(n, at, "他们", "人家", "他们支部", "我们", "咱们", "俺们", "那边"); who > 0 {
		return runes.AnyAt(n, at+who, "没", "还没", "不", "未") > 0 && (t.denies(i) || eventOf(&t.clauses[i]) != "") // 他们没支委会
	}
	return t.denies(i) && runes.AnyAt(n, at, "没", "还没", "未", "尚未") > 0
}

// restore gives a clause back what was struck because it asks: 居然今天去没去, 党课讲没讲.
func (t *ruling) restore(i int) {
	c := &t.clauses[i]
	end := c.end
	for k := range c.toks {
		for _, s := range t.struck {
			if s.Start == c.toks[k].Start && c.toks[k].Kind == token.Text {
				c.toks[k] = s
				c.learn(&s)
			}
		}
	}
	c.end = end
}

// affirms is what was done, or None, where somebody asks himself whether and says with the
// same word that it was: 居然去没去？去了.
func (t *ruling) affirms(i int) Kind {
	c, next, n := &t.clauses[i], &t.clauses[i+1], t.s.Runes
	at, end := next.start, next.start+1
	if said := runes.At(n, end); said != '了' && said != '过' {
		end++
	}
	said := runes.At(n, end)
	if said != '了' && said != '过' || end > next.end || t.within(c.start, c.end, []string{string(n[at:end])}) < 0 || runes.AnyAt(n, end+1, "再说", "的话", "就") > 0 || t.acts[i+1]&condFamily != 0 || len(next.names) > 0 || next.asks {
		return None
	}
	if say := (&listener{t.sentence}); !say.asksIn(i) || say.asksIn(i+1) {
		return None
	}
	struck := func(sort slotSort) bool {
		return slices.ContainsFunc(t.struck, func(s token.Token) bool { return sortOf(&s) == sort && s.Start >= c.start && s.End <= c.end })
	}
	switch {
	case c.has(lex.Meeting) || struck(slotMeeting):
		return Meeting
	case c.has(lex.GroupCue, lex.FigureCue):
		return Activity
	case (len(c.names) > 0 || struck(slotName)) && strings.ContainsRune("去跑走到转看巡查", n[at]):
		return Visit
	}
	return None
}

// headless takes back the beginning of a problem or of progress that says nothing, where
// another thing begins right behind it: 周报, 计量科：, 我跟你说哈.
func headless(t *ruling, labels []label) {
	for i := 0; i+1 < len(labels); i++ {
		if !labels[i].begin() || !labels[i+1].begin() {
			continue
		}
		empty := false
		switch k := labels[i].kind(); k {
		case Problem, Progress:
			empty = t.isBareHead(i) && !t.tellsOfOne(i) || t.onlyHeads(i)
		case Correction:
			empty = t.isBareHead(i) && !t.tellsOfOne(i)
		}
		if empty || labels[i].kind() != Query && t.onlyAnnounces(i) {
			labels[i] = outside
		}
	}
}

// onlyHeads reports whether a clause that ends in a colon names no more than whose list
// follows: 特设科：, 步行街：, 居然新增问题：.
func (t *ruling) onlyHeads(i int) bool {
	c := &t.clauses[i]
	if !c.header || c.has(lex.Done, lex.Ongoing, lex.ThatOne, lex.Trouble) || t.acts[i]&faultFamily != 0 || t.refersTo(c) != 0 || len(c.toks) > 5 {
		return false
	}
	if c.topic() == "" {
		return true
	}
	us, _ := t.r.units.Ending(t.s.Runes[c.start:], c.end-1-c.start)
	return len(us) > 0
}

// onlyAnnounces reports whether a clause says no more than how much is going to be told: 再补
// 一条.
func (t *ruling) onlyAnnounces(i int) bool {
	c := &t.clauses[i]
	if !c.hasNumber || len(c.names)+len(c.whens) > 0 || len(c.toks) > 3 || c.has(lex.FigureCue, lex.GroupCue, lex.VisitType, lex.Meeting, lex.Solve, lex.VisitVerb, lex.CallVerb, lex.Topic, lex.Trouble) {
		return false
	}
	return !slices.ContainsFunc(c.toks, func(u token.Token) bool { return u.Kind == token.Number && !announces[u.Num.Unit] })
}

// tellsOfOne reports whether a clause says something of a problem: its fault, its state or which
// it is.
func (t *ruling) tellsOfOne(i int) bool {
	c := &t.clauses[i]
	return c.has(lex.Done, lex.Ongoing, lex.ThatOne, lex.Topic) || t.acts[i]&faultFamily != 0 || t.refersTo(c) != 0
}

// headed keeps a list under its head: what begins with 谈心谈话： and goes on with points and
// numbers alone is all of that; and each 扶梯：等配件 of a list is progress of its own.
func headed(t *ruling, labels []label) {
	head := None
	for i := range labels {
		c, k := &t.clauses[i], labels[i].kind()
		switch {
		case c.header && len(c.names)+len(c.whens) == 0 && !c.hasNumber && c.has(lex.Meeting, lex.VisitType, lex.GroupCue, lex.FigureCue):
			head = k
		case c.strong:
			head = None
		case head != None && k != head && k != None && c.countsAlone():
			labels[i] = goesOn(head)
		}
		if i > 0 && i == len(labels)-1 && (k == Problem || k == Progress) && labels[i-1].kind() == k && t.saysPlaceOfAll(i) {
			labels[i] = goesOn(k)
		}
		if labels[i] == goesOn(Progress) && c.header && c.strong && i+1 < len(labels) && labels[i+1] == goesOn(Progress) && (t.thingOf(c) != "" || len(c.toks) <= 2) {
			labels[i] = begins(Progress)
		}
	}
}

// decided makes a meeting of one that was held on a day and said to have set what follows:
// 今天支委会定了：18号讲党课.
func decided(t *ruling, labels []label) {
	for i := range labels {
		c, m := &t.clauses[i], t.clauses[i].first(lex.Meeting)
		if m == nil || labels[i] != outside && labels[i] != begins(Plan) || c.asks || t.denies(i) || t.within(m.End, c.end, []string{"定了", "议定", "商定", "决定", "定下", "研究定"}) < 0 {
			continue
		}
		held := c.part || slices.ContainsFunc(c.toks, func(u token.Token) bool {
			return u.Kind == token.When && u.Start < m.Start && slices.Contains([]string{"past", "today"}, t.tense(u.When))
		})
		if next := slices.IndexFunc(labels[i+1:], func(l label) bool { return l != outside }); held && next >= 0 && labels[i+1+next].kind() == Plan {
			labels[i], labels[i+1+next] = begins(Meeting), begins(Plan)
		}
	}
}

// extended makes progress of what asks for more time for a thing: 申请延期：货梯整改延到4月28日.
func extended(t *ruling, labels []label) {
	for i := range labels {
		from, to := sentenceOf(t.clauses, i)
		if labels[i].kind() != Plan || t.within(t.clauses[from].start, t.clauses[i].end, []string{"申请延期", "延期申请"}) < 0 || slices.ContainsFunc(t.clauses[from:to], func(c clause) bool {
			return c.has(lex.Meeting, lex.VisitType, lex.CallVerb, lex.VisitVerb, lex.GoVerb)
		}) {
			continue
		}
		labels[i] = label(int(labels[i]) - int(begins(Plan)) + int(begins(Progress)))
	}
}

// taught makes part of a record what was taught or learned there: 质量培训1次，57人次，讲抽检常见
// 不合格项.
func taught(t *ruling, labels []label) {
	for i := 1; i < len(labels); i++ {
		c, k := &t.clauses[i], labels[i-1].kind()
		if labels[i] != begins(Problem) && labels[i] != begins(Activity) || k != Visit && k != Meeting && k != Activity || c.strong || c.hasNumber || len(c.names)+len(c.whens) > 0 {
			continue
		}
		if runes.AnyAt(t.s.Runes, c.start, "讲", "学", "主要讲", "主讲", "内容") > 0 || runes.AnyBefore(t.s.Runes, t.clauses[i-1].end, "讲的", "学的", "讲的是", "学的是") {
			labels[i] = goesOn(k)
		}
	}
}

// others begins another problem where a clause only says of whom it is: 还有一家眼镜店，传单上写
// 包治近视.
func others(t *ruling, labels []label) {
	for i := 1; i+1 < len(labels); i++ {
		c, next := &t.clauses[i], labels[i+1]
		if labels[i] == goesOn(Problem) && next.kind() == Problem && !t.clauses[i+1].strong && !t.faulty(i) && len(c.toks) <= 4 && runes.AnyAt(t.s.Runes, c.start, "还有一家", "还有一户", "还有个", "还有一个", "另一家", "另一户", "另有一家", "另有一户", "另外一家", "另外一户", "再一个", "再有一家") > 0 {
			labels[i], labels[i+1] = begins(Problem), goesOn(Problem)
		}
	}
}
