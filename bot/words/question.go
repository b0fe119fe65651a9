package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// same are words of questions in other words: the reader knows those on the right.
var same = strings.NewReplacer("占几", "几", "占了几", "几", "占多少", "多少", "占了多少", "多少", "办结率", "新增问题和办结问题", "完成率", "新增问题和办结问题", "解决率", "新增问题和办结问题", "销号率", "新增问题和办结问题", "画个图", "趋势图", "画一个图", "趋势图", "画张图", "趋势图", "画图", "趋势图", "出个图", "趋势图",
	"，开会要用", "", "，开会用", "", ",开会用", "", "开会要用", "", "开会用", "", "，汇报用", "", "汇报要用", "", "汇报用", "", "没人跑", "没去", "没办完", "没办结", "谈了几", "谈心谈话几", "谈过几", "谈心谈话几", "谈了多少", "谈心谈话多少", "差谁没去", "哪个点没去", "差谁还没去", "哪个点没去", "谁还没去", "哪个点没去", "谁没去", "哪个点没去", "哪家没去", "哪个点没去", "哪家还没去", "哪个点没去",
	"跑了几趟", "走访了几次", "去了几趟", "走访了几次", "跑了多少趟", "走访了多少次", "单独出一份", "")

// Question is a question in words that the reader knows.
func Question(says string) string {
	says = lateOnes.ReplaceAllString(openLate.ReplaceAllString(WithoutOccasion(says), "逾期问题"), "${1}逾期问题")
	says = timesAt.ReplaceAllString(says, "${1}走访${2}")
	says = onTheSpot.ReplaceAllString(says, "现场解决")
	says = allGone.ReplaceAllString(notSince.ReplaceAllString(says, "最近${1}哪些点没去"), "哪些点没去")
	return same.Replace(whatIsLeft.ReplaceAllString(pictured.ReplaceAllString(says, "${1}趋势图"), "$1"))
}

// notSince matches that nobody went for so long, 超过一个月没去的点, and allGone who asks whether somebody went everywhere, 这个月都去过没.
var (
	notSince = expr.MustCompile(`(?:有没有|有|哪些|哪几个点?)?(?:最近|近|这|超过了?|超了|满了?|已经|快|都|整整|连续)*([一两二三四五六七八九十半\d]{1,3}个?(?:月|星期|周|礼拜|天|季度))(?:以上|多|了|都|还)*没有?人?(?:去|跑|走访|到|走)(?:过|了)?的?(?:点位?|地方|单位|市场)?(?:有没有|有|吗|没有?)?(?:哪些|哪几个)?$`)
	allGone  = expr.MustCompile(`(?:那?就是|是不是|点位?|所有的?点位?)?(?:都|全)(?:有人)?(?:去|跑|走访|走|到)(?:过|了|到|遍|完)+(?:没有|没|吗|么|[？?]|吧[？?])+$`)
)

// timesAt matches a place between the word for going there and how often: 跑居然几次.
var timesAt = expr.MustCompile(`跑([^了过的得]\p{Han}{1,5}?)(?:了|那边|那儿)?((?:几|多少)(?:次|趟|回))`)

// onTheSpot matches what was solved on the spot, with whom it was solved for, before how much of it was: 现场给人家解决了几个事, 当场帮商户办了几件.
var onTheSpot = expr.MustCompile(`(?:现场|当场|就地|当面)(?:就)?(?:直接)?(?:(?:给|帮|替|为|帮着|协助)(?:人家|他们|商户|企业|老板|大家|经营户|个体户|群众|老百姓|业主)?们?)?(?:解决|处理|办结|办理|办|搞定|协调|化解)(?:掉|好|完|成)?(?:了|过)?(?:的)?`)

// openLate and lateOnes match what is overdue where it is also said to be open: 没办完又过期的; 超期还没办完的, but not 快到期没办的.
var (
	openLate = expr.MustCompile(`(?:没|未)(?:办完|办结|办|解决|销号|弄完|处理完|了结)(?:的)?(?:又|还|而且|且|但|已经|已|都)+(?:逾期|超期|过期|过了期限|过了期|过了时限|超时)了?的?`)
	lateOnes = expr.MustCompile(`(^|[^快要将是不没会])(?:逾期|超期|过期|过了期限|过了期|过了时限|到期|到了期|到了期限|超时)(?:了|的|却|但|又|还|都)*(?:没|未)(?:有)?(?:办完|办结|办|解决|销号|弄完|处理完|了结)的?`)
)

// whatIsLeft matches the words for what is left before what asks or denies: 没去的还剩哪个, 剩下没去的是哪些.
var whatIsLeft = expr.MustCompile(`(?:还|就|只)?剩下?(?:的|的是|是)?(哪|没|几)`)

// weekly matches what a number is wanted for, before what asks for it: 周报要写 我们所这周还有哪几个点没跑到.
var weekly = expr.MustCompile(`^[^，,。；;？? ]{0,4}(?:(?:写|填|交|做|弄|赶|报)[^，,。；;？? ]{0,3}(?:周报|月报|日报|简报|总结|材料|报表|台账|汇报)[^，,。；;？? ]{0,4}|(?:周报|月报|日报|简报|总结|材料|报表|台账|汇报)(?:要|得|里|上|等着|急着|急|用|问题|数字|那|这|一|栏|部分|写|填|交){1,5})[，,。；; ：:]+`)

// pictured matches a picture that is asked for by what it shows: 3月走访图.
var pictured = expr.MustCompile(`(走访|问题|数字|户数|会议|组织生活|情况)图$`)

// occasion matches why something is asked for, before it: 今天局里开会要汇报，把上个月的情况给我; 周五局务会用 各所走访多少.
var occasion = expr.MustCompile(`^[^，,。？? ]{0,10}(?:开会|汇报|会上|调研|办公会|党组会|例会)[^，,。？? ]{0,6}[，,。 ]+` +
	`|^[^，,。？? ]{0,8}(?:会|材料|检查|考核|上报|总结)(?:上|里|时)*(?:急着|等着|马上)?(?:要用|要讲|要报|要写|要交|得用|用)[，,。 ]+` +
	`|^[^，,。？? ]{0,4}(?:局里|局长|上面|上头|上级|领导|区里|市里|办公室)(?:急着|等着|马上|又|那边)*(?:要用|要|用|催)(?:着|了)?[，,。 ]+`)

// The classes of the words with which people tell, behind what they want, what it is for: 周四班子会上用, 明天汇报要念.
const (
	forWhat = `会 开会 班子会 党组会 局务会 办公会 例会 早会 晨会 周会 调度会 汇报会 碰头会 座谈会 会议 会上 汇报 述职 调研 检查 考核 交流 发言 领导 局长 书记 上面 上级 区里 市里 局里 班子 大会`
	forUse  = `用 要用 得用 念 讲 说 报 交 看 带 过目 参考 汇报 发言`
	forGlue = `明天 后天 今天 上午 下午 晚上 早上 周 星期 礼拜 下 这 本 一 二 三 四 五 六 日 天 月底 月初 上 里 时 的 我 我们 得 要 等着 急着 马上 到时候 去 给 就 准备 过 一下 还 拿 来`
)

var occasions = classesOf(map[byte]string{'m': forWhat, 'u': forUse, '-': forGlue})

// WithoutOccasion is a text without why it asks, before or behind what it asks, where it says more.
func WithoutOccasion(says string) string {
	if short := occasion.ReplaceAllString(says, ""); short != "" {
		says = short
	}
	if at := strings.LastIndexAny(says, " ，,。"); at > 0 {
		signs, whole := occasions.signs(strings.Trim(says[at:], "，,。 "))
		if short := strings.TrimRight(says[:at], " ，,。"); whole && hasSign(signs, "m") && hasSign(signs, "u") && short != "" {
			return short
		}
	}
	if short := weekly.ReplaceAllString(says, ""); short != says && Asks(short) {
		return short
	}
	return says
}

// The classes of the words with which people tell, beside what they ask, that they have no time: 一次说完, 快点 会要开了, 马上进会场.
const (
	hurryFast = `快 快点 快些 赶快 赶紧 急 急用 着急 等着 赶时间 赶着 没空 没时间 没工夫 来不及 忙 正忙 一次 一回 一遍 一口气 一句话 长话短说 简短 简单 会要开了 要开会了 要进会场 进会场 开会了 上台 要上台 上车 要上车 要走了 开车 要出车 要发货`
	hurryGlue = `我 你 他们 人 领导 局长 书记 司机 车 货车 老板 客人 门口 外头 会场 路上 车上 电梯 里 在 都 正 就 马上 这就 我这 这边 要 得 说 说完 说清 说清楚 讲 讲完 讲清 告诉 告诉我 回 回我 给 给我 先 还 也 点 一下 着 了 呢 吧 的 很 别 慢`
)

var hurries = classesOf(map[byte]string{'h': hurryFast, '-': hurryGlue})

var limits = expr.MustCompile(`[0-9#那这他她它只光除别不没就第上比按分也还再每算加全期是名]|什么|哪|谁|几|所有|大家|到现在`)

// Limits reports whether a clause may narrow or widen what is asked beside it, or point to what was spoken of: 除了农贸, 也算上.
func Limits(clause string) bool { return limits.MatchString(clause) }

// FirstClause parts a text behind its first clause; more is whether anything stands behind it.
func FirstClause(says string) (head, tail string, more bool) {
	at := strings.IndexAny(says, clauseEnds)
	if at < 0 {
		return says, "", false
	}
	head, tail = trimmedClause(says[:at]), trimmedClause(strings.TrimLeft(says[at:], clauseEnds))
	return head, tail, head != "" && tail != ""
}

var leadIn = expr.MustCompile(`^(?:[^，,。？?]{0,12}[，,。 ]+)?我?(?:就|先|也|还)?(?:想|要)?(?:请|再|跟你|跟您|向您)?(?:问(?:一?[下声句]|问)|打听(?:一?下)|了解(?:一?下)|请教(?:一?下)|想知道|请问)[，,：: ]*`)

// WithoutLead is a question without the words that lead to it: 我手上还有几件没办完的 of 我刚来没多久 想问下我手上还有几件没办完的.
func WithoutLead(says string) string {
	if rest := says[len(leadIn.FindString(says)):]; utf8.RuneCountInString(rest) > 3 && (Asks(rest) || EndsAsking(rest)) {
		return rest
	}
	return says
}

// WithoutHurry is a question without the clauses before and behind it that say no more than that somebody has no time for long answers.
func WithoutHurry(says string) string {
	rest := strings.TrimSpace(says)
	hurry := func(clause string) bool {
		signs, whole := hurries.signs(clause)
		return whole && hasSign(signs, "h")
	}
	for at := strings.LastIndexAny(rest, clauseEnds); at > 0 && hurry(strings.Trim(rest[at:], clauseEnds)); at = strings.LastIndexAny(rest, clauseEnds) {
		rest = strings.TrimRight(rest[:at], clauseEnds)
	}
	for at := strings.IndexAny(rest, clauseEnds); at > 0 && hurry(rest[:at]); at = strings.IndexAny(rest, clauseEnds) {
		rest = strings.TrimLeft(rest[at:], clauseEnds)
	}
	if rest == "" || !Asks(rest) && !EndsAsking(rest) {
		return says
	}
	return rest
}

// goesOn are the beginnings of a question that goes on with the last one.
const goesOn = `那 只看 只要 就看 光看 单看 仅看 专看 单独看 单说 只说 里头 里面 其中 当中 这里头 这里面 再 跟 和 与 比 换 还有`

var goesThere = expr.MustCompile(`^(?:那|就)*(?:我|我们|咱们?)(?:.{0,6})(?:去|跑|过去)(?:一?趟|看看|看一下|一次|一下|吧|$)`)

// Continues reports whether a text by its form goes on with a question: 城西所呢.
func Continues(says string) bool {
	if goesThere.MatchString(says) {
		return false // 那我明天去一趟
	}
	says = strings.TrimRight(says, "。？?！! ")
	if beginsWithAny(says, `哪个 哪几个 哪件 哪几件 哪条 哪几条`) && !containsAny(says, `点 所 支部 科 室 单位 小组 市场 大厦`) {
		return true // 哪个没解决: of those just spoken of
	}
	if containsAny(says, `为啥 为什么 咋这么 怎么这么`) {
		return true // 城东所为啥少: the reason nobody can tell, but the numbers
	}
	return beginsWithAny(says, goesOn) || strings.HasSuffix(says, "呢") || strings.HasSuffix(says, "的") && utf8.RuneCountInString(says) <= 5
}

var (
	mayI  = expr.MustCompile(`(?:[，, ]*(?:行不行|行不|行吗|行么|可不可以|可以吗|可以么|可以不|好不好|好吗|好不|成不成|成不|成吗|中不中|要得不|得行不))+(?:$|[，,。 ]+)`)
	canIt = expr.MustCompile(`(能不能|能否|可不可以|可否|可以|能)(?:再|给我|帮我|申请|先|往后)*`)
	canWe = expr.MustCompile(`^((?:#\d+|\d+号?)?(?:这个|那个)?[，, ]*)(?:能不能|能否|可不可以|可否|可以|能)(?:再|给我|帮我|先)*`)
)

// Wish is a wish put as a question, without what makes a question of it: 延到周三 of 能延到周三吗
// and of 延到周三，行不行. Any other text stays as it is.
func Wish(says string) string {
	plain := strings.TrimRight(says, "。？?！! ")
	wish := strings.TrimRight(mayI.ReplaceAllString(plain, " "), " ")
	if short := canWe.ReplaceAllString(wish, "$1"); short != wish {
		wish = strings.TrimRight(short, "吗么不")
	}
	if m := canIt.FindStringSubmatchIndex(wish); m != nil { // 步行街招牌那个能不能延几天
		if rest := wish[m[1]:]; movesCase(rest) && (wish[m[2]:m[3]] != "能" || wish != plain || strings.ContainsAny(plain[len(plain)-3:], "吗么不")) {
			wish = wish[:m[2]] + strings.TrimRight(rest, "吗么不")
		}
	}
	if wish == plain || wish == "" {
		return says
	}
	return wish
}

// unasked are words that hold one that asks, and ask nothing: 那几个字撤了, 没啥问题, 十几号, 不对不对.
var unasked = strings.NewReplacer("有没啥", "有没有", "有没什么", "有没有", "没啥", "", "没什么", "", "那几", "", "这几", "", "好几", "", "十几", "", "没几", "", "几个字", "", "几个人", "几个人", "没多久", "", "没多少", "", "差不多", "", "不对不对", "")

// whenAsked match what asks for a time or, where a part of a text ends with it, for a number: 几号到期, 去了几次.
var whenAsked = expr.MustCompile(`几[号点]|何时|几[次趟回家户条场人位件个名](?:人次|企业|月)?(?:了|的|来着|啊|呀|呢)*(?:$|[，,。；; ])`)

// orNot match a verb and its denial, or a denial where a part of a text ends: 差不差, 去没去, 去过没, 开了没有.
var orNot = expr.MustCompile(`(?:[了过着完好到成齐]没有?(?:呢|啊|呀)?(?:$|[，,。；; ]))`)

// Asks reports whether a text asks rather than tells: 还有几个没办结, 253几号到期, 运营去过没.
func Asks(says string) bool {
	if strings.ContainsAny(says, "几多没不") {
		says = unasked.Replace(says)
	}
	if containsAny(says, `？ ? 吗 几个 几件 多少 多久 哪 谁 什么 怎么 有没有 是不是 咋 啥 来着`) || Whether(says) {
		return true
	}
	return strings.ContainsAny(says, "几何") && whenAsked.MatchString(says) || strings.Contains(says, "没") && orNot.MatchString(says) || thisOrNot(says)
}

// thisOrNot reports whether a character stands before and behind its denial: 差不差, 去没去. What a person may want, 能不能, is a wish.
func thisOrNot(says string) bool {
	r := []rune(says)
	for i := 1; i+1 < len(r); i++ {
		if (r[i] == '不' || r[i] == '没') && r[i-1] == r[i+1] && unicode.Is(unicode.Han, r[i-1]) && !strings.ContainsRune("能可行好要", r[i-1]) {
			return true
		}
	}
	return false
}

// Whether reports whether a text asks with a word and its denial: 算不算, 要不要, 开没开. Neither is said in it.
func Whether(says string) bool {
	return strings.ContainsAny(says, "不没") && containsAny(says, `算不算 要不要 报不报 记不记 用不用 去不去 开不开 该不该 办不办 开没开 去没去 办没办 报没报 记没记 上没上 讲没讲 交没交`)
}

// DueSoon reports whether a text asks for the problems whose due day is near: 快到期的.
func DueSoon(says string) bool {
	return containsAny(says, `快到期 快要到期 要到期 马上到期 临期 将到期 即将到期`) && !containsAny(says, `换届 任期 合同`)
}

var reportedByMe = expr.MustCompile(`我(?:自己)?(?:上报|报|提|反映)(?:上去|上来|过|了|的)*的`)

// ReportedByMe reports whether a text speaks of what the person reported: 我报上来的.
func ReportedByMe(says string) bool {
	return strings.Contains(says, "我") && reportedByMe.MatchString(says)
}

// OwnProblems reports whether a text asks for the problems that the person reported.
func OwnProblems(says string) bool {
	return containsAny(says, `我报的问题 我报的那些 我报的那几 我提的问题 我上报的问题 我反映的问题 我报过的问题 我报的有 我报的都 我报的还有 我报的还剩 我报的没完 我报的没办 我提的还有 我反映的还有 我报上去的`)
}

// Rate reports whether a text asks for a share of what was solved. It is a question in
// whatever words: 办结率.
func Rate(says string) bool { return containsAny(says, `办结率 完成率 解决率 销号率`) }

var noNo = expr.MustCompile(`^(?:啊|哎|哦|诶)?不+[，,、 ]`) // 啊不 是科创园

var saysAgain = expr.MustCompile(`^(?:(?:啊|哎|哦|诶)?不+(?:对|是)?|错了|(?:号|编号|数字)?(?:说|问|打|按|输|看|写|记|搞|弄)?(?:错|反|岔)(?:号|字)?了?|手误)?[，,、 ]*(?:我(?:要)?(?:问|说|看|指|要)的是|我是说|我是问|应该是|是|要)?`)

// Instead is what a text wants in place of what it asked before: 上个月的 of 啊不，上个月的 and 我问的是上个月的; the text
// itself where it says no such thing.
func Instead(says string) string {
	if !noNo.MatchString(says) && !beginsWithAny(says, `不对 不是 错了 说错 问错 打错 打反 写反 说反 按反 按错 输错 看错 号错 手误 打岔 写错 记错 我问的是 我说的是 我要的是 我是说 我是问 我看的是 我指的是 啊不 哦不`) {
		return says
	}
	if rest := says[len(saysAgain.FindString(says)):]; rest != "" {
		return rest
	}
	return says
}

// slipped matches what was done wrong with words or numbers: 写错, 抄岔了, 看错行.
var slipped = expr.MustCompile(`[写记填报打听看数抄搞弄算说录输敲按选点认](?:得|的)?(?:错|岔|混|串|倒了|反了)`)

// Mistaken reports whether a text says that something is wrong: 写错了.
func Mistaken(says string) bool {
	return containsAny(says, `不对 不是 改成 改为 更正`) || slipped.MatchString(says) || noNo.MatchString(says) || strings.Contains(says, "改") && revised.MatchString(says)
}

var slipFirst = expr.MustCompile(`^(?:[哎诶哦唉啊欸呃嗯哟，, ]|等等|等下|那个|抱歉|不好意思)*(?:我)?(?:刚才|刚刚|上面|前面)?(?:(?:是|都|给)?(?:不对|错了|弄混了|记混了|搞混了|口误|[写记填报打听看数抄搞弄算说录输敲按选点认](?:得|的)?(?:错|岔|混|反)(?:行|表|日子|日历|地方|人)?了))+(?:哈|啊|的|嘛|我)*[，,。！! ]+`)

// BehindSlip is what stands behind the words that something was said wrong; ok is false where a text does not begin with them.
func BehindSlip(says string) (rest string, ok bool) {
	rest = says[len(slipFirst.FindString(says)):]
	return rest, rest != says && utf8.RuneCountInString(rest) > 3
}

// Months reports whether a text counts in months: 再往前一个月.
func Months(says string) bool { return strings.Contains(says, "月") }

// Compares reports whether a text compares: 比上周.
func Compares(says string) bool { return strings.Contains(says, "比") }

var howTo = expr.MustCompile(`(?:怎么|怎样|如何|咋)(?:去|来|才能|样)?(?:登记|记|录|填|报|写|发|上报|提交|改|操作|使用|用|弄|补)`)

// AsksHowTo reports whether a text asks how something is recorded: 请问应该怎样登记一次党课呢.
func AsksHowTo(says string) bool {
	return containsAny(says, `怎 如何 咋`) && howTo.MatchString(says) && !containsAny(says, `商户 企业 老板 摊主 店家 业主 人家 他们 有人问`)
}

var endsAsking = expr.MustCompile(`(?:没有|没得|了没|过没|没|吗|么)[？?。 ]*$`)

var toldQuestion = expr.MustCompile(`(?:商户|企业|老板娘?|有人|群众|业主|摊主|店主|店家|经营户|个体户|会计|负责人|居民|消费者|家店|家公司)[^，,。]{0,8}(?:问|咨询|打听).*(?:我说|我答|我跟|我让|我给|告诉|答复|回复|解释|让[他她]|回头|回来查|回去查|说好)`)

// ToldQuestion reports whether a text tells what somebody asked and what was said to them, and so asks nothing: 有个商户问转企怎么弄，我说回去
// 查查再答复.
func ToldQuestion(says string) bool {
	return containsAny(says, `问 咨询 打听`) && toldQuestion.MatchString(says)
}

// stillNot matches the end of a text that tells what is not yet: 合同还没有.
var stillNot = expr.MustCompile(`(?:还|都|也|并|又|仍|仍然|一直|从来)没有?[？。 ]*$`)

// EndsAsking reports whether a text ends as a question does: 催过没有.
func EndsAsking(says string) bool {
	return endsAsking.MatchString(says) && !stillNot.MatchString(says)
}

var lateOne = expr.MustCompile(`(?:逾期|过期|超期|过了期|过了期限|到期)了?的?那?(?:一)?[个条件]`)

// LateOne reports whether a text means the one that is overdue: 已经过期的那个能不能延到周五.
func LateOne(says string) bool {
	return lateOne.MatchString(says) && !containsAny(says, `哪个 哪条 哪件 几个 几条 几件 证 合同`)
}

// InHand reports whether a text asks what a colleague has in hand: 他手上还有几个问题.
func InHand(says string) bool {
	return containsAny(says, `手上 手里 名下 手头`) && containsAny(says, `问题 几个 几件 哪些 哪件 哪个 哪几 什么 多少 没办 在办 事 逾期 到期 啥`)
}

var otherOne = expr.MustCompile(`^(?:那|还有|剩下)*(?:另|另外|另外那|剩下那|剩下的那|还有那)(?:一)?(?:个|条|件|家)(?:呢|怎么样|咋样|谁在办|是谁|是啥|看看|现在怎么样了?)*[？?。]*$`)

// OtherOne reports whether a text asks for the other of two, and no more: 另一个呢.
func OtherOne(says string) bool { return otherOne.MatchString(says) }

var (
	reported  = expr.MustCompile(`(?:他们?|那边)?(?:在|从)?(?:电话里?|微信里?|会上|口头)?(?:跟我|给我|向我)?(?:报|讲|说)(?:上来|给我)?(?:的是|的|是|了)?`)
	reportedN = expr.MustCompile(`(?:[0-9]+|[一二三四五六七八九十两百]+)多?(趟|次|回|家|户|个|场|件)`)
	bareAtEnd = expr.MustCompile(`[0-9]{2,}$`)
	isItSo    = expr.MustCompile(`[，, ]*(?:对不对|对吗|对吧|对得上吗|对不对得上|准不准|是不是|系统里(?:面)?(?:是|有|记的是|记了)?(?:几|多少)(?:趟|次|回|家|户|个|场|件)?|系统里呢)[？?。]*$`)
)

// Checked is the question for a number that somebody was told and checks: 城东所一季度跑了几趟 of 城东所在电话里报一季度跑了52趟 对不对,
// 城西呢 of 城西报的45 对吗; ok is false where a text checks none.
func Checked(says string) (asks string, ok bool) {
	end := isItSo.FindStringIndex(says)
	if end == nil || !reported.MatchString(says[:end[0]]) {
		return says, false
	}
	asks = reported.ReplaceAllString(says[:end[0]], "")
	if m := reportedN.FindAllStringSubmatchIndex(asks, -1); len(m) > 0 {
		last := m[len(m)-1]
		return asks[:last[0]] + "几" + asks[last[2]:last[3]] + asks[last[1]:], true
	}
	at := bareAtEnd.FindStringIndex(asks)
	if at == nil {
		return says, false
	}
	return asks[:at[0]] + "呢", true
}

var ofOther = expr.MustCompile(`^(?:那|还有|剩下|哦|对了|[，, ])*(?:另外?(?:那|一)?一?|剩下(?:那|的那|这)?一?|还有那)(?:个|条|件|家|起)`)

// OfOther reports whether a text begins with the other of two: 另外那个也督办, 剩下那件交给登记科.
func OfOther(says string) bool { return ofOther.MatchString(says) }

// AllInHand reports whether a text speaks of all that somebody has in hand: 他手上的都转给甲.
func AllInHand(says string) bool {
	return containsAny(says, `手上的都 手上的全 手上都 手上全 手里的都 手里的全 手头的都 手头的全 名下的都 名下的全`)
}

// AsksWhere reports whether a text asks at which places somebody was: 我今天一共去了哪几个点.
func AsksWhere(says string) bool {
	return containsAny(says, `去了哪 去过哪 跑了哪 跑过哪 走了哪 到了哪 去的哪 都去哪 都跑哪`)
}

// asked are words around the name of a paper that is wanted: 一季度总结给我出一份.
var asked = strings.NewReplacer("发我一份", "", "发给我一份", "", "给我发一份", "", "发一份给我", "", "发给我", "", "发我", "", "给我出一份", "", "给我来一份", "", "给我一份", "", "给我写一份", "", "出一份", "", "来一份", "", "写一份", "", "帮我", "", "给我", "")

// Paper is what is left of a wish for a paper: 一季度总结.
func Paper(says string) string {
	return strings.TrimRight(asked.Replace(WithoutOccasion(says)), "。！吧 ")
}

// Now reports whether a question is about how things stand, whatever was asked before.
func Now(says string) bool { return containsAny(says, `现在 目前 眼下`) }

// AsksTerm reports whether a text asks when a term of office ends: 换届到期是哪天; 我们届满那个是12号吧.
func AsksTerm(says string) bool {
	if (containsAny(says, `届满 任期`) || strings.Contains(says, "届") && containsAny(says, `满 到期`)) && !containsAny(says, `研究 讨论 选完 选了 开了`) && (WhichDay(says) || EndsAsking(says) || strings.HasSuffix(strings.TrimRight(says, "。？?！! "), "吧") || containsAny(says, `还有多久 哪年 没到 到了没`)) {
		return true
	}
	return strings.Contains(says, "换届") && containsAny(says, `哪天 几号 什么时候 哪年 到期 还有多久`)
}

// AsksTerms reports whether a text asks of which 支部 the terms are over, 还有哪些支部换届也过了的, or end soon, 哪几个支部快换届了.
func AsksTerms(says string) (over, soon bool) {
	if !containsAny(says, `换届 届满 任期`) || !containsAny(says, `哪些 哪几个 哪个支部 几个支部 多少支部 有没有支部 谁`) || containsAny(says, `提醒函 通知 选完 选了`) {
		return false, false
	}
	over = containsAny(says, `过了 已经过 过期 超期 逾期 届满了 已届满 到期了 满了 没换 超了`) && !containsAny(says, `快 要到 马上 即将 临近`)
	return over, !over && containsAny(says, `快 要 该 到期 届满 马上 即将 临近 今年`)
}

// OfThere reports whether a text speaks of the place that was spoken of, or of those there: 那边支部换届什么时候到期.
func OfThere(says string) bool {
	return beginsWithAny(strings.TrimPrefix(says, "那他们"), `那边 那里 那儿 那个支部 那家 那支部 他们 它 这边 这个支部 这家 这里`) || strings.HasPrefix(says, "那他们")
}

const (
	ofBranch  = `支部 书记 党员 换届 届满 党课 支委 党员大会 党小组 主题党日 党日 组织生活 三会一课 活动 电话 联系方式 流动党员 发展对象 积极分子`
	manyOnes  = `哪个支部 哪些支部 哪几个支部 几个支部 各支部 所有支部 哪个点 哪些点 哪几个点 各点 哪些 哪几家 哪家 谁没 谁还没 谁开 全局 全区 局里 一共多少个 我们 咱们 我这 我分管 我的点 各所 每个`
	toldThere = `那 那个 哦 嗯 ， 他们 她们 他 它 那边 那儿 那里 这边 这儿 这里 这个点 那个点 这家 那家 的`
)

// OfBranch reports whether a text speaks of what a branch has or does: 支部书记是谁, 几个党员.
func OfBranch(says string) bool { return containsAny(says, ofBranch) }

// OfManyPlaces reports whether a text speaks of more places than one, or of those who speak.
func OfManyPlaces(says string) bool { return containsAny(says, manyOnes) }

// WithoutThere is a text without the words at its beginning that point at the place spoken of: 支部几个党员 of 他们支部几个党员.
func WithoutThere(says string) string {
	for short := says; ; says = short {
		for w := range wordsOf(toldThere) {
			short = strings.TrimPrefix(short, w)
		}
		if short == says {
			return says
		}
	}
}

var (
	asksHow   = expr.MustCompile(`^(?:[#＃]?(\d{1,8})号?)?(?:第[一二三四五六七八九十\d]+[个条件]|最后一个|(?:拖得?|逾期得?|超期得?|压得?|放得?)?最(?:久|早|老|急|长)的?)?(?:那|这)?(?:个|件|条)?(?:事|问题)?[，, ]*(?:现在|到底|是|都|又)*(?:(?:由|归)?谁(?:在|来|去)?(?:弄|办|处理|跟|管|负责|接|盯|搞)(?:的|着|呢)?|(?:是|归)谁的?|(?:在|到)?谁(?:的)?(?:手上|手里|那儿?|那里|名下|头上)|卡(?:在)?(?:哪|什么|啥)(?:里|儿|了|一步|一环|地方)*|(?:办|弄|处理|走|进行|推进|跟)?到(?:了)?(?:哪|什么)(?:里|儿|了|一?步|程度|地步)*|(?:办|弄|处理|搞)(?:得|的)?(?:怎么样|咋样|如何)了?|怎么样了|咋样了|(?:是)?(?:什么|啥)(?:情况|事儿?|问题)|(?:是)?(?:咋|怎么)(?:一)?回事|(?:有)?(?:没有)?(?:什么|啥)?(?:最新|新)?的?(?:进展|结果|下文|动静|消息)(?:了|没有|没|吗|如何)*|(?:什么时候|啥时候|哪天|几号|何时)(?:就|要|该)?(?:到期|截止|办完|到|期限)的?|(?:原先|原来|当初|本来|之前|起先|一开始)(?:是|都)?(?:说好|说|定好|定|约好|约|讲好|答应|承诺)?(?:的|了|好)*(?:是)?|(?:说好|定好|约好|讲好|答应|承诺)(?:的|了)?(?:是)?|(?:应该|该)?(?:哪天|几号|什么时候|啥时候)(?:之前|前)?(?:办好|办结|弄好|弄完|解决|完成|交)的?|期限(?:是)?(?:到)?(?:哪天|几号|什么时候|啥时候|多久)|还(?:有|剩)(?:几|多少)天(?:到期)?|(?:到期|逾期|过期|超期)(?:了)?(?:没有?|吗|么)|(?:现在)?算?(?:什么|啥)状态|(?:领导|局长|上面|上头)?(?:是)?(?:咋|怎么)(?:批|说|定|交代)的?|(?:催|批|回|看|查|问|联系|处理)(?:过|了)(?:没有|没|吗|么)|谁(?:报|提|反映|上报|登记|发现|记)(?:上来|上去|过来|进来)?的|(?:什么时候|啥时候|哪天|几号|何时)(?:报|提|反映|上报|登记|发现|记)(?:上来|上去|过来|给我们|进来)?的|(?:都|已经|一共)*(?:卡|拖|放|压|逾期|超期|过期|超|欠|挂)?(?:了)?(?:多久|几天|多少天|多长时间|几个工作日|几周)了?|(?:有)?(?:没有)?人(?:管|办|接|处理|弄|跟)(?:了|过)?(?:吗|没有?|么)|怎么还没(?:办|弄|好|完|动静)\S{0,2}|为什么(?:还)?(?:没办|拖)\S{0,3}|[，, ]|了)+$`)
	doesIt    = `(?:先|就|马上|尽快|赶紧|今天|明天|后天|这周|下周|去|来|给|先去|负责)*(?:弄|办|处理|跟一下|跟进|跟|接手|接|盯|落实|牵头|解决|负责|管)`
	unitDoes  = expr.MustCompile(`(?:科|所|室)` + doesIt + `(?:$|[，, 。！一下吧掉了]|\d|周|下周|本周|月底|明天|后天|前)`)
	afterName = expr.MustCompile(`^` + doesIt)
)

// AsksHow reports whether a text asks who handles a problem, or how far it is; number is the
// problem that it names with digits, or 0.
func AsksHow(says string) (number int64, ok bool) {
	if !Asks(says) && !strings.Contains(says, "进展") && !EndsAsking(says) {
		return 0, false
	}
	m := asksHow.FindStringSubmatch(strings.TrimRight(says, "。？?！! "))
	if m == nil {
		return 0, false
	}
	number, _ = strconv.ParseInt(m[1], 10, 64)
	return number, true
}

var asksProgress = expr.MustCompile(`进展|哪一?步|到哪|下文|回音|(?:谁|哪位|哪个)(?:同志|同事|领导|人)?(?:正?在)?(?:负责|办|管|处理|跟|落实)|怎么样了|处理得|解决(?:了)?(?:没|吗)|办得|有没有(?:结果|消息)`)

var notesNews = expr.MustCompile(`(?:记|写|补|报|加|添|登)(?:一?[个条笔句下])?(?:一下)?进展|进展(?:先|给我|帮我)?(?:记|写|补|登|加)`)

// AsksProgress reports whether a text, however long, asks how far something is or who handles it: 刚才反映
// 的升降机的事情，目前是由哪位同志在负责.
func AsksProgress(says string) bool {
	return containsAny(says, `事 问题 情况 个`) && asksProgress.MatchString(says) && !notesNews.MatchString(says)
}

var daysLeft = expr.MustCompile(`[那这][个条件事](?:还有|还剩|剩|还能拖)(?:几天|多少天|多久)(?:到期|啊|呀|来着|了)*$`)

// AsksDue reports whether a text asks until when one thing is to be done, or whether that day is over: 电梯那个期限是哪一天来着，是不是早就过了.
func AsksDue(says string) bool {
	return daysLeft.MatchString(says) || containsAny(says, `期限 到期 截止 限期 时限 过期 逾期 超期`) && !containsAny(says, `哪些 哪几 哪个 几个 多少 换届 届 任期 合同 证 谁`) &&
		(WhichDay(says) || containsAny(says, `是不是 过没过 过了没 过了吗 到没到 到了没 超没超 逾期没 逾期了没 逾期了吗`))
}

var asksSaved = expr.MustCompile(`(?:保存|记上|记下来?|记好|登记|录上|录入|提交|存上|存好|收到)(?:上|好|成功)?(?:了)?(?:吗|没有|没|么)|(?:保存|登记|提交|录入)成功|编号(?:是|为)?(?:多少|几)|(?:是|叫)(?:多少|几)号$`)

var hasItNow = expr.MustCompile(`^(?:那|这下|现在|这回|这次|这样|总算|应该|，|,| )+(?:就|都|算|该)*(?:有|在|记上|记进去|存上|进去|加上|补上)(?:了)?(?:吧|没|吗|么|没有)$`)

// AsksSaved reports whether a text asks whether what was told is kept, and under which number.
func AsksSaved(says string) bool {
	says = strings.TrimRight(says, "？?。 ")
	return Asks(says) && containsAny(says, `存 记 登 录 交 编号 几号 多少号`) && asksSaved.MatchString(says) || strings.Contains(says, "了") && hasItNow.MatchString(says)
}

var comesToUs = expr.MustCompile(`来过?(?:我们?|咱们?|俺|这)|到(?:我们?|咱们?)(?:这|店|楼|商场|公司|市场)`)

// ComesToUs reports whether a text is about who comes to those who ask: 上个月局里来我们商场几趟.
func ComesToUs(says string) bool { return comesToUs.MatchString(says) }
