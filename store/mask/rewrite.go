package mask

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text"
)

// words are runes as a string, for expressions to look for something in; rune is
// the place among the runes of each byte.
type words struct {
	text string
	rune []int
}

func wordsOf(runes []rune) words {
	w := words{string(runes), nil}
	w.rune = make([]int, 0, len(w.text)+1)
	for i, r := range runes {
		for range utf8.RuneLen(r) {
			w.rune = append(w.rune, i)
		}
	}
	w.rune = append(w.rune, len(runes))
	return w
}

// An edit is what is to stand in place of some bytes of a text in its one spelling.
type edit struct {
	from, to int
	with     string
}

// rewrite makes the edits that find gives for a text in its one spelling, in order;
// all else stays as it was written.
func rewrite(s string, find func(folded string) []edit) string {
	f := text.Fold(s)
	w := wordsOf(f.Runes)
	edits := find(w.text)
	if len(edits) == 0 {
		return s
	}
	original := []rune(s)
	var b strings.Builder
	last := 0
	for _, e := range edits {
		if e.from == e.to {
			continue
		}
		from, to := f.At[w.rune[e.from]], f.At[w.rune[e.to-1]]+1
		b.WriteString(string(original[last:from]) + e.with)
		last = to
	}
	b.WriteString(string(original[last:]))
	return b.String()
}
