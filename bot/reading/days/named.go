package days

import (
	"strings"

	"liaison/bot/reading/runes"
)

// A namedDay is a day that is counted from the one named before it.
type namedDay struct {
	words string
	days  int // from the day named last
	nth   int // of the days that were named together; 0 is none
}

var namedDays = []namedDay{
	{"第二天 第2天 第二日", 1, 2},
	{"次日 翌日 转天 后一天 隔天 隔了一天 转过天来", 1, 0},
	{"第三天 第3天 第三日", 2, 3},
	{"第四天 第4天", 3, 4},
	{"第五天 第5天", 4, 5},
	{"头一天 头天", -1, 1},
	{"前一天 前一日 前一晚", -1, 0},
	{"第一天 第1天", 0, 1},
	{"那天 那日 当天 当日 同天 同日 同一天 当晚", 0, 0},
}

var namedTrie = newNamedTrie()

func newNamedTrie() *runes.Trie {
	t := runes.NewTrie()
	for i, d := range namedDays {
		for w := range strings.FieldsSeq(d.words) {
			t.Add(w, int32(i))
		}
	}
	return t
}

// scanNamed reads 第二天, 头一天 and 当天, which say nothing without a day before them.
func scanNamed(n []rune, i int) (When, bool) {
	v, end := namedTrie.Longest(n, i)
	if v < 0 || runes.HasAt(n, i, "头天") && runes.AnyAt(n, i-1, "前", "上", "点") > 0 || runes.AnyBefore(n, i, "节后", "假后", "上班", "复工", "开工", "开业") {
		return When{}, false
	}
	if d := namedDays[v]; d.days == 0 && d.nth == 0 && runes.IsHan(runes.At(n, i-1)) {
		return When{}, false // 补班那天
	}
	if runes.AnyAt(n, end, "之内", "内", "到账", "起", "就要") > 0 {
		return When{}, false
	}
	d := namedDays[v]
	return When{Kind: FromNamed, Day: d.days, Nth: d.nth, End: end}, true
}

// From returns w, which is counted from a day named before it, as that day. Of days
// that were named together the first is the one to begin with: of 4月13日、14日 the
// 头一天 is the 13th and the 第二天 the 14th.
func (w When) From(named []When) (When, bool) {
	if w.Kind != FromNamed || len(named) == 0 {
		return When{}, false
	}
	out, end := named[len(named)-1], w.End
	switch {
	case w.Nth > 0 && len(named) > 1 && w.Nth <= len(named):
		out = named[w.Nth-1]
	case w.Nth > 1:
		out = named[0]
		out.Off += w.Day
	default:
		out.Off += w.Day
	}
	out.End, out.Set, out.Gone = end, false, false
	return out, true
}
