package words

import (
	"strconv"
	"strings"

	"liaison/store/text/expr"
)

// notHeldFor are the reasons why a meeting is not held in its time, and their words.
var notHeldFor = []struct{ why, words string }{
	{"换届中", `换届`}, {"合并召开", `合并 一起开 一块开 并到 并入`}, {"未设党小组", `未设党小组 没设党小组 没有党小组`}, {"已线下完成", `线下 纸质 已经开过`},
}

// WhyNotHeld is the reason that a text names why a meeting is not held.
func WhyNotHeld(says string) string {
	for _, row := range notHeldFor {
		if containsAny(says, row.words) {
			return row.why
		}
	}
	return "其他"
}

// NotHeldItem is the part of a text that names what is not held: 党小组会 of
// 党小组会合并到主题党日一起开.
func NotHeldItem(says string) string {
	for _, w := range []string{"合并", "并到", "并入", "跟", "和主题"} {
		if head, _, found := strings.Cut(says, w); found && head != "" {
			return head
		}
	}
	return says
}

// Postpones reports whether a text puts a meeting off: 主题党日推迟到下周.
func Postpones(says string) bool {
	return containsAny(says, `推迟到 延到 推到 延后到 顺延到 改到 改在 往后推到`)
}

// Elected reports whether a text tells that the 换届 is done: 换届选完了.
func Elected(says string) bool {
	return strings.Contains(says, "换届") && containsAny(says, `选完了 选完 完成了 换完了 选好了 结束了 选举完成 换届完成 换届选举完成 开完了 已换届 换过了`) && !containsAny(says, `没 未 准备 不适用`)
}

var headsMove = expr.MustCompile(`(转入|转进来|转过来|转进|转来|接收|新进|转出|转走|调走|减少|发展|吸收|新发展)(?:了)?([0-9０-９一二两三四五六七八九十]{1,3})?(?:个|名|位)(预备|正式)?党员`)
var headsAfter = expr.MustCompile(`(转入|转进来|转过来|转进|转来|接收|新进|转出|转走|调走|减少|发展|吸收|新发展)(?:了)?(预备|正式)?党员([0-9０-９一二两三四五六七八九十]{1,3})(?:个|名|位)`)
var turnsFull = expr.MustCompile(`([0-9０-９一二两三四五六七八九十]{1,3})(?:个|名|位)预备党员(?:按期)?(?:转正|转为正式)`)

// HeadsMove is how many 正式党员 and 预备党员 a 支部 has more than before, as a text tells:
// 转入1名党员. What is only discussed at a meeting changes nothing.
func HeadsMove(says string) (full, probation int, ok bool) {
	if containsAny(says, `讨论 研究 审议 支委会 党员大会 党小组会 主题党日 党课 问题 准备 打算 计划`) {
		return 0, 0, false
	}
	if m := turnsFull.FindStringSubmatch(says); m != nil {
		n, read := smallNumber(m[1])
		return n, -n, read
	}
	m := headsMove.FindStringSubmatch(says)
	if m == nil {
		if m = headsAfter.FindStringSubmatch(says); m == nil {
			return 0, 0, false
		}
		m[2], m[3] = m[3], m[2] // 转入正式党员1名
	}
	n, read := 1, true
	if m[2] != "" {
		n, read = smallNumber(m[2])
	}
	if containsAny(m[1], `转出 转走 调走 减少`) {
		n = -n
	}
	if m[3] == "预备" || containsAny(m[1], `发展 吸收 新发展`) {
		return 0, n, read
	}
	return n, 0, read
}

// WhyHeads is how a text says that the heads of a 支部 change: 转入1名正式党员.
func WhyHeads(says string) string {
	if m := turnsFull.FindString(says); m != "" {
		return m
	}
	if m := headsMove.FindString(says); m != "" {
		return m
	}
	return headsAfter.FindString(says)
}

// smallNumber reads 1 to 10 in Chinese, or any number in digits.
func smallNumber(says string) (int, bool) {
	if n := []rune(says); len(n) == 1 && nths[n[0]] > 0 {
		return nths[n[0]], true
	}
	n, err := strconv.Atoi(says)
	return n, err == nil && n > 0
}

var nthBranch = expr.MustCompile(`第?([一二三四五六])(?:党)?支部`)

// NthBranch is the number of a 支部 among those of its point as its name has it: 第一党支部 of 他们一支部; or "".
func NthBranch(says string) string {
	if m := nthBranch.FindStringSubmatch(says); m != nil {
		return "第" + m[1] + "党支部"
	}
	return ""
}

// AsksMissing reports whether a question about meetings is only for those not seen: 哪些支部还没开, 有没有漏的.
func AsksMissing(says string) bool {
	lacks := containsAny(says, `还没 没开 没记 没搞 没看到 没有记 没上 未开 未见 没报 没办 没组织 没动静`)
	return lacks && containsAny(says, `哪 谁`) || containsAny(says, `漏 缺 欠 差 落下`) && containsAny(says, `哪 谁 没 吗 么`)
}

// The classes of the words with which people ask how many members their 支部 has: 我们支部正式党员登记的是多少, 现在正式几个 预备几个, 预备的呢.
const (
	headsOf    = `人 党员 同志`
	headsRank  = `正式 预备 正式党员 预备党员 积极分子 入党积极分子 发展对象`
	headsCount = `几 多少`
	headsThen  = `呢`
	headsRest  = `那 我们 咱们 咱 我 支部 党支部 里 这边 现在 目前 一共 总共 共 有 个 名 位 了 啊 的 是 登记 名册 名册上 上 册上 在册 还 跟 和 分 分开 分别 分清 各 各是 单独 说 报 算 、 ， ,`
)

var headsAsked = classesOf(map[byte]string{'k': headsOf, 'r': headsRank, 'n': headsCount, '?': headsThen, '-': headsRest})

// AsksHeads reports whether a text asks how many members a 支部 has.
func AsksHeads(says string) bool {
	signs, whole := headsAsked.signs(strings.TrimRight(says, "。？?！! "))
	return whole && (hasSign(signs, "n") && hasSign(signs, "kr") || hasSign(signs, "r") && hasSign(signs, "?"))
}

// OfActivists reports whether a text asks after those who are no members yet.
func OfActivists(says string) bool { return containsAny(says, `积极分子 发展对象`) }

// AsksHeld reports whether a question about meetings is for those held: 哪些开了.
func AsksHeld(says string) bool {
	return containsAny(says, `开了 开过 有记录 记了 搞了 上了 全部 所有 都看`) && !containsAny(says, `没 未`)
}

// NotOwed reports whether a text says why a meeting need not be held: 换届中.
func NotOwed(says string) bool {
	return containsAny(says, `换届中 合并到 不单独开 不单独召 暂不召开 暂不开 暂缓召开 暂停召开 不适用 未设党小组 没设党小组`)
}
