package reading

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// An utterance is a text as somebody said it on a day, cut into clauses.
type utterance struct {
	r       *Reader
	s       runes.Script
	by      Speaker
	today   time.Time
	own     int // the secretary's point, or -1
	ownOrg  int
	clauses []clause
	struck  []token.Token // taken back in the same breath
	unread  []string      // what looks like a number or a day and is none, as typed
}

func newUtterance(r *Reader, s runes.Script, by Speaker, today time.Time) *utterance {
	x := &utterance{r: r, s: s, by: by, today: today, own: -1, ownOrg: -1}
	if by.Role != Secretary {
		return x
	}
	if o, ok := r.orgs.ByName[by.Org]; ok {
		x.ownOrg, x.own = o, r.orgs.Point[o]
	}
	if p, ok := r.orgs.Points[by.Point]; ok {
		x.own = p
	}
	return x
}

// sift leaves of several meanings those at one of the points that are spoken of, or at the
// secretary's own.
func (x *utterance) sift(ts []names.Target, known []int) []names.Target {
	if len(ts) == 1 {
		return ts
	}
	for _, at := range [][]int{known, {x.own}} {
		for _, t := range ts {
			if slices.Contains(at, t.Point) {
				return []names.Target{t}
			}
		}
	}
	return ts
}

// within returns where the first of words stands in n[from:to], or -1.
func (x *utterance) within(from, to int, words []string) int {
	for i := from; i < to; i++ {
		if l := runes.AnyAt(x.s.Runes, i, words...); l > 0 && i+l <= to {
			return i
		}
	}
	return -1
}

// span is a stretch of the folded text.
func (x *utterance) span(a, b int) string {
	a, b = max(a, 0), min(b, len(x.s.Runes))
	if a >= b {
		return ""
	}
	return string(x.s.Runes[a:b])
}

// said returns a stretch of the sentence as it was typed, trimmed.
func (x *utterance) said(from, to int) string {
	if from < 0 || to > len(x.s.Typed) || from >= to {
		return ""
	}
	return strings.TrimFunc(string(x.s.Typed[from:to]), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.IsPunct(r) && !strings.ContainsRune("*《》“”", r)
	})
}
