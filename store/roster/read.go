package roster

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/store"
	"liaison/store/table"
)

// Limits of a file.
const (
	MaxBytes  = table.MaxBytes
	maxTitles = 5 // rows that may stand above the column names
)

// Limits of a cell, in characters.
const (
	maxCell = 200
	maxName = 40
)

// A FileError says why a file cannot be read at all, in words for people.
type FileError = table.Error

// Read reads a roster from a file's contents; name tells csv from xlsx. Its
// error is a [FileError]; faults of single rows are in the Roster.
func Read(name string, data []byte) (*Roster, error) {
	b := &builder{r: &Roster{}}
	if err := table.Read(name, data, b.add); err != nil {
		return nil, err
	}
	return b.done()
}

// A builder collects rows; the first that holds 类型 and 名称 names the columns.
type builder struct {
	r       *Roster
	columns []string
	titles  int
	rows    int
}

func (b *builder) add(line int, cells []string) error {
	if b.columns == nil {
		return b.heads(cells)
	}
	if b.rows++; b.rows > table.MaxRows {
		return table.ErrRows
	}
	r := row{line: line, cells: map[string]string{}}
	for i, c := range cells {
		if i < len(b.columns) && slices.Contains(columns, b.columns[i]) {
			r.cells[b.columns[i]] = b.fit(line, b.columns[i], c)
		}
	}
	b.r.take(r)
	return nil
}

// heads takes the column names. A title may stand above them.
func (b *builder) heads(cells []string) error {
	for i := range cells {
		cells[i] = strings.Join(strings.Fields(cells[i]), "")
	}
	if !slices.Contains(cells, "类型") || !slices.Contains(cells, "名称") {
		if b.titles++; b.titles == maxTitles {
			return table.Refuse("没找到列名，至少要有“类型”和“名称”两列")
		}
		return nil
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > table.MaxColumns {
		return table.ErrColumns
	}
	for i, c := range cells {
		switch {
		case c == "":
		case slices.Contains(cells[:i], c):
			return table.Refuse("列“%s”出现了两次", c)
		case slices.Contains(columns, c):
			b.r.Columns = append(b.r.Columns, c)
		default:
			b.r.Unused = append(b.r.Unused, c)
		}
	}
	b.columns = slices.Clone(cells)
	return nil
}

// names are the columns whose cells are names.
var names = []string{"名称", "隶属", "责任领导", "责任科室", "责任所", "责任人"}

// fit faults a cell that is too long, or holds what a roster must not.
func (b *builder) fit(line int, column, cell string) string {
	most := maxCell
	if slices.Contains(names, column) {
		most = maxName
	}
	if n := utf8.RuneCountInString(cell); n > most {
		b.r.fault(line, "%s太长（%d 字，最多 %d 字）", column, n, most)
		return string([]rune(cell)[:most])
	}
	if _, private := store.Mask(cell); private {
		b.r.fault(line, "%s里像有电话或证件号码，名册不存这些", column)
		return ""
	}
	return cell
}

func (b *builder) done() (*Roster, error) {
	switch {
	case b.columns == nil && b.titles > 0:
		return nil, table.Refuse("没找到列名，至少要有“类型”和“名称”两列")
	case b.rows == 0:
		return nil, table.Refuse("文件里没有内容")
	}
	b.r.check()
	return b.r, nil
}
