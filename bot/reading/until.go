package reading

import (
	"strings"
	"time"
)

// until returns the day by which a clause wants something done: 周五前, 月底前,
// 5月10号前, 两周内, and where it is given to somebody also 周五给我回话.
func (x *session) until(c *clause, given bool) string {
	said := string(x.s.n[c.start:c.end])
	passed := endsDone(x.s.n, c.end)
	if passed && strings.ContainsAny(said, "就已早") {
		return "" // 10号前就报上去了
	}
	for i := range c.toks {
		var day time.Time
		ok := false
		switch t := &c.toks[i]; t.kind {
		case whenToken:
			day, ok = x.lastDay(t.start, given && !passed)
		case numberToken:
			day, ok = x.lastOfWeeks(t)
		}
		if ok && !day.Before(x.today) {
			return day.Format(isoDay)
		}
	}
	if strings.Contains(said, "半个月内") {
		return x.today.AddDate(0, 0, 15).Format(isoDay)
	}
	return ""
}

// isBound reports whether a token is a day that only bounds what is to be done.
func (x *session) isBound(t *token) bool {
	return t.kind == whenToken && (t.when.kind == deadline || t.when.kind == comingTime || boundsAt(x.s.n, t.end))
}

// wantsBy reports whether a clause says until when something is to be done
// rather than that it is.
func (x *session) wantsBy(c *clause) bool {
	return !endsDone(x.s.n, c.end) && (x.daysGiven(c, false) > 0 || x.until(c, false) != "")
}

// endsDone reports whether what ends at n[i] has happened.
func endsDone(n []rune, i int) bool { return anyBefore(n, i, "了", "过", "的") }

// lastDay returns the day named at n[i:] if it bounds what is to be done, read
// forward. Before a festival is the day before it.
func (x *session) lastDay(i int, given bool) (time.Time, bool) {
	n := x.s.n
	if day, end, ok := lastOfSpan(n, i, x.today); ok && boundsAt(n, end) {
		return day, true
	}
	w, ok := dayAt(n, i)
	if !ok {
		return time.Time{}, false
	}
	if w.kind == aroundFeast && n[w.end-1] == '前' {
		day, ok := w.resolveMonthDay(x.today, true)
		return day.AddDate(0, 0, -1), ok && w.settle(x.today).kind == comingTime
	}
	if !w.exact() || !boundsAt(n, w.end) && !(given && wishedAt(n, w.end)) {
		return time.Time{}, false
	}
	day, ok := w.resolve(x.today, true)
	return day, ok && (w.year > 0 || day.Sub(x.today) < nearlyAYear)
}

// nearlyAYear is how far ahead a day without a year is hardly meant: it has just
// been.
const nearlyAYear = 300 * 24 * time.Hour

// wishedAt reports whether what stands behind a day is wanted on it.
func wishedAt(n []rune, i int) bool {
	i += anyAt(n, i, "上午", "中午", "下午", "下班")
	i += anyAt(n, i, "必须", "务必", "一定", "就")
	return anyAt(n, i, "给我", "报我", "报给", "报过来", "报结果", "回我", "回话", "给个", "给答复", "给结果", "要结果", "交结果", "答复我", "反馈") > 0
}

// lastOfWeeks returns the day that 两周内 and 一个月内 reach to.
func (x *session) lastOfWeeks(t *token) (time.Time, bool) {
	if t.num.approx || t.num.vague || t.num.value > 12 || anyAt(x.s.n, t.end, "内", "之内", "以内") == 0 {
		return time.Time{}, false
	}
	switch t.num.unit {
	case "周", "个星期", "个礼拜":
		return x.today.AddDate(0, 0, 7*t.num.value), true
	case "个月":
		return x.today.AddDate(0, t.num.value, 0), true
	}
	return time.Time{}, false
}
