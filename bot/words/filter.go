package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

var pointsOf = expr.MustCompile(`^(?:负责|分管|联系|主管|管|名下|那边|手下|手上)?的?(?:那|这)?(?:几|些|5|五)?个?(?:点位|联系点|点)|^(?:负责|分管|联系|主管|管)的(?:范围|地方)?|^(?:那边|名下|那一块|那块|这边)(?:的)?`)

var whichPoints = expr.MustCompile(`^(?:现在|目前|名下|手上|手里)*(?:分管|主管|负责|联系|管|挂点|牵头)?(?:着|的)?(?:都|一共|总共)?(?:是|有)?(?:哪些|哪几个|几个|多少个?|什么|啥)(?:点位|联系点|点|单位|地方)(?:啊|呢)?$`)

// AsksPoints reports whether a text asks which points somebody has charge of, whose name stands before it: 管的是哪几个点.
func AsksPoints(says string) bool {
	return whichPoints.MatchString(strings.TrimRight(strings.TrimSpace(says), "。？?！! "))
}

// The classes of the words with which people ask which points a unit has; what is left of such a question is the unit.
var charging = classesOf(map[byte]string{
	'm': `分管 主管 负责 联系 对接 管 归 由 名下 手下 挂点 包保 包`,
	'p': `点位 联系点 点 市场 单位 地方`,
	'w': `哪些 哪几个 哪个 几个 多少个 多少 什么 啥 哪几家 哪`,
	'-': `现在 目前 如今 眼下 的 是 都 有 一共 总共 着 呢 啊 呀 请问 看看 看一下 下 个 来 在 了 ， ,`,
})

// AsksCharge reports whether a text asks which points a unit has, and of which: 登记科 of 哪些点归登记科管.
func AsksCharge(says string) (of string, ok bool) {
	signs, rest := charging.beside(strings.TrimRight(strings.TrimSpace(says), "。？?！! "))
	if !hasSign(signs, "m") || !hasSign(signs, "p") || !hasSign(signs, "w") {
		return "", false
	}
	return rest, rest != ""
}

// PointsOf is the part of a text that means the points of a leader: 分管副局长甲那几个点; "" where
// the leader is named for something else.
func PointsOf(says, name string) string {
	_, after, _ := strings.Cut(says, name)
	if m := pointsOf.FindString(after); m != "" {
		return name + m
	}
	return ""
}

var ofScope = expr.MustCompile(`我(?:们)?(?:的|这|那|手上|手里|名下|管|分管|挂|联系|负责|带)+(?:的|几个|几家|两个|三个|些)*(?:块|边|里|儿|摊|条线|片|点位?|联系点|所|科|单位|支部|问题)?`)

// OfScope reports whether a text speaks of what is the speaker's to look after: 我这块, 我管的点.
func OfScope(says string) bool {
	return strings.Contains(says, "我") && ofScope.MatchString(says) && !containsAny(says, `我的走访 我的记录 我的活动 我自己`)
}

var onlyThat = expr.MustCompile(`^(?:那|就)?(?:(?:只|光|单|仅|专|就|单单|仅仅)(?:看|要|算|说|数|是|有)?|里头|里面|其中|当中|这里头|这里面)(.{1,8}?)(?:的|类|方面|这类|类型)*(?:(?:占|有|是)?了?(?:几|多少)[次趟回条个])?(?:吧|呢)?$`)

// OnlyThat is what a text narrows an answer to: 送政策 of 只看送政策的; else "".
func OnlyThat(says string) string {
	if m := onlyThat.FindStringSubmatch(strings.TrimRight(says, "。！ ")); m != nil {
		return m[1]
	}
	return ""
}

var allTypes = expr.MustCompile(`[，, ]*(?:不|别|不要|莫)(?:光|只|单|仅|限|限于)(?:是|看|算|说|数|要|有|管)*(送政策|送服务|送信心|日常)(?:的|那些|这些|一种|一类)*(?:哈|啊|哦|嘛)?$`)

// WithoutType is a text without its end that widens an answer again which was narrowed to a type of visits, 3月的总户数呢 of 3月的总户数呢
// 不光送政策; all reports whether it has such an end. Where it has nothing else it wants all.
func WithoutType(says string) (rest string, all bool) {
	wide := allTypes.FindString(strings.TrimRight(says, "。！？?! "))
	if wide == "" {
		return says, false
	}
	if rest = strings.TrimSuffix(strings.TrimRight(says, "。！？?! "), wide); rest == "" {
		rest = "全部的"
	}
	return rest, true
}

// Category is the category of problems that a question names, 特种设备类, with the rest of the
// text, in which 问题 stands for it.
func Category(says string, all []string) (rest, category string) {
	if strings.ContainsAny(says, "：:，,") {
		return says, ""
	}
	if m := ofKind.FindStringSubmatch(strings.TrimRight(says, "。！？? ")); m != nil && slices.Contains(all, m[1]) {
		return "没办完的问题" + m[2], m[1] // 特种设备的有哪些
	}
	said := says
	says = thisKind.ReplaceAllString(says, "$1")
	narrowed := onlyThat.FindStringSubmatch(strings.TrimRight(says, "。！ "))
	for _, c := range all {
		if narrowed != nil && narrowed[1] == c {
			return "问题", c // 只看特种设备的
		}
		for _, tail := range []string{"类的问题", "类问题", "方面的问题", "方面问题", "的问题", "问题", "类的", "类", "方面的", "方面", "块的问题", "块的", "块", "领域的", "领域"} {
			before, after, ok := strings.Cut(says, c+tail)
			switch {
			case !ok:
			case strings.Contains(before+after, "问题"): // 知识产权方面收了几个问题
				return before + came.ReplaceAllString(after, "") + " ", c
			default:
				return before + "问题" + cameIn.Replace(after), c
			}
		}
	}
	return said, ""
}

// thisKind matches a word that points at the kind of problems that is named before it: 党务这一类, 知识产权那方面.
var thisKind = expr.MustCompile(`(?:这|那)一?个?(类|方面|块|领域)`)

// cameIn are words for how problems came, as they are said when they are counted.
var cameIn = strings.NewReplacer("收到了", "报了", "收到", "报了", "收了", "报了", "接到了", "报了", "接到", "报了", "接了", "报了")

// came matches how problems come, before how many they are.
var came = expr.MustCompile(`^(?:里头|里面|上)?(?:一共|总共|都)?(?:新)?(?:收到|接到|收|接|报|有|出|反映|提|发现)(?:了|过|上来)?`)

// CountedType is the one of some types of visits whose number a text asks for, wherever it says so: 送政策 of 上月送政策多少次 and of
// 跑了多少趟送政策的; or "".
func CountedType(says string, types []string) (found string) {
	if !HowOften(says) {
		return "" // something else is counted
	}
	for _, typ := range types {
		if !strings.Contains(says, typ) {
			continue
		}
		if found != "" {
			return "" // of several
		}
		found = typ
	}
	return found
}

var ofKind = expr.MustCompile(`^(?:里头|里面|其中|当中|那|还有)?(?:(?:哪几?个|哪些|哪几?件|有几个|几个)(?:是|属于))?(\p{Han}{2,4}?)(?:类|方面|这类)?的(?:都|还)?(|是哪几?个|是哪些|有哪些|有几个|有多少|有几件|有没有|都有啥|列一下|几个|呢)$`)

var (
	onlyFirst = expr.MustCompile(`^(?:那|那就)?(?:光|单|只|就)(?:看|说|要|算|是)?`)
	lookFirst = expr.MustCompile(`^(?:那|再|也|顺便|顺带)+(?:给我|帮我|让我|我)*(?:看看|看一下|看一眼|看下|查查|查一下|查下|说说|瞧瞧|报一下)`)
	lookLast  = expr.MustCompile(`(?:那边|那儿)?(?:也|再|一并|一起|顺便)*(?:给我|帮我|让我|我)*(?:看看|看一下|看一眼|看下|查查|查一下|查下|说说|瞧瞧|报一下)吧?$|(?:就行|就好|就可以|就够|即可)了?$`)
)

// Look is what a text wants to see as well: 步行街 of 步行街也看下; the text itself where it says no more.
func Look(says string) string {
	says = strings.TrimRight(says, "。！ ")
	rest := lookLast.ReplaceAllString(onlyFirst.ReplaceAllString(lookFirst.ReplaceAllString(says, ""), ""), "") // 光三月
	if rest == "" {
		return says
	}
	return rest
}

var noFilter = expr.MustCompile(`上午|下午|晚上|早上|中午|夜里|(?:企业|商户|个体户|党员|群众)(?:参加|来|到)的|(?:男|女)(?:同志|干部|党员)` +
	`|(?:第[一二三四五1-5]|最后一|头[一两二三四])个?(?:周|星期|礼拜)|(?:月|这个月|那个月)(?:初|头|尾)` +
	`|(?:[0-9]+|[一二两三四五六七八九十百]+)多?个?(?:户|家|人)(?:以上|以下|以内|不到)|[两二三四]个人一[起块](?:去|跑)?的?` +
	`|(?:只|就|仅)(?:去|跑|走访|到)(?:了|过)?[一两二三]?(?:次|趟|回)`)

// NoFilter is a part of a question by which nothing can be chosen: 晚上, 个体户参加的, 最后一周.
func NoFilter(says string) string { return noFilter.FindString(says) }

var (
	leavingOut = expr.MustCompile(`除了|除开|除去|除掉|抛开|抛去|刨去|刨开|刨掉|扣除|扣掉|不算|不含|不包括|不包含`)
	besideIt   = expr.MustCompile(`^(?:的)?(?:以外|之外|外|不算|的)?[，, ]*(?:其[他它余]的?|别的)?`)
)

// LeavesOut is what stands before and behind the word by which a question leaves something out: 三月份 and 钢市走访几次 of 三月份除了钢市走访几次;
// word is "" where it leaves out nothing.
func LeavesOut(says string) (before, word, behind string) {
	word = leavingOut.FindString(says)
	if word == "" || !Asks(says) && !HowMany(says) {
		return says, "", ""
	}
	before, behind, _ = strings.Cut(says, word)
	return before, word, behind
}

// WithoutBeside is what stands behind what is left out, without the words that belong to it: 走访几次 of 以外走访几次.
func WithoutBeside(says string) string { return besideIt.ReplaceAllString(says, "") }

var narrows = expr.MustCompile(`^(?:这|那)?(?:里头|里面|里边|当中|其中|中间|里)?(?:的)?(?:只要|只看|就看|光看|看看|看下|有没有|有)?(\p{Han}{2,6}?)(?:类|方面|这类|这块|那块)?的?(?:问题)?(?:呢|有哪些|有几个|有几件|有吗|给我|问题)*[？?。]*$`)

// Narrows is the one name of a list that a text leaves of what was listed: 特种设备 of 里头特种设备的; or "".
func Narrows(says string, names []string) string {
	m := narrows.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil || !containsAny(says, `里 其中 当中 只 光 的 类`) {
		return ""
	}
	for _, n := range names {
		if n == m[1] {
			return n
		}
	}
	return ""
}

// The classes of the words with which people want what was counted told for each 所, 科室 or point. Such a wish has no
// other words.
var dividing = classesOf(map[byte]string{
	'u': `所 监管所 市场所`,
	's': `科 科室`,
	'p': `点 点位 联系点`,
	'w': `人 个人 干事 同志 人头`,
	'd': `分开 分成 分到 分 拆开 拆成 拆 拆分 细分 各 各自 各个 每 每个 每一个 单独 分别 逐个 逐一 挨个 挨着 按`,
	'1': `一个`,
	'U': `哪个所 哪些所 哪几个所 哪所`,
	'S': `哪个科 哪些科 哪个科室 哪些科室 哪几个科室`,
	'P': `哪个点 哪个点位 哪个联系点 哪几个点 哪些点 哪几个点位 哪些点位`,
	'-': `主要 在 于 多 少 差 增 减 降 涨 跌 多了 少了 涨了 降了 出 出在 就是 看看 看一下 看下 看 列一下 列出来 列 说说 说 讲 报 数一下 数 算 给我 给 来 到 成 的 那 就 再 也 都 把 是 多少 几次 几趟 几个 几家 几户 几人 几场 多少次 多少趟 多少个 多少家 多少户 多少人 多少场 数字 情况 两个 三个 几个 两 这 个 下 一下 开 吧 呢 了 我 你 走访 跑了 去了 次 趟 怎么样 ， ,`,
})

// longestDividing is how many characters such a wish has at most.
const longestDividing = 16

// The wishes for what was counted, divided.
const (
	PerUnit    = "按所"
	PerSection = "按科室"
	PerPoint   = "按点位"
	PerPerson  = "按人"
)

// Divided is by what a text wants what was counted to be divided, where it says nothing else: 按所 of 两个所分开看 and
// of 一个所一个所说; or "".
func Divided(says string) string {
	says = strings.TrimRight(strings.TrimSpace(says), "。？?！! ")
	if utf8.RuneCountInString(says) > longestDividing {
		return ""
	}
	found, ok := dividing.signs(says)
	signs := strings.NewReplacer("U", "du", "S", "ds", "P", "dp").Replace(string(found)) // 主要是哪个点
	if !ok || !strings.Contains(signs, "d") && strings.Count(signs, "1") < 2 {
		return ""
	}
	by := ""
	for sign, per := range map[string]string{"u": PerUnit, "s": PerSection, "p": PerPoint, "w": PerPerson} {
		switch {
		case !strings.Contains(signs, sign):
		case by != "":
			return ""
		default:
			by = per
		}
	}
	return by
}

// The classes of the words with which people want what was counted once more, of all of a scope or of one's own, and as one
// number. Such a wish has no other words.
var widening = classesOf(map[byte]string{
	'b': `全局 全区 整个局 局里 我们局 咱们局 全单位`,
	's': `全所 本所 我们所 咱们所 我所 所里 整个所 这个所`,
	'a': `所有 全部 全 整个 两个所 俩所 两所 几个所 所有所 所有点 所有点位 所有的点 所有的所 全部点位 全体`,
	'o': `一共 总共 共 合计 总计 加起来 合起来 加一起 加在一起 合在一起 加一块 合一块 算一起 总的 总数 拢共 统共`,
	'n': `多少 几 数`,
	'm': `家 户 次 趟 回 个 人 场 件 条 人次`,
	'-': `那 的 是 呢 啊 呀 有 了 都 就 再 也 看 看看 看下 说 算 数字 来 就是 ， ,`,
})

// Widened is what a text wants counted anew: in all the bureau, in one's own 所, in all there is to see, or where it was, in one number;
// by is the measure that it names, 家. It is said in no more than the words for that: 全局一共多少家, 我们所呢, 加起来多少.
func Widened(says string) (scope Scope, by string, counts bool) {
	text := strings.TrimRight(strings.TrimSpace(says), "。？?！! ")
	signs, whole := widening.signs(text)
	if !whole || utf8.RuneCountInString(text) > longestDividing {
		return 0, "", false
	}
	switch {
	case hasSign(signs, "b"):
		scope = InBureau
	case hasSign(signs, "s"):
		scope = InOwn
	case hasSign(signs, "a"):
		scope = InAll
	case hasSign(signs, "o"):
		scope = AsWas
	default:
		return 0, "", false
	}
	if hasSign(signs, "n") && hasSign(signs, "m") {
		for m := range strings.FieldsSeq(`人次 家 户 次 趟 回 个 人 场 件 条`) {
			if strings.Contains(text, "多少"+m) || strings.Contains(text, "几"+m) {
				by = m
				break
			}
		}
	}
	return scope, by, hasSign(signs, "on")
}

// A Scope is of what something is wanted that was counted.
type Scope byte

// The scopes.
const (
	InBureau Scope = iota + 1 // 全局
	InOwn                     // 我们所
	InAll                     // 所有点位
	AsWas                     // 一共
)
