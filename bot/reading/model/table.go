package model

import "slices"

// A table holds for each feature a row of weights, one a label. It is read by
// open addressing and never changes.
type table struct {
	width int
	keys  []Feature // sorted
	rows  []int8    // width each
	slots []int32   // the number of a row plus one, or 0 where a slot is free
	mask  uint32
}

func newTable(width int, keys []Feature, rows []int8) *table {
	size := 4
	for size < 2*len(keys) {
		size *= 2
	}
	t := &table{width: width, keys: keys, rows: rows, slots: make([]int32, size), mask: uint32(size - 1)}
	for i, k := range keys {
		s := spread(k) & t.mask
		for t.slots[s] != 0 {
			s = (s + 1) & t.mask
		}
		t.slots[s] = int32(i + 1)
	}
	return t
}

func spread(f Feature) uint32 {
	h := uint32(f)
	h ^= h >> 16
	h *= 0x7feb352d
	return h ^ h>>15
}

// row returns the weights of a feature, or nil.
func (t *table) row(f Feature) []int8 {
	for s := spread(f) & t.mask; ; s = (s + 1) & t.mask {
		switch row := int(t.slots[s]); {
		case row == 0:
			return nil
		case t.keys[row-1] == f:
			return t.rows[(row-1)*t.width : row*t.width]
		}
	}
}

// add sums the rows of features into out.
func (t *table) add(fs []Feature, out []int32) {
	for _, f := range fs {
		row := t.row(f)
		for l, w := range row[:min(len(row), len(out))] {
			out[l] += int32(w)
		}
	}
}

// pack makes a table of sums, the largest of which becomes top. A feature that
// weighs nothing is left out.
func pack(width int, sums map[Feature][]int64, top int64) *table {
	var most int64 = 1
	keys := make([]Feature, 0, len(sums))
	for f, row := range sums {
		keys = append(keys, f)
		for _, w := range row {
			most = max(most, w, -w)
		}
	}
	slices.Sort(keys)
	var kept []Feature
	var rows []int8
	for _, f := range keys {
		at, any := len(rows), false
		for _, w := range sums[f] {
			v := scaled(w, top, most)
			any = any || v != 0
			rows = append(rows, v)
		}
		if any {
			kept = append(kept, f)
		} else {
			rows = rows[:at]
		}
	}
	return newTable(width, kept, rows)
}

// scaled is w*top/most rounded to the nearest, at most 127 either way.
func scaled(w, top, most int64) int8 {
	half := most / 2
	if w < 0 {
		half = -half
	}
	return int8(max(-127, min(127, (w*top+half)/most)))
}
