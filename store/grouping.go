package store

import (
	"cmp"
	"slices"
)

// A grouping has rows by an id that several may share, sixteen bytes a row: a
// map of lists takes five times as much.
type grouping[R any] struct{ rows []keyed[R] }

type keyed[R any] struct {
	key int64
	row *R
}

func (g *grouping[R]) add(key int64, row *R) { g.rows = append(g.rows, keyed[R]{key, row}) }

// sort ends the adding; rows of a key stay in the order in which they were added.
func (g *grouping[R]) sort() {
	slices.SortStableFunc(g.rows, func(a, b keyed[R]) int { return cmp.Compare(a.key, b.key) })
	g.rows = slices.Clip(g.rows)
}

// of returns the rows of a key.
func (g *grouping[R]) of(key int64) (rows []*R) {
	i, _ := slices.BinarySearchFunc(g.rows, key, func(k keyed[R], key int64) int { return cmp.Compare(k.key, key) })
	for ; i < len(g.rows) && g.rows[i].key == key; i++ {
		rows = append(rows, g.rows[i].row)
	}
	return rows
}
