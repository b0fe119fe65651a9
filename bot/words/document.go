package words

import (
	"slices"
	"strings"

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
