package reading

import (
	"reflect"
	"slices"
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A Reader reads sentences against one roster. It is safe for concurrent use
// and never changes.
type Reader struct {
	roster  Roster
	figures map[string]*Indicator // those of the roster by name
	lex     *lex.Lexicon
	orgs    names.Tree
	names   *names.Index
	units   names.Units
	asks    *vocabulary
}

// New indexes a roster.
func New(r Roster) *Reader { return newReader(r, lex.New(r.Indicators)) }

// Of indexes another roster, and shares the words where it has the same indicators: to
// make them takes most of the time of New.
func (r *Reader) Of(other Roster) *Reader {
	if !reflect.DeepEqual(r.roster.Indicators, other.Indicators) {
		return New(other)
	}
	other.Indicators = r.roster.Indicators // the words point to them
	return newReader(other, r.lex)
}

func newReader(r Roster, words *lex.Lexicon) *Reader {
	t := names.NewTree(r.Points, r.Orgs)
	figures := map[string]*Indicator{}
	for i := range slices.Backward(r.Indicators) { // of one name the first counts
		figures[r.Indicators[i].Name] = &r.Indicators[i]
	}
	return &Reader{roster: r, figures: figures, lex: words, orgs: t, names: names.New(r.Points, r.Orgs, t), units: r.Units, asks: newVocabulary(r)}
}

// Read reads a sentence said on the given day (its date is what counts).
func (r *Reader) Read(text string, by Speaker, day time.Time) Reading {
	return r.Understand(text, by, day).Reading()
}

// begin scans a text as somebody said it, and settles its tokens.
func (r *Reader) begin(text string, by Speaker, day time.Time) (*utterance, []token.Token) {
	s := runes.Of(r.restated(text))
	x := newUtterance(r, s, by, days.Midnight(day))
	return x, (&settler{x}).settle(token.Scan(s, r.lex, r.names))
}

// Knows reports whether a word plays a part already, or names something of the
// roster: a new indicator cannot be called so.
func (r *Reader) Knows(word string) bool {
	n := runes.Of(word).Runes
	if len(n) == 0 {
		return false
	}
	if w, end := r.lex.Longest(n, 0); w != nil && end == len(n) && w.Class != lex.Topic {
		return true
	}
	m, ok := r.names.Find(n).At(0)
	return ok && m.End == len(n)
}

func (r *Reader) pointNames(points []int) []string {
	var out []string
	for _, p := range points {
		out = append(out, r.roster.Points[p].Name)
	}
	return out
}
