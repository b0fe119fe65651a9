package days

import (
	"time"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// BoundsAt reports whether what stands behind a day makes it the last one: 前,
// 下班前, 下午5点前, 之内.
func BoundsAt(n []rune, i int) bool {
	i += runes.AnyAt(n, i, "上午", "中午", "下午", "晚上", "下班")
	if _, end, ok := number.Int(n, i); ok && runes.AnyAt(n, end, "点", "时") > 0 {
		i = end + 1
	}
	return runes.AnyAt(n, i, "前", "之前", "以前", "内", "之内", "以内", "截止", "为止") > 0 && runes.AnyAt(n, i, "前往", "前去", "前台") == 0
}

// LastOf reads 月底, 下个月底, 5月底, 年底, 本月 and 这周 at n[i:] as their last
// day.
func LastOf(n []rune, i int, today time.Time) (day time.Time, end int, ok bool) {
	y, m := today.Year(), today.Month()
	lastOf := func(y int, m time.Month, end int) (time.Time, int, bool) {
		return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC), end, true
	}
	if l := runes.AnyAt(n, i, "今年底", "年底", "年末"); l > 0 {
		return lastOf(y, time.December, i+l)
	}
	if l := runes.AnyAt(n, i, "月底", "月末"); l > 0 {
		return lastOf(y, m, i+l)
	}
	for _, lead := range monthLeads {
		if l := runes.AnyAt(n, i, lead.word); l > 0 {
			l += runes.AnyAt(n, i+l, "底", "末")
			return lastOf(y, m+time.Month(lead.shift), i+l)
		}
	}
	if v, e, found := number.Int(n, i); found && v >= 1 && v <= 12 && runes.At(n, e) == '月' && runes.AnyAt(n, e+1, "底", "末") > 0 {
		if ahead := (time.Month(v) - m + 12) % 12; ahead < 10 {
			return lastOf(y, m+ahead, e+2)
		}
	}
	for _, lead := range weekLeads {
		if l := runes.AnyAt(n, i, lead.word); l > 0 {
			if k := runes.AnyAt(n, i+l, "周末", "周", "个星期", "星期", "个礼拜", "礼拜"); k > 0 {
				return mondayOf(today).AddDate(0, 0, 7*lead.shift+6), i + l + k, true
			}
		}
	}
	return time.Time{}, i, false
}
