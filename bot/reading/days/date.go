package days

import (
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// scanDated reads days with 年 or 月: 去年12月30号, 2026年4月8日, 4月13,
// 4月初, 3月中旬.
func scanDated(n []rune, i int) (When, bool) {
	w := When{Kind: MonthDay}
	j := i
	if l := yearWord(n, j, &w); l > 0 {
		j += l
	}
	m, end, ok := number.Int(n, runes.SkipSpace(n, j))
	if !ok {
		return When{}, false
	}
	end = runes.SkipSpace(n, end)
	if runes.At(n, end) != '月' {
		return When{}, false
	}
	w.Month = m
	j = runes.SkipSpace(n, end+1)
	d, e, ok := number.Int(n, j)
	dayMark := dayMark
	if j == end+1 { // 4月13号扶梯好了 is the day, 4月 3号扶梯 is not
		dayMark = anyMark
	}
	if marked := ok && d < 100 && dayMark(n, e) > e; marked && (m < 1 || m > 12 || d < 1 || d > 31) {
		w.Day, w.End = d, dayMark(n, e)
		return w, m < 100 // 13月5日: there is no such day
	} else if m < 1 || m > 12 {
		return When{}, false
	}
	if l := runes.AnyAt(n, j, "初", "底", "末", "中旬", "上旬", "下旬", "中", "份初", "份底", "份"); l > 0 && !runes.HasAt(n, j, "中秋") {
		return When{Kind: FuzzyPast, Month: m, End: j + l}, true
	}
	if !ok || d < 1 || d > 31 {
		return When{Kind: FuzzyPast, Month: m, End: end + 1}, true
	}
	w.Day, w.End = d, dayMark(n, e)
	if w.End == e && runes.At(n, e) != ' ' && isCounted(n, e) { // 4月30户 is April and a figure
		return When{Kind: FuzzyPast, Month: m, End: end + 1}, true
	}
	return w, true
}

// yearWord reads the year in front of a month.
func yearWord(n []rune, i int, w *When) int {
	for _, y := range []struct {
		word  string
		years int
	}{{"去年", -1}, {"前年", -2}, {"今年", 0}, {"本年", 0}, {"明年", 1}} {
		if l := runes.AnyAt(n, i, y.word); l > 0 {
			w.Shift, w.Since = y.years, true
			return l
		}
	}
	y, end, ok := scanYear(n, i)
	if ok && runes.At(n, end) == '年' {
		w.Year = y
		return end + 1 - i
	}
	return 0
}

// scanYear reads 2026, 26 and 二零二六.
func scanYear(n []rune, i int) (year, end int, ok bool) {
	for end = i; end < i+4; end++ {
		d, han := numeral.Digit(runes.At(n, end))
		switch {
		case runes.IsDigit(runes.At(n, end)):
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
	j := runes.SkipSpace(n, i)
	if l := runes.AnyAt(n, j, "号", "日"); l > 0 && !roomNumber(n, j) {
		return j + l
	}
	return i
}

// anyMark skips the 号 or 日 behind a month and a number.
func anyMark(n []rune, i int) int {
	j := runes.SkipSpace(n, i)
	if l := runes.AnyAt(n, j, "号", "日"); l > 0 {
		return j + l
	}
	return i
}

// isCounted reports whether what follows a number makes it a quantity.
func isCounted(n []rune, i int) bool {
	unit, _, _ := number.ScanUnit(n, i)
	return unit != ""
}

// roomNumber reports whether 号 at n[i] numbers a door, not a day.
func roomNumber(n []rune, i int) bool {
	return n[i] == '号' && runes.AnyAt(n, i+1, "楼", "门", "店", "院", "厅", "馆", "线", "机", "文", "库", "桌", "地块", "车间", "仓", "厂", "栋", "单元", "摊",
		"铺", "窗口", "令", "公告", "电梯", "梯", "塔吊", "锅炉", "楼", "商铺", "会议室", "房", "口", "叉车", "吊", "柜", "室", "棚", "区", "展", "商户",
		"货梯", "扶梯", "起重", "冷库", "冷柜", "烘箱", "展位", "包间", "包厢", "台位", "灶", "压力", "配电", "变压", "箱", "档", "通道", "桩", "井", "出口", "罐", "泵", "秤", "加油", "炉", "行车", "天车", "大街", "路", "档口", "标段") > 0
}

// scanNumericDay reads 2026-4-15, 2026.3.26, 20260409, 4.10, 4-10 and 4/9.
func scanNumericDay(n []rune, i int) (When, bool) {
	if !runes.IsDigit(runes.At(n, i)) {
		return When{}, false
	}
	var part [3]int
	var sep rune
	j, k := i, 0
	for k < 3 {
		v, end, ok := number.Int(n, j)
		if !ok || end == j || !runes.IsDigit(n[j]) {
			return compactDay(n, i)
		}
		part[k], j = v, end
		k++
		if s := runes.At(n, j); k < 3 && (s == '.' || s == '-' || s == '/') && (sep == 0 || s == sep) && runes.IsDigit(runes.At(n, j+1)) {
			sep = s
			j++
			continue
		}
		break
	}
	w := When{Kind: MonthDay, Slash: sep == '/', End: dayMark(n, j)}
	switch {
	case k == 3 && (part[0] >= 1990 && part[0] <= 2100 || part[0] >= 20 && part[0] < 40):
		w.Year, w.Month, w.Day = part[0], part[1], part[2]
		if w.Year < 100 {
			w.Year += 2000
		}
	case k == 2:
		w.Month, w.Day = part[0], part[1]
		counted := isCounted(n, j)
		if sep == '.' {
			counted = countsThings(n, j)
		}
		scaled := runes.At(n, j) == '%' || runes.AnyAt(n, j, "万", "千", "亿") > 0 || runes.IsLatin(runes.At(n, j))
		if w.End == j && counted || scaled || consumerDay(n, i, j) {
			return When{}, false
		}
	default:
		return compactDay(n, i)
	}
	if _, ok := civil(2024, w.Month, w.Day); ok { // a leap year
		return w, true
	}
	// what looks like a day and is none: 4.31去钢市, 2026-02-30, 2.30号
	opens := i == 0 || runes.IsBreak(n[i-1]) || n[i-1] == ' '
	switch {
	case w.Day >= 40:
		return w, false
	case k == 3:
		return w, part[0] > 99 && w.Month < 20
	}
	return w, w.Month < 13 && (sep == '.' && w.End > j || opens && w.Month > 0 && deedAt(n, w.End))
}

// deedAt reports whether something is done at n[i:], so that what stands before it is
// meant for a day.
func deedAt(n []rune, i int) bool {
	i = runes.SkipSpace(n, i)
	return runes.AnyAt(n, i, "去", "到", "在", "赴", "来", "跑", "走访", "开", "召开", "上午", "下午", "晚上", "送政策", "送服务", "送信心") > 0
}

// countsThings reports whether the measure word at n[i:] makes a fraction of what
// stands before it rather than a day: 1.5户, 2.5公里, but 4.10家装城 and 4.15户外.
func countsThings(n []rune, i int) bool {
	if runes.AnyAt(n, runes.SkipSpace(n, i), measures...) > 0 && runes.AnyAt(n, i, "米粉", "米线", "度假", "级别") == 0 {
		return true
	}
	l := runes.AnyAt(n, i, "人次", "户", "家", "个", "名", "位", "人", "项", "件", "场")
	j := i + l
	return l > 0 && (!runes.IsHan(runes.At(n, j)) || runes.AnyAt(n, j, "企业", "商户", "个体", "党员", "问题", "左右", "多", "百分点", "月", "小时", "钟头", "工作日", "平方", "立方") > 0)
}

// measures are what has fractions.
var measures = []string{"公里", "千米", "海里", "毫米", "厘米", "平米", "米", "公斤", "千克", "毫克", "吨", "斤", "公顷", "亩", "平方", "立方", "毫升", "公升", "小时", "分钟", "秒",
	"元", "块钱", "块", "美元", "倍", "星级", "折", "英寸", "寸", "版", "度", "级", "兆", "千瓦", "伏", "安培", "‰", "℃", "°"}

// consumerDay reports whether 3.15 at n[i:j] is the set phrase.
func consumerDay(n []rune, i, j int) bool {
	return j == i+4 && runes.HasAt(n, i, "3.15") && runes.AnyAt(n, j, "消费", "维权", "晚会", "宣传", "活动", "国际", "主题", "期间", "普法", "那一套", "投诉") > 0
}

// compactDay reads 20260409, and 0413 where it opens a line.
func compactDay(n []rune, i int) (When, bool) {
	v, j := 0, i
	for ; runes.IsDigit(runes.At(n, j)) && j < i+9; j++ {
		v = v*10 + int(n[j]-'0')
	}
	w := When{Kind: MonthDay, Year: v / 10000, Month: v / 100 % 100, Day: v % 100, End: j}
	if j == i+4 && n[i] == '0' && (i == 0 || n[i-1] == '\n') && runes.At(n, j) == ' ' { // 0413 钢市
		_, ok := civil(2024, w.Month, w.Day)
		return w, ok
	}
	return w, j == i+8 && w.Year >= 2000 && w.Year <= 2100 && w.Month < 20 && w.Day < 40 && w.Month > 0 && w.Day > 0
}

// scanDayOfMonth reads 15号, 二十七号, 上个月28号, 本月3日.
func scanDayOfMonth(n []rune, i int) (When, bool) {
	w := When{Kind: DayOfMonth, Bare: true}
	j := i
	for _, lead := range monthLeads {
		if l := runes.AnyAt(n, j, lead.word); l > 0 {
			w.Shift, w.Bare, j = lead.shift, false, j+l
			break
		}
	}
	if w.Bare && runes.AnyBefore(n, i, "第", "#", "文号", "编号") || runes.IsLatin(runes.At(n, i-1)) {
		return When{}, false
	}
	d, end, ok := number.Int(n, runes.SkipSpace(n, j))
	if ok && d > 31 && d < 40 && (i == 0 || runes.IsBreak(n[i-1]) || n[i-1] == ' ') && dayMark(n, end) > end && deedAt(n, dayMark(n, end)) {
		return When{Kind: MonthDay, Day: d, End: dayMark(n, end)}, true // 32号去钢市
	}
	if !ok || d < 1 || d > 31 {
		return When{}, false
	}
	w.Day, w.End = d, dayMark(n, end)
	if w.End == end && !w.Bare && d >= 10 && (deedAt(n, end) || runes.AnyAt(n, end, "要", "的", "准备", "打算", "讲", "办", "搞") > 0) {
		return w, true // 上月二十六去的
	}
	if w.End == end || runes.AnyAt(n, w.End, "内", "游", "以内", "之内", "均") > 0 || w.Bare && n[w.End-1] == '号' && NumbersProblem(n, i, w.End) {
		return When{}, false
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
