package figures

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"liaison/store/day"
	"liaison/store/mask"
	"liaison/store/table"
)

// columns are all columns that mean something; the first must be there.
var columns = []string{"日期", "类型", "指标", "数值", "联系点", "标题", "口径", "党组织"}

const needed = 4

// Limits of cells, in characters, and of a value.
const (
	maxTitle   = 200
	maxCaliber = 20
	maxValue   = 10_000_000
)

// A File is what a file says. It can be stored as JSON between the diff and the
// admin's yes.
type File struct {
	Rows   []Row
	Unused []string `json:",omitempty"` // columns that nothing reads
	Notes  []string `json:",omitempty"` // how the file was read, for people
	Bad    []Fault  `json:",omitempty"`
}

// A Row is one figure of a record, or a record without figures.
type Row struct {
	Line        int
	Day         day.Day
	Type, Title string
	Point, Org  string
	Name        string // of the indicator; "": a record without figures
	Value       int
	Caliber     string // as it was written: 新增, 累计, 上半年新增
}

// A Fault is what is wrong with a line, in words for people.
type Fault struct {
	Line   int
	Reason string
}

// shape is a table of figures. Of the shared columns a merged cell means each of
// its rows; a number is meant once.
var shape = table.Shape{Needed: columns[:needed], Known: columns, Shared: []string{"日期", "类型", "联系点", "标题", "党组织"}}

// Recognizes reports whether a file is a table of figures by its column names.
func Recognizes(name string, data []byte) bool { return table.Fits(name, data, shape) }

// Read reads a file's contents; name tells csv from xlsx. Its error is a
// [table.Error]; faults of single rows are in the File.
func Read(name string, data []byte) (*File, error) {
	t, err := table.Read(name, data, shape)
	if err != nil {
		return nil, err
	}
	r := &reader{file: &File{Unused: t.Unused, Notes: t.Notes}, seen: map[string]int{}}
	for _, line := range t.Rows {
		r.row(line)
	}
	return r.file, nil
}

// A reader collects rows.
type reader struct {
	file  *File
	seen  map[string]int // the line of each figure, by what it is known by
	line  int            // under way
	cells map[string]string
}

func (r *reader) row(line table.Row) {
	r.line, r.cells = line.Line, map[string]string{}
	for column, c := range line.Cells {
		r.cells[column] = strings.ReplaceAll(c, "\n", "")
	}
	for _, f := range line.Faults {
		r.fault("%s", f)
	}
	if len(line.Faults) > 0 {
		return
	}
	before := len(r.file.Bad)
	row := r.read()
	if len(r.file.Bad) == before {
		r.file.Rows = append(r.file.Rows, row)
	}
}

func (r *reader) fault(format string, args ...any) {
	r.file.Bad = append(r.file.Bad, Fault{r.line, fmt.Sprintf(format, args...)})
}

// read reads the row under way, as far as a row alone tells.
func (r *reader) read() Row {
	row := Row{Line: r.line, Type: r.cells["类型"], Point: r.cells["联系点"], Org: r.cells["党组织"], Name: r.cells["指标"], Title: r.text("标题", maxTitle)}
	if t, ok := table.Time(r.cells["日期"], table.Days); ok {
		row.Day = day.DayOf(t)
	} else {
		r.fault("日期“%s”不是日期，应如 2022-04-12", r.cells["日期"])
	}
	if _, known := KindOf(row.Type); !known {
		r.fault("类型“%s”不认识，应为 %s", row.Type, typeList())
	}
	if row.Title = mask.Names(row.Title); row.Title == "" {
		r.fault("标题是空的：同一天、同一点位、同一类型的记录要靠标题分开")
	}
	row.Caliber = r.text("口径", maxCaliber)
	r.value(&row)
	key := strings.Join([]string{string(row.Day), row.Point, row.Org, row.Type, row.Title, row.Name, row.Caliber}, "\x00")
	if first := r.seen[key]; first != 0 {
		r.fault("与第 %d 行是同一个数字（日期、联系点、类型、标题、指标、口径都一样）", first)
	}
	r.seen[key] = row.Line
	return row
}

func (r *reader) value(row *Row) {
	cell := r.cells["数值"]
	n, err := table.Number(cell)
	switch {
	case row.Name == "" && cell == "":
	case row.Name == "":
		r.fault("有数值“%s”，没写指标", cell)
	case cell == "":
		r.fault("指标“%s”没写数值：空和 0 不一样，没有就不要写这一行", row.Name)
	case err != nil || n > maxValue:
		r.fault("数值“%s”不是个数", cell)
	default:
		row.Value = n
	}
}

// text is a cell with words, which may not be too long nor hold what is private.
func (r *reader) text(column string, most int) string {
	cell := r.cells[column]
	if n := utf8.RuneCountInString(cell); n > most {
		r.fault("%s太长（%d 字，最多 %d 字）", column, n, most)
	}
	if _, private := mask.Numbers(cell); private {
		r.fault("%s里像有电话或证件号码，不存这些", column)
	}
	return cell
}
