package words

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// A classes is all words of one kind of question by their class, each class a sign. Such a question is known by having no
// other words, in whatever order.
type classes struct {
	sign    map[string]byte
	longest int  // in characters
	dated   bool // a month in digits is one of them
}

// whenClass is the class to which a month in digits belongs: 4月份.
const whenClass = 't'

// endSounds are the words that end a clause, or begin one, and say nothing: they belong to the filling of all classes that have one.
const endSounds = `啊 呀 啦 哇 哈 哦 噢 咯 喽 嘞 噻 呗 哟 哒 哩 咧 嗯 呃 唉 哎 哎呀 诶 欸`

// classesOf are the words of some lists by the signs of the lists. A word that stands in two belongs to the later of their signs: to
// any before the filling.
func classesOf(lists map[byte]string) (c classes) {
	c.sign = map[string]byte{}
	_, c.dated = lists[whenClass]
	if _, fills := lists['-']; fills {
		for w := range strings.FieldsSeq(endSounds) {
			c.sign[w] = '-'
			c.longest = max(c.longest, len([]rune(w)))
		}
	}
	for _, sign := range slices.Sorted(maps.Keys(lists)) {
		for w := range strings.FieldsSeq(lists[sign]) {
			c.sign[w] = sign
			c.longest = max(c.longest, len([]rune(w)))
		}
	}
	return c
}

// signs are the classes of the words of a text, the longest word first, and whether it has no others.
func (c classes) signs(says string) (signs []byte, whole bool) {
	n := []rune(strings.ReplaceAll(says, " ", ""))
	for i := 0; i < len(n); {
		sign, size := c.at(n[i:])
		if size == 0 {
			return signs, false
		}
		signs = append(signs, sign)
		i += size
	}
	return signs, true
}

// beside are the classes of the words of a text, in their order, and what stands beside these words.
func (c classes) beside(says string) (signs []byte, rest string) {
	n := []rune(strings.ReplaceAll(says, " ", ""))
	for i := 0; i < len(n); {
		sign, size := c.at(n[i:])
		if size > 0 {
			signs = append(signs, sign)
			i += size
			continue
		}
		rest += string(n[i])
		i++
	}
	return signs, rest
}

// without is a text with a space in place of each word of some classes.
func (c classes) without(says, signs string) (rest string) {
	n := []rune(says)
	for i := 0; i < len(n); {
		sign, size := c.at(n[i:])
		if size > 0 && strings.IndexByte(signs, sign) >= 0 {
			rest, i = rest+" ", i+size
			continue
		}
		size = max(size, 1)
		rest, i = rest+string(n[i:i+size]), i+size
	}
	return rest
}

// at is the class of the longest word with which some characters begin, and how long it is.
func (c classes) at(n []rune) (sign byte, size int) {
	for k := min(c.longest, len(n)); k > 0; k-- {
		if sign, known := c.sign[string(n[:k])]; known {
			return sign, k
		}
	}
	if c.dated && len(n) > 1 && n[0] >= '1' && n[0] <= '9' && strings.ContainsRune("0月12", n[1]) { // 4月
		for size = 1; size < len(n) && strings.ContainsRune("012月份", n[size]); size++ {
		}
		return whenClass, size
	}
	return 0, 0
}

// hasSign reports whether one of some signs is among others.
func hasSign(signs []byte, any string) bool { return bytes.ContainsAny(signs, any) }

// besidePlace are the words that stand beside a place which somebody only speaks of, before they tell more: 工地 and 那边 of 建工工地那边.
const besidePlace = `工地 现场 工程 项目上 项目 那边 那头 那里 那儿 那一块 那块 那个点 那 这边 这头 这里 这儿 这块 这个点 这 那家 这家 里头 里面 边上 附近 的 啊 哦 嗯 呀 是 在 我们 我 刚才 刚 说下 说 关于 还有`

// OfPlace is a text without the words beside the place of which it speaks.
func OfPlace(says string) string {
	for again := true; again; {
		again = false
		says = strings.Trim(says, " ，,。、.")
		for w := range wordsOf(besidePlace) {
			if rest := strings.TrimSuffix(strings.TrimPrefix(says, w), w); rest != says {
				says, again = rest, true
			}
		}
	}
	return says
}

// The classes of the words with which people ask what waits for them.
const (
	mineWhose = `归我 该我 轮到我 派给我 派到我头上 派我 分给我 分到我 交给我 转给我 转到我 落到我头上 落我头上 找我 等我 要我 我头上 我手上 我手里 我手头 我名下 手上 手里 手头 名下 该归我 应该归我 由我`
	mineI     = `我 我这边 我这里 我这儿 我这 我的`
	mineUnit  = `我们科 我们所 咱们科 咱们所 咱科 咱所 我们科室 咱们科室 我们 咱们 咱 所里 科里 本科室 本所 我所 我科 我们这 我们这边 我们那 我们这里`
	mineGiven = `派给 派到 派过来 派下来 派来 派 分给 分到 分过来 分下来 分派 交给 交办给 交办 交过来 转给 转过来 转来 转到 下给 下来 给 落到 轮到 安排给 安排 指给 指派 归 新派 新分 新转 新交办 新来 新到`
	mineOwed  = `待办 待办事项 待办的 待办任务 没办的活 未办的`
	mineShow  = `列一下 列出来 列下 列一列 看一下 看一看 看看 看下 查一下 查查 翻一下 给我看看 拉一下 调出来 打开`
	mineHas   = `有 还有 剩 还剩 挂 挂着 压着 欠着 摆着 留着 `
	mineLeft  = `没办 没办完 没弄 没弄完 没处理 没处理完 没结 没办结 没完 没搞完 没搞 未办 未办结`
	mineDo    = `点头 拍板 批 批的 批准 审批 签字 定夺 要办 要弄 要处理 该办 要搞 要管 要跟 办 弄 管 处理 跟 接 搞 跟进 办理 负责 去办 来办 接着办`
	mineWhat  = `啥子 啥 什么 哪些 哪几件 哪几个 哪几样 哪几桩 哪几条 哪个 哪件 几件 几个 几样 几条 多少`
	mineThing = `事 事情 问题 活 活儿 任务 单子 件 桩 东西`
	mineWhen  = `现在 目前 眼下 今天 这会儿 当前 到现在 这周 本周 这两天 这几天`
	mineAsks  = `有没有 有没得 没有 没得 没 吗 么 嘛 不`
	mineGlue  = `是 的 都 还 在 了 那 呢 请问 帮我看 帮我看看 看哈 一共 总共 到底 着 得 ， , 。 ？ ? 啊 呀 和 也 下 哈 又 新 新的 局里 领导 上面 上头 局长 过来 下来 来 头上 手上 手里 手头 名下 这儿 里`
)

// mine are those words by class.
var mine = classesOf(map[byte]string{'m': mineWhose, 'u': mineUnit, 'g': mineGiven, 's': mineShow, 'D': mineOwed, 'i': mineI, 'h': mineHas, 'l': mineLeft, 'd': mineDo, 'w': mineWhat, 'o': mineThing, whenClass: mineWhen, '?': mineAsks, '-': mineGlue})

// AsksMine reports whether a text asks what waits for the person, and nothing else: 现在有啥是归我的, 手上还有没得要办的.
func AsksMine(says string) bool {
	signs, whole := mine.signs(says)
	if !whole || hasSign(signs, "u") {
		return false
	}
	if hasSign(signs, "D") { // 看看我的待办
		return true
	}
	if !hasSign(signs, "w?") {
		return false
	}
	if hasSign(signs, "m") { // 归我的有哪些
		return hasSign(signs, "hldwo")
	}
	given := hasSign(signs, "g") && hasSign(signs, "o")                                                         // 有新派过来的任务没
	return given || hasSign(signs, "i") && (hasSign(signs, "h") && hasSign(signs, "do") || hasSign(signs, "l")) // 我还有啥没办的
}

// AsksOffice reports whether a text asks what waits for the speaker's own unit, and nothing else: 我们科的待办, 有派给我们科的活没, 领导交办给我们科的.
func AsksOffice(says string) bool {
	if strings.Contains(says, "问题") {
		return false
	}
	for _, w := range ourUnit { // 派给我 is another word in 派给我们科
		says = strings.ReplaceAll(says, w, "咱")
	}
	signs, whole := mine.signs(says)
	if !whole || !hasSign(signs, "u") {
		return false
	}
	asks := hasSign(signs, "w?") && (hasSign(signs, "l") || hasSign(signs, "hg") && hasSign(signs, "dog"))
	return hasSign(signs, "D") || asks || hasSign(signs, "gs") && hasSign(signs, "o") || hasSign(signs, "g") && strings.HasSuffix(strings.TrimRight(says, "。 "), "的")
}

// ourUnit are the words for the speaker's own unit, the longest first.
var ourUnit = slices.SortedFunc(strings.FieldsSeq(mineUnit), func(a, b string) int { return len(b) - len(a) })

// The classes of the words with which people tell why those were missing who were.
const (
	absentWho     = `没来的 没来 没到的 没到 未到的 未到 缺席的 没参加的 没参加 没赶来的 没过来的 没能来的 不在的 缺的 少的 差的 没来开会的 来不了的`
	absentNumber  = `一 二 两 三 四 五 六 七 八 九 十 俩 仨 1 2 3 4 5 6 7 8 9`
	absentHeads   = `个 位 名 人 同志 党员 委员`
	absentReason  = `请假 请了假 请的假 出差 公出 外出 休假 事假 病假 在出差 出差了 住院`
	absentGlue    = `今天 昨天 前天 今儿 那 这 是 因为 因 在 去 了 的 其中 剩下 剩 另外 还有 就是 也 有 一共 分别 ， , 、 和 跟 。 嘛 哈 呢 早就 提前`
	absentAll     = `都 全 全都 全部 全是 都是`
	illness       = `病 感冒 发烧 手术 医院 做检查 不舒服 看牙 体检 打针 输液 化疗 保胎`
	longestAbsent = 24
)

var absentees = classesOf(map[byte]string{'m': absentWho, 'n': absentNumber, 'h': absentHeads, 'r': absentReason, 'a': absentAll, '-': absentGlue})

// WhyAbsent is why those were missing at a meeting who were: how many for which reason, 出差 for two of 今天没来的那两个是出差,
// where 0 are all of them; or else in other words, 回老家了 of 没来的那个回老家了. A text that is no more than numbers and reasons must
// point at those missing.
func WhyAbsent(says string) (counts map[string]int, told string) {
	n := []rune(strings.ReplaceAll(says, " ", ""))
	if len(n) > longestAbsent || Asks(says) || Mistaken(says) {
		return nil, ""
	}
	var who, heads, all bool
	last, waits := 0, ""
	for i := 0; i < len(n); {
		sign, size := absentees.at(n[i:])
		word := string(n[i : i+size])
		switch sign {
		case 'm':
			who = true
		case 'h':
			heads = true
		case 'a':
			all = true
		case 'n':
			last, _ = smallNumber(strings.NewReplacer("俩", "两", "仨", "三").Replace(word))
			if waits != "" { // 出差的两个
				counts[waits], waits, last = last, "", 0
			}
		case 'r':
			if word = strings.Trim(word, "了在"); containsAny(word, `请 病 住院`) { // illness is not kept
				word = "请假"
			}
			if counts == nil {
				counts = map[string]int{}
			}
			if counts[word] += last; last == 0 {
				waits = word
			}
			last = 0
		case 0, whenClass:
			told = strings.TrimRight(string(n[i:]), "。！")
			switch {
			case !who || !heads || counts != nil || len([]rune(told)) < 2:
				return nil, ""
			case containsAny(told, illness):
				return map[string]int{"请假": max(last, 1)}, ""
			}
			return nil, told
		}
		i += size
	}
	if !who || waits != "" && len(counts) > 1 {
		return nil, ""
	}
	if waits != "" && !all && heads && counts[waits] == 0 { // 没来那个出差了
		counts[waits] = 1
	}
	return counts, ""
}

// The classes of the words with which people ask how often a meeting is to be held.
const (
	ruleEach  = `每月 每个月 个个月 每季 每季度 每个季度 每年 每半年`
	ruleOne   = `一个月 一月 一个季度 一季度 一季 一年 半年`
	ruleOften = `多久 多长时间 多少时间 隔多久 几个月 多少天`
	ruleHow   = `几次 几回 几场 几个 几堂 几节 多少次 多少回`
	ruleTimes = `一次 一回 一场 一堂 一节 次 回`
	ruleMust  = `要 得 必须 应该 应当 应 该 需要 须 至少 规定 要求`
	ruleAsks  = `吗 么 嘛 不 没 是不是 是否 要不要 用不用 需不需要 还是 对不对 来着`
	ruleHolds = `开 上 搞 办 组织 召开 过组织生活 开展 讲 做`
	ruleGlue  = `党员大会 支部大会 支委会 党小组会 小组会 主题党日 党日 党课 组织生活会 民主评议 谈心谈话 谈心 三会一课 支部 党支部 我们 咱们 的 都 是 就 才 呢 啊 呀 请问 到底 究竟 一般 按规定 按 活动 会 ， , 。 ？ ?`
)

var rules = classesOf(map[byte]string{'e': ruleEach, 'q': ruleOne, 'o': ruleOften, 'c': ruleHow, 'n': ruleTimes, 'm': ruleMust, '?': ruleAsks, 'h': ruleHolds, '-': ruleGlue})

// AsksRule reports whether a text asks how often something is to be held, and nothing else: 党课多久上一次, 党小组会一个月要开几次, 党课是每季
// 度都要上吗.
func AsksRule(says string) bool {
	signs, whole := rules.signs(says)
	if !whole {
		return false
	}
	each := hasSign(signs, "e") || hasSign(signs, "q") && hasSign(signs, "m?h") // 一季度 is also the first quarter
	return hasSign(signs, "o") || each && hasSign(signs, "c?")
}
