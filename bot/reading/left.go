package reading

import (
	"liaison/bot/reading/lex"
)

// leftOut lists what a text tells beside its records and no record keeps, as typed: it is
// shown on the card. What was not done, what only is to be, hearsay and talk are no loss.
func (t *sentence) leftOut(labels []label) (out []string) {
	for i, l := range labels {
		c := &t.clauses[i]
		if l != outside || len(out) == mostUnread || t.acts[i]&passing != 0 || t.denies(i) || t.isAim(i) || c.asks || c.header || c.has(lex.NotOurs, lex.NoProblem, lex.Remind, lex.Amend, lex.Wrong, lex.Undoing) {
			continue
		}
		if t.telling(c) != "" {
			out = append(out, t.said(c.start, c.end))
		}
	}
	return out
}

// passing are the families of what is said in passing.
var passing = familyBits("norm", "notice", "hearsay", "cond", "req", "chat", "qw", "measure", "admin", "undo", "self", "repair", "record", "ask")
