package reading

import (
	"cmp"
	"slices"
)

// A span is a stretch of a text that means something.
type found[T any] struct {
	start, end int
	means      T
}

// matches are stretches found ahead of a scan, by where they begin, the longest
// first where two begin together.
type matches[T any] []found[T]

func (m matches[T]) at(i int) (found[T], bool) {
	k, ok := slices.BinarySearchFunc(m, i, func(f found[T], i int) int { return cmp.Compare(f.start, i) })
	if !ok {
		return found[T]{}, false
	}
	return m[k], true
}

// sort puts the longest stretch first at each place.
func (m matches[T]) sort() {
	slices.SortStableFunc(m, func(a, b found[T]) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
}
