package turn

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/numeral"
	"liaison/store/problem"
	"liaison/store/text/expr"
)

// HearDay reads a day as people say it, counted from the day of the message.
func (t *Turn) HearDay(says string) (day, fault string) {
	day, ok := reading.ParseDay(says, t.Today.Time())
	switch {
	case ok:
		return day, ""
	case reading.NoSuchDay(says, t.Today.Time()):
		return "", messages.NoSuchDay
	}
	return "", messages.NotADate
}

// HearComing reads a day in the future: 周一 is the next Monday.
func (t *Turn) HearComing(says string) (day, fault string) {
	if day, ok := reading.ParseComing(says, t.Today.Time()); ok {
		return day, ""
	}
	return t.HearDay(says)
}

// thisWeek matches the week alone as the time until when: 这周给个答复.
var thisWeek = expr.MustCompile(`(?:这|本)(?:周|星期|礼拜)(?:[^一二三四五六日天末]|$)`)

// InMonthOf is the day that a text names with no more than its number, in the month of the day that it takes the place of: 26号 of a
// plan in May is in May; or "".
func InMonthOf(had day.Day, said string) day.Day {
	number := strings.TrimRight(said, "号日")
	n, err := strconv.Atoi(number)
	if err != nil || number == said || had == "" || n < 1 {
		return ""
	}
	first := had.Time().AddDate(0, 0, 1-had.Time().Day())
	if on := first.AddDate(0, 0, n-1); on.Month() == first.Month() {
		return day.DayOf(on)
	}
	return ""
}

// NearDay is the day that some words mean in the place of another: 周三 is that of its week and 26号 that of its month, where these are
// to come; or "".
func NearDay(had day.Day, said string, today day.Day) day.Day {
	near := InMonthOf(had, said)
	if nth := words.Weekday(said); nth > 0 && had != "" {
		near = day.Week(had).From.Add(nth - 1)
	}
	if near < today {
		return ""
	}
	return near
}

// Undated is a text in which no day is read of the names of colleagues: 某某某 stands for 周一帆, who goes there on no Monday.
func Undated(dir *bureau.Directory, says string, today day.Day) string {
	for _, p := range dir.MayName(says) {
		if _, dated := reading.ComingIn(p.Name, today.Time()); dated {
			says = strings.ReplaceAll(says, p.Name, strings.Repeat("某", utf8.RuneCountInString(p.Name)))
		}
	}
	return says
}

// DayIn is the longest run of characters of a text that is a day to come, or "".
func DayIn(says string, today day.Day) day.Day {
	for _, end := range []struct {
		words string
		of    func(from time.Time) time.Time
	}{
		{"下个月底 下月底 下个月末 下月末", func(from time.Time) time.Time { return from.AddDate(0, 2, -1) }},
		{"月底 月末", func(from time.Time) time.Time { return from.AddDate(0, 1, -1) }},
		{"年底 年末", func(from time.Time) time.Time { return time.Date(from.Year(), 12, 31, 0, 0, 0, 0, from.Location()) }},
	} {
		for w := range strings.FieldsSeq(end.words) {
			if strings.Contains(says, w) {
				first := today.Time()
				return day.DayOf(end.of(first.AddDate(0, 0, 1-first.Day())))
			}
		}
	}
	if thisWeek.MatchString(says) {
		if friday := day.Week(today).From.Add(4); friday >= today {
			return friday
		}
	}
	on, _ := reading.ComingIn(says, today.Time())
	return day.Day(on)
}

// PeriodAhead is the stretch of time that a text names, in the year to come where this year's is over: 五月 in June.
func PeriodAhead(says string, today day.Day) (p day.Period, ok bool) {
	from, to, label, ok := reading.ParsePeriod(says, today.Time())
	p = day.Period{From: day.Day(from), To: day.Day(to), Label: label}
	if ok && p.To < today && !words.OfPast(says) {
		later := func(d day.Day) day.Day { return day.DayOf(d.Time().AddDate(1, 0, 0)) }
		p.From, p.To = later(p.From), later(p.To)
	}
	return p, ok
}

// DoneIn is the first day that a text names and that is not to come, or today.
func DoneIn(says string, today day.Day) (on day.Day) {
	past := func(words string) bool {
		said, ok := reading.ParseDay(words, today.Time())
		on = day.Day(said)
		return ok && on <= today
	}
	for part := range words.Clauses(says) {
		if said := DayWords(part, past); said != "" && past(said) {
			return on
		}
	}
	return today
}

// DayWords is the longest run of characters of a text that is a day, or "".
func DayWords(text string, is func(words string) bool) (longest string) {
	for from := range text {
		for n := range text[from:] {
			if n > len(longest) && n <= longestDay && is(text[from:from+n]) {
				longest = text[from : from+n]
			}
		}
		if rest := text[from:]; len(rest) > len(longest) && len(rest) <= longestDay && is(rest) {
			longest = rest
		}
	}
	return longest
}

// longestDay is how many bytes a day in words has at most: 下个星期三.
const longestDay = 24

// HearCount reads a number as people say it.
func (t *Turn) HearCount(says string) (n int, approx bool, fault string) {
	n, approx, ok := t.Reader.Number(says)
	if ok {
		return n, approx, ""
	}
	return 0, false, numberFaults[t.Reader.Fault(says)]
}

// numberFaults say why an answer is not a number.
var numberFaults = map[numeral.Fault]string{
	0:                messages.NotANumber,
	numeral.Huge:     messages.HugeNumber,
	numeral.Fraction: messages.NotWhole,
	numeral.Negative: messages.NegativeNumber,
	numeral.Garbled:  messages.GarbledNumber,
}

// HearPoint finds the point that was named.
func (t *Turn) HearPoint(says string) (id int64, fault string) {
	name, near := t.Reader.FindPoint(says)
	if p := t.Dir.PointNamed(name); p != nil {
		return p.ID, ""
	}
	return 0, messages.NearestPoints(near)
}

// HearOrg finds the 支部 of a point that was named, also by its alias.
func HearOrg(t *Turn, point int64) func(says string) (int64, string) {
	return func(says string) (int64, string) {
		for _, o := range t.Dir.Orgs {
			if o.Active && o.Point == point && (o.Name == says || slices.Contains(o.Aliases, says) || strings.Contains(o.Name, says)) {
				return o.ID, ""
			}
		}
		return 0, messages.PressAButton
	}
}

// HearPerson finds the colleague who was named.
func (t *Turn) HearPerson(says string) (id int64, fault string) {
	if p := t.Dir.PersonNamed(says); p != nil {
		return p.ID, ""
	}
	return 0, messages.NoSuchName
}

// PointCalled returns a point's id by its full name, or 0.
func PointCalled(d *bureau.Directory, name string) int64 {
	if p := d.PointNamed(name); p != nil {
		return p.ID
	}
	return 0
}

// HearNumber reads #128.
func (t *Turn) HearNumber(says string) (int64, string) {
	n, ok := NumberIn(says)
	if !ok {
		return 0, messages.PressAButton
	}
	return n, ""
}

// HearUnit finds the one unit that was named, also by a nickname.
func (t *Turn) HearUnit(says string) (int64, string) {
	if names := t.Reader.FindUnit(says); len(names) == 1 {
		return t.Dir.UnitNamed(names[0]).ID, ""
	}
	return 0, messages.ProblemFault(problem.NoSuchUnit)
}
