package reading

import "time"

// A Reader reads sentences against one roster. It is safe for concurrent use
// and never changes.
type Reader struct {
	roster Roster
	lex    *lexicon
	orgs   orgTree
	names  *names
	asks   *vocabulary
}

// New indexes a roster.
func New(r Roster) *Reader {
	t := newOrgTree(r)
	return &Reader{roster: r, lex: newLexicon(r.Indicators), orgs: t, names: newNames(r, t), asks: newVocabulary(r)}
}

// Read reads a sentence said on the given day (its date is what counts).
func (r *Reader) Read(text string, by Speaker, day time.Time) Reading {
	s := newScript(text)
	x := newSession(r, s, by, midnight(day))
	x.clauses = split(x.settle(r.scan(s)))
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
	if v, end := r.lex.trie.longest(n, 0); v >= 0 && end == len(n) && r.lex.words[v].class != topic {
		return true
	}
	t, ok := r.findNames(n).at(0)
	return ok && t.end == len(n)
}
