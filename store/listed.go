package store

import (
	"slices"
	"strconv"
	"strings"
)

// sizes are how long a list of ids in a statement may be, the shorter first: each
// length is a statement of its own, and each is kept prepared.
var sizes = [...]int{4, 256}

// findIn is find for the rows of some ids, which stand in the query as {{ids}}
// after the arguments, many at a time. Rows are in the order of the query within
// each lot. An id is in one lot only.
func findIn[R any](tx *Tx, fields func(*R) []any, query string, ids []int64, args ...any) (found []R, err error) {
	for some := range slices.Chunk(ids, sizes[len(sizes)-1]) {
		n := sizes[slices.IndexFunc(sizes[:], func(n int) bool { return len(some) <= n })]
		all := slices.Grow(slices.Clone(args), n)
		for i := range n {
			all = append(all, some[min(i, len(some)-1)]) // the last fills the list
		}
		of, err := find(tx, fields, strings.Replace(query, "{{ids}}", marks(len(args)+1, n), 1), all...)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	return found, nil
}

// marks are n placeholders from a number on: $3, $4.
func marks(from, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(from+i))
	}
	return b.String()
}
