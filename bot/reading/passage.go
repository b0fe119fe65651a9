package reading

import (
	"liaison/bot/reading/token"
)

// passages makes passages of labels. A clause that goes on joins the latest
// passage of its kind, also over others.
func passages(labels []label) []passage {
	var out []passage
	for i, l := range labels {
		if l == outside {
			continue
		}
		at := -1
		for q := len(out) - 1; q >= 0 && at < 0 && !l.begin(); q-- {
			if out[q].kind == l.kind() {
				at = q
			}
		}
		if at < 0 {
			at = len(out)
			out = append(out, passage{kind: l.kind()})
		}
		out[at].clauses = append(out[at].clauses, i)
	}
	return out
}

// A ref names a token by its clause and its place there.
type ref struct{ clause, token int }

// nowhere is where a slot stands that was not said here.
var nowhere = ref{-1, -1}

func (r ref) before(o ref) bool {
	return r.clause < o.clause || r.clause == o.clause && r.token < o.token
}

func (t *sentence) at(r ref) *token.Token { return &t.clauses[r.clause].toks[r.token] }

func (t *sentence) codeAt(clause, k int) string {
	if k < 0 {
		return "^"
	}
	if k >= len(t.codes[clause]) {
		return "$"
	}
	return t.codes[clause][k]
}
