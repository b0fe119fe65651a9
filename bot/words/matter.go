package words

import "strings"

// The classes of the words with which people ask after a problem that was told once, also one that has ended: when it was
// reported or solved, by whom, how, whether there ever was one.
const (
	matterPast   = `后来 最后 当时 当初 那时 那时候 那会儿 那阵子 那阵 以前 之前 从前 先前 早先 原先 原来 曾经 前阵子 前段时间 前一阵 前一阵子 前些天 今年 去年 前年 往年 历年 年初 年前 年底 上个月 上月 上上个月 上季度 上个季度 一季度 那年 过去 老早 早就 上周 上个星期 这个月 本月 这一年 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 上半年 下半年 二季度 三季度 四季度`
	matterNewest = `最近那次 最近一次 最近一回 最近的 最后一次 最后那次 上一次 上一回 上次 上回 最近`
	matterOldest = `最早 最早那次 头一次 头一回 第一次 第一回 最初`
	matterAsks   = `谁 哪个 哪位 哪个人 哪位同志 哪个同志 哪个所 哪个科 哪个科室 哪个单位 哪个部门 哪家 哪里 哪儿 哪 哪天 哪一天 哪日 几号 几月 几月几号 哪月 哪个月 哪一步 哪步 哪了 什么时候 啥时候 何时 多会儿 多久 多长时间 花了几天 用了几天 拖了几天 前后几天 一共几天 几天办 几天弄 多少天 怎么 怎样 怎么样 怎么着 咋 咋样 咋个 如何 啥 啥子 什么 为什么 为啥 咋回事 怎么回事 哪年`
	matterWhich  = `哪些 哪几家 哪几个 哪几件 哪几起 哪几处 哪些家 几个 多少个 几家 多少家`
	matterTimes  = `几回 几次 几起 几件 多少次 多少回 多少起 多少件`
	matterSure   = `有没有 有没得 有没 是不是 是否 吗 么`
	matterNot    = `没有 没 没得 未`
	matterActs   = `挂 悬 搁 压 办 办理 弄 处理 整改 修 查 管 跟 跟进 盯 接手 经手 牵头 负责 答复 回复 落实 搞 协调 换 退 批 治 清 清理 检 跑 送 交 交办 派 分派 退回 定 调解 赔 出面 拖 催 花 用 收尾 收场 做 改 拆 撤`
	matterRefers = `转 转介 移交 移送 转给 转到 转出 转出去 转走 转交 转过去 交出去`
	matterRaised = `报 提 反映 上报 发现 带回 带回来 收上来 记下 投诉 举报 接到 接 出现 闹 发生 遇到 碰到 碰上 报上来 提上来 反映上来 收 收到 有过 报过 提过 反映过 出过 接过 闹过`
	matterEnds   = `办完 办结 办好 弄完 弄好 处理完 处理好 处理掉 解决 解决好 解决掉 销号 销 销掉 消号 结 结案 了结 完 好 修好 搞定 搞好 摆平 整改完 办妥 完事 结束 清掉 办成 弄成`
	matterAdvice = `怎么办 咋办 咋整 咋弄 怎么整 怎么搞 怎么弄 怎么处理 如何处理 怎样处理 该找谁 找谁 怎么改 怎么说 咋说 咋处理 咋搞`
	matterDue    = `到期 期限 截止 时限 到的期 到了期`
	matterLate   = `逾期 超期 过期 过了期 超了期`
	matterPoints = `那个 那件 那事 那条 那起 那批 那家 那单 那笔 那两个 那两件 那两次 那几次 那几个 那几件 那次 那回 那一次 那趟 那一趟 那档子 那事儿 那单子 这事儿 这个 这件 这事 这条 这起 的事 的事情 的事儿 的问题 它 这些 那些 那两 俩`
	matterAlike  = `这种 这类 那种 那类 这样的 类似的 类似 同样的 同样 同类的 同类 一样的 差不多的`
	matterOthers = `哪些点 哪几个点 哪些地方`
	matterThing  = `问题 事 事情 事儿 投诉 情况 隐患 举报 单子 案子 记录 时候 时间`
	matterNews   = `进展 结果 下文 动静 说法 消息 眉目 回音 回信 回话`
	matterGlue   = `当中 里头 里面 其中 份 的 了 是 给 由 归 在 又 也 都 还 就 才 把 被 让 找 跟 和 到 得 去 来 过 着 上 下 出 个 人 现在 目前 今天 昨天 前天 他 她 他们 我们 咱们 咱 我 您 你们 局里 所里 科里 支部 吧 啊 呀 嘛 哈 来着 有 到底 究竟 具体 请问 帮我 帮我看看 翻 翻翻 翻一下 找找 找一下 搜一下 数数 数一下 看看 查查 查一下 看一下 一下 问下 问一下 那边 这边 那头 这头 那里 那儿 这里 这儿 那 这 总共 一共 已经 同志 同事 单位 部门 哦 嗯 对了 ， , 。 、 ！ : ：`
)

var matters = classesOf(map[byte]string{whenClass: matterPast, 'L': matterNewest, 'F': matterOldest, 'q': matterAsks + " " + matterOthers, 'c': matterTimes, 'k': matterWhich, '?': matterSure, '0': matterNot, 'a': matterActs,
	'r': matterRaised, 'e': matterEnds, 'd': matterDue, 'x': matterAdvice, 'T': matterRefers, 'D': matterLate, 'N': matterNews, 'g': matterPoints + " " + matterAlike, 'o': matterThing, 'n': `呢`, 'm': `？ ?`, '-': matterGlue})

// A Matter is what a question for a problem that was told once says of it.
type Matter struct {
	Of             string // the words beside those that ask: 退款 of 退款的投诉今年报过没有; "" for that in hand: 谁办的
	Which          string // the text without the words that only ask, as it stands
	Past           bool   // it speaks of a time that is over
	Ever           bool   // it asks whether there ever was one
	Counts         bool   // it asks how many there were, or which
	Lists          bool   // so in words in which numbers and lists are asked for too: 哪几个, 几个
	Due, Late      bool   // it asks when it is due, or for one that is overdue
	Ends           bool   // it asks whether or when it was solved
	Referred       bool   // it asks to whom it was referred
	Newest, Oldest bool   // of several, which
	Pointed        bool   // it points at one, 那个, or names it a problem
}

// longestMatter is how many characters such a question has at most. Of those at its end that ask few may be of no class, 啥时候清的,
// and some more behind a word for a time that is over, 当时缺什么材料.
const longestMatter, mostStrange, mostStrangeThen = 40, 2, 4

// MayAskMatter reports whether a text holds a word that asks, or may point at another problem by its end, 写字楼那个: most do neither.
func MayAskMatter(says string) bool {
	end := strings.TrimRight(says, "。！!~ ")
	short := len([]rune(end)) <= longestOther && (strings.HasSuffix(end, "个") || strings.HasSuffix(end, "件") || strings.HasSuffix(end, "次"))
	return short || containsAny(says, `谁 哪 几 何 多 久 怎 咋 啥 什么 吗 么 没 未 呢 ？ ? 是不是 是否`)
}

// AsksMatter reports whether a text asks after a problem that was told once, and what it says of it. Words of no other kind stand
// at its end, 秤的事后来怎么弄的, or before what it is about, 以前有没有接过退款的投诉.
func AsksMatter(says string) (m Matter, ok bool) {
	n := []rune(strings.Trim(strings.ReplaceAll(strings.TrimRight(says, "。！!~ "), " ", ""), "#＃0123456789"))
	alike := containsAny(says, matterAlike)
	if len(n) > longestMatter || len(n) < 2 {
		return m, false
	}
	m = matterIn(string(n))
	m.Lists = containsAny(says, `哪些 哪几`)
	for i := range n[:len(n)-1] {
		if tail, strange := matters.beside(string(n[i:])); asksBack(tail, strange, n[len(n)-1]) {
			m.take(tail)
			m.Ever, m.Lists = m.Ever || alike, m.Lists && !alike // 住所证明这种 还有哪几家报过
			return m, true
		}
	}
	for i := len(n) - 2; i > 1; i-- {
		if head, whole := matters.signs(string(n[:i])); whole && hasSign(head, "?qck") && hasSign(head, "tLFr") {
			m.take(head)
			m.Past = true // 谁报的 消防通道
			return m, true
		}
	}
	return m, false
}

// longestOther is how many characters a text has at most that goes on to another such problem.
const longestOther = 16

// OtherMatter reports whether a text that follows such a question goes on to another problem, and what it says of it: 那美食街消防通
// 道呢, 写字楼那个.
func OtherMatter(says string) (m Matter, ok bool) {
	n := strings.ReplaceAll(strings.TrimRight(says, "。！!~？? "), " ", "")
	if len([]rune(n)) > longestOther {
		return m, false
	}
	all, _ := matters.beside(n)
	end := lastSign(all)
	m = matterIn(n)
	return m, strings.HasSuffix(n, "呢") || end == 'g' && (strings.HasSuffix(n, "个") || strings.HasSuffix(n, "件") || strings.HasSuffix(n, "次"))
}

// matterIn is what a text says of a problem, whether it asks or not.
func matterIn(says string) Matter {
	all, of := matters.beside(says)
	return Matter{Of: of, Which: matters.without(says, "tLFq?ck0mnxg-"), Past: hasSign(all, "tLF"), Newest: hasSign(all, "L"), Oldest: hasSign(all, "F"), Pointed: hasSign(all, "go")}
}

// take notes what the words that ask say.
func (m *Matter) take(signs []byte) {
	m.Lists = hasSign(signs, "k") || m.Lists
	m.Ever = hasSign(signs, "rt") && hasSign(signs, "?c") || hasSign(signs, "r") && lastSign(signs) == '0'
	m.Counts = hasSign(signs, "ck")
	m.Ends, m.Referred, m.Late = hasSign(signs, "e"), hasSign(signs, "T"), hasSign(signs, "D")
	m.Due = hasSign(signs, "d") || m.Ends && hasSign(signs, "0") && lastSign(signs) != '0' // 还没办完的是哪个
}

// asksBack reports whether the words at the end of a text, and few strange characters among them, ask after something told: with one
// that asks and one for what was done with it, for its time, or that points at it.
func asksBack(signs []byte, strange string, last rune) bool {
	if len(signs) == 0 {
		return false
	}
	size, end := len([]rune(strange)), lastSign(signs)
	then := size <= mostStrangeThen && signs[0] == whenClass && hasSign(signs, "q")
	told := hasSign(signs, "qx") && (last == '的' || last == '了' || last == '过') || hasSign(signs, "?m")
	if size > 0 && !then && (size > mostStrange || !told) {
		return false
	}
	if end == 'x' && !hasSign(signs, "tLF") {
		return false // 他们问怎么处理
	}
	asks := hasSign(signs, "q?ckmx") || end == '0' || end == 'n' && hasSign(signs, "tLF")
	return asks && hasSign(signs, "tLFaTredDNg")
}

// lastSign is the last class that is not filling, or 0.
func lastSign(signs []byte) byte {
	for i := len(signs) - 1; i >= 0; i-- {
		if signs[i] != '-' && signs[i] != 'm' {
			return signs[i]
		}
	}
	return 0
}

// AsksRaised reports whether a text asks whether something was reported: 报过没.
func AsksRaised(says string) bool { return containsAny(says, `报 提 反映 投诉 举报 接`) }
