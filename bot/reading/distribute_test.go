package reading

import (
	"strings"
	"testing"
)

// labelsOf reads labels as the tests write them: v begins a visit, . goes on with what was
// begun, - tells nothing.
func labelsOf(said string) (out []label) {
	kinds := map[rune]Kind{'v': Visit, 'm': Meeting, 'p': Problem, 'a': Activity, 'g': Progress, 'l': Plan, 'c': Correction}
	var last Kind
	for _, r := range said {
		switch r {
		case '.':
			out = append(out, goesOn(last))
		case '-':
			out = append(out, outside)
		default:
			last = kinds[r]
			out = append(out, begins(last))
		}
	}
	return out
}

// slotsOf reads a sentence whose clauses are labelled.
func slotsOf(t *testing.T, r *Reader, text, labels string, by Role) string {
	t.Helper()
	x := r.prepare(text, speaker(by), sampleDay)
	ls := labelsOf(labels)
	if len(ls) != len(x.clauses) {
		var said []string
		for i := range x.clauses {
			said = append(said, x.span(x.clauses[i].start, x.clauses[i].end))
		}
		t.Errorf("%s: %d labels for %s", text, len(ls), strings.Join(said, " | "))
		return ""
	}
	x.links = x.features()
	got, _ := x.compose(&embedded().slots, ls)
	return judged(got)
}
