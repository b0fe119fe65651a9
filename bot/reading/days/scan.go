package days

import (
	"strings"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// Scan reads the day named at n[i:], the longest way of naming it first.
func Scan(n []rune, i int) (When, bool) {
	r := n[i]
	if !whenStarts(r) || runes.IsDigit(r) && inNumber(n, i) {
		return When{}, false
	}
	w, ok := At(n, i)
	if !ok {
		return When{}, false
	}
	return boundary(n, beside(n, skipRange(n, w))), true
}

// beside reads the 前一天 of 4月10日前一天: the day before the one that is named.
func beside(n []rune, w When) When {
	if !w.Exact() {
		return w
	}
	for _, b := range neighbours {
		if l := runes.AnyAt(n, w.End, b.words...); l > 0 {
			w.Off, w.End = w.Off+b.days, w.End+l
			break
		}
	}
	return w
}

// neighbours are how the days beside one are called.
var neighbours = []struct {
	words []string
	days  int
}{
	{[]string{"前一天", "前一日", "头一天", "的前一天", "的头一天"}, -1},
	{[]string{"那天", "那日", "当天", "当日"}, 0},
	{[]string{"后一天", "后一日", "第二天", "的第二天", "的次日", "的后一天", "次日"}, 1},
}

// At reads the day named at n[i:], whatever stands behind it.
func At(n []rune, i int) (When, bool) {
	for _, scan := range whenScanners {
		if w, ok := scan(n, i); ok && w.End > i {
			return w, true
		}
	}
	return When{}, false
}

// inNumber reports whether the digit at n[i] goes on a number or counts off.
func inNumber(n []rune, i int) bool {
	switch runes.At(n, i-1) {
	case '第', '#', '长', '宽':
		return true
	case '.', '-', '/':
		return runes.IsDigit(runes.At(n, i-2)) && !(n[i-1] == '.' && monthAt(n, i))
	}
	return runes.IsDigit(runes.At(n, i-1))
}

// monthAt reports whether the digits at n[i] are of a month, behind the number of a list:
// 1.4月20日.
func monthAt(n []rune, i int) bool {
	for runes.IsDigit(runes.At(n, i)) {
		i++
	}
	return runes.At(n, i) == '月'
}

var whenScanners = []func([]rune, int) (When, bool){
	scanWeekday, scanDated, scanNumericDay, scanDayOfMonth, scanAgo, scanNamed, scanWhenWord, scanFestival,
}

// whenStarts keeps the scanners away from places where no day can begin.
func whenStarts(r rune) bool {
	if runes.IsDigit(r) {
		return true
	}
	if _, ok := numeral.Digit(r); ok {
		return true
	}
	return whenFirst[r]
}

var whenFirst = newWhenFirst()

func newWhenFirst() map[rune]bool {
	m := runes.Set("十廿卅周星礼个去前今本明昨第头次翌隔转后那当同")
	add := func(word string) {
		for _, r := range word {
			m[r] = true
			return
		}
	}
	for _, row := range whenWords {
		for w := range strings.FieldsSeq(row.words) {
			add(w)
		}
	}
	for _, f := range festivals {
		for w := range strings.FieldsSeq(f.names) {
			add(w)
		}
	}
	for _, l := range weekLeads {
		add(l.word)
	}
	for _, l := range monthLeads {
		add(l.word)
	}
	return m
}

// boundary tells a day that something happened on from one that only bounds
// it: 周五前交, 五一以后, 4月1号到期.
func boundary(n []rune, w When) When {
	if w.Kind == Relative && w.Day <= 0 || w.Kind == AroundFeast {
		return w
	}
	if w.Kind == FuzzyPast || w.Kind == Period || w.Kind == DayPart {
		if w.Kind != DayPart && runes.AnyAt(n, w.End, "前报", "前交", "前给", "前完成", "前要", "之前报", "之前要") > 0 {
			w.Kind = Deadline
		}
		return w
	}
	if runes.AnyAt(n, w.End, "前", "之前", "以前", "以后", "之后", "后", "至今", "以来", "到期", "过期", "截止", "为止", "失效", "届满", "起施行", "起实施", "起执行", "施行",
		"生效", "实施的", "就到期", "就过期", "内") > 0 && runes.AnyAt(n, w.End, "前往", "前去", "后勤", "后来", "前台") == 0 {
		w.Kind = Deadline
	}
	return w
}

// skipRange reads over the end of a range of days: the first one counts.
func skipRange(n []rune, w When) When {
	j := w.End
	step := runes.AnyAt(n, j, "到", "至", "-")
	if step == 0 || !w.Exact() {
		return w
	}
	for _, scan := range whenScanners[:4] {
		if v, ok := scan(n, j+step); ok && v.Exact() {
			w.End = v.End
			return w
		}
	}
	return w
}

// scanWeekday reads 上上周五, 这个礼拜三, 周日, 星期2.
func scanWeekday(n []rune, i int) (When, bool) {
	w := When{Kind: Weekday, Bare: true}
	j := i
	for _, lead := range weekLeads {
		if l := runes.AnyAt(n, j, lead.word); l > 0 {
			w.Shift, w.Bare, j = lead.shift, false, j+l
			break
		}
	}
	l := runes.AnyAt(n, j, "周", "星期", "礼拜", "个周", "个星期", "个礼拜")
	if l == 0 || l > 2 && w.Bare {
		return When{}, false
	}
	j += l
	d, ok := weekdayNumber(runes.At(n, j))
	if !ok || runes.IsDigit(n[j]) && (runes.IsDigit(runes.At(n, j+1)) || runes.At(n, j+1) == '年') || runes.AnyAt(n, j, "一直", "天天", "日常", "一共", "三轮", "六户", "日均") > 0 || !w.Bare && runes.AnyAt(n, j+1, "件", "桩", "样") > 0 {
		return When{}, false
	}
	w.Day, w.End = d, j+1
	return w, true
}

var weekLeads = []struct {
	word  string
	shift int
}{
	{"上上上", -3}, {"上上", -2}, {"大上", -2}, {"上一", -1}, {"上", -1}, {"这一", 0}, {"这", 0}, {"本", 0}, {"下下", 2}, {"下一", 1}, {"下", 1},
}

func weekdayNumber(r rune) (int, bool) {
	switch r {
	case '日', '天':
		return 7, true
	}
	if d, ok := numeral.Digit(r); ok && d >= 1 && d <= 6 && !number.IsDual(r) {
		return d, true
	}
	if r >= '1' && r <= '7' {
		return int(r - '0'), true
	}
	return 0, false
}
