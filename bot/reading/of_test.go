package reading

import "testing"

// A reader that shares the words of another reads as one that was made alone.
func TestOf(t *testing.T) {
	shared := New(Roster{Indicators: sampleRoster(t).Indicators}).Of(sampleRoster(t))
	if of := shared.figures; len(of) == 0 || shared.lex.Rows(Visit, "")[0] != of[shared.lex.Rows(Visit, "")[0].Name] {
		t.Error("its words point to other figures than its own")
	}
	other := sampleRoster(t)
	other.Indicators = other.Indicators[:1]
	if less := shared.Of(other); less.lex == shared.lex || len(less.figures) != 1 {
		t.Error("with other indicators it has the same words")
	}
}
