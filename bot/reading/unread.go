package reading

import (
	"slices"
	"strings"
	"time"

	"liaison/store/numeral"
)

// mostUnread is how many of what could not be read are named.
const mostUnread = 3

// noteUnread keeps, as they were typed, the numbers that may be figures and cannot be
// read. A day that the calendar does not have becomes a fuzzy one, which is asked.
func (x *session) noteUnread(toks []token) {
	for i := range toks {
		t := &toks[i]
		switch {
		case t.kind == numberToken && t.num.bad != 0 && x.mayCount(toks, i):
		case t.kind == whenToken && t.when.impossible(x.today):
			if t.when.kind != deadline {
				t.when = when{kind: fuzzyPast, end: t.when.end}
			}
		default:
			continue
		}
		if said := strings.TrimSpace(string(x.s.raw[t.start:t.end])); len(x.unread) < mostUnread && !slices.Contains(x.unread, said) {
			x.unread = append(x.unread, said)
		}
	}
}

// mayCount reports whether the number at the i-th token would be a figure or of heads
// if it could be read: it has a measure word, or a word beside it says what it counts.
func (x *session) mayCount(toks []token, i int) bool {
	if t := &toks[i]; t.num.unit != "" || slices.Contains(x.s.n[t.start:t.end], '*') {
		return t.num.unit != ""
	}
	counts := func(k int, classes ...class) bool {
		return k >= 0 && k < len(toks) && slices.ContainsFunc(classes, toks[k].is)
	}
	return counts(i-1, figureCue, solve, expected, present, counted, visitType) || counts(i+1, figureCue, counted)
}

// impossible reports whether w is written as a day and there is no such day: 2月30日,
// 13月5日.
func (w when) impossible(today time.Time) bool {
	switch {
	case w.feast > 0 || w.day == 0:
		return false
	case w.kind == deadline && w.month > 0:
		w.kind = monthDay
	case w.kind == dayOfMonth && w.bare, w.kind != monthDay && w.kind != dayOfMonth:
		return false
	}
	_, past := w.resolve(today, false)
	_, next := w.resolve(today, true)
	return !past && !next
}

// NoSuchDay reports whether a text names a day that the calendar does not have.
func NoSuchDay(text string, day time.Time) bool {
	s := newScript(text)
	for i := 0; i < len(s.n); i++ {
		if w, ok := scanWhen(s.n, i); ok {
			if w.impossible(midnight(day)) {
				return true
			}
			i = w.end - 1
		}
	}
	return false
}

// Fault says why the answer to “多少？” is no number that can be read, or 0.
func (r *Reader) Fault(text string) numeral.Fault {
	if x, ok := numeral.Parse(text); ok && x.Bad != 0 {
		return x.Bad
	}
	s := newScript(text)
	for i := range s.n {
		if x, found := scanNumber(s.n, i); found {
			return x.bad
		}
	}
	return 0
}

// ungroup takes the 5，120 of 答疑5，120户 for two numbers: what the word before the
// comma counts is not counted in the measure word behind it.
func (r *Reader) ungroup(n []rune, t, before *token) token {
	d := scanDigits(n, t.start)
	if t.kind != numberToken || t.num.bad != 0 || before.end != t.start || t.num.unit == "" || at(n, d.end) != ',' || d.end == t.num.bare || d.end >= t.num.end {
		return *t
	}
	named := before.is(expected) || before.is(present)
	for i := range r.roster.Indicators {
		x := &r.roster.Indicators[i]
		if namedBy(x, before) && x.takes(t.num.unit) {
			return *t
		}
		named = named || namedBy(x, before)
	}
	if !named {
		return *t
	}
	return token{kind: numberToken, start: t.start, end: d.end, word: noWord, num: d}
}
