package messages

import (
	"slices"
	"testing"

	"liaison/store/problem"
)

// Each move has its button and a code of its own; what asks for words or for another
// problem has its own question.
func TestMoves(t *testing.T) {
	codes, words, prompts := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, m := range problem.Moves() {
		code := CodeOf(m)
		if code == "" || codes[code] || MoveOf(code) != m {
			t.Errorf("%s has the code %q", m, code)
		}
		if w := MoveWords(m); w == string(m) || words[w] {
			t.Errorf("%s has the words %q", m, w)
		}
		codes[code], words[MoveWords(m)] = true, true
		if need := problem.NeedOf(m); need != problem.Words && need != problem.Original {
			continue
		}
		if prompts[MovePrompt(m)] {
			t.Errorf("%s asks as another does: %s", m, MovePrompt(m))
		}
		prompts[MovePrompt(m)] = true
	}
}

// Each thing that people hear about a problem has its words.
func TestNews(t *testing.T) {
	for _, what := range problem.Told() {
		if !slices.ContainsFunc(news, func(n struct{ what, words string }) bool { return n.what == what && n.words != "" }) {
			t.Errorf("%s has no words", what)
		}
	}
}
