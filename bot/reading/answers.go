package reading

import (
	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
	"time"
)

// Number reads the answer to “多少？”: 62, 六十二户, 三十多, 没有.
// Quantities that are no figure, like 几十, are not ok, and neither are numbers
// with anything but a unit behind them.
func (r *Reader) Number(text string) (n int, approx, ok bool) {
	if x, ok := numeral.Parse(text); ok && x.Bad != 0 {
		return 0, false, false // -5
	}
	s := runes.Of(text)
	for i := range s.Runes {
		if x, found := number.Scan(s.Runes, i); found {
			return x.Value, x.Approx, !x.Vague && (!x.Odd || runes.AnyAt(s.Runes, x.Bare, "天", "工作日", "个工作日") > 0) && x.Value <= number.Max && endsPlainly(r.lex, s.Runes, x.End)
		}
	}
	i := runes.SkipSpace(s.Runes, 0)
	return 0, false, runes.AnyAt(s.Runes, i, "没有", "没", "无", "都没") > 0
}

// endsPlainly reports whether nothing but what is counted and small words stand
// at n[i:].
func endsPlainly(l *lex.Lexicon, n []rune, i int) bool {
	for i < len(n) {
		if w := runes.AnyAt(n, i, "左右", "上下", "出头", "开外", "以上", "的样子", "吧", "啊", "呀", "了", "的", "呢", "哈", "来着"); w > 0 {
			i += w
			continue
		}
		if w, end := l.Longest(n, i); w != nil && (w.Class == lex.Counted || w.Class == lex.FigureCue) {
			i = end
			continue
		}
		if n[i] != ' ' && !runes.IsBreak(n[i]) {
			return false
		}
		i++
	}
	return true
}

// Fault says why the answer to “多少？” is no number that can be read, or 0.
func (r *Reader) Fault(text string) numeral.Fault {
	if x, ok := numeral.Parse(text); ok && x.Bad != 0 {
		return x.Bad
	}
	s := runes.Of(text)
	for i := range s.Runes {
		if x, found := number.Scan(s.Runes, i); found {
			return x.Bad
		}
	}
	return 0
}

// FindPoint reads the answer to “哪个点位？”: the name it certainly means, or
// else the nearest names, at most four.
func (r *Reader) FindPoint(text string) (name string, candidates []string) {
	return r.names.FindPoint(text)
}

// FindUnit returns the units that a nickname may mean: 特设科, 消保科, 城东所.
func (r *Reader) FindUnit(text string) []string { return r.units.Find(text) }

// ParseDay reads the answer to “哪天？”, the nearest past day.
func ParseDay(text string, day time.Time) (string, bool) { return days.ParseDay(text, day) }

// ParseComing reads the answer to “到哪天？”, the nearest day that is not over.
func ParseComing(text string, day time.Time) (string, bool) { return days.ParseComing(text, day) }

// ComingIn reads the first day that a text names, the nearest that is not over.
func ComingIn(text string, day time.Time) (string, bool) { return days.ComingIn(text, day) }

// ParseLastDay reads a stretch of time as its last day.
func ParseLastDay(text string, day time.Time) (string, bool) { return days.ParseLastDay(text, day) }

// ParsePeriod finds a stretch of time in a text, both ends inclusive.
func ParsePeriod(text string, day time.Time) (from, to, label string, ok bool) {
	return days.ParsePeriod(text, day)
}

// NoSuchDay reports whether a text names a day that the calendar does not have.
func NoSuchDay(text string, day time.Time) bool { return days.NoSuchDay(text, day) }

// IsUnit reports whether figures may be counted in a measure word.
func IsUnit(word string) bool { return number.IsUnit(word) }

// Units are the measure words of figures, the commonest first.
func Units() []string { return number.Units() }
