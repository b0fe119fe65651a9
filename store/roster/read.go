package roster

import (
	"slices"
	"unicode/utf8"

	"liaison/store/mask"
	"liaison/store/table"
)

// MaxBytes is how large a file may be.
const MaxBytes = table.MaxBytes

// Limits of a cell, in characters.
const (
	maxCell = 200
	maxName = 40
)

// A FileError says why a file cannot be read at all, in words for people.
type FileError = table.Error

// shape is a roster as a table. Of the shared columns a merged cell means each of
// its rows; a name or a number of heads is meant once.
var shape = table.Shape{
	Needed: []string{"类型", "名称"},
	Known:  columns,
	Shared: []string{"类型", "隶属", "类别", "成立或确认日期", "责任领导", "责任科室", "责任所", "责任人", "主题党日", "换届日期", "行业", "确认单位"},
}

// Read reads a roster from a file's contents; name tells csv from xlsx. Its
// error is a [FileError]; faults of single rows are in the Roster.
func Read(name string, data []byte) (*Roster, error) {
	t, err := table.Read(name, data, shape)
	if err != nil {
		return nil, err
	}
	r := &Roster{Columns: t.Columns, Unused: t.Unused, Notes: t.Notes}
	for _, line := range t.Rows {
		for _, f := range line.Faults {
			r.fault(line.Line, "%s", f)
		}
		w := row{line: line.Line, cells: map[string]string{}, broken: len(line.Faults) > 0}
		for _, column := range columns {
			if cell := line.Cells[column]; cell != "" {
				w.cells[column] = r.fit(line.Line, column, cell)
			}
		}
		r.take(w)
	}
	r.check()
	return r, nil
}

// names are the columns whose cells are names.
var names = []string{"名称", "隶属", "责任领导", "责任科室", "责任所", "责任人"}

// fit faults a cell that is too long, or holds what a roster must not.
func (r *Roster) fit(line int, column, cell string) string {
	most := maxCell
	if slices.Contains(names, column) {
		most = maxName
	}
	if n := utf8.RuneCountInString(cell); n > most {
		r.fault(line, "%s太长（%d 字，最多 %d 字）", column, n, most)
		return string([]rune(cell)[:most])
	}
	if _, private := mask.Numbers(cell); private {
		r.fault(line, "%s里像有电话或证件号码，名册不存这些", column)
		return ""
	}
	return cell
}
