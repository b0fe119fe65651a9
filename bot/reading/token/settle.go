package token

import (
	"slices"
	"strings"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
)

// A Note is a stretch of a text that looks like a number or a day and cannot be read
// as one, or not as it stands.
type Note struct {
	Start, End int
	Why        Why
}

// A Why says what is wrong with what a note is about.
type Why uint8

// The reasons for a note.
const (
	NoNumber     Why = iota + 1 // 1.5户, 99999999999户
	NoDay                       // 2月30日, 25:00
	OtherWeekday                // 4月10日（周四）, which is a Friday
)

// Settle decides what takes more than one token, or the day on which the text is
// said: days side by side are one, 第二天 is the day behind the one named before, and
// what can be neither number nor day is noted. A day that there is not becomes a fuzzy
// one, which is asked.
func Settle(s runes.Script, toks []Token, today time.Time) ([]Token, []Note) {
	var notes []Note
	for i := range toks {
		switch t := &toks[i]; {
		case t.Kind == Number && t.Num.Bad != 0 && mayCount(s.Runes, toks, i):
			notes = append(notes, Note{t.Start, t.End, NoNumber})
		case t.Kind == When && t.When.Impossible(today):
			notes = append(notes, Note{t.Start, t.End, NoDay})
			if t.When.Kind != days.Deadline {
				t.When = days.When{Kind: days.FuzzyPast, End: t.When.End}
			}
		}
	}
	d := settling{n: s.Runes, today: today, notes: notes}
	return d.days(toks), d.notes
}

// mayCount reports whether the number at the i-th token would be a figure or of heads
// if it could be read: it has a measure word, or a word beside it says what it counts.
func mayCount(n []rune, toks []Token, i int) bool {
	if t := &toks[i]; t.Num.Unit != "" || slices.Contains(n[t.Start:t.End], '*') {
		return t.Num.Unit != ""
	}
	counts := func(k int, classes ...lex.Class) bool {
		return k >= 0 && k < len(toks) && slices.ContainsFunc(classes, toks[k].Is)
	}
	return counts(i-1, lex.FigureCue, lex.Solve, lex.Expected, lex.Present, lex.Counted, lex.VisitType) || counts(i+1, lex.FigureCue, lex.Counted)
}

// A settling reads the days of a text from left to right.
type settling struct {
	n     []rune
	today time.Time
	notes []Note
	named []days.When // the days named last, those that stand together
	last  days.When   // the day spoken of last, named or counted
	end   int         // where it ends
}

func (d *settling) days(toks []Token) []Token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		if toks[i].Kind != When {
			out = append(out, toks[i])
			continue
		}
		toks[i].When = d.inMonth(toks[i].When)
		last := d.sameDay(toks, i)
		t := d.join(toks[i : last+1])
		i = last
		t.When = t.When.Settle(d.today)
		d.put(&t)
		if t.When.Kind == days.FromNamed {
			d.follow(&t)
		} else if t.When.Exact() {
			d.remember(&t)
		}
		out = append(out, t)
	}
	return out
}

// inMonth gives a day of the month the month of the day named last, if it comes behind
// it: 3月9日…，13日….
func (d *settling) inMonth(w days.When) days.When {
	if len(d.named) == 0 || w.Kind != days.DayOfMonth || !w.Bare {
		return w
	}
	last := d.named[len(d.named)-1]
	if last.Kind != days.MonthDay || last.Feast > 0 || last.Off != 0 || w.Day <= last.Day {
		return w
	}
	in := w
	in.Kind, in.Month, in.Year, in.Since, in.Shift = days.MonthDay, last.Month, last.Year, last.Since, last.Shift
	forward := last.Ahead(d.today)
	if day, ok := in.Resolve(d.today, forward); !ok || day.After(d.today) && !forward || day.Before(d.today.AddDate(0, -6, 0)) {
		return w
	}
	return in
}

// put says of a day whether something is put on it, or was.
func (d *settling) put(t *Token) {
	i := t.Start
	for runes.At(d.n, i-1) == ' ' {
		i--
	}
	t.When.Gone = runes.AnyBefore(d.n, i, "原定", "原定于", "原计划", "原定在", "本来定的", "本来定", "原本定的", "原先定的", "原来定的", "原安排", "本来说好", "本来说", "本来说的", "本来约", "本来约好", "本来约的", "原来说", "原来说好", "原先说", "等不到", "没等到", "不等到", "等不及", "不等")
	t.When.Set = !t.When.Gone && runes.AnyBefore(d.n, i, "定于", "拟于", "定在", "改到", "改在", "改为", "改成", "现定", "现定于", "推迟到", "延期到", "延到", "提前到", "调整到", "调整为", "顺延到", "挪到", "推到", "换到", "换成", "改约", "改约到", "另约", "拟定于", "预定", "预计", "将于", "暂定", "暂定于")
}

// follow makes a day of one that is counted from the days named before it. Without
// such it is a word like any other.
func (d *settling) follow(t *Token) {
	from := d.named
	if t.When.Nth == 0 && len(from) > 0 {
		from = []days.When{d.last} // 次日, and its 次日
	}
	w, ok := t.When.From(from)
	if ok && t.When.Day < 0 && len(d.named) == 1 && t.Start == d.end {
		w, ok = d.named[0], true // 4月9日头一天: the first of several
		w.End = t.When.End
	}
	switch {
	case ok:
		t.When, d.last = w, w
	case runes.HasAt(d.n, t.Start, "当日"):
		t.When = days.When{Kind: days.Relative, End: t.End}
	case runes.AnyAt(d.n, t.Start, "那天", "那日") > 0:
		t.When = days.When{Kind: days.FuzzyPast, End: t.End}
	default:
		*t = Token{Kind: Text, Start: t.Start, End: t.End, Word: NoWord}
	}
}

// remember keeps a day for those counted from it, together with those it stands beside:
// 4月13日、14日.
func (d *settling) remember(t *Token) {
	if !d.together(d.end, t.Start) {
		d.named = d.named[:0]
	}
	d.named, d.last, d.end = append(d.named, t.When), t.When, t.End
}

// together reports whether nothing but what lists things stands in n[from:to].
func (d *settling) together(from, to int) bool {
	if len(d.named) == 0 || to-from > 2 {
		return false
	}
	for _, r := range d.n[from:to] {
		if !strings.ContainsRune("、 ,和跟及-/", r) {
			return false
		}
	}
	return true
}

// sameDay returns the last of the tokens from the i-th on that name one day together:
// 今天（周三）, 4月15日，周三.
func (d *settling) sameDay(toks []Token, i int) int {
	last := i
	for k := i + 1; k < len(toks); k++ {
		t := &toks[k]
		if t.Kind == Break {
			if !slices.Contains(between, t.Sign) || k > last+2 {
				return last
			}
			if t.Sign == ')' && k == last+1 && opens(toks[i:k]) {
				last = k
			}
			continue
		}
		if t.Kind != When || !d.sameAs(toks, i, last, k) {
			return last
		}
		last = k
	}
	return last
}

// between are the signs that may stand between two names of one day.
var between = []rune{' ', '(', ')', ',', '[', ']'}

// opens reports whether a bracket is open at the end of some tokens.
func opens(toks []Token) bool {
	open := 0
	for i := range toks {
		switch toks[i].Sign {
		case '(':
			open++
		case ')':
			open--
		}
	}
	return open > 0
}

// sameAs reports whether the k-th token names the same day as those from the i-th to
// the last, or is meant to.
func (d *settling) sameAs(toks []Token, i, last, k int) bool {
	w := toks[k].When
	if !w.Exact() || w.Off != 0 {
		return false
	}
	signs, bracket := 0, false
	for _, t := range toks[last+1 : k] {
		signs++
		bracket = bracket || t.Sign == '(' || t.Sign == '['
		if t.Sign == ')' || t.Sign == ']' {
			return false
		}
	}
	comma := signs > 0 && !bracket && toks[last+1].Sign == ','
	for _, t := range toks[i : last+1] {
		v := t.When
		if t.Kind != When || !v.Exact() {
			continue
		}
		fits := same(v, w, d.today)
		switch {
		case v.Off != 0, v.Kind == w.Kind, isDate(v) && isDate(w):
			return false
		case comma && !(fits && d.alone(toks, k)):
			return false // 昨天，周一 are two days
		case !fits && (signs > 0 && !bracket || v.Slash || w.Slash):
			return false // 4月13日 上周六 and 上周二5/6到会 as well
		}
	}
	return anyDay(toks[i : last+1])
}

// isDate reports whether a day is named by its number.
func isDate(w days.When) bool { return w.Kind == days.MonthDay || w.Kind == days.DayOfMonth }

// alone reports whether the k-th token is a weekday, or stands alone between signs.
func (d *settling) alone(toks []Token, k int) bool {
	if w := toks[k].When; w.Kind == days.Weekday && w.Bare {
		return true
	}
	return k+1 == len(toks) || toks[k+1].Kind == Break
}

func anyDay(toks []Token) bool {
	return slices.ContainsFunc(toks, func(t Token) bool { return t.Kind == When && t.When.Exact() })
}

// same reports whether two names can be of one day: a weekday is of any week.
func same(a, b days.When, today time.Time) bool {
	if b.Kind == days.Weekday && b.Bare {
		a, b = b, a
	}
	for _, forward := range []bool{false, true} {
		y, ok := b.Resolve(today, forward)
		if !ok {
			continue
		}
		if a.Kind == days.Weekday && a.Bare && b.Kind != days.Weekday {
			if int(y.Weekday()+6)%7+1 == a.Day {
				return true
			}
			continue
		}
		if x, ok := a.Resolve(today, forward); ok && x.Equal(y) {
			return true
		}
	}
	return false
}

// join makes one token of those that name one day. The one that says most is
// believed; where another contradicts it, that is noted.
func (d *settling) join(toks []Token) Token {
	best := toks[0]
	rank := func(t Token) int {
		switch {
		case t.Kind != When:
			return 0
		case t.When.Kind == days.MonthDay:
			return 4
		case t.When.Kind == days.DayOfMonth:
			return 3
		case t.When.Kind == days.Weekday && t.When.Bare:
			return 1
		}
		return 2
	}
	for _, t := range toks[1:] {
		if rank(t) > rank(best) {
			best = t
		}
	}
	d.rightYear(&best.When, toks)
	clash := false
	for _, t := range toks {
		clash = clash || t.Kind == When && t.When.Exact() && !same(t.When, best.When, d.today)
	}
	end := toks[len(toks)-1].End
	if clash {
		d.notes = append(d.notes, Note{toks[0].Start, end, OtherWeekday})
	}
	best.Start, best.End, best.When.End = toks[0].Start, end, end
	return best
}

// rightYear looks which year the weekday beside a day without a year fits.
func (d *settling) rightYear(w *days.When, toks []Token) {
	if w.Kind != days.MonthDay || w.Year != 0 || w.Since || w.Feast > 0 {
		return
	}
	for _, t := range toks {
		if t.Kind != When || t.When.Kind != days.Weekday || !t.When.Bare {
			continue
		}
		past, ok := w.Resolve(d.today, false)
		next, ahead := w.Resolve(d.today, true)
		fits := func(day time.Time) bool { return int(day.Weekday()+6)%7+1 == t.When.Day }
		if ahead && fits(next) && !(ok && fits(past)) && next.Sub(d.today) < seasonAhead {
			w.Year = next.Year()
		}
	}
}

// seasonAhead is how far ahead a day is still meant if only its weekday says so.
const seasonAhead = 92 * 24 * time.Hour
