package words

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// asksOf matches a short question about one thing that was told, with the words that name it.
var asksOf = expr.MustCompile(`^(.{0,14}?)[，, ]*(?:现在|目前|到底|究竟|最早|当时|当初|后来|那次|一共|就|都|又|是|的)*(?:` +
	`(?:在|归|由)?谁(?:在|来|去)?(?:手里|手上|那儿|那里|弄|办|处理|跟|管|负责|接|盯|搞|报|提|反映|上报|记|去)?(?:上来|的|着)*` +
	`|(?:是)?(?:什么|啥)(?:事|事儿|事情|问题|情况|内容)(?:来着)?|是(?:啥|什么|干什么的|干啥的)` +
	`|(?:办|弄|处理|搞|修|解决|整改|结|销|关)(?:完|好|结|掉|了|号|案)*(?:没有?|吗|么)` +
	`|(?:完|好|妥)了(?:没有?|吗|么)|(?:完没完|好没好)` +
	`|(?:算)?(?:通过|过)(?:了)?(?:没有?|吗|么)|(?:什么时候|啥时候|哪天|几号|何时)(?:才)?(?:能|可以|会)?(?:解决|办好|弄好|修好|处理好|搞定|办完|弄完)` +
	`|(?:去|来)?(?:讲|说|谈|学|宣讲|宣传|查|看|做|干|聊|写|反映|研究|讨论|搞|忙)(?:了|的|过|的是|的都是)?(?:些)?(?:什么|啥|哪些)(?:内容|东西|事|问题)?` +
	`|(?:什么时候|啥时候|哪天|哪一天|几号|何时)(?:要)?(?:报|提|反映|上报|登记|发现|记|到期|截止|办完|办结|结|销号|销|开|去|上|的)(?:上来|过来|进来|的)*` +
	`|(?:到期|期限|截止|限期|时限)(?:到|是|在)?(?:哪天|几号|什么时候|啥时候)` +
	`|(?:来|到|去)了?(?:多少|几)(?:人|个|户|家|个人)` +
	`|(?:现场)?(?:解决|答疑|答|服务|辐射|走|送|讲|宣讲|发|调解|查|通知|问)(?:了|的)?(?:是)?(?:多少|几)(?:个|家|户|人|场|次|件|条|份)(?:企业|商户|问题)?来着` +
	`|(?:怎么样|咋样|如何)了|(?:怎么|咋)(?:一)?回事|(?:办|弄|处理|进行|推进|走)?(?:到|得)(?:了)?(?:哪|什么|啥)(?:里|儿|一?步|程度|地步|阶段)了?|(?:有)?(?:进展|结果|消息|下文|动静)(?:了)?(?:吗|没|没有)|有没有(?:新的?|什么|啥)?(?:进展|结果|消息|下文|动静)` +
	`|(?:哪|哪里|哪儿)去了|去哪(?:儿|里)?了` +
	`|哪(?:一)?[个件条家次起](?:问题)?|(?:有没有|有|没有|派|安排)人(?:去|来|在)?(?:接手|接|管|办|处理|弄|跟进|跟|盯|看)?(?:了|过|着)?(?:没有|没|吗|么)?|谁(?:接手|接)了?` +
	`|)(?:啊|呀|呢|了|的)*$`)

var whatOfIt = expr.MustCompile(`(?:怎么|咋|怎样)(?:写|记|填|报|说)|(?:写|记|填|报|录|登)(?:的|了)?(?:是|都是)?(?:什么|啥|些啥|哪|几号|多少|几)|(?:是|在)?(?:哪天|哪一天|几号|什么时候|啥时候)(?:写|记|填|报|录|登|去|办|搞|开|上|的)*(?:来着)?$`)

// AsksOfRecord reports whether a text asks what was recorded of one visit or meeting that it points at: 居然早上那条我是怎么写的, 美食街那次培训我报的是哪一天.
func AsksOfRecord(says string) bool {
	return containsAny(says, `那条 那次 那趟 那回 那笔 这条 那场`) && Asks(says) && whatOfIt.MatchString(strings.TrimRight(says, "。？?！!呢啊呀的 ")) && !containsAny(says, `一共 总共 怎么办 怎么弄 上次`)
}

var asksWritten = expr.MustCompile(`(?:写|填|记|报|录|登|算)(?:的|了|成|过|上)*(?:是)?(?:多少|几)(?:人次|[个户家人名位场])?(?:来着)?$`)

// AsksWritten reports whether a text asks what was written as a number of one thing: 户数写的多少, 我填的几家来着.
func AsksWritten(says string) bool {
	return containsAny(says, `多少 几`) && asksWritten.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 ")) && !containsAny(says, `问题 一共 总共 几条 几件 几趟 几次`)
}

// whichOnes matches who asks for what was counted or listed, and names nothing: 哪几个, 都是啥, 都干了啥.
var whichOnes = expr.MustCompile(`^(?:那|都|分别|具体|一共|他们|这些|那些|(?:这|那)?[几两三四五六七八九十\d][个件条次家趟]|俩|仨)*(?:是)?(?:哪(?:[几一两二三四五六七八九十\d]*[个件条次家趟场户起]|俩|仨|些)(?:支部|点位?|地方|单位|市场)?(?:开|搞|办|上|去|跑|报|提|做|弄)?(?:过|了)?的?|(?:有|是)(?:啥|什么)|(?:干|做|讲|查|看|去)了?(?:些)?(?:啥|什么)|(?:干|做|讲|查|看)的(?:是)?(?:啥|什么)|(?:在)?谁(?:在)?(?:的|办的?|负责的?|管的?|手里|手上|弄的?|跟的?|报的?|提的?|去的?|开的|搞的)|(?:什么时候|啥时候|哪天|几号)(?:到期|报的|去的|办完)|(?:内容|明细|情况)(?:呢)?)(?:了|呢|啊|呀)*$`)

var aboutWhat = expr.MustCompile(`(?:讲|说|谈|学|宣讲|宣传|议|聊|念|搞|干|研究|讨论)(?:了|的|过|的是|的都是)?(?:些|点)?(?:什么|啥|哪些)|(?:什么|啥)(?:内容|主题|议题)|(?:内容|主题|议题)(?:是|都是)?(?:什么|啥|呢)`)

// AsksContent reports whether a text asks what was taught or spoken of: 那次多少户 讲的什么.
func AsksContent(says string) bool {
	return containsAny(says, `什么 啥 哪些 内容 主题 议题`) && aboutWhat.MatchString(says)
}

// listOut is how a text wants what it asks for at its end: 哪6趟 列一下.
var listOut = expr.MustCompile(`[，, ]*(?:给我)?(?:列一下|列出来|列列|列给我|拉出来|摆一下)(?:看看|看下|我看)?$`)

// WhichOnes reports whether a text asks for no more than what was counted or listed just before.
func WhichOnes(says string) bool {
	says = listOut.ReplaceAllString(strings.TrimRight(strings.TrimSpace(says), "。？?！! "), "")
	if containsAny(says, `哪 啥 什么 谁 几号 明细 内容 情况`) && whichOnes.MatchString(says) {
		return true
	}
	signs, whole := behind.signs(says)
	return whole && hasSign(signs, "w") && (hasSign(signs, "v") || !containsAny(says, `谁 哪位`) && containsAny(says, `几号 哪天 哪几天 啥时候 什么时候`)) // 都几号
}

// AlsoWhich is a question without the part behind it that wants to see what it counts: 这个月居然去过几次 of 这个月居然去过几次 都干啥了.
func AlsoWhich(says string) (head string, ok bool) {
	text := strings.TrimRight(says, "。？?！! ")
	at := strings.LastIndexAny(text, " ，,。？?；;")
	if at < 0 || !WhichOnes(strings.TrimLeft(text[at:], " ，,。？?；;")) {
		return says, false
	}
	return strings.TrimRight(text[:at], " ，,。？?；;"), true
}

// The classes of the words with which people ask when, where or by whom was done what was counted: 哪天办的, 在哪开的, 都是谁去的.
const (
	behindWho  = `谁 哪个 哪位 哪些人 哪些个人 哪几个人 哪几位 什么人 啥人 哪些干事 哪几个干事 哪个干事 哪些同志 哪几个同志 哪位同志 哪几个人员`
	behindWhat = `哪天 哪一天 哪几天 几号 什么时候 啥时候 何时 哪 哪里 哪儿 哪家 哪个点 哪几家 哪几个点 哪个支部 哪些支部 哪个单位 什么地方 哪个所 哪个科`
	behindTrip = `去 跑 走 走访 服务 送 转 办 做 干 搞 讲 宣讲 答疑 解决 下去 下点 跑点`
	behindDone = `办 开 搞 上 讲 做 弄 组织 举办 召开 去 跑 走访 报 提 记 发 评 办结 结 销号 参加 培训 办理`
	behindGlue = `是 的 了 过 都 分别 各 各是 那 这 在 于 给 呢 啊 呀 具体 到底 一共 次 回 场 个 件 条 家 趟 几 两 三 上来 ， , 请问 也`
)

var (
	behind = classesOf(map[byte]string{'w': behindWho + " " + behindWhat, 'v': behindDone, '-': behindGlue})
	byWhom = classesOf(map[byte]string{'p': behindWho, 'v': behindTrip, '-': behindGlue + " 有 人 多少 次 各自 每个 "})
)

// ByWhom reports whether a text asks who went or did what was counted, and nothing else: 都是谁去的, 哪些人跑的.
func ByWhom(says string) bool {
	signs, whole := byWhom.signs(strings.TrimRight(strings.TrimSpace(says), "。？?！! "))
	return whole && hasSign(signs, "p") && hasSign(signs, "v")
}

// WhichOf is whose of what was counted a text wants to see, where it says nothing else: 城西所 of 城西所的是哪几个 and 城西所的明细; or "".
func WhichOf(says string) string {
	for i := range says {
		if i > 0 && (WhichOnes(says[i:]) || strings.Trim(says[i:], "的。 ") == "明细") {
			return strings.TrimSuffix(says[:i], "的")
		}
	}
	return ""
}

// The classes of the words with which people ask of the records that were counted of what kind they are, who has them and how far they are.
var ofCounted = classesOf(map[byte]string{
	'k': `类型 类别 种类 性质 类 种 方面 哪类 什么类 啥类 哪方面 啥类型 什么类型 哪些类型 几类 几种`,
	'g': `交给 派给 交办给 转给 分给 归 手上 手里 名下 负责 管 经办 主办 办理 在办 牵头 接手 跟`,
	'r': `报 提 反映 上报 发现 报上来 报来`,
	'n': `没动 没动过 没动静 没办 没派 没派下去 没交办 没交 没交下去 没分 没分下去 没人管 没人办 没人接 没安排 没启动 没着手 没开始 未交办 待交办 没开始办 没人动`,
	'u': `没办完 没解决 没办结 没完 没弄完 没弄好 没处理 没处理完 没处理好 没办好 没搞定 没搞完 没好 没结 未解决 未办结 没办成 没落实 没整改`,
	'o': `没销号 没销 未销号 没关`,
	'd': `解决 办完 办结 办好 弄完 弄好 处理 处理完 处理好 搞定 搞完 结 销号 销 落实 整改 完成 办掉 办 弄 处理掉 解决掉 完`,
	'w': `谁 哪个 哪些 哪几个 哪几件 哪个所 哪个科 哪个科室 哪个单位 哪位 哪里 哪儿 哪些人 什么 啥 怎么 几个 几件 多少 哪 什么人 啥人 哪条 哪几条`,
	'?': `没 没有 吗 么 没得 不 是不是`,
	'-': `都 是 的 了 过 还 有 给 到 在 分别 各 各是 主要 具体 这些 那些 它们 全 全部 已经 现在 目前 一共 总共 个 件 条 这 那 ， , 问题 里面 里头 其中 下去 上 情况 多 最多 占 最 完 得`,
})

// longestOfCounted is how many characters such a question may have.
const longestOfCounted = 12

// OfCounted is what a text that names nothing of its own asks of the records that were counted just before: by what they are told apart, 'k'
// their kind, 'g' who has them, 'r' who reported them, 'd' how far they are, and which of them it wants, 'n' those that nobody has begun, 'u' the
// undone, 'o' those not closed, 'd' the done: 都啥类型的, 交给谁了, 哪几个还没动, 都解决了没. ok is false where it asks none of that.
func OfCounted(says string) (by, which byte, ok bool) {
	says = strings.TrimRight(strings.TrimSpace(says), "。？?！!呢啊呀 ")
	signs, whole := ofCounted.signs(says)
	if !whole || utf8.RuneCountInString(says) > longestOfCounted || Now(says) || strings.Contains(says, "最") && !hasSign(signs, "k") {
		return 0, 0, false
	}
	asks := hasSign(signs, "w?") || strings.HasSuffix(says, "没")
	switch {
	case hasSign(signs, "k") && containsAny(says, `哪 啥 什么 几`):
		return 'k', 0, true
	case hasSign(signs, "nuo") && asks:
		return 'd', signs[bytes.IndexAny(signs, "nuo")], true
	case hasSign(signs, "g") && hasSign(signs, "w"):
		return 'g', 0, true
	case hasSign(signs, "r") && hasSign(signs, "w"):
		return 'r', 0, true
	case hasSign(signs, "d") && containsAny(says, `谁`):
		return 'g', 0, true
	case hasSign(signs, "d") && hasSign(signs, "?"):
		return 'd', 0, true
	case hasSign(signs, "d") && strings.Contains(says, "哪"):
		return 'd', 'd', true
	case hasSign(signs, "w") && strings.HasSuffix(says, "问题"): // 啥问题
		return 'l', 0, true
	}
	return 0, 0, false
}

var thatLong = expr.MustCompile(`^(?:那|有没有|有|超过|过了|满|，|,| )*([一两二三四五六七八九十半\d]{1,3}个?(?:月|星期|周|礼拜|天|季度))(?:以上|多)?(?:没去|没人去)?的?(?:有没有|有|呢|吗|没)*$`)

// ThatLong is a stretch of time that a text names, and nothing else: 两个月 of 那两个月的呢; or "".
func ThatLong(says string) string {
	if m := thatLong.FindStringSubmatch(strings.TrimRight(says, "。？?！! ")); m != nil {
		return m[1]
	}
	return ""
}

// OfSeveral reports whether a text speaks of more than one: 都解决了没, 哪几个没办.
func OfSeveral(says string) bool {
	return containsAny(says, `都 全 哪几 哪些 几个 几件 分别`)
}

// AsksOfThat reports whether a text asks what was done on one visit at which it points: 那次看了几家企业.
func AsksOfThat(says string) bool {
	return containsAny(says, `那次 那趟 那回 那一次 那一趟 那一回 那天去 那天干`) && (Asks(says) || EndsAsking(says) || strings.Contains(says, "干嘛")) && containsAny(says, `几 多少 啥 什么 哪 干嘛`) && !containsAny(says, `培训 宣讲 一共 总共`)
}

// AsksNumbers reports whether a question that names no number asks for numbers at all: 怎么样, 情况如何.
func AsksNumbers(says string) bool {
	return containsAny(says, `数 情况 怎么样 咋样 怎样 如何 怎么个 统计 汇总 报表 进度 汇报 报告 完成 总共 一共 多少 对比 变化`) && !containsAny(says, `谁 哪 啥时候 什么时候`)
}

// subset matches who asks how many of what was counted are of a kind: 新增的有几个.
var subset = expr.MustCompile(`^(?:那|其中|里面)?\p{Han}{2,6}的(?:有|是)?(?:几|多少)[个件条次户家]?(?:呢)?$`)

// OfThose reports whether a text asks how many of what was counted just before are of a kind.
func OfThose(says string) bool { return subset.MatchString(strings.TrimRight(says, "。？?！! ")) }

// HowMany reports whether a text asks for an amount, and for nobody and no place.
func HowMany(says string) bool {
	return containsAny(says, `多少 几次 几个 几趟 几家 几件 几户 几场`) && !containsAny(says, `谁 哪 啥 什么`)
}

// EndsCounting reports whether a text ends by asking for an amount: 我这个月一共跑了几趟.
func EndsCounting(says string) bool {
	says = strings.TrimRight(says, "。？?！! 了呢啊呀")
	for _, amount := range strings.Fields(`几次 几个 几趟 几家 几件 几户 几场 几回 多少次 多少个 多少家 多少户 多少趟 多少`) {
		if rest, found := strings.CutSuffix(says, amount); found && !strings.HasSuffix(rest, "好") {
			return true
		}
	}
	return false
}

// pointing ends what names a thing that was told.
var pointing = expr.MustCompile(`(?:那个|这个|那条|这条|那件|这件|那家|那次|那事|这事|那边|那起|的事情?|的事儿|的问题|事情|问题)+$`)

// AsksOf reports whether a text is a short question about one thing, 秤那个现在谁管, and returns what
// names it there, 秤; that is "" where it is only spoken of: 谁的. pointed says that it is pointed at.
func AsksOf(says string) (of string, pointed, ok bool) {
	says = strings.TrimRight(strings.TrimSpace(says), "。？?！! ")
	if !Asks(says) && !strings.HasSuffix(says, "呢") && !containsAny(says, `来着 几号 何时 如何 进展 结果 消息 下文 动静 没`) {
		return "", false, false
	}
	m := asksOf.FindStringSubmatch(says)
	if m == nil {
		return "", false, false
	}
	named := strings.TrimSuffix(strings.TrimRight(m[1], "，, "), "的")
	of = pointing.ReplaceAllString(strings.TrimPrefix(named, "那"), "")
	pointed = of != strings.TrimPrefix(named, "那")
	for _, that := range []string{"我们", "咱们", "个", "次", "条", "这个", "这条"} {
		of = strings.TrimPrefix(of, that)
	}
	if asks := says[len(m[1]):]; strings.Trim(asks, "，, 呢啊呀的了是") == "" && (!pointed || of == "" || !strings.HasSuffix(says, "呢")) {
		return "", false, false // 城西所呢 is about numbers
	}
	return of, pointed, true
}

var atEnd = expr.MustCompile(`^(?:(最后|最近|最末|最新)|最早|最先|最开始|头)(?:面|头)?的?(?:那|一)?[一]?[次回个场条趟堂]?$`)

// AtEnd reports whether what names one of those shown is that it was the last, 最后那次, or the first.
func AtEnd(of string) (last, ok bool) {
	m := atEnd.FindStringSubmatch(of)
	return m != nil && m[1] != "", m != nil
}

var theirProblems = expr.MustCompile(`^(?:那|哦|嗯|，|,| )*(?:他们|它|她们|那边|那儿|那里|这边|这儿|这里|这个点|那个点|这家|那家)(?:那边|那儿|那里|那|这|点位|上)?(?:还|现在|目前|都|最近|就)*(?:有没有|有)?(?:别的|其他|其它|另外的)?(?:啥|什么|哪些|几个|多少|没有|没)?(?:没办完|没解决|没处理|没弄完|没办|在办|遗留)?的?(?:问题|遗留)?(?:没办完|没解决|没处理|没弄完|没办|多不多|多吗|有几个|有多少|有哪些)?的?(?:没有|没|吗|么|呢|不)?[。？?]*$`)

// AsksTheirProblems reports whether a text asks which problems there are at the place spoken of: 他们那有啥问题没.
func AsksTheirProblems(says string) bool {
	return containsAny(says, `问题 没办 没解决 没处理 没弄完 在办 遗留`) && theirProblems.MatchString(says)
}

var (
	doings = expr.MustCompile(`(?:跑|去|走访|到|走)(?:了|过)?(?:哪|几|多少|什么|啥)|(?:干|忙|做)(?:了|些|过|的)*(?:什么|啥|哪些)|(?:去|跑|走访)(?:了|过)(?:没有?|吗|么)$|(?:走访|跑点|下点)(?:情况|怎么样|了?多少|了?几)|(?:在)?(?:干什么|忙什么|忙啥|干啥)(?:了|呢)?$`)
	ofThem = expr.MustCompile(`^(?:那|哦|嗯|，|,| )*(?:他|她|这个人|这人)(?:的|自己|本人)?`)
)

// AsksDoings reports whether a text asks where a colleague went or what they did: 这周跑了哪几个地方.
func AsksDoings(says string) bool {
	return containsAny(says, `跑 去 走 到 干 忙 做 点`) && doings.MatchString(strings.TrimRight(says, "。？?！!啊呀 "))
}

// OfThem is what a text asks of the colleague who is spoken of: 上周呢 of 他上周呢; the text itself where it speaks of
// nobody so.
func OfThem(says string) string {
	rest := ofThem.ReplaceAllString(says, "")
	if strings.HasPrefix(rest, "们") {
		return says
	}
	return rest
}

// WithoutThem is a text without a word for those who were asked after, with which it begins: 跑居然几次 of 他们跑居然几次.
func WithoutThem(says string) string {
	rest := strings.TrimPrefix(says, "那")
	for _, them := range []string{"他们所", "他们", "她们", "人家"} {
		if after, ok := strings.CutPrefix(rest, them); ok {
			return after
		}
	}
	return says
}

var holdLater = expr.MustCompile(`^(?:那|就|都|请)*(?:让|叫|请|喊|通知|要求|督促|提醒)?(?:他们|她们|这几个支部|这些支部|这几家|没开的|没上的|书记们?|支部)(?:都|尽快|抓紧|赶紧|必须|[今明后下这本个大周星期礼拜月底末天一二三四五六日0-9号之前内])*(?:补上|补开|补齐|补一下|开了|开掉|开起来|开好|上了|安排上|抓紧|补)(?:吧|了|掉|啊)*[。！]*$`)

// HaveThemHold reports whether a text wants branches that were asked after to hold what they owe: 让他们下周补上.
func HaveThemHold(says string) bool {
	return containsAny(says, `补 开 上 抓紧`) && holdLater.MatchString(strings.TrimSpace(says))
}

var measured = expr.MustCompile(`(?:(?:^|[^哪好])几|多少)个?(户|家|次|趟|回)(?:企业|商户|个体户)?(?:了|的|来着|呢|啊|呀)*$`)

// Measure is the measure of the amount for which a text asks at its end: 户 of 今天讲了多少户; or "".
func Measure(says string) string {
	if m := measured.FindStringSubmatch(strings.TrimRight(says, "。？?！! ")); m != nil {
		return m[1]
	}
	return ""
}

var alsoCounts = expr.MustCompile(`(?:几|多少)个?(户|家)(?:企业|商户|个体户)?(?:了|的|来着|呢)*$`)

// AlsoCounts is what a part of a question about visits asks the number of by its unit, in words that the reader knows: 服务企业 of 几家企业;
// or "".
func AlsoCounts(part string) string {
	if m := alsoCounts.FindStringSubmatch(strings.TrimRight(part, "。？?！! ")); m != nil {
		return map[string]string{"户": "辐射户数", "家": "服务企业"}[m[1]]
	}
	return ""
}

// HowOften reports whether a text asks how often somebody went, and names nothing else that is counted.
func HowOften(says string) bool {
	return containsAny(says, `几次 几趟 几回 多少次 多少趟 多少回`) && !containsAny(says, `会 党课 主题党日 培训 宣讲 问题 谁 哪`)
}

var thoseTimes = expr.MustCompile(`那(?:[一二两三四五六几0-9]|好几)(?:次|趟|回)(?:走访)?(?:都|分别|各)?(?:呢|是?(?:哪|什么|啥|几号).*|怎么样|情况)?[？?。]*$`)

// ThoseTimes reports whether a text asks of some visits as of ones that are known: 我在美食街那两次呢.
func ThoseTimes(says string) bool { return thoseTimes.MatchString(says) }

var asksTimes = expr.MustCompile(`^[^，,]{0,6}(?:去|跑|来)(?:了|过)?(?:几|多少)(?:次|趟|回)$|^[^，,]{0,6}(?:去过|去了|跑过|跑了)(?:没有?|吗|么)$`)

// AsksTimes reports whether a text asks how often somebody went, and does not say where: 上个月去了几次.
func AsksTimes(says string) bool {
	return containsAny(says, `去 跑 来`) && asksTimes.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 "))
}

// The classes of the words with which people want the last answers taken together: 两周加起来, 合计多少户.
const (
	sumTogether = `加起来 加到一起 加一起 加在一起 合起来 合在一起 合一起 合计 总计 总共 一共 拢共 共计 总数 总和 加上 加 共`
	sumTwo      = `两 俩 二 2`
	sumThree    = `三 仨 3`
	sumOf       = `周 个周 个星期 星期 个月 月 个季度 年 天 个所 所 个科 个点 点 家 个 边 个地方 个支部 个数`
	sumWhen     = `上周 这周 本周 上个月 这个月 本月 上月 上个星期 这个星期 今天 昨天 上季度 这季度 本季度 今年 去年`
	sumGlue     = `那 这 那么 呢 是 多少 几 户 次 趟 人次 企业 的 了 一下 算 算一下 把 它们 都 有 得 就 啊 呀 ， , 。 ？ ? 和 跟 与 再 到`
)

var sums = classesOf(map[byte]string{'s': sumTogether, '2': sumTwo, '3': sumThree, 'o': sumOf, 'w': sumWhen, '-': sumGlue})

// Sums reports whether a text wants the last answers taken together, and how many of them; 0 where it does not say.
func Sums(says string) (size int, ok bool) {
	signs, whole := sums.signs(says)
	times := bytes.Count(signs, []byte("w"))
	if !whole || !hasSign(signs, "s") || times == 1 { // 这周一共多少 asks anew
		return 0, false
	}
	switch {
	case hasSign(signs, "3"):
		return 3, true
	case hasSign(signs, "2w"):
		return 2, true
	}
	return 0, true
}
