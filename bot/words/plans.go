package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

var (
	before  = expr.MustCompile(`^(?:我)?(?:待会|等下|等会|明天|后天|今天|下午|上午|周[一二三四五六日天])?(?:我)?(?:要)?(?:去|到|跑)(.*?)(?:之前|以前|前)(?:先)?(?:看看|看一下|看一眼|看下|瞄一眼|了解一下|了解下|有啥要注意的|要注意什么|提醒我什么)?[？?。]*$|^(.+?)(?:之前|上次|上回|以前)(?:我们|都)?(?:聊|说|谈|讲|答应)(?:到|了|过)?(?:些)?(?:啥|什么|哪些|哪里|哪儿了?)(?:事|了)?[？?。]*$`)
	weekday = expr.MustCompile(`^(?:周|星期|礼拜)([一二三四五六日天])`)
)

// Weekday is the day of the week, 1 to 7, with which a text begins that names no week; 0 where it
// begins otherwise.
func Weekday(says string) int {
	m := weekday.FindStringSubmatch(says)
	if m == nil {
		return 0
	}
	for i, c := range []string{"一", "二", "三", "四", "五", "六", "日"} {
		if m[1] == c || m[1] == "天" && c == "日" {
			return i + 1
		}
	}
	return 0
}

// Jointly reports whether a text has somebody else take part: 跟科创园联合搞.
func Jointly(says string) bool {
	return containsAny(says, `跟 和 与 同 联合 一起 共同 邀请`)
}

// ahead matches who asks what lies ahead: 后面我们有哪些安排, 下周我们有什么会, 这个月还有会吗.
var ahead = expr.MustCompile(`^(?:那|我们|咱们?|我|支部)*(?:接下来|后面|往后|后头|之后|这几天|过几天|这周|本周|下周|[这下]个?(?:礼拜|星期)|这个月|本月|下个?月|明天|后天|今天)?(?:我们|咱们?|我|支部|里)*(?:都|还|另外)*有(?:些)?(?:(?:什么|啥|哪些|哪几个)(?:会|会议|活动|安排|计划|日程)(?:要)?(?:开|办|参加|搞)?|(?:会|会议|活动|安排|计划)(?:要)?(?:开|办|参加|搞)?(?:吗|没有|没|么|不))(?:呢|啊|呀)?$`)

// OfPast reports whether a text names a time that is over: 上周的安排.
func OfPast(says string) bool {
	return containsAny(says, `上个 上一 上月 上周 上星期 上礼拜 上季 上半年 上次 上回 上届 昨 前天 去年 之前 以前 已经`)
}

var plannedRest = expr.MustCompile(`^(?:的|了|就|那|，)+|(?:就|先)?(?:定在|定到|定于|安排在|放在|放到|改到|改在|挪到|推到)$`)

var shortNamed = []struct {
	short *expr.Expr
	full  string
}{
	{expr.MustCompile(`(^|[^题])党日`), "${1}主题党日"}, {expr.MustCompile(`(^|[^党])小组会`), "${1}党小组会"}, {expr.MustCompile(`(^|[，, 的开个次届])大会`), "${1}党员大会"},
}

// inFull is a text with the short name of a meeting in full: 主题党日 of 党日, for who reads it later.
func inFull(text string) string {
	if called := MeetingsCalled(text); len(called) != 1 || strings.Contains(text, called[0]) {
		return text
	}
	for _, n := range shortNamed {
		text = n.short.ReplaceAllString(text, n.full)
	}
	return text
}

// Planned are the words of a plan without what is left of the words around its day, and with the name of a meeting in full: 主题党日 of
// 的党日定在.
func Planned(text string) string {
	rest := inFull(plannedRest.ReplaceAllString(plannedRest.ReplaceAllString(text, ""), ""))
	if called := MeetingsCalled(rest); len(called) == 1 && !strings.Contains(rest, called[0]) && utf8.RuneCountInString(rest) <= longestPlanned {
		return called[0]
	}
	if rest == "" {
		return text
	}
	return rest
}

// longestPlanned is how many characters the name of a meeting has at most, 党日, with a word before it.
const longestPlanned = 4

// planDays match a time to come of which it is asked what is planned then.
var planDays = expr.MustCompile(`明后(?:两)?天|(?:这|后面|后头|往后|接下来|下面|之后|接着)的?(?:两|几|三)天|接下来|后面|往后|后头|之后|过几天|以后|今后|今天|明天|大?后天|(?:这|本|下)个?(?:周|礼拜|星期)[一二三四五六日天末]?|(?:周|礼拜|星期)[一二三四五六日天]|这个?月|本月|下个?月|[0-9一二三四五六七八九十]{1,2}月份?|[0-9]{1,2}[号日]`)

// The classes of the words with which people ask what is planned. Such a text has a time and no others.
const (
	planAsks    = `哪 哪里 哪儿 哪些 哪几个 哪几家 哪几个点 哪些点 哪些地方 啥 啥子 什么 几个 几家 几处`
	planWhether = `没 没有 有没有 吗 么`
	planShows   = `列 列一下 列出来 看 看看 看下 看一下 查 查查 查一下 说说`
	planGoes    = `去 要去 跑 要跑 走`
	planNouns   = `安排 计划 打算 日程 行程 排了`
	planGlue    = `我 我们 咱 咱们 支部 现在 最近 目前 眼下 有 有些 要 得 都 的 点 地方 家 呢 来着 还 再 也 该 先 那 给 给我 帮我 应该 是 还有 里 这边 一下 下 了 好 哦 啊 呀 哈 ， , ？ ? 。`
)

var planWords = classesOf(map[byte]string{'?': planAsks, 'o': planWhether, 's': planShows, 'g': planGoes, 'n': planNouns, '-': planGlue})

// plansAsked reports whether a text asks what is planned, and says no more: 下周安排, 明天安排了没, 后面的安排再列我看下, 明后天我去哪. Where it names
// no plan it has to ask whither.
func plansAsked(says string) bool {
	rest := planDays.ReplaceAllString(says, "")
	if containsAny(rest, `去了 去过`) {
		return false
	}
	signs, left := planWords.beside(strings.TrimSpace(rest))
	timed, asks := rest != says, hasSign(signs, "?")
	return left == "" && (hasSign(signs, "n") && (timed || asks || strings.Contains(says, "的")) || hasSign(signs, "g") && timed && asks && !hasSign(signs, "o")) // 这周还有哪几个点没去 asks of what was
}

// twoDays are words for two days together, and how many days from today the first is. The longer come first.
var twoDays = []struct {
	called string
	first  int
}{
	{"今天和明天", 0}, {"今天明天", 0}, {"今明两天", 0}, {"今明", 0}, {"这两天", 0}, {"明天和后天", 1}, {"明天后天", 1}, {"明后两天", 1}, {"明后天", 1},
}

// TwoDays is how many days from today the first of two days is that a text names together: 1 of 明后天我不在.
func TwoDays(says string) (first int, ok bool) {
	for _, d := range twoDays {
		if strings.Contains(says, d.called) {
			return d.first, true
		}
	}
	return 0, false
}

// DaysAhead are how many days from today a time to come begins and ends that is no week and no day: 明后天, 接下来几天.
func DaysAhead(says string) (from, to int, ok bool) {
	if first, ok := TwoDays(says); ok {
		return first, first + 1, true
	}
	return 0, 6, containsAny(says, `这几天 接下来 后面几天 后头几天 往后几天 下面几天 之后几天`)
}

// AsksWhenHeld reports whether a text asks for which day something is arranged: 党日最后定的几号, 重开的支委会哪天来着.
func AsksWhenHeld(says string) bool {
	return whichDay.MatchString(says) && containsAny(says, `定的 定在 定到 定了 安排在 安排的 改到 改在 推到 挪到 重开 重新开 再开 下次 下一次 打算 准备 要开`)
}

// Plans reports whether a text asks what is planned: 下周有什么安排.
func Plans(says string) bool {
	return plansAsked(says) || strings.Contains(says, "有") && ahead.MatchString(strings.TrimRight(says, "。？?！! "))
}

var goesToSee = expr.MustCompile(`(?:要|准备|打算|想|得)?(?:去|到|跑).{2,12}?(?:调研|走访|看看|检查|一趟)?[，, ]+(?:先|帮我|给我|让我|麻烦)*(?:看看|看一下|看下|说说|说一下|讲讲|介绍一下|了解一下|了解下)(?:那边|那里|那儿|他们|这个点|那个点)的?(?:的)?(?:什么|啥|基本|大概)?(?:情况|现状|底)`)

// The classes of the words with which people tell that they go somewhere, and ask how it is there.
const (
	seesGoes  = `去 去趟 去一趟 到 跑 跑趟 跑一趟 走一趟 过去 过去一趟 过去看看 去看看 去看 去转转 去走走 去走访 去调研 调研 走访 下去`
	seesAsks  = `啥情况 什么情况 怎么个情况 情况如何 情况怎么样 情况咋样 怎么样 怎样 咋样 如何 近况 有啥情况 有什么情况 有啥事 有什么事 有啥要 有什么要 有哪些要 要注意啥 注意啥 注意什么 注意些什么 有啥问题 有什么问题 给我说说 跟我说说 给我讲讲 给我介绍 介绍介绍 介绍一下 摸个底 摸摸底`
	seesThere = `那边 那儿 那里 他们 他们那 他们那边 那个点 这个点 人家 那头`
	seesGlue  = `我 我们 咱们 要 得 准备 打算 想 会 就 也 先 再 帮我 给我 请 麻烦 一下 看 看看 看下 了解 了解下 了解一下 知道 最近 现在 目前 眼下 近来 这阵 这阵子 上午 下午 晚上 早上 中午 一早 一会儿 待会儿 待会 等会 等下 等会儿 马上 这就 有 没有 没 吗 的 了 呢 啊 呀 哈 是 在 都 还 需要 应该 要紧 特别 事 事情 问题 情况 注意 关注 陪 领导 局长 检查 一趟 趟 、 ， , 。 ？ ?`

	mostUnseen = 3 // characters of no class: with whom, for what
)

var seesFirst = classesOf(map[byte]string{'g': seesGoes, '?': seesAsks, 't': seesThere, '-': seesGlue})

// BeforeVisit reports whether a text, without a day and the name of a place, asks what is good to know before a visit: 去之前看看, 上午要去趟
// 那边最近啥情况.
func BeforeVisit(says string) bool {
	if containsAny(says, `前 上次 上回`) && before.MatchString(says) || goesToSee.MatchString(says) {
		return true
	}
	if containsAny(says, `没啥 没什么 没有啥 了转 了看 转了 看了 去了 来了 去过 过了`) { // it was done
		return false
	}
	signs, rest := seesFirst.beside(says)
	return hasSign(signs, "g") && hasSign(signs, "?") && utf8.RuneCountInString(rest) <= mostUnseen
}

var (
	haveThem = expr.MustCompile(`(?:让|叫|请|派|喊|由|通知)(?:还是)?(他们|她们|他|她|这个人|这人|那边)`)
	myself   = expr.MustCompile(`(?:^|[，,。；; ])(?:算了|不用|不了|还是|那|就|别派了?|别让他们去了?|不用他们了?|[，, ])*(?:我自己|我亲自|我本人|我来|我去|我跑|我走一趟|自己去|我.{1,5}?(?:自己)?(?:去|跑|过去))`)
	errand   = expr.MustCompile(`(?:去|到|跑|过去|再走|走一趟).*$`)
)

// HaveThem is the word for whom a text has do something where they were named before: 他 of 让他这周五再去一趟; or "".
func HaveThem(says string) string {
	if m := haveThem.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// Myself reports whether a text says that the speaker goes in person: 算了 我自己周五去.
func Myself(says string) bool {
	return containsAny(says, `去 跑 走一趟`) && myself.MatchString(says)
}

// Errand is what of an order tells where somebody goes and for what: 去农贸看看秤; the order itself where it says nothing
// of the kind.
func Errand(says string) string {
	if m := errand.FindString(says); m != "" {
		return m
	}
	return says
}

var ownWeek = expr.MustCompile(`^(?:看看|看一下)?我的?(?:(上)|这|本)?(?:一)?(?:周|个?星期|礼拜)(?:的?(?:情况|小结|干了啥|干了什么|做了什么|做了啥|都干了啥|都做了什么))?[？?。]*$`)

// OwnWeek reports whether a text asks for one's own week, and whether the last one.
func OwnWeek(says string) (last, ok bool) {
	m := ownWeek.FindStringSubmatch(says)
	return m != nil && m[1] != "", m != nil
}

var (
	lastVisit = expr.MustCompile(`^(.{0,12}?)(?:上次|上一次|上回|上一回|最近一[次回]|最后一[次回]|前一[次回]|最近)(?:是)?(?:谁|哪个|什么时候|哪天|几号|啥时候|何时)(?:在|还)?(?:去|到|跑|走访|来)(?:过|了)?的?(?:呢|啊|那边)?[ ，,]*(?:是)?(?:哪天|几号|什么时候|啥时候|谁|谁去的|哪天去的|去的谁)?(?:去的)?$|^(.{0,12}?)(?:上次|上一次|上回|最近一次|最后一次)(?:走访|去的?)?(?:的)?(?:人)?是(?:谁|哪天|几号|什么时候|啥时候)(?:去的|走访的|的)?[ ，,]*(?:哪天|谁)?$`)
	lastHeld  = expr.MustCompile(`(?:上次|上一次|上一回|上回|最近一[次回]|最后一[次回]|前一[次回]|最近的一[次回])`)
	whichDay  = expr.MustCompile(`哪天|哪[一两三四五六七八几]天|几号|什么时候|啥时候|何时|哪个月|多久`)
)

// LastVisit reports whether a text asks who visited a point last, and when: 上次谁去的，哪天.
func LastVisit(says string) bool {
	if lastVisit.MatchString(strings.TrimRight(says, "。？?！! ")) {
		return true
	}
	signs, place := visitedLast.beside(says)
	once := hasSign(signs, "l") || hasSign(signs, "d") && endsWithAny(strings.TrimRight(says, "。？?！!呢啊呀 "), `去的 来的 到的 跑的 去过的`) // 家政公司啥时候去的
	return once && hasSign(signs, "g") && hasSign(signs, "wd") && utf8.RuneCountInString(place) <= longestPlaceLast && len(MeetingsCalled(says)) == 0
}

// OfMine reports whether a text speaks of what the person did themselves, and not with others: 我上回去.
func OfMine(says string) bool {
	return strings.Contains(says, "我") && !containsAny(says, `我们 我所 我科 我局 咱 还是 谁 哪个`)
}

// GoneThen reports whether a text ends with the word that somebody went: 农贸那个周一去过了.
func GoneThen(says string) bool {
	return endsWithAny(strings.TrimRight(says, "。！ 的啊呀"), `去过了 去了 跑过了 跑了 去过`) && !containsAny(says, `没 不 别`)
}

// OfOwnUnit reports whether a text speaks of the person's whole unit: 我们所.
func OfOwnUnit(says string) bool {
	return containsAny(says, `我们所 咱们所 咱所 我所 全所 所里 我们科 咱科 全科 科里`)
}

// The classes of the words with which people ask for the last visit to a place: 上回去是几号 谁去的.
const (
	lastTime = `上次 上一次 上回 上一回 上趟 上一趟 最近一次 最近一回 最近一趟 最后一次 最后一回 前一次 前一回 最近`
	lastGoes = `去 到 跑 来 走访 走 下点 那趟`
	lastWho  = `谁 是我还是 还是 哪个 哪位 哪个人 哪位同志 什么人 哪些人`
	lastWhen = `什么时候 啥时候 哪天 哪一天 几号 何时 几月几号 多久前 多久之前 哪个时候`
	lastGlue = `是 的 了 过 在 还 都 那 呢 啊 呀 来着 我 我们 咱们 他们 有 人 的人 那边 那里 那儿 这边 请问 看看 又 跟 和 ， , 、 。 ？ ?`

	longestPlaceLast = 8 // characters of the name of a place
)

var visitedLast = classesOf(map[byte]string{'l': lastTime, 'g': lastGoes, 'w': lastWho, 'd': lastWhen, '-': lastGlue})

// WhichDay reports whether a text asks on which day something is or was.
func WhichDay(says string) bool { return whichDay.MatchString(says) }

var course = expr.MustCompile(`^(?:那个?|这个?|[#＃0-9]+号?|的|把|给我|看看|看下|查下|全部|整个|前后|[，, ])*(?:经过|来龙去脉|前因后果|全过程|处理过程|办理过程|都办了些啥|都做了什么)(?:给我|看看|看下|说说|列一?下|发我|呢|是什么|是啥|[，, ])*[？?。]*$`)

// AsksCourse reports whether a text asks for all that happened with a record, and no more: 231的经过.
func AsksCourse(says string) bool { return course.MatchString(says) }

var whenGoing = expr.MustCompile(`(?:哪天|几号|周几|啥时候|什么时候|何时)[^了过]{0,4}(?:去|到|跑)|(?:去|到|跑)[^了过]{1,8}(?:是|在|定|排)[^了过]{0,3}(?:哪天|几号|周几|啥时候|什么时候|何时)`)

// AsksWhenGoing reports whether a text asks on which day somebody is to go somewhere: 我哪天再去建工来着.
func AsksWhenGoing(says string) bool {
	return !containsAny(says, `了 过 上次 上回 最近 最后`) && whenGoing.MatchString(says)
}

// LastOne reports whether a text speaks of the last time: 上次党课谁讲的.
func LastOne(says string) bool { return lastHeld.MatchString(says) }

// LastHeld reports whether a text asks when something was held last: 上一次党课是哪天上的.
func LastHeld(says string) bool { return lastHeld.MatchString(says) && whichDay.MatchString(says) }

// Deed reports whether a text has a word of going somewhere, or of what is done there.
func Deed(says string) bool {
	return containsAny(says, `去 到 在 送政策 送服务 送信心 下到`)
}

var (
	movedTo   = expr.MustCompile(`(?:换成|调到|挪成|改到|改成|改为|改在|改|挪到|推迟到|推到|提前到|延到|换到|放到|搁到)(.+)$`)
	goesFor   = expr.MustCompile(`(?:去|到|跑|走访|看看|看一下|查一下|再走|走一遍|走一趟|跑一趟|转一圈)`)
	wentThen  = expr.MustCompile(`^.{1,12}?(?:那边|那儿|那个)?(?:我|我们)?(?:已经|刚)?(?:去了|去过了|去看了|去看过了|去完了|跑了|跑过了|看过了)[，,。；; ]+(.+)$`)
	received  = expr.MustCompile(`^(?:好的?|嗯|行)?[，,。 ]*收到(?:了|领导|局长)?[，,。！ ]+(.{1,24})$`)
	asksSeen  = expr.MustCompile(`(?:收到|看到|接到|知道)(?:了)?(?:没有|没|吗|么|了没|没得)$`)
	handsPlan = expr.MustCompile(`(?:让|叫|请|由|换|给|改由)$`)
)

var originally = expr.MustCompile(`(?:原定|原计划|原来定|本来定|原先定|本来)(?:于|在)?(.{2,8}?)(?:的|召开|开|去|上|要|，)`)

// Originally is the day on which something was to be, as a text that moves it tells: 4月22日 of 原定4月
// 22日的党员大会.
func Originally(says string) string {
	if m := originally.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// Shifts reports whether a text says that something is earlier or later than it was to be: 党员大会提前了.
func Shifts(says string) bool {
	return containsAny(says, `提前 推后 推迟 延后 延期 往后挪 往前挪 往后推 往前提 改期 改日子 改时间 挪了 改到 改在 挪到`)
}

// MovedTo is what a text says after the word that moves a plan: 下周二 of 原定明天的写字楼改到下周二.
func MovedTo(says string) string {
	if m := movedTo.FindStringSubmatch(strings.TrimRight(says, "。！吧了 ")); m != nil {
		return m[1]
	}
	return ""
}

// GivesTo reports whether a text has a colleague go in somebody's place: 让城东所干事乙去.
func GivesTo(says, name string) bool {
	before, after, ok := strings.Cut(says, name)
	return ok && handsPlan.MatchString(before) && containsAny(after, `去 跑 代 替 接 走`)
}

// GoesFor reports whether a text has a word of going somewhere to look, and not that it was done.
func GoesFor(says string) bool { return goesFor.MatchString(says) && !strings.Contains(says, "了") }

var goesBack = expr.MustCompile(`^(?:那|就|嗯|好|行|只能|改|等|我们?|咱们?|上午|下午|早上|一早|中午|晚上|先|还|打算|准备|得|要|会|专门|抽空|顺路|抽时间|[，, 今明后大天下个这本周星期礼拜一二三四五六日末月号底0-9])*(?:再(?:去|跑|来|看|过去|走|转|补)|(?:我|咱).{0,4}?(?:去|跑|过去|到现场)|(?:过去|去|到现场)(?:看|盯|查|瞧|复|回|核|催|问|跟|补)|去一|跑一|跑趟|去趟|补去|回访|复查|复核|复检)`)

// GoesBack reports whether a text tells that the speaker goes to the place of the talk on a day to come: 下周三我去看他们弄了没,
// 下周一再去.
func GoesBack(says string) bool {
	return containsAny(says, `去 跑 看 来 到现场 回访 复 补 走 转`) && goesBack.MatchString(says) && !containsAny(says, `去哪 去了 去过 再说 再议 再定 再看吧 来不及 ？ ?`)
}

// WentThen is what a text tells after the word that somebody went: 广告牌拆了 of 步行街去了，广告牌拆了.
func WentThen(says string) string {
	if m := wentThen.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// ReceivedMore is what a text says after 收到: 下周二上午去.
func ReceivedMore(says string) string {
	if m := received.FindStringSubmatch(strings.TrimSpace(says)); m != nil && !Asks(says) {
		return m[1]
	}
	return ""
}

// AsksReceived reports whether a text asks whether an order was received: 他们收到没有.
func AsksReceived(says string) bool {
	return asksSeen.MatchString(strings.TrimRight(says, "。？?！! "))
}

// own matches who asks for what they recorded: 我今天记了啥.
var own = expr.MustCompile(`^(?:看看|看一下|帮我看看)?我(?:今天|刚才|刚刚)?(?:都|一共)?记(?:了|的|过|上)(?:些)?(?:几条|多少条|几个|啥|什么|哪些|哪几条|都有啥|都有什么|有哪些|给我看看|给我看一下|给我看下|看看|看一下|东西呢|呢)+(?:东西|记录)?(?:了|呀|啊|来着)?[？?。]*$`)

// AsksOwn reports whether a text asks for the person's own records.
func AsksOwn(says string) bool { return own.MatchString(strings.TrimSpace(says)) }

var dayOfThisMonth = expr.MustCompile(`(?:这个月|本月|这月|这一个月)[\p{Han}]{0,10}?([0-9]{1,2}[号日])`)

// DayOfThisMonth is the day without its month that a clause says is in this month: 24号 of 这个月的定在24号; or "".
func DayOfThisMonth(clause string) string {
	if m := dayOfThisMonth.FindStringSubmatch(clause); m != nil {
		return m[1]
	}
	return ""
}

// The classes of the words with which people want to see what they recorded on a day. Beside the day such a text has no others.
const (
	dayShow  = `看看 看 看下 看一下 给我看 给我看看 给我看下 让我看看 列出来 列一下 列 列个 调出来 调一下 翻出来 找出来 翻 翻一下 查 查一下 查查 打开 拿出来 显示 显示出来 发我 拉出来`
	dayWhat  = `啥 什么 哪些 些啥 些什么 哪几条 几条 几样 哪几个 啥子`
	dayDid   = `记 记了 记过 记的 开 开了 开的 搞了 搞的 做了 做的 办了 办的 有 报了 报的 干了 干的 写了 写的 录了`
	dayThing = `记录 会 会议 活动 组织生活 事 事情 东西 条 那天 当天 那些 这些 那几条 全部 所有`
	dayGlue  = `我 我们 咱们 咱 支部 的 都 那 把 请 帮我 帮 给 给我 一下 一共 了 吧 呢 吗 过 在 ？ ? 。 ， ,`
)

var ofDay = classesOf(map[byte]string{'s': dayShow, 'w': dayWhat, 'h': dayDid, 'o': dayThing, '-': dayGlue})

// AsksOfDay reports whether a text, without the day that it names, wants to see what the person recorded then: 那天的都给我看看, 我们都记了些啥.
func AsksOfDay(says string) bool {
	signs, whole := ofDay.signs(says)
	return whole && (hasSign(signs, "s") || hasSign(signs, "w") && hasSign(signs, "h"))
}

// shift matches by how much a day is moved: 再往后推一天, 提前两天.
var shift = expr.MustCompile(`^(?:不对|嗯|哦|那|还是|再|就|给我|[，,。 ])*(?:往后|向后|(往前|向前))?(?:推迟|推后|推|延后|顺延|延|挪|晚|宽限|放宽|宽|(提前|提早|早))(?:他们|他)?个?([一二两三四五六七八九十0-9]{1,3})(?:天|(周|个?星期|个?礼拜))(?:吧|了|好了|行)*$`)

// Shift reads a text that says by how much a day is moved, and perhaps why, 往后推一天吧 周四公司验收: how
// many, as it stands there, and how many days each of them is, less than 0 where the day comes sooner.
func Shift(says string) (count string, days int) {
	if !containsAny(says, `推 延 挪 晚 宽 提前 提早 早 往前`) {
		return "", 0
	}
	m := shift.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！ "))
	for clause := range Clauses(says) {
		if m == nil {
			m = shift.FindStringSubmatch(clause)
		}
	}
	if m == nil {
		return "", 0
	}
	if days = 1; m[4] != "" {
		days = 7
	}
	if m[1]+m[2] != "" {
		days = -days
	}
	return m[3], days
}

// The classes of the words around the day that a plan is to have in the place of its own.
const (
	setMoves = `还是 要不 要不然 只好 只能 改 改成 改到 改在 改为 换 换成 换到 挪 挪到 挪成 推 推到 推迟到 提前 提前到 提到 往前提到 往后推到 往后挪到 往前挪到 移到 错到 顺延到 延到 调到 调成 定 定在 定到 放 放到 放在 安排在 等 等到 那就 再说 再去 再来 再开 再讲 再上 再看`
	setGlue  = `月底 下旬 月初 来 过来 到 那 就 也 我 我们 咱们 咱 去 跑 看 过去 开 上 讲 办 搞 做 一趟 吧 了 好了 行 可以 也行 也好 都行 上午 下午 早上 晚上 中午 一早 的 这次 那天 啊 呀 哈 嘛 嗯 哦 先 一起 时候 一天`
	suitsNot = `不行 不成 没空 去不了 去不成 来不了 来不及 不方便 没时间 抽不开 走不开 排满 排不开 冲突 撞 有会 开会 有事 没人 不合适 不凑巧 不巧 不便 出差 请假 值班 检查 培训 停电 下雨`
)

var sets = classesOf(map[byte]string{'m': setMoves, '-': setGlue})

// OtherDay is the day that a text gives a plan in the place of its own, and perhaps why, where it says nothing else: 周三 of 下周一也不行
// 周三上午去, 下周二 of 还是下周二吧 下周二人齐. A function finds a day in a part of it.
func OtherDay(says string, dayIn func(part string) string) (other string) {
	moves := false
	for part := range Clauses(afterUnsuited.ReplaceAllString(says, "$0，")) {
		on := dayIn(part)
		rest := strings.Replace(part, on, "", 1)
		signs, whole := sets.signs(rest)
		switch {
		case on != "" && whole:
			other, moves = on, moves || hasSign(signs, "m")
		case containsAny(rest, suitsNot):
			moves = true
		case utf8.RuneCountInString(rest) > longestWhy:
			return ""
		}
	}
	if !moves {
		return ""
	}
	return other
}

// MayMove reports whether a text holds a word with which a plan gets another day: most do not.
func MayMove(says string) bool {
	return containsAny(says, setMoves+" "+suitsNot+" 往后 往前 顺延 推 延 早 晚 后 前")
}

var afterUnsuited = expr.MustCompile(`(?:不行|不成|没空|去不了|来不了|来不及|不方便|没时间)了?`)

var behindPlace = expr.MustCompile(`^[^，,。 ]{1,8}?(?:那个|那边|那趟|那次|那里|那儿|的|那)`)

// BehindPlace is a text without the place with which it begins and points at something there: 往后挪两天 of 写字楼的往后挪两天.
func BehindPlace(says string) string { return says[len(behindPlace.FindString(says)):] }

var (
	whoWent = expr.MustCompile(`谁(?:都)?(?:去|跑|来|到|走访)(?:过|了)|(?:是|有)谁(?:去|跑|走访|来)(?:的|过|了)?|哪(?:位|个|几个|几位)(?:同志|同事|人|干事)?(?:去|跑|走访|来)(?:过|了|的)|去的(?:人)?是谁|谁去的`)
	wasGone = expr.MustCompile(`(?:有没有人|有人|他们|你们|人家|所里|科里|[\p{Han}]所(?:的人)?)(?:最近|今天|这周|本周)?(?:去|走访|跑|来)(?:了|过)?(?:没有?|吗|么|不)$|(?:去|走访|跑)(?:了|过)(?:没有?|吗|么|不)$|是不是(?:都|已经|就)?(?:有人)?(?:去|走访|跑|来)(?:了|过)+$|(?:有没有人|有没有谁|有人没有)(?:最近)?(?:去|走访|跑|来)(?:看)?(?:了|过)?$`)
)

var sent = expr.MustCompile(`(?:安排|派|叫|让|定)(?:了|的)?(?:是)?(?:谁|哪个|哪位|哪几个|什么人|哪些人)(?:去|跑|过去)?(?:的)?$|谁(?:要|准备|打算|负责|会)?(?:去|过去|跑)$|(?:有没有|有)(?:安排|派)(?:人|谁)?(?:去|跑|过去)?(?:吗|没有?)?$|(?:安排|派)(?:人|谁)?(?:去|过去)?(?:了)?(?:没有?|吗)$`)

// AsksGone reports whether a text asks whether anybody went to a point: 运营公司那个去了没.
func AsksGone(says string) bool {
	return containsAny(says, `去 跑 走访 来`) && wasGone.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 "))
}

// AsksSent reports whether a text asks who is to go to a point: 这周安排了谁去.
func AsksSent(says string) bool {
	return containsAny(says, `谁 哪 人 安排 派`) && sent.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 "))
}

// AsksWho reports whether a text asks who went to a point, or whether anybody did: 今天谁去了, 他们去了没.
func AsksWho(says string) bool {
	says = strings.TrimRight(says, "。？?！!呢啊呀 ")
	return containsAny(says, `谁 哪 去 跑 走访 来`) && (whoWent.MatchString(says) || wasGone.MatchString(says))
}

// The classes of the words with which people tell that they were somewhere just now or today, and that nothing was wrong there.
const (
	thereNow   = `刚 刚刚 刚才 才 方才`
	thereToday = `今天 今儿 上午 下午 中午 早上 一早 这会儿 现在`
	thereDid   = `转完 走完 跑完 看完 查完 转了 转了转 走了 走了走 跑了 看了 看了看 查了 查了查 巡了 去过 去了 来了 去过了 去看了 去看过 去看过了 看过了 跑过 走过 转过 转过了 去转了 去走了 回来 回来了 过来`
	thereLeft  = `出来 出来了 离开 离开了 完事 完事了 完事儿 收工 收工了 忙完 忙完了 结束 结束了`
	thereIs    = `在 人在 我在 人就在 正在 人还在`
	thereFrom  = `从 出 打 到 到了`
	thereQuiet = `没啥 没啥事 没啥事儿 没事 没事儿 没什么 没什么事 没啥问题 没问题 没毛病 没啥毛病 没情况 没啥情况 没有问题 没有情况 没发现问题 没发现啥 没得啥 没得事 一切正常 都正常 正常 都好 都挺好 挺好 还好 都还好 蛮好 都蛮好 没啥异常 没异常 平安无事`
	thereGlue  = `我 我们 咱 咱们 那边 这边 那里 这里 那儿 里头 里面 一圈 一趟 一遍 一下 一眼 一转 的 了 呢 啦 也 都 又 还 就 去 来 ， , 。 ！ 、 那`
)

var there = classesOf(map[byte]string{'j': thereNow, 'd': thereDid, 'e': thereLeft, 'h': thereIs, 'f': thereFrom, 'q': thereQuiet, 't': thereToday, '-': thereGlue})

// WasThere reports whether a text, from which the name of a place was taken out, says that somebody is or was there just now and nothing
// else, 人在…, …刚出来, …完事, or besides only that nothing was wrong there, …刚转完 没啥事.
func WasThere(says string) (was, quiet bool) {
	signs, whole := there.signs(says)
	quiet = hasSign(signs, "q")
	return whole && (hasSign(signs, "d") && quiet || hasSign(signs, "eh") || hasSign(signs, "j") && hasSign(signs, "f")), quiet
}

var recorded = expr.MustCompile(`(?:我)?(?:有没有|是不是|有无)(?:已经)?(?:记|录|写|报|发|交|传)(?:上|下|好|过|了|进去)*(?:吗|的|啊)?$|(?:我)?(?:都|已经)?(?:记|录|发|报|交|传|写)(?:上|下|好|过|了|进去)*(?:没有?|吗|么)$|(?:那条|那个|那次|记录)(?:到)?(?:哪(?:里|儿)?去了|去哪(?:里|儿)?了|在哪(?:里|儿)?|怎么(?:没|不见|找不到)\S{0,3}|找不到)$|记没记(?:上|过)?$|漏没漏记?$|(?:我)?(?:是不是)?漏记了?(?:吗|没)$`)

// OfTrip reports whether a text speaks of a visit as of a way that was gone: 周一建工那趟.
func OfTrip(says string) bool { return containsAny(says, `趟 走访 去的那`) }

// AsksRecorded reports whether a text asks whether something was recorded: 上周五科创园那个记了没.
func AsksRecorded(says string) bool {
	return containsAny(says, `记 录 写 报 发 交 传 那条 那个 那次`) && !containsAny(says, `登记 标记 书记 笔记 记得 上报 举报 转交 移交 上交 年报 报告 发证 发照 发展`) && recorded.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 "))
}

// Holds reports whether a text has a meeting held, by no name: 那就22号下午开嘛.
func Holds(says string) bool {
	return containsAny(says, `开 召开 上 搞 办`) && !containsAny(says, `去 到 走访`)
}

// OfTime reports whether a text speaks of one time that something was done: 再上一次.
func OfTime(says string) bool { return containsAny(says, `次 回 趟`) }

var looksThere = expr.MustCompile(`^(.*?(?:去|到|跑|拐到|过去).{0,14}?)((?:看看|看一看|看一下|看下|看一眼|瞧瞧|瞧一眼|瞅瞅|转转|转一转|走走|走一走|问问|问一下|问下|复查|盯一下|盯着).*)$`)

// LooksThere reports whether a text tells that somebody goes somewhere to look, and what: 去居然看看那批板材怎么样了 asks nothing.
func LooksThere(says string) bool {
	m := looksThere.FindStringSubmatch(says)
	return m != nil && !Asks(m[1]) && !containsAny(says, `之前 以前 去前 谁 吗 行不 安排 计划`)
}

// LookedAt is what a text tells is looked at there: 看看那批板材怎么样了; "" where it does not say what.
func LookedAt(says string) string {
	if m := looksThere.FindStringSubmatch(strings.TrimRight(says, "。！ ")); m != nil && utf8.RuneCountInString(m[2]) > longestLook {
		return m[2]
	}
	return ""
}

// longestLook is how many characters say at most that somebody looks, and not at what.
const longestLook = 3

var sentTo = expr.MustCompile(`(?:局长|领导|[\p{Han}]局|所长|科长|上面|局里|他)(?:昨天|今天|早上|上午|那天|前天)?(?:喊|叫|让|安排|派|交代|布置|要求|点名)(?:我们?|咱们?|我们所)?(?:今天|明天)?(?:去|跑|走访)(?:看|看看)?的(?:那家|那个点|那个地方|那里|那个|地方|点位|点)`)

// SentTo is the words in a text for where a leader sent somebody: 局长喊去的那家; or "".
func SentTo(says string) string { return sentTo.FindString(says) }

var otherPurpose = expr.MustCompile(`^.{0,12}?(?:改成?为?|换成?为?|变成)(?:去)?((?:送政策|送服务|送信心|日常|走访|看看|检查|核查|宣讲|讲课|讲).*)$`)

// OtherPurpose is what is to be done on a trip instead, as a text says it of one that is planned: 送服务 帮两家弄认证 of 钢市那个改送服务
// 帮两家弄认证; or "".
func OtherPurpose(says string) string {
	if m := otherPurpose.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！吧")); m != nil && !Asks(says) {
		return m[1]
	}
	return ""
}
