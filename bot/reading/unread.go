package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// mostUnread is how many of what could not be read are named.
const mostUnread = 3

// noteUnread keeps, as they were typed, the numbers that may be figures and cannot be
// read. A day that the calendar does not have becomes a fuzzy one, which is asked.
func (x *session) noteUnread(toks []token.Token) {
	for i := range toks {
		t := &toks[i]
		switch {
		case t.Kind == token.Number && t.Num.Bad != 0 && x.mayCount(toks, i):
		case t.Kind == token.When && t.When.Impossible(x.today):
			if t.When.Kind != days.Deadline {
				t.When = days.When{Kind: days.FuzzyPast, End: t.When.End}
			}
		default:
			continue
		}
		if said := strings.TrimSpace(string(x.s.Typed[t.Start:t.End])); len(x.unread) < mostUnread && !slices.Contains(x.unread, said) {
			x.unread = append(x.unread, said)
		}
	}
}

// mayCount reports whether the number at the i-th token would be a figure or of heads
// if it could be read: it has a measure word, or a word beside it says what it counts.
func (x *session) mayCount(toks []token.Token, i int) bool {
	if t := &toks[i]; t.Num.Unit != "" || slices.Contains(x.s.Runes[t.Start:t.End], '*') {
		return t.Num.Unit != ""
	}
	counts := func(k int, classes ...lex.Class) bool {
		return k >= 0 && k < len(toks) && slices.ContainsFunc(classes, toks[k].Is)
	}
	return counts(i-1, lex.FigureCue, lex.Solve, lex.Expected, lex.Present, lex.Counted, lex.VisitType) || counts(i+1, lex.FigureCue, lex.Counted)
}
