package report

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
)

// A Ledger is a 台账: what stands above its rows, and its columns, one at
// least.
type Ledger struct {
	Title   string
	Unit    string // 填报单位
	Span    string // 统计期
	Columns []Column
}

// A Column stands after 序号, which comes by itself.
type Column struct {
	Head  string
	Width float64 // in digits, of which a Chinese character takes two; 0 is 12
	Sum   bool    // its numbers have a total
}

// Words that every ledger has.
const (
	headOrder  = "序号"
	labelUnit  = "填报单位："
	labelSpan  = "统计期："
	labelTotal = "合计"
	blankUnit  = "＿＿＿＿＿＿" // to be written by hand
)

// Write writes the ledger as an xlsx. Rows are pulled one at a time; a row may
// end before the last column. Where one is an error, nothing is written.
func (l *Ledger) Write(w io.Writer, rows iter.Seq2[[]Cell, error]) error {
	return Write(w, Sheet{l, rows})
}

func (l *Ledger) fill(s *sheet, rows iter.Seq2[[]Cell, error]) error {
	if err := l.top(s); err != nil {
		return err
	}
	totals := make([]Cell, len(l.Columns))
	for cells, err := range rows {
		if err != nil {
			return err
		}
		if len(cells) > len(l.Columns) {
			return fmt.Errorf("%d cells for %d columns", len(cells), len(l.Columns))
		}
		if err := s.addRow(cells); err != nil {
			return err
		}
		l.count(totals, cells)
	}
	if slices.ContainsFunc(totals, func(c Cell) bool { return c.look == total }) {
		return s.add(Cell{head, labelTotal}, totals)
	}
	return nil
}

// top writes what stands above the rows.
func (l *Ledger) top(s *sheet) error {
	if err := s.addMerged(36, said(title, l.Title)); err != nil {
		return err
	}
	about := labelUnit + cmp.Or(l.Unit, blankUnit) + "　　"
	if l.Span != "" {
		about += labelSpan + l.Span
	}
	if err := s.addMerged(20, said(above, about)); err != nil {
		return err
	}
	heads := make([]Cell, len(l.Columns))
	for i, c := range l.Columns {
		heads[i] = said(head, c.Head)
	}
	return s.add(Cell{head, headOrder}, heads)
}

// count adds the numbers of a row. A column without a number has no total, it
// is not 0.
func (l *Ledger) count(totals, cells []Cell) {
	for i, c := range cells {
		if l.Columns[i].Sum && c.look == number {
			sum, _ := totals[i].value.(int)
			totals[i] = Cell{total, sum + c.value.(int)}
		}
	}
}
