package report

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Rows of the sheet.
const (
	rowHeads = 3
	rowFirst = rowHeads + 1
)

const (
	orderWidth = 6
	usualWidth = 12
)

// A sheet is a ledger while it is written.
type sheet struct {
	stream *excelize.StreamWriter
	name   string
	part   string // of the zip
	styles [looks]int
	last   string // the last column: F
	widths []float64
	filled []bool // the columns in which a row has anything
	rows   int
	row    int    // the next
	cells  []Cell // of the row under way
	values []any  // *excelize.Cell, used again for each row
}

// newSheet adds the sheet of a ledger to a book.
func (b *book) newSheet(l *Ledger) (*sheet, error) {
	name := sheetName(l.Title)
	last, err := excelize.ColumnNumberToName(1 + len(l.Columns))
	if err != nil {
		return nil, err
	}
	if err := b.addPage(name, l); err != nil {
		return nil, err
	}
	stream, err := b.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	s := &sheet{stream: stream, name: name, part: fmt.Sprintf("xl/worksheets/sheet%d.xml", b.sheets), styles: b.styles, last: last, row: 1}
	s.addColumn(orderWidth)
	for _, c := range l.Columns {
		s.addColumn(cmp.Or(c.Width, usualWidth))
	}
	return s, s.setView()
}

func (s *sheet) addColumn(width float64) {
	s.widths = append(s.widths, width)
	s.cells = append(s.cells, Cell{})
	s.values = append(s.values, new(excelize.Cell))
	s.filled = append(s.filled, false)
}

// setView sets widths and keeps the heads in sight.
func (s *sheet) setView() error {
	err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: rowHeads,
		TopLeftCell: fmt.Sprintf("A%d", rowFirst), ActivePane: "bottomLeft"})
	for i, w := range s.widths {
		err = errors.Join(err, s.stream.SetColWidth(1+i, 1+i, w))
	}
	return err
}

// add writes a row of the table, with its empty cells.
func (s *sheet) add(first Cell, rest []Cell) error {
	s.cells[0] = first
	n := copy(s.cells[1:], rest)
	clear(s.cells[1+n:])
	return s.write(heightOf(s.cells, s.widths), s.cells)
}

// addRow writes a row of the table that counts, and sees which columns it fills.
func (s *sheet) addRow(cells []Cell) error {
	s.rows, s.filled[0] = s.rows+1, true
	for i, c := range cells {
		s.filled[1+i] = s.filled[1+i] || c.value != nil && c.value != ""
	}
	return s.add(Cell{order, s.row - rowHeads}, cells)
}

// addMerged writes one cell over all columns.
func (s *sheet) addMerged(height float64, c Cell) error {
	err := s.stream.MergeCell(s.at("A"), s.at(s.last))
	return errors.Join(err, s.write(height, []Cell{c}))
}

func (s *sheet) write(height float64, cells []Cell) error {
	for i, c := range cells {
		drawn := excelize.Cell{StyleID: s.styles[c.look], Value: c.value}
		if c.look == total {
			drawn.Formula = s.sum(i)
		}
		*s.values[i].(*excelize.Cell) = drawn
	}
	if err := s.stream.SetRow(s.at("A"), s.values[:len(cells)], excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	s.row++
	return nil
}

// sum is the formula of a total: it follows when a person mends a number.
func (s *sheet) sum(column int) string {
	name, _ := excelize.ColumnNumberToName(1 + column)
	return fmt.Sprintf("SUM(%s%d:%s%d)", name, rowFirst, name, s.row-1)
}

func (s *sheet) at(column string) string { return fmt.Sprintf("%s%d", column, s.row) }
