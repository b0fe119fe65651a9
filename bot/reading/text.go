package reading

import (
	"liaison/store/text"
	"strings"
)

// A script is a sentence as it is read: in one spelling, and as it was typed. A place
// in the one is the same place in the other.
type script struct {
	raw []rune // as typed, without signs that nobody sees
	n   []rune // folded
}

func newScript(s string) script {
	f := text.Fold(s)
	return script{f.Typed, f.Runes}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' }

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// at returns n[i], or 0 outside, so that scanners may look around freely.
func at(n []rune, i int) rune {
	if i < 0 || i >= len(n) {
		return 0
	}
	return n[i]
}

// hasAt reports whether word stands at n[i:].
func hasAt(n []rune, i int, word string) bool {
	if i < 0 {
		return false
	}
	for _, r := range word {
		if i >= len(n) || n[i] != r {
			return false
		}
		i++
	}
	return true
}

// endsAt reports whether word ends just before n[i].
func endsAt(n []rune, i int, word string) bool {
	return hasAt(n, i-runeCount(word), word)
}

func runeCount(s string) int {
	c := 0
	for range s {
		c++
	}
	return c
}

// anyAt returns the length of the first of words that stands at n[i:], or 0.
func anyAt(n []rune, i int, words ...string) int {
	for _, w := range words {
		if hasAt(n, i, w) {
			return runeCount(w)
		}
	}
	return 0
}

// anyBefore reports whether one of words ends just before n[i].
func anyBefore(n []rune, i int, words ...string) bool {
	for _, w := range words {
		if endsAt(n, i, w) {
			return true
		}
	}
	return false
}

// skipSpace returns the first place at or after i that is no space.
func skipSpace(n []rune, i int) int {
	for i < len(n) && n[i] == ' ' {
		i++
	}
	return i
}

// isBreak reports whether r ends a clause.
func isBreak(r rune) bool {
	switch r {
	case ',', ';', ':', '.', '!', '?', '。', '\n', '(', ')', '[', ']', '"', '|', '/', '\t', '-', '、', '+', '=':
		return true
	}
	return r >= '①' && r <= '⒛'
}

func appendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}

func firstRunes(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
