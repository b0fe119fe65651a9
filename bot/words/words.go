// Package words has the words with which people act on what the talk is about: a
// problem that is open, the card in hand, the question asked last. It knows no roster
// and no focus; its tables can join the reader's lexicon.
package words

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text"
	"liaison/store/text/expr"
)

// An Act is what a message wants done.
type Act string

// The acts.
const (
	Claim    Act = "claim"
	Finish   Act = "finish"
	SendBack Act = "sendback"
	Extend   Act = "extend"
	Grant    Act = "grant"
	Deny     Act = "deny"
	Give     Act = "give"
	Refer    Act = "refer"
	Nudge    Act = "nudge"
	Direct   Act = "direct"
	Withdraw Act = "withdraw"
	Reopen   Act = "reopen"

	LeaveOut Act = "leaveout" // this one is not to be recorded
	GiveUp   Act = "giveup"   // nothing is to be recorded
	NotGoing Act = "notgoing" // a plan is dropped
	Went     Act = "went"     // a plan was carried out
	Move     Act = "move"     // a plan gets another day

	Earlier Act = "earlier" // the period before
	Figures Act = "figures" // the numbers of what was drawn
)

// acts are the words of each act; the longest at a place counts.
var acts = []struct {
	act   Act
	words string
}{
	{Claim, `我跑一趟 我去一趟 我走一趟 我自己盯着 我自己盯 我自己办 我自己跟 我自己处理 我自己来 我自己弄 我盯着 我盯 我去盯 我来盯 我跟着 我跟 我来跟进 我跟进 我处理 我去弄 我弄 我来搞 我搞 我去跑 我管 我认领 我拿着 包给我 算我的 我来办 我来处理 我来接 我接了 我接 我接手 我来跟 我去办 我去处理 我负责 我来吧 我来弄 我来 我办 归我办 由我办 交给我 给我办 归我 记我名下 放我这 归我管`},
	{Finish, `办好了 办完了 办结了 办结 办妥了 解决了 已解决 已经解决 处理好了 处理完了 弄好了 搞定了 搞定 修好了 修复了 疏通好了 疏通了 通了 换好了 换完了 整改好了 整改完了 整改到位 改好了 清理好了 清理完了 清干净了 装好了 可以销了 可以销号 销号吧 销了吧 销号 销了 好了 办掉了 退了 到位了 换过来了 准了 校准了 校好了 校过了 亮了 能用了 可以用了 好使了 正常了 恢复正常了 有水了 来水了 来电了 不漏了 不响了 不晃了 不堵了 补好了 填平了 换上了 装上了 盖上了 盖好了 搬走了 挪走了 挪开了 清走了 拆掉了 拆完了 退完了 退到了 到账了 改过来了 弄归一了 搞归一了 归一了 弄巴适了 整好了 可以结了 结掉 结案 结了吧 能结了 整归一了 搞掂了 搞掂咗 整好咗 弄妥了`},
	{SendBack, `没办好 没有办好 没修好 没解决 没有解决 没弄好 没处理好 没搞定 没整改好 还没好 又坏了 又堵了 又犯了 还是老样子 根本没办 退回去 打回去 打回重办 退回重办 返工`},
	{Extend, `延期到 延到 宽限到 延长到 延期 延长 宽限 缓几天 缓两天 缓一缓 缓缓 晚几天 晚两天 推迟几天 推迟两天 推后几天 多给几天 多给两天 延下 延一下 再给几天 推到 延一 延两 延三 延五 延几 延个 再给他们 再给他 再给她 多给他们 多给他 多给她`},
	{Grant, `同意延期 准予延期 批准延期 可以延期 延期同意 同意延 准延期`},
	{Deny, `不同意延期 不准延期 不批延期 不能延期 不同意延 不准延`},
	{Give, `转给 交给 交由 派给 让 由 请 叫 转到 移交给 移交 交办给`},
	{Refer, `转介给 转介到 转介`},
	{Nudge, `让他快点 叫他快点 让他们快点 叫他们快点 让他快些 催着点 催一下 催一催 催催 催办 催一催 帮我催 催下 催`},
	{Direct, `给我盯住 给我盯着 给我盯紧 给我盯 给我抓紧 批示 督办 报个结果 报一下结果 报结果 报下结果 报个进展 报一下进展 报下进展 报进展 报个情况 报一下情况 报个进度 报一下进度 给个进展 给个进度 回个话 回句话 回我话 回我个话 给我个信 给个准信 给个信儿 盯紧 盯着 盯住 抓紧 报我 报给我 给我报 向我报 回我 给我回话 给我个说法 给我个结果 给个答复 给答复 给个回复 给个说法 给个结果 拿方案 拿出方案 出方案 拿个方案 报方案 限期 务必 重视 尽快解决 尽快办`},
	{Withdraw, `撤回 撤掉 撤了 撤下 不报了 报错了`},
	{Reopen, `重开 重新打开 重新开 再打开 再开一下 也开一下 给开一下 再开开 也重开`},
	{LeaveOut, `先不报 先别报 不报 别报 去掉 删掉 删了 不要 不算 先不记 不用记 别记 没去成 没开成 没搞成 取消了 作废 先别定 先不定 先别安排 先不安排`},
	{GiveUp, `算了 不记了 不要了 不弄了 不录了 不填了 作罢 当我没说`},
	{NotGoing, `不去了 去不了 取消 不去 别去了 不用去了 不用去 不必去了 先别去 别让他们去了 别让他们去 别让他去了 别叫他们去了 别叫他们去 别让去了 不让他们去了 让他们别去了 让他们别去 叫他们别去了 叫他们别去 让他别去了 叫他别去了 让他们不用去了 叫他们不用去了 不用跑了 别跑了 别叫他去了 别叫他去 别叫她去了 别让她去了 别让人去了 别叫人去了 别派人去了 别派他去了 别派他们去了 别派人去 别喊他们去了 别喊他去了`},
	{Went, `去了 去过了 已经去了`},
	{Move, `改到 改成 改为 改 挪到 推迟到 推到 提前到 延到 换到 换成 调到 挪成`},
	{Earlier, `再往前 再前 往前 再上 更早`},
	{Figures, `数是多少 数字是多少 是多少 具体数 具体数字`},
}

// those point at what is in hand; ordinals at one of those listed.
var (
	those  = strings.Fields(`刚才那个 刚才那条 刚才那件 上面那个 那个问题 这个问题 那条 这条 那个 这个 那件 这件 那事 这事 那个事 这个事 它 他`)
	filler = strings.Fields(`了 吧 啊 呀 哈 呢 嘛 哦 哎 唉 嗯 请 把 给 都 也 就 已经 已 现在 先 还 的 事 问题 一下 麻烦 帮我 今天 刚 刚刚 终于 那边 这边 全 我`)
	nths   = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10}
)

// Said is what of a message is such words.
type Said struct {
	Acts    []Act // in their order
	Numbers []int64
	Nth     int  // 第一个: 1; 最后一个: -1
	That    bool // 那个
	Rest    string
	After   string // what follows the last act, without 了 and 吧 at its end
}

// Is reports whether an act was said.
func (s *Said) Is(a Act) bool { return slices.Contains(s.Acts, a) }

var byFirst = index()

type word struct {
	runes []rune
	act   Act // "" for the others
	that  bool
}

func index() map[rune][]word {
	m := map[rune][]word{}
	add := func(w string, act Act, that bool) {
		r := []rune(w)
		m[r[0]] = append(m[r[0]], word{r, act, that})
	}
	for _, row := range acts {
		for w := range strings.FieldsSeq(row.words) {
			add(w, row.act, false)
		}
	}
	for _, w := range those {
		add(w, "", true)
	}
	for _, w := range filler {
		add(w, "", false)
	}
	return m
}

// longest are the words of most runes at n[i:]: one word may be of several acts.
func longest(n []rune, i int) (found []word, size int) {
	for _, w := range byFirst[n[i]] {
		if len(w.runes) < size || len(n)-i < len(w.runes) || !slices.Equal(n[i:i+len(w.runes)], w.runes) {
			continue
		}
		if len(w.runes) > size {
			found, size = nil, len(w.runes)
		}
		found = append(found, w)
	}
	return found, size
}

// signs has the signs of a message in one form, and leaves out those that end it.
var signs = strings.NewReplacer("＃", "#", "，", ",", "。", "", "！", "", "我都", "我", "我全", "我")

// closes matches a number that is closed in one word: 执照拿到，253结.
var closes = expr.MustCompile(`([#＃]?[0-9]{2,7}号?)(?:可以|能)?结(?:了|掉|吧|案)*([，,。！ ]|$)`)

// Read finds the acts in a message, and what they are about.
func Read(says string) (s Said) {
	if strings.Contains(says, "结") {
		says = closes.ReplaceAllString(says, "${1}办结${2}")
	}
	n := []rune(signs.Replace(strings.TrimSpace(says)))
	var rest, after []rune
	for i := 0; i < len(n); {
		if number, end := numberAt(n, i); end > i {
			s.Numbers = append(s.Numbers, number)
			i = end
			continue
		}
		if nth, end := nthAt(n, i); end > i {
			s.Nth, i = nth, end
			continue
		}
		found, size := longest(n, i)
		if size == 0 {
			if n[i] != ',' && !unicode.IsSpace(n[i]) {
				rest = append(rest, n[i])
			}
			after = append(after, n[i])
			i++
			continue
		}
		acted := false
		for _, w := range found {
			s.That = s.That || w.that
			if onlySounds(w.act, n, i, size) {
				continue
			}
			if w.act != "" {
				s.Acts = append(s.Acts, w.act)
				acted = true
			}
		}
		if acted {
			after = nil
		} else {
			after = append(after, n[i:i+size]...)
		}
		i += size
	}
	s.Rest, s.After = string(rest), strings.TrimRight(strings.TrimSpace(string(after)), "吧了")
	return s
}

// moving are the acts that a word of denial before them takes back.
var moving = map[Act]bool{Claim: true, Finish: true, Extend: true, Refer: true, Nudge: true, Withdraw: true, Reopen: true}

// elseMeant reports whether a text that begins with the last character of a word of claiming goes on so that it claims
// nothing: 我跟企业打了电话, 我接到投诉.
func elseMeant(n []rune) bool {
	if !strings.ContainsRune("跟接管弄搞", n[0]) || len(n) < 2 {
		return false
	}
	rest := n[1:]
	for len(rest) > 0 && strings.ContainsRune("着了吧啊呀的", rest[0]) {
		rest = rest[1:]
	}
	return len(rest) > 0 && !strings.ContainsRune(" ,，。！!;；、#0123456789这马现今明后下先到", rest[0]) || n[1] == '到'
}

// onlySounds reports whether the word of an act at n[i:] is not meant as that.
func onlySounds(act Act, n []rune, i, size int) bool {
	behind := func(any string) bool { return i > 0 && strings.ContainsRune(any, n[i-1]) }
	switch {
	case moving[act] && turnedDown(n[:i]):
		return true
	case n[i] == '由' && behind("理自缘"): // 理由
		return true
	case act == Claim:
		return elseMeant(n[i+size-1:])
	case act == Withdraw:
		return takesDown(n[i+size:]) || i > 0 && n[i] == '撤' && unicode.Is(unicode.Han, n[i-1]) && !behind(withdrawsAfter)
	case act == Reopen:
		return i+size < len(n) && strings.ContainsRune("会党课门灯票证", n[i+size]) // 再开一下会
	case act == Finish:
		return n[i] == '好' && behind("说谈约讲量定") || n[i] == '准' && behind("批核获恩看瞄说对") || n[i] == '亮' && behind("漂敞响") || comesAfter(n[i+size:]) // 说好了, 批准了, 换完了再报
	}
	return false
}

// comesAfter reports whether what follows a word of what is over says what is to be done when it will be: 再报您 of 换完了再报您.
func comesAfter(n []rune) bool {
	for len(n) > 0 && strings.ContainsRune("了以之 ", n[0]) {
		n = n[1:]
	}
	return len(n) > 1 && (n[0] == '再' && !strings.ContainsRune("次也没", n[1]) || n[0] == '后' && strings.ContainsRune("再我就", n[1]))
}

// Agreed reports whether a text tells that something was agreed upon, not that it is done: 231跟商户说好了.
func Agreed(says string) bool {
	return containsAny(says, `说好了 谈好了 讲好了 约好了 商量好了 说定了 谈定了 讲定了 答应`)
}

// withdrawsAfter are the last characters before 撤了 where a record is withdrawn: 这条撤了, 麻烦撤了. Behind others something
// else is taken down: 牌子撤了.
const withdrawsAfter = "先帮给请就再我你您要想以那这条个件它录题报号也都全别快烦己次错了吧来能可"

// takesDown reports whether what follows 撤了 is what was taken down, not the record: 30块广告牌 of 撤了30块广告牌.
func takesDown(n []rune) bool {
	for len(n) > 0 && strings.ContainsRune("了掉下来 ", n[0]) {
		n = n[1:]
	}
	return len(n) > 1 && (unicode.IsDigit(n[0]) || strings.ContainsRune("一二两三四五六七八九十几", n[0])) && n[0] != '下'
}

// turnedDown reports whether what follows some words is denied: 办 of 不归我办, 办结 of 先别办结. 能不能延到周三 is a wish.
func turnedDown(before []rune) bool {
	if wish := string(before); strings.HasSuffix(wish, "能不能") || strings.HasSuffix(wish, "可不可以") {
		return false
	}
	for _, no := range []string{"不", "别", "没", "未", "没有", "不能", "不要", "不用", "不可以", "不归", "不该", "不是", "没法", "不给", "别急着", "不急着", "不想", "不能算", "不算"} {
		if r := []rune(no); len(before) >= len(r) && slices.Equal(before[len(before)-len(r):], r) {
			return true
		}
	}
	return false
}

// afterNumber are the signs before which bare digits can be the number of a record.
const afterNumber = "那这我没办发转交让催撤重延解已都还,、和与号可能 销由请给结算归"

// numberAt reads #128, 128号, 253那个 at n[i:]; what may be a day is none.
func numberAt(n []rune, i int) (number int64, end int) {
	from := i
	if n[i] == '#' {
		from++
	} else if i > 0 && (unicode.IsDigit(n[i-1]) || !strings.ContainsRune(",、和与跟及 #把", n[i-1]) && !(n[i-1] == '的' && moveFollows(n, i))) {
		return 0, i
	}
	end = from
	for end < len(n) && unicode.IsDigit(n[end]) {
		end++
	}
	if end == from || end-from > 8 {
		return 0, i
	}
	number, err := strconv.ParseInt(string(n[from:end]), 10, 64)
	switch {
	case err != nil:
		return 0, i
	case from > i:
		return number, end
	case listed(n, i, end):
	case number <= 31, end < len(n) && !strings.ContainsRune(afterNumber, n[end]) && !moveFollows(n, i), end == len(n) && i == 0:
		return 0, i
	case end < len(n) && n[end] == '号':
		end++
	}
	return number, end
}

// moveFollows reports whether a word that moves a problem stands right behind the digits at n[i:]: 科创园的56也开一下.
func moveFollows(n []rune, i int) bool {
	for i < len(n) && unicode.IsDigit(n[i]) {
		i++
	}
	return i < len(n) && movesCase(string(n[i:]))
}

// listed reports whether the number n[i:end] stands beside another in a list of records:
// 253和26一起, 26、253. A list has one number that cannot be a day.
func listed(n []rune, i, end int) bool {
	const joints = ",、和与跟及 "
	number := func(from, step int) (big, ok bool) {
		at := from + step
		if from < 0 || from >= len(n) || !strings.ContainsRune(joints, n[from]) {
			return false, false
		}
		if at >= 0 && at < len(n) && n[at] == '#' && step > 0 {
			at++
		}
		digits := 0
		for at >= 0 && at < len(n) && unicode.IsDigit(n[at]) {
			digits, at = digits+1, at+step
		}
		edge := afterNumber + "一两三都这全"
		if step < 0 {
			edge = "#把" + joints
		}
		over := at < 0 || at >= len(n) || strings.ContainsRune(edge, n[at])
		return digits > 2, digits > 0 && over
	}
	before, hasBefore := number(i-1, -1)
	after, hasAfter := number(end, 1)
	if closes := end == len(n) || strings.ContainsRune(afterNumber+"一两三这全", n[end]); !closes {
		return false
	}
	return hasBefore && (before || end-i > 2) || hasAfter && (after || end-i > 2)
}

// Lead is the number with which a text begins, where words of another matter follow: 231广告
// 科回话了. Whether it is the number of a record only the records tell; 0 where a number
// counts or dates something.
func Lead(says string) int64 {
	n := []rune(says)
	end := 0
	for end < len(n) && n[end] >= '0' && n[end] <= '9' {
		end++
	}
	if end > 0 && end+1 < len(n) && n[end] == ' ' {
		n = slices.Delete(n, end, end+1) // 26 维保公司说…
	}
	if end == 0 || end > 7 || len(n)-end < 3 || !unicode.Is(unicode.Han, n[end]) {
		return 0
	}
	asksDay := end > 2 && n[end] == '几' && strings.ContainsRune("号时", n[end+1]) // 231几号到期, but 20几号
	late := n[end] == '来' && n[end+1] == '不'                                    // 231来不及
	if strings.ContainsRune(counted, n[end]) && !asksDay && !late {
		return 0
	}
	switch phrase := string(n[:end]); phrase {
	case "315", "12315", "12345", "110", "119", "120":
		return 0 // set phrases and telephones
	default:
		number, _ := strconv.ParseInt(phrase, 10, 64)
		return number
	}
}

// Tail is the number with which a text ends, apart from its words: 催下维保公司 26. Whether it is the
// number of a record only the records tell; 0 where there is none.
func Tail(says string) int64 {
	head, number, apart := strings.Cut(strings.TrimRight(says, "。！ "), " ")
	if !apart || head == "" || len(number) > 7 || strings.ContainsFunc(number, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0
	}
	n, _ := strconv.ParseInt(number, 10, 64)
	return n
}

var (
	assent  = expr.MustCompile(`^(?:行|好|好的|好嘞|好吧|可以|得|中|成|嗯|嗯嗯|哦|收到|明白|知道了|没问题|那|那就)+[，,。、！! ]+`)
	handed  = expr.MustCompile(`^([0-9]{1,7})号?(?:就|都|先|那个|这个)*(?:交|派|归|给|转)给?[\p{Han}]+$`)
	titled  = expr.MustCompile(`^([0-9]{1,7})号(?:的)?(?:问题|那个|这个|那件事?|那条|那事|这事|事儿?)(?:的)?`)
	amended = expr.MustCompile(`^(?:[4-9][0-9]|[0-9]{3,7})号?(?:那条|那个|的)?(?:日期|类型|点位|内容)?(?:改成|改为|改到|写错了|记错了|更正|再加|再补|还有|还要加|加一|加个|补一|补上|加上|少记|漏记|漏了|少了|忘了)`)
	inside  = expr.MustCompile(`[ ，,；;。、][0-9]{1,7}`)
)

// Marked is a text with the sign # before the number of a record that it names without one: 231广告科回话
// 了, 行 26我来办, 配件没到 26延期到下周三, 催下维保公司 26. Whether a number is that of a record open tells.
func Marked(says string, open func(int64) bool) string {
	if m := handed.FindStringSubmatch(says); m != nil { // 253给乙
		if n, _ := strconv.ParseInt(m[1], 10, 64); open(n) {
			return "#" + says
		}
	}
	if m := titled.FindStringSubmatch(says); m != nil { // 26号问题拖了多久了
		if n, _ := strconv.ParseInt(m[1], 10, 64); open(n) {
			return "#" + m[1] + says[len(m[0]):]
		}
	}
	if amended.MatchString(says) { // 266改成昨天, also of a record that is no problem
		return "#" + says
	}
	if n := Lead(says); n != 0 && open(n) {
		return "#" + says
	}
	if rest := WithoutCall(says[len(assent.FindString(says)):]); rest != says && rest != "" { // 诶 231哪天到期来着
		if n := Lead(rest); n != 0 && open(n) {
			return "#" + rest
		}
	}
	if n := Tail(says); n != 0 && open(n) && len(Read(says).Acts) > 0 {
		return "#" + strconv.FormatInt(n, 10) + strings.TrimRight(says, "0123456789。！ ")
	}
	for _, m := range inside.FindAllStringIndex(says, -1) {
		at := m[0] + len(strings.TrimRight(says[m[0]:m[1]], "0123456789"))
		n, _ := strconv.ParseInt(says[at:m[1]], 10, 64)
		if open(n) && movesCase(says[m[1]:]) {
			return "#" + says[at:m[1]] + " " + says[:at] + says[m[1]:]
		}
	}
	return says
}

// movesCase reports whether a text begins with a word that moves a problem.
func movesCase(says string) bool {
	for _, act := range []Act{Claim, Finish, SendBack, Extend, Grant, Deny, Refer, Nudge, Direct, Withdraw, Reopen} {
		if Begins(says, act) {
			return true
		}
	}
	return false
}

// counted are the signs that make a number before them an amount, a day or an address.
const counted = "户家个名人次项条台号月日点年岁块元米起份处场节件部种类本天周层楼栋斤吨公千百万亿来多几余分秒度位间辆张批组支小平级路倍成比轮期届厘毫公里瓦台幅页封"

// headed matches which problem a text is about where a sign ends it.
var headed = expr.MustCompile(`^(?:[#＃]?\d{1,7}号?(?:那个|这个)?|第[一二三四五六七八九十\d]+[个条件]|那个|这个)(?:的|问题)*(?:进展|情况|补充)?[：:]\s*`)

var numbersAhead = expr.MustCompile(`^(?:[#＃]?\d{2,7}号?[、,，和跟与 ]*)+`)

// WithoutNumbers is a text without the numbers of records with which it begins: 都给特设科 of 266 267都给特设科.
func WithoutNumbers(says string) string { return says[len(numbersAhead.FindString(says)):] }

// WithoutNumber is a text without the #n with which it begins.
func WithoutNumber(says string) string {
	if m := headed.FindString(says); m != "" {
		return says[len(m):] // 第一个进展：合同签了
	}
	rest, numbered := strings.CutPrefix(strings.Replace(says, "＃", "#", 1), "#")
	if !numbered {
		return says
	}
	return strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, "0123456789"), "号"), " ，,：:、")
}

// nthAt reads 第一个, 第2条, 最后一个.
func nthAt(n []rune, i int) (nth, end int) {
	if n[i] == '最' && i+4 <= len(n) {
		switch string(n[i : i+4]) {
		case "最后一个", "最后那个", "最后一条":
			return -1, i + 4
		case "最久的那", "最早的那", "最老的那", "最急的那":
			return 1, min(i+5, len(n)) // lists of problems begin with the oldest due day
		}
	}
	if n[i] != '第' || i+2 >= len(n) || !strings.ContainsRune("个条件项", n[i+2]) {
		return 0, i
	}
	nth = nths[n[i+1]]
	if unicode.IsDigit(n[i+1]) {
		nth = int(n[i+1] - '0')
	}
	if nth == 0 {
		return 0, i
	}
	return nth, i + 3
}

// same are words of questions in other words: the reader knows those on the right.
var same = strings.NewReplacer("办结率", "新增问题和办结问题", "完成率", "新增问题和办结问题", "解决率", "新增问题和办结问题", "销号率", "新增问题和办结问题", "画个图", "趋势图", "画一个图", "趋势图", "画张图", "趋势图", "画图", "趋势图", "出个图", "趋势图",
	"，开会要用", "", "，开会用", "", ",开会用", "", "开会要用", "", "开会用", "", "，汇报用", "", "汇报要用", "", "汇报用", "", "没人跑", "没去", "没办完", "没办结", "谈了几", "谈心谈话几", "谈过几", "谈心谈话几", "谈了多少", "谈心谈话多少", "差谁没去", "哪个点没去", "差谁还没去", "哪个点没去", "谁还没去", "哪个点没去", "谁没去", "哪个点没去", "哪家没去", "哪个点没去", "哪家还没去", "哪个点没去",
	"跑了几趟", "走访了几次", "去了几趟", "走访了几次", "跑了多少趟", "走访了多少次", "单独出一份", "")

// Question is a question in words that the reader knows.
func Question(says string) string {
	if short := occasion.ReplaceAllString(says, ""); short != "" {
		says = short
	}
	return same.Replace(pictured.ReplaceAllString(says, "${1}趋势图"))
}

// pictured matches a picture that is asked for by what it shows: 3月走访图.
var pictured = expr.MustCompile(`(走访|问题|数字|户数|会议|组织生活|情况)图$`)

// occasion matches why something is asked for, before it: 今天局里开会要汇报，把上个月的情况给我.
var occasion = expr.MustCompile(`^[^，,。？? ]{0,10}(?:开会|汇报|会上|调研|办公会|党组会|例会)[^，,。？? ]{0,6}[，,。 ]+`)

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

var revised = expr.MustCompile(`([0-9])(?:[人户家个次名]|人次|个人)?改([0-9])`)

var notRight = expr.MustCompile(`^([0-9]{1,6}|[一二两三四五六七八九十百]{1,5})[家户个人次名位]?(?:不对|错了|写错了|记错了|说错了)是?([0-9]{1,6}|[一二两三四五六七八九十百]{1,5})[家户个人次名位]?[。！]*$`)

// Correction is 不是8是9, 是8户: the number that is wrong, where one is named, and
// what it ought to be.
func Correction(says string) (wrong, right string, ok bool) {
	says = revised.ReplaceAllString(says, "${1}改成${2}")
	n := strings.NewReplacer("，", "", ",", "", " ", "", "改成", "改为", "换成", "改为", "０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9", "应该是", "是", "应为", "是", "其实是", "是").Replace(says)
	if head, tail, found := strings.Cut(n, "改为"); found {
		right, _ = digits(tail)
		i := strings.LastIndexFunc(head, func(r rune) bool { return !strings.ContainsRune(numerals, r) })
		if i >= 0 {
			_, size := utf8.DecodeRuneInString(head[i:])
			head = head[i+size:]
		}
		return head, right, head != "" && right != ""
	}
	if m := notRight.FindStringSubmatch(n); m != nil { // 五六家不对 7家
		return m[1], m[2], true
	}
	if _, tail, found := strings.Cut(n, "不是"); found {
		wrong, tail = digits(tail)
		if _, tail, found = strings.Cut(tail, "是"); wrong != "" && found {
			if right, _ = digits(tail); right != "" {
				return wrong, right, true
			}
		}
		head, _, _ := strings.Cut(n, "不是")
		if i := strings.LastIndex(head, "是"); i >= 0 && wrong != "" {
			if right, _ = digits(head[i+len("是"):]); right != "" {
				return wrong, right, true
			}
		}
		return "", "", false
	}
	if i := strings.LastIndex(n, "是"); i >= 0 {
		right, _ = digits(n[i+len("是"):])
	}
	return "", right, right != ""
}

// Numbered reports whether a text corrects the number of a thing, 三楼, and no figure.
func Numbered(says string) bool { return strings.Contains(says, "不是") && storeys.MatchString(says) }

var storeys = expr.MustCompile(`不是([\p{Han}0-9]{0,6}?[0-9一二两三四五六七八九十]+(?:楼|层|号|栋|幢|单元|区|期|厅|门)[\p{Han}]{0,4}?)(?:的)?(?:[，, ]*(?:应该)?是|[，, ]+)([\p{Han}0-9]{1,10}?)(?:的)?[。！]*$`)

var (
	placeIs  = expr.MustCompile(`^(?:不对|不是|错了|说错了|写错了|记错了|哦|应该|其实|[，, ])*(?:是|在)?(` + nthPlace + `)(?:那个|那部|那台|那边|的|才对|[，, ]*不是[\p{Han}0-9A-Za-z]{1,8})*[。！]*$`)
	placesIn = expr.MustCompile(nthPlace)
)

// nthPlace matches which of several parts of a place is meant: 西门, 三楼, 2号梯.
const nthPlace = `(?:负?[东西南北前后正侧左右一二两三四五六七八九十0-9A-Za-z]{1,3})(?:号)?(?:门|楼|层|[货客扶电]?梯|塔吊|锅炉|行车|叉车|区|栋|座|单元|厅|口|期|库|排|摊)`

// PlaceIs is the part of a place of a text that says no more: 西门 of 是西门; or "".
func PlaceIs(says string) string {
	if m := placeIs.FindStringSubmatch(strings.TrimSpace(says)); m != nil {
		return m[1]
	}
	return ""
}

// PlaceLike is the only part of a place in a text that is named as another is: 东门 of 东门那个消防通道堵着货, for 西门; or "".
func PlaceLike(text, other string) string {
	_, size := utf8.DecodeLastRuneInString(other)
	like := ""
	for _, found := range placesIn.FindAllString(text, -1) {
		if !strings.HasSuffix(found, other[len(other)-size:]) {
			continue
		}
		if like != "" {
			return ""
		}
		like = found
	}
	if like == other {
		return ""
	}
	return like
}

// Reworded is the wrong and the right words of 是经营范围变更，不是地址变更.
func Reworded(says string) (wrong, right string, ok bool) {
	if m := storeys.FindStringSubmatch(says); m != nil {
		return m[1], m[2], true // 不是三楼是四楼
	}
	for part := range strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune(",，。;； ", r) }) {
		if w, found := strings.CutPrefix(part, "不是"); found {
			wrong = w
		} else if w, found := strings.CutPrefix(part, "应该是"); found {
			right = w
		} else if w, found := strings.CutPrefix(part, "是"); found {
			right = w
		}
	}
	return wrong, right, utf8.RuneCountInString(wrong) > 1 && right != ""
}

const numerals = "0123456789０１２３４５６７８９零一二两三四五六七八九十百千"

// digits cuts the number with which a text begins.
func digits(s string) (number, rest string) {
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(numerals, r) })
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

var (
	mayI  = expr.MustCompile(`(?:[，, ]*(?:行不行|行不|行吗|行么|可不可以|可以吗|可以么|可以不|好不好|好吗|好不|成不成|成不|成吗|中不中|要得不|得行不))+$`)
	canIt = expr.MustCompile(`(能不能|能否|可不可以|可否|可以|能)(?:再|给我|帮我|申请|先|往后)*`)
	canWe = expr.MustCompile(`^((?:#\d+|\d+号?)?(?:这个|那个)?[，, ]*)(?:能不能|能否|可不可以|可否|可以|能)(?:再|给我|帮我|先)*`)
)

// Wish is a wish put as a question, without what makes a question of it: 延到周三 of 能延到周三吗
// and of 延到周三，行不行. Any other text stays as it is.
func Wish(says string) string {
	plain := strings.TrimRight(says, "。？?！! ")
	wish := mayI.ReplaceAllString(plain, "")
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

// unasked are words that hold one that asks, and ask nothing: 那几个字撤了.
var unasked = strings.NewReplacer("那几个", "", "这几个", "", "好几个", "", "那几件", "", "这几件", "", "好几件", "", "没多久", "", "没多少", "")

// Asks reports whether a text asks rather than tells: 还有几个没办结.
func Asks(says string) bool {
	if strings.ContainsAny(says, "几多") {
		says = unasked.Replace(says)
	}
	return containsAny(says, `？ ? 吗 几个 几件 多少 多久 哪 谁 什么 怎么 有没有 是不是 咋 啥`) || Whether(says)
}

// Whether reports whether a text asks with a word and its denial: 算不算, 要不要. Neither is said in it.
func Whether(says string) bool {
	return strings.Contains(says, "不") && containsAny(says, `算不算 要不要 报不报 记不记 用不用 去不去 开不开 该不该 办不办`)
}

// Directs reports whether a clause of a text begins with the word of a leader's order, whatever it asks
// beside: 拖了多久了 督办 下周三前办结; 批示：先教商户怎么改.
func Directs(says string) bool {
	if !containsAny(says, `批示 督办`) {
		return false
	}
	for clause := range strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune("，,。；;：: ？?\n", r) }) {
		if beginsWithAny(clause, `批示 督办`) {
			return true
		}
	}
	return false
}

// Begins reports whether a text begins with a word of an act.
func Begins(says string, act Act) bool {
	for _, row := range acts {
		if row.act == act && beginsWithAny(says, row.words) {
			return true
		}
	}
	return false
}

// Adds reports whether a text adds to what was said: 还答疑了2个.
func Adds(says string) bool {
	if end := strings.TrimRight(says, "。！ "); slices.ContainsFunc(forgotten, func(w string) bool { return strings.HasSuffix(end, w) }) {
		return true
	}
	return beginsWithAny(says, `还 另 同时 补充 再加 加上 也 顺便 漏了 漏说 漏记 忘了说 忘说 少说了 少记了`)
}

// Clauses are the parts of a text between its signs, blanks and lines.
func Clauses(says string) iter.Seq[string] {
	return strings.FieldsFuncSeq(says, func(r rune) bool { return strings.ContainsRune("，,。；;！! \n", r) })
}

// AddsTo reports whether a text gives a number that comes on top of what was told: 还答疑2个, 答疑还有3个.
func AddsTo(says string) bool {
	return beginsWithAny(says, `还 又 另外 另有`) || containsAny(says, `还有 还答 还解 还服 还走`)
}

// mainly matches what a meeting or a visit was about: 主要是研究积极分子.
var mainly = expr.MustCompile(`^(?:主要(?:是|就是)?|内容(?:就|主要)?是|议题(?:就)?是|主题(?:就)?是|说的(?:都)?是|讲的(?:都)?是|(?:宣讲|宣传|讲|聊|谈|学习|学|传达|研究|讨论|审议)的(?:都|就|主要)?(?:是)?)([^0-9]{3,})$`)

// amongThem matches what of some is told closer: 其中一家是办变更，材料给列了.
var amongThem = expr.MustCompile(`^(?:其中|里面|里头)(?:有)?(?:[一两二三1-9]|几)(?:家|户|个|位).{3,}$`)

// addsThere matches what is to be added to what a text points at: 科创园那家补一句，物业经理说….
var addsThere = expr.MustCompile(`^[\p{Han}\d]{0,10}(?:那家|那个|那条|那次|那里|的)(?:再|也|还)?(?:补|加)(?:充|上)?一(?:句|下|条)[，, ：:]*(.{2,})$`)

var discussed = expr.MustCompile(`^(?:会上|主要|我们)*(?:研究|讨论|学习|传达|审议|通报|听取|学)了([^0-9]{4,})$`)

// Discussed is what a text tells of a meeting and of nothing else: 两个事 一个是发展党员 of 研究了两个事 一个是发展党员.
func Discussed(says string) string {
	if m := discussed.FindStringSubmatch(strings.TrimSpace(says)); m != nil && !Asks(says) && !containsAny(says, `应到 实到 到了 请假 支委会， 党课，`) {
		return m[1]
	}
	return ""
}

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

// Added is what a text wants added to what was said, or "": 停的是2号机 of 停的是2号机 加上.
func Added(says string) string {
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
	for _, begin := range strings.Fields(`内容补上 内容加上 再补一句 补一句 再加一句 加一句 补充一下 内容是 内容补充`) {
		if w, found := strings.CutPrefix(rest, begin); found {
			return strings.Trim(w, " 。，,：:")
		}
	}
	return ""
}

// OfLeave reports whether a text may speak of a leave: only then is it looked at more closely.
func OfLeave(says string) bool {
	return containsAny(says, `假 休 不在 上班 回来 返岗 到岗 出差 外出 培训 学习 住院 离岗 脱产 不请 不用请 别请`)
}

// Waits reports whether a text asks for the problems that nobody was given yet.
func Waits(says string) bool {
	return containsAny(says, `待交办 没交办 未交办 没派 没分下去 没分出去 没人接 没交下去 没安排下去 没安排人 没定人 没给人`)
}

// WaitsForCheck reports whether a text asks for the problems that are solved and not closed: 办结了还没销号的.
func WaitsForCheck(says string) bool {
	return containsAny(says, `没销号 未销号 待销号 没销的 没销掉 没销呢 没有销号 等销号 等着销号 待核实 没核实 等核实 没验收 待验收 该销号 要销号 待回访 没回访`)
}

// DueSoon reports whether a text asks for the problems whose due day is near: 快到期的.
func DueSoon(says string) bool {
	return containsAny(says, `快到期 快要到期 要到期 马上到期 临期 将到期 即将到期`) && !containsAny(says, `换届 任期 合同`)
}

// OwnProblems reports whether a text asks for the problems that the person reported.
func OwnProblems(says string) bool {
	return containsAny(says, `我报的问题 我报的那些 我报的那几 我提的问题 我上报的问题 我反映的问题 我报过的问题 我报的有 我报的都 我报的还有 我报的还剩 我报的没完 我报的没办 我提的还有 我反映的还有 我报上去的`)
}

// Rate reports whether a text asks for a share of what was solved. It is a question in
// whatever words: 办结率.
func Rate(says string) bool { return containsAny(says, `办结率 完成率 解决率 销号率`) }

var noNo = expr.MustCompile(`^(?:啊|哎|哦|诶)?不+[，,、 ]`) // 啊不 是科创园

var saysAgain = expr.MustCompile(`^(?:(?:啊|哎|哦|诶)?不+(?:对|是)?|错了|说错了|问错了|打错了)?[，,、 ]*(?:我(?:要)?(?:问|说|看|指|要)的是|我是说|我是问|应该是|是|要)?`)

// Instead is what a text wants in place of what it asked before: 上个月的 of 啊不，上个月的 and 我问的是上个月的; the text
// itself where it says no such thing.
func Instead(says string) string {
	if !noNo.MatchString(says) && !beginsWithAny(says, `不对 不是 错了 说错 问错 打错 我问的是 我说的是 我要的是 我是说 我是问 我看的是 我指的是 啊不 哦不`) {
		return says
	}
	if rest := says[len(saysAgain.FindString(says)):]; rest != "" {
		return rest
	}
	return says
}

// Mistaken reports whether a text says that something is wrong: 写错了.
func Mistaken(says string) bool {
	return containsAny(says, `写错 记岔 搞岔 说岔 弄岔 记混 搞混 弄混 说混 记串 搞串 记错 说错 填错 报错 打错 听错 看错 数错 不对 搞错 弄错 不是 改成 改为 更正`) || noNo.MatchString(says) || strings.Contains(says, "改") && revised.MatchString(says)
}

// containsAny reports whether a text contains one of the words of a list.
func containsAny(says, list string) bool {
	sifted := text.Sift(says)
	for w := range wordsOf(list) {
		if w != "" && sifted.Has(w) {
			return true
		}
	}
	return false
}

// beginsWithAny reports whether a text begins with one of the words of a list.
func beginsWithAny(says, list string) bool {
	for w := range wordsOf(list) {
		if w != "" && strings.HasPrefix(says, w) {
			return true
		}
	}
	return false
}

// wordsOf are the words of a list, with one space between them.
func wordsOf(list string) iter.Seq[string] { return strings.SplitSeq(list, " ") }

const changing = `换成 改成 换为 改为 变更为 调整为 改回 换回 恢复为 恢复成 换 改由 改`

var leads = expr.MustCompile(`^(.{2,10}?)(?:这个点位?)?[，, ]*(?:(?:从|自)?(?:以后|今后|往后|今天起|现在起|即日起))?[，, ]*(?:都|就|改|要|该)?(?:归|由|让|给|交给)(.{2,12}?)(?:来)?(?:分管|负责|管|联系)(?:了)?$`)

// LedBy is who a text says has charge of a point from now on: 分管副局长甲 of 步行街以后归分管副局长甲管; or "".
func LedBy(says string) string {
	if !containsAny(says, `归 由 让 给`) || !containsAny(says, `管 负责 联系`) {
		return ""
	}
	m := leads.FindStringSubmatch(strings.TrimRight(says, "。！!吧 "))
	if m == nil || containsAny(m[1], `下月 下个月 下周 明天 月起 日起 年起`) { // a change is made at once
		return ""
	}
	return m[2]
}

// ChangedTo is what a text says after its word of change: 乙 of 由甲改为乙.
func ChangedTo(says string) string {
	last := -1
	for w := range strings.FieldsSeq(changing) {
		if i := strings.LastIndex(says, w); i >= 0 {
			last = max(last, i+len(w))
		}
	}
	return says[max(last, 0):]
}

// ChangesBack reports whether a text takes a change back: 先改回甲.
func ChangesBack(says string) bool { return containsAny(says, `改回 换回 恢复`) }

// PointField is the field of a point that a text wants changed, or "".
func PointField(says string) string {
	if !containsAny(says, changing) {
		return ""
	}
	for _, f := range []struct{ word, field string }{{"责任领导", "责任领导"}, {"责任人", "责任人"}, {"分管领导", "责任领导"}} {
		if strings.Contains(says, f.word) {
			return f.field
		}
	}
	return ""
}

// StaffOrder reports whether a text wants somebody added to the roster; or, where it
// names a colleague, moved in it.
func StaffOrder(says string, named bool) bool {
	return containsAny(says, `加个人 加一个人 新增人员 增加人员 添加人员 加一名`) ||
		named && containsAny(says, `调到 调去 调岗 挪到 挪过去 换岗 离职 退休了`)
}

// Invites reports whether a text is about an invitation to the bot.
func Invites(says string) bool { return strings.Contains(says, "邀请") }

var hands = expr.MustCompile(`转给|交给|交由|派给|转到|移交|交办`)
var hasDo = expr.MustCompile(`让|请|叫|由`)

// HasDo is what follows the word with which a text has somebody do something; weak says that the
// word also stands in what is only told: 广告科让他们周五前换.
func HasDo(says string) (after string, weak bool) {
	if hands.MatchString(says) {
		return says, false
	}
	if at := hasDo.FindStringIndex(says); at != nil {
		return says[at[1]:], true
	}
	return says, false
}

// PassesOn reports whether a text gives something away, also to somebody unknown: 转消防.
func PassesOn(says string) bool { return strings.Contains(says, "转") }

// Months reports whether a text counts in months: 再往前一个月.
func Months(says string) bool { return strings.Contains(says, "月") }

// Compares reports whether a text compares: 比上周.
func Compares(says string) bool { return strings.Contains(says, "比") }

// DaySign reports whether days are written with a character: 下周五前.
func DaySign(c rune) bool {
	return strings.ContainsRune("周星期一二三四五六日天前内月底号", c)
}

// NthDay is which of several days a text means: 1 is 头一天; 0 where it names none.
func NthDay(says string) int {
	for i, names := range []string{`头一天 第一天 头天`, `第二天 后一天`, `第三天`} {
		if containsAny(says, names) {
			return i + 1
		}
	}
	return 0
}

var news = expr.MustCompile(`^(?:已经|刚|刚才|我)?(?:喊|让|叫|督促|要求|责令|通知|提醒)(?:他们|商户|物业|对方|老板|人家|业主|店家|市场方)|(?:物业|维保|商户|老板|厂家|厂里|业主|对方|他们|人家|公司|房东|经营户|摊主|店主|施工队|施工方|师傅|银行|平台|市场方|管理方|开发商|消防|街道|社区|住建|城管|供电|电力局|自来水|燃气|房管|税务|甲方|乙方|总部|厂商|负责人|家属|消费者|投诉人|工人|电梯公司|检测院|特检院)[^，,。]{0,6}(?:说|讲|答应|同意|承诺|表示|回复|回话|要|已|准备|不|在|把|会|让|正|拖|派|来|去|退|换|修|赔)|^(?:配件|零件|材料|手续|资料|合同|报告|证|款|钱|牌子|设备|货|锁|门)[^，,。]{0,6}(?:到|来|齐|办|签|批|下来|出来|寄|换|退|交|审|没|还|卡)`)

// News reports whether a text tells what somebody else said or did: 维保说配件后天到.
func News(says string) bool { return news.MatchString(says) }

const deals = `合同 证据 发票 录像 监控 看了 联系 约 沟通 协调 谈 问了 问过 回访 说好 讲好 说是 他说 都说 答应 同意 承诺 回复 回话 答复 催 补 齐了 凑齐 送检 上门 复查 复检 检测 检完 换 修 装上 装好 拆 清了 清完 清理 签 续上 续签 批了 批下 受理 转给 发了 下发 提醒单 通知书 建议书 责令 整改 罚 立案 调解 退 赔 到账 到货 货 等批 等证 等配件 还缺 还差 缺的 差的 材料 手续 派人 派了 派师傅 安排 查过 查了 核实 拍了 拖 推给 报上去 上报 请示 汇报 贴了 停用 停了 停机 封了 断电 恢复 送去 送来 拿到 拿去 寄 交了 交上 办好 办妥 办理 弄好 搞好 检定 校 通过 合格 登记 变更 告知 要等 还得等 得等 等着 来检 来修 来换 来校 排队 排到 扣 冻结 撤 下架 改了 改好 改完 写好 公示`

// Deals reports whether a text tells how a matter is dealt with: 材料补齐了, 约了周五上门.
func Deals(says string) bool { return containsAny(says, deals) }

// Future reports whether a text tells of going somewhere oneself later: 明天我去看看.
func Future(says string) bool {
	return containsAny(says, `我去 我再去 我明天 我下周 我周 准备去 打算去 要去`) && !strings.Contains(says, "了")
}

// Ends reports whether a text says no more than that something is solved or closed: 办结吧.
func Ends(says string) bool {
	return strings.Contains(` 办结 办了 销号 结案 结了 销了 可以结了 可以办结 可以销了 可以销号 `, " "+strings.TrimRight(strings.TrimLeft(says, "那就行好，, "), "。！吧了啊呀掉 ")+" ") || strings.Contains(` 结了吧 销了吧 结了 销了 可以结了 可以销了 办了 办掉了 弄了 `, " "+strings.TrimRight(says, "。！ ")+" ")
}

// Too reports whether a text tells of something more of what was told: 二楼扶梯也坏了.
func Too(says string) bool { return strings.Contains(says, "也") }

// AllOf reports whether a text means all of those spoken of: 两个都延一周.
func AllOf(says string) bool {
	return containsAny(says, `两个都 三个都 几个都 这几个 这两个 这些 那几个 那两个 都给 全部 两件都 全都`)
}

var notYet = expr.MustCompile(`(?:先|还)?(?:别|不能|不要|不|没)(?:急着)?(?:办结|销号|结案|结|销)|办结(?:的|那个)?(?:先)?(?:撤|取消|不算|作废)|还没(?:完|好|办结|弄好|修好)`)

// NotYet reports whether a text says that something is not solved yet after all: 先别办结.
func NotYet(says string) bool { return containsAny(says, `结 销 没`) && notYet.MatchString(says) }

var numberIn = expr.MustCompile(`[#＃]?([0-9]{2,7})号?(?:那个|这个|那条|那件|的)`)

// NumberIn is the number of a record that a text points at: 231 of 一起看了231那个门头; or 0.
func NumberIn(says string) int64 {
	m := numberIn.FindStringSubmatch(says)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(m[1], 10, 64)
	return n
}

var howTo = expr.MustCompile(`(?:怎么|怎样|如何|咋)(?:去|来|才能|样)?(?:登记|记|录|填|报|写|发|上报|提交|改|操作|使用|用|弄|补)`)

// AsksHowTo reports whether a text asks how something is recorded: 请问应该怎样登记一次党课呢.
func AsksHowTo(says string) bool {
	return containsAny(says, `怎 如何 咋`) && howTo.MatchString(says)
}

// GoesAgain reports whether a text tells of going to the place of the talk again: 明天再去看一眼.
func GoesAgain(says string) bool {
	return containsAny(says, `再去 再看 再来 再跑 复查 回头看 回访 去看看 去看一 跟进 去盯 再转 过去看`) || strings.HasPrefix(says, "那") && goesThere.MatchString(says)
}

var filling = strings.NewReplacer("没有", " ", "已经", " ", "现在", " ", "今天", " ", "明天", " ", "什么", " ", "怎么", " ", "一个", " ", "一家", " ", "可以", " ", "不能", " ", "还是", " ", "问题", " ", "这个", " ", "那个", " ", "商户", " ", "企业", " ", "老板", " ", "不了", " ", "知道", " ")

// things are what one character names.
const things = "秤灯梯门锁阀泵井沟窗棚牌梁罐缸柜线管"

// Thing is the thing of one character with which a clause of a text begins, 秤 of 秤校过了; or "".
func Thing(says string) string {
	for clause := range Clauses(says) {
		n := []rune(strings.TrimLeft(clause, "那这个的把"))
		if len(n) > 0 && strings.ContainsRune(things, n[0]) && (len(n) == 1 || !strings.ContainsRune("口头市面店户牌费路道理子", n[1])) {
			return string(n[0])
		}
	}
	return ""
}

// WithoutFilling is a text without the words that tell no matter from another.
func WithoutFilling(says string) string { return filling.Replace(says) }

var endsAsking = expr.MustCompile(`(?:没有|了没|过没|没|吗|么)[？?。 ]*$`)

// EndsAsking reports whether a text ends as a question does: 催过没有.
func EndsAsking(says string) bool { return endsAsking.MatchString(says) }

var wishes = expr.MustCompile(`^(?:那|就|帮我|给我|再|麻烦)*(?:记|报|登记)(?:一个|一条|一下|个|下)[，, ：:]+`)

// WithoutWish is a text without the wish to have it recorded: 物业费收据不给开 of 那记一个，物业费收据不给开.
func WithoutWish(says string) string {
	if rest := wishes.ReplaceAllString(says, ""); rest != "" && strings.ContainsAny(says, "记报") {
		return rest
	}
	return says
}

// HasHappened reports whether a text has a word of what is over and done.
func HasHappened(says string) bool {
	return strings.ContainsAny(says, "了好完结已过掉成妥齐到退没销换拆通")
}

// GoesOver reports whether a text tells of going to the place of the talk without its name.
func GoesOver(says string) bool {
	return containsAny(says, `我过去 下午过去 上午过去 刚过去 在那边 去那边 刚从那`)
}

// OfProject reports whether a text speaks of a 攻关项目 at all.
func OfProject(says string) bool {
	return containsAny(says, `攻关 攻克 公关 QC qc Qc 小组 难题 难关 瓶颈 项目 课题 质量 技改 结对 联建 生产 工艺 点子 gongguan`)
}

// CutShort reports whether a text begins with a measure whose 有 was taken for filling: 家店的秤不准.
func CutShort(says string) bool { return beginsWithAny(says, `家 个 户 位 名 台 部`) }

var total = expr.MustCompile(`(?:一共|总共|共计|合计|共)(?:是|有|谈了|谈)?([0-9一二两三四五六七八九十百]{1,4})[次人对]`)

// Total is the sum that a text gives at its end: 两 of 跟一个一次，跟另一个一次，一共两次; or "".
func Total(says string) string {
	if m := total.FindStringSubmatch(says); m != nil && strings.Contains(says, "共") {
		return m[1]
	}
	return ""
}

var looked = expr.MustCompile(`^(.{0,12}(?:去|到|在|上).{1,12}?(?:看了(?:哈|看|下|一下|一圈|一遍|一眼)|转了(?:转|一圈|一转|一下)|查了(?:查|一下|一遍|一圈)|走了(?:走|一圈|一趟|一遍)))[，,。 ]*(\p{Han}.*)$`)

// Looked parts what somebody went to see from what they saw: 今天去钢市看了哈，三号门的地磅不准.
func Looked(says string) string {
	if !strings.Contains(says, "了") {
		return says
	}
	return looked.ReplaceAllString(says, "${1}，${2}")
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

// OfCall reports whether a text tells what somebody called about: that may be anywhere.
func OfCall(says string) bool {
	return containsAny(says, `来电 打电话 电话里 12345 12315 热线 群里 微信 私信`)
}

// OtherSort reports whether a text speaks of a sort of place that another place is not, by its name: 市场消防通道被占, at 居然之家.
func OtherSort(says, place string) bool {
	for sort := range wordsOf(`市场 大厦 写字楼 园区 产业园 步行街 美食街 小区 学校 医院`) {
		if strings.Contains(says, sort) && !strings.Contains(place, sort) {
			return true
		}
	}
	return false
}

var together = expr.MustCompile(`(?:跟|和|与|同)([\p{Han}*※]{1,10}?)(?:他们)?(?:俩)?(?:一块儿?|一起|一道|一同|两个人|俩)`)

// Together is with whom a text says that somebody went: 乙 of 我跟乙一块儿去的; or "".
func Together(says string) string {
	if m := together.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

var reportsIt = expr.MustCompile(`[，,。 ]*(?:那|我|就|先|还是|也|得|要)*(?:报上吧?|报上去吧?|报一下吧?|报了吧|报一报|上报(?:一下|吧|了)?|报个问题|记个问题|登记一下吧?|报下吧?|还是报吧)[。！]*$`)

// Reports cuts the words with which a text wants what it tells reported: 写字楼1号电梯没修好 of 写字楼1号电梯没修好 还是报上吧.
func Reports(says string) (what string, ok bool) {
	if !containsAny(says, `报 登记 记个`) {
		return says, false
	}
	end := reportsIt.FindString(says)
	what = strings.TrimSuffix(says, end)
	return what, end != "" && what != ""
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

// Received reports whether a text is 收到 and no more.
func Received(says string) bool {
	return strings.Contains(` 收到 收到了 好的收到 收到领导 好的，收到 收到，马上办 `, " "+strings.Trim(says, "。！! ")+" ")
}

var thanks = expr.MustCompile(`^(?:好的?|嗯|哦)?[，,。 ]*(?:谢谢|多谢|感谢|辛苦|麻烦|受累)(?:你|您|了|啦|啊|哈|大家)*[。！!~ ]*$`)

// Thanks reports whether a text thanks and says no more.
func Thanks(says string) bool { return thanks.MatchString(strings.TrimSpace(says)) }

var polite = expr.MustCompile(`^(?:收到|好的?|好嘞|好滴|谢谢|多谢|非常|十分|感谢|辛苦|麻烦|耐心|解答|帮助|指点|提醒|明白|知道|了解|清楚|嗯+|哦+|噢|行|没事|可以|(?i:ok)|在吗|在不在|你好|您好|早|早上好|晚上好|下午好|拜拜|再见|呵呵|哈哈|您|你|了|啦|哈|呀|啊|吧|的|呢|领导|局长|所长|科长|书记|大家|就这样|先这样|[^\p{Han}0-9A-Za-z？?])+$`)

// Polite reports whether a text is no more than politeness: 好的，辛苦了.
func Polite(says string) bool { return polite.MatchString(strings.TrimSpace(says)) }

const festivals = `元旦 春节 清明 五一 劳动节 端午 中秋 国庆`

// Holiday reports whether a text is about days off, or the days worked for them.
func Holiday(says string) bool {
	short, festival := utf8.RuneCountInString(says) <= 8, containsAny(says, festivals)
	if containsAny(says, `补班 调休 放几天 放假`) {
		return short || festival || containsAny(says, `哪天 几号 什么时候 怎么`)
	}
	return short && festival && Continues(says)
}

var (
	workday = expr.MustCompile(`上不上班|要不要上班|用不用上班|(?:要|用|还|得|也)?上班(?:吗|不|么|没有?)|放不放假|放假(?:吗|不|么)|休不休|休息(?:吗|不|么)|(?:是不是|算不算|是|算)(?:要|得)?(?:上班|放假|休息|工作日|节假日|休息日)(?:吗|么|啊)?$|补不补班|补班(?:吗|不|么)`)
	daysOff = expr.MustCompile(`(?:从)?(?:几号|哪天|什么时候|啥时候)(?:开始)?(?:放|休|到几号|上班)|放到|休到|(?:放|休)(?:假)?(?:几天|多久|多少天)|(?:怎么|咋)(?:放|休|调休|安排)|(?:几天|多少天|哪几天)假?$|放(?:假)?(?:哪几天|几号到几号)|(?:哪天|几号|什么时候)(?:放假|上班|补班|调休)`)
)

// AsksWorkday reports whether a text asks whether a day is worked: 9月20号到底上不上班.
func AsksWorkday(says string) bool {
	return containsAny(says, `班 假 休 工作日`) && workday.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 "))
}

// AsksFestival is the festival of which a text asks when its days off are, 国庆从几号放到几号; or "".
func AsksFestival(says string) string {
	if !daysOff.MatchString(strings.TrimRight(says, "。？?！!呢啊呀 ")) {
		return ""
	}
	for name, festival := range map[string]string{"元旦": "元旦", "春节": "春节", "过年": "春节", "清明": "清明", "五一": "劳动", "劳动节": "劳动", "端午": "端午", "中秋": "中秋", "国庆": "国庆", "十一": "国庆"} {
		if strings.Contains(says, name) {
			return festival
		}
	}
	return ""
}

// TellsHoliday reports whether a text tells of days off: a notice.
func TellsHoliday(says string) bool {
	return strings.Contains(says, "放假") && containsAny(says, `至 到 共 —`) && strings.Contains(says, "日")
}

// InHand reports whether a text asks what a colleague has in hand: 他手上还有几个问题.
func InHand(says string) bool {
	return containsAny(says, `手上 手里 名下 手头`) && containsAny(says, `问题 几个 几件 哪些 多少 没办 事 逾期 到期 啥`)
}

// asked are words around the name of a paper that is wanted: 一季度总结给我出一份.
var asked = strings.NewReplacer("发我一份", "", "发给我一份", "", "给我发一份", "", "发一份给我", "", "发给我", "", "发我", "", "给我出一份", "", "给我来一份", "", "给我一份", "", "给我写一份", "", "出一份", "", "来一份", "", "写一份", "", "帮我", "", "给我", "")

// Paper is what is left of a wish for a paper: 一季度总结.
func Paper(says string) string { return strings.TrimRight(asked.Replace(says), "。！吧 ") }

// Quoted cuts a message that quotes another, as chats write it: 「…」, a line, and what is
// said to it. own is "" where nothing is quoted.
func Quoted(says string) (quoted, own string) {
	if !strings.HasPrefix(says, "「") {
		return "", ""
	}
	quoted, own, ok := strings.Cut(says, "」")
	if !ok {
		return "", ""
	}
	return strings.TrimPrefix(quoted, "「"), strings.TrimLeft(own, "-—– \n\t")
}

// Now reports whether a question is about how things stand, whatever was asked before.
func Now(says string) bool { return containsAny(says, `现在 目前 眼下`) }

// AsksTerm reports whether a text asks when a term of office ends: 换届到期是哪天; 我们届满那个是12号吧.
func AsksTerm(says string) bool {
	if containsAny(says, `届满 任期`) && !containsAny(says, `研究 讨论 选完 选了 开了`) && (WhichDay(says) || EndsAsking(says) || strings.HasSuffix(strings.TrimRight(says, "。？?！! "), "吧") || containsAny(says, `还有多久 哪年 没到 到了没`)) {
		return true
	}
	return strings.Contains(says, "换届") && containsAny(says, `哪天 几号 什么时候 哪年 到期 还有多久`)
}

var (
	asksHow   = expr.MustCompile(`^(?:[#＃]?(\d{1,8})号?)?(?:第[一二三四五六七八九十\d]+[个条件]|最后一个|最久的)?(?:那|这)?(?:个|件|条)?(?:事|问题)?[，, ]*(?:现在|到底|是|都|又)*(?:(?:由|归)?谁(?:在|来|去)?(?:弄|办|处理|跟|管|负责|接|盯|搞)(?:的|着|呢)?|卡(?:在)?(?:哪|什么|啥)(?:里|儿|了|一步|一环|地方)*|(?:办|弄|处理|走|进行|推进|跟)?到(?:了)?(?:哪|什么)(?:里|儿|了|一?步|程度|地步)*|(?:办|弄|处理|搞)(?:得|的)?(?:怎么样|咋样|如何)了?|怎么样了|咋样了|(?:是)?(?:什么|啥)(?:情况|事儿?|问题)|(?:是)?(?:咋|怎么)(?:一)?回事|(?:有)?(?:没有)?(?:什么|啥)?(?:最新|新)?的?(?:进展|结果|下文|动静|消息)(?:了|没有|没|吗|如何)*|(?:什么时候|啥时候|哪天|几号|何时)(?:就|要|该)?(?:到期|截止|办完|到|期限)的?|(?:原先|原来|当初|本来|之前|起先|一开始)(?:是|都)?(?:说好|说|定好|定|约好|约|讲好|答应|承诺)?(?:的|了|好)*(?:是)?|(?:说好|定好|约好|讲好|答应|承诺)(?:的|了)?(?:是)?|(?:应该|该)?(?:哪天|几号|什么时候|啥时候)(?:之前|前)?(?:办好|办结|弄好|弄完|解决|完成|交)的?|期限(?:是)?(?:到)?(?:哪天|几号|什么时候|啥时候|多久)|还(?:有|剩)(?:几|多少)天(?:到期)?|(?:到期|逾期|过期|超期)(?:了)?(?:没有?|吗|么)|(?:现在)?算?(?:什么|啥)状态|(?:领导|局长|上面|上头)?(?:是)?(?:咋|怎么)(?:批|说|定|交代)的?|(?:催|批|回|看|查|问|联系|处理)(?:过|了)(?:没有|没|吗|么)|谁(?:报|提|反映|上报|登记|发现|记)(?:上来|上去|过来|进来)?的|(?:什么时候|啥时候|哪天|几号|何时)(?:报|提|反映|上报|登记|发现|记)(?:上来|上去|过来|给我们|进来)?的|(?:都)?(?:卡|拖|放|压)?了?多久了?|(?:有)?(?:没有)?人(?:管|办|接|处理|弄|跟)(?:了|过)?(?:吗|没有?|么)|怎么还没(?:办|弄|好|完|动静)\S{0,2}|为什么(?:还)?(?:没办|拖)\S{0,3}|[，, ]|了)+$`)
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

// AsksProgress reports whether a text, however long, asks how far something is or who handles it: 刚才反映
// 的升降机的事情，目前是由哪位同志在负责.
func AsksProgress(says string) bool {
	return containsAny(says, `事 问题 情况 个`) && asksProgress.MatchString(says)
}

var asksSaved = expr.MustCompile(`(?:保存|记上|记下来?|记好|登记|录上|录入|提交|存上|存好|收到)(?:上|好|成功)?(?:了)?(?:吗|没有|没|么)|(?:保存|登记|提交|录入)成功|编号(?:是|为)?(?:多少|几)|(?:是|叫)(?:多少|几)号$`)

var hasItNow = expr.MustCompile(`^(?:那|这下|现在|这回|这次|这样|总算|应该|，|,| )+(?:就|都|算|该)*(?:有|在|记上|记进去|存上|进去|加上|补上)(?:了)?(?:吧|没|吗|么|没有)$`)

// AsksSaved reports whether a text asks whether what was told is kept, and under which number.
func AsksSaved(says string) bool {
	says = strings.TrimRight(says, "？?。 ")
	return Asks(says) && containsAny(says, `存 记 登 录 交 编号 几号 多少号`) && asksSaved.MatchString(says) || strings.Contains(says, "了") && hasItNow.MatchString(says)
}

// DoesIt reports whether a text has a colleague handle something: 那城东所干事乙弄.
func DoesIt(says, name string) bool {
	_, after, ok := strings.Cut(says, name)
	return ok && afterName.MatchString(after)
}

// UnitDoesIt reports whether a text has a unit handle something: 城西所处理，周五前.
func UnitDoesIt(says string) bool { return unitDoes.MatchString(says) }

// HandsBack reports whether a text says that something is not the speaker's to do: 253不归我办 该登记注册科 退回.
func HandsBack(says string) bool {
	return containsAny(says, `不归我 不该我 不是我的 不属于我 不归我们 不归咱 该归 应该归 应归 退回去 退回 不是我们`)
}

var samePlain = expr.MustCompile(`(?:跟|和|与|同|就是)\s*[#＃]?([0-9]{1,7})号?(?:那个|那条|那件)?(?:是|都是|属于)?(?:同)?(?:一回事|一样|一个事|一件事|一码事|重复|同一)`)

// SameAs is the number of the record with which a text says that what is told is the same: 26 of 这跟26是一回事,
// or 0.
func SameAs(says string) int64 {
	if !containsAny(says, `一回事 一样 一个事 一件事 一码事 重复 同一`) {
		return 0
	}
	m := samePlain.FindStringSubmatch(says)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(m[1], 10, 64)
	return n
}

var (
	leading = expr.MustCompile(`(\p{Han}{2,12}?)(?:主办|牵头|负责主办|为主)`)
	helping = expr.MustCompile(`(\p{Han}{2,12}?)(?:协办|配合|协助|帮着|帮忙|搭把手)`)
)

// Shared is who a text wants to solve a problem and who to help: 城西所 and 消保科 of 城西所主办 消保科协办.
func Shared(says string) (leads, helps string, ok bool) {
	if !containsAny(says, `协办 配合 协助 帮着 帮忙 搭把手`) {
		return "", "", false
	}
	h := helping.FindStringSubmatch(says)
	if h == nil {
		return "", "", false
	}
	if l := leading.FindStringSubmatch(says); l != nil {
		leads = l[1]
	}
	return leads, h[1], true
}

var handsTo = expr.MustCompile(`^(?:这个|这事|那个|那|就|都|先|请)*(?:交|派|归|给|转)[\p{Han}]+`)

// HandsTo reports whether a text begins with giving something to somebody: 交特设科，周二前整好.
func HandsTo(says string) bool { return handsTo.MatchString(says) }

var givenTo = expr.MustCompile(`(?:转给|交给|派给|移交给|让|叫|给|归|交|转)([\p{Han}]{1,5}?)(?:吧|了|去办|来办|办|处理|去弄|来弄|弄|去跟|来跟|跟|管|接手|接|去|负责)*(?:[，, ]|$)`)

// GivenTo is the name at the end of a text that gives something to somebody, as people call a colleague:
// 乙 of 253给乙, 老王 of 253转给老王处理; or "".
func GivenTo(says string) string {
	if m := givenTo.FindStringSubmatch(strings.TrimRight(says, "。！! ")); m != nil {
		return m[1]
	}
	return ""
}

// titles follow a surname where a colleague is called by it; before it may stand 老 or 小.
const titles = `工 哥 姐 所 科 局 处 队 主任 科长 所长 局长 处长 队长 副局长 副所长 副科长 书记 干事 同志 老师`

// Surname is the surname by which a name calls somebody: 王 of 老王 and 王所; or "".
func Surname(called string) string {
	n := []rune(called)
	if len(n) == 2 && strings.ContainsRune("老小大阿", n[0]) {
		return string(n[1])
	}
	for title := range wordsOf(titles) {
		if rest, ok := strings.CutSuffix(called, title); ok && utf8.RuneCountInString(rest) == 1 {
			return rest
		}
	}
	return ""
}
