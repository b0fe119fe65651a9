// Package days reads days and stretches of time as people say them.
//
// A [When] is a day as it was said: 上周五, 15号, 4.10, 清明那天. It becomes a date only
// with the day on which it was said and the direction it is read in. [Scan] finds one
// at a place of a text; each way of naming a day is a scanner of its own (date.go,
// word.go, festival.go, named.go). A stretch of time is read by [ScanPeriod] (period.go,
// stretch.go), a time of day by [Clock], and what bounds a deed by [LastOf] (last.go).
//
// Everything is a pure function of the text and the day. All reckoning is done in UTC.
package days

import (
	"strings"
	"time"

	"liaison/bot/reading/runes"
)

// A Kind is the way in which a day is named.
type Kind uint8

const (
	Relative    Kind = iota + 1 // 今天, 昨天, 三天前: count days from today
	Tonight                     // 今晚: today, and still to come unless it is told as done
	Weekday                     // 上周五, 礼拜一
	DayOfMonth                  // 15号, 上个月28号
	MonthDay                    // 4月10号, 4.10, 2026-4-15, 清明那天
	FuzzyPast                   // 月初, 前几天, 三月份: must be asked
	Period                      // 本周, 今年: no day, and nothing to ask
	ComingTime                  // 下个月, 过两天: the future, no day
	DayPart                     // 上午: today unless a day is said
	JustNow                     // 刚从: today, whatever was said before
	Deadline                    // 周五前, 五一以后: not when it happened
	monthEnd                    // 月底, 年底: past only in the last days
	AroundFeast                 // 清明前, 五一以后: past or future by what is nearer
	FromNamed                   // 第二天, 头一天: days from the one named before
	NoTime                      // 25:00: written as a time of day, and there is none
)

// A When is a day as it was said. It becomes a date only with the day of the
// sentence and the direction it is read in.
type When struct {
	Kind  Kind
	Year  int // 0 is not said
	Month int
	Day   int  // day of the month, of the week (Monday is 1), or days from today
	Shift int  // weeks, months or, with since, years from now
	Feast int  // place among the festivals, plus one
	Bare  bool // no 上, 这 or 下, no month or year was said
	Since bool // the year is counted from now: 去年
	Slash bool // written a/b, which may be present/expected instead
	Off   int  // days after the one named: 清明前一天, 第二天
	Nth   int  // with FromNamed: which of the days named before, from 1; 0 is none
	Set   bool // the day that something is put on: 定于4月24日, 改到周五
	Gone  bool // the day that no longer holds: 原定4月20日
	End   int
}

// civil returns midnight UTC of a civil date, or false where there is no such
// day. All reckoning is done in UTC, so that no zone can shift a date.
func civil(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, m >= 1 && m <= 12 && t.Day() == d
}

func Midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// mondayOf returns the Monday of t's week.
func mondayOf(t time.Time) time.Time {
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
}

// Resolve turns w into a date: the nearest one not in the future, or for a
// plan the nearest one not in the past.
func (w When) Resolve(today time.Time, forward bool) (time.Time, bool) {
	t, ok := w.named(today, forward)
	return t.AddDate(0, 0, w.Off), ok
}

// named is the day that w is reckoned from.
func (w When) named(today time.Time, forward bool) (time.Time, bool) {
	switch w.Kind {
	case Relative, Tonight:
		return today.AddDate(0, 0, w.Day), true
	case DayPart, JustNow:
		return today, true
	case Weekday:
		return w.resolveWeekday(today, forward), true
	case DayOfMonth:
		return w.resolveDayOfMonth(today, forward)
	case MonthDay:
		return w.ResolveMonthDay(today, forward)
	}
	return time.Time{}, false
}

func (w When) resolveWeekday(today time.Time, forward bool) time.Time {
	t := mondayOf(today).AddDate(0, 0, 7*w.Shift+w.Day-1)
	if w.Bare && !forward && t.After(today) {
		return t.AddDate(0, 0, -7)
	}
	if w.Bare && forward && t.Before(today) {
		return t.AddDate(0, 0, 7)
	}
	return t
}

// resolveDayOfMonth looks through the months around, because not every month
// has a 31st.
func (w When) resolveDayOfMonth(today time.Time, forward bool) (time.Time, bool) {
	y, m := today.Year(), int(today.Month())
	if !w.Bare {
		first := time.Date(y, time.Month(m+w.Shift), 1, 0, 0, 0, 0, time.UTC)
		return civil(first.Year(), int(first.Month()), w.Day)
	}
	step := -1
	if forward {
		step = 1
	}
	for k := 0; k <= 3; k++ {
		first := time.Date(y, time.Month(m+step*k), 1, 0, 0, 0, 0, time.UTC)
		t, ok := civil(first.Year(), int(first.Month()), w.Day)
		if ok && (forward && !t.Before(today) || !forward && !t.After(today)) {
			return t, true
		}
	}
	return time.Time{}, false
}

func (w When) ResolveMonthDay(today time.Time, forward bool) (time.Time, bool) {
	if w.Since {
		return civil(today.Year()+w.Shift, w.Month, w.Day)
	}
	if w.Year != 0 {
		return civil(w.Year, w.Month, w.Day)
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
func (w When) inYear(y int) (time.Time, bool) {
	if w.Feast > 0 && festivals[w.Feast-1].byYear != nil {
		md, ok := festivals[w.Feast-1].byYear[y]
		if !ok {
			return time.Time{}, false
		}
		return civil(y, md[0], md[1])
	}
	return civil(y, w.Month, w.Day)
}

// Settle decides whether 清明前, 五一以后 and 月底 are behind us or before us.
func (w When) Settle(today time.Time) When {
	if w.Kind == monthEnd {
		w.Kind = ComingTime
		if today.Day() > 25 {
			w.Kind = FuzzyPast
		}
	}
	if w.Kind != AroundFeast {
		return w
	}
	past, before := w.ResolveMonthDay(today, false)
	next, after := w.ResolveMonthDay(today, true)
	w.Kind = FuzzyPast
	if after && (!before || next.Sub(today) < today.Sub(past)) {
		w.Kind = ComingTime
	}
	return w
}

// Eve is the last day before a festival that is to come, of 五一前 at the end of w.
func (w When) Eve(n []rune, today time.Time) (time.Time, bool) {
	if w.Kind != AroundFeast || n[w.End-1] != '前' || w.Settle(today).Kind != ComingTime {
		return time.Time{}, false
	}
	day, ok := w.ResolveMonthDay(today, true)
	return day.AddDate(0, 0, -1), ok
}

// Ahead reports whether a day without a year lies within the next month and so is
// meant ahead where nothing says that it has passed: 4月23日 on 15 April.
func (w When) Ahead(today time.Time) bool {
	if w.Kind != MonthDay || w.Year != 0 || w.Since || w.Feast > 0 {
		return false
	}
	next, ok := w.Resolve(today, true)
	return ok && next.After(today) && !next.After(today.AddDate(0, 0, monthAhead))
}

// monthAhead is how many days ahead a day without a year is still meant ahead.
const monthAhead = 31

// Exact reports whether w names one day.
func (w When) Exact() bool { return w.Kind >= Relative && w.Kind <= MonthDay }

const ISO = "2006-01-02"

// ParseDay reads the answer to “哪天？”, the nearest past day: 昨天, 上周五,
// 4.10, 15号, 4月15日, 2026-4-15.
func ParseDay(text string, day time.Time) (string, bool) {
	s := runes.Of(text)
	today := Midnight(day)
	for i := 0; i < len(s.Runes); i++ {
		w, ok := Scan(s.Runes, i)
		if !ok {
			continue
		}
		if t, found := w.Resolve(today, false); found && w.Exact() {
			return t.Format(ISO), true
		}
		i = w.End - 1
	}
	return "", false
}

// ParseComing reads the answer to “到哪天？”, the nearest day that is not over:
// 今天, 周五, 下周三, 30号, 4月30日. Nothing else may stand beside it.
func ParseComing(text string, day time.Time) (string, bool) {
	s := runes.Of(strings.TrimSpace(text))
	if len(s.Runes) == 0 {
		return "", false
	}
	w, ok := Scan(s.Runes, 0)
	if !ok || !w.Exact() || w.End < len(s.Runes) {
		return "", false
	}
	t, found := w.Resolve(Midnight(day), true)
	return t.Format(ISO), found
}

// ComingIn reads the first day that a text names, the nearest that is not over. What stands
// beside it is not looked at: 周三前.
func ComingIn(text string, day time.Time) (string, bool) {
	n := runes.Of(text).Runes
	for i, r := range n {
		if !whenStarts(r) {
			continue
		}
		if w, ok := At(n, i); ok {
			if eve, ok := w.Eve(n, Midnight(day)); ok {
				return eve.Format(ISO), true
			}
			if on, ok := ParseComing(string(n[i:w.End]), day); ok {
				return on, true
			}
		}
	}
	return "", false
}

// ParseLastDay reads a stretch of time as its last day: 月底, 下周, 本月.
func ParseLastDay(text string, day time.Time) (string, bool) {
	n := runes.Of(strings.TrimSpace(text)).Runes
	last, end, ok := LastOf(n, 0, Midnight(day))
	return last.Format(ISO), ok && end == len(n) && end > 0
}
