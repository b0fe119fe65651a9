package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// Before clauses are cut, marks sees what only the neighbours of a token tell. Each
// kind is a pass of its own over the tokens.

// marks runs the passes over tokens and returns what was struck: taken back, not
// done, or only on an agenda.
func (x *utterance) marks(toks []token.Token) []token.Token {
	n := x.s.Runes
	shortDays(toks, n)
	rooms(toks, n)
	money(toks, n)
	asSoonAs(toks, n)
	doneVerbs(toks, n)
	fillers(toks, n)
	feasts(toks)
	x.weeks(toks)
	eitherDay(toks, n)
	dayNamed(toks, n)
	tools(toks, n)
	groupMeetings(toks, n)
	struck := append(excused(toks, n), strike(toks, n)...)
	struck = append(struck, agendas(toks, n)...)
	struck = append(struck, instead(toks, n)...)
	return append(struck, undoneOnes(toks, n)...)
}

// plainText makes a token one that means nothing.
func plainText(t *token.Token) token.Token {
	was := *t
	*t = token.Token{Kind: token.Text, Start: t.Start, End: t.End, Word: token.NoWord}
	return was
}

// shortDays reads 昨, 今 and 明 that stand alone: 居然昨讲消保法, 送政策 38户 今.
func shortDays(toks []token.Token, n []rune) {
	for i := range toks {
		t := &toks[i]
		if t.Kind != token.Text || t.End-t.Start != 1 {
			continue
		}
		day, ok := map[rune]int{'昨': -1, '今': 0, '明': 1}[n[t.Start]]
		if !ok || n[t.Start] == '明' && i+1 < len(toks) && toks[i+1].Kind != token.Break && toks[i+1].Kind != token.Name {
			continue
		}
		t.Kind, t.When = token.When, days.When{Kind: days.Relative, Day: day, End: t.End}
	}
}

// roomNouns are what is numbered with 号: 1号客梯, 2号施工升降机.
var roomNouns = []string{"楼", "客梯", "货梯", "电梯", "扶梯", "梯", "施工", "升降", "门", "机", "线", "柜", "库", "泵", "塔", "厂房", "车间", "仓", "炉", "锅炉", "地磅", "磅", "秤", "行车", "叉车", "吊", "摊", "铺", "档", "馆", "厅", "桌", "桩"}

// lapses stand before how many days something is late: 迟延23日.
var lapses = []string{"迟延", "延迟", "逾期", "超期", "过期", "滞后", "超过", "晚了", "拖了", "欠费", "停用", "停业", "满"}

// rooms takes 1号客梯 for the number of a thing rather than a day, and 迟延23日 and 七日无理由退货 for a time.
func rooms(toks []token.Token, n []rune) {
	for i := range toks {
		if t := &toks[i]; t.Kind == token.When && t.When.Kind == days.DayOfMonth && t.When.Bare && (runes.AnyAt(n, t.End, roomNouns...) > 0 || runes.AnyAt(n, t.End, "无理由", "之内", "以内", "内") > 0 || runes.AnyBefore(n, t.Start, lapses...)) {
			plainText(t)
		}
	}
}

// money takes a number without a unit for none where it is what was paid: 花了两万多.
func money(toks []token.Token, n []rune) {
	for i := range toks {
		if t := &toks[i]; t.Kind == token.Number && t.Num.Unit == "" && runes.AnyBefore(n, t.Start, "花", "花了", "花费", "花费了", "投入", "投入了", "投资", "投资了") {
			plainText(t)
		}
	}
}

// asSoonAs takes 一 before a verb for no number: 客人一来又忘了, 拿尺一量.
func asSoonAs(toks []token.Token, n []rune) {
	for i := range toks {
		t := &toks[i]
		if t.Kind == token.Number && t.Num.Unit == "" && t.End-t.Start == 1 && n[t.Start] == '一' && i > 0 && toks[i-1].End == t.Start && toks[i-1].Kind != token.Break && strings.ContainsRune("来去看忙走问查量听到开闹", runes.At(n, t.End)) {
			plainText(t)
		}
	}
}

// doneVerbs reads a verb of a note that stands alone, 货梯→已修，销, for 已办结.
func doneVerbs(toks []token.Token, n []rune) {
	for i := range toks {
		t := &toks[i]
		if t.Kind != token.Text || i+1 < len(toks) && toks[i+1].Kind != token.Break {
			continue
		}
		switch said := string(n[t.Start:t.End]); {
		case i > 0 && toks[i-1].Kind == token.Break && (said == "销" || said == "结" || said == "可结"):
		case len(said) > 3 && strings.HasPrefix(said, "已") && strings.Contains("修 换 拆 改 清 装 补 赔 贴 撤 结 销", said[len("已"):]):
		default:
			continue
		}
		t.Kind, t.Word = token.Word, &lex.Word{Class: lex.Done}
	}
}

// fillers takes 那个 for nothing where somebody only looks for words: 嗯那个……, 那个啥.
func fillers(toks []token.Token, n []rune) {
	for i := range toks {
		if t := &toks[i]; t.Is(lex.ThatOne) && t.End-t.Start == 2 && runes.At(n, t.End-1) == '个' && (runes.AnyAt(n, t.End, "啥", "什么", ".", "…", ",那个") > 0 || runes.AnyBefore(n, t.Start, "嗯", "呃", "额", "嗯呐")) {
			plainText(t)
		}
	}
}

// feasts takes a feast that stands beside a day of its own for a name: 4月7日开展“清明祭
// 英烈”活动.
func feasts(toks []token.Token) {
	for i := range toks {
		t := &toks[i]
		if t.Kind != token.When || t.When.Feast == 0 || t.When.Off != 0 {
			continue
		}
		for k := i - 1; k >= 0 && !(toks[k].Kind == token.Break && strings.ContainsRune(",，;。!?、\n", toks[k].Sign)); k-- {
			if u := &toks[k]; u.Kind == token.When && u.When.Exact() && u.When.Feast == 0 && t.Start-u.End > 1 {
				plainText(t)
				break
			}
		}
	}
}

// nextWeek are the ways to name the week that is to come.
var nextWeek = []string{"下周", "下礼拜", "下星期", "下个礼拜", "下个星期", "下一周"}

// weeks reads the weekdays that follow one of a coming week, or the name of it, as days of
// that week: 下周安排：周一钢市、周三建工.
func (x *utterance) weeks(toks []token.Token) {
	n := x.s.Runes
	week, last := 0, 0
	for i := range toks {
		t := &toks[i]
		switch {
		case t.Kind == token.Break && t.Sign == '。':
			week = 0
		case t.Kind != token.When:
		case t.When.Kind == days.Weekday && t.When.Bare:
			if week > 0 && t.When.Day > last {
				t.When.Bare, t.When.Shift, last = false, week, t.When.Day
			} else {
				week = 0
			}
		case t.When.Kind == days.Weekday:
			week, last = t.When.Shift, t.When.Day
		case runes.AnyAt(n, t.Start, nextWeek...) > 0:
			if week, last = 1, 0; t.When.Exact() { // 下礼拜二二十一号
				if day, ok := t.When.Resolve(x.today, true); ok {
					last = (int(day.Weekday())+6)%7 + 1
				}
			}
		case t.When.Exact():
			week = 0
		}
	}
}

// eitherDay strikes the two days that somebody hesitates between where the one that it was
// follows: 周二还是周一来着，嗯，周一.
func eitherDay(toks []token.Token, n []rune) {
	var exact []int
	for i := range toks {
		if toks[i].Kind == token.When && toks[i].When.Exact() {
			exact = append(exact, i)
		}
	}
	for k := 0; k+2 < len(exact); k++ {
		a, b, c := &toks[exact[k]], &toks[exact[k+1]], &toks[exact[k+2]]
		if or := string(n[a.End:b.Start]); (or == "还是" || or == "要么") && c.Start-b.End <= 12 && slices.Contains([]days.When{plainDay(a), plainDay(b)}, plainDay(c)) {
			for z := exact[k]; z <= exact[k+1]; z++ {
				plainText(&toks[z])
			}
		}
	}
}

// naming stand between a day and the weekday that it was.
var naming = []string{"是", "那天是", "那天刚好是", "那天正好是", "那天正好", "那天刚好", "那日是", ",是", ",那天是", "当天是"}

// dayNamed strikes the weekday that a day is said to have been: 四月八号那天是礼拜三.
func dayNamed(toks []token.Token, n []rune) {
	last := -1
	for i := range toks {
		t := &toks[i]
		if t.Kind != token.When || !t.When.Exact() {
			continue
		}
		if last >= 0 && t.When.Kind == days.Weekday && t.When.Bare {
			switch between := string(n[toks[last].End:t.Start]); {
			case slices.Contains(naming, between), isDate(&toks[last]) && (between == "那天" || between == "那日"):
				plainText(t)
				continue
			}
		}
		last = i
	}
}

// isDate reports whether a day is said by its number in a month.
func isDate(t *token.Token) bool {
	return t.When.Kind == days.DayOfMonth || t.When.Kind == days.MonthDay
}

// plainDay is the day of a token without its place in the text.
func plainDay(t *token.Token) days.When {
	w := t.When
	w.End = 0
	return w
}

// tools takes what somebody measures with for no matter of its own: 拿卡尺一量.
func tools(toks []token.Token, n []rune) {
	for i := range toks {
		t := &toks[i]
		if t.Is(lex.Topic) && runes.AnyBefore(n, t.Start, "拿", "用", "使") && runes.HasAt(n, t.End, "一") && runes.AnyAt(n, t.End+1, "量", "称", "测", "卡", "比", "试", "查", "验") > 0 {
			plainText(t)
		}
	}
}

// groupMeetings reads 一组会 as a 党小组会, 支委碰头 as a 支委会 and the 大会 of a branch as a
// 党员大会.
func groupMeetings(toks []token.Token, n []rune) {
	for i := range toks {
		t := &toks[i]
		switch {
		case t.Kind == token.Number && t.Num.Unit == "组" && runes.At(n, t.End) == '会' && t.Num.Value >= 1 && t.Num.Value <= 9:
			*t = token.Token{Kind: token.Word, Start: t.Start, End: t.End, Word: &lex.Word{Class: lex.GroupRef, Value: string(rune('0' + t.Num.Value))}}
			if i+1 < len(toks) && toks[i+1].Kind == token.Text && toks[i+1].End-toks[i+1].Start == 1 {
				toks[i+1].Kind, toks[i+1].Word = token.Word, &lex.Word{Class: lex.Meeting, Value: "党小组会"}
			}
		case i > 0 && runes.HasAt(n, t.Start, "大会") && t.End-t.Start <= 2 && (toks[i-1].Kind == token.Name && toks[i-1].End == t.Start && n[t.Start-1] == '部' || toks[i-1].Is(lex.BranchWord)):
			if t.End-t.Start == 1 && i+1 < len(toks) { // 居然支部大会到会五个
				if next := &toks[i+1]; next.End-next.Start == 2 && n[next.End-1] == '到' {
					next.Start, next.Kind, next.Word = next.Start+1, token.Word, &lex.Word{Class: lex.Present}
				}
			}
			t.End, t.Kind, t.Word = t.Start+2, token.Word, &lex.Word{Class: lex.Meeting, Value: "党员大会"}
		case t.Is(lex.SomeMeeting) && strings.Contains(string(n[t.Start:t.End]), "碰") && strings.Contains(string(n[max(0, t.Start-8):t.Start]), "支委"):
			t.Word = &lex.Word{Class: lex.Meeting, Value: "支委会"}
		}
	}
}

// agendaVerbs open what a meeting was about.
var agendaVerbs = strings.Fields(agendaWords + " 议题 议程 议的 学习 学了 学的 改选 补选 主题是 内容是 内容：")

// agendaEnds are what stands behind a meeting that was only spoken of.
var agendaEnds = []string{"安排", "怎么", "请谁", "讲啥", "讲什么", "办法", "议程", "议题", "工作报告", "公示", "地点", "方案", "材料", "通知", "筹备", "事宜", "的事", "时间", "主题", "选址", "准备工作", "的要求", "会前", "要求", "制度"}

// agendas strikes the meetings that are only spoken of at another one: 支委会研究
// 党课安排, 党员大会选举支委会. Where every meeting is, none is struck.
func agendas(toks []token.Token, n []rune) []token.Token {
	var about []int
	held, scope := 0, false
	for i := range toks {
		t := &toks[i]
		switch {
		case t.Kind == token.Break && strings.ContainsRune(",。;!?\n", t.Sign):
			if t.Sign == '\n' || !continuesAgenda(toks, n, i) {
				scope = false
			}
		case t.Is(lex.Meeting):
			if runes.AnyBefore(n, t.Start, "经", "经过") && runes.AnyAt(n, t.End, "研究", "讨论", "决定", "同意", "商定", "审议") > 0 {
				about, held = append(about, i), held+1 // 经支委会研究，定于…召开党员大会
			} else if !cameIn(n, t.End) && (scope || runes.AnyAt(n, t.End, agendaEnds...) > 0) {
				about = append(about, i)
			} else {
				held++
			}
		default:
			for k := t.Start; k < t.End && !scope; k++ {
				if runes.AnyAt(n, k, agendaVerbs...) > 0 {
					scope = true
				}
			}
		}
	}
	if held == 0 {
		return nil
	}
	var out []token.Token
	for _, i := range about {
		out = append(out, plainText(&toks[i]))
	}
	return out
}

// cameIn reports whether the papers of the meeting at n[:end] came in and are to be entered:
// 报来的党课材料收到了，应到5人….
func cameIn(n []rune, end int) bool {
	end += runes.AnyAt(n, end, "的")
	l := runes.AnyAt(n, end, "材料", "记录", "资料", "情况")
	if l == 0 || runes.AnyAt(n, end+l, "收到", "收悉", "已收", "已经收到", "收讫") == 0 {
		return false
	}
	said := string(n[end:])
	return strings.Contains(said, "应到") || strings.Contains(said, "实到")
}

// continuesAgenda reports whether what follows a break is still what the meeting was
// about: nothing new begins there.
func continuesAgenda(toks []token.Token, n []rune, i int) bool {
	if i+1 >= len(toks) {
		return true
	}
	t := &toks[i+1]
	if t.Kind == token.When || t.Kind == token.Name || t.Kind == token.Number || t.Kind == token.Pair || t.IsAny(lex.Expected, lex.Present, lex.Joint) {
		return false
	}
	return t.Is(lex.Meeting) && runes.AnyAt(n, t.End, agendaEnds...) > 0
}

// turnings say that something else was done than was meant to be.
var turnings = []string{"改去", "就去了", "转去", "转到", "就转", "就看", "就走", "就改", "只转", "只看", "就在", "换到", "拐到", "拐去", "绕到", "弯到"}

// instead strikes the points and types that were meant to be, where it is said what was done
// instead: 本来说去建工的，结果人家停工，就改去运营公司; 本来是送政策去的，没人来，就转了转.
func instead(toks []token.Token, n []rune) []token.Token {
	var out []token.Token
	for i := range toks {
		if !toks[i].Is(lex.Undoing) {
			continue
		}
		turn := slices.IndexFunc(toks[i:], func(u token.Token) bool { return u.Kind != token.Break && runes.AnyAt(n, u.Start, turnings...) > 0 })
		if stop := slices.IndexFunc(toks[i:], func(u token.Token) bool { return u.Kind == token.Break && strings.ContainsRune("。;\n", u.Sign) }); turn < 0 || stop >= 0 && stop < turn {
			continue
		}
		turn += i
		elsewhere := slices.ContainsFunc(toks[turn:min(len(toks), turn+5)], func(u token.Token) bool { return u.Kind == token.Name })
		for k := i; k < turn; k++ {
			if toks[k].Is(lex.VisitType) || toks[k].Kind == token.Name && elsewhere {
				out = append(out, plainText(&toks[k]))
			}
		}
	}
	return out
}

// again says that what was not done is to be done on another day.
var again = []string{"改", "推", "挪", "延", "下次", "明天", "后天", "再去", "再开", "再补", "补"}

// undoneOnes strikes what was not done: 支委会没开, 没搞成主题党日, 路过钢市没停. It
// stands before the word that says so or, where nothing does, behind it.
func undoneOnes(toks []token.Token, n []rune) []token.Token {
	var out []token.Token
	several := 0
	for i := range toks {
		if sort := sortOf(&toks[i]); sort == slotName || sort == slotVisit || sort == slotMeeting {
			several++
		}
	}
	if several < 2 {
		return nil // nothing else was done: the clause's label tells
	}
	for i := range toks {
		if !deniesDeed(&toks[i], n) {
			continue
		}
		at := deniedAt(toks, i)
		if at < 0 {
			continue
		}
		if toks[at].Kind == token.Name && (putOff(toks, max(i, at), n) || someoneElse(toks, max(i, at), n)) {
			continue
		}
		out = append(out, plainText(&toks[at]))
		for k := at - 2; k >= 0 && toks[k].Kind == token.Name && n[toks[k+1].Start] != ',' && toks[k+1].End-toks[k+1].Start == 1 && strings.ContainsRune("、和跟与", n[toks[k+1].Start]); k -= 2 {
			out = append(out, plainText(&toks[k])) // 居然和步行街没去成
		}
	}
	return out
}

// putOff reports whether words behind the i-th token say that what was not done there is to
// be done again, and name no other point: 步行街没去成，明天再去, but not 改去的居然.
func putOff(toks []token.Token, i int, n []rune) bool {
	to := min(len(n), toks[i].End+8)
	if !slices.ContainsFunc(again, func(w string) bool { return strings.Contains(string(n[toks[i].End:to]), w) }) {
		return false
	}
	k := slices.IndexFunc(toks[i+1:], func(u token.Token) bool { return u.Kind == token.Name || u.Kind == token.When })
	return k < 0 || toks[i+1+k].Kind == token.When || toks[i+1+k].Start >= to
}

// someoneElse reports whether words behind the i-th token say that somebody else went there: 建工俺没空去老李去的.
func someoneElse(toks []token.Token, i int, n []rune) bool {
	to := min(len(n), toks[i].End+6)
	at := strings.Index(string(n[toks[i].End:to]), "去的")
	return at > 0 && !slices.ContainsFunc(toks[i+1:], func(u token.Token) bool { return u.Kind == token.Name && u.Start < to })
}

// deniesDeed reports whether a token says that something was not done.
func deniesDeed(t *token.Token, n []rune) bool {
	if t.Is(lex.NotDone) {
		said := string(n[t.Start:t.End])
		return strings.HasPrefix(said, "没") || strings.HasPrefix(said, "未") || strings.HasPrefix(said, "关门") || strings.HasPrefix(said, "还没")
	}
	return t.Kind == token.Text && runes.AnyAt(n, t.Start, "没停", "没进", "没人就", "没人来") > 0
}

// deniedAt finds what the i-th token denies.
func deniedAt(toks []token.Token, i int) int {
	for k := i - 1; k >= 0 && toks[i].Start-toks[k].End <= 4; k-- {
		t := &toks[k]
		switch {
		case t.Kind == token.Break && t.Sign != ' ', t.Is(lex.Perfect), t.Kind == token.Number:
			k = 0
		case t.Kind == token.Name, t.Is(lex.Meeting), t.Is(lex.VisitType):
			return k
		}
	}
	if i+1 < len(toks) && toks[i+1].Start == toks[i].End && (toks[i+1].IsAny(lex.Meeting, lex.VisitType) || toks[i+1].Kind == token.Name) {
		return i + 1
	}
	return -1
}
