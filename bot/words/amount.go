package words

import (
	"slices"
	"strings"

	"liaison/store/text/expr"
)

// An Amount is a number that stands in a clause and counts something, with what stands around it there.
type Amount struct {
	Said, Unit    string
	Before, After string
	Off           bool // it is what was told wrong, or by how much: 三家说少了, 多写一个
	Missing       bool // it was not told before: 户数漏了 20
	By            int  // it is by how much too little, +1, or too much, -1, was told: 加2户, 有2个不算
}

var (
	amount    = expr.MustCompile(`([0-9]{1,6}|[一二两三四五六七八九十百]{1,5}|俩|仨)(个人|人次|[户家个人名位场件条份台]?)`)
	offBefore = expr.MustCompile(`(多|少|漏|错|重)(?:写|记|报|填|数|算|打|说|加)(?:了|上)*$`)
	wrongThen = expr.MustCompile(`^(?:是|我|都)*(?:(?:说|写|记|报|填|数|算|打|讲)(?:得)?(?:错|多|少|高|低|漏|重)|[多少]了$)`)
	byBefore  = expr.MustCompile(`(?:也|还|再|又|要|得|该|给我|帮我|你|都|那就|就)*(?:(加|添|补|增加)|减|扣|减少|去掉|刨掉|刨去|除掉|除去|去除|减去|扣除)(?:上|了|掉|去)*$`)
	byBehind  = expr.MustCompile(`^([\p{Han}]{0,4}?)(?:(?:要|得|给我|帮我|都|就|也|应该|该|[，, ])*(?:不算|别算|不能算|不该算|不计|减掉|减去|去掉|扣掉|扣除|刨掉|刨去|除掉|剔掉|去除)(?:了|的|吧|掉|哈|[，,。！ ])*)`)
	noAmount  = expr.MustCompile(`(?:第|周|星期|礼拜|负|[0-9.]|哪|每)$`)
)

// afterAmount are the signs before which a number without a unit is a day, a place or a part of a word.
const afterAmount = "月号日点楼层组区期季年天周季下起样直共会些边块切定律支批0123456789.%届栋座"

// Amounts are the numbers of a clause that count something: 解决 一个 of 解决的就一个. One that somebody is counted by in passing, 有一个来晚了,
// is none.
func Amounts(clause string) (all []Amount) {
	from := 0
	changes := containsAny(clause, `加 添 补 减 扣 掉 不算 别算 能算 该算 不计 刨 除`)
	for _, m := range amount.FindAllStringSubmatchIndex(clause, -1) {
		a := Amount{Said: clause[m[2]:m[3]], Unit: clause[m[4]:m[5]], Before: clause[from:m[0]], After: clause[m[1]:]}
		if changes {
			a.readBy()
		}
		digits := a.Said[0] >= '0' && a.Said[0] <= '9' || a.Said == "俩" || a.Said == "仨"
		switch next, _ := firstRune(a.After); {
		case a.Unit == "" && next != 0 && strings.ContainsRune(afterAmount, next), noAmount.MatchString(clause[:m[0]]), a.By == 0 && a.After != "" && strings.HasSuffix(clause[:m[0]], "有"): // 答疑还有5个 counts
			continue
		case a.Unit == "" && !digits && a.After != "" && !strings.HasPrefix(a.After, "是"):
			continue // 一直, 统一
		}
		off := offBefore.FindStringSubmatch(a.Before)
		if off != nil {
			a.By = map[string]int{"少": 1, "漏": 1, "多": -1, "重": -1}[off[1]]
		}
		if a.Off = a.By != 0 || off != nil || wrongThen.MatchString(a.After); len(all) > 0 {
			all[len(all)-1].After = strings.TrimSuffix(all[len(all)-1].After, clause[m[0]:])
		}
		all = append(all, a)
		from = m[1]
	}
	return all
}

// readBy notes whether an amount is added to what was told, or taken from it: 加2户, 有2个不算.
func (a *Amount) readBy() {
	if m := byBefore.FindStringSubmatchIndex(a.Before); m != nil && !strings.HasSuffix(a.Before[:m[0]], "参") {
		a.Before, a.By = a.Before[:m[0]], -1
		if m[2] >= 0 {
			a.By = 1
		}
	} else if m := byBehind.FindStringSubmatch(a.After); m != nil {
		a.After, a.By = m[1]+a.After[len(m[0]):], -1
	}
}

var (
	partOut   = expr.MustCompile(`^(?:哦|对了|那些?|嗯|还有|[，,： ])*([\p{Han}A-Za-z0-9]{1,8}?)(?:的)?(?:那些|那几[户家个])?(?:都|就|应该|也)*(?:不算|别算|不能算|不计|不该算)(?:到|在|进)?(?:户数|家数|答疑|数)?(?:里|内|里面|进去|进来|上)*(?:的|哈|了|吧|啊|哦)*(?:[，,。 ]+(?:要|得|都|给我|帮我)*(?:减掉|减去|去掉|扣掉|扣除|除掉|刨掉)(?:了|吧|哈)*)?[。！]*$`)
	whole     = `这 那条 那个 条 次 趟 回 走访 记录 今天 昨天 前天 刚 上面 前面 第 全部 它 我`
	ofThePart = expr.MustCompile(`([0-9]{1,4}|[一二两三四五六七八九十]{1,3})([户家个])(?:商户|企业|店|人)?(?:是|都是|属于|在|来自)?`)
)

// PartOut names the part of what was told that a text does not count: 楼上 of 楼上的不算，减掉, 资料 of 资料不算户数; or "".
func PartOut(says string) string {
	m := partOut.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil || containsAny(m[1], whole) || Asks(says) {
		return ""
	}
	return m[1]
}

// AmountOf is the only amount of a text that counts what is so named, and its unit: 6 and 户 of 15户里面有6户是楼上的 and 楼上; or "".
func AmountOf(part, told string) (said, unit string) {
	for _, m := range ofThePart.FindAllStringSubmatchIndex(told, -1) {
		if strings.HasPrefix(told[m[1]:], part) {
			if said != "" {
				return "", ""
			}
			said, unit = told[m[2]:m[3]], told[m[4]:m[5]]
		}
	}
	return said, unit
}

var movedAmount = expr.MustCompile(`^(?:把|从|那|哦|对了|[，, ])*([\p{Han}A-Za-z0-9]{2,8}?)(?:那边|那条|那个|那家|上|的)*(户数|家数|企业|户|答疑|解决)?(?:里头?|里面)?(?:挪|匀|移|划|拨|分|转|搬)(?:出来?|走|了)*([0-9]{1,4}|[一二两三四五六七八九十]{1,3})([户家个]?)(答疑|企业|解决)?(?:给|到|去|归)([\p{Han}A-Za-z0-9]{2,8}?)(?:那边|那条|那个|那家|上|头上|里|去|吧|了)*$`)

// A MovedAmount is so much of a number that is to stand at another place: 写字楼的户数挪5户给科创园.
type MovedAmount struct {
	From, To         string
	Name, Said, Unit string
}

// Moved is what a clause moves from one place to another; From is "" where it moves nothing.
func Moved(clause string) (m MovedAmount) {
	if f := movedAmount.FindStringSubmatch(clause); f != nil {
		m = MovedAmount{From: f[1], To: f[6], Name: f[2] + f[5], Said: f[3], Unit: f[4]}
	}
	return m
}

// ChangesBy reports whether a text adds to a number that was told, takes from it, or moves some of it: 户数加4, 里头有2个不算.
func ChangesBy(says string) bool {
	for clause := range Clauses(says) {
		if Moved(clause).From != "" || slices.ContainsFunc(Amounts(clause), func(a Amount) bool { return a.By != 0 }) {
			return true
		}
	}
	return false
}

func firstRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

var (
	slip     = expr.MustCompile(`(?:写|记|说|报|填|打|看|数|搞|弄|算|讲|输|按|点|安|放)(?:得|的)?(?:错|岔|混|串|反|颠倒|高|低|重)|(?:写|记|报|填|数|算|打|讲|说)(?:多|少|漏|大|小)了|(?:多|少|漏|错|误)(?:写|记|报|填|算|打|数了|讲)`)
	inAll    = expr.MustCompile(`(?:一共|总共|拢共|统共|合计|只有|就|才|实际|其实|应该|应当|该|按)(?:是|有|来了?|到了?|按|算|记|报)*[0-9一二两三四五六七八九十百俩仨]`)
	parted   = expr.MustCompile(`(?:里头|里面|里边|其中|当中|里|中)有?[0-9一二两三四五六七八九十俩仨]`)
	unnaming = strings.NewReplacer("那条", "", "那家", "", "那边", "", "那趟", "", "那次", "", "里头", "", "里面", "", "其中", "", "当中", "", "好像", "", "可能", "", "大概", "", "当时", "", "那天", "", "刚才", "", "其实", "", "实际", "", "应该", "", "应当", "", "一共", "", "总共", "", "拢共", "", "只有", "", "那个", "", "那", "", "这", "", "就", "", "才", "", "按", "", "算", "", "又", "", "还", "", "再", "", "哦", "", "哎", "", "诶", "", "啊", "", "吧", "", "了", "", "都", "", "该", "", "是", "", "的", "", "有", "", "：", "", ":", "")
	whose    = expr.MustCompile(`(?:是|算|归|记|记到|放到|放)(?:在|到)?([\p{Han}]{2,10}?)(?:那边|那儿|那个|那家|那条|那)?(?:的|上|头上|里)?$`)
)

// Amends reports whether a text may put right what was told: 报高了, 一共10个, 反了.
func Amends(says string) bool {
	return Missing(says) || Mistaken(says) || Swapped(says) || slip.MatchString(says) || inAll.MatchString(says) || whose.MatchString(says)
}

var notTold = expr.MustCompile(`(?:忘|漏)(?:记|了|写|报|填|录|登|说|掉)+`)

// Missing reports whether a text says that something was not told: 户数漏了 20, 忘了报人次.
func Missing(says string) bool { return notTold.MatchString(says) }

var rightBehind = expr.MustCompile(`\p{Han}{2,}?(?:错|漏|忘|反|岔|少|多)(?:了|记|报|写|填|掉)*[，, ]*(?:应该|其实|是|有|，| )*[0-9]+(?:个|户|家|人|次)*[。！ ]*$`)

// RightBehind reports whether a text ends in the amount that something that it names ought to be: 听讲人次写错了 53.
func RightBehind(says string) bool { return rightBehind.MatchString(says) }

// ToldWrong reports whether a text says that something was told wrong: 人数报少了, 写错了.
func ToldWrong(says string) bool { return Mistaken(says) || slip.MatchString(says) }

// SetsRight reports whether a clause says that what was told was wrong, or what it ought to be: 报高了, 应该6个.
func SetsRight(clause string) bool {
	return Mistaken(clause) || slip.MatchString(clause) || inAll.MatchString(clause)
}

// Parts reports whether a clause tells of a part of what was counted, as why it is counted otherwise: 那十二户里头有三户是别的楼的.
func Parts(clause string) bool { return parted.MatchString(clause) }

// Naming is what of the words beside an amount names it: 解决 of 解决的就, 答疑 of 是答疑.
func Naming(says string) string { return strings.TrimSpace(unnaming.Replace(says)) }

// Whose is whose an amount is said to be behind it, and what stands between: 步行街 and 答疑 of 答疑是步行街的; or "".
func Whose(says string) (whom, before string) {
	says = strings.TrimRight(says, "。！吧啊呀 ")
	if m := whose.FindStringSubmatchIndex(says); m != nil {
		return says[m[2]:m[3]], says[:m[0]]
	}
	return "", says
}

// WithoutSlip is a clause without what says that something was told wrong: 应到 of 应到写少了.
func WithoutSlip(clause string) string {
	if !Mistaken(clause) && !Swapped(clause) && !slip.MatchString(clause) && !Missing(clause) {
		return ""
	}
	return notTold.ReplaceAllString(slip.ReplaceAllString(swapped.ReplaceAllString(clause, ""), ""), "")
}

// WithoutOff is what stands before an amount without the word that it is too much or too little: 答疑 of 答疑漏了.
func WithoutOff(before string) string { return offBefore.ReplaceAllString(before, "") }

const (
	countOf      = `[0-9]{1,5}|[一二两三四五六七八九十百]{1,4}|俩|仨|十几|几十`
	countMeasure = `个人|[台部处家户个间张块扇条根辆件批瓶箱袋盏只把座栋套具份场份名位人辆摊本]`
	countAround  = `[啊哦嗯呃哎诶噢欸]|不对|不是|说错了?|写错了?|搞错了?|数错了?|记错了?|错了?|应该|其实|一共|总共|共|大概|大约|差不多|是|有|改成|改为|那个|这个|就|也|都|才|吧|了|的|呢|来着|[，,。 ]`
)

var countAlone = expr.MustCompile(`^(?:` + countAround + `)*(?:不是(?:` + countOf + `)(?:` + countMeasure + `)(?:[，, ]|是)*)?(?:` + countAround + `)*(` + countOf + `)(` + countMeasure + `)(?:` + countAround + `)*[。！!]*$`)

// CountAlone is the amount of things that a text tells, or tells again, and nothing else, with its measure: 两台 and 台 of 两台, 三台 and
// 台 of 哦不对 三台 and of 不是两台 是三台; or "".
func CountAlone(says string) (amount, measure string) {
	m := countAlone.FindStringSubmatch(strings.TrimSpace(says))
	if m == nil || Asks(says) {
		return "", ""
	}
	return m[1] + m[2], m[2]
}

var countIn = expr.MustCompile(`(` + countOf + `)(` + countMeasure + `)`)

// Recounted is a text with an amount in the place of its only one of a measure, 三台秤不准 of 一台秤不准, or told behind it where it has none.
func Recounted(text, amount, measure string) string {
	at, from, to := 0, 0, 0
	for _, m := range countIn.FindAllStringSubmatchIndex(text, -1) {
		if text[m[4]:m[5]] == measure && !strings.HasSuffix(text[:m[0]], "第") && !strings.HasSuffix(text[:m[0]], "每") {
			at, from, to = at+1, m[0], m[1]
		}
	}
	switch {
	case at == 1:
		return text[:from] + amount + text[to:]
	case text == "":
		return amount
	}
	return text + "，" + amount
}
