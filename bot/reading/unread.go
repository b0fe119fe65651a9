package reading

import (
	"slices"
	"strings"
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
