package days

import (
	"strings"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// whenWords are the days that are named by a word of their own.
var whenWords = []struct {
	kind  Kind
	day   int
	words string
}{
	{Relative, 0, `今天 今日 今儿个 今儿 今早 今晨 今个 今下午 今上午 今天早上 今天上午 今天下午 今天中午 当日 今朝`},
	{Tonight, 0, `今晚 今天晚上 今夜 今儿晚上`},
	{Relative, -1, `昨天 昨日 昨儿个 昨儿 昨晚 昨夜 昨晨 昨早 昨个 昨下午 昨上午 昨天上午 昨天下午 昨天晚上 昨天早上 昨天中午 夜儿个 昨天刚`},
	{Relative, -2, `前天 前日 前儿个 前儿 前晚 前个 前天上午 前天下午 前天晚上 前儿天`},
	{Relative, -3, `大前天 大前日 大前儿 大前儿个 大大昨天`},
	{Relative, 1, `明天 明日 明儿个 明儿 明早 明晚 明天上午 明天下午 明晨 明上午 明下午 明个`},
	{Relative, 2, `后天 后日 后儿 后儿个 后天上午 后天下午 后晌儿`},
	{Relative, 3, `大后天 大后日 大后儿`},
	{DayPart, 0, `上午 下午 中午 早上 早晨 清早 一早 一大早 大清早 傍晚 晚上 凌晨 晌午 午后 晚间 今上 后半晌 头午 前晌 后晌 过晌 傍黑 擦黑 头晌`},
	{JustNow, 0, `刚从 刚去 刚到 刚刚 刚才 刚散 刚开完 刚讲完 刚搞完 刚结束 刚回 刚跑 刚走 刚送 刚在 刚给 刚开 刚忙完 才从 方才`},
	{FuzzyPast, 0, `月初 月中 上月初 上月中 上月底 上月末 上个月初 上个月中 上个月底 上个月末 本月初 这个月初 本月中 年初 今年年初 今年初 去年底 去年年底 去年末 去年初 年前 年后
		开年 开春 前几天 前两天 前三天 前些天 前些日子 前阵子 前阵儿 前一阵 前一阵子 前段时间 前段日子 前段 前一段 前一段时间 前一段儿 前几日 前两日 前些时候 前些时间 前不久 不久前 那阵子 那几天 某天 有一天 有天 哪天忘了 具体哪天 忘了哪天 记不清哪天 哪天来着
		最近 近日 近期 近来 近几天 近段时间 这几天 这两天 这阵子 这些天 这段时间 早些时候 早几天 头几天 头两天 头些天 好几天前 几天前 好几天以前 几天以前 半个月前 个把月前 一周前 一个星期前 一个礼拜前 两周前 两个星期前 两个礼拜前 半月前 一个月前 两个月前 三个月前 几个月前 几周前 半年前
		上旬 中旬 本月上旬 本月中旬 上月上旬 上月中旬 上月下旬 上周 上上周 上星期 上个星期 上礼拜 上个礼拜 上个周 上一周 上周末 上个周末 周末 上星期末 大上周 上个月 上月 上上个月 上上月 上季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 去年 前年 节前 节后 节日期间 假期 小长假
		昨前天 前天还是昨天 昨天还是前天 记不清日子 日子忘了 日期忘了 日子记不清 日期记不清 忘了日子 不记得哪天 哪天记不清 哪天不记得 哪一天忘了 记不得哪天 那天`},
	{monthEnd, 0, `月底 月末 本月底 本月末 这个月底 下旬 本月下旬 年底 年末 今年底`},
	{Period, 0, `本周 这周 本星期 这星期 这个星期 这礼拜 这个礼拜 本月 这个月 这月 当月 本季度 这个季度 这季度 本季 今年 今年以来 全年 本年 本年度 上半年 下半年 目前 截至目前 至今 一年来 近年来`},
	{ComingTime, 0, `等忙完 忙完这阵 等有空 等闲下来 忙完 下周 下星期 下个星期 下礼拜 下个礼拜 下周末 下个周末 下下周 下个月 下月 下月初 下个月初 下月底 下个月底 下季度 过几天 过两天 过些天 过一阵 过段时间 改天 回头 以后 明年 将来 哪天有空 有空 抽空 有时间 这周末 本周末 改日 择日 月底前 年底前 近几日内 晚些时候 等几天 过阵子 过会儿 待会儿 待会 一会儿 等会儿`},
}

var whenTrie = newWhenTrie()

func newWhenTrie() *runes.Trie {
	t := runes.NewTrie()
	for i, row := range whenWords {
		for w := range strings.FieldsSeq(row.words) {
			t.Add(w, int32(i))
		}
	}
	return t
}

// scanWhenWord reads a day that has a word of its own.
func scanWhenWord(n []rune, i int) (When, bool) {
	v, end := whenTrie.Longest(n, i)
	if v < 0 {
		return scanBareYesterday(n, i)
	}
	row := whenWords[v]
	w := When{Kind: row.kind, Day: row.day, End: end}
	switch {
	case (w.Kind == monthEnd || runes.HasAt(n, i, "月中") || runes.HasAt(n, i, "周末")) && runes.At(n, end) == '前':
		w.Kind = Deadline
	case runes.HasAt(n, i, "回头") && runes.AnyAt(n, end, "率", "客", "看") > 0, runes.HasAt(n, i, "以后") && i > 0 && runes.IsHan(n[i-1]):
		return When{}, false
	case runes.HasAt(n, i, "那天") || runes.HasAt(n, i, "当日"):
		if i > 0 && runes.IsHan(n[i-1]) {
			return When{}, false
		}
	}
	return w, true
}

// scanBareYesterday reads the 昨 of 昨去运营公司 and the 今 of 今赴钢市.
func scanBareYesterday(n []rune, i int) (When, bool) {
	if runes.AnyAt(n, i+1, "去", "到", "在", "赴", "跑", "走访", "给", "下去", "送", "开") == 0 {
		return When{}, false
	}
	switch n[i] {
	case '昨':
		return When{Kind: Relative, Day: -1, End: i + 1}, true
	case '今':
		return When{Kind: Relative, End: i + 1}, true
	}
	return When{}, false
}

// scanAgo reads 三天前.
func scanAgo(n []rune, i int) (When, bool) {
	x, ok := number.Numeral(n, i)
	if !ok || x.Vague || x.Value < 1 || x.Value > 60 {
		return When{}, false
	}
	if l := runes.AnyAt(n, x.End, "天前", "天以前", "天之前"); l > 0 {
		if x.Approx {
			return When{Kind: FuzzyPast, End: x.End + l}, true
		}
		return When{Kind: Relative, Day: -x.Value, End: x.End + l}, true
	}
	return When{}, false
}
