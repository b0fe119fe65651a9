package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	{Finish, `完事了 完事儿了 完事 了结了 了结 算了结了 算了结 办成了 弄完了 搞完了 弄妥了 搞妥了 处理妥了 处理完毕 闭环了 齐活了 办好了 办完了 办结了 办结 办妥了 解决了 已解决 已经解决 处理好了 处理完了 弄好了 搞定了 搞定 修好了 修复了 疏通好了 疏通了 通了 换好了 换完了 整改好了 整改完了 整改到位 改好了 清理好了 清理完了 清干净了 装好了 可以销了 销得了 能销了 能销号 该销了 可以销号 销号吧 销了吧 销号 销了 好了 办掉了 退了 到位了 换过来了 准了 校准了 校好了 校过了 亮了 能用了 可以用了 好使了 正常了 恢复正常了 有水了 来水了 来电了 不漏了 不响了 不晃了 不堵了 补好了 填平了 换上了 装上了 盖上了 盖好了 搬走了 挪走了 挪开了 清走了 拆掉了 拆完了 退完了 退到了 到账了 改过来了 弄归一了 搞归一了 归一了 弄巴适了 整好了 可以结了 结掉 结案 结了吧 能结了 整归一了 搞掂了 搞掂咗 整好咗 弄妥了`},
	{SendBack, `没办好 没有办好 没修好 没解决 没有解决 没弄好 没处理好 没搞定 没整改好 还没好 又坏了 又堵了 又犯了 还是老样子 根本没办 退回去 打回去 打回重办 退回重办 返工`},
	{Extend, `期限改成 期限改为 延期 延长 宽限 缓我几天 缓我两天 缓我 宽我几天 宽我两天 容我几天 再容几天 再给我几天 再给我两天 多给我几天 多给我两天 宽几天 宽两天 缓几天 缓两天 缓一缓 缓缓 晚几天 晚两天 推迟几天 推迟两天 推后几天 多给几天 多给两天 延下 延一下 再给几天 推到 延一 延两 延三 延五 延几 延个 再给他们 再给他 再给她 多给他们 多给他 多给她`},
	{Grant, `同意延期 准予延期 批准延期 可以延期 延期同意 同意延 准延期`},
	{Deny, `不同意延期 不准延期 不批延期 不能延期 不同意延 不准延`},
	{Give, `转给 交给 交由 派给 让 由 请 叫 转到 移交给 移交 交办给`},
	{Refer, `转介给 转介到 转介`},
	{Nudge, `让他快点 叫他快点 让他们快点 叫他们快点 让他快些 催着点 催一下 催一哈 催哈 催一声 催一催 催催 催办 催一催 帮我催 催下 催 帮我提醒 替我提醒 帮忙提醒 帮我说说 帮我说声 帮我说一声 替我说声 替我说一声 帮我问问 替我问问 帮我喊 帮我跟他说 跟他说声 跟他说一声`},
	{Direct, `给我盯住 给我盯着 给我盯紧 给我盯 给我抓紧 批示 批一下 批一句 批两句 批个话 批注 督办 报个结果 报一下结果 报结果 报下结果 报个进展 报一下进展 报下进展 报进展 报个情况 报一下情况 报个进度 报一下进度 给个进展 给个进度 回个话 回句话 回我话 回我个话 给我个信 给个准信 给个信儿 盯紧 盯着 盯住 抓紧 报我 报给我 给我报 向我报 回我 给我回话 给我个说法 给我个结果 给个答复 给答复 给个回复 给个说法 给个结果 拿方案 拿出方案 出方案 拿个方案 报方案 限期 务必 重视 尽快解决 尽快办`},
	{Withdraw, `撤回 撤掉 撤了 撤下 不报了 报错了`},
	{Reopen, `重开 重新打开 重新开 再打开 再开一下 也开一下 给开一下 再开开 也重开`},
	{LeaveOut, `免了 免掉 就免了 先不报 先别报 不报 别报 不用报 不用上报 不必报 不消报 莫报 甭报 别往上报 去掉 删掉 删了 不要 不算 先不记 不用记 别记 没去成 没开成 没搞成 取消了 作废 先别定 先不定 先别安排 先不安排`},
	{GiveUp, `算了 不记了 不要了 不弄了 不录了 不填了 作罢 当我没说`},
	{NotGoing, `不去了 去不了 取消 不去 别去了 不用去了 不用去 不必去了 先别去 别让他们去了 别让他们去 别让他去了 别叫他们去了 别叫他们去 别让去了 不让他们去了 让他们别去了 让他们别去 叫他们别去了 叫他们别去 让他别去了 叫他别去了 让他们不用去了 叫他们不用去了 不用跑了 别跑了 别叫他去了 别叫他去 别叫她去了 别让她去了 别让人去了 别叫人去了 别派人去了 别派他去了 别派他们去了 别派人去 别喊他们去了 别喊他去了`},
	{Went, `去了 去过了 已经去了`},
	{Move, `放到 搁到 往后放到 往后推到 往后挪到 改到 改成 改为 改 挪到 推迟到 推到 提前到 延到 换到 换成 调到 挪成`},
	{Earlier, `再往前 再前 往前 再上 更早`},
	{Figures, `数是多少 数字是多少 是多少 具体数 具体数字`},
}

// What is put off to a day, 宽到 and 缓到, and what is put to a day, 放到, where it is a term: 期限往后放到. 拖到 alone tells how it went; a
// wish before it asks for time: 想拖到下周三.
const (
	putsOffTo = `延 延期 延长 延后 顺延 展期 宽 宽限 放宽 缓 再缓 往后缓 往后推 往后挪 往后延 往后拖 多给 给我宽 给宽`
	putsTo    = `挪 改 推 放 调 往后放 往后调 往后改 推后 推迟 移`
	terms     = `期限 时限 限期 日子 时间`
	wished    = `想 要 得 能不能 可不可以 能否 可以 只能 恐怕 可能`
)

// those point at what is in hand; ordinals at one of those listed.
var (
	those  = strings.Fields(`刚才那个 刚才那条 刚才那件 上面那个 那个问题 这个问题 那条 这条 那个 这个 那件 这件 那事 这事 那个事 这个事 它 他`)
	filler = strings.Fields(endSounds + ` 了 吧 啊 呀 哈 呢 嘛 哦 哎 唉 嗯 请 把 给 都 也 就 已经 已 现在 先 还 的 事 问题 一下 麻烦 帮我 今天 刚 刚刚 终于 那边 这边 全 我 你 您`)
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
	for _, to := range []string{"到", "至"} {
		for w := range strings.FieldsSeq(putsOffTo) {
			add(w+to, Extend, false)
		}
		for w := range strings.FieldsSeq(wished) {
			add(w+"拖"+to, Extend, false)
		}
		for term := range strings.FieldsSeq(terms) {
			for w := range strings.FieldsSeq(putsTo + " " + putsOffTo) {
				add(term+w+to, Extend, false)
			}
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
var signs = strings.NewReplacer("＃", "#", "，", ",", "。", "", "！", "", "我都", "我", "我全", "我", "我先", "我", "我这就", "我", "我马上", "我", "我就", "我")

// closes matches a number that is closed in one word: 执照拿到，253结.
var closes = expr.MustCompile(`([#＃]?[0-9]{2,7}号?)(?:可以|能)?结(?:了|掉|吧|案)*([，,。！ ]|$)`)

// toDay matches what is put to a day without 到: 放下周二, 挪周五.
var toDay = expr.MustCompile(`(放|挪|推|搁|调)((?:下下?个?|这个?|本)?(?:周|礼拜|星期)[一二三四五六日天]|明天|后天|大后天|[0-9]{1,2}[号日])`)

// Read finds the acts in a message, and what they are about.
func Read(says string) (s Said) {
	if strings.ContainsAny(says, "放挪推搁调") {
		says = toDay.ReplaceAllString(says, "${1}到${2}")
	}
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
	if slices.Contains(s.Acts, Finish) && (!containsAny(says, `办结 销号 结案 结了 结掉`) || endsLater.MatchString(says)) && Remains(says) {
		s.Acts = slices.DeleteFunc(s.Acts, func(a Act) bool { return a == Finish })
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
	case act == Nudge:
		return i+size < len(n) && strings.ContainsRune("过了着", n[i+size]) // 催过两次了
	case act == Reopen:
		return i+size < len(n) && strings.ContainsRune("会党课门灯票证了的过", n[i+size]) // 再开一下会, 房东重新开了
	case act == Finish:
		return n[i] == '好' && behind("说谈约讲量定") || n[i] == '准' && behind("批核获恩看瞄说对") || n[i] == '亮' && behind("漂敞响") || comesAfter(n[i+size:]) // 说好了, 批准了, 换完了再报
	}
	return false
}

// comesAfter reports whether what follows a word of what is over says what is to be done when it will be: 再报您 of 换完了再报您.
func comesAfter(n []rune) bool {
	for len(n) > 0 && strings.ContainsRune("了以之我咱 ", n[0]) {
		n = n[1:]
	}
	return len(n) > 1 && (n[0] == '再' && !strings.ContainsRune("次也没", n[1]) || n[0] == '后' && strings.ContainsRune("再我就", n[1]))
}

var grantsTo = expr.MustCompile(`(?:给|放|宽|延|推|定|限)(?:你们?|他们?)?到|(?:最多|顶多|只能|最晚|最迟)(?:给)?(?:到)?`)

// GrantedTo is what a text says behind the words that grant time until a day: 20号，就这一回 of 24号太晚了，给到20号，就这一回; or "".
func GrantedTo(says string) string {
	if at := grantsTo.FindStringIndex(says); at != nil {
		return says[at[1]:]
	}
	return ""
}

// otherwise matches what is threatened or said of the next time, behind a verdict: 再不行我自己去, 下次可不能再延.
var otherwise = expr.MustCompile(`[，,。；; ]+(?:要是|如果|到时候?)?(?:再|还是|还)(?:不行|办不好|办不完|不成|拖|没动静|完不成)[^，,。；;]*|[，,。；; ]+(?:下次|下回|以后|下不为例|往后)[^，,。；;]*`)

// Verdict is what a leader says to a wish for more time: 26那个延期 同意; 不能再延了. Both are false where a text speaks of no such thing. Of a
// problem that is in hand with its wish it need not be said of what it is: 不同意; 给到20号.
func Verdict(says string, wished bool) (yes, no bool) {
	says = otherwise.ReplaceAllString(says, "")
	if Asks(says) {
		return false, false
	}
	if !containsAny(says, `延 宽 缓`) {
		no = wished && containsAny(says, `不同意 不批 不准 不予 不行 不可以 驳回 免谈 没门`)
		return wished && !no && (containsAny(says, `同意 批准 准了 批了`) || grantsTo.MatchString(says)), no
	}
	no = containsAny(says, `不同意 不批 不准 不行 不可以 不可 不给 不能 不许 不再 不延 不宽 别延 别再 驳回 免谈 不成 没门`)
	return !no && containsAny(says, `同意 批 准 可以 行 给 没问题 成 好`), no
}

var saidAnew = expr.MustCompile(`[，,。！! ](?:诶|哎|欸|哦|噢|啊|呃|唉|呀)*(?:不对|说错了?|错了|不不|不是)(?:不对)?[，,。！! ]+(.+)$`)

// SaidAnew is what a text says in place of what it said before, as it takes that back: 交给城东所干事甲 of 交给登记科，诶不对，交给城东所干事甲; or "".
func SaidAnew(says string) string {
	if m := saidAnew.FindStringSubmatch(says); m != nil {
		return m[1]
	}
	return ""
}

// TooSoon reports whether a text tells that there is not time enough: 周五怕是来不及.
func TooSoon(says string) bool {
	return containsAny(says, `来不及 赶不及 赶不上 搞不完 弄不完 办不完 做不完 时间不够 太紧 够呛`)
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

// Begins reports whether a text begins with a word of an act.
func Begins(says string, act Act) bool {
	first, _ := utf8.DecodeRuneInString(says)
	return slices.ContainsFunc(byFirst[first], func(w word) bool { return w.act == act && strings.HasPrefix(says, string(w.runes)) })
}
