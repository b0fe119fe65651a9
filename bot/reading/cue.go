package reading

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// cueAt is the i-th token of a clause, or nil where i is none.
func cueAt(c *clause, i int) *token.Token {
	if i < 0 {
		return nil
	}
	return &c.toks[i]
}

// leftCue returns the place of the word before the i-th token that may name
// its figure, or -1. A cue goes before a noun (解决实际问题2个), and a noun
// directly behind a number belongs to that one.
func (c *clause) leftCue(i, used int) int {
	noun := -1
	for k := i - 1; k > used; k-- {
		t := c.toks[k]
		if t.Kind == token.Number {
			break
		}
		if t.IsAny(lex.FigureCue, lex.Solve) {
			if noun >= 0 && t.Is(lex.FigureCue) && noun-k > 2 {
				return noun
			}
			return k
		}
		if noun < 0 && t.Is(lex.Counted) && (k == 0 || c.toks[k-1].Kind != token.Number) {
			noun = k
		}
	}
	return noun
}

// rightCue returns the place of the word just behind the i-th token that may
// name its figure, or -1.
func (c *clause) rightCue(i int) int {
	gap := 0
	for k := i + 1; k < len(c.toks); k++ {
		t := c.toks[k]
		switch {
		case t.Is(lex.FigureCue), t.Is(lex.Solve), t.Is(lex.Counted):
			return k
		case t.Is(lex.Topic), t.Kind == token.Text, t.Is(lex.All), t.Is(lex.Noise), t.Is(lex.Perfect):
			if gap += t.End - t.Start; gap > 4 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}
