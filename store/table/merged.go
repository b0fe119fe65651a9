package table

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An area is a merged cell: its columns and lines, the last ones included.
type area struct {
	name        string // B2:B5
	left, right int
	top, bottom int
}

// Limits of merged cells: each may claim the whole sheet.
const (
	maxAreas  = 20_000
	maxMerged = 4_000_000 // cells of all of them
)

// areaOf reads B2:B5.
func areaOf(name string) (a area, ok bool) {
	from, to, ok := strings.Cut(name, ":")
	a.name = name
	var ok1, ok2 bool
	a.left, a.top, ok1 = placeOf(from)
	a.right, a.bottom, ok2 = placeOf(to)
	return a, ok && ok1 && ok2 && a.left <= a.right && a.top <= a.bottom
}

// placeOf reads B2: its column, from 0, and its line, from 1.
func placeOf(name string) (column, line int, ok bool) {
	letters := strings.TrimRight(name, "0123456789")
	line, err := strconv.Atoi(name[len(letters):])
	column, ok = columnOf(letters)
	return column, line, ok && err == nil
}

// columnOf is the number of a column, from 0: B is 1.
func columnOf(letters string) (n int, ok bool) {
	if letters == "" || len(letters) > 3 {
		return 0, false
	}
	for _, c := range []byte(strings.ToUpper(letters)) {
		if c < 'A' || c > 'Z' {
			return 0, false
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1, true
}

// lettersOf names a column: 1 is B.
func lettersOf(column int) (letters string) {
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}

// fill gives each row the value of a cell that is merged over several rows, where
// the column's value is one for all of them. Any other merged cell leaves open
// what its cells mean.
func (s *sheet) fill(heads []string) error {
	head, claimed := s.rows[s.head].number, 0
	for _, a := range s.merged {
		if a.bottom < head || a.left >= len(heads) {
			continue
		}
		a.right = min(a.right, len(heads)-1)
		if a.top <= head {
			if a.right > a.left {
				return Refuse("列名 %s 是合并单元格，分不清哪一列是什么，请取消合并", a.name)
			}
			continue // its value is the column's name
		}
		rows := s.between(a.top, a.bottom)
		if claimed += len(rows) * (a.right - a.left + 1); claimed > maxMerged {
			return Refuse("合并单元格太多")
		}
		s.fillArea(a, rows, a.left == a.right && slices.Contains(s.shape.Shared, heads[a.left]))
	}
	return nil
}

// between are the rows of some lines.
func (s *sheet) between(top, bottom int) []line {
	find := func(number int) int {
		i, _ := slices.BinarySearchFunc(s.rows, number, func(l line, n int) int { return cmp.Compare(l.number, n) })
		return i
	}
	return s.rows[find(top):find(bottom+1)]
}

func (s *sheet) fillArea(a area, rows []line, shared bool) {
	if len(rows) == 0 || len(rows) == 1 && a.left == a.right {
		return // nothing else is merged
	}
	var first cell
	if rows[0].number == a.top && a.left < len(rows[0].cells) {
		first = rows[0].cells[a.left]
	}
	for i := range rows {
		l := &rows[i]
		for len(l.cells) <= a.right {
			l.cells = append(l.cells, cell{})
		}
		for c := a.left; c <= a.right; c++ {
			at := &l.cells[c]
			switch {
			case shared && (at.text == "" || *at == first):
				*at = first
			default: // a value of its own is hidden below the merged one
				at.fault = fmt.Sprintf("%s 是合并单元格，看不出每一格的值，请取消合并、分别填写", a.name)
			}
		}
	}
}
