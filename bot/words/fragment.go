package words

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// begins stands before a fragment: 对了，还有答疑3个; 刚才说错了，是答疑3个.
var begins = expr.MustCompile(`^(?:[，,。 、：:]|哦|噢|哎|唉|对了|等等|等下|慢着|再加一个|再加上|再加个|再加|另外|还有|还漏了|漏说了|漏了|算了|想了想|还是|忘了说|忘说了|忘了|少说了|少记了|补充一下|补充|补一下|补一个|补上|加上|刚才|刚刚|上面|那条|这条|前面|说错了?|数错了?|算错了?|数漏了?|写错了?|记错了?|打错了?|听错了?|搞错了?|弄错了?|报错了?|不对|更正一下|更正|改一下|应该是|应该|应为|其实是|改成|改为|我|你|就)+`)

// forgotOf matches what says that something of what was told is missing there: 那个走访忘写了.
var forgotOf = expr.MustCompile(`^(?:哦|对了|，| )*(?:(?:刚才|刚刚|上午|下午|今天)?的?(?:那|这)(?:个|条|次|趟|回|场)?的?(?:走访|记录|会议?|活动)?(?:里头|里|上)?)?(?:我|还|也)*(?:忘|漏|落|少)了?(?:写|记|说|填|报|加|算|补)了?(?:的|点|个)?[，,：: ]+`)

// Fragment is a text without the words before what it adds or changes.
func Fragment(says string) string {
	says = forgotOf.ReplaceAllString(strings.TrimSpace(says), "")
	says = strings.TrimRight(begins.ReplaceAllString(says, ""), "。！!吧啊哈哦 ")
	for _, end := range forgotten {
		if rest, found := strings.CutSuffix(says, end); found {
			return strings.TrimRight(rest, "，, ")
		}
	}
	return says
}

// forgotten are the words behind what a text adds: 解决2个忘说了.
var forgotten = []string{"忘记说了", "忘了说了", "忘了说", "忘说了", "漏说了", "漏记了", "少说了", "没说上", "忘写了", "也算上", "也算进去", "也记上", "算上去", "给算上"}

var denies = expr.MustCompile(`(?:不是|不算|不叫|别算|没有)[^，,。；; ]*`)

// Denied is a text without what it denies: 我去的 of 我去的不是居然.
func Denied(says string) string { return denies.ReplaceAllString(says, "") }

// affirms are the words beside a name that a text gives to what is in hand: 算送服务吧.
var affirms = expr.MustCompile(`(?:应该|其实|刚才|刚刚|刚|类型|类别|性质|那条|这条|那次|这次|那个|这个|归到|归为|归|算作|算是|算|记成|记作|记为|改成|改为|换成|改|是|写成|按|成|到|去|的|了|吧|啊|呀|哦|哈|才对|才是|才|类|搞错|写错|记错|说错|选错|弄错|错|不对|更正|应|为|就|把|它|类别|活动|一下|[，,。；;：: ！!])+`)

// Named is the one name of a list that a text gives to what is in hand: 送服务 of 不是送政策，
// 算送服务吧. It is "" where the text says more, or names none or several.
func Named(says string, names []string) (name string) {
	rest := denies.ReplaceAllString(says, "")
	for _, n := range names {
		switch {
		case !strings.Contains(rest, n):
		case strings.Contains(name, n):
		case name == "" || strings.Contains(n, name):
			name = n
		default:
			return ""
		}
	}
	if name == "" || utf8.RuneCountInString(affirms.ReplaceAllString(strings.Replace(rest, name, "", 1), "")) > 0 {
		return ""
	}
	return name
}

var besides = expr.MustCompile(`同时|顺便|也|还|又|一起|一并|一块儿?|算上|算进去|算进来|记上|计上|计入|上了|讲了|开了|过了|一堂|一次|一节|个|当|计|作`)

// AlsoNamed is the one name of a list that a text adds to what is in hand: 党课 of 同时也算党课 and of
// 党课也一起算上, or "".
func AlsoNamed(says string, names []string) string {
	if !containsAny(says, `同时 顺便 也 还 又 一起 一并 一块`) {
		return ""
	}
	if name := Named(besides.ReplaceAllString(says, ""), names); name != "" {
		return name
	}
	for clause := range Clauses(says) { // 后半截我还讲了党课 这条同时也算党课
		if name := Named(besides.ReplaceAllString(clause, ""), names); name != "" && containsAny(clause, `也算 同时算 一起算 算上 算进`) {
			return name
		}
	}
	return ""
}

var instead = expr.MustCompile(`^(?:其实|那个|这个|里面的?|，)*(\p{Han}{2,6}?)(?:就|都|先)?(?:不算|不是|不要|去掉|没开|没上|没搞|没讲|别算|算错)(?:了|上|进去|的)*(?:[，,。；; ]+(.*))?$`)

// InsteadNamed is the one name of a list that does not hold, and the one that does, or "": 党课 and
// 主题党日 of 党课不算，是主题党日.
func InsteadNamed(says string, names []string) (not, is string) {
	m := instead.FindStringSubmatch(strings.TrimRight(says, "。！ "))
	if m == nil || !slices.Contains(names, m[1]) {
		return "", ""
	}
	named := slices.ContainsFunc(names, func(n string) bool { return strings.Contains(m[2], n) })
	if is = Named(m[2], names); is == "" && (named || strings.ContainsAny(m[2], "0123456789到是") && !containsAny(m[2], `没 来不及`)) {
		return "", "" // what follows is more than why: 党课不算 那天没来得及讲
	}
	return m[1], is
}

var absent = expr.MustCompile(`(请假|出差|缺席|公出|外出|休假|病假|事假)(?:了|的)?(?:人数)?(?:应该|其实)?(?:是|有|改成|改为)?([0-9０-９一二两三四五六七八九十]{1,3})[个人名位]?|([0-9０-９一二两三四五六七八九十]{1,3})[个人名位]+(请假|出差|缺席|公出|外出|休假|病假|事假)`)

var noneOf = expr.MustCompile(`^(?:哦|对了|那|[，, ])*(\p{Han}{2,6}?)(?:是|就|都|其实|今天|应该|这次|[，, ])*(?:没有|没得|没有的|无|是零|零|是0|0|不填|不用填|没搞|没做)(?:[个户家]|的|哈|了|啊|哦|吧)*[。！]*$`)

// NoneOf names the number of what was told that there was none of: 答疑 of 答疑没有; or "".
func NoneOf(says string) string {
	if m := noneOf.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

var bareNumber = expr.MustCompile(`^[0-9０-９一二两三四五六七八九十百]{1,4}[户家人个次名位]?$`)

// BareNumber reports whether a text is no more than an amount: 40, 四十户.
func BareNumber(says string) bool { return bareNumber.MatchString(strings.TrimRight(says, "。！ ")) }

var countedNow = expr.MustCompile(`^(?:刚|又|再|后来|我)*(?:数了?一?[下遍]?|点了?一?[下遍]?|核了?一?下|查了?一?下|准确的?|准数|实际|其实|一共|总共)(?:是|有|数)?[，, ]*(?:是|有)?([0-9一二两三四五六七八九十百]{1,4}[户家人个次名位]?)$`)

// CountedNow is the number of a text that says that it was counted: 32 of 数了 32; or "".
func CountedNow(says string) string {
	if m := countedNow.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！ ")); m != nil {
		return m[1]
	}
	return ""
}

var offBy = expr.MustCompile(`(少|漏|多)(?:记|写|算|报|数|说|填|录)?(?:了|掉)?([0-9一二两三四五六七八九十]{1,3})([户家个次人名位]+)`)

// OffBy is by how much a number was too small, or too large, and its unit: 1 and 户 of 户数少记了一户; ok is false where
// the text says what the number ought to be.
func OffBy(says string) (by, unit string, less bool, ok bool) {
	if !containsAny(says, `少 漏 多`) || containsAny(says, `该是 应是 应为 其实是 改成 改为`) {
		return "", "", false, false
	}
	m := offBy.FindStringSubmatch(says)
	if m == nil {
		return "", "", false, false
	}
	return m[2], m[3], m[1] == "多", true
}

// NobodyAbsent reports whether a text says that nobody was missing: 没请假的.
func NobodyAbsent(says string) bool {
	return containsAny(says, `没请假 没人请假 没有请假 无请假 没人缺席 没缺席 无缺席 没有缺席 都到了 全到了 全员到 没人缺 全部到齐 都到齐`)
}

// StaysSo reports whether a text leaves what is on the card as it is: 算了就这样.
func StaysSo(says string) bool {
	return containsAny(says, `就这样 这样吧 就这么 先这样 不改了 别改了 就按这个 不用改`)
}

// WasRight reports whether a text says that what stood there before was right: 没错，就是8.
func WasRight(says string) bool {
	return containsAny(says, `没错 没记错 没写错 没报错 是对的 原来对 原来的对 本来就对 前面对`)
}

// OfPictures reports whether a text speaks of pictures or other files: 照片是写字楼那次的.
func OfPictures(says string) bool {
	return containsAny(says, `照片 相片 图片 图 拍 视频 附件 录音 语音`)
}

var picturesLater = expr.MustCompile(`^(?:对了|哦|那个?|刚才|刚刚|报的|问题|这条|这次|上面|的|走访|[，,。 ])*(?:我|先把|把|要|还有)*(?:照片|相片|图片|图|视频)(?:[，,。 ]|我|就|先|还|都|的话)*(?:(?:等会儿?|等一下|待会儿?|一会儿?|回头|晚点|晚些|晚上|下午|中午|明天|明早|之后|随后|过会儿?|稍后|到家|回去|回所里|再)[^0-9]{0,6}(?:发|补|传|给|上)|不发|不传|没拍|拍不|没有|发不|传不|没得)`)

// PicturesLater reports whether a text says no more than that pictures follow, or that there are none: 照片晚上传, 照片没拍成 算了.
func PicturesLater(says string) bool {
	return utf8.RuneCountInString(says) <= 20 && picturesLater.MatchString(says) && !Asks(says)
}

var states = expr.MustCompile(`^[^，,。0-9]{0,8}(?:应该|其实)?(?:是|才)(?:大概|大约|约)?[0-9０-９一二两三四五六七八九十百]{1,5}[^，,。0-9]{0,4}[。]?$`)

// States reports whether a text says no more than what a number is: 企业是十家.
func States(says string) bool { return states.MatchString(says) }

var particles = expr.MustCompile(`^(?:就是|就|是|也是|都是|嗯|哦|呃|额|啊)*[，, ]*(.+?)(?:来着|的呗|呗|的嘛|嘛|的啊|啊|的吧|吧|呀|哈|哦|了|的|去了|那种|那个|这种)*[。！,， ]*$`)

// Bare is an answer without the particles around it: 送政策 of 送政策来着.
func Bare(says string) string {
	if m := particles.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return says
}

var allNumber = expr.MustCompile(`^(?:(?:请|帮我|给我|我)?(?:打开|点开|看看|看下|看一下|看|查看|调出|翻出|找出)(?:一下)?)?[#＃]?([0-9]{1,7})号?(?:那个|这个|那条|这条|问题)*(?:打开|点开|调出来|翻出来|找出来|看看|看下|看一下|看一眼|给我看看|给我看下|给我看一下|让我看看|我看看|我看下|我看一下|我瞧瞧|的?详情|的?情况|呢| 呢|怎么样了?|咋样了?)*[。？?！! ]*$`)

// AllNumber is the number of a record that is all that a text says, or wants to see: 253号, 253打开; else 0.
func AllNumber(says string) int64 {
	m := allNumber.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(m[1], 10, 64)
	if strings.Contains(says, "号") && n <= 31 && !strings.HasPrefix(strings.TrimLeft(says, "#＃ "), m[1]+"号") {
		return 0 // 看看12号
	}
	return n
}

var dayEnd = expr.MustCompile(`^(?:(?:会议|开会|活动)?(?:时间|日期|日子)(?:是|为|：|:| )+|是|就是|应该是)?([今昨前大后天上个这本周星期礼拜一二三四五六七八九十日末月号年初0-9]{2,11}?)(?:上午|下午|晚上|早上|中午|傍晚)?(?:的|(?:去|来)?(?:的时候)?(?:开|去|搞|上|办|看到|看见|发现|碰到|碰见|听说|说|反映)的|的事)?$`)

// BareDay is the day in a text that names no more: 昨天下午, 上周五去的.
func BareDay(says string) string {
	if m := dayEnd.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！ ")); m != nil {
		return m[1]
	}
	return ""
}

var saysDay = expr.MustCompile(`^.{2,12}?(?:那个|那次|那条|那家)?(?:应该|其实)?(?:是|才是|在|改成|改到|才)[今昨前大后天上个这本周星期礼拜一二三四五六七八九十日末月号0-9]{2,8}(?:上午|下午|晚上|早上)?(?:才)?(?:去|跑|到|开|办|搞|的|过|了)*[。！]*$|^.{2,10}?[今昨前大天上个这本周星期礼拜一二三四五六七八九十日月号0-9]{2,8}(?:去|跑|到)?的?[。！]*$`)

// SaysDay reports whether a text says of something no more than on which day it was: 居然才是周二.
func SaysDay(says string) bool { return saysDay.MatchString(strings.TrimSpace(says)) }

// otherDayOf matches a day that is to take the place of another, with why at the end: 改28号,
// 还是后天吧，明天开会.
var otherDayOf = expr.MustCompile(`^(?:不对|不是|错了|说错了?|写错了?|记错了?|搞错了?|弄错了?|填错了?|报错了?|日子|日期|时间|那天|这天|当天|不行|不合适|没空|有事|有会|开不了|开不成|来不了|来不及|冲突|撞|了|哦|噢|嗯|啊|那|还是|要不|我|就|[，,。 ])*(?:改成|改到|改为|改在|改|换成|换到|换|挪到|推到|提前到|推迟到|延到|调到|定在|定到|定|放到|放|是|应该是)?(?P<day>[今明昨前大后天上个这本下周星期礼拜一二三四五六七八九十日末月号年初0-9]{2,8}?)(?:上午|下午|晚上|早上|中午)?(?:吧|了|好了|也行|也可以|也成|也好|都行|行|去|开|办|再去|再说|的|那天|那次|那会儿)*(?:[，,。 ]+.{0,8}(?:有事|没空|开会|有会|出差|太忙|不行|来不及|值班|培训|请假|检查))?$`)

// DayInstead is the day of a text that says no more than which day it is to be, or was: 改28号.
func DayInstead(says string) string {
	if m := otherDayOf.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！ ")); m != nil {
		return m[1]
	}
	return ""
}

// assents matches what people say to a card that is right: 都对, 没错 存吧.
var assents = expr.MustCompile(`^(?:(?:嗯+|哦|那|先|就|好|好的|对|对的|都对|是的?|行|可以|没错|没毛病|没问题|都没错|就这样|就这么(?:记|着|办)?|(?i:ok)|确认|确定|存|存上|保存|记上|记下来?|记|提交|交|发)(?:了|吧|啊|呀|哈|的|嘞|呢)*[，,。！!~ ]*)+$`)

// Assents reports whether a text says no more than that a card is right.
func Assents(says string) bool { return assents.MatchString(strings.TrimSpace(says)) }

var kindSaid = expr.MustCompile(`(?:记成|记作|记为|算作|算成|算是|算|改成|改为|当成|当作|按|不是[^，, ]{2,4}[，, ]*是)(?:一次|一个|一条)?(走访|问题|活动|会议|组织生活)`)

// KindSaid is the kind of record that a text wants what is in hand kept as: 记成走访就行.
func KindSaid(says string) string {
	m := kindSaid.FindStringSubmatch(says)
	if m == nil {
		return ""
	}
	return map[string]string{"走访": "visit", "问题": "problem", "活动": "activity", "会议": "meeting", "组织生活": "meeting"}[m[1]]
}

// SameTime reports whether a text tells of something at the time of what was told before.
func SameTime(says string) bool {
	return containsAny(says, `一起 一并 一块 同一天 当天 同时 同天 紧接着 接着 随后 会后`)
}

// SameDay reports whether a text tells of something on the day of what was told before.
func SameDay(says string) bool {
	return containsAny(says, `也是那天 就是那天 也是当天 也是同一天 同一天 那天也 也在那天 也是那一天 当天也`)
}

// Follows reports whether a text begins with what came right after what was told before.
func Follows(says string) bool {
	return beginsWithAny(says, `接着 紧接着 随后 然后 之后 完了 会后 开完`)
}

// Heads reports whether a text says how many had to come to a meeting and how many came: 应到10，实到8.
func Heads(says string) bool {
	return strings.Contains(says, "应到") && strings.Contains(says, "实到")
}

// Absent is why members were missing and how many, as a fragment gives it: 请假的是三个; 一个请假两个出差.
func Absent(says string) map[string]int {
	if says = illPlainly.Replace(says); utf8.RuneCountInString(says) > 20 || !containsAny(says, `假 差 缺席 公出 外出`) {
		return nil
	}
	counts := map[string]int{}
	for _, m := range absent.FindAllStringSubmatch(denies.ReplaceAllString(says, ""), -1) {
		if n, ok := smallNumber(m[2] + m[3]); ok {
			counts[m[1]+m[4]] += n
		}
	}
	if len(counts) == 0 {
		for clause := range Clauses(says) { // 老陈请假
			if m := oneAbsent.FindStringSubmatch(clause); m != nil && !containsAny(m[1], `我 都 没 不 要 可能 申 谁 说 想 他们 大家 全`) {
				counts[m[2]]++
			}
		}
	}
	return counts
}

// illPlainly names why somebody was missing as it is kept, and numbers as they are read: 一个病假 for 一个住院, 两出差 for 俩出差.
var illPlainly = strings.NewReplacer("住院", "病假", "生病", "病假", "看病", "病假", "俩", "两个", "仨", "三个")

// oneAbsent matches that one was missing, by whatever name, and why.
var oneAbsent = expr.MustCompile(`^(?:还|另外|那个|是)*([\p{Han}*※]{2,4}?)(?:今天|昨天|那天|是|又|在|去)?(请假|出差|公出|外出|休假|病假|事假)了?[。！]*$`)

var number = expr.MustCompile(`[0-9０-９]{1,6}|[一二两三四五六七八九十百]{1,5}`)

// Number is the only number of a text, as it stands there, or "".
func Number(says string) string {
	found := number.FindAllString(denies.ReplaceAllString(says, ""), 2)
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

var pointsAt = expr.MustCompile(`那家|那个|那边|那儿|那里|那次|那趟|那回|那条|那天|这家|这个|这条|这次|这边|这儿|^[\p{Han}]{2,8}(?:的)?是`)

// PointsAt reports whether a text points at something told before: 建工那家答疑3个.
func PointsAt(says string) bool { return pointsAt.MatchString(says) }

var shortThing = expr.MustCompile(`^(?:那|哦|算了|对了|还有|[，, ])*(\p{Han})(?:那个|那条|那件|那事|的)?(?:的事)?(?:先|就|也|都|还是)*(?:不|别|莫|甭)`)

// ShortThing is the thing of one character that a text wants left out: 秤 of 秤那个不报了; or "".
func ShortThing(says string) string {
	if m := shortThing.FindStringSubmatch(says); m != nil && !strings.Contains("我你他她它这那都也先就还再", m[1]) {
		return m[1]
	}
	return ""
}

var notReported = expr.MustCompile(`^(?:那|哦|算了|对了|还有|[，, ])*\p{Han}{1,8}(?:先|就|也|都|还是)*(?:不|别|莫|甭)(?:用|要|必|消)?(?:再|往)?(?:上)?[报记]了?[。！ ]*$`)

// NotReported reports whether a text wants one thing that it names not to be reported, and says no more: 公平秤不用报了.
func NotReported(says string) bool { return notReported.MatchString(says) }

var ofPeople = expr.MustCompile(`^(?:好|有|那|这)?(?:[0-9一二两三四五六七八九十几多]+(?:个|位|家)?)?(?:的)?(?:顾客|客人|消费者|群众|居民|业主|大家|人家|他们?|她|都|一直|老是|天天|闹|吵|投诉)`)

// OfPeople reports whether a clause says what people do about a matter, which stands beside it: 顾客围着吵.
func OfPeople(clause string) bool { return ofPeople.MatchString(clause) }

var pointed = expr.MustCompile(`^[\p{Han}A-Za-z0-9]{1,10}?(?:那家|那个|那边|那条|那次|那趟|那回)(?:的|，|,| )*(.+?)(?:[，, ]+(?:我)?(?:刚才)?(?:记|写|说|搞|弄|报|数|看)(?:错|岔|混|串|反)了?)?[。！]*$`)

// Pointed is what a text says of what it points at: 是送政策 of 科创园那个是送政策; or "".
func Pointed(says string) string {
	if m := pointed.FindStringSubmatch(says); m != nil && PointsAt(says) {
		return m[1]
	}
	if m := pointedIs.FindStringSubmatch(says); m != nil {
		return m[1] // 建工的是送政策
	}
	return ""
}

var pointedTo = expr.MustCompile(`^(?:哦|哎|诶|对了|还有|等下|不对|把|，|,| )*([\p{Han}A-Za-z0-9]{1,10}?)的?(?:那家|那个|那边|那条|那次|那趟|那回|那件|那事|这个|这条)`)

// PointedAt names what a text points at: 配电间 of 配电间那个我看走眼了; or "".
func PointedAt(says string) string {
	if m := pointedTo.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

var placeOfIt = expr.MustCompile(`^(?:嗯|哦|噢|对|好|行|那就|那么?|啊|我|刚才|刚刚|上面|前面|[，,。 ])*(?:(?:这|那)(?:一)?(?:条|个|次|趟|回|笔)(?:记录|走访)?|(?:给我)?(?:记|算|写|填)(?:在|到|成))(?:就|应该|都|记|写|填|算)*(?:是|在|到|去的)?[，, ]*([\p{Han}A-Za-z0-9]{2,14}?)(?:那边|那儿|那里|上|里|头|的|吧|了|呀|啊)*[。！]*$`)

// PlaceOfIt is the place that a text gives to what is in hand: 美食街 of 嗯，那这条是美食街的, 运营公司 of 那记在运营公司吧; or "".
func PlaceOfIt(says string) string {
	if !containsAny(says, `这 那 记在 记到 算在 算到 写在 填在`) || Asks(says) || Mistaken(says) {
		return ""
	}
	if m := placeOfIt.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

var pointedIs = expr.MustCompile(`^[\p{Han}A-Za-z0-9]{1,10}?的(?:应该)?((?:不是[^，, ]{2,4}[，, ]*)?是.+?)[。！]*$`)

var groupSaid = expr.MustCompile(`(?:第)?([一二三四五六七八九])(?:党)?小?组`)

// GroupSaid is the number of the 党小组 that a text names, or 0.
func GroupSaid(says string) int {
	if m := groupSaid.FindStringSubmatch(says); m != nil {
		return nths[[]rune(m[1])[0]]
	}
	return 0
}

var (
	groupsOnly = expr.MustCompile(`^(?:是|就是|哦|噢|嗯|应该|改成|改为|不是第?[\p{Han}]{2,4}[，, ]*|[，, ])*((?:第?[一二三四五六七八九](?:党)?小?组[、和跟与同]?)+)(?:的|开|会|那个|合起来?|一起|一块|合并)*[。！]*$`)
	groupWrong = expr.MustCompile(`第?([一二三四五六七八九])(?:党)?小?组的?(?:那个|那次|这次)?会?(?:议|录|记录)?(?:被?我?[记写报填录说算]成了?|当成了?)第?([一二三四五六七八九])(?:党)?小?组`)
	oneGroup   = expr.MustCompile(`([一二三四五六七八九])(?:党)?小?组`)
)

// GroupsOnly are the numbers of the 党小组 that a text names, and nothing else: 一组, 是二组的, 一组和二组合起开的.
func GroupsOnly(says string) (groups []int) {
	if m := groupsOnly.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		for _, one := range oneGroup.FindAllStringSubmatch(m[1], -1) {
			groups = append(groups, nths[[]rune(one[1])[0]])
		}
	}
	return groups
}

// GroupWrong is the 党小组 whose meeting was recorded as that of another, and that other: 1 and 2 of 一组的会记成二组的了; or 0.
func GroupWrong(says string) (right, wrong int) {
	if m := groupWrong.FindStringSubmatch(says); m != nil {
		return nths[[]rune(m[1])[0]], nths[[]rune(m[2])[0]]
	}
	return 0, 0
}

var (
	dayPointed = expr.MustCompile(`^(今天|昨天|前天|大前天|(?:上|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|(?:[0-9]{1,2}月)?[0-9]{1,2}[号日])(?:的?(?:那个|那条|那次|那家)|那天|的)[，, ]*(.+)$`)
	asBefore   = expr.MustCompile(`[，, ]+(?:今天|昨天|前天|另一个|另外那个)的?(?:没有|不变|没变|没错|不动|不用改|对的)[。]*$`)
)

// DayPointed is the day by which a text points at one of those told, and what it says of it: 昨天 and 答疑3个 of 昨天那个答疑3个
// 今天的没有; or "".
func DayPointed(says string) (on, rest string) {
	m := dayPointed.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil {
		return "", ""
	}
	return m[1], asBefore.ReplaceAllString(m[2], "")
}

// OfRecord reports whether a text speaks of something that was recorded: 钢市那条.
func OfRecord(says string) bool {
	return containsAny(says, `那条 那次 那趟 那回 那笔 那份`)
}

var dayParts = expr.MustCompile(`上午|下午|早上|晚上|中午`)

// PartOfDay reports whether a text names a part of a day.
func PartOfDay(says string) bool { return dayParts.MatchString(says) }

// NthPart is which of the parts of a day that a text told of another text names: 下午那个 is the
// second of 上午建工，下午钢市; 0 where that is not clear.
func NthPart(says, told string) int {
	named := dayParts.FindAllString(says, 2)
	if len(named) != 1 {
		return 0
	}
	for i, part := range dayParts.FindAllString(told, -1) {
		if part == named[0] {
			return i + 1
		}
	}
	return 0
}

var placedAmount = expr.MustCompile(`(?:应该|应当|其实)?(?:是|为|改成|改为|记成|才|有|错了|不对|[，,。 ])*([0-9]{1,6}|[一二两三四五六七八九十百]{1,5})([家户个次人名位])?(?:企业|商户)?(?:才对|吧|啊|了|的)*(?:[，,。 ]*不是[^，,。 ]{1,6})?[。！]*$`)

// PlacedAmount is the amount with which a text ends that mends one thing by its name, and its unit: 4 and 家 of 运营公司那条
// 不对 是4家; "" where it mends nothing.
func PlacedAmount(says string) (n, unit string) {
	if !Mistaken(says) && !containsAny(says, `是 应该 改成 改为 记成 才对`) {
		return "", ""
	}
	if rest := AfterNth(says); rest != "" {
		says = rest
	}
	m := placedAmount.FindStringSubmatch(says)
	if m == nil || Number(says) != m[1] {
		return "", ""
	}
	return m[1], m[2]
}

// Until reports whether a text says until when something is to be done, and little more: 周五前弄好; 限期到月底.
func Until(says string) bool {
	return utf8.RuneCountInString(says) <= 14 && !Asks(says) && containsAny(says, `前 限期 期限 最晚 最迟 之内 以内 内`)
}

// PartsOfDay are the parts of a day that a text names.
func PartsOfDay(says string) []string { return dayParts.FindAllString(says, -1) }

// PartOfDayOf is the part of a day that a text names last before one of some names: 下午 for 写字楼 of 上午建工 下午写字楼; or "".
func PartOfDayOf(told string, names []string) (part string) {
	at := len(told)
	for _, name := range names {
		if i := strings.Index(told, name); i >= 0 {
			at = min(at, i)
		}
	}
	for _, part = range dayParts.FindAllString(told[:at], -1) {
	}
	return part
}
