package words

import (
	"strings"

	"liaison/store/text/expr"
)

// An Amount is a number that stands in a clause and counts something, with what stands around it there.
type Amount struct {
	Said, Unit    string
	Before, After string
	Off           bool // it is what was told wrong, or by how much: 三家说少了, 多写一个
	By            int  // it is by how much too little, +1, or too much, -1, was told
}

var (
	amount    = expr.MustCompile(`([0-9]{1,6}|[一二两三四五六七八九十百]{1,5}|俩|仨)(个人|人次|[户家个人名位场件条份台]?)`)
	offBefore = expr.MustCompile(`(多|少|漏|错|重)(?:写|记|报|填|数|算|打|说|加)(?:了|上)*$`)
	wrongThen = expr.MustCompile(`^(?:是|我|都)*(?:说|写|记|报|填|数|算|打|讲)(?:得)?(?:错|多|少|高|低|漏|重)`)
	noAmount  = expr.MustCompile(`(?:第|周|星期|礼拜|负|[0-9.]|哪|每)$`)
)

// afterAmount are the signs before which a number without a unit is a day, a place or a part of a word.
const afterAmount = "月号日点楼层组区期季年天周季下起样直共会些边块切定律支批0123456789.%届栋座"

// Amounts are the numbers of a clause that count something: 解决 一个 of 解决的就一个. One that somebody is counted by in passing, 有一个来晚了,
// is none.
func Amounts(clause string) (all []Amount) {
	from := 0
	for _, m := range amount.FindAllStringSubmatchIndex(clause, -1) {
		a := Amount{Said: clause[m[2]:m[3]], Unit: clause[m[4]:m[5]], Before: clause[from:m[0]], After: clause[m[1]:]}
		digits := a.Said[0] >= '0' && a.Said[0] <= '9' || a.Said == "俩" || a.Said == "仨"
		switch next, _ := firstRune(a.After); {
		case a.Unit == "" && next != 0 && strings.ContainsRune(afterAmount, next), noAmount.MatchString(clause[:m[0]]), a.After != "" && strings.HasSuffix(clause[:m[0]], "有"): // 答疑还有5个 counts
			continue
		case a.Unit == "" && !digits && a.After != "" && !strings.HasPrefix(a.After, "是"):
			continue // 一直, 统一
		}
		off := offBefore.FindStringSubmatch(a.Before)
		if off != nil {
			a.By = map[string]int{"少": 1, "漏": 1, "多": -1, "重": -1}[off[1]]
		}
		if a.Off = off != nil || wrongThen.MatchString(a.After); len(all) > 0 {
			all[len(all)-1].After = strings.TrimSuffix(all[len(all)-1].After, clause[m[0]:])
		}
		all = append(all, a)
		from = m[1]
	}
	return all
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
	unnaming = strings.NewReplacer("好像", "", "可能", "", "大概", "", "当时", "", "那天", "", "刚才", "", "其实", "", "实际", "", "应该", "", "应当", "", "一共", "", "总共", "", "拢共", "", "只有", "", "那个", "", "那", "", "这", "", "就", "", "才", "", "按", "", "算", "", "又", "", "还", "", "再", "", "哦", "", "哎", "", "诶", "", "啊", "", "吧", "", "了", "", "都", "", "该", "", "是", "", "的", "", "有", "", "：", "", ":", "")
	whose    = expr.MustCompile(`(?:是|算|归|记|记到|放到|放)(?:在|到)?([\p{Han}]{2,10}?)(?:那边|那儿|那个|那家|那条|那)?(?:的|上|头上|里)?$`)
)

// Amends reports whether a text may put right what was told: 报高了, 一共10个, 反了.
func Amends(says string) bool {
	return Mistaken(says) || Swapped(says) || slip.MatchString(says) || inAll.MatchString(says) || whose.MatchString(says)
}

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
	if !Mistaken(clause) && !Swapped(clause) && !slip.MatchString(clause) {
		return ""
	}
	return slip.ReplaceAllString(swapped.ReplaceAllString(clause, ""), "")
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
