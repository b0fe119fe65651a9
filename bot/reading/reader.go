package reading

import "time"

// A Reader reads sentences against one roster. It is safe for concurrent use
// and never changes.
type Reader struct {
	roster Roster
	lex    *lexicon
	orgs   orgTree
	names  *names
}

// New indexes a roster.
func New(r Roster) *Reader {
	t := newOrgTree(r)
	return &Reader{roster: r, lex: newLexicon(r.Indicators), orgs: t, names: newNames(r, t)}
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
