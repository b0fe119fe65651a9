package runes

import (
	"cmp"
	"slices"
)

// A Found is a stretch of a text that means something.
type Found[T any] struct {
	Start, End int
	Means      T
}

// Matches are stretches found ahead of a scan, by where they begin, the longest
// first where two begin together.
type Matches[T any] []Found[T]

// At returns what begins at i, the longest first.
func (m Matches[T]) At(i int) (Found[T], bool) {
	k, ok := slices.BinarySearchFunc(m, i, func(f Found[T], i int) int { return cmp.Compare(f.Start, i) })
	if !ok {
		return Found[T]{}, false
	}
	return m[k], true
}

// Sort puts the longest stretch first at each place.
func (m Matches[T]) Sort() {
	slices.SortStableFunc(m, func(a, b Found[T]) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}
