package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// What people say of a problem that is known: whose it is, what was only noted, that it is the same as another.

// bodies are those outside the bureau to which a matter may belong.
const bodies = `(城管|执法局|综合执法|行政执法|消防|住建|建委|街道|办事处|社区|居委会|村委会|公安|派出所|交警|交管|交通局|税务|税局|房管|环保|生态环境|生态局|卫健|卫生局|卫生监督|疾控|文旅|文化局|人社|劳动监察|劳动局|社保|供电|电力|电业局|自来水|水务|水利|燃气|热力|园林|绿化|应急|邮政|民政|教育局|教委|烟草|农业|农委|商务局|发改|工信|自然资源|规划局|国土|法院|仲裁|信访|银保监|金融办|网信|通信|气象|市政|环卫)`

var elsewhere = expr.MustCompile(`(?:转介给?|转给|转到|转交|转|移交给?|移送给?|移给|交给|推给|反映给|归|属于|该找|得找|应该找|找)(?:给)?(?:到)?(?:[区市县]|咱们?|我们|属地|当地|人家)*` + bodies + `|(?:给|往|让|请)(?:[区市县])?` + bodies + `[委局办队站所]{0,3}(?:转|移|去管|来管|处理)`)

// Elsewhere is the body outside the bureau to which a text says that something goes, or belongs: 城管 of 这个不归咱局管
// 得转城管; or "".
func Elsewhere(says string) string {
	if !containsAny(says, `转 移 交给 推给 反映给 归 属于 找 处理 管`) {
		return ""
	}
	for _, m := range elsewhere.FindAllStringSubmatchIndex(says, -1) {
		if before := []rune(says[:m[0]]); !turnedDown(before) {
			if m[2] < 0 {
				return says[m[4]:m[5]] // 给住建委转过去
			}
			return says[m[2]:m[3]]
		}
	}
	return ""
}

var onlyNotes = expr.MustCompile(`^(?:那|行吧?|好吧?|好的|算了|嗯|哦|不延了|不延期了|先不延了|延不了|先不办结|就|我|先|只|，|,| )*(?:先|就|只)?(?:记一笔|记一句|记个进展|记一条|记一下|记着|记上|写一句|写一笔|写个进展|写句进展|写进展|补一句|说明一下|留个话|留一句|备注一下|备注|记下|记个|记)(?:进展|说明|情况|吧|就行)*[，,：:。 ]+(.{3,})$`)

// OnlyNotes is what a text wants noted and no more: 最后一家答应周五拆 of 那先记一笔 最后一家答应周五拆; or "".
func OnlyNotes(says string) string {
	if m := onlyNotes.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	if m := notesLast.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1] // 等下 拐角那家还没换 先记进展
	}
	return ""
}

var notesLast = expr.MustCompile(`^(?:等下|等等|等一下|慢着|哦对?了?|噢|诶|不对|别|先别|算了|[，,。 ])*(.{4,}?)[，,。 ]+(?:那|就|还是|我|先|只|暂时)*(?:记|写|填|算)(?:个|成|一笔|一条|句|一下|作)?(?:进展|经过|进度)(?:就行|就好|吧|了|先)*[。！]*$`)

var (
	papersDone = expr.MustCompile(`(?:材料|手续|资料|证明|表格|表|申请|合同|报告|单子|章|复印件|照片|证件|证据|票据|发票|收据)[^，,。；; ]{0,6}(?:补齐|交齐|凑齐|备齐|收齐|齐全|齐|补上|补交|补好|交上|交了|递了|递上|递交|交给|寄|送|拿来|拿到|收到|开出来|开好|盖好|签好|准备好|弄好|弄齐|整好|写好)`)
	papersIn   = expr.MustCompile(`(?:补齐|交齐|凑齐|备齐|收齐|补交|补|交|递|寄|送|拿到|收到)(?:了|上|好|来|过|过来|上来)*(?:一份|几份|新的?)?(?:材料|手续|资料|证明|表格|申请|合同|报告|单子|复印件|证件|证据|票据)`)
)

// OnlyPapers reports whether a text tells that papers are complete or were handed in, and nothing more that
// would end a matter: 材料补齐了 is a step of it.
func OnlyPapers(says string) bool {
	return papersDone.MatchString(says) || papersIn.MatchString(says)
}

var sameMatter = expr.MustCompile(`(?:就|还)?是(?:原来|之前|先前|以前|上次|上回|那次|前面|老|同|早先)[^，,。 ]{0,4}(?:那个|那条|那件|那事|这个|一个|一件|问题|事)|同一(?:个|件|条|码)(?:事|问题)?|一回事|一码事|(?:别|不用|不要|不必|没必要|甭)(?:再|另|重复|重新|单独)*(?:开|报|立|建|记|录)(?:新的|一个|一条|个|条)*|(?:别|不用|不要|甭)新(?:开|报|立|建|记)|重复了|报重了|报过了|已经报过|早报过|有人报过`)

var mergesInto = expr.MustCompile(`(?:并|合并|归|归并|加|挂|补|记|写|放)(?:到|入|进|在|去)+[#＃]?([0-9]{1,7})(?:号)?(?:里|去|里去|里头|上|下面|那个|那条|里面|那儿)*`)

// SameMatter reports whether a text says that what is told is known already, 对 就是原来那个 别新开了; number is the
// number that it names, 266 of 并到266去, or 0.
func SameMatter(says string) (number int64, ok bool) {
	if n := SameAs(says); n != 0 {
		return n, true
	}
	if m := mergesInto.FindStringSubmatch(says); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		return n, n != 0
	}
	return 0, utf8.RuneCountInString(says) <= longestSame && !Asks(says) && sameMatter.MatchString(says)
}

// longestSame is how many characters such a text may have.
const longestSame = 24

var wrongOne = expr.MustCompile(`(?:说|讲|写|记|报|搞|弄|打|填|点|看|挂)(?:错|串|岔|混|反)|不对|不是|串了|张冠李戴|更正|改成|改到|挪到|应该是`)

var meantNumber = expr.MustCompile(`(?:^|[^0-9])[#＃]?([0-9]{1,7})(?:号|那|的|[，,。 ！]|$)`)

// WrongOne is what a text says that was meant in place of the one that was named: 电梯那个 of 哎说串了 是26 电梯那个, and the
// number in it, or 0; ok is false where it says no such thing.
func WrongOne(says string) (number int64, which string, ok bool) {
	at := wrongOne.FindStringIndex(says)
	if at == nil || utf8.RuneCountInString(says) > longestSame {
		return 0, "", false
	}
	which = Affirmed(says)
	if m := meantNumber.FindStringSubmatch(denies.ReplaceAllString(says, " ")); m != nil {
		number, _ = strconv.ParseInt(m[1], 10, 64)
	}
	return number, which, true
}

var breaks = expr.MustCompile(`(?:碎|坏|断|塌|裂|破|漏|堵|锈|松|翘|歪|倒|掉|脱落|卡住|卡死|缺了?[一个角块]|锁死|锁着|堆着|堆满|堆了|占着|占了|失灵|不亮|不转|不响|不动|不灵|不出水|没水|没电|没盖|没锁|冒烟|冒火|打火|漏电|漏水|漏气|积水|淹|没了|丢了|没挂|没贴|没标|过期|超期)`)

// Breaks reports whether a text tells of something that is broken, blocked or missing: 井盖碎了.
func Breaks(says string) bool {
	return breaks.MatchString(says) && !containsAny(says, `修好 换好 换了 换上 换新 装好 清好 清了 弄好 搞好 没坏 通了 扶正`)
}

// Inexact reports whether a text tells of something that measures wrong: 有三台不准.
func Inexact(says string) bool {
	return containsAny(says, `不准 不够秤 缺斤 少斤 短斤 短两 少两`)
}

var whetherReport = expr.MustCompile(`[，,。 ]+(?:(?:这|那)?(?:种|个|样)?的?(?:(?:算不算|是不是)(?:个|什么)?问题(?:啊|呀|呢)?|(?:算|是)(?:个|什么)?问题(?:吗|不))|我?(?:要不要|该不该|用不用|需不需要|能不能|可不可以)上?报(?:一下|上去|一个)?(?:啊|吗|呀|呢)?)[？?]*(?:$|([，,。 ]))`)

// WithoutWhether is what a text tells, without the question whether that is a problem or is to be reported: the card that
// follows answers it.
func WithoutWhether(says string) string {
	if !containsAny(says, `问题 报`) {
		return says
	}
	for range 2 { // two such clauses share the sign between them
		says = whetherReport.ReplaceAllString(says, "$1")
	}
	return strings.TrimSpace(says)
}

// ofTold begins what somebody of whom a trouble tells is, has or does: 顾客姓孙, 老板不认.
const ofTold = `(?:店主|店家|商户|商家|老板娘?|物业|业主|顾客|客人|消费者|摊主|家属|买家|卖家)(?:那边|他|她)?(?:姓|说|讲|电话|手机|交了|付了|急|催|要求|来过|找过|打过|跑了|已经|还在|不肯|不愿|不认|答应|承诺|保证|拿着|手里)`

var goesOnTelling = expr.MustCompile(`^(?:(?:他们?|她|人家|那家|那边|店主|商户|老板|物业|业主|顾客|群众|居民|企业|厂家|对方)?(?:还|又|就|都)?(?:说是|讲是|反映说?|嫌|怪|抱怨)|说是|据说|原因是?|主要是?|因为|而且|并且|结果|害得|搞得|弄得|导致|一直|前头的?|他们?|她们?|人家|` + ofTold + `)`)

// GoesOnTelling reports whether a text by its beginning goes on with a story that was begun: 说是老板换人了 前头的卡他不认.
func GoesOnTelling(says string) bool {
	return goesOnTelling.MatchString(strings.TrimSpace(says)) && !AnotherOne(says) && !Mistaken(says) && !Asks(says)
}

// TellsOn reports whether some words behind what is wrong can only tell more of it: 一斤少二两. They wish nothing, ask
// nothing and are no thanks.
func TellsOn(says string) bool {
	return utf8.RuneCountInString(says) > 2 && len(Read(says).Acts) == 0 && !Asks(says) && !Polite(says) && !Mistaken(says) && !Directs(says) &&
		!containsAny(says, `记 报 录 提交 先这样 就这 帮 麻烦 谢 请 让 叫 派 算了 不要`)
}

var addsOne = expr.MustCompile(`^(.{0,10}?)(?:那边|那里|那儿|那个|那家|那条|那|的)?[，, ]*(?:再|还要|还得|另外|顺便|也)(?:给我|帮我)?(?:加|补|记|报|添|写)(?:上|报)?(?:一条|一个|一件|一笔|一下|条|个|件)(?:问题|隐患|事)?[，,：: ]+(.{3,})$`)

// AddsOne is what a text wants recorded beside what was told, and the place that it names before: 农贸 and 东头那家鱼摊秤少二两 of
// 农贸再加一条 东头那家鱼摊秤少二两; or "".
func AddsOne(says string) (of, what string) {
	if m := addsOne.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return strings.Trim(m[1], "，, "), m[2]
	}
	return "", ""
}

const thing = `[0-9一二两三四五六七八九十]{1,4}(楼|层|号楼|号门|号梯|号机|号库|号摊|号铺|栋|幢|单元|区|期|厅|门)`

var (
	onlyThing = expr.MustCompile(`^(?:是|在)?(` + thing + `)(?:的)?$`)
	anyThing  = expr.MustCompile(thing)
)

// RightThing is the thing with a number that a text puts in the place of a like one in another text: 二楼 and 三楼 where it
// is 打错 三楼 and the other 二楼的消防门给锁死了; or "".
func RightThing(says, text string) (wrong, right string) {
	if !Mistaken(says) {
		return "", ""
	}
	m := onlyThing.FindStringSubmatch(Fragment(says))
	if m == nil {
		return "", ""
	}
	for _, had := range anyThing.FindAllStringSubmatch(text, -1) {
		switch {
		case had[1] != m[2]:
		case wrong != "":
			return "", ""
		default:
			wrong = had[0]
		}
	}
	if wrong == m[1] || wrong == "" {
		return "", ""
	}
	return wrong, m[1]
}

var namedWrong = expr.MustCompile(`^(?:哦|啊|嗯|哎|等下|那个|刚才|上面|[，,。 ])*([^，,。 ]{2,10}?)(?:那里|这里)?(?:我)?(?:刚才)?(?:[写打记说听报弄搞看填](?:错|岔|混|串|反)了?|不对)[，,。 ]*(?:应该|其实|该|我)?(?:是|叫|为)([^，,。0-9]{2,14}?)(?:来着|才对)?[。！]*$`)

var notButIs = expr.MustCompile(`^(?:[^，,。 ]{0,4}(?:岔|错|混|反)了?)?[，,。 ]*不是([^，,。 0-9是]{2,10}?)[，,。 ]*(?:而)?是([^，,。0-9]{2,14}?)[。！]*$`)

var isNot = expr.MustCompile(`^(?:[^，,。 ]{0,5}(?:岔|错|混|反)了?[，,。 ]+)?(?:应该是|其实是|是)?([^，,。 0-9]{2,10}?)[，,。 ]*不是([^，,。 0-9]{2,8}?)(?:的)?[。！]*$`)

var notBut = expr.MustCompile(`不是([^，,。 是]{1,10}?)[，,。 ]*(?:而|应该|其实)?是([^，,。 ]{1,14}?)(?:的)?(?:才对|来着|哈|啊)*[。！]*$`)

// NotBut are a part of another text that a text says is not so, and what it puts there: 三号 and 五号 of 那个电梯不是三号，是五号 where the
// other text has 三号; or "".
func NotBut(says, text string) (wrong, right string) {
	m := notBut.FindStringSubmatch(says)
	if m == nil || m[1] == m[2] || strings.Count(text, m[1]) != 1 || containsAny(m[2], `了 自己`) {
		return "", "" // 不是困人 是他自己按错了 tells what it was
	}
	return m[1], m[2]
}

// NamedWrong is a part of another text that a text names and the one it puts in its place: 塔吊 and 施工升降机 of 塔吊写错了 是施工升降机, of
// 说岔了不是塔吊是施工升降机 and of 是施工升降机 不是塔吊; or "".
func NamedWrong(says, text string) (wrong, right string) {
	says = strings.TrimSpace(says)
	m := namedWrong.FindStringSubmatch(says)
	if m == nil || !strings.Contains(text, m[1]) {
		m = notButIs.FindStringSubmatch(says)
	}
	if m == nil || !strings.Contains(text, m[1]) {
		if m = isNot.FindStringSubmatch(says); m != nil && strings.Contains(text, m[2]) {
			before, behind, _ := strings.Cut(text, m[2])
			m = []string{m[0], m[2], between(m[1], before, behind)}
		}
	}
	if m == nil || !strings.Contains(text, m[1]) || BareNumber(m[2]) || containsAny(m[2], `天 周 礼拜 号 上午 下午 去的 开的 办的`) {
		return "", ""
	}
	return m[1], m[2]
}

// between is a word without what stands in a text before and behind it already: 施工升降机 of 施工升降机的司机 before 司机的证过期, 瓷砖 of
// 卖瓷砖的 between 卖 and 的.
func between(word, before, behind string) string {
	for i := range word {
		if head := word[:i]; head != "" && strings.HasSuffix(before, head) {
			word = word[i:]
			break
		}
	}
	for i := range word {
		if tail := word[i:]; i > 0 && (strings.HasPrefix(behind, tail) || len(tail) > len("的") && strings.HasPrefix(behind, strings.TrimPrefix(tail, "的"))) {
			return word[:i]
		}
	}
	return word
}

// ownWords are the characters before a word that do not belong to it.
const ownWords = "的家个了有在是那这把给一卖用做开叫处边里人"

// RightWord is the word of another text that a text puts another one for, that ends alike: 猪肉 and 牛肉 where it is 搞错了 是牛肉
// and the other 有人卖的猪肉没盖章; or "".
func RightWord(says, text string) (wrong, right string) {
	if !Mistaken(says) {
		return "", ""
	}
	right = strings.TrimPrefix(Fragment(strings.TrimPrefix(Fragment(says), "是")), "是")
	n, all := []rune(right), []rune(text)
	if len(n) < 2 || len(n) > longestWord || !allHan(n) || strings.Contains(text, right) {
		return "", ""
	}
	at := -1
	for i, c := range all {
		if c != n[len(n)-1] {
			continue
		}
		if at >= 0 {
			return "", ""
		}
		at = i
	}
	if at < 1 {
		return "", ""
	}
	from := max(at+1-len(n), 0)
	for i := from; i < at; i++ {
		if !unicode.Is(unicode.Han, all[i]) || strings.ContainsRune(ownWords, all[i]) {
			from = i + 1
		}
	}
	if from == at {
		return "", ""
	}
	return string(all[from : at+1]), right
}

// longestWord is how many characters such a word may have.
const longestWord = 4

func allHan(n []rune) bool {
	for _, c := range n {
		if !unicode.Is(unicode.Han, c) {
			return false
		}
	}
	return true
}

var oneByOne = expr.MustCompile(`^(.{0,16}?)(?:那边|那里|那儿)?(?:又|还|现在|今天)?(?:有|反映|发现|报|说|提|碰到|看到)(?:了)?(?:两|三|2|3|俩|几)(?:件|个|条|处|样)?(?:事儿?|问题|毛病|情况|隐患|地方)?[，,：: ]*(?:一个|第一个|头一个|一是|一件|一)(?:是|就是)?[，, ]*([^，,；;]{3,}?)[，,；; ]+(?:另外一个|另一个|还有一个|再一个|第二个|一个|二是|一件|另一件)(?:是|就是)?[，, ]*(.{3,})$`)

// OneByOne is the place and the two matters of a text that counts them: 农贸, 下水道堵了 and 有家店没证 of 农贸有两件事 一个是下水道堵了
// 一个是有家店没证; or "".
func OneByOne(says string) (of, first, second string) {
	if m := oneByOne.FindStringSubmatch(strings.TrimSpace(says)); m != nil && strings.ContainsAny(says, "一") {
		return m[1], m[2], m[3]
	}
	return "", "", ""
}

var thatThing = expr.MustCompile(`^(?:就是|还是|那|哦|嗯|，|,| )*([\p{Han}]{2,6}?)(?:的)?(?:那个|那件|那事|那条)`)

// ThatThing is the thing by which a text points at what was told of it: 招牌 of 招牌那个能缓几天不; or "".
func ThatThing(says string) string {
	if m := thatThing.FindStringSubmatch(says); m != nil && !containsAny(m[1], `刚才 上面 前面 就是`) {
		return m[1]
	}
	return ""
}

var bareNth = expr.MustCompile(`^(?:把)?([1-9])(?:那?条|那个|的|号)?(?:先|就|也)?(?:去掉|删掉|删了|删|不要|不算|别记|别报|先不报|不报|撤掉|撤了|拿掉)`)

// BareNth is which of those listed a text leaves out by its number alone: 3 of 3去掉; or 0.
func BareNth(says string) int {
	if m := bareNth.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return int(m[1][0] - '0')
	}
	return 0
}

var anew = expr.MustCompile(`^(?:那就|那|就|我|给我|帮我|还是|先|麻烦|要|得)*(?:重新|再|新|另外|另|单独)(?:来|给我|帮我)?(?:报|立|记|提|登记|登|建|录)(?:一|个|条|件|起|次|单|下|新的|上)*(?:吧|哈|啊|呗|好了|了)*$`)

// ReportedAnew is what a text tells that is to be reported as a new problem, by the wish in a clause of its own: 又堵了，东门全是纸箱子 of 又堵了
// 东门全是纸箱子 重新报一条吧; or "".
func ReportedAnew(says string) string {
	var told []string
	wished := false
	for clause := range Clauses(says) {
		if anew.MatchString(clause) {
			wished = true
		} else {
			told = append(told, strings.TrimSpace(clause))
		}
	}
	if !wished {
		return ""
	}
	return strings.Join(told, "，")
}
