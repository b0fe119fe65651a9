package reading

import "liaison/store/numeral"

// scanDated reads days with 年 or 月: 去年12月30号, 2026年4月8日, 4月13,
// 4月初, 3月中旬.
func scanDated(n []rune, i int) (when, bool) {
	w := when{kind: monthDay}
	j := i
	if l := yearWord(n, j, &w); l > 0 {
		j += l
	}
	m, end, ok := scanInt(n, skipSpace(n, j))
	if !ok {
		return when{}, false
	}
	end = skipSpace(n, end)
	if at(n, end) != '月' {
		return when{}, false
	}
	w.month = m
	j = skipSpace(n, end+1)
	d, e, ok := scanInt(n, j)
	if marked := ok && d < 100 && dayMark(n, e) > e; marked && (m < 1 || m > 12 || d < 1 || d > 31) {
		w.day, w.end = d, dayMark(n, e)
		return w, m < 100 // 13月5日: there is no such day
	} else if m < 1 || m > 12 {
		return when{}, false
	}
	if l := anyAt(n, j, "初", "底", "末", "中旬", "上旬", "下旬", "中", "份初", "份底", "份"); l > 0 && !hasAt(n, j, "中秋") {
		return when{kind: fuzzyPast, month: m, end: j + l}, true
	}
	if !ok || d < 1 || d > 31 {
		return when{kind: fuzzyPast, month: m, end: end + 1}, true
	}
	w.day, w.end = d, dayMark(n, e)
	if w.end == e && at(n, e) != ' ' && isCounted(n, e) { // 4月30户 is April and a figure
		return when{kind: fuzzyPast, month: m, end: end + 1}, true
	}
	return w, true
}

// yearWord reads the year in front of a month.
func yearWord(n []rune, i int, w *when) int {
	for _, y := range []struct {
		word  string
		years int
	}{{"去年", -1}, {"前年", -2}, {"今年", 0}, {"本年", 0}, {"明年", 1}} {
		if l := anyAt(n, i, y.word); l > 0 {
			w.shift, w.since = y.years, true
			return l
		}
	}
	y, end, ok := scanYear(n, i)
	if ok && at(n, end) == '年' {
		w.year = y
		return end + 1 - i
	}
	return 0
}

// scanYear reads 2026, 26 and 二零二六.
func scanYear(n []rune, i int) (year, end int, ok bool) {
	for end = i; end < i+4; end++ {
		d, han := numeral.Digit(at(n, end))
		switch {
		case isDigit(at(n, end)):
			d = int(n[end] - '0')
		case !han:
			return fullYear(year, end-i), end, end-i == 2
		}
		year = year*10 + d
	}
	return year, end, year >= 1990 && year <= 2100
}

func fullYear(y, digits int) int {
	if digits == 2 {
		return 2000 + y
	}
	return y
}

// dayMark skips the 号 or 日 of a day, with the part of the day that follows.
func dayMark(n []rune, i int) int {
	j := skipSpace(n, i)
	if l := anyAt(n, j, "号", "日"); l > 0 && !roomNumber(n, j) {
		return j + l
	}
	return i
}

// isCounted reports whether what follows a number makes it a quantity.
func isCounted(n []rune, i int) bool {
	unit, _, _ := scanUnit(n, i)
	return unit != ""
}

// roomNumber reports whether 号 at n[i] numbers a door, not a day.
func roomNumber(n []rune, i int) bool {
	return n[i] == '号' && anyAt(n, i+1, "楼", "门", "店", "院", "厅", "馆", "线", "机", "文", "库", "桌", "地块", "车间", "仓", "厂", "栋", "单元", "摊",
		"铺", "窗口", "令", "公告", "电梯", "梯", "塔吊", "锅炉", "楼", "商铺", "会议室", "房", "口", "叉车", "吊", "柜", "室", "棚", "区", "展", "商户",
		"货梯", "扶梯", "起重", "档", "通道", "桩", "井", "出口", "罐", "泵", "秤", "加油", "炉", "行车", "天车", "大街", "路", "档口", "标段") > 0
}

// scanNumericDay reads 2026-4-15, 2026.3.26, 20260409, 4.10, 4-10 and 4/9.
func scanNumericDay(n []rune, i int) (when, bool) {
	if !isDigit(at(n, i)) {
		return when{}, false
	}
	var part [3]int
	var sep rune
	j, k := i, 0
	for k < 3 {
		v, end, ok := scanInt(n, j)
		if !ok || end == j || !isDigit(n[j]) {
			return compactDay(n, i)
		}
		part[k], j = v, end
		k++
		if s := at(n, j); k < 3 && (s == '.' || s == '-' || s == '/') && (sep == 0 || s == sep) && isDigit(at(n, j+1)) {
			sep = s
			j++
			continue
		}
		break
	}
	w := when{kind: monthDay, slash: sep == '/', end: dayMark(n, j)}
	switch {
	case k == 3 && (part[0] >= 1990 && part[0] <= 2100 || part[0] >= 20 && part[0] < 40):
		w.year, w.month, w.day = part[0], part[1], part[2]
		if w.year < 100 {
			w.year += 2000
		}
	case k == 2:
		w.month, w.day = part[0], part[1]
		if w.end == j && (sep != '.' && isCounted(n, j) || sep == '.' && countsThings(n, j)) || consumerDay(n, i, j) || at(n, j) == '%' || anyAt(n, j, "万", "千", "亿") > 0 || isLatin(at(n, j)) {
			return when{}, false
		}
	default:
		return when{}, false
	}
	_, ok := civil(2024, w.month, w.day) // a leap year
	return w, ok || w.month < 20 && w.day < 40 && w.end > i && (k == 3 && part[0] > 99 || k == 2 && sep == '.' && w.month < 13 && w.end > j)
}

// countsThings reports whether the measure word at n[i:] makes a fraction of what
// stands before it rather than a day: 1.5户, but 4.10家装城 and 4.15户外.
func countsThings(n []rune, i int) bool {
	l := anyAt(n, i, "人次", "户", "家", "个", "名", "位", "人", "项", "件", "场")
	j := i + l
	return l > 0 && (!isHan(at(n, j)) || anyAt(n, j, "企业", "商户", "个体", "党员", "问题", "左右", "多") > 0)
}

// consumerDay reports whether 3.15 at n[i:j] is the set phrase.
func consumerDay(n []rune, i, j int) bool {
	return j == i+4 && hasAt(n, i, "3.15") && anyAt(n, j, "消费", "维权", "晚会", "宣传", "活动", "国际", "主题", "期间", "普法", "那一套", "投诉") > 0
}

// compactDay reads 20260409.
func compactDay(n []rune, i int) (when, bool) {
	v, j := 0, i
	for ; isDigit(at(n, j)) && j < i+9; j++ {
		v = v*10 + int(n[j]-'0')
	}
	w := when{kind: monthDay, year: v / 10000, month: v / 100 % 100, day: v % 100, end: j}
	return w, j == i+8 && w.year >= 2000 && w.year <= 2100 && w.month < 20 && w.day < 40 && w.month > 0 && w.day > 0
}

// scanDayOfMonth reads 15号, 二十七号, 上个月28号, 本月3日.
func scanDayOfMonth(n []rune, i int) (when, bool) {
	w := when{kind: dayOfMonth, bare: true}
	j := i
	for _, lead := range monthLeads {
		if l := anyAt(n, j, lead.word); l > 0 {
			w.shift, w.bare, j = lead.shift, false, j+l
			break
		}
	}
	if w.bare && anyBefore(n, i, "第", "#", "文号", "编号") || isLatin(at(n, i-1)) {
		return when{}, false
	}
	d, end, ok := scanInt(n, skipSpace(n, j))
	if !ok || d < 1 || d > 31 {
		return when{}, false
	}
	w.day, w.end = d, dayMark(n, end)
	if w.end == end || anyAt(n, w.end, "内", "游", "以内", "之内", "均") > 0 || w.bare && n[w.end-1] == '号' && numbersProblem(n, i, w.end) {
		return when{}, false
	}
	return w, true
}

var monthLeads = []struct {
	word  string
	shift int
}{
	{"上上个月", -2}, {"上上月", -2}, {"上个月的", -1}, {"上个月", -1}, {"上月", -1}, {"这个月", 0}, {"这月", 0}, {"本月", 0}, {"当月", 0},
	{"下下个月", 2}, {"下个月", 1}, {"下月", 1}, {"次月", 1},
}
