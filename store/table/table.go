package table

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a file.
const (
	MaxBytes   = 8 << 20
	MaxRows    = 20_000
	MaxColumns = 60
	maxTitles  = 5        // rows down to the column names: titles may stand above them
	maxWidth   = 256      // cells that a row may claim, empty ones too
	maxText    = 16 << 20 // bytes of all cells: one long text may be claimed by every cell
)

// An Error says why a file cannot be read at all, in words for people.
type Error struct{ Reason string }

func (e *Error) Error() string { return "table: " + e.Reason }

// Refuse is an Error of these words.
func Refuse(format string, args ...any) error { return &Error{fmt.Sprintf(format, args...)} }

// Of a table that is too large.
var (
	errRows    = Refuse("行数太多（最多 %d 行）", MaxRows)
	errColumns = Refuse("列数太多（最多 %d 列）", MaxColumns)
)

// A Shape is what a reader expects of a table.
type Shape struct {
	Needed []string // columns by which the row of column names is known
	Known  []string // all columns that mean something
	Shared []string // those of which one merged cell means the same value for each row
}

// A Table is what stands below the row of column names.
type Table struct {
	Columns []string // those that are known
	Unused  []string // those that nothing reads
	Rows    []Row
	Notes   []string // what was left out or taken although it is not seen, for people
}

// A Row is one line that has a cell.
type Row struct {
	Line   int
	Cells  map[string]string // of the known columns, tidied
	Faults []string          // of cells whose meaning is not in their value, for people
}

// Read reads a table; name tells csv from xlsx. Its error is an [Error].
func Read(name string, data []byte, shape Shape) (*Table, error) {
	sheets, err := open(name, data, shape)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		if s.head >= 0 {
			return s.table(shape, sheets)
		}
	}
	if slices.ContainsFunc(sheets, func(s *sheet) bool { return len(s.rows) > 0 }) {
		return nil, Refuse("没找到列名，至少要有“%s”%s", strings.Join(shape.Needed, "”“"), unseen(sheets))
	}
	return nil, Refuse("文件里没有内容%s", unseen(sheets))
}

// Fits reports whether a file is a table of a shape, by its column names.
func Fits(name string, data []byte, shape Shape) bool {
	sheets, err := open(name, data, shape)
	return err == nil && slices.ContainsFunc(sheets, func(s *sheet) bool { return s.head >= 0 })
}

func open(name string, data []byte, shape Shape) ([]*sheet, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, Refuse("文件太大（最多 %d MB）", MaxBytes>>20)
	case bytes.HasPrefix(data, []byte("PK")):
		return readXLSX(data, shape)
	case strings.EqualFold(filepath.Ext(name), ".xls") || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return nil, Refuse("旧版 .xls 和有密码的表读不了，请另存为不带密码的 .xlsx 或 .csv")
	}
	s, err := readCSV(data, shape)
	return []*sheet{s}, err
}

// A sheet is a table while it is read.
type sheet struct {
	name   string // "" of a csv
	hidden bool
	grid   bool // its cells have names: B2
	shape  Shape
	rows   []line
	head   int // which of them holds the column names; -1: none
	text   int // bytes of all cells
	merged []area
}

// A line is one row that has a cell.
type line struct {
	number int
	hidden bool
	cells  []cell
}

// A cell is what stands in a cell, and why that is not what is meant, or "".
type cell struct{ text, fault string }

// errNoHeads ends a sheet whose first rows hold no column names.
var errNoHeads = fmt.Errorf("table: no heads")

// add takes a row in.
func (s *sheet) add(number int, hidden bool, cells []cell) error {
	if len(cells) > maxWidth {
		return errColumns
	}
	l := line{number, hidden, make([]cell, len(cells))}
	empty := true
	for i, c := range cells {
		if s.text += len(c.text); s.text > maxText {
			return Refuse("内容太多（单元格合计最多 %d MB）", maxText>>20)
		}
		text, odd := tidy(c.text)
		if c.fault == "" {
			c.fault = odd
		}
		if c.fault != "" && s.grid {
			c.fault = lettersOf(i) + strconv.Itoa(number) + " " + c.fault
		}
		l.cells[i] = cell{text, c.fault}
		empty = empty && text == "" && c.fault == ""
	}
	if empty {
		return nil
	}
	s.rows = append(s.rows, l)
	switch {
	case s.head >= 0 && len(s.rows)-s.head-1 > MaxRows:
		return errRows
	case s.head >= 0:
	case s.holdsHeads(l):
		s.head = len(s.rows) - 1
	case len(s.rows) == maxTitles:
		return errNoHeads
	}
	return nil
}

func (s *sheet) holdsHeads(l line) bool {
	heads := headsOf(l)
	return !slices.ContainsFunc(s.shape.Needed, func(c string) bool { return !slices.Contains(heads, c) })
}

// headsOf are the column names of a row: 名 称 is 名称.
func headsOf(l line) (heads []string) {
	for _, c := range l.cells {
		heads = append(heads, strings.Join(strings.Fields(c.text), ""))
	}
	for len(heads) > 0 && heads[len(heads)-1] == "" {
		heads = heads[:len(heads)-1]
	}
	return heads
}

// table is what the sheet says; the others are named.
func (s *sheet) table(shape Shape, all []*sheet) (*Table, error) {
	heads := headsOf(s.rows[s.head])
	if len(heads) > MaxColumns {
		return nil, errColumns
	}
	t := &Table{}
	for i, h := range heads {
		switch {
		case h == "":
		case slices.Contains(heads[:i], h):
			return nil, Refuse("列“%s”出现了两次", h)
		case slices.Contains(shape.Known, h):
			t.Columns = append(t.Columns, h)
		default:
			t.Unused = append(t.Unused, h)
		}
	}
	if len(all) > 1 {
		t.Notes = append(t.Notes, "读的是工作表“"+s.name+"”"+others(s, all))
	}
	if err := s.fill(heads); err != nil {
		return nil, err
	}
	var hidden, again []string
	for _, l := range s.rows[s.head+1:] {
		if slices.Equal(headsOf(l), heads) {
			again = append(again, strconv.Itoa(l.number))
			continue
		}
		if l.hidden {
			hidden = append(hidden, strconv.Itoa(l.number))
		}
		t.Rows = append(t.Rows, row(l, heads, shape.Known))
	}
	if len(hidden) > 0 {
		t.Notes = append(t.Notes, "第 "+some(hidden)+" 行在表里是隐藏的（或被筛选掉的），也读了")
	}
	if len(again) > 0 {
		t.Notes = append(t.Notes, "第 "+some(again)+" 行又是列名，没有读")
	}
	if len(t.Rows) == 0 {
		return nil, Refuse("文件里没有内容%s", unseen(all))
	}
	return t, nil
}

// row takes the known columns of a line.
func row(l line, heads, known []string) Row {
	r := Row{Line: l.number, Cells: map[string]string{}}
	var faults []string
	columns := map[string][]string{} // of one merged cell several
	for i, c := range l.cells[:min(len(l.cells), len(heads))] {
		switch {
		case !slices.Contains(known, heads[i]):
			continue
		case c.fault == "":
			r.Cells[heads[i]] = c.text
			continue
		case columns[c.fault] == nil:
			faults = append(faults, c.fault)
		}
		columns[c.fault] = append(columns[c.fault], heads[i])
	}
	for i, c := range l.cells {
		if c.text != "" && (i >= len(heads) || heads[i] == "") {
			r.Faults = append(r.Faults, "“"+c.text+"”不在任何一列下面（单元格里的英文逗号要用引号括起来）")
			break
		}
	}
	for _, f := range faults {
		r.Faults = append(r.Faults, strings.Join(columns[f], "、")+"："+f)
	}
	return r
}

// others names the sheets that are not read.
func others(s *sheet, all []*sheet) string {
	var names []string
	for _, o := range all {
		switch {
		case o == s:
		case o.hidden:
			names = append(names, "“"+o.name+"”（隐藏）")
		default:
			names = append(names, "“"+o.name+"”")
		}
	}
	return "，没有读 " + some(names)
}

// unseen names the hidden sheets where nothing else was found.
func unseen(all []*sheet) string {
	var names []string
	for _, s := range all {
		if s.hidden {
			names = append(names, "“"+s.name+"”")
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "（隐藏的工作表 " + some(names) + " 没有看）"
}

// some names a few of many.
func some(names []string) string {
	const most = 8
	if len(names) > most {
		return fmt.Sprintf("%s 等 %d", strings.Join(names[:most], "、"), len(names))
	}
	return strings.Join(names, "、")
}

// Values that say that a spreadsheet had none to show, or kept only a part.
var (
	errorValue = regexp.MustCompile(`^#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA|#+)$`)
	shortened  = regexp.MustCompile(`^[0-9](?:\.[0-9]+)?[Ee]\+[0-9]+$`)
)

// tidy removes what cannot be seen; a line break within a cell stays. What is
// wrong with the characters themselves is told.
func tidy(s string) (text, fault string) {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.Is(unicode.Co, r):
			fault = fmt.Sprintf("有一个打不出的字（造字 U+%04X），请换成通行的字或同音字", r)
			return r
		case r == utf8.RuneError:
			fault = "有一个读坏的字，请改好"
			return r
		case unicode.Is(unicode.C, r) || r == '\u2028' || r == '\u2029':
			return -1
		}
		return r
	}, s))
	switch {
	case fault != "":
	case errorValue.MatchString(text):
		fault = "“" + text + "”是表格的错误值"
	case shortened.MatchString(text):
		fault = "“" + text + "”是缩写的数，原来的数看不全，请把单元格设成文本再填"
	}
	return text, fault
}
