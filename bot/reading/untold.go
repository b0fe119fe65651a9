package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// untold settles in labels what is told only in passing.
type untold struct{ *sentence }

// dropUntold takes from labels the clauses that tell of nothing that was done or is wrong
// here: the aim of a year, news that is said to be false or is of elsewhere, and what was
// only asked on a visit.
func (t *untold) dropUntold(labels []label) {
	drop := func(i int) {
		l := labels[i]
		labels[i] = outside
		if next := i + 1; l.begin() && next < len(labels) && labels[next] == goesOn(l.kind()) {
			labels[next] = l
		}
	}
	for i := range labels {
		if k := labels[i].kind(); (k == Activity || k == Visit || k == Meeting) && t.isAim(i) {
			drop(i)
		}
		if labels[i].kind() == Problem && t.onlyAsked(i) && i > 0 && labels[i-1].kind() == Visit {
			labels[i] = goesOn(Visit)
		}
	}
	for from := 0; from < len(labels); {
		to := from + 1
		for to < len(labels) && !t.clauses[to].strong {
			to++
		}
		t.dropRumour(labels, from, to)
		from = to
	}
}

// dropRumour drops from the labels of a sentence what is hearsay and said to be false, and
// what went wrong elsewhere.
func (t *untold) dropRumour(labels []label, from, to int) {
	a, b := t.clauses[from].start, t.clauses[to-1].end
	if t.within(a, b, rumours) >= 0 && t.within(a, b, denied) >= 0 {
		for i := from; i < to; i++ {
			labels[i] = outside
		}
		return
	}
	gone := false
	for i := from; i < to; i++ {
		c := &t.clauses[i]
		switch {
		case labels[i].kind() != Problem:
			gone = false
		case t.within(c.start, c.end, elsewhere) >= 0 && (t.within(a, c.end, rumours) >= 0 || len(c.names) == 0):
			labels[i], gone = outside, true
		case gone && !c.has(lex.Trouble, lex.Report):
			labels[i] = outside
		}
	}
}

var (
	rumours   = []string{"有人传", "网上传", "外面传", "外头传", "街上传", "都在传", "有人在传", "传言", "听说", "据说", "听讲", "听人", "听老", "听商户", "听物业", "听同事", "都在说", "有人说", "外面说", "谣"}
	denied    = []string{"假消息", "消息不准", "消息不实", "不实", "没这回事", "没那回事", "没有的事", "没影的事", "别信", "不要信", "别跟着传", "瞎传", "乱传", "谣言", "辟谣", "不是真的"}
	elsewhere = []string{"隔壁区", "外区", "别区", "邻区", "别的区", "他们区", "外地", "外省", "外市"}
)

// aims are what is to be reached in a year.
var aims = []string{"全年目标", "年度目标", "今年目标", "今年的目标", "全年任务", "年度任务", "今年任务", "今年的任务", "全年指标", "年度指标", "今年指标", "目标任务"}

// isAim reports whether the numbers of a clause stand behind an aim, and nothing says when
// or where: 全年目标是培训500人次.
func (t *untold) isAim(i int) bool {
	c := &t.clauses[i]
	if len(c.names)+len(c.whens) > 0 {
		return false
	}
	k := slices.IndexFunc(c.toks, func(u token.Token) bool { return u.Kind == token.Number })
	return k >= 0 && t.within(c.start, c.toks[k].Start, aims) >= 0
}

// onlyAsked reports whether a clause says what was asked for on a visit: 问问年报报没报.
func (t *untold) onlyAsked(i int) bool {
	c := &t.clauses[i]
	at := c.start + runes.AnyAt(t.s.Runes, c.start, "就是", "就", "主要", "顺便")
	if runes.AnyAt(t.s.Runes, at, "问了问", "问问", "问了下", "问了一下", "问下", "问一下", "问", "了解下", "了解一下", "看看") == 0 {
		return false
	}
	for k := at; k < c.end; k++ {
		if isEither(t.s.Runes, k, c.end) || runes.AnyAt(t.s.Runes, k, "有没有", "是否") > 0 {
			return true
		}
	}
	return false
}

// mend takes back the beginning of a correction where somebody only sets himself right:
// 主题党日，清明那天？不对，是3号.
func (t *untold) mend(labels []label) {
	for i := 1; i < len(labels); i++ {
		c, before := &t.clauses[i], labels[i-1].kind()
		if labels[i] != begins(Correction) || before == None || before == Correction || before == Query || c.hasNumber || len(c.names) > 0 || !takesBack("", t.span(c.start, c.end)) {
			continue
		}
		last := &t.clauses[i-1]
		if !slices.ContainsFunc(t.struck, func(u token.Token) bool { return u.Start >= last.start && u.End <= last.end }) {
			continue
		}
		for k := i; k < len(labels) && labels[k].kind() == Correction; k++ {
			labels[k] = goesOn(before)
		}
	}
}

// extend makes progress of what a request to put off a term says: 申请延期：钢市行车检验延到
// 5月6日.
func (t *untold) extend(labels []label) {
	for i := range labels {
		c := &t.clauses[i]
		if t.within(c.start, c.end, []string{"申请延期", "延期申请"}) < 0 || labels[i].kind() != None && labels[i].kind() != Progress && labels[i].kind() != Plan {
			continue
		}
		next := i + 1
		switch {
		case len(c.names) > 0 || c.topic() != "":
			if labels[i].kind() != Progress {
				labels[i] = begins(Progress)
			}
		case next < len(labels) && !t.clauses[next].line && (labels[next].kind() == Plan || labels[next].kind() == None || labels[next].kind() == Progress):
			labels[i], labels[next] = outside, begins(Progress)
		}
	}
}

// goSee parts a problem that begins with somebody going to see: the going is a visit. What
// is wrong stands in the clauses behind.
func (t *untold) goSee(labels []label) {
	for i := 0; i+1 < len(labels); i++ {
		if labels[i].kind() != Problem || labels[i+1] != goesOn(Problem) || !t.looksIn(i) || t.clauses[i+1].strong && !t.clauses[i+1].bullet {
			continue
		}
		from := i
		for !labels[from].begin() && from > 0 && labels[from-1].kind() == Problem && t.isBareHead(from-1) {
			from--
		}
		if !labels[from].begin() {
			continue
		}
		for k := from; k < i; k++ {
			labels[k] = outside
		}
		labels[i], labels[i+1] = begins(Visit), begins(Problem)
	}
}

// isBareHead reports whether a clause is a head or a title that names nothing.
func (t *untold) isBareHead(i int) bool {
	c := &t.clauses[i]
	return len(c.names) == 0 && c.topic() == "" && !c.hasNumber && !c.has(lex.Trouble)
}

// looksIn reports whether a clause says no more than that somebody went to a point or
// looked at it.
func (t *untold) looksIn(i int) bool {
	c := &t.clauses[i]
	if len(c.names) == 0 || c.has(lex.Trouble, lex.Report, lex.Saying, lex.ThatOne, lex.NotDone, lex.Modal) {
		return false
	}
	if t.within(c.start, c.end, []string{"看了", "看的", "查了", "检查", "巡查", "查看", "赴", "去了", "去的", "去看", "昨天查", "今天查", "日常"}) < 0 {
		return false
	}
	return !slices.ContainsFunc(c.toks, func(u token.Token) bool { return isBad(&u, t.s.Runes) })
}

// others count on to somebody else of whom something is told.
var others = []string{"还有一家", "还有一户", "还有家", "还有户", "另有一家", "另有一户", "另外一家", "另外一户", "另外还有一家", "另外还有一户", "又有一家", "又有一户", "另一家", "另一户", "另外有家"}

// twin parts problems that are listed with 、: another thing, and what is wrong with it, is
// another problem: 3号梯底坑积水、5号梯应急照明失效. So is another firm: 还有一家….
func (t *untold) twin(labels []label) {
	for i := 1; i < len(labels); i++ {
		c, before := &t.clauses[i], &t.clauses[i-1]
		if labels[i] == goesOn(Problem) && labels[i-1].kind() == Problem && runes.AnyAt(t.s.Runes, c.start, others...) > 0 && t.within(c.start, c.end, []string{"也"}) < 0 {
			labels[i] = begins(Problem)
			continue
		}
		if labels[i] != goesOn(Problem) && labels[i] != begins(Problem) || labels[i-1].kind() != Problem || runes.At(t.s.Runes, c.start-1) != '、' {
			continue
		}
		a, b := t.thingOf(before), t.thingOf(c)
		if a != "" && b != "" && a != b {
			labels[i] = begins(Problem)
		}
	}
}

// thingOf is the thing that a clause finds fault with: its number, or else its name.
func (t *untold) thingOf(c *clause) string {
	for k := range c.toks {
		if u := &c.toks[k]; u.Kind == token.Number && u.Num.Odd || u.Is(lex.Topic) && !u.Word.Bad {
			return t.span(u.Start, u.End)
		}
	}
	return ""
}
