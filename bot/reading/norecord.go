package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// noRecord clears what somebody says of which no record is meant: what all are bidden to do, how the program is used or how
// slow it is, what was tapped by mistake, a bubble of a chat, and what was only asked and answered.
func noRecord(t *ruling, labels []label) {
	if onlyBubble(t) {
		clear(labels)
		return
	}
	for i := range labels {
		switch k := labels[i].kind(); {
		case k == None:
		case bidsAll(t, i), k != Query && ofProgram(t, i), k == Query && asksOutOfReach(t, i, len(labels)), k == Correction && onlyMistaps(t, labels, i):
			t.clearPassage(labels, i)
		case labels[i] == begins(Visit) && t.onlyFacts(labels, i), k == Progress && t.askedAndNot(labels, i):
			t.clearPassage(labels, i)
		}
	}
}

// clearPassage clears what begins at a clause, or goes on with it.
func (t *ruling) clearPassage(labels []label, i int) {
	k := labels[i].kind()
	for labels[i] = outside; i+1 < len(labels) && labels[i+1] == goesOn(k); i++ {
		labels[i+1] = outside
	}
}

// everybody are those who are bidden, and noOne those who are forbidden.
var (
	everybody = []string{"大家", "各位", "同志们", "大伙", "伙计们"}
	noOne     = []string{"谁也", "谁都", "谁家也", "谁家都", "哪家也", "哪家都", "任何人", "一律", "都", "今后", "以后"}
	forbids   = []string{"不许", "不准", "不得", "别", "禁止", "严禁"}
	above     = []string{"上头", "上面", "上级", "领导", "局里", "区里", "市里", "省里", "区局", "市局", "局长"}
)

// bidsAll reports whether a clause bids all to do something, or says what those above forbid: 大家都看看, 上头说了谁家也不许搞形式主义.
func bidsAll(t *ruling, i int) bool {
	c, n := &t.clauses[i], t.s.Runes
	if len(c.names) > 0 || c.hasNumber || c.has(lex.Meeting, lex.Report) || c.coming {
		return false
	}
	for k := c.start; k < c.end; k++ {
		if l := runes.AnyAt(n, k, everybody...); l > 0 {
			at := k + l
			for m := 1; m > 0; at += m {
				m = runes.AnyAt(n, at, "都", "也", "再", "要", "得", "可", "自己", "好好", "抽空", "有空", "记得", "先", "多", "回去", "自觉")
			}
			bare := at < c.end && (runes.At(n, at) == runes.At(n, at+1) || runes.At(n, at+1) == '一' && (runes.At(n, at) == runes.At(n, at+2) || runes.HasAt(n, at+1, "一下")) || runes.At(n, at+1) == '下')
			if (bare || runes.AnyAt(n, at, forbids...) > 0) && !endsDone(n, c.end) {
				return true
			}
		}
	}
	if runes.AnyAt(n, c.start, above...) > 0 {
		if at := t.within(c.start, c.end, forbids); at >= 0 {
			return runes.AnyBefore(n, at, noOne...)
		}
	}
	return false
}

// ofProgram reports whether a clause only grumbles at the program that is written to: 那破系统又卡了. What somebody else cannot do
// with one is a problem: 企业反映系统登不上.
func ofProgram(t *ruling, i int) bool {
	c := &t.clauses[i]
	if len(c.names)+len(c.whens) > 0 || len(t.clauses) > 2 || c.hasNumber || c.has(lex.Report, lex.Finding, lex.Saying, lex.ThatOne) || t.acts[i]&folkFamily != 0 {
		return false
	}
	at := t.within(c.start, c.end, []string{"系统", "软件", "网站", "页面", "小程序", "机器人", "网"})
	return at >= 0 && runes.AnyBefore(t.s.Runes, at, "这", "那", "这个", "那个", "破", "烂", "啥")
}

// howTo ask how something is used, and unsaid say that what is asked for is not known.
var (
	howTo  = []string{"怎么用", "咋用", "怎么使", "咋使", "怎么弄的", "怎么登", "咋登", "怎么操作", "咋操作", "怎么下载", "怎么装", "咋装"}
	unsaid = []string{"还没定", "没定", "没定下来", "没个准", "没准", "说不准", "说不好", "不好说", "难说", "没个谱", "还没说", "没说"}
)

// asksOutOfReach reports whether a question is of no record: how the program is used, or what is said not to be known yet.
func asksOutOfReach(t *ruling, i, of int) bool {
	c := &t.clauses[i]
	end := c.end
	for end > c.start && strings.ContainsRune("呢啊呀吧嘛?", t.s.Runes[end-1]) {
		end--
	}
	if runes.AnyBefore(t.s.Runes, end, unsaid...) && !c.asks && t.within(c.start, end, []string{"啥时候", "什么时候", "哪天", "几时", "几号", "谁", "多久"}) >= 0 {
		return of == 1
	}
	return of == 1 && !c.hasNumber && len(c.names)+len(c.whens) == 0 && eventOf(c) == "" && t.within(c.start, c.end, howTo) >= 0
}

// onlyMistaps reports whether what is set right is no more than that a finger slipped: 没事了，按错了.
func onlyMistaps(t *ruling, labels []label, i int) bool {
	said := t.span(t.clauses[i].start, t.clauses[i].end)
	slip := runes.AnyAt([]rune(said), 0, "按错", "点错", "碰错", "不小心按", "不小心点", "手滑", "误触", "误点", "碰着")
	return slip > 0 && runes.Count(said) <= slip+2 && (i+1 == len(labels) || labels[i+1] == outside)
}

// bubbles stand in a chat that was copied for what is no text.
var bubbles = runes.Words("语音 图片 照片 视频 文件 位置 表情 动画表情 链接 红包 名片 语音通话 视频通话 聊天记录 小程序 通话时长")

// onlyBubble reports whether a text is a sign of a chat for what is no text, [语音] 12″, and how long it was.
func onlyBubble(t *ruling) bool {
	found := false
	for i := range t.clauses {
		c := &t.clauses[i]
		switch said := t.span(c.start, c.end); {
		case bubbles[said] && (c.aside || runes.At(t.s.Runes, c.start-1) == '['):
			found = true
		case !slices.ContainsFunc(c.toks, func(u token.Token) bool { return u.Kind != token.Number && u.Kind != token.Break }):
		default:
			return false
		}
	}
	return found
}

// onlyFacts reports whether a visit is only a question for how many there are, and its answer: 写字楼电梯几个？6台.
func (t *ruling) onlyFacts(labels []label, i int) bool {
	asked := false
	for n := i; n < len(labels) && (n == i || labels[n] == goesOn(Visit)); n++ {
		c := &t.clauses[n]
		if eventOf(c) != "" || c.has(lex.VisitVerb, lex.GoVerb, lex.Perfect, lex.Phone, lex.Solve, lex.Help, lex.Teach) || len(c.whens) > 0 {
			return false
		}
		asked = asked || c.has(lex.MaybeAsking, lex.Asking) && t.listener().asksIn(n)
	}
	return asked
}

// askedAndNot reports whether somebody asks whether a thing was asked for or passed on, and it was not: 复审的事问了没得？还没问.
func (t *ruling) askedAndNot(labels []label, i int) bool {
	if i+2 != len(labels) || labels[i+1] != goesOn(Progress) || !t.listener().asksIn(i) || !t.answersNo(i+1) {
		return false
	}
	c := &t.clauses[i+1]
	verb := runes.At(t.s.Runes, c.end-1)
	return c.end-c.start <= 4 && strings.ContainsRune("问说讲报发去查催联交", verb) && t.within(t.clauses[i].start, t.clauses[i].end, []string{string(verb)}) >= 0
}
