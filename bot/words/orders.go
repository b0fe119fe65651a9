package words

import (
	"strings"

	"liaison/store/text/expr"
)

// The classes of the words around whom a leader has do something.
const (
	orderHave = `让 叫 请 派 安排 喊 要 由 通知 告诉 转告 叮嘱 嘱咐 提醒 督促 催着 催`
	orderTo   = `给 跟 和 对 向`
	orderSay  = `说 讲 交代 打个招呼 打招呼 带个话 带话 带句话 捎个话 打个电话 打电话 发个消息`
	orderThem = `他们 她们 他 她 他俩 人家 那边 这边 你们`
	orderOpen = `那就 那么 那 就 还是 这样吧 这样 行 好的 好 嗯 哦 你们 你 咱 麻烦 请 帮我 给我 替我 另外 还有 对了 先 再 赶紧 马上 尽快 抓紧 回头 直接 都 也 要不 干脆 我看 我想 务必 一定 必须 最迟 最晚 之前 以前 下班前 前 以内 之内 内 上午 下午 晚上 早上 中午 一早 这个 那个 这事 那事 这件 那件 这条 那条 这边 那边 那里 那儿`
)

// mostBeforeOrder is how many characters, the name of a place, may stand before a word that points at it where an order
// begins: 科创园大厦那边.
const mostBeforeOrder = 9

// An Order is a way to read an order in a text.
type Order struct {
	Whom   string // what begins with whom, if it is one: 城西所后天再跑一趟
	Behind bool   // a word with which somebody has others do something stands before it
	First  bool   // nothing is told before it
}

// Ordered are the ways to read an order in a text. It stands at the beginning of a clause or behind no more than a day, a number or a
// place: 那让城西所后天再跑一趟, 给他说 周五下班前换下来, 明天城东所去一趟.
func Ordered(says string) (all []Order) {
	first := true
	for clause := range Clauses(says) {
		rest := withoutOpening(clause)
		add := func(whom string, behind bool) {
			if !strings.HasPrefix(whom, "我") && whom != "" {
				all = append(all, Order{whom, behind, first})
			}
		}
		for _, from := range []string{rest, clause} { // 请 opens a clause and orders
			if have := beginning(from, orderHave); have != "" && !strings.HasPrefix(from[len(have):], "了") {
				add(from[len(have):], true)
			}
			if to := beginning(from, orderTo); to != "" {
				add(saidTo(from[len(to):]), true)
			}
			add(from, false)
		}
		first = first && strings.Trim(rest, "吧啊呀了哈嘛") == "" // 这样吧
	}
	return all
}

// saidTo is to whom a text says that something is to be said: 他 of 他说一声; "" where it was said.
func saidTo(says string) string {
	at, word := -1, ""
	for w := range wordsOf(orderSay) {
		if i := strings.Index(says, w); i > 0 && (at < 0 || i < at || i == at && len(w) > len(word)) {
			at, word = i, w
		}
	}
	if at < 0 || len([]rune(says[:at])) > mostBeforeOrder {
		return ""
	}
	after := says[at+len(word):]
	if strings.HasPrefix(after, "了") || strings.HasPrefix(after, "过") || strings.HasPrefix(after, "的") || strings.HasPrefix(after, "好") {
		return ""
	}
	return says[:at]
}

// beginning is the longest word of a list with which a text begins, or "".
func beginning(says, list string) (longest string) {
	for w := range wordsOf(list) {
		if len(w) > len(longest) && strings.HasPrefix(says, w) {
			longest = w
		}
	}
	return longest
}

// opens are the characters of days and numbers.
const opens = "0123456789#＃号、今明后大天下个这本周星期礼拜一二三四五六日月末底 "

// withoutOpening is a clause without what may stand before whom an order names.
func withoutOpening(clause string) string {
	n := []rune(clause)
	for i := min(len(n)-1, mostBeforeOrder); i > 1; i-- { // 科创园那边
		for _, pointing := range []string{"那边", "那个", "这边", "那儿", "那里", "那头"} {
			if strings.HasPrefix(string(n[i:]), pointing) && !containsAny(string(n[:i]), orderHave) {
				clause = string(n[i+2:])
			}
		}
	}
	for {
		had := clause
		clause = clause[len(beginning(clause, orderOpen)):]
		if clause == had {
			clause = strings.TrimLeft(clause, opens)
		}
		if clause == had {
			return clause
		}
	}
}

// GoesOn reports whether a clause of an order begins with a day or a way to go, and names nobody: 后天再去建工.
func GoesOn(clause string) bool {
	return beginning(withoutOpening(clause), `去 到 跑 走 把 上 来 往 顺 也 然后 接着 再`) != ""
}

// BeginsWithThem reports whether a text begins with a word for those who were named before.
func BeginsWithThem(says string) bool { return beginning(says, orderThem) != "" }

// errandAsks are the words with which an order says what is to be found out.
const errandAsks = `说说 说一下 说清楚 讲清楚 说明 汇报 回个话 看看 看下 看一下 看一眼 问问 问一下 问下 问清楚 核实 核一下 核下 核 查查 查一下 查下 了解 摸清 摸一下 弄清 搞清 确认 瞧瞧 瞅瞅 看`

// WithoutErrand is a text without what an order in it wants found out, which asks nothing of who reads it: 城东所周五去一趟农
// 贸 of 城东所周五去一趟农贸 看看秤换了没.
func WithoutErrand(says string) string {
	first := len(says)
	for w := range wordsOf(errandAsks) {
		if i := strings.Index(says, w); i > 0 {
			first = min(first, i)
		}
	}
	return says[:first]
}

// ByThen reports whether a text sets the time until when something must be done.
func ByThen(says string) bool {
	return containsAny(says, `之前 以前 下班前 前 最迟 最晚 以内 之内 必须 务必 一定要 一定得 限 拖不得 不能再拖 别再拖 给我`)
}

// Must reports whether a text says that something has to be done.
func Must(says string) bool {
	return containsAny(says, `必须 务必 一定要 一定得 拖不得 不能再拖 别再拖 给我 最迟 最晚`)
}

// BehindDay is what a text says behind the word that makes an end of the day before it: 各报一份方案 of 前各报一份方案.
func BehindDay(says string) string {
	return says[len(beginning(says, `下班之前 下班以前 下班前 之前 以前 前 之内 以内 内 都 上午 下午`)):]
}

var (
	eachStation = expr.MustCompile(`(?:让|叫|请|通知|派|安排|要|喊)(?:那|这)?(?:两个?|俩|几个|各个?|各家|三个)?(?:监管|市场|责任|辖区|管片|对应的?)*所(?:里|上)?(?:的人)?(?:都|各自|分别|[今明后大下周这个本星期礼拜一二三四五六日天上午早晚前号0-9])*(?:各|都|去|跑|到|走|派)`)
	nobodyWent  = expr.MustCompile(`没(?:有)?(?:人|谁)?(?:去|跑|走访|到|走)|没(?:见|看到|看见)(?:人|谁)?(?:去|走访)|未走访|(?:一次|一趟|一回)(?:都|也)?没`)
	sendsNobody = expr.MustCompile(`(?:不用|不要|不必|不需要|用不着|别|先别|先不|就不|不)(?:再|让|叫|安排|喊|他们|她们|他|人|城.所)*(?:派|去|跑|安排|叫|通知|下达|交代)(?:人|他们|了|去)*(?:吧|啊|哈)*$`)
)

// EachStation reports whether a clause of an order sends to each point those who look after it: 叫两个所明天各跑一趟, 让所里去.
func EachStation(clause string) bool { return eachStation.MatchString(clause) }

// NobodyWent reports whether a clause tells that nobody went to a place: 农贸和运营公司这礼拜还没人去.
func NobodyWent(clause string) bool { return nobodyWent.MatchString(clause) }

// SendsNobody reports whether a text takes back that somebody is sent: 那明天不用派了, 先别叫他们去了.
func SendsNobody(says string) bool {
	return containsAny(says, `不 别 用不着`) && sendsNobody.MatchString(strings.TrimRight(says, "。！ "))
}

var ofAllPlaces = expr.MustCompile(`(?:[这那]?(?:[两二三四五六七八]|几)[个家处]点?|全部?|挨个|一个个|统统)?(?:都|各|挨个)(?:去|跑|走|转|看)|每[个家处]点?(?:都)?(?:去|跑|走|转|看)|[这那](?:[两二三四五六七八]|几)[个家处]点?`)

// OfAllPlaces reports whether a text is of all places that were listed: 两家都去, 这几个点下周各跑一趟.
func OfAllPlaces(says string) bool { return ofAllPlaces.MatchString(says) }
