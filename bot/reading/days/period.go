package days

import (
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// A span is a stretch of time that has a word of its own.
type span struct {
	words string
	unit  spanUnit
	shift int
}

type spanUnit uint8

const (
	spanDay spanUnit = iota
	spanWeek
	spanWeekend
	spanMonth
	spanQuarter
	spanYear
)

var spans = []span{
	{words: "今天 今日 今儿 今早 今晚 今晨 今天上午 今天下午 今天晚上 今上午 今下午", unit: spanDay},
	{words: "昨天 昨日 昨儿 昨晚 昨夜 昨天上午 昨天下午 昨天晚上", unit: spanDay, shift: -1},
	{words: "前天 前日 前晚 前儿 前天上午 前天下午 前天晚上", unit: spanDay, shift: -2},
	{words: "大前天 大前天晚上", unit: spanDay, shift: -3},
	{words: "明天 明日 明天上午 明天下午 明天晚上 明晚", unit: spanDay, shift: 1},
	{words: "后天 后天上午 后天下午 后天晚上", unit: spanDay, shift: 2},
	{words: "大后天", unit: spanDay, shift: 3},
	{words: "周末 这周末 本周末 这个周末", unit: spanWeekend},
	{words: "上周末 上个周末", unit: spanWeekend, shift: -1},
	{words: "下周末 下个周末", unit: spanWeekend, shift: 1},
	{words: "下下周 下下个星期 下下个礼拜", unit: spanWeek, shift: 2},
	{words: "下季度 下个季度", unit: spanQuarter, shift: 1},
	{words: "上上季度 上上个季度", unit: spanQuarter, shift: -2},
	{words: "明年", unit: spanYear, shift: 1},
	{words: "大前年", unit: spanYear, shift: -3},
	{words: "本周 这周 这个星期 本星期 这星期 这礼拜 这个礼拜 这一周", unit: spanWeek},
	{words: "上上周 上上个星期 上上个礼拜", unit: spanWeek, shift: -2},
	{words: "上周 上个星期 上星期 上礼拜 上个礼拜 上一周", unit: spanWeek, shift: -1},
	{words: "下周 下个星期 下星期 下礼拜 下个礼拜 下一周", unit: spanWeek, shift: 1},
	{words: "本月 这个月 这月 当月", unit: spanMonth},
	{words: "上上个月 上上月", unit: spanMonth, shift: -2},
	{words: "上月 上个月", unit: spanMonth, shift: -1},
	{words: "下月 下个月", unit: spanMonth, shift: 1},
	{words: "本季度 这个季度 这季度 本季", unit: spanQuarter},
	{words: "上季度 上个季度 上季", unit: spanQuarter, shift: -1},
	{words: "今年以来 今年 本年度 本年 全年 年初以来 年初到现在 年初至今 开年以来", unit: spanYear},
	{words: "去年 上年", unit: spanYear, shift: -1},
	{words: "前年", unit: spanYear, shift: -2},
}

var spanTrie = newSpanTrie()

func newSpanTrie() *runes.Trie {
	t := runes.NewTrie()
	for i, s := range spans {
		for w := range strings.FieldsSeq(s.words) {
			t.Add(w, int32(i))
		}
	}
	return t
}

// ParsePeriod finds a stretch of time in a text: 本周, 上月, 今年, 近7天, 11月,
// 11月1日到15日, 上半年, 1到6月, both ends inclusive. The label is what the person
// wrote.
func ParsePeriod(text string, day time.Time) (from, to, label string, ok bool) {
	s := runes.Of(text)
	today := Midnight(day)
	for i := range s.Runes {
		if a, b, end, found := ScanPeriod(s.Runes, i, today); found {
			return a.Format(ISO), b.Format(ISO), string(s.Typed[i:end]), true
		}
	}
	return "", "", "", false
}

// ScanPeriod reads the stretch of time at n[i:]: one that has a name, or one from such
// a stretch to another: 3月到现在, 春节以来, 11月到12月15日.
func ScanPeriod(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	a, b, end, ok = namedPeriod(n, i, today)
	if !ok {
		return a, b, i, false
	}
	if l := runes.AnyAt(n, end, untilNow...); l > 0 && !a.After(today) {
		return a, today, end + l, true
	}
	step := runes.AnyAt(n, end, "一直到", "到", "至", "-")
	if step == 0 || end+step >= len(n) {
		return a, b, end, true
	}
	if _, last, e, found := namedPeriod(n, end+step, today); found {
		for last.Before(a) && !last.AddDate(1, 0, 0).After(today) {
			last = last.AddDate(1, 0, 0) // 11月到2月
		}
		if !last.Before(b) {
			return a, last, e, true
		}
	}
	return a, b, end, true
}

// untilNow are the words behind a stretch of time that goes on until today.
var untilNow = []string{"以来", "至今", "到现在", "到今天", "到目前为止", "到目前", "到如今", "至现在", "至今天", "起至今", "开始到现在", "起到现在", "往后到现在"}

// ScanAsked is [ScanPeriod] of a question, which may also name a part of a month, 3月上旬, or a day from which on or with which a month is meant:
// 3月15号之后, 3月15号到月底.
func ScanAsked(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	a, b, end, ok = ScanPeriod(n, i, today)
	switch {
	case !ok && runes.AnyAt(n, i, "上", "中", "下") > 0:
		return PartOf(n, i, today)
	case !ok || a.After(today):
		return a, b, end, ok
	case a.Equal(b):
		if l := runes.AnyAt(n, end, sinceThen...); l > 0 && a.Before(today) {
			return a, today, end + l, true
		}
		if l := runes.AnyAt(n, end, "到月底", "到月末", "至月底", "至月末"); l > 0 {
			return a, firstOf(a.Year(), int(a.Month())+1).AddDate(0, 0, -1), end + l, true
		}
	}
	a, b, end = partOfMonth(n, a, b, end)
	return a, b, end, true
}

// sinceThen are the words behind a day from which on a stretch of time goes.
var sinceThen = []string{"以后", "之后", "往后", "过后", "开始", "起"}

// partsOfMonth are the parts of a month that have a name, by their first and last days; 0 is the last day of the month.
var partsOfMonth = []struct {
	words    string
	from, to int
}{
	{"上旬", 1, 10}, {"中旬", 11, 20}, {"下旬", 21, 0}, {"上半月", 1, 15}, {"前半月", 1, 15}, {"下半月", 16, 0}, {"后半月", 16, 0}, {"上半个月", 1, 15}, {"下半个月", 16, 0},
}

// partOfMonth is the part of a month that is named behind it: 3月上旬, 上个月的下半月. Any other stretch of time stays.
func partOfMonth(n []rune, a, b time.Time, end int) (from, to time.Time, last int) {
	if a.Day() != 1 || !b.Equal(a.AddDate(0, 1, -1)) {
		return a, b, end
	}
	if from, to, last, ok := PartOf(n, end+runes.AnyAt(n, end, "的"), a); ok {
		return from, to, last
	}
	return a, b, end
}

// PartOf reads a part of a month that stands at n[i:], as one of the month of a day: 下旬.
func PartOf(n []rune, i int, month time.Time) (a, b time.Time, end int, ok bool) {
	first := firstOf(month.Year(), int(month.Month()))
	for _, part := range partsOfMonth {
		l := runes.AnyAt(n, i, part.words)
		if l == 0 {
			continue
		}
		last := first.AddDate(0, 1, -1)
		if part.to > 0 {
			last = first.AddDate(0, 0, part.to-1)
		}
		return first.AddDate(0, 0, part.from-1), last, i + l, true
	}
	return month, month, i, false
}

// periodStarts keeps the scanners away from places where no stretch of time can begin.
func periodStarts(r rune) bool {
	if runes.IsDigit(r) || periodFirst[r] || numeral.Power(r) > 0 {
		return true
	}
	_, ok := numeral.Digit(r)
	return ok
}

var periodFirst = newPeriodFirst()

func newPeriodFirst() map[rune]bool {
	m := runes.Set("去前今本明第最近过这上下周星礼")
	add := func(words string) {
		for w := range strings.FieldsSeq(words) {
			r, _ := utf8.DecodeRuneInString(w)
			m[r] = true
		}
	}
	for _, s := range spans {
		add(s.words)
	}
	for _, f := range festivals {
		add(f.names)
	}
	return m
}

// namedPeriod reads a stretch of time that is named as one.
func namedPeriod(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	if !periodStarts(n[i]) {
		return a, b, i, false
	}
	for _, scan := range []func([]rune, int, time.Time) (a, b time.Time, end int, ok bool){
		scanMonths, scanDays, scanLast, scanQuarters, scanWholeMonth, scanHalf, scanWholeYear, scanSpan, scanFeast} {
		if a, b, end, ok = scan(n, i, today); ok {
			return a, b, end, true
		}
	}
	return a, b, i, false
}

// scanFeast reads 春节 as its day, the last one.
func scanFeast(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	v, end := festivalTrie.Longest(n, i)
	if v < 0 || runes.AnyAt(n, end, untilNow...) == 0 && runes.AnyAt(n, end, "到", "至") == 0 {
		return a, b, i, false
	}
	f := festivals[v]
	a, ok = When{Kind: MonthDay, Month: f.month, Day: f.day, Feast: int(v) + 1}.Resolve(today, false)
	return a, a, end, ok
}

// scanSpan reads 本周, 上季度.
func scanSpan(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	v, end := spanTrie.Longest(n, i)
	if v < 0 {
		return a, b, i, false
	}
	s := spans[v]
	y, m := today.Year(), int(today.Month())
	switch s.unit {
	case spanDay:
		a = today.AddDate(0, 0, s.shift)
		b = a
	case spanWeek:
		a = mondayOf(today).AddDate(0, 0, 7*s.shift)
		b = a.AddDate(0, 0, 6)
	case spanWeekend:
		a = mondayOf(today).AddDate(0, 0, 7*s.shift+5)
		b = a.AddDate(0, 0, 1)
		if s.shift == 0 && a.After(today) && runes.HasAt(n, i, "周末") {
			a, b = a.AddDate(0, 0, -7), b.AddDate(0, 0, -7) // a bare one is behind us
		}
	case spanMonth:
		a = firstOf(y, m+s.shift)
		b = a.AddDate(0, 1, -1)
	case spanQuarter:
		a = firstOf(y, (m-1)/3*3+1+3*s.shift)
		b = a.AddDate(0, 3, -1)
	case spanYear:
		a = firstOf(y+s.shift, 1)
		b = a.AddDate(1, 0, -1)
	}
	return a, b, end, true
}

func firstOf(y, m int) time.Time { return time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC) }

// scanDays reads one day, or a range of days: 11月1日到15日, 4.1-4.10.
func scanDays(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	if !runes.IsDigit(n[i]) {
		if _, han := numeral.Digit(n[i]); !han && numeral.Power(n[i]) == 0 && runes.AnyAt(n, i, "去年", "今年", "上个月", "上月", "上周", "上上周", "上个", "下周", "下个", "本周", "这周", "周", "星期", "礼拜", "本月", "这个月", "这个") == 0 {
			return a, b, i, false
		}
	}
	if runes.IsDigit(runes.At(n, i-1)) {
		return a, b, i, false
	}
	w, end, found := scanExact(n, i)
	if !found {
		return a, b, i, false
	}
	if a, ok = w.Resolve(today, false); !ok {
		return a, b, i, false
	}
	step := runes.AnyAt(n, end, "到", "至", "-")
	v, last, found := scanExact(n, end+step)
	if step == 0 || !found {
		return a, a, end, true
	}
	if b, ok = untilDay(v, a); !ok || b.Before(a) {
		return a, a, end, true
	}
	return a, b, last, true
}

// scanExact reads a day without the end of a range.
func scanExact(n []rune, i int) (When, int, bool) {
	if i >= len(n) {
		return When{}, i, false
	}
	for _, scan := range whenScanners[:4] {
		if w, ok := scan(n, i); ok && w.Exact() {
			return w, w.End, true
		}
	}
	return When{}, i, false
}

// untilDay resolves the end of a range that begins at a: the first such day
// not before it.
func untilDay(w When, a time.Time) (time.Time, bool) {
	if w.Kind == DayOfMonth && w.Bare {
		return civil(a.Year(), int(a.Month()), w.Day)
	}
	return w.Resolve(a, true)
}

// scanWholeMonth reads 11月, 2025年3月 and 一季度, the nearest that has begun.
func scanWholeMonth(n []rune, i int, today time.Time) (a, b time.Time, end int, ok bool) {
	if runes.IsDigit(runes.At(n, i-1)) {
		return a, b, i, false
	}
	w := When{}
	j := i + yearWord(n, i, &w)
	y := today.Year()
	switch {
	case w.Since:
		y += w.Shift
	case w.Year != 0:
		y = w.Year
	}
	said := j > i
	if runes.At(n, j) == '第' {
		j++
	}
	v, e, found := number.Int(n, j)
	months := 0
	switch {
	case !found:
	case runes.At(n, e) == '月' && v >= 1 && v <= 12:
		months = 1
		a, e = firstOf(y, v), e+1
		if runes.At(n, e) == '份' {
			e++
		}
	case runes.HasAt(n, e, "季度") && v >= 1 && v <= 4:
		months = 3
		a, e = firstOf(y, 3*v-2), e+2
	}
	if months == 0 {
		return a, b, i, false
	}
	if !said && a.After(today) {
		a = a.AddDate(-1, 0, 0)
	}
	return a, a.AddDate(0, months, -1), e, true
}
