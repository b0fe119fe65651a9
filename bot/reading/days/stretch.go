package days

import (
	"time"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// scanLast reads 近7天, 最近三十天, 近三个月, 近半年: today is its last day.
func scanLast(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	l := runes.AnyAt(n, i, "最近这", "最近", "近", "过去的", "过去", "前", "这")
	if l == 0 || n[i] == '前' && runes.AnyAt(n, i-1, "之", "以", "大", "提", "年", "月", "节", "天") > 0 {
		return a, b, i, false
	}
	j := i + l
	if n[i] == '前' || n[i] == '这' {
		return beforeThis(n, i, j, today)
	}
	if w := runes.AnyAt(n, j, "半个月", "半月"); w > 0 {
		return today.AddDate(0, 0, -14), today, j + w, true
	}
	if w := runes.AnyAt(n, j, "半年"); w > 0 {
		return today.AddDate(0, -6, 1), today, j + w, true
	}
	x, found := number.Numeral(n, j)
	if !found || x.Vague || x.Value < 1 || x.Value > 366 {
		return a, b, i, false
	}
	end = x.End + runes.AnyAt(n, x.End, "个")
	switch w := runes.AnyAt(n, end, "天", "日", "周", "星期", "礼拜", "月", "年"); {
	case w == 0 || x.Value > 60 && n[end] != '天' && n[end] != '日':
		return a, b, i, false
	case n[end] == '天' || n[end] == '日':
		return today.AddDate(0, 0, 1-x.Value), today, end + w, true
	case n[end] == '月':
		return today.AddDate(0, -x.Value, 1), today, end + w, true
	case n[end] == '年':
		return today.AddDate(-min(x.Value, 20), 0, 1), today, end + w, true
	default:
		return today.AddDate(0, 0, 1-7*x.Value), today, end + w, true
	}
}

// beforeThis reads the 三天 of 前三天 and the 两个月 of 前两个月 and 这两个月, which
// begins at n[j]: whole months and weeks before this one, and with 这 up to today.
func beforeThis(n []rune, i, j int, today time.Time) (a, b time.Time, end int, ok bool) {
	x, found := number.Numeral(n, j)
	if !found || x.Vague || x.Approx || x.Value < 1 || x.Value > 24 {
		return a, b, i, false
	}
	this := n[i] == '这'
	end = x.End + runes.AnyAt(n, x.End, "个")
	switch w := runes.AnyAt(n, end, "月", "星期", "礼拜", "周", "季度"); {
	case w == 0 || x.Value == 1 || hasOrdinal(n, i): // 前一个月 is before another
		return a, b, i, false
	case runes.HasAt(n, end, "季度"):
		if x.Value > 4 || this || x.End != end {
			return a, b, i, false
		}
		a = firstOf(today.Year(), 1) // 前三季度: the first three of the year
		return a, a.AddDate(0, 3*x.Value, -1), end + w, true
	case n[end] == '月' && x.End == end:
		return a, b, i, false // 前3月
	case n[end] == '月':
		a, b = firstOf(today.Year(), int(today.Month())-x.Value), firstOf(today.Year(), int(today.Month()))
		if this {
			a, b = a.AddDate(0, 1, 0), today.AddDate(0, 0, 1)
		}
		return a, b.AddDate(0, 0, -1), end + w, true
	default:
		a, b = mondayOf(today).AddDate(0, 0, -7*x.Value), mondayOf(today)
		if this {
			a, b = a.AddDate(0, 0, 7), today.AddDate(0, 0, 1)
		}
		return a, b.AddDate(0, 0, -1), end + w, true
	}
}

// hasOrdinal reports whether 第 stands before n[i].
func hasOrdinal(n []rune, i int) bool { return runes.At(n, i-1) == '第' }

// scanQuarters reads 一至三季度 and 去年一到二季度.
func scanQuarters(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	y, j, _ := yearAt(n, i, today)
	first, j, found := number.Int(n, j)
	if !found || first < 1 || first > 4 {
		return a, b, i, false
	}
	j += runes.AnyAt(n, j, "季度")
	step := runes.AnyAt(n, j, "到", "至", "-", "、")
	last, j, found := number.Int(n, j+step)
	if step == 0 || !found || last <= first || last > 4 || !runes.HasAt(n, j, "季度") {
		return a, b, i, false
	}
	a = firstOf(y, 3*first-2)
	return a, firstOf(y, 3*last+1).AddDate(0, 0, -1), j + 2, true
}

// scanMonths reads 1到6月 and 去年1月至11月, the nearest that have begun.
func scanMonths(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	if runes.IsDigit(runes.At(n, i-1)) {
		return a, b, i, false
	}
	y, j, said := yearAt(n, i, today)
	first, j, found := number.Int(n, j)
	if !found || first < 1 || first > 12 {
		return a, b, i, false
	}
	j += runes.AnyAt(n, j, "月份", "月")
	step := runes.AnyAt(n, j, "到", "至", "-")
	last, j, found := number.Int(n, j+step)
	if step == 0 || !found || last < first || last > 12 || runes.At(n, j) != '月' || runes.IsDigit(runes.At(n, j+1)) {
		return a, b, i, false
	}
	if _, han := numeral.Digit(runes.At(n, j+1)); han {
		return a, b, i, false
	}
	a = firstOf(y, first)
	if !said && a.After(today) {
		a = a.AddDate(-1, 0, 0)
	}
	return a, a.AddDate(0, last-first+1, -1), j + runes.AnyAt(n, j, "月份", "月"), true
}

// scanHalf reads 上半年 and 去年下半年, the nearest that has begun.
func scanHalf(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	y, j, said := yearAt(n, i, today)
	l := runes.AnyAt(n, j, "上半年", "下半年")
	if l == 0 {
		return a, b, i, false
	}
	a = firstOf(y, 1)
	if n[j] == '下' {
		a = firstOf(y, 7)
	}
	if !said && a.After(today) {
		a = a.AddDate(-1, 0, 0)
	}
	return a, a.AddDate(0, 6, -1), j + l, true
}

// scanWholeYear reads 2022年 and 2022年度.
func scanWholeYear(n []rune, i int, _ time.Time) (a, b time.Time, end int, ok bool) {
	w := When{}
	l := yearWord(n, i, &w)
	if w.Year == 0 || runes.IsDigit(runes.At(n, i-1)) {
		return a, b, i, false
	}
	end = i + l
	return firstOf(w.Year, 1), firstOf(w.Year+1, 1).AddDate(0, 0, -1), end + runes.AnyAt(n, end, "度", "全年"), true
}

// yearAt reads the year that a part of one is said with, and whether it was.
func yearAt(n []rune, i int, today time.Time) (year, end int, said bool) {
	w := When{}
	l := yearWord(n, i, &w)
	switch {
	case w.Year != 0:
		return w.Year, i + l, true
	case w.Since:
		return today.Year() + w.Shift, i + l, true
	}
	return today.Year(), i, false
}
