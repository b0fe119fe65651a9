package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// A Happening is what a short text tells that went on at a visit or a meeting that was told before; alone it tells none.
type Happening struct {
	Answered string // how many questions were answered, as it stands there: 五 of 五个人问了问题 都答了
	Solved   string // how many problems were solved: 两 of 两个都搞定了
	All      bool   // all those that were raised were solved: 都解决了
	Guests   string // who came besides the members: 8名群众 of 还来了8个群众
	Kept     bool   // it is kept as words: 三个没解决; 亮牌3家; what was asked
}

// OfMeeting reports whether it went on at a meeting rather than at a visit.
func (h *Happening) OfMeeting() bool { return h.Guests != "" }

const (
	someNumber = `([0-9]{1,4}|[一二两俩仨三四五六七八九十百]{1,4})`
	somebody   = `(?:人|老板|商户|商家|商铺|群众|企业|店主|店家|业主|老人|个体户|顾客|居民|经营户|同志|老乡|摊主|师傅)`
)

var (
	inquiring     = expr.MustCompile(someNumber + `(?:来)?(?:个|位|名|家|户)?(?:` + somebody + `|[\p{Han}]{1,4}的)?(?:过来|跑来|来|在|现场|都|是|上前)*(?:问|咨询|打听|请教)|(?:问|咨询|打听|请教)(?:了|的有|的是|的)?` + someNumber + `(?:个|位|件|条|家|户|名)|来了?` + someNumber + `(?:个|位|家|户)?(?:来)?(?:问|咨询)的|^有(个|位)[\p{Han}]{0,6}?(?:问|咨询|打听)`)
	nothingAsked  = expr.MustCompile(`^.*(?:问|咨询|打听|请教)|[，,。 ].*$|[0-9一二两俩三四五六七八九十百个件条家户名位了的有是一下些点问题事情情况来]+`)
	answeredFirst = expr.MustCompile(`[答解复疑](?:了|过)?(?:大概|差不多)?` + someNumber)
	replying      = expr.MustCompile(`(?:都|全|均|逐一|一一|挨个|当场|现场|当面)(?:给|跟|他们|我|也|就|已|已经|帮|都|当场|现场|一一|全|他|她|人家)*(?:答|讲|说|解释|回|解|教)(?:复|答|解|疑|清楚|清|明白|明|会|懂|释|过|了)|给(?:他|她|他们|人家|对方|人)(?:讲|说|解释|答|回)(?:了|清楚|明白)|(?:答复|解答|讲清楚|说清楚|讲明白|说明白|教会|讲会|解释清楚)了?`)
	solving       = expr.MustCompile(`^(?:这|那|他们|提的|反映的|哦|对了|，|,| )*` + someNumber + `?(?:个|件|条|项)?(?:问题|事情|事|诉求|困难)?(?:都|全部|全|均|当场|现场|也|就|已经|已|给|帮着|帮忙|帮|他们|我们|我|了)*(?:解决|办|处理|搞定|弄好|协调好|办妥|办成|落实)(?:好|完|掉|成|妥)?(?:了|啦|的)*[。！]*$`)
	solvedSome    = expr.MustCompile(`^(?:还|又|也|另外|当场|现场|帮着|帮忙|帮|给|他们|对了|，|,| )*(?:解决|处理|协调|化解|调解)了?` + someNumber + `(?:个|件|起)[\p{Han}]{1,8}(?:事|事情|问题|纠纷|投诉|矛盾)[。！]*$`)
	unsolved      = expr.MustCompile(`(?:没|未|不|无法|没法|没能|尚未|没有|解决|搞|办|处理)(?:当场|现场|能|有|法|完全|给)*(?:解决|办|搞定|处理|弄|落实|谈拢|不了|不定|不成)(?:好|完|掉|成|下来)?`)
	raised        = expr.MustCompile(`(?:提|提了|提出|提出了|反映|反映了|收集|收集了|说了|问了|遇到|发现)` + someNumber + `(?:个|条|件|项)(?:问题|诉求|困难|事情|事|难题|难处|意见)`)
	sittingIn     = expr.MustCompile(`^` + besideThem + someNumber + `(?:个|位|名)?(` + outsiders + `)` + satIn + `[。！]*$|^` + besideThem + `(` + outsiders + `)(?:有|是|共|一共)*` + satIn + someNumber + `(?:个|位|名|人)*` + satIn + `[。！]*$`)
	sittingAny    = expr.MustCompile(`^(?:还|另外|另|也|又|同时|，|,| )*(?:列席|旁听)(?:的|了|人员|人数|有|是|共)*` + someNumber + `(?:个|位|名)?人?[。！]*$`)
)

const (
	besideThem = `(?:还|另外|另|也|又|同时|，|,| |有|列席|旁听|来听|听课|参加|邀请|请|叫|喊|来|到|了|的|是|人员)*`
	satIn      = `(?:也|都|还|又|列席|旁听|来听|听课|听|来|到场|到会|到|参加|一起|有|了|的)*`
)

// outsiders are people who sit in at a meeting and are no members of the 支部.
const outsiders = `群众代表|群众|入党积极分子|积极分子|发展对象|入党申请人|职工代表|职工|员工|商户代表|商户|个体户|居民|村民|家属|企业代表|学生|志愿者|非党员`

// Happened is what a short text tells that went on; ok is false where it tells nothing of the kind.
func Happened(says string) (h Happening, ok bool) {
	if utf8.RuneCountInString(says) > longestHappening || Asks(says) && !Answers(says) || len(number.FindAllString(says, 2)) > 1 {
		return h, false
	}
	if m := inquiring.FindStringSubmatch(says); m != nil && !answeredFirst.MatchString(says) {
		if replying.MatchString(says) {
			h.Answered = strings.NewReplacer("个", "一", "位", "一").Replace(firstOf(m[1:]))
		}
		h.Kept = h.Answered == "" || utf8.RuneCountInString(nothingAsked.ReplaceAllString(says, "")) > 1
		return h, true
	}
	if containsAny(says, `解决 办 搞 处理 弄 谈 落实`) {
		if m := solvedSome.FindStringSubmatch(says); m != nil {
			return Happening{Solved: m[1], Kept: true}, true
		}
		negated := unsolved.MatchString(says) && containsAny(says, `没 未 不 无法`)
		switch m := solving.FindStringSubmatch(says); {
		case negated && (containsAny(says, `个 件 条 项`)):
			return Happening{Kept: true}, true
		case negated || m == nil:
		case containsAny(says, `都 全 均`):
			return Happening{Solved: m[1], All: m[1] == ""}, true
		}
	}
	if containsAny(says, `亮牌 亮了牌 亮身份 亮了身份 亮证 挂牌 挂了牌 亮明身份`) {
		return Happening{Kept: true}, true
	}
	if m := sittingIn.FindStringSubmatch(says); m != nil {
		n, who := m[1], m[2]
		if n == "" {
			n, who = m[4], m[3]
		}
		return Happening{Guests: strings.Replace(n, "俩", "两", 1) + "名" + who}, true
	}
	if m := sittingAny.FindStringSubmatch(says); m != nil {
		return Happening{Guests: m[1] + "人"}, true
	}
	return h, false
}

var ofGuests = expr.MustCompile(`列席|旁听|` + outsiders)

// OfGuests reports whether a text speaks of people who sit in at a meeting: how many they are is not how many came.
func OfGuests(says string) bool { return ofGuests.MatchString(says) }

// Answers reports whether a text tells that what somebody asked was answered, so that it asks nothing itself: 有俩老板问怎么年报
// 教会了.
func Answers(says string) bool {
	return strings.ContainsAny(says, "问询听") && inquiring.MatchString(says) && replying.MatchString(says) && !strings.ContainsAny(says, "？?吗")
}

// longestHappening is how many characters such a text may have.
const longestHappening = 24

// Raised is how many problems were raised, as a text gives it: 2 of 送服务 提了2个问题; or "".
func Raised(told string) string {
	if m := raised.FindStringSubmatch(told); m != nil {
		return m[1]
	}
	return ""
}

func firstOf(found []string) string {
	for _, f := range found {
		if f != "" {
			return f
		}
	}
	return ""
}

const (
	reasons  = `请了假|请的假|请假|出差|公出|外出|休假|事假|病假|住院|缺席`
	someones = `[老小][\p{Han}]|[\p{Han}]{1,3}(?:姐|哥|叔|姨|工|总|师傅|书记|主任|会计|经理|同志|委员)|[\p{Han}]{2,3}`
	missing  = `(?:还有|还|就是|其中|剩下|剩)*(?:没来|没到|未到|缺席|缺|不在)?的?(?:那|是)?(?:一)?(?:个|位|名)?(?:人|同志|党员)?(?:是)?`
)

var missed = expr.MustCompile(`^` + missing + `(` + someones + `)?(?:[和跟、](` + someones + `))?[，, ]*(?:是|因为|因|在|去|都|也|又)*(` + reasons + `)(?:去)?(?:了|的)?(?:没来|没到|来不了|没参加)?[。！]*$|^(` + reasons + `)(?:了)?的?(?:就)?是(` + someones + `)(?:[和跟、](` + someones + `))?[。！]*$`)

// Missed is why somebody was missing at a meeting, and how many were, where a text names them or points at them
// and gives no number: 老李请假; 没来那个出差了. A number of 0 is all that were missing.
func Missed(says string) (why string, n int, ok bool) {
	if utf8.RuneCountInString(says) > 14 || containsAny(says, `我 明天 今天 昨天 后天 下午 上午 下周 周一 周二 周三 周四 周五 想 申请 没请假 没人 无人 不用 吗 ？`) {
		return "", 0, false
	}
	m := missed.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil {
		return "", 0, false
	}
	why, first, second := m[3], m[1], m[2]
	if why == "" {
		why, first, second = m[4], m[5], m[6]
	}
	switch why {
	case "请了假", "请的假", "住院": // illness is not kept
		why = "请假"
	}
	switch {
	case containsAny(says, `都 全`):
		n = 0
	case second != "":
		n = 2
	case first != "" || containsAny(says, `没来 没到 未到 缺 个 位 剩`):
		n = 1
	default:
		return "", 0, false
	}
	return why, n, true
}

var announces = expr.MustCompile(`^(?:顺便|另外|对了|还有|哦对|哦|再|我|要|想|跟你|给你|，|,| )*(?:报告?|反映|发现|说|提|有|汇报)(?:一?个|一?下|一?声|一?件|了个)(?:新)?(?:事|事情|问题|情况|隐患)?(?:哈|啊|吧)?[，,：: 。]+(.{3,})$`)

// Announced is what a text tells behind the word that it tells of a problem: 地下室配电箱没门 of 顺便报个事 地下室配电箱没门; or "".
func Announced(says string) string {
	if m := announces.FindStringSubmatch(strings.TrimSpace(says)); m != nil && !Asks(m[1]) {
		return m[1]
	}
	return ""
}

var worked = expr.MustCompile(`(?:撤|拆|清|取|收|缴|揭|摘|换|没收|查扣|查封|下架|清理|清除|清走|收缴|扣|遮|封存)(?:除|走|掉|下|下来|下去|缴|了|出)*` + `([0-9]{1,5}|[一二两三四五六七八九十百]{1,4})(?:块|条|处|个|张|幅|件|箱|瓶|台|批|包|袋|辆|面|盒|顶)`)

// Worked reports whether a text tells what was taken away somewhere, as an officer does on a visit: 步行街撤了30块广告牌.
func Worked(says string) bool { return worked.MatchString(says) && !Asks(says) && !AnotherOne(says) }

var toldOn = expr.MustCompile(`^(?:他们?|她|老板|店家|商户|顾客|群众|人家|对方)?(?:就是说|就是|意思是|反映的是|反映说|主要是|原因是|因为|称|说是|说)[，,：: ]*(.{2,})$`)

// ToldOn is what a text tells on of a trouble that was begun before: 秤不准 of 说秤不准; or "".
func ToldOn(says string) string {
	if m := toldOn.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！ ")); m != nil && !Mistaken(says) && !Asks(says) {
		return m[1]
	}
	return ""
}

// solvedThere matches words about something wrong that was set right on the spot: 当场解决, 当场喊他换了. What was only ordered is not.
var solvedThere = expr.MustCompile(`(?:当场|现场|当时|当面)[^，,。]{0,8}?(?:解决|处理|办好|办妥|办结|搞定|弄好|修好|整改(?:了|好|完|到位|过来)|(?:换|拆|清|清理|挪|搬|撤|补|贴|挂|改|修|扔|下架|摘|取|擦|校|调|收|遮|盖)(?:了|掉|走|好|上|完|过来|开|下来|正|准|起来)+)`)

// SolvedThere reports whether a text tells that what is wrong was set right on the spot.
func SolvedThere(says string) bool {
	m := solvedThere.FindString(says)
	return m != "" && !containsAny(m, `没 未 不 要求 责令 通知 建议 提醒`)
}
