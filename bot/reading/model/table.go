package model

import "slices"

// A table holds for each feature a row of weights, one a label. It is read by
// open addressing and never changes. The rows of a wide one hold what is not 0 only.
type table struct {
	width int
	keys  []Feature // sorted
	rows  []int8    // width each; nil in a wide table
	cells []cell    // of a wide table
	from  []uint32  // where the cells of each row begin, and where they end
	slots []int32   // the number of a row plus one, or 0 where a slot is free
	mask  uint32
}

// A cell is one weight of a wide table.
type cell struct {
	label  uint8
	weight int8
}

// widest is the largest width of a table that holds whole rows.
const widest = 64

func newTable(width int, keys []Feature, rows []int8) *table {
	size := 4
	for size < 2*len(keys) {
		size *= 2
	}
	t := &table{width: width, keys: keys, rows: rows, slots: make([]int32, size), mask: uint32(size - 1)}
	if width > widest {
		t.thin()
	}
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

// thin keeps only the weights that are not 0.
func (t *table) thin() {
	n := 0
	for _, w := range t.rows {
		if w != 0 {
			n++
		}
	}
	t.cells, t.from = make([]cell, 0, n), make([]uint32, 0, len(t.keys)+1)
	for i := range t.keys {
		t.from = append(t.from, uint32(len(t.cells)))
		for l, w := range t.rows[i*t.width : (i+1)*t.width] {
			if w != 0 {
				t.cells = append(t.cells, cell{uint8(l), w})
			}
		}
	}
	t.from, t.rows = append(t.from, uint32(len(t.cells))), nil
}

// find returns the number of the row of a feature, or -1.
func (t *table) find(f Feature) int {
	for s := spread(f) & t.mask; ; s = (s + 1) & t.mask {
		switch row := int(t.slots[s]); {
		case row == 0:
			return -1
		case t.keys[row-1] == f:
			return row - 1
		}
	}
}

// row returns the weights of a feature in a table that is not wide, or nil.
func (t *table) row(f Feature) []int8 {
	i := t.find(f)
	if i < 0 {
		return nil
	}
	return t.rows[i*t.width : (i+1)*t.width]
}

// whole returns the row of a number in any table.
func (t *table) whole(i int) []int8 {
	if t.rows != nil {
		return t.rows[i*t.width : (i+1)*t.width]
	}
	row := make([]int8, t.width)
	for _, c := range t.cells[t.from[i]:t.from[i+1]] {
		row[c.label] = c.weight
	}
	return row
}

// add sums the rows of features into out.
func (t *table) add(fs []Feature, out []int32) {
	if t.from != nil {
		t.addThin(fs, out)
		return
	}
	for _, f := range fs {
		row := t.row(f)
		for l, w := range row[:min(len(row), len(out))] {
			out[l] += int32(w)
		}
	}
}

func (t *table) addThin(fs []Feature, out []int32) {
	for _, f := range fs {
		if i := t.find(f); i >= 0 {
			for _, c := range t.cells[t.from[i]:t.from[i+1]] {
				out[c.label] += int32(c.weight)
			}
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
