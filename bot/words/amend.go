package words

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text/expr"
)

var (
	nthSaid  = expr.MustCompile(`^(?:(?:刚才|上面|里面)(?:的|那)?)?(?:第[一二三四五六七八九十0-9]+|最后)(?:个|条|件|项|一个|一条|那个|那条)(?:的)?[，,： :]*`)
	addition = expr.MustCompile(`^(.{0,12}?)(?:的|那个|那条|那次|那趟|那家|那回|那边|那儿)?[，, ]*(?:刚才)?(?:我)?(?:还要|还有|还|再|另外|同时|漏了|少了|少记了|忘了|忘记)(?:加上|加|补上|补|写上|说|记)?(?:一个)?[，,： :]*(.+?)[，, ]*(?:刚才)?(?:忘了说|忘说了|忘记说了|忘记了|忘了|漏了|漏记了|没说|没写)?[。！]*$`)
	byAmount = expr.MustCompile(`(?:漏|少|多)(?:记|写|算|报|数|说|填)?(?:了|掉)`)
	undoes   = expr.MustCompile(`^(?:[，,。！ ]|[^，,。！ ]{0,8}(?:已经|早就|也|都)(?:记|报|录|登记|写)过?了|呀|啊|您|登记|记录|提交|报|发|一条|上报|录入|(?:写|记|搞|弄|发|报|说|填|点)(?:错|重)了?|重复了?|重了|哎呀?|不对|算了|请|麻烦|帮我|帮忙|给我|你|把|将|刚才|刚刚|刚|上面|前面|上一条|最后一条|那一条|这一条|那一次|这一次|那条|这条|那个|这个|记的|发的|的|记录|走访|会议|活动|都|全部?|先|就|我|是)*(?:撤销|撤掉|撤了|撤回|撤下来|撤|删掉|删了|删除|删|作废|不要了|不算了|取消掉)(?:[，,。！ ]|掉|吧|了|啊|一下|来|重新?记|谢谢)*$`)

	savedNow   = `(?:刚才|刚刚|刚|最后|最近|上面|前面)(?:我)?(?:(?:记|存|写|报|录|登|提交|发)(?:的|了|下)*(?:那|这|上)?(?:一?(?:条|个|次|份|笔|件))?|的?(?:那|这|上)?一?(?:条|个|次|份|笔|件))(?:的)?(?:记录|走访|会议|活动|问题|东西)?`
	look       = `(?:再|给我|让我|帮我|我|能|想|要|请|麻烦|先|，)*(?:看|瞧|瞅|打开|显示|调|翻|找|拿)(?:一下|一眼|看|瞧|瞅|下|出来|给我|看一下|一)*`
	showsSaved = expr.MustCompile(`^(?:把|将|请|麻烦|帮我|给我|那|你|您)*(?:` + savedNow + look + `|` + look + savedNow + `)(?:吧|呢|好吗|行吗|可以吗|核对一下|对不对)?[。！？?!]*$`)
)

// Amending begins a correction.
const Amending = "更正，"

// AfterNth is what a text says of the one that it names by its place: 是5家企业 of 第二条是5家企业;
// "" where it names none so.
func AfterNth(says string) string {
	says = strings.TrimSpace(says)
	return says[len(nthSaid.FindString(says)):]
}

// Addition is what a text adds to what was told before, and the words that name it: 写字楼 and
// 答疑了四个 of 写字楼的还答疑了四个，忘说了.
func Addition(says string) (of, more string, ok bool) {
	if head := forgotOf.FindString(strings.TrimSpace(says)); head != "" && containsAny(head, `那 这`) {
		if more = strings.TrimSpace(says)[len(head):]; more != "" {
			return "", more, true
		}
	}
	m := addition.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// ByAmount reports whether a text says by how much a number was wrong: 漏了一次，应该是七次.
func ByAmount(says string) bool { return byAmount.MatchString(says) }

var (
	slips     = strings.NewReplacer("记岔", "记错", "搞岔", "搞错", "说岔", "说错", "弄岔", "弄错", "记混", "记错", "搞混", "搞错", "说混", "说错", "弄混", "弄错", "记串", "记错")
	hasNot    = expr.MustCompile(`没得([^到出罪过奖病票分]|$)`)
	late      = expr.MustCompile(`^(?:不好意思|抱歉|对不起)[，,！! ]*(?:我)?(?:这才|现在才|才|刚刚|刚)(?:看到|看见|想起来|想起|忙完|有空|下班|开完会)[^，,。 0-9]{0,3}[，,。！! ]+`)
	attended  = expr.MustCompile(`([应实]到(?:人数)?[：: ]?[0-9]{1,3}[人个名]?) +`)
	routine   = expr.MustCompile(`(?:例行|日常)(?:去)?(?:看一看|看了看|看一下|看看|转一转|转了转|转转|走一走|走了走|走走|检查|巡查)`)
	underway  = expr.MustCompile(`^(?:我|人|这会儿|现在|正|刚到|已经|还)*在([\p{Han}A-Za-z0-9]{2,10}?)(?:里|这边|这儿|这里)?[，, ]*(?:随便|到处|四处)?(?:日常走访|看看|转转|走走|巡查|看一看|转一转|看一下|转一圈|看一圈|走一圈|走一遍)(?:着呢|呢|着|中)?([。！，, ]|$)`)
	notYetIn  = expr.MustCompile(`^(?:哦|啊|嗯|，| )*(?:(?:没记上?|没录上?|没发|没报|没写|没有|没|漏了|漏记了)[，,。 ]*(?:那就|那|就|帮我|给我|麻烦|现在|我)*|那就|那)(?:补|记|录|报|写|发)(?:记|录|报)?(?:上|一下|一条|下|吧)+[，,：: ]+`)
	forgot    = expr.MustCompile(`[，,。 ]+(?:我)?(?:都|有点|也)?(?:记不得|不记得|记不清楚?|记不太清|忘记?|忘光|想不起来|记不住|搞不清楚?|说不准|没印象)(?:了|啦)?[。！]*$`)
	nextLabel = expr.MustCompile(`([0-9]|[一二两三四五六七八九十])((?:户数|家数|人数)(?:大概|大约|差不多|约|是|有|为|[：: ])*(?:[0-9一二两三四五六七八九十百]|不清|没|不知|记不|忘))`) // 答疑2户数20
	numbered  = expr.MustCompile(`([0-9]+[家户](?:企业|商户|公司|单位)?|答疑[0-9]+个?|[0-9]+个答疑) +([0-9]{1,2}号)`)
)

// softly matches a wish for another term that is put as a question: 期限能不能往后放到周五.
var softly = expr.MustCompile(`(期限|时限|限期)[，, ]?(?:这边|我)?(?:能不能|可不可以|能否|可否|可以|能|想|得|要)(?:再|给我)?((?:往后)?(?:延|顺延|宽|缓|挪|改|推|放|调|移))`)

// withoutFaces is a text with a blank in place of its emoji; one of emoji only stays as it is.
func withoutFaces(says string) string {
	face := func(c rune) bool {
		return unicode.Is(unicode.So, c) || unicode.Is(unicode.Sk, c) && c > unicode.MaxLatin1 || c == 0x200D || c == 0xFE0F
	}
	if !strings.ContainsFunc(says, face) {
		return says
	}
	rest := strings.TrimSpace(strings.Map(func(c rune) rune {
		if face(c) {
			return ' '
		}
		return c
	}, says))
	if strings.Trim(rest, " ，,。！!？?~") == "" {
		return says
	}
	return spaces.ReplaceAllString(rest, " ")
}

var spaces = expr.MustCompile(` {2,}`)

// Usual is a text as most people write it: 记错 for 记岔, a comma before the thing with a number that follows an
// amount, 2家企业 1号电梯, and behind a number of people, 实到8 两个请假; without the excuse for an answer that is
// late, 不好意思才看到, and for a question, 我记不得了; 没有 for 没得; 昨天去了 for 琴日去咗. What only says how a mistake came about is left out.
func Usual(says string) string {
	says = dialectEnd(plainly(withoutFaces(says)))
	if strings.Contains(says, "没得") {
		says = hasNot.ReplaceAllString(says, "没有$1")
	}
	if strings.ContainsAny(says, "岔混串") {
		says = slips.Replace(says)
	}
	if strings.Contains(says, "限") {
		says = softly.ReplaceAllString(says, "$1$2")
	}
	says = WithoutReasons(says)
	if strings.Contains(says, "号") && strings.Contains(says, " ") {
		says = numbered.ReplaceAllString(says, "$1，$2")
	}
	if containsAny(says, `户数 家数 人数`) {
		says = nextLabel.ReplaceAllString(says, "$1，$2")
	}
	if containsAny(says, `应到 实到`) && strings.Contains(says, " ") {
		says = attended.ReplaceAllString(says, "$1，")
	}
	if containsAny(says, `例行 日常`) {
		says = routine.ReplaceAllString(says, "日常走访")
	}
	if strings.Contains(says, "在") && !Asks(says) {
		says = underway.ReplaceAllString(says, "在${1} 日常走访${2}") // 人在钢市 看看: no question
	}
	if beginsWithAny(says, `没 哦 啊 嗯 那 漏`) && containsAny(says, `记 录 报 写 发 补`) {
		if rest := says[len(notYetIn.FindString(says)):]; rest != "" {
			says = rest
		}
	}
	if rest := forgot.ReplaceAllString(says, ""); rest != says && Asks(rest) {
		says = rest // 党员大会开过没 我记不得了
	}
	if containsAny(says, `不好意思 抱歉 对不起`) {
		if rest := says[len(late.FindString(says)):]; rest != "" {
			says = rest
		}
	}
	return says
}

// OnlyNumber reports whether a text speaks of a number and does not name it: 户数也不对 是7家.
func OnlyNumber(says string) bool {
	return containsAny(says, `户数 家数 个数 数目 数量 数字 数不对 数错`) && !containsAny(says, `辐射 服务 企业 商户 答疑 解决`)
}

var rightly = expr.MustCompile(`(?:应该是|应是|应为|其实是|改成|改为|改到|换成|是|在)`)

// Rightly is what a text says something really is: 运营公司 of 不是居然 是运营公司 and of 是运营公司的 不是居然; or "".
func Rightly(says string) string {
	says = strings.TrimRight(says, "。！了的吧 ")
	all := rightly.FindAllStringIndex(says, -1)
	for _, at := range slices.Backward(all) {
		if strings.HasSuffix(says[:at[0]], "不") && len(all) > 1 {
			continue
		}
		right, _, _ := strings.Cut(says[at[1]:], "不是")
		return strings.Trim(right, "，, 那个")
	}
	return ""
}

// TakesOut reports whether a text wants something not recorded: 第一条不要了.
func TakesOut(says string) bool {
	return containsAny(says, `撤 删 不要了 不算了 作废 去掉 不记了 取消`)
}

// Undoes reports whether a text only wants what was recorded last taken back: 写错了，帮我撤掉.
func Undoes(says string) bool {
	return TakesOut(says) && undoes.MatchString(strings.TrimSpace(says))
}

var calls = expr.MustCompile(`^(?:(?:等下|等等|等一下|慢着|先等等|哎呀?|诶|欸|哦对了?|噢对了?|对了|话说|那个|嗯|额|呃|喂|不好意思|打扰一?下|(?:顺便|我|再)?问一?[下句])[，,、！!。：:… ]+)+`)

// WithoutCall is a text without the call for attention before it, 等下 253现在到哪步了.
func WithoutCall(says string) string {
	for _, call := range []string{"哦对了", "噢对了", "啊对了", "对了"} {
		if rest, ok := strings.CutPrefix(says, call); ok && (Adds(rest) || utf8.RuneCountInString(rest) > 4 && (Asks(rest) || EndsAsking(rest))) {
			return rest // 哦对了还答了五个问题, 对了228现在啥情况
		}
	}
	if rest := says[len(calls.FindString(says)):]; rest != "" {
		return rest
	}
	return says
}

// ShowsSaved reports whether a text asks for what was recorded last: 刚才那条给我看看.
func ShowsSaved(says string) bool {
	return strings.ContainsAny(says, "刚最上前") && (strings.ContainsAny(says, "看瞧瞅开示调翻找拿") && showsSaved.MatchString(says) || AsksNewest(says))
}

var checks = expr.MustCompile(`(?:对的?吧|对不对|对没对|对了?[吗么]|没错[吧吗]|没[记写报填]错[吧吗]?|[记写报填]对了?[吧吗没]|(?:那条|那个|刚才|刚刚|刚)[^，,。]{0,8}是[0-9一二两三四五六七八九十百]{1,5}[户家个人次名]吧)(?:$|[？?，,。 ])`)

// Checks reports whether a text asks whether what was recorded is right: 户数那个对的吧 刚才那条.
func Checks(says string) bool {
	return utf8.RuneCountInString(says) <= longestCheck && containsAny(says, `对 错 吧`) && checks.MatchString(says) &&
		containsAny(says, `那条 刚 数 日期 日子 时间 点位 记 写 填 人 类型`)
}

// longestCheck is how many characters such a text has at most.
const longestCheck = 18

var asksNewest = expr.MustCompile(`记的(?:最后|最近|最新|上)(?:那|的)?一[条个次](?:记录)?(?:是|记)?的?(?:啥|什么|哪[条个]|内容)?[?？。呢]*$`)

// AsksNewest reports whether a text asks for the newest record of its own: 我记的最后一条是啥.
func AsksNewest(says string) bool { return asksNewest.MatchString(says) }

// Later reports whether a text puts something off without a wish: 周五再说.
func Later(says string) bool { return containsAny(says, `再说 再看 再议 再讲 再定 以后`) }

// A NumberOf is a number and what stands before it.
type NumberOf struct {
	Of, Unit string
	N        int
}

var (
	numberOf = expr.MustCompile(`([^0-9，,。；;、 ]{2,12}?) ?(?:那边|那个|那家)?(?:应该|其实)?(?:是|才|有|为)?(?:是)?([0-9]{1,6})([家户个件次人台份]?)(?:[，,。；;、 ]+|$)`)
	reverse  = expr.MustCompile(`^(?:哦|哎|诶|不对|等等|那个|两个|数|数字|户数|我|刚才|刚)*[，, ]*(?:说|写|记|报|搞|弄|填)?(?:反|颠倒|倒)(?:了|过来了|过来|掉了)*(?:两个数)?(?:换一?下|对调一?下|对调)?(?:[，,。！ ]+|$)`)
)

// NumbersOf cuts a text that is no more than several numbers, each behind what it is of: 反了 建工3 写字楼5.
func NumbersOf(says string) (found []NumberOf, all bool) {
	says = strings.TrimSpace(says)
	says = says[len(reverse.FindString(says)):]
	rest := says
	for _, m := range numberOf.FindAllStringSubmatch(says, -1) {
		n, _ := strconv.Atoi(m[2])
		found = append(found, NumberOf{Of: m[1], Unit: m[3], N: n})
		rest = strings.Replace(rest, m[0], "", 1)
	}
	return found, strings.Trim(rest, "，,。！ ") == ""
}

// Reversed reports whether a text says that two things stand the wrong way round: 说反了.
func Reversed(says string) bool {
	says = strings.TrimSpace(says)
	return containsAny(says, `反 倒`) && reverse.FindString(says) == says
}

var (
	swapped  = expr.MustCompile(`(?:说|写|记|报|搞|弄|填|讲)?(?:反|颠倒|倒|混|串|换)(?:过来|掉)?了`)
	swapDays = expr.MustCompile(`^(?:哦|哎|诶|不对|等等|我|刚才|刚|把|，|,| )*(?:两个|俩|两条|两次)?的?(?:日子|日期|时间|哪天)(?:我|给|都)*(?:说|写|记|报|搞|弄|填|讲)?(?:反|颠倒|倒|混|串)(?:过来|掉)?了[。！ ]*$`)
)

// Swapped reports whether a text says that things stand the wrong way round, whatever else; DaysReversed that days do, and no more:
// 日子说反了.
func Swapped(says string) bool { return swapped.MatchString(says) }

// DaysReversed is described with Swapped.
func DaysReversed(says string) bool { return swapDays.MatchString(says) }

// DaysOfEach reports whether a text may say of several things which day each was, or that their days stand the wrong way round.
func DaysOfEach(says string) bool {
	clauses := 0
	for clause := range Clauses(says) {
		if SaysDay(clause) {
			clauses++
		}
	}
	return clauses > 1 || DaysReversed(says)
}

var (
	misplaces = expr.MustCompile(`^(?:哦|哎|诶|不对|等等|我|刚才|刚|，|,| )*(?:两个|上下午|上午下午|点位|点|地方|顺序|先后|位置)+(?:给|都)?(?:说|写|记|报|搞|弄|填)?(?:反|颠倒|倒)(?:了|过来了|过来|掉了)*[。！ ]*$`)
	restates  = expr.MustCompile(`^(?:哦|哎|诶|不对|错了|等等|(?:两个|点位)?(?:说|写|记|报|搞|弄|填)?反了|不是|应该|其实|是|，|,| )*(?:上午|早上|先)(?:去的?|到的?|是|跑的?|的是)*([^，,。 0-9]{2,10}?)[，, ]*(?:下午|中午|晚上|后|再)(?:去的?|到的?|是|跑的?|的是)*([^，,。 0-9]{2,10}?)[。！ ]*$`)
)

// Misplaced reports whether a text says that two places stand the wrong way round: 点位弄反了.
func Misplaced(says string) bool {
	return containsAny(says, `反 倒`) && misplaces.MatchString(strings.TrimSpace(says))
}

var firstPlace = expr.MustCompile(`^(?:哦|哎|诶|不对|错了|等等|(?:两个|点位|我|刚才)?(?:说|写|记|报|搞|弄|填)?反了|[，, ])*(?:先|上午|早上|头一个)(?:是)?(?:去|到|跑)?(?:的)?(?:是)?([^，,。 0-9]{2,10}?)(?:那边)?[。！ ]*$`)

// FirstPlace is the place of a text that only says where somebody was first after all: 步行街 of 搞反了 先去的步行街; or "".
func FirstPlace(says string) string {
	if m := firstPlace.FindStringSubmatch(strings.TrimSpace(says)); m != nil && (containsAny(says, `反 不对 错`)) {
		return m[1]
	}
	return ""
}

var thingAt = expr.MustCompile(`^(?:不对|不是|哦|那个|那|错了|[，, ])*([\p{Han}]{1,8}?)(?:的事|那个|那事|坏的|那条)?(?:应该|其实)?(?:是在|是|在)([\p{Han}0-9]{2,14}?)(?:的|那边|那儿|里头|里)*(?:[，, ]+(?:不是)?[\p{Han}]{2,8}?(?:没毛病|没问题|没事|没啥事?|好的|正常|好着呢|没有|那边没有)?)?[。！]*$`)

// ThingAt is a thing and the place where a text says that it is: 灭火器 and 钢市二楼 of 灭火器是钢市二楼的 写字楼没毛病; or "".
func ThingAt(says string) (thing, place string) {
	if m := thingAt.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// PlacesInOrder are the two places of a text that only says where somebody was first and where then: 步行街 and 居然 of 不对 上午步行街
// 下午居然; or "".
func PlacesInOrder(says string) (first, then string) {
	if m := restates.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

var content = expr.MustCompile(`(?:^|[，,。；; ])(?:另外|还有|同时|以及|并且|而且)?(?:会议|活动|学习)?(?:内容|主题|议题)(?:也)?(?:写错了|不对)?[，, ]*(?:应该|应当|其实|要)?(?:是|为|改成|改为)([^，,。；;]{3,60})`)

// Content is what a text says the content was: 宣讲产品质量法 of 日期是9日，另外内容是宣讲产品质量法; or "".
func Content(says string) string {
	if !containsAny(says, `内容 主题 议题`) {
		return ""
	}
	if m := content.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

var givesDay = expr.MustCompile(`^(?:算了|还是|那就|那|哦|不行|不|来不及|太急了|太紧了)*[，, ]*(?:再)?(?:给|让|放|宽限|宽|改|延|推|缓|限|定|就|挪|放|往后|推后|推迟|顺延)*(?:他们|他|她|人家|你们)?(?:到|成|在|为|至)?[今明后大天下个这本周星期礼拜一二三四五六日月号底末年初0-9]{2,8}(?:之前|以前|下班前|前|报|回|交|也行|都行|为止|吧|好了|就行)*[。！]*$`)

// GivesDay reports whether a text says no more than until when, and perhaps why: 算了，给他们到周五; 改到下周二吧，他们这周检查多.
func GivesDay(says string) bool {
	return givesDay.MatchString(strings.TrimSpace(says)) || GivenDay(says) != "" && !Asks(says)
}

// GivenDay is the clause with which a text moves the day of something, where it says besides no more than what or why:
// 改成下周一吧 of 货梯那个周五来不及，改成下周一吧, 周五吧 of 周四我出差 周五吧; or "".
func GivenDay(says string) (clause string) {
	moved := unsuited(says)
	for c := range Clauses(says) {
		switch {
		case givesDay.MatchString(c) && (moved || strings.ContainsAny(c, "改延推缓宽挪放给")):
			if clause != "" {
				return ""
			}
			clause = c
		case utf8.RuneCountInString(c) > longestWhy:
			return ""
		}
	}
	return clause
}

// unsuited reports whether a text says why a day does not suit.
func unsuited(says string) bool {
	return containsAny(says, `不行 不成 不在 不方便 不合适 出差 没空 没时间 有会 开会 有事 来不及 赶不及 赶不上 太赶 太急 太紧 太近 太忙 冲突 请假 宽 提前 提早 推迟 推后 往后 放假`)
}

// DayAlone is the last clause of a text that is no more than until when: 周五吧 of 周四我出差 周五吧; or "".
func DayAlone(says string) (clause string) {
	for c := range Clauses(says) {
		if givesDay.MatchString(c) {
			clause = c
		}
	}
	return clause
}

// longestWhy is how many characters a reason beside a day may have.
const longestWhy = 14

var deadline = expr.MustCompile(`^(?:[#＃]?([0-9]{2,7})号?(?:那个|这个|那条)?(?:[、,，和跟与 ]+[#＃]?[0-9]{2,7}号?(?:那个|这个|那条)?)*)?[，, ]*(?:都|全部|全|两个|两件|给我|你们)*(?:那就|那|让他们?|叫他们?|你们)?(?:必须|务必|一定)?(?:要|得)?(?:在)?([今明后大天下个这本周星期礼拜一二三四五六日月号底末0-9]{2,8})(之前|以前|下班前|前|之内|以内|内)?[，, ]*(必须|务必|一定要?|要|得|给我|全部|都)*(?:办完|办结|办好|办掉|办下来|办妥|结掉|解决掉?|搞定|弄好|弄完|弄掉|处理完|处理好|处理掉|整改到位|整改完|改好|改完|了结|收尾|落实)[。！吧]*$`)

// Deadline reports whether a text says no more than until when something has to be done, and of which number, or 0:
// 周五前必须办完.
func Deadline(says string) (number int64, ok bool) {
	if !containsAny(says, `前 内 必须 务必 一定`) || !containsAny(says, `办 解决 搞定 弄 处理 改`) {
		return 0, false
	}
	m := deadline.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil {
		return 0, false
	}
	number, _ = strconv.ParseInt(m[1], 10, 64)
	return number, true
}

var daysSaid = expr.MustCompile(`^ *([一二两三四五六七八九十0-9]{1,3})(?:个)?(?:工作日|天)`)

// DaysSaid is how many days a text begins with, as it stands there; or "".
func DaysSaid(says string) string {
	if m := daysSaid.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// OfVote reports whether a text may tell how was voted.
func OfVote(says string) bool { return containsAny(says, `赞成 同意 反对 弃权 表决 票`) }

// VotedOn is what a text that tells how was voted says that was voted on, in a clause of its own: 选优秀党员 of 投票选优秀党员的 4票全票; or "".
func VotedOn(says string) string {
	for clause := range Clauses(says) {
		on := strings.TrimRight(strings.TrimPrefix(clause, "投票"), "的：:")
		if containsAny(on, `选 转正 接收 吸收 推荐 评`) && !strings.ContainsAny(on, "票权") && !number.MatchString(on) && utf8.RuneCountInString(on) > 2 {
			return on
		}
	}
	return ""
}

// Confided reports whether a text tells of how somebody fares, as a 谈心谈话 does.
func Confided(says string) bool {
	return containsAny(says, `身体 思想 情绪 心里 家里 家庭 孩子 老人 父母 爱人 生病 住院 压力 想不通 想不开 想歇 想退 闹心 离婚 入党动机 顾虑 心情 同志最近`)
}

var noTrouble = expr.MustCompile(`^(?:在|是|有|的|我|我们|要|想|报|报告|反映|上报|登记|记|提|一|两|个|条|件|下|一下|新|问题|情况|事情|事|毛病|隐患|那边|这边|那里|这里|那儿|这儿|那个|这个|里面|点位|现场|今天|刚才|刚|发现|还有?|另外|那天|那次|没解决|没办|没报|没记|漏报|漏记|漏|忘|补|[0-9]+号?|哦|对|了|吧|啊|，|。|：| )*$`)

// NoTrouble reports whether the words of a problem say nothing of what is wrong: 那边 of 报个问题，科创园那边.
func NoTrouble(says string) bool { return noTrouble.MatchString(says) }
