package reading

import (
	"cmp"
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// An askedPart is the part that a word plays in a question.
type askedPart uint8

const (
	meaning    askedPart = iota // an indicator or an action
	filler                      // polite, or only holds the others together
	wondering                   // asks
	tells                       // tells what happened
	whole                       // 全局
	own                         // 我
	noVisit                     // 没走访
	whichPoint                  // 哪些点位
	pointWord                   // 点位
	versus                      // 比
	total                       // 一共
)

// An asked is what a word of a question means.
type asked struct {
	part   askedPart
	action Action
	names  []string // of indicators
	loose  bool     // they are meant only where nothing else is
	meets  bool     // names 组织生活
	counts bool     // may stand within a name: 服务了多少企业
}

// questionWords say what the words of a question mean, besides those of the
// indicators.
var questionWords = []struct {
	asked
	words string
}{
	{asked{action: Compare}, `对比 对比一下 比较 比较一下 相比 相比较 环比 比一比 比一下 差多少 差几个 多了多少 少了多少 增加了多少 增加多少 减少多少 多了还是少了 变化 有变化吗 有什么变化`},
	{asked{action: CompareYear}, `同比 去年同期 上年同期 同期 同期对比 和去年比 跟去年比 比去年 去年同期比`},
	{asked{part: versus}, `比`},
	{asked{action: Trend}, `趋势 趋势图 走势 走势图 曲线 曲线图 折线图 柱状图 图表 变化趋势 走向 逐月 每月 每个月 各月 按月 按月份 逐周 每周 各周 按周`},
	{asked{action: Details}, `哪两天 哪两次 哪两趟 哪两回 哪两条 哪两件 哪三天 哪三次 哪三趟 哪三回 哪三条 哪三件 哪四天 哪四次 哪四趟 哪四回 哪四条 哪四件 哪五天 哪五次 哪五趟 哪五回 哪五条 哪五件 是哪两天 是哪两次 是哪两趟 是哪两回 是哪三天 是哪三次 是哪三趟 是哪三回 是哪四天 是哪四次 是哪四趟 是哪四回 是哪五天 是哪五次 是哪五趟 是哪五回 哪几天 哪些天 哪几天去的 哪天去的 几号去的 都是哪天 明细 明细表 清单 详情 列表 列一下 列出来 列个单子 有哪些 有哪几个 有哪几条 哪些问题 哪几个问题 哪些 哪几条 哪几件 是哪些 是哪几个 都有啥 具体 一条条 一条一条 一次一次 一笔一笔 一趟一趟 逐条 逐次 逐笔 列给我 哪几次 哪几趟 哪几回 是哪几次 是哪几趟`},
	{asked{action: ByUnit}, `按所 按照所 分所 各所 各个所 每个所 每所 按单位 各单位 哪个所 哪些所 哪几个所 各所各 按所分 按所看 分所看 所和所`},
	{asked{action: BySection}, `按科室 各科室 每个科室 分科室 按科 各科 哪个科室 哪些科室`},
	{asked{action: ByPoint}, `按点位 按点 各点位 各点 各个点 各个点位 每个点 每个点位 分点位 分点 按联系点 各联系点 每个联系点 点位分布`},
	{asked{action: Export}, `导出 导出来 导一下 导个表 导出表格 表格 excel xlsx 出个表 出张表 台账 台帐 发个表`},
	{asked{part: noVisit}, `哪还没去 哪没去 哪儿还没去 哪儿没去 哪里还没去 哪里没去 还没走访 还没走访过 还没有走访 没走访 没走访过 没有走访 没有走访过 未走访 没去 没去过 没有去过 没人去 没人去过 还没去 没跑 没跑过 没到过 没看到走访 没走到 没走访到 走访没到 没覆盖到 没人去 没人去过 还没人去 还没人去过 没有人去 没有人去过 还没有人去 没人跑 没人跑过 还没人跑 没人到过 没人走访 没人走访过 还没人走访 谁都没去 都没人去 都没去 都没去过 一次没去 一次都没去`},
	{asked{action: LongestAgo}, `最久没去 最久没去过 最久没去的 最久没人去 最久没人去过 最久没走访 最久没跑 最久没到 最久没看 最久没走动 最长时间没去 最长时间没人去 最长时间没走访 好久没去 好久没人去 好久没走访 好久没跑 好长时间没去 好长时间没人去 很久没去 很久没人去 很久没走访 很长时间没去 很长时间没人去 许久没去 许久没人去 长时间没去 长时间没人去 长时间没走访 长期没去 长期没人去 长期没走访 太久没去 太久没人去 有日子没去 有日子没人去 有阵子没去 有阵子没人去 多久没去 多久没人去 多久没走访 多长时间没去 多长时间没人去`},
	{asked{part: whichPoint, counts: true}, `哪些点位 哪几个点位 哪个点位 哪些点 哪几个点 哪个点 哪些联系点 哪个联系点 哪几个联系点 几个点 几个点位 几个联系点 多少个点 多少个点位 多少点位 多少个联系点 多少联系点 什么点 啥点`},
	{asked{part: pointWord}, `点位 点 的点 个点 联系点 我的点位 所有点位 全部点位 所有联系点`},
	{asked{part: whole}, `全局 全区 整个局 局里 我们局 咱们局 全单位 整个单位`},
	{asked{part: own}, `我 本人 我自己 我的 我个人 俺`},
	{asked{part: filler}, `跑得 干得 做得 搞得 忙得 走得 弄得 办得 抓得 推得 推进得 进行得 完成得 开展得 整个 整月 整个月 全月 一整月 一整个月 整周 一整周 等下 等等 等会 等一下 稍等 慢着 且慢 先问下 先问一下 先问一句 问一句 插一句 对了 顺便 之前 以前 此前 先前 这两个点 那两个点 两个点 这三个点 三个点 这几个点 那几个点 我这边 我那边 我这里 我这儿 我们这边 我那几个点 我这几个点 我那些点 我这些点 我那几个点位 我这几个点位 我的几个点 我管的点 我管的几个点 我分管的点 我分管的几个点 我联系的几个点 单看 光看 只看 就看 仅看 单独看 专看 单说 只说 大家 大伙 大伙儿 同事们 所里 我们 咱们 咱 我们所 我所 咱所 本所 我们支部 我支部 本支部 我们科 我分管的 我分管 分管的 我负责的 负责的 我管的 管的 我联系的 我们点 我范围内 范围内
		的 地 得 啊 呀 嘛 哈 哦 噢 呗 啦 吧 都 还 还是 在 和 与 跟 及 以及 同 共 各 总 这 那 下 把 要 就 也 又 再 到 至 只 是 为 上 里 内 中 做 搞 开展 开 办 搞了 做了 组织 进行 一下 一个 这个 那个 这些 那些 全部 所有 全都
		目前 现在 当前 截至 截止 截至目前 到目前 为止 至今 到现在 最近 今年已 已 已经 大概 大约 主要 分别 其中 方面 工作 相关 有关 期间 以来 领导 你好 您好 小助手 助手 机器人 谢谢 谢了 辛苦 辛苦了 好的 嗯
		支部 各支部 党支部 每个支部 单位 企业 商户 个体户 个体工商户 人 条 来 参加 来着 去 名 位 类 项 份 些 本 该 贵 局 那边 这边 这块 那块`},
	{asked{part: total, counts: true}, `一共 总共 共计 合计 累计 总计 总数 拢共 统共 加起来 加一起 一起算`},
	{asked{part: filler, counts: true}, `次 户 个 家 场 件 处 节 次数`},
	{asked{part: tells}, `没啥情况 没什么情况 没啥 没什么 看了看 转了转 走了走 坐了坐 聊了聊 逛了逛 查了查 碰了碰 看了一圈 转了一圈 走了一圈 跑了一圈 跑了一趟 走了一趟 去了一趟 看了一下 转了一下 有 有了 记了 报了 讲了 上了 办了 过 完 完了 成 好了`},
	{asked{part: tells, counts: true}, `了`},
	{asked{part: wondering, counts: true}, `多少 多少个 多少户 多少次 多少家 多少条 多少项 多少名 多少人 多少场 多少件 几 几个 几次 几户 几家 几条 几项 几名 几人 几位 几场 几件 几处 几节 几趟 几回 多少趟 多少回 几宗 几起`},
	{asked{part: wondering}, `记了什么 记了啥 记了些什么 都记了什么 都记了啥 干了啥 干了什么 干了些啥 干了些什么 干啥了 做了啥 做了什么 做了些啥 做了些什么 忙了啥 忙了什么 忙了些啥 忙了些什么 怎么样 怎么样了 怎样 咋样 咋样了 怎么个情况 如何 啥情况 什么情况 情况如何 情况 情况怎么样 情况咋样 咋个情况 吗 么 没 没有 了没有 了没 呢 ? 谁 谁还 谁没 哪里 哪些支部 哪个支部 哪几个支部 哪家 哪些小组 没开 没上 没搞 没办 未开 是不是 是否 有没有 有无 还没 还没开
		多 少 多不多 够不够 数字 数据 数 数值 统计 统计一下 统计数据 汇总 汇总一下 进度 进展 完成情况 开展情况 报表 报告 汇报 结果
		请问 问 问下 问一下 请 请教 麻烦 麻烦你 麻烦您 劳驾 帮忙 帮我 帮 帮我查 帮我查一下 查 查下 查一下 查查 查询 看 看下 看一下 看看 瞧瞧 给我看 给我看看 给我看一下 我看 我看看 我看下 我看一下 我要看 我想看 我想看看 我想知道 想知道 我想了解 想了解 了解 了解一下 我问一下 我问下 想问 我想问 告诉我 说说 说一下 讲讲 给我 发我 发给我 发我一下 发一下 发下 发来 发个 报一下 报给我 拉一下 拉个 调一下 调出来 来一份 来个 给个 给 要一份 出一下 显示 打开`},
}

// looseWords mean an indicator only where nothing else is named.
var looseWords = map[string]bool{"次数": true, "问题": true, "人次": true, "制定": true, "制订": true, "会议": true, "开会": true, "参训": true, "受训": true}

// visitWords say that somebody was there, in a question.
const visitWords = `走访过 去过 跑过 到过 走过 跑点 走动 几趟 走坊 走仿 下去走访 走访情况 跑了几趟`

// visited are the numbers that the types of visits are about.
var visited = map[string]string{"送政策": "走访 辐射户数", "送服务": "走访 服务企业 现场解决", "送信心": "走访", "日常": "走访"}

// A vocabulary is the words of questions as one trie, built once.
type vocabulary struct {
	words  []asked
	trie   *runes.Trie
	slips  *slip.Index
	slip   []int32
	named  []spoken // words by indicator, for what is nearest
	points []string // the indicator that counts points
}

// A spoken is one word for an indicator.
type spoken struct {
	word []rune
	name string
}

func newVocabulary(r Roster) *vocabulary {
	v := &vocabulary{trie: runes.NewTrie(), slips: slip.New()}
	all := append(slices.Clone(r.Counts), r.Indicators...)
	meetings := map[string]bool{}
	v.addShared(all)
	for i := range all {
		x := &all[i]
		meets := x.Kind == Meeting
		meetings[x.Name] = meets
		for w := range strings.FieldsSeq(x.Name + " " + x.Words) {
			v.add(w, asked{names: []string{x.Name}, loose: looseWords[w], meets: meets})
			v.named = append(v.named, spoken{[]rune(w), x.Name})
		}
	}
	for _, row := range lex.Cues {
		if row.Class == lex.Meeting && meetings[row.Value] {
			v.addAll(row.Words, asked{names: []string{row.Value}, meets: true})
		}
		if names := visited[row.Value]; row.Class == lex.VisitType && names != "" {
			v.addAll(row.Words, asked{names: known(all, names)})
		}
	}
	v.addAll(`走访了 去了 跑了 走了`, asked{part: tells, names: known(all, "走访")})
	v.addAll(visitWords, asked{names: known(all, "走访")})
	for _, row := range questionWords {
		v.addAll(row.words, row.asked)
	}
	v.points = known(all, "党建联系点")
	return v
}

// addShared adds what names several indicators at once: a type of activity, and
// 解决问题.
func (v *vocabulary) addShared(all []Indicator) {
	of := map[string][]string{}
	var solving []string
	for i := range all {
		x := &all[i]
		if x.Kind == Activity && x.Type != "" {
			of[x.Type] = append(of[x.Type], x.Name)
		}
		if x.Solves {
			solving = append(solving, x.Name)
		}
	}
	for _, row := range lex.Groups {
		v.addAll(row.Words, asked{names: of[row.Value]})
	}
	v.addAll(`解决问题 解决 解决了问题 解决的问题 解决实际问题 解决企业问题 解决难题 解决企业实际问题`, asked{names: solving})
	v.addAll(`问题 难题 诉求`, asked{names: known(all, "新增问题 办结问题 在办问题 逾期问题"), loose: true})
	v.addAll(`培训人次 参训人次`, asked{names: known(all, "培训人次")})
	v.addAll(`质量培训 培训 质量培训班 质量培训会 培训班`, asked{names: known(all, "培训次数 培训人次")})
	v.addAll(`宣讲 宣讲活动 主题宣讲`, asked{names: known(all, "宣讲场次 听讲人次")})
	v.addAll(`人次 多少人次 几人次`, asked{names: known(all, "培训人次 听讲人次"), loose: true})
	v.addAll(`党员 正式党员 预备党员`, asked{names: known(all, "指导党员")})
	v.addAll(`未结问题 未结 未办结问题`, asked{names: known(all, "在办问题")})
	v.addAll(`没办结的 没办结 还没办结 未办结的 没办完的 没办完 还没办完 还没办完的 没结 没解决 没解决的 没处理完 待办结 未了结 没销号 没结的 还没结`, asked{part: tells, names: known(all, "在办问题")})
	v.addAll(`快到期 快到期的 要到期 要到期的 快要到期 即将到期 即将到期的 临期 临期的 快到期限 快到期限的`, asked{names: known(all, "在办问题")})
	v.addAll(`没按期 到期没办 过了期限 过了期 过了期的 过了日子 过期没办 超期未办 超期没办 超了期 拖着没办`, asked{names: known(all, "逾期问题")})
}

// known are those of some names that are indicators.
func known(all []Indicator, names string) (found []string) {
	for name := range strings.FieldsSeq(names) {
		if slices.ContainsFunc(all, func(x Indicator) bool { return x.Name == name }) {
			found = append(found, name)
		}
	}
	return found
}

func (v *vocabulary) addAll(words string, a asked) {
	for w := range strings.FieldsSeq(words) {
		v.add(w, a)
	}
}

// add gives a word its meaning; the first stays.
func (v *vocabulary) add(word string, a asked) {
	n := runes.Of(word).Runes
	id := int32(len(v.words))
	v.words = append(v.words, a)
	v.trie.Add(string(n), id)
	if (len(a.names) > 0 || a.action != "") && len(n) >= 2 && runes.IsHan(n[0]) {
		v.slips.Add(string(n))
		v.slip = append(v.slip, id)
	}
}

// at returns what the longest word at n[i:] means, and its end; nil is none.
func (v *vocabulary) at(n []rune, i int, mistyped runes.Matches[*asked]) (*asked, int) {
	id, end := v.trie.Longest(n, i)
	if m, ok := mistyped.At(i); ok && m.End > end {
		return m.Means, m.End
	}
	if id < 0 {
		return nil, i
	}
	return &v.words[id], end
}

// findSlips finds words with one character that sounds or looks like the right
// one: 趋式, 逾其问题. A word that is spelled throughout is none.
func (v *vocabulary) findSlips(n []rune) (out runes.Matches[*asked]) {
	v.slips.Find(n, func(f slip.Slip) {
		if f.Alike && !v.spells(n[f.Start:f.End]) {
			out = append(out, runes.Found[*asked]{Start: f.Start, End: f.End, Means: &v.words[v.slip[f.Word]]})
		}
	})
	out.Sort()
	return out
}

func (v *vocabulary) spells(n []rune) bool {
	for i := 0; i < len(n); {
		id, end := v.trie.Longest(n, i)
		if id < 0 {
			return false
		}
		i = end
	}
	return true
}

// counting marks the words that count.
func (v *vocabulary) counting(n []rune) []bool {
	gone := make([]bool, len(n))
	for i := 0; i < len(n); {
		id, end := v.trie.Longest(n, i)
		if id < 0 {
			i++
			continue
		}
		for ; i < end; i++ {
			gone[i] = v.words[id].counts
		}
	}
	return gone
}

// NearestNames returns the indicators whose words share most with a text, the
// nearest first.
func (r *Reader) NearestNames(text string, most int) []string {
	n := runes.Of(text).Runes
	n = n[:min(len(n), 40)]
	best := map[string]int{}
	var order []string
	for _, w := range r.asks.named {
		k := names.Common(n, w.word)
		if score := 10*k - len(w.word); k >= 2 && 2*k >= len(w.word) && score > best[w.name] {
			if best[w.name] == 0 {
				order = append(order, w.name)
			}
			best[w.name] = score
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(best[b], best[a]) })
	return order[:min(len(order), most)]
}
