package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// meetings are what people call the meetings of a 支部.
var meetings = []struct{ typ, called string }{
	{"党员大会", `党员大会 支部大会 换届大会 选举大会 大会`},
	{"支委会", `支委会 支部委员会`},
	{"党小组会", `党小组会 小组会`},
	{"主题党日", `主题党日 党日`},
	{"党课", `党课`},
	{"组织生活会", `组织生活会`},
	{"民主评议", `民主评议`},
	{"谈心谈话", `谈心谈话 谈心`},
}

// MeetingsCalled are the types of the meetings that a text names, by whatever name, each once: 党员大会 and
// 党课 of 二季度的大会跟党课.
func MeetingsCalled(says string) (types []string) {
	says = strings.ReplaceAll(says, "大会议室", "会议室")
	for _, m := range meetings {
		if containsAny(says, m.called) {
			types = append(types, m.typ)
		}
	}
	return types
}

// The classes of the words with which people ask what of a month's meetings was held and what is owed. A question
// for that has no other words.
const (
	owedPast    = `上个月 上月 上一个月 上个季度 上季度 前个月 去年`
	owedWhen    = `这个月 这月 本月 当月 这一个月 这个季度 这季度 本季度 这一季度 季度 一季度 二季度 三季度 四季度 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 月份 这下 到现在 到今天 到目前 目前 现在 眼下 今年 月底前 这期 本期`
	owedWhose   = `我们支部 咱们支部 我们 咱们 支部 我这边 我这 我 咱`
	owedOf      = `党小组会 小组会 支委会 党员大会 支部大会 大会 党课 主题党日 党日 三会一课 组织生活 会议 会 课 活动 支委 两个组 两个小组 几个组 各组 一组 二组 三组 第一小组 第二小组 两组 别的 其他的 其他 其它 其余 剩下的 剩的 另外的 该开的 该做的 该办的 要开的 要做的`
	owedWhat    = `哪个小组 哪个组 哪一组 哪几组 哪组 几组 哪几样 哪几个 哪几项 哪几种 哪一样 哪一个 哪一项 哪些 哪样 哪个 哪项 什么 啥 啥子 哪几场 几场 几样 几个 几项 多少`
	owedLacks   = `差 欠 缺 少 漏 落 剩 没开 没做 没搞 没办 没上 没讲 没报 没记 补 欠着 差着 未开 要开 要做 要办 要搞 该开 该做`
	owedHeld    = `有 齐 全 够 开 讲 上 搞 办 做 报 交 记 完成 完 算 弄 过 落实`
	owedAsks    = `没有 有没有 没得 有没得 没 吗 吧 么 是不是 是否 对不对 呢`
	owedWhether = `欠不欠 差不差 缺不缺 齐不齐 够不够 全不全`
	owedGlue    = `份 些 就算 算是 都 就 了 的 那么 那 还 已经 已 也 跟 和 与 、 ， , 。 ？ ? ！ 到 着 下 这 是 在 请问 帮我看看 看看 帮我看 看下 啊 呀 哈 没设 未设 不设 没有设 应该 应 不`
)

// owed are those words by class.
var owed = classesOf(map[byte]string{'p': owedPast, 't': owedWhen, 'm': owedWhose, 'o': owedOf, 'w': owedWhat, 'l': owedLacks, 'h': owedHeld, '?': owedAsks, '!': owedWhether, '-': owedGlue})

// longestOwed is how many characters such a question has at most.
const longestOwed = 30

// AsksOwed reports whether a text asks what of a 支部's meetings was held or is still owed, and nothing else: 这个月
// 我们还差哪几样, 别的都有了吧, 小组会两个组都报了吧, 上个月还缺啥不.
func AsksOwed(says string) bool {
	signs, whole := owed.signs(says)
	if !whole || utf8.RuneCountInString(says) > longestOwed {
		return false
	}
	asks := hasSign(signs, "?") || strings.HasSuffix(strings.TrimRight(says, "？?。 "), "不") || strings.HasSuffix(says, "？")
	switch {
	case hasSign(signs, "l") && hasSign(signs, "w"), hasSign(signs, "!") && hasSign(signs, "top"): // 还差哪几样
		return true
	case hasSign(signs, "l") && hasSign(signs, "top") && asks: // 这个月还欠着没
		return true
	}
	one := hasSign(signs, "p") && len(MeetingsCalled(says)) > 0 // 上个月党课讲了没 asks for its day
	return hasSign(signs, "h") && hasSign(signs, "top") && asks && !one
}

// AsksLacking is AsksOwed of what is lacking: 这个月还差什么, not 还有哪些没办完, which may be problems.
func AsksLacking(says string) bool { return AsksOwed(says) && containsAny(says, `差 缺 欠`) }

// AsksHad reports whether a text asks whether one meeting of its period was held: 这个月支委会有了吧, 党课二季度上过没有.
func AsksHad(says string) bool {
	signs, whole := owed.signs(says)
	return whole && hasSign(signs, "h") && hasSign(signs, "?") && !hasSign(signs, "lw!") && len(MeetingsCalled(says)) == 1
}

// OfMeetings reports whether a text that asks so speaks of meetings or of a 支部.
func OfMeetings(says string) bool { return strings.ContainsAny(says, "会课组日支") }

var (
	heldAsked = expr.MustCompile(`(?:开|搞|办|讲|上|做|弄|交|报|记|填|学|说|有)(?:上|完|齐)?(?:了|过|的)`)
	taughtAsk = expr.MustCompile(`(?:谁|哪个|哪位)(?:来|给|去)?(?:讲|上|主讲|授课|主持)`)
)

// AsksOfHeld reports whether a text asks of meetings that were held when it was, what was spoken of, who taught there or whether it was
// recorded: 二月党课是谁来讲的, 党日是开了的吧 几号, 今天党日我交上了没 怕忘了点.
func AsksOfHeld(says string) bool {
	if !heldAsked.MatchString(says) || EndsCounting(says) || containsAny(says, `打算 准备 计划 安排 定在 定的 重开 下次 还没开 怎么 多久`) {
		return false
	}
	recorded := false
	for clause := range Clauses(says) {
		recorded = recorded || heldAsked.MatchString(clause) && (EndsAsking(clause) || Asks(clause))
	}
	return recorded || AsksContent(says) || taughtAsk.MatchString(says) || whichDay.MatchString(says) && Asks(says)
}

// AsksCame reports whether a text asks how many came to a meeting, or who did not: 支委会我们到了几个.
func AsksCame(says string) bool {
	return containsAny(says, `到了几 来了几 到几 来几 到了多少 来了多少 来多少 到多少 到会多少 到会几 实到多少 实到几 应到多少 应到几 几个人到 几人到 多少人到 多少人参加 几个人参加 几人参加 谁没来 谁没到 谁请假 谁缺席 谁请了 到得怎么样 人到齐`)
}

// The classes of the words with which people tell that a meeting was held with another.
const (
	withSame = `一起 一块 一块儿 一块堆 一并 一道 一同 合并 合在 并在 同时 顺带 顺便 顺手 捎带 紧接着 接着 跟着 完了 完了接着 之后 随后 连着 套着 在里头 里头 里面 在里面 这次 那次 那天 那回 那场 同一天 当场 当天 一次 算进去 算在内 算一起`
	withToo  = `也`
	withHeld = `上 开 讲 搞 办 做 进行 召开 完成 算 安排`
	withGlue = `忘 漏 忘记 忘写 漏写 漏记 忘记了 没写 没记 没报 补上 加上 了 的 是 把 都 还 对了 哦 噢 嗯 跟 和 与 同 在 会 我们 就 给 上午 下午 今天 昨天 其实 另外 一个 一堂 一节 过 掉 完 吧 啊 呀 哈 嘛 我 由 ， , 。`
	mostWith = 24 // characters
)

var withOther = classesOf(map[byte]string{'s': withSame, 'o': withToo, 'h': withHeld, '-': withGlue})

// HeldWith are the types of the meetings of which a text tells that they were held at the time of another, 党课 of 党课也是一块上的 and of
// 顺带把党课也上了, and what more it tells of that time, 我讲的诚信经营, and nothing else.
func HeldWith(says string) (types []string, more string) {
	if types, more = heldWith(says), ""; len(types) > 0 {
		return types, more
	}
	head, tail, parted := strings.Cut(strings.NewReplacer(",", "，", "。", "，", " ", "，", "；", "，").Replace(strings.Trim(says, "。！ ")), "，")
	if told, ok := ToldOfMeeting(tail); !parted || !ok || told.Expected != "" || told.Present != "" || len(told.Absent) > 0 {
		return nil, ""
	}
	return heldWith(head), tail
}

func heldWith(says string) []string {
	types := MeetingsCalled(says)
	if len(types) == 0 || utf8.RuneCountInString(says) > mostWith || Asks(says) || EndsAsking(says) {
		return nil
	}
	rest := says
	for _, m := range meetings {
		for name := range wordsOf(m.called) {
			rest = strings.ReplaceAll(rest, name, "")
		}
	}
	signs, whole := withOther.signs(rest)
	if !whole || !hasSign(signs, "s") && !(hasSign(signs, "o") && hasSign(signs, "h")) {
		return nil
	}
	return types
}

// ThatOnce reports whether a text speaks of one time that something was held: 13号那次.
func ThatOnce(says string) bool {
	return containsAny(says, `那次 那个 那天 那场 那回 那一次 那堂 那节 这次 当天`)
}

// HeldAfterAll reports whether a text tells that something was held though it was said that it was not: 翻本子看到13号开过的.
func HeldAfterAll(says string) bool {
	return containsAny(says, `开过 搞过 办过 讲过 上过 其实 翻 想起 记起 找到 原来 补开 才知道 问了`)
}

// MeetingFirst is the type of the meeting with whose name a text begins, and what it says of it: 党员大会 and 11个 of 大会那个
// 11个; "" where it begins with none.
func MeetingFirst(says string) (typ, rest string) {
	says = strings.TrimLeft(says, "哦嗯啊噢那，, ")
	longest := ""
	for _, m := range meetings {
		for name := range wordsOf(m.called) {
			if strings.HasPrefix(says, name) && len(name) > len(longest) {
				typ, longest = m.typ, name
			}
		}
	}
	rest = says[len(longest):]
	for _, pointing := range []string{"那个", "这个", "那条", "这条", "那次", "这次", "那场", "的", "应该", "其实"} {
		rest = strings.TrimPrefix(rest, pointing)
	}
	return typ, strings.TrimLeft(rest, "，, ")
}

var (
	recounted = expr.MustCompile(`(?:^|[，,。；; 是到有为成])([0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个|人|名|位)?(?:人)?(?:才对|了|吧)*[。！]*$`)
	notCount  = expr.MustCompile(`不是(?:实到|应到|到)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})`)
)

const miscounted = `少算 少数 少记 漏算 漏数 漏记 数漏 数少 没算 没数 没记上 多算 多数 多记 数多 算错 数错 记错 写错 报错 弄错 搞错 不是 不对 没来 没到 来晚 晚到 晚来 迟到 后来 又来 又到 补到 先走 早走 溜`

// longestRecount is how many characters a recount may have.
const longestRecount = 30

// Recount is how many came to a meeting after all, as a text ends with it that tells why it was counted wrong, and the number that
// was wrong, if it names it: 8 and 9 of 不是9 有两个没来 8; 11 of 大会那个少算了一个来晚的 11.
func Recount(says string) (n, wrong string, ok bool) {
	if utf8.RuneCountInString(says) > longestRecount || !containsAny(says, miscounted) || containsAny(says, `户 家 票 赞成 号 元`) || Asks(says) {
		return "", "", false
	}
	m := recounted.FindStringSubmatch(says)
	for c := range Clauses(says) { // 大会到的是10个 我把自己数漏了
		if m == nil {
			m = recounted.FindStringSubmatch(c)
		}
	}
	if m == nil {
		return "", "", false
	}
	if w := notCount.FindStringSubmatch(says); w != nil {
		wrong = w[1]
	}
	return m[1], wrong, wrong != m[1]
}

// HeldYet are the words that ask whether a type of meeting was held.
func HeldYet(typ string) string { return typ + "开了吗" }

var ownOnes = expr.MustCompile(`^(?:哦|噢|嗯|好吧|好|那|算了|行吧|就|先|给我|帮我|查查?|看看?|看下|[，, ])*(?:我们|咱们|咱|我)(?:自己|自家|[一二三四五六]?支部|这边|这儿|这里)*(这个月|本月|上个月|上月|这个季度|一季度|二季度|三季度|四季度|今年)?的?(?:呢|看看|看下|怎么样|咋样|啥情况|是?(?:哪天|几号|什么时候|啥时候)(?:开|搞|弄|办|上)?的?|开了没?有?|开了吗|)[？?。]*$`)

// OwnOnes reports whether a text asks for those of one's own, 哦 那我们自己的呢, and the time that it names: 这个月 of 那我们这个月的是哪天开的.
func OwnOnes(says string) (when string, ok bool) {
	if m := ownOnes.FindStringSubmatch(says); m != nil {
		return m[1], true
	}
	return "", false
}

var setFor = expr.MustCompile(`(?:开|讲|上|搞|办|做|召开|组织|补)(?:吧|好了)?[。！]*$|定在|定到|定于|安排在|放在|放到|排在|(?:就|这次|想|还是)(?:定|放|安排)`)

// SetFor reports whether a text sets when something is to be held, and tells of nothing that was: 二季度的下周三下午开.
func SetFor(says string) bool {
	return setFor.MatchString(says) && !strings.Contains(says, "了") && !Asks(Settled(says))
}

var (
	setsMeeting = expr.MustCompile(`定|约好|约在|约了|安排|放在|放到|排在|排到|说好|讲好|准备|打算|计划|预备|拟|开|上|讲|搞|办|召|选`)
	tookPlace   = expr.MustCompile(`(?:开|上|讲|搞|办|学|过)(?:完|过|好|成)?了|开过|上过|讲过|参加|应到|实到|到会|来了|补记|补录|漏记`)
)

// SetsMeeting is the one meeting that a text names and no clause of it tells to have been held, and its clauses that may set a day for it,
// with the wish to have that recorded left out of all: 支委会 of 支委会拖了好几天 今天碰头说好了 周五下午三点开.
func SetsMeeting(says string) (typ string, sets, all []string) {
	types := MeetingsCalled(says)
	if len(types) != 1 || types[0] == "谈心谈话" || tookPlace.MatchString(says) || EndsAsking(says) || strings.ContainsAny(says, "？?") || Mistaken(says) {
		return "", nil, nil
	}
	for clause := range Clauses(says) {
		if signs, whole := announcesRecord.signs(clause); whole && hasSign(signs, "v") {
			continue
		}
		all = append(all, clause)
		if setsMeeting.MatchString(clause) && !strings.Contains(clause, "没") {
			sets = append(sets, clause)
		}
	}
	return types[0], sets, all
}

const notSettled = `没定 未定 待定 再定 没想好 没商量 没确定 没说好 说不准 说不好 不一定 没谱 再商量 再说 再看 没排 没约 没敲定 不知道 不清楚`

// Settled is a text without the clauses that tell what is not settled yet, which ask nothing: 党课打算五月中旬上 of 党课打算五月中旬上 哪天还没定.
func Settled(says string) string {
	if !containsAny(says, notSettled) {
		return says
	}
	var kept []string
	for clause := range Clauses(says) {
		if !containsAny(clause, notSettled) {
			kept = append(kept, clause)
		}
	}
	return strings.Join(kept, "，")
}

var notGiven = expr.MustCompile(`没(?:来得及|顾得?上|有?时间|能|轮到|轮上|空|准备好|赶上)|没有?(?:讲|上|开|搞|办|做|学|进行|安排|组织)|取消|推迟|往后推|来不及|改(?:天|期)|下(?:次|回)再|(?:不算|去掉|划掉|删掉|不要|别算)`)

// NotGiven is the one type of meetings of which a text says that it was not held with the others, 党课 of 不对 党课没来得及讲; or "". One that
// was begun was held.
func NotGiven(says string) string {
	types := MeetingsCalled(says)
	if len(types) != 1 || !notGiven.MatchString(says) || containsAny(says, `讲完 开完 上完 搞完 学完`) || Asks(says) || EndsAsking(says) {
		return ""
	}
	return types[0]
}

const (
	onlyThose = `只要 只记 只留 只算 只报 就要 就记 就留 就算 单记 单要 光记 光要 单留 留着`
	hadBefore = `报过 记过 交过 上过 填过 录过 早报了 早记了 报了 记了 交了 录了 已经有 有了 重复`
)

// OnlyTypes are the types of meetings that a text wants to keep, and those of which it says that they were reported before, where it says
// no more: 党课 and 主题党日 of 主题党日早上报过了啊 这条只要党课.
func OnlyTypes(says string) (keep, had []string, ok bool) {
	if Asks(says) || EndsAsking(says) {
		return nil, nil, false
	}
	for clause := range Clauses(says) {
		types := MeetingsCalled(clause)
		switch {
		case len(types) > 0 && containsAny(clause, onlyThose):
			keep = append(keep, types...)
		case len(types) > 0 && containsAny(clause, hadBefore):
			had = append(had, types...)
		case len(types) > 0 || utf8.RuneCountInString(clause) > 8:
			return nil, nil, false
		}
	}
	return keep, had, len(keep)+len(had) > 0
}

// Intends reports whether a text tells what is meant to be held some time: 党课打算五月中旬上.
func Intends(says string) bool {
	return containsAny(says, `打算 准备 计划 想在 预计 争取 安排在 拟 考虑 可能 估计 放到 放在 要到 得到 等到`) && !strings.HasSuffix(strings.TrimRight(says, "。！ "), "了")
}
