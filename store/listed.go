package store

import (
	"slices"
	"strconv"
	"strings"
)

// sizes are the possible lengths of a list of ids in a statement, the shortest first. Each
// length is a statement of its own and stays prepared.
var sizes = [...]int{4, 32, Page}

// FindIn is [Find] for the rows of many ids, one page of ids after the other. The query
// joins the ids by CROSS JOIN as listed.one. It does not use IN (…): SQLite overestimates
// the cost of a long list and would read all rows of the period instead. Within a page the
// rows come in the order of the query. No id may occur twice.
func FindIn[R any](tx *Tx, fields func(*R) []any, query string, ids []int64, args ...any) (found []R, err error) {
	for some := range slices.Chunk(ids, sizes[len(sizes)-1]) {
		n := sizes[slices.IndexFunc(sizes[:], func(n int) bool { return len(some) <= n })]
		all := slices.Grow(slices.Clone(args), n)
		for _, id := range some {
			all = append(all, id)
		}
		for len(all) < len(args)+n {
			all = append(all, nil) // NULL joins no row
		}
		of, err := Find(tx, fields, listed(len(args)+1, n)+query, all...)
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	return found, nil
}

// withListed begins each query of listed ids.
const withListed = "WITH listed (one)"

// listed returns the WITH clause for a list of n ids whose placeholders start at a given
// number.
func listed(from, n int) string {
	values := make([]string, n)
	for i := range values {
		values[i] = "(CAST($" + strconv.Itoa(from+i) + " AS BIGINT))"
	}
	return withListed + " AS (VALUES " + strings.Join(values, ", ") + ") "
}

// Page is how many records are read at a time.
const Page = 256
