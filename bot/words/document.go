package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store/text"
	"liaison/store/text/expr"
)

// documents are the words by which people ask for a document, by its name on the
// command line; of two that fit, the longer is meant. None begins with a word with
// which a name may end: 居然支部记录本.
var documents = []struct {
	kind  string
	words []string
}{
	{"handbook", []string{"三会一课记录本", "工作手册", "记录本"}},
	{"minutes", []string{"会议记录", "会议纪要", "党课记录", "支委会记录", "党员大会记录", "党小组会记录", "主题党日记录"}},
	{"assignment", []string{"问题交办单", "交办单"}},
	{"problems", []string{"问题清单"}},
	{"points", []string{"联系点名册", "点位名册", "名册"}},
	{"visit", []string{"走访记录表", "走访表"}},
	{"plan", []string{"年度计划", "年度工作计划", "组织生活计划", "计划"}},
	{"month", []string{"月度提示清单", "提示清单"}},
	{"term", []string{"换届提醒函", "提醒函"}},
	{"brief", []string{"工作简报", "党建简报", "简报"}},
}

// wanting stands before the document that somebody asks for: 给我打印一份记录本.
var wanting = expr.MustCompile(`^(?:再|请|麻烦|帮我|给我|给|我要|我想要|要|打印|打|印|导|拉|弄|整|下载|生成|出|做|写|来|发给我|发我|发|看看|看一下|一下|再)*(?:一份|一个|一张|份|张)?`)

var (
	// occasionAfter matches what a document is for: 开会要用.
	occasionAfter = expr.MustCompile(`[，, ]*(?:我)?(?:明天|今天|下午|上午|晚上)?(?:局里|区里|我)?(?:开会|会上|汇报|上会|调研|检查)(?:时)?(?:要|得|用|要用|得用)+$|[，, ]+(?:我|他们|领导)?(?:在)?(?:路上|车上|会上|飞机上|手机上|回头|晚上|等下|等会儿?)(?:再|要|好)?(?:看|用|翻|对)(?:看|一下)?(?:的)?$|[，, ]+(?:我|他们|领导|上面|所里|局里|区里)?(?:等着|要|好|用来|拿去|拿来|得|还要|准备)*(?:签字|签|盖章|归档|存档|入档|报送|上报|备案|备查|公示|张贴|迎检|打印|交上去)(?:要|用|的)*$`)
	ofLast        = expr.MustCompile(`^(?:刚才|刚刚|刚|上面|那个|这个|那次|这次|那场|这场|的)+`)
	briefWish     = expr.MustCompile(`^(?:请|麻烦|帮我)?(?:给我|给|来|出|写|准备|整理|要)+(?:一份|份|一个|一张)(.{0,16}?)(?:的)?(?:工作|总体|整体|基本)?(?:情况|汇报材料|材料|汇报)(?:说明|汇报|小结)?$`)
)

// Document reads the document that a text asks for, and what stands beside its word:
// a period, a name or a number. kind is "" where the text asks for none.
func Document(says string) (kind, beside string) {
	if !ofDocument(says) {
		return "", ""
	}
	says = WithoutOccasion(strings.TrimSpace(says))
	whole := occasionAfter.ReplaceAllString(strings.TrimRight(says, "。！吧呗 "), "")
	says = strings.TrimRight(wanting.ReplaceAllString(strings.TrimSpace(says), ""), "。！吧呗 ")
	says = strings.TrimRight(occasionAfter.ReplaceAllString(says, ""), " ，,")
	if short := copyAfter.ReplaceAllString(says, ""); short != "" {
		says = short
	}
	if strings.Contains(says, "记录") { // 把党课的记录给我
		says = strings.Replace(strings.TrimPrefix(says, "把"), "的记录", "记录", 1)
		says = strings.TrimSpace(ofLast.ReplaceAllString(says, ""))
	}
	if m := briefWish.FindStringSubmatch(strings.TrimSpace(whole)); m != nil {
		return "brief", strings.TrimSpace(m[1])
	}
	longest := 0
	for _, d := range documents {
		for _, w := range d.words {
			before, after, ok := strings.Cut(says, w)
			if !ok || len(w) <= longest {
				continue
			}
			before = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(before), "的"))
			if d.kind == "brief" {
				before = WithoutMaking(before)
			}
			longest, kind, beside = len(w), d.kind, strings.TrimSpace(before+" "+strings.Trim(after, " ：:"))
		}
	}
	return kind, beside
}

// The classes of the words with which people have a paper made of how things stand: 把…的情况给我拢一份. A time is none of them.
var making = classesOf(map[byte]string{
	'w': `请 麻烦 帮我 帮忙 给我 你 把 再 单独 拢 拢一拢 归拢 归拢一下 整理 整理一下 汇总 汇总一下 梳理 梳理一下 弄 弄个 整 出 出个 写 写个 做 做个 打 拉 拉个 搞 搞个 来 来个 准备 生成 起草 拟 拟个 成 一份 一个 一张 一篇 份 个 张 的 情况 工作 党建 联系点 工作情况 总体 整体 基本 数据 数字 ， ,`,
	'p': `这个月 上个月 上上个月 那个月 这个季度 上个季度 这个星期 上个星期 这个礼拜 上个礼拜 半个月 整个 整年 整月`,
})

// WithoutMaking is of what a paper is to be, without the words that have it made: 上周 of 上周的情况给我拢一份.
func WithoutMaking(says string) string {
	return strings.Join(strings.Fields(making.without(says, "w")), " ")
}

// WithoutPointing is a text without words that point at what was spoken of, and whether there were any: 给他们, 那个.
func WithoutPointing(says string) (rest string, pointing bool) {
	for w := range wordsOf(`给他们 给她们 给那边 给他 给它 他们 她们 那边 这边 它 这个 那个 这条 那条 这件 那件 他`) {
		if strings.Contains(says, w) {
			says, pointing = strings.ReplaceAll(says, w, ""), true
		}
	}
	return strings.TrimSpace(says), pointing
}

// AsksForPaper reports whether what stands beside the word of a paper has it made or given: 给他们出个.
func AsksForPaper(beside string) bool {
	return strings.Contains(beside, "给") || WithoutMaking(beside) != beside
}

// ofDocument reports whether a text has a word without which it asks for none.
func ofDocument(says string) bool {
	sifted := text.Sift(says)
	for _, d := range documents {
		if slices.ContainsFunc(d.words, sifted.Has) {
			return true
		}
	}
	return sifted.Has("记录") || sifted.Has("情况") || sifted.Has("材料") || sifted.Has("汇报") // 党课的记录; see briefWish
}

// The classes of the words with which people have material made for a meeting, in the clause that names it.
var materials = classesOf(map[byte]string{
	'm': `材料 汇报材料 发言材料 书面材料 文字材料 汇报稿 发言稿 讲话稿 讲稿 稿子 汇报 月报 季报 小结 情况说明`,
	's': `总结`,
	'v': `准备 准备好 弄 写 写写 出 整 整理 做 搞 拿 来 要 给 起草 拟 打 拉 发 生成 有 有没有 写好 写了 出了 做了 弄好 备`,
	'?': `没 没有 没得 吗 么`,
	'o': `开会 局务会 办公会 例会 党组会 班子会 调度会 汇报会 座谈会 会上 上会 会议 述职 调研 检查 考核 讲 用 念 交`,
	'-': `请 麻烦 帮我 帮忙 我 我们 你 给我 点 一点 些 份 一份 个 一个 篇 一篇 张 套 的 了 好 先 就 再 也 把 要 得 关于 有关 方面 这方面 走访 问题 党建 联系点 工作 情况 我分管的点 分管的点 我的点 我这块 我这边 局里 全局 那 下 一下 吧 行 带数字 数字 书面 局长 领导 上面 区里`,
})

var forMeeting = expr.MustCompile(`会|汇报|调研|检查|考核|述职|上面要|领导要|局长要|关于`)

// longestMaterial is how many characters such a wish has at most.
const longestMaterial = 36

// Material reads a wish for material, for a meeting or for no reason that is told: 下周局里要开会，给我准备个材料. Beside it may stand of what, which is
// of: a time, a place. wrap says that a summary is wanted, and not the material of a period.
func Material(says string) (of string, wrap, ok bool) {
	if utf8.RuneCountInString(says) > longestMaterial || !containsAny(says, `材料 稿 汇报 月报 季报 总结 小结 情况说明`) {
		return "", false, false
	}
	for clause := range Clauses(strings.TrimRight(says, "？?")) {
		signs, rest := materials.beside(clause)
		switch {
		case hasSign(signs, "ms") && hasSign(signs, "v?"):
			if ok {
				return "", false, false
			}
			of, wrap, ok = rest, hasSign(signs, "s"), true
		case !forMeeting.MatchString(clause) && strings.TrimSpace(rest) != "":
			return "", false, false
		}
	}
	return of, wrap, ok
}

var wantsOf = expr.MustCompile(`^(?:那|还是|就|我|给我|再|只|光|单)*(?:要|换|换成|改|改成|看|来)(?:一份|个|份)?(.{2,12}?)的(?:吧|了|行|就行|呢)*$`)

// WantsOf is of what a text wants what was shown just now, where it says nothing else: 二季度 of 要二季度的; or "".
func WantsOf(says string) string {
	if m := wantsOf.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(says), "。！")); m != nil {
		return m[1]
	}
	return ""
}
