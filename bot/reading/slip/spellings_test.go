package slip_test

import (
	"slices"
	"testing"

	"liaison/bot/reading/slip"
)

// A name is found by every reading of its characters, in full and by its initials.
func TestSpellings(t *testing.T) {
	full, initials := slip.Spellings("重庆路")
	for _, want := range []string{"chongqinglu", "zhongqinglu"} {
		if !slices.Contains(full, want) {
			t.Errorf("%q is not among %q", want, full)
		}
	}
	for _, want := range []string{"cql", "zql"} {
		if !slices.Contains(initials, want) {
			t.Errorf("%q is not among %q", want, initials)
		}
	}
}
