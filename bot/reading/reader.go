package reading

import (
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
	roster Roster
	lex    *lex.Lexicon
	orgs   names.Tree
	names  *names.Index
	units  names.Units
	asks   *vocabulary
}

// New indexes a roster.
func New(r Roster) *Reader {
	t := names.NewTree(r.Points, r.Orgs)
	return &Reader{roster: r, lex: lex.New(r.Indicators), orgs: t, names: names.New(r.Points, r.Orgs, t), units: r.Units, asks: newVocabulary(r)}
}

// Read reads a sentence said on the given day (its date is what counts).
func (r *Reader) Read(text string, by Speaker, day time.Time) Reading {
	s := runes.Of(text)
	x := newSession(r, s, by, days.Midnight(day))
	x.clauses = split(x.settle(token.Scan(s, r.lex, r.names)))
	x.markVotes()
	x.markGuests()
	switch {
	case x.isReport():
		x.readReport()
	case x.isAmendment():
		x.readAmendment()
	case x.isQuery():
		x.readQuery()
	default:
		x.readRecords(0)
	}
	return x.reading()
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
