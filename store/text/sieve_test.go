package text_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"liaison/store/text"
)

// A sieve finds what strings.Contains finds.
func TestSieve(t *testing.T) {
	few := rapid.StringOfN(rapid.RuneFrom([]rune("去了居然之家送政策62户，。？\u0081\U00020BB7")), -1, -1, 40)
	rapid.Check(t, func(t *rapid.T) {
		s, word := few.Draw(t, "text"), rapid.OneOf(rapid.StringN(0, 2, -1), few).Draw(t, "word")
		if v := text.Sift(s); v.Has(word) != strings.Contains(s, word) {
			t.Errorf("%q in %q: %v", word, s, v.Has(word))
		}
	})
	if v := text.Sift("今天去居然之家送政策\xff"); !v.Has("") || !v.Has("居然之家") || v.Has("居然之宾") || !v.Has("\xff") {
		t.Error("the whole, a part, what is not there and what is no character")
	}
}
