package days

import (
	"strings"

	"liaison/bot/reading/runes"
)

// A festival is a day with a name. The lunar ones stand year by year.
type festival struct {
	names      string
	month, day int            // every year, or
	byYear     map[int][2]int // as the calendar has it
	plain      bool           // the bare name means the day (五一 also means much else)
}

var festivals = []festival{
	{names: "元旦节 元旦", month: 1, day: 1, plain: true},
	{names: "情人节", month: 2, day: 14, plain: true},
	{names: "妇女节 三八节 三八妇女节 三八", month: 3, day: 8},
	{names: "愚人节", month: 4, day: 1, plain: true},
	{names: "护士节", month: 5, day: 12, plain: true},
	{names: "记者节", month: 11, day: 8, plain: true},
	{names: "315 3·15 消费者权益日 消费者权益保护日", month: 3, day: 15},
	{names: "植树节", month: 3, day: 12, plain: true},
	{names: "清明节 清明", plain: true, byYear: map[int][2]int{2023: {4, 5}, 2024: {4, 4}, 2025: {4, 4}, 2026: {4, 5}, 2027: {4, 5}, 2028: {4, 4}, 2029: {4, 4}, 2030: {4, 5}}},
	{names: "五一劳动节 五一节 劳动节 五一", month: 5, day: 1, plain: true},
	{names: "五四青年节 青年节", month: 5, day: 4, plain: true},
	{names: "六一儿童节 儿童节 六一节 六一", month: 6, day: 1},
	{names: "端午节 端午", plain: true, byYear: map[int][2]int{2023: {6, 22}, 2024: {6, 10}, 2025: {5, 31}, 2026: {6, 19}, 2027: {6, 9}, 2028: {5, 28}, 2029: {6, 16}, 2030: {6, 5}}},
	{names: "七一建党节 建党节 七一", month: 7, day: 1},
	{names: "八一建军节 建军节 八一", month: 8, day: 1},
	{names: "教师节", month: 9, day: 10, plain: true},
	{names: "中秋节 中秋", plain: true, byYear: map[int][2]int{2023: {9, 29}, 2024: {9, 17}, 2025: {10, 6}, 2026: {9, 25}, 2027: {9, 15}, 2028: {10, 3}, 2029: {9, 22}, 2030: {9, 12}}},
	{names: "国庆节 国庆 十一国庆", month: 10, day: 1, plain: true},
	{names: "双十一 双11", month: 11, day: 11},
	{names: "平安夜", month: 12, day: 24, plain: true},
	{names: "圣诞节 圣诞", month: 12, day: 25, plain: true},
	{names: "除夕 大年三十", plain: true, byYear: map[int][2]int{2023: {1, 21}, 2024: {2, 9}, 2025: {1, 28}, 2026: {2, 16}, 2027: {2, 5}, 2028: {1, 25}, 2029: {2, 12}, 2030: {2, 2}}},
	{names: "春节 大年初一", plain: true, byYear: map[int][2]int{2023: {1, 22}, 2024: {2, 10}, 2025: {1, 29}, 2026: {2, 17}, 2027: {2, 6}, 2028: {1, 26}, 2029: {2, 13}, 2030: {2, 3}}},
	{names: "元宵节 元宵 正月十五", plain: true, byYear: map[int][2]int{2023: {2, 5}, 2024: {2, 24}, 2025: {2, 12}, 2026: {3, 3}, 2027: {2, 20}, 2028: {2, 9}, 2029: {2, 27}, 2030: {2, 17}}},
	{names: "重阳节 重阳", plain: true, byYear: map[int][2]int{2023: {10, 23}, 2024: {10, 11}, 2025: {10, 29}, 2026: {10, 18}, 2027: {10, 8}, 2028: {10, 26}, 2029: {10, 16}, 2030: {10, 5}}},
}

var festivalTrie = newFestivalTrie()

func newFestivalTrie() *runes.Trie {
	t := runes.NewTrie()
	for i, f := range festivals {
		for name := range strings.FieldsSeq(f.names) {
			t.Add(name, int32(i))
		}
	}
	return t
}

// scanFestival reads 清明那天 as the day, 清明前 and 国庆期间 as a fuzzy past.
func scanFestival(n []rune, i int) (When, bool) {
	v, end := festivalTrie.Longest(n, i)
	if v < 0 {
		return When{}, false
	}
	f := festivals[v]
	w := When{Kind: MonthDay, Month: f.month, Day: f.day, Feast: int(v) + 1, End: end}
	if runes.IsDigit(n[i]) && runes.AnyAt(n, end, "那天", "当天", "当日") == 0 {
		return When{}, false // 315 is a set phrase
	}
	for _, b := range neighbours {
		if l := runes.AnyAt(n, end, b.words...); l > 0 && (f.plain || end-i > 2) {
			w.Off, w.End = b.days, end+l
			return w, true
		}
	}
	if l := runes.AnyAt(n, end, "前后", "期间", "假期", "放假", "长假", "小长假", "左右", "前几天", "前一周", "过后", "前夕", "那几天", "之前", "以前", "前", "之后", "以后", "后"); l > 0 {
		w.Kind, w.End = AroundFeast, end+l
		return w, true
	}
	l := runes.AnyAt(n, end, "那天", "当天", "当日", "那日", "节那天", "节当天")
	if l == 0 && (!f.plain && (end-i < 3 || runes.IsDigit(n[i])) || runes.IsHan(runes.At(n, end)) && runes.AnyAt(n, end, "路", "广场", "村", "大街", "小区", "宫", "品", "劳动", "文化", "促销", "档") > 0) {
		return When{}, false
	}
	w.End = end + l
	return w, true
}
