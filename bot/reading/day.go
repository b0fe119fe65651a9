package reading

import (
	"strings"
	"time"
)

// A whenKind is the way in which a day is named.
type whenKind uint8

const (
	relative    whenKind = iota + 1 // 今天, 昨天, 三天前: count days from today
	tonight                         // 今晚: today, and still to come unless it is told as done
	weekday                         // 上周五, 礼拜一
	dayOfMonth                      // 15号, 上个月28号
	monthDay                        // 4月10号, 4.10, 2026-4-15, 清明那天
	fuzzyPast                       // 月初, 前几天, 三月份: must be asked
	period                          // 本周, 今年: no day, and nothing to ask
	comingTime                      // 下个月, 过两天: the future, no day
	dayPart                         // 上午: today unless a day is said
	justNow                         // 刚从: today, whatever was said before
	deadline                        // 周五前, 五一以后: not when it happened
	monthEnd                        // 月底, 年底: past only in the last days
	aroundFeast                     // 清明前, 五一以后: past or future by what is nearer
)

// A when is a day as it was said. It becomes a date only with the day of the
// sentence and the direction it is read in.
type when struct {
	kind  whenKind
	year  int // 0 is not said
	month int
	day   int  // day of the month, of the week (Monday is 1), or days from today
	shift int  // weeks, months or, with since, years from now
	feast int  // place among the festivals, plus one
	bare  bool // no 上, 这 or 下, no month or year was said
	since bool // the year is counted from now: 去年
	slash bool // written a/b, which may be present/expected instead
	end   int
}

// civil returns midnight UTC of a civil date, or false where there is no such
// day. All reckoning is done in UTC, so that no zone can shift a date.
func civil(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, m >= 1 && m <= 12 && t.Day() == d
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// mondayOf returns the Monday of t's week.
func mondayOf(t time.Time) time.Time {
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
}

// resolve turns w into a date: the nearest one not in the future, or for a
// plan the nearest one not in the past.
func (w when) resolve(today time.Time, forward bool) (time.Time, bool) {
	switch w.kind {
	case relative, tonight:
		return today.AddDate(0, 0, w.day), true
	case dayPart, justNow:
		return today, true
	case weekday:
		return w.resolveWeekday(today, forward), true
	case dayOfMonth:
		return w.resolveDayOfMonth(today, forward)
	case monthDay:
		return w.resolveMonthDay(today, forward)
	}
	return time.Time{}, false
}

func (w when) resolveWeekday(today time.Time, forward bool) time.Time {
	t := mondayOf(today).AddDate(0, 0, 7*w.shift+w.day-1)
	if w.bare && !forward && t.After(today) {
		return t.AddDate(0, 0, -7)
	}
	if w.bare && forward && t.Before(today) {
		return t.AddDate(0, 0, 7)
	}
	return t
}

// resolveDayOfMonth looks through the months around, because not every month
// has a 31st.
func (w when) resolveDayOfMonth(today time.Time, forward bool) (time.Time, bool) {
	y, m := today.Year(), int(today.Month())
	if !w.bare {
		first := time.Date(y, time.Month(m+w.shift), 1, 0, 0, 0, 0, time.UTC)
		return civil(first.Year(), int(first.Month()), w.day)
	}
	step := -1
	if forward {
		step = 1
	}
	for k := 0; k <= 3; k++ {
		first := time.Date(y, time.Month(m+step*k), 1, 0, 0, 0, 0, time.UTC)
		t, ok := civil(first.Year(), int(first.Month()), w.day)
		if ok && (forward && !t.Before(today) || !forward && !t.After(today)) {
			return t, true
		}
	}
	return time.Time{}, false
}

func (w when) resolveMonthDay(today time.Time, forward bool) (time.Time, bool) {
	if w.since {
		return civil(today.Year()+w.shift, w.month, w.day)
	}
	if w.year != 0 {
		return civil(w.year, w.month, w.day)
	}
	step := -1
	if forward {
		step = 1
	}
	for k := 0; k <= 8; k++ { // 29 February comes every fourth, once every eighth year
		t, ok := w.inYear(today.Year() + step*k)
		if ok && (forward && !t.Before(today) || !forward && !t.After(today)) {
			return t, true
		}
	}
	return time.Time{}, false
}

// inYear returns w's day in a year, which for a lunar festival is in a table.
func (w when) inYear(y int) (time.Time, bool) {
	if w.feast > 0 && festivals[w.feast-1].byYear != nil {
		md, ok := festivals[w.feast-1].byYear[y]
		if !ok {
			return time.Time{}, false
		}
		return civil(y, md[0], md[1])
	}
	return civil(y, w.month, w.day)
}

// settle decides whether 清明前, 五一以后 and 月底 are behind us or before us.
func (w when) settle(today time.Time) when {
	if w.kind == monthEnd {
		w.kind = comingTime
		if today.Day() > 25 {
			w.kind = fuzzyPast
		}
	}
	if w.kind != aroundFeast {
		return w
	}
	past, before := w.resolveMonthDay(today, false)
	next, after := w.resolveMonthDay(today, true)
	w.kind = fuzzyPast
	if after && (!before || next.Sub(today) < today.Sub(past)) {
		w.kind = comingTime
	}
	return w
}

// exact reports whether w names one day.
func (w when) exact() bool { return w.kind >= relative && w.kind <= monthDay }

const isoDay = "2006-01-02"

// ParseDay reads the answer to “哪天？”, the nearest past day: 昨天, 上周五,
// 4.10, 15号, 4月15日, 2026-4-15.
func ParseDay(text string, day time.Time) (string, bool) {
	s := newScript(text)
	today := midnight(day)
	for i := 0; i < len(s.n); i++ {
		w, ok := scanWhen(s.n, i)
		if !ok {
			continue
		}
		if t, found := w.resolve(today, false); found && w.exact() {
			return t.Format(isoDay), true
		}
		i = w.end - 1
	}
	return "", false
}

// ParseComing reads the answer to “到哪天？”, the nearest day that is not over:
// 今天, 周五, 下周三, 30号, 4月30日. Nothing else may stand beside it.
func ParseComing(text string, day time.Time) (string, bool) {
	s := newScript(strings.TrimSpace(text))
	if len(s.n) == 0 {
		return "", false
	}
	w, ok := scanWhen(s.n, 0)
	if !ok || !w.exact() || w.end < len(s.n) {
		return "", false
	}
	t, found := w.resolve(midnight(day), true)
	return t.Format(isoDay), found
}

// ParseLastDay reads a stretch of time as its last day: 月底, 下周, 本月.
func ParseLastDay(text string, day time.Time) (string, bool) {
	n := newScript(strings.TrimSpace(text)).n
	last, end, ok := lastOfSpan(n, 0, midnight(day))
	return last.Format(isoDay), ok && end == len(n) && end > 0
}
