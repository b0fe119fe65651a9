package text

import "strings"

// A Sieve tells at once of most words that a text does not contain them: it knows the last eight
// bits of each of the text's characters. To look for one Chinese word takes as long as to sift the
// text.
type Sieve struct {
	text string
	has  [4]uint64
}

// Sift makes the sieve of a text.
func Sift(text string) (s Sieve) {
	s.text = text
	for _, r := range text {
		s.has[r>>6&3] |= 1 << (r & 63)
	}
	return s
}

// Has reports whether the text contains a word.
func (s *Sieve) Has(word string) bool {
	for _, r := range word {
		if s.has[r>>6&3]&(1<<(r&63)) == 0 {
			return false
		}
	}
	return strings.Contains(s.text, word)
}
