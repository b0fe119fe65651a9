// Package runes looks at a text rune by rune: what stands at a place, what ends
// before it, which of many words is the longest there.
//
// A [Script] is the text in one spelling and as it was typed; a place in the one is
// the same place in the other. Everything above works on the folded runes and quotes
// the typed ones. A [Trie] finds the longest word of a table at a place.
package runes

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text"
)

// A Script is a sentence as it is read: in one spelling, and as it was typed. A place
// in the one is the same place in the other.
type Script struct {
	Typed []rune // as typed, without signs that nobody sees
	Runes []rune // folded
}

// Of folds a text.
func Of(s string) Script {
	f := text.Fold(s)
	return Script{f.Typed, f.Runes}
}

// IsDigit reports whether r is a digit, 0 to 9.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' }

// IsLatin reports whether r is a letter, a to z.
func IsLatin(r rune) bool { return r >= 'a' && r <= 'z' }

// IsHan reports whether r is a Chinese character.
func IsHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// At returns n[i], or 0 outside, so that scanners may look around freely.
func At(n []rune, i int) rune {
	if i < 0 || i >= len(n) {
		return 0
	}
	return n[i]
}

// HasAt reports whether word stands at n[i:].
func HasAt(n []rune, i int, word string) bool {
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
	return HasAt(n, i-Count(word), word)
}

// Count returns how many runes a word has.
func Count(s string) int {
	c := 0
	for range s {
		c++
	}
	return c
}

// AnyAt returns the length of the first of words that stands at n[i:], or 0.
func AnyAt(n []rune, i int, words ...string) int {
	if i < 0 || i >= len(n) {
		return 0
	}
	var first [utf8.UTFMax]byte
	z := utf8.EncodeRune(first[:], n[i]) - 1
	for _, w := range words { // a look at two bytes of its first rune tells of most words
		if len(w) > z && w[0] == first[0] && w[z] == first[z] && HasAt(n, i, w) {
			return Count(w)
		}
	}
	return 0
}

// AnyBefore reports whether one of words ends just before n[i].
func AnyBefore(n []rune, i int, words ...string) bool {
	if i <= 0 || i > len(n) {
		return false
	}
	var last [utf8.UTFMax]byte
	z := utf8.EncodeRune(last[:], n[i-1]) - 1
	for _, w := range words {
		if w != "" && w[len(w)-1] == last[z] && endsAt(n, i, w) {
			return true
		}
	}
	return false
}

// SkipSpace returns the first place at or after i that is no space.
func SkipSpace(n []rune, i int) int {
	for i < len(n) && n[i] == ' ' {
		i++
	}
	return i
}

// IsBreak reports whether r ends a clause.
func IsBreak(r rune) bool {
	switch r {
	case ',', ';', ':', '.', '!', '?', '。', '\n', '(', ')', '[', ']', '"', '|', '/', '\t', '-', '、', '+', '=':
		return true
	}
	return r >= '①' && r <= '⒛'
}

// AppendNew appends s where the list does not have it.
func AppendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}

// Set returns the runes of a table's cell.
func Set(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

// Words returns the words of a table's cell.
func Words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
