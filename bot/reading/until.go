package reading

import (
	"strings"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// until returns the day by which a clause wants something done: 周五前, 月底前,
// 5月10号前, 两周内, and where it is given to somebody also 周五给我回话.
func (x *utterance) until(c *clause, given bool) string {
	said := string(x.s.Runes[c.start:c.end])
	passed := endsDone(x.s.Runes, c.end)
	if passed && strings.ContainsAny(said, "就已早") {
		return "" // 10号前就报上去了
	}
	for i := range c.toks {
		var day time.Time
		ok := false
		switch t := &c.toks[i]; t.Kind {
		case token.When:
			day, ok = x.lastDay(t.Start, given && !passed)
		case token.Number:
			day, ok = x.lastOfWeeks(t)
		}
		if ok && !day.Before(x.today) {
			return day.Format(days.ISO)
		}
	}
	if strings.Contains(said, "半个月内") {
		return x.today.AddDate(0, 0, 15).Format(days.ISO)
	}
	return ""
}

// isBound reports whether a token is a day that only bounds what is to be done.
func (x *utterance) isBound(t *token.Token) bool {
	return t.Kind == token.When && (t.When.Kind == days.Deadline || t.When.Kind == days.ComingTime || days.BoundsAt(x.s.Runes, t.End))
}

// wantsBy reports whether a clause says until when something is to be done
// rather than that it is.
func (x *utterance) wantsBy(c *clause) bool {
	return !endsDone(x.s.Runes, c.end) && (x.daysGiven(c, false) > 0 || x.until(c, false) != "")
}

// endsDone reports whether what ends at n[i] has happened.
func endsDone(n []rune, i int) bool { return runes.AnyBefore(n, i, "了", "过", "的") }

// lastDay returns the day named at n[i:] if it bounds what is to be done, read
// forward. Before a festival is the day before it.
func (x *utterance) lastDay(i int, given bool) (time.Time, bool) {
	n := x.s.Runes
	if day, end, ok := days.LastOf(n, i, x.today); ok && days.BoundsAt(n, end) {
		return day, true
	}
	w, ok := days.At(n, i)
	if !ok {
		return time.Time{}, false
	}
	if eve, ok := w.Eve(n, x.today); ok {
		return eve, true
	}
	if !w.Exact() || !days.BoundsAt(n, w.End) && !(given && wishedAt(n, w.End)) {
		return time.Time{}, false
	}
	day, ok := w.Resolve(x.today, true)
	return day, ok && (w.Year > 0 || day.Sub(x.today) < nearlyAYear)
}

// nearlyAYear is how far ahead a day without a year is hardly meant: it has just
// been.
const nearlyAYear = 300 * 24 * time.Hour

// wishedAt reports whether what stands behind a day is wanted on it.
func wishedAt(n []rune, i int) bool {
	i += runes.AnyAt(n, i, "上午", "中午", "下午", "下班")
	i += runes.AnyAt(n, i, "必须", "务必", "一定", "就")
	return runes.AnyAt(n, i, "给我", "报我", "报给", "报过来", "报结果", "回我", "回话", "给个", "给答复", "给结果", "要结果", "交结果", "答复我", "反馈") > 0
}

// lastOfWeeks returns the day that 两周内 and 一个月内 reach to.
func (x *utterance) lastOfWeeks(t *token.Token) (time.Time, bool) {
	if t.Num.Approx || t.Num.Vague || t.Num.Value > 12 || runes.AnyAt(x.s.Runes, t.End, "内", "之内", "以内") == 0 {
		return time.Time{}, false
	}
	switch t.Num.Unit {
	case "周", "个星期", "个礼拜":
		return x.today.AddDate(0, 0, 7*t.Num.Value), true
	case "个月":
		return x.today.AddDate(0, t.Num.Value, 0), true
	}
	return time.Time{}, false
}
