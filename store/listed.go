package store

import (
	"slices"
	"strconv"
	"strings"
)

// sizes are how long a list of ids in a statement may be, the shorter first: each
// length is a statement of its own, and each is kept prepared.
var sizes = [...]int{4, 32, Page}

// FindIn is find for the rows of some ids, many at a time: the query joins them
// as listed.one, by CROSS JOIN. It is no IN (…), for SQLite takes a long list for
// dear, and then reads all rows of the period instead. Rows are in the order of
// the query within each lot; no id may come twice.
func FindIn[R any](tx *Tx, fields func(*R) []any, query string, ids []int64, args ...any) (found []R, err error) {
	for some := range slices.Chunk(ids, sizes[len(sizes)-1]) {
		n := sizes[slices.IndexFunc(sizes[:], func(n int) bool { return len(some) <= n })]
		all := slices.Grow(slices.Clone(args), n)
		for _, id := range some {
			all = append(all, id)
		}
		for len(all) < len(args)+n {
			all = append(all, nil) // joins nothing
		}
		of, err := Find(tx, fields, listed(len(args)+1, n)+query, all...)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	return found, nil
}

// listed begins a statement with a list of n ids, whose placeholders count from a
// number on.
func listed(from, n int) string {
	values := make([]string, n)
	for i := range values {
		values[i] = "(CAST($" + strconv.Itoa(from+i) + " AS BIGINT))"
	}
	return "WITH listed (one) AS (VALUES " + strings.Join(values, ", ") + ") "
}

// Page is how many records are read at a time: one list of ids.
const Page = 256
