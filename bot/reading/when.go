package reading

import (
	"liaison/store/numeral"
	"strings"
)

// scanWhen reads the day named at n[i:], the longest way of naming it first.
func scanWhen(n []rune, i int) (when, bool) {
	r := n[i]
	if !whenStarts(r) || isDigit(r) && inNumber(n, i) {
		return when{}, false
	}
	w, ok := dayAt(n, i)
	if !ok {
		return when{}, false
	}
	return boundary(n, skipRange(n, w)), true
}

// dayAt reads the day named at n[i:], whatever stands behind it.
func dayAt(n []rune, i int) (when, bool) {
	for _, scan := range whenScanners {
		if w, ok := scan(n, i); ok && w.end > i {
			return w, true
		}
	}
	return when{}, false
}

// inNumber reports whether the digit at n[i] goes on a number or counts off.
func inNumber(n []rune, i int) bool {
	switch at(n, i-1) {
	case '第', '#', '长', '宽':
		return true
	case '.', '-', '/':
		return isDigit(at(n, i-2))
	}
	return isDigit(at(n, i-1))
}

var whenScanners = []func([]rune, int) (when, bool){
	scanWeekday, scanDated, scanNumericDay, scanDayOfMonth, scanAgo, scanWhenWord, scanFestival,
}

// whenStarts keeps the scanners away from places where no day can begin.
func whenStarts(r rune) bool {
	if isDigit(r) {
		return true
	}
	if _, ok := numeral.Digit(r); ok {
		return true
	}
	return whenFirst[r]
}

var whenFirst = newWhenFirst()

func newWhenFirst() map[rune]bool {
	m := firstRunes("十廿卅周星礼个去前今本明昨")
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
func boundary(n []rune, w when) when {
	if w.kind == relative && w.day <= 0 || w.kind == aroundFeast {
		return w
	}
	if w.kind == fuzzyPast || w.kind == period || w.kind == dayPart {
		if w.kind != dayPart && anyAt(n, w.end, "前报", "前交", "前给", "前完成", "前要", "之前报", "之前要") > 0 {
			w.kind = deadline
		}
		return w
	}
	if anyAt(n, w.end, "前", "之前", "以前", "以后", "之后", "后", "至今", "以来", "到期", "过期", "截止", "为止", "失效", "届满", "起施行", "起实施", "起执行", "施行",
		"生效", "实施的", "就到期", "就过期", "内") > 0 && anyAt(n, w.end, "前往", "前去", "后勤", "后来", "前台") == 0 {
		w.kind = deadline
	}
	return w
}

// skipRange reads over the end of a range of days: the first one counts.
func skipRange(n []rune, w when) when {
	j := w.end
	step := anyAt(n, j, "到", "至", "-")
	if step == 0 || !w.exact() {
		return w
	}
	for _, scan := range whenScanners[:4] {
		if v, ok := scan(n, j+step); ok && v.exact() {
			w.end = v.end
			return w
		}
	}
	return w
}

// scanWeekday reads 上上周五, 这个礼拜三, 周日, 星期2.
func scanWeekday(n []rune, i int) (when, bool) {
	w := when{kind: weekday, bare: true}
	j := i
	for _, lead := range weekLeads {
		if l := anyAt(n, j, lead.word); l > 0 {
			w.shift, w.bare, j = lead.shift, false, j+l
			break
		}
	}
	l := anyAt(n, j, "周", "星期", "礼拜", "个周", "个星期", "个礼拜")
	if l == 0 || l > 2 && w.bare {
		return when{}, false
	}
	j += l
	d, ok := weekdayNumber(at(n, j))
	if !ok || isDigit(n[j]) && (isDigit(at(n, j+1)) || at(n, j+1) == '年') || anyAt(n, j, "一直", "天天", "日常", "一共", "三轮", "六户", "日均") > 0 {
		return when{}, false
	}
	w.day, w.end = d, j+1
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
	if d, ok := numeral.Digit(r); ok && d >= 1 && d <= 6 && !isDual(r) {
		return d, true
	}
	if r >= '1' && r <= '7' {
		return int(r - '0'), true
	}
	return 0, false
}
