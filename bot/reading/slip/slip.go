// Package slip finds words that were mistyped: with one wrong character that sounds
// like the right one, or looks like it.
//
// It knows how every character is read (pinyin.txt) and which the eye mixes up
// (similar.go). An [Index] finds the words of a table with one wrong character, in
// time linear in the text.
package slip

import (
	"liaison/bot/reading/runes"
	"liaison/store/numeral"
)

// An Index index finds words in which exactly one character was mistyped. A
// word with one wrong rune still has its first or its last half right, so it
// stands under both halves; short words also under their first and last rune.
type Index struct {
	words [][]rune
	byKey map[slipKey][]slipRef
	begun [hans]uint8 // for each character the kinds of keys that begin with it
}

// hans is how many common characters there are, from U+4E00.
const hans = 0x9FFF - 0x4E00 + 1

// A slipKey packs up to three runes of 21 bits, and how they stand.
type slipKey uint64

func threeRunes(a, b, c rune) slipKey { return slipKey(a)<<42 | slipKey(b)<<21 | slipKey(c) }
func twoRunes(a, b rune) slipKey      { return threeRunes(a, b, 0) }
func skipRune(a, b rune) slipKey      { return threeRunes(a, b, 1) }
func firstRune(a rune) slipKey        { return threeRunes(a, 0, 2) }
func lastRune(a rune) slipKey         { return threeRunes(a, 0, 3) }

// The kinds of keys, in the order in which they are looked up.
const (
	byTwo = iota
	byThree
	bySkip
	byFirst
	byLast
)

type slipRef struct {
	word   int32
	offset int8 // where the key stands in the word
}

// slipBudget bounds the words compared in one sentence, however odd it is.
const slipBudget = 20_000

func New() *Index { return &Index{byKey: map[slipKey][]slipRef{}} }

// Add indexes word, whose number is that of the call.
func (s *Index) Add(word string) {
	w := []rune(word)
	id := int32(len(s.words))
	s.words = append(s.words, w)
	put := func(kind int, k slipKey, offset int) {
		s.byKey[k] = append(s.byKey[k], slipRef{id, int8(offset)})
		if r := w[offset]; runes.IsHan(r) {
			s.begun[r-0x4E00] |= 1 << kind
		}
	}
	switch n := len(w); {
	case n < 2 || n > 40:
	case n == 2:
		put(byFirst, firstRune(w[0]), 0)
		put(byLast, lastRune(w[1]), 1)
	case n < 6:
		put(byTwo, twoRunes(w[0], w[1]), 0)
		put(byTwo, twoRunes(w[n-2], w[n-1]), n-2)
		if n == 3 {
			put(bySkip, skipRune(w[0], w[2]), 0)
		}
	default:
		put(byThree, threeRunes(w[0], w[1], w[2]), 0)
		put(byThree, threeRunes(w[n-3], w[n-2], w[n-1]), n-3)
	}
}

// A Slip is one word found with one wrong rune.
type Slip struct {
	Word       int32
	Start, End int
	Wrong      int // where the wrong rune stands
	Alike      bool
}

// Find calls yield for every word that stands in n with one wrong rune.
func (s *Index) Find(n []rune, yield func(Slip)) {
	budget := slipBudget
	for i := range n {
		if !runes.IsHan(n[i]) {
			continue
		}
		begun := s.begun[n[i]-0x4E00]
		for kind, k := range [...]slipKey{
			twoRunes(n[i], runes.At(n, i+1)), threeRunes(n[i], runes.At(n, i+1), runes.At(n, i+2)), skipRune(n[i], runes.At(n, i+2)), firstRune(n[i]), lastRune(n[i]),
		} {
			if begun&(1<<kind) == 0 {
				continue
			}
			for _, ref := range s.byKey[k] {
				if budget--; budget < 0 {
					return
				}
				if f, ok := s.compare(n, i-int(ref.offset), ref.word); ok && (ref.offset == 0 || f.Wrong < i) {
					yield(f)
				}
			}
		}
	}
}

// compare reports whether word stands at n[start:] with one wrong rune.
func (s *Index) compare(n []rune, start int, word int32) (Slip, bool) {
	w := s.words[word]
	f := Slip{Word: word, Start: start, End: start + len(w), Wrong: -1}
	if start < 0 || f.End > len(n) {
		return f, false
	}
	for i, r := range w {
		got := n[start+i]
		if got == r {
			continue
		}
		if f.Wrong >= 0 || !runes.IsHan(got) || tellsApart(r) || tellsApart(got) {
			return f, false
		}
		f.Wrong = start + i
	}
	if f.Wrong < 0 {
		return f, false
	}
	f.Alike = Alike(n[f.Wrong], w[f.Wrong-start], len(w) > 3)
	return f, true
}

// tellsApart reports whether names differ by this rune on purpose, so that it
// is never taken for a slip: 第一支部 and 第二支部, 城东 and 城西.
func tellsApart(r rune) bool {
	if _, ok := numeral.Digit(r); ok {
		return true
	}
	return numeral.Power(r) > 0 || ordinals[r]
}

var ordinals = runes.Set("甲乙丙丁戊东西南北中上下左右前后新老大小内外")
