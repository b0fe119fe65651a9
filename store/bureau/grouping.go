package bureau

import (
	"cmp"
	"slices"
)

// A grouping finds the rows of a list by an id that several rows may share. It takes twelve bytes
// a row and has no pointers. A map of slices takes five times as much, and the garbage
// collector would follow each slice.
type grouping[R any] struct {
	list []*R
	keys []int64
	at   []int32 // in list
}

// of returns the rows of a key.
func (g *grouping[R]) of(key int64) (rows []*R) {
	i, _ := slices.BinarySearch(g.keys, key)
	for ; i < len(g.keys) && g.keys[i] == key; i++ {
		rows = append(rows, g.list[g.at[i]])
	}
	return rows
}

// A groups collects the rows of a grouping.
type groups[R any] struct {
	list []*R
	rows []keyed
}

type keyed struct {
	key int64
	at  int32
}

func grouper[R any](list []*R) *groups[R] { return &groups[R]{list: list} }

// add adds the row at an index of the list under a key.
func (g *groups[R]) add(key int64, at int) { g.rows = append(g.rows, keyed{key, int32(at)}) }

// both adds a row under two keys; 0 is none.
func (g *groups[R]) both(one, other int64, at int) {
	if one != 0 {
		g.add(one, at)
	}
	if other != 0 && other != one {
		g.add(other, at)
	}
}

// done returns the grouping. The rows of a key are in the order in which they were added.
func (g *groups[R]) done() grouping[R] {
	slices.SortStableFunc(g.rows, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	by := grouping[R]{list: g.list, keys: make([]int64, len(g.rows)), at: make([]int32, len(g.rows))}
	for i, row := range g.rows {
		by.keys[i], by.at[i] = row.key, row.at
	}
	return by
}
