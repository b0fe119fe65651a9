package reading

import "liaison/store/numeral"

// A slips index finds words in which exactly one character was mistyped. A
// word with one wrong rune still has its first or its last half right, so it
// stands under both halves; short words also under their first and last rune.
type slips struct {
	words [][]rune
	byKey map[slipKey][]slipRef
}

// A slipKey packs up to three runes of 21 bits, and how they stand.
type slipKey uint64

func threeRunes(a, b, c rune) slipKey { return slipKey(a)<<42 | slipKey(b)<<21 | slipKey(c) }
func twoRunes(a, b rune) slipKey      { return threeRunes(a, b, 0) }
func skipRune(a, b rune) slipKey      { return threeRunes(a, b, 1) }
func firstRune(a rune) slipKey        { return threeRunes(a, 0, 2) }
func lastRune(a rune) slipKey         { return threeRunes(a, 0, 3) }

type slipRef struct {
	word   int32
	offset int8 // where the key stands in the word
}

// slipBudget bounds the words compared in one sentence, however odd it is.
const slipBudget = 20_000

func newSlips() *slips { return &slips{byKey: map[slipKey][]slipRef{}} }

// add indexes word, whose number is that of the call.
func (s *slips) add(word string) {
	w := []rune(word)
	id := int32(len(s.words))
	s.words = append(s.words, w)
	put := func(k slipKey, offset int) {
		s.byKey[k] = append(s.byKey[k], slipRef{id, int8(offset)})
	}
	switch n := len(w); {
	case n < 2 || n > 40:
	case n == 2:
		put(firstRune(w[0]), 0)
		put(lastRune(w[1]), 1)
	case n < 6:
		put(twoRunes(w[0], w[1]), 0)
		put(twoRunes(w[n-2], w[n-1]), n-2)
		if n == 3 {
			put(skipRune(w[0], w[2]), 0)
		}
	default:
		put(threeRunes(w[0], w[1], w[2]), 0)
		put(threeRunes(w[n-3], w[n-2], w[n-1]), n-3)
	}
}

// A slip is one word found with one wrong rune.
type slip struct {
	word       int32
	start, end int
	wrong      int // where the wrong rune stands
	alike      bool
}

// find calls yield for every word that stands in n with one wrong rune.
func (s *slips) find(n []rune, yield func(slip)) {
	budget := slipBudget
	for i := range n {
		if !isHan(n[i]) {
			continue
		}
		for _, k := range [...]slipKey{
			twoRunes(n[i], at(n, i+1)), threeRunes(n[i], at(n, i+1), at(n, i+2)), skipRune(n[i], at(n, i+2)), firstRune(n[i]), lastRune(n[i]),
		} {
			for _, ref := range s.byKey[k] {
				if budget--; budget < 0 {
					return
				}
				if f, ok := s.compare(n, i-int(ref.offset), ref.word); ok && (ref.offset == 0 || f.wrong < i) {
					yield(f)
				}
			}
		}
	}
}

// compare reports whether word stands at n[start:] with one wrong rune.
func (s *slips) compare(n []rune, start int, word int32) (slip, bool) {
	w := s.words[word]
	f := slip{word: word, start: start, end: start + len(w), wrong: -1}
	if start < 0 || f.end > len(n) {
		return f, false
	}
	for i, r := range w {
		got := n[start+i]
		if got == r {
			continue
		}
		if f.wrong >= 0 || !isHan(got) || tellsApart(r) || tellsApart(got) {
			return f, false
		}
		f.wrong = start + i
	}
	if f.wrong < 0 {
		return f, false
	}
	f.alike = alike(n[f.wrong], w[f.wrong-start], len(w) > 3)
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

var ordinals = firstRunes("甲乙丙丁戊东西南北中上下左右前后新老大小内外")
