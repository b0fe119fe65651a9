package words

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// Adds reports whether a text adds to what was said: 还答疑了2个.
func Adds(says string) bool {
	if end := strings.TrimRight(says, "。！ "); slices.ContainsFunc(forgotten, func(w string) bool { return strings.HasSuffix(end, w) }) {
		return true
	}
	if containsAny(says, `忘 漏 落 少`) && forgotOf.MatchString(says) {
		return true
	}
	return beginsWithAny(says, `还 另 同时 补充 再加 加上 也 顺便 漏了 漏说 漏记 忘了说 忘说 少说了 少记了`)
}

// MoreThen reports whether a text tells what else went on at something that was recorded and is not written there: 当时还一起上了党课的
// 忘写了.
func MoreThen(says string) bool {
	return containsAny(says, `还 也 顺便 顺带 一起 一块 一并 同时 捎带`) && containsAny(says, `忘 漏 没写 没记 没报 补上 加上 没填`)
}

// ForgottenOn cuts a text behind the clauses that point at a trip that was told, and say no more than that something seen on it was
// not: 下午居然那趟还有个事忘了报, 居然今天那趟我不是记过了嘛，漏了一个事. They are "" where a text does not begin so.
func ForgottenOn(says string) (head, rest string) {
	for i, r := range says {
		if !strings.ContainsRune("，,。；;！!：: \n", r) {
			continue
		}
		head, rest = says[:i], strings.Trim(says[i:], "，,。；;！!：: \n")
		if pointsAtTrip(head) && containsAny(head, `忘 漏 没报 没说 没记 没写 没提 没讲`) && containsAny(head, `事 问题 情况 个 件 条 一样`) {
			return head, rest
		}
	}
	return "", ""
}

// pointsAtTrip reports whether some words point at a trip that was told.
func pointsAtTrip(says string) bool {
	return containsAny(says, `那趟 那次 那回 那天 那一趟 那一次 这趟 这次 的时候 回来`)
}

// Clauses are the parts of a text between its signs, blanks and lines.
func Clauses(says string) iter.Seq[string] {
	return strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune(clauseEnds, r) })
}

// clauseEnds are the characters between clauses.
const clauseEnds = "，,。；;！! \n"

var thatTime = expr.MustCompile(`^(?:对了|哦|噢|啊|嗯|还有|另外|忘了说|忘说了|漏说了|漏了|我|[，,。 ])*(?:(?:刚才|刚刚|那天|当天|当时|那会儿?|那阵|那次|那趟|那回|同一天)[^，,。]{0,8}|[^，,。 ]{1,8}(?:那儿|那边|那里|那头|那块))`)

// ThatTime reports whether a text begins with the time or the place of what was told before, and with no way that was
// gone: 刚才写字楼那儿, 那天还有人说.
func ThatTime(says string) bool {
	found := ""
	if containsAny(says, `刚 那 当 同一天`) {
		found = thatTime.FindString(says)
	}
	return found != "" && !containsAny(found, `又 再 去 到 跑 明天 后天 下周`)
}

var isNow = expr.MustCompile(`(?:是|应该|改成|改为|其实|才有?)[0-9一二两三四五六七八九十百]{1,5}`)

// AddsTo reports whether a text gives a number that comes on top of what was told: 还答疑2个, 答疑还有3个. One that says what a number is adds
// nothing to it: 还有答疑是7.
func AddsTo(says string) bool {
	return !isNow.MatchString(says) && !Mistaken(says) && (beginsWithAny(says, `还 又 另外 另有`) || containsAny(says, `还有 还答 还解 还服 还走`))
}

// mainly matches what a meeting or a visit was about: 主要是研究积极分子.
var mainly = expr.MustCompile(`^(?:主要(?:是|就是)?|内容(?:就|主要)?是|议题(?:就)?是|主题(?:就)?是|说的(?:都)?是|讲的(?:都)?是|(?:宣讲|宣传|讲|聊|谈|学习|学|传达|研究|讨论|审议)的(?:都|就|主要)?(?:是)?)([^0-9]{3,})$`)

// amongThem matches what of some is told closer: 其中一家是办变更，材料给列了.
var amongThem = expr.MustCompile(`^(?:其中|里面|里头)(?:有)?(?:[一两二三1-9]|几)(?:家|户|个|位).{3,}$`)

// addsThere matches what is to be added to what a text points at: 科创园那家补一句，物业经理说….
var addsThere = expr.MustCompile(`^[\p{Han}\d]{0,10}(?:那家|那个|那条|那次|那里|的)(?:再|也|还)?(?:补|加)(?:充|上)?一(?:句|下|条)[，, ：:]*(.{2,})$`)

const discussing = `研究|讨论|商量|商议|商讨|议|通报|传达|审议|听取|学习|学|通过|布置|部署|强调|明确|敲定|酝酿`

var (
	discussed = expr.MustCompile(`^(?:会上|主要|我们|就是|还|另外|大家|又)*(?:` + discussing + `)(?:了|的是|的)((?:[^0-9]|[0-9]{1,2}[月号])+)$`)
	asksWhat  = expr.MustCompile(`^(?:什么|啥|哪|几|没|多少|谁)|(?:[？?吗]|没有|了没)[？? ]*$`)
)

// Discussed is what a text tells of a meeting and of nothing else: 两个事 一个是发展党员 of 研究了两个事 一个是发展党员. How something is to be
// done may have been discussed: 议了主题党日怎么搞 asks nothing.
func Discussed(says string) string {
	m := discussed.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil || utf8.RuneCountInString(m[1]) < leastDiscussed || asksWhat.MatchString(m[1]) || containsAny(says, `应到 实到 到了 请假 支委会， 党课，`) {
		return ""
	}
	return m[1]
}

// leastDiscussed is how many characters such a matter has at least.
const leastDiscussed = 4

// addsTopic matches what a meeting was about, told afterwards: 议题忘写了 研究发展党员的事.
var addsTopic = expr.MustCompile(`^(?:对了|哦|还有|刚才|那个|会议|活动|学习|会上|讨论|研究|的|[，, ])*(?:议题|内容|主题|决议)(?:我|刚才|也|还|都|给)*(?:忘了?记?写?说?了?|没写上?|没记上?|没说|漏了?写?了?|补一下|补上|补充一下|补充|加上|加一下|写上)[，,：: ]+(.{2,})$|^(.{2,}?)[，, ]+(?:会议|活动)?(?:议题|内容|主题|决议)(?:我|刚才|也|还|都|给)*(?:忘了?记?写?说?了|没写上?|没记上?|漏了?写?了?|补一下|补上|加上|加一下|写上)$`)

var taught = expr.MustCompile(`^(?:宣讲|宣传|讲解|讲|聊|谈|学习|学|说)(?:了|的)?(?:都|就)?(?:是)?([^0-9]{2,})$`)

// Taught is what a text tells that was taught or spoken of: 年报 of 讲年报; or "".
func Taught(says string) string {
	if more := Added(says); more != "" {
		return more
	}
	if taught.MatchString(says) {
		return says
	}
	return ""
}

var besidesDid = expr.MustCompile(`^(?:顺便|顺手|顺带)(?:还|也)?(?:把|帮|给|替)[^，,0-9]{2,}了?$`)

// The classes of the words with which people want something written beside what was told. A clause that wants that has no others.
const (
	wantWrite = `补 加 添 写 记 录 填 补充 补记 加记 记录 报 补报`
	wantInto  = `上 进去 进来 上去 到里面 到里头 里面 里头 里 在里面 在后面 后面 在一起 到一起 到起 起来 起 到 着`
	wantPart  = `一句 一句话 一条 一点 一笔 一下 一段 几句 两句 句 个情况 一个情况`
	wantGlue  = `这个 这条 这句 这一条 这一句 这点 这些 这事 这个事 那个 它 也 再 还 还得 还要 另外 一起 一并 一块 一块儿 顺便 给我 帮我 给 帮 我 你 麻烦 请 都 把 要 得 哈 吧 了 啊 呀 对了 哦 嗯 刚才 想 就 那就 好`
)

var wantsAdded = classesOf(map[byte]string{'v': wantWrite, 'd': wantInto, 'm': wantPart, '-': wantGlue})

// forThem are the words with which people say besides for whom they record: 那我替他们记吧.
const forThem = `替 代 帮着 替他们 帮他们 给他们 代他们 帮她们 替她们 给人家 替人家 帮人家 帮那边 替那边 替支部 帮支部 替他 帮他 替她 帮她 来`

var announcesRecord = classesOf(map[byte]string{'v': wantWrite, 'd': wantInto, 'm': wantPart, 'w': forThem, '-': wantGlue + ` 先 那 行 好的 嘛 呗 了吧 他们 人家 同志 小同志 老师 师傅 小伙子`})

// WithoutAnnouncing is a text without the clauses at its beginning that only announce that something is recorded: 9号开的，应到7到了5个 of
// 那我替他们记吧，9号开的，应到7到了5个.
func WithoutAnnouncing(says string) string {
	rest := says
	for clause := range Clauses(says) {
		signs, whole := announcesRecord.signs(strings.TrimRight(clause, "：:"))
		if !whole || !hasSign(signs, "v") || !hasSign(signs, "dmw") {
			break
		}
		_, rest, _ = strings.Cut(rest, clause)
		rest = strings.TrimLeft(rest, "，,。；;！! \n")
	}
	if rest == "" {
		return says
	}
	return rest
}

// WantsAdded is what a text wants written beside what was told, in a clause of its own before or behind it: 西门那台也不准 of 再补一句，西门那台
// 也不准, 下午又卡了一回 of 下午又卡了一回，这个也写进去; or "".
func WantsAdded(says string) string {
	var kept []string
	wants, last := false, false
	for clause := range Clauses(says) {
		signs, whole := wantsAdded.signs(strings.TrimRight(clause, "：:"))
		if last = whole && hasSign(signs, "v") && hasSign(signs, "dm"); last {
			wants = wants || len(kept) == 0
			continue
		}
		kept = append(kept, strings.TrimSpace(clause))
	}
	if more := strings.Join(kept, "，"); (wants || last) && utf8.RuneCountInString(more) > 1 {
		return more
	}
	return ""
}

// Added is what a text wants added to what was said, or "": 停的是2号机 of 停的是2号机 加上.
func Added(says string) string {
	if more := WantsAdded(says); more != "" {
		return more
	}
	rest := strings.Trim(says, " 。，,")
	for _, end := range strings.Fields(`加上 补上 加进去 也写上 写上`) {
		if w, found := strings.CutSuffix(rest, end); found {
			return strings.Trim(w, " 。，,")
		}
	}
	if m := mainly.FindStringSubmatch(rest); m != nil && !Asks(rest) {
		return m[1]
	}
	if containsAny(rest, `其中 里面 里头`) && amongThem.MatchString(rest) || strings.HasPrefix(rest, "顺") && besidesDid.MatchString(rest) {
		return rest
	}
	if m := addsThere.FindStringSubmatch(rest); m != nil {
		return strings.Trim(m[1], " 。，,：:")
	}
	if containsAny(rest, `议题 内容 主题 决议`) {
		if m := addsTopic.FindStringSubmatch(rest); m != nil && !Asks(rest) {
			return strings.Trim(m[1]+m[2], " 。，,：:")
		}
	}
	for _, begin := range strings.Fields(`内容补上 内容加上 再补一句 补一句 再加一句 加一句 补充一下 内容是 内容补充`) { // without a sign behind it
		if w, found := strings.CutPrefix(rest, begin); found {
			return strings.Trim(w, " 。，,：:")
		}
	}
	return ""
}

var addsWords = expr.MustCompile(`^(?:那?条|那?个|那?次|那?趟|记录|的|里头?|后面|前面|下面|内容|也|还|再|要|请|帮我|给我|得|我|[，, ])*(?:(?:补|加|添|续|附)(?:充|上|写|记|进去?)?(?:[一两几](?:句|下|条|笔|段|点))?(?:话)?|(?:漏|忘|少)(?:写|记|说|填)了?(?:[一两几](?:句|条|点))?)[，,：: ]+(.{2,})$`)

// AddsWords is what a text wants added to the words of a record that it has named before: 调解了一起退定金的 of 后面补一句 调解了一起退定金的; or "".
func AddsWords(says string) string {
	if m := addsWords.FindStringSubmatch(strings.TrimSpace(says)); m != nil && !Asks(says) {
		return strings.Trim(m[1], " 。，,：:")
	}
	return ""
}

var total = expr.MustCompile(`(?:一共|总共|共计|合计|共)(?:是|有|谈了|谈)?([0-9一二两三四五六七八九十百]{1,4})[次人对]`)

// Total is the sum that a text gives at its end: 两 of 跟一个一次，跟另一个一次，一共两次; or "".
func Total(says string) string {
	if m := total.FindStringSubmatch(says); m != nil && strings.Contains(says, "共") {
		return m[1]
	}
	return ""
}

// AnotherOne reports whether a text begins to tell of another matter: 还有个摊子….
func AnotherOne(says string) bool {
	return beginsWithAny(says, `另外 还有 又有 又一 再报 再记 有个 有家 有一 那记一 那报一 记一个 报一个`)
}

var tellsAlso = expr.MustCompile(`[，,。； ](?:还有|另外|再就是|再有|再一个|还发现|又发现)[\p{Han}]{4,}`)

// TellsAlso reports whether a text begins to tell of another matter in a later clause.
func TellsAlso(says string) bool {
	return containsAny(says, `还有 另外 再 还发现 又发现`) && tellsAlso.MatchString(says)
}

var alsoTold = expr.MustCompile(`[，,。；;！! \n]+(?:还有|另外|再就是|再有|再一个|对了|还发现|又发现|顺便|此外)(?:还|再|说|报|反映|有|一|个|件|下|情况|事情|事|问题|[，,：: ])*`)

// AlsoTold cuts a text where it begins to tell of another matter: 昨天支委会应到3实到3 and 街口招牌松了 of 昨天支委会应到3实到3。另外街口招牌松了.
func AlsoTold(says string) (head, tail string) {
	at := alsoTold.FindStringIndex(says)
	if at == nil {
		return says, ""
	}
	return says[:at[0]], says[at[1]:]
}

var detail = expr.MustCompile(`^([\p{Han}]{2,8})的(?:就|都)?是.{2,}$`)

// Detail is what a text tells more of: 超期 of 超期的是3号梯.
func Detail(says string) string {
	if !strings.Contains(says, "的") || !strings.Contains(says, "是") {
		return ""
	}
	if m := detail.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

var (
	addsBy     = expr.MustCompile(`^(?:那个|那条|哦|对了|还有|，)*(\p{Han}{2,10}?)(?:那个|那里|那边|那|数)?(?:上)?(?:再|还|又)(?:要|得|给我|给它)?(?:加|添|多|补|记)(?:上|了|进去)?(?:一样[，, ]*)?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})([个户家人次位名处块]*)$`)
	addsAmount = expr.MustCompile(`^(?:那个|那条|那里|那次|这条|哦|对了|，)*(?:再|还|又)(?:要|得|给我|给它)?(?:加|添|补)(?:上|了)?(?:一样|一个数|个数)?[，, ：:]*(\p{Han}{2,6}?)([0-9]{1,3}|[一二两三四五六七八九十]{1,3})([个户家人次位名处块]*)$`)
)

// AddsBy is by how much a text makes a figure larger, 答疑一个 of 答疑再加一个，又有一户问我退货怎么退, and what it tells besides; or "".
func AddsBy(says string) (figure, rest string) {
	if !strings.ContainsAny(says, "加添补多") || Asks(Fragment(says)) && !strings.ContainsAny(says, "，,") {
		return "", ""
	}
	says = strings.NewReplacer("俩", "两个", "仨", "三个").Replace(strings.TrimRight(strings.TrimSpace(says), "。！吧 "))
	if m := addsAmount.FindStringSubmatch(says); m != nil {
		return m[1] + m[2] + m[3], ""
	}
	head, tail, _ := strings.Cut(strings.NewReplacer(",", "，", "；", "，", " ", "，").Replace(says), "，")
	if m := addsBy.FindStringSubmatch(head); m != nil {
		return m[1] + m[2] + m[3], tail
	}
	return "", ""
}

var addsRecord = expr.MustCompile(`^(?:那就|那|哦|好|行|我|先|给我|帮我|[，, ])*(?:补|加|再记|补记|补录|补报)(?:上|记|录|报)?(?:一|个|条|笔|次|下)+(?:走访|记录)?(?:吧|了|哈|啊)?[，,。 ]+`)

// AddsRecord reports whether a text begins with the wish to record what was not recorded: 那补一条吧 周一去的.
func AddsRecord(says string) bool {
	return containsAny(says, `补 加 再记`) && addsRecord.MatchString(says)
}
