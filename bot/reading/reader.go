package reading

import "time"

// A Reader reads sentences against one roster. It is safe for concurrent use
// and never changes.
type Reader struct {
	roster Roster
	lex    *lexicon
	orgs   orgTree
	names  *names
	units  units
	asks   *vocabulary
}

// New indexes a roster.
func New(r Roster) *Reader {
	t := newOrgTree(r.Points, r.Orgs)
	return &Reader{roster: r, lex: newLexicon(r.Indicators), orgs: t, names: newNames(r.Points, r.Orgs, t), units: r.Units, asks: newVocabulary(r)}
}

// Read reads a sentence said on the given day (its date is what counts).
func (r *Reader) Read(text string, by Speaker, day time.Time) Reading {
	s := newScript(text)
	x := newSession(r, s, by, midnight(day))
	x.clauses = split(x.settle(scan(s, r.lex, r.names)))
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
	n := newScript(word).n
	if len(n) == 0 {
		return false
	}
	if w, end := r.lex.longest(n, 0); w != nil && end == len(n) && w.class != topic {
		return true
	}
	m, ok := r.names.find(n).at(0)
	return ok && m.end == len(n)
}
