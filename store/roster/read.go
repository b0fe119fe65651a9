package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"liaison/store"
)

// Limits of a file.
const (
	MaxBytes   = 8 << 20
	MaxRows    = 20_000
	maxColumns = 60
	maxWidth   = 256      // cells that a row may claim, empty ones too
	maxText    = 16 << 20 // bytes of all cells: one long text may be claimed by every cell
	maxTitles  = 5        // rows that may stand above the column names
)

// Limits of a cell, in characters.
const (
	maxCell = 200
	maxName = 40
)

// A FileError says why a file cannot be read at all, in words for people.
type FileError struct{ Reason string }

func (e *FileError) Error() string { return "roster: " + e.Reason }

func refuse(format string, args ...any) error { return &FileError{fmt.Sprintf(format, args...)} }

var (
	errRows    = refuse("行数太多（最多 %d 行）", MaxRows)
	errColumns = refuse("列数太多（最多 %d 列）", maxColumns)
)

// Read reads a roster from a file's contents; name tells csv from xlsx. Its
// error is a [FileError]; faults of single rows are in the Roster.
func Read(name string, data []byte) (*Roster, error) {
	if len(data) > MaxBytes {
		return nil, refuse("文件太大（最多 %d MB）", MaxBytes>>20)
	}
	b := &builder{r: &Roster{}}
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		err = readXLSX(data, b.add)
	case strings.EqualFold(filepath.Ext(name), ".xls") || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		err = refuse("旧版 .xls 和有密码的表读不了，请另存为不带密码的 .xlsx 或 .csv")
	default:
		err = readCSV(data, b.add)
	}
	if err != nil {
		return nil, err
	}
	return b.done()
}

func readCSV(data []byte, add func(line int, cells []string) error) error {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return refuse("看不懂文件的编码，请存为 UTF-8 或 GB18030 的 csv，或 xlsx")
		}
		data = decoded
	}
	for line := range bytes.Lines(data) { // before the reader makes a string of every cell
		if bytes.Count(line, []byte(",")) > maxWidth {
			return errColumns
		}
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if e, ok := errors.AsType[*csv.ParseError](err); ok {
			// Reading on would swallow the rows up to the next quote.
			return refuse("第 %d 行的英文双引号不成对，读不下去", e.StartLine)
		} else if err != nil {
			return refuse("不是一张 csv 表")
		}
		line, _ := r.FieldPos(0)
		if err := add(line, cells); err != nil {
			return err
		}
	}
}

// A builder collects rows; the first that holds 类型 and 名称 names the columns.
type builder struct {
	r       *Roster
	columns []string
	titles  int
	rows    int
	text    int
}

func (b *builder) add(line int, cells []string) error {
	if len(cells) > maxWidth {
		return errColumns
	}
	clean := make([]string, len(cells))
	empty := true
	for i, c := range cells {
		if b.text += len(c); b.text > maxText {
			return refuse("内容太多（单元格合计最多 %d MB）", maxText>>20)
		}
		clean[i] = tidy(c)
		empty = empty && clean[i] == ""
	}
	switch {
	case empty:
		return nil
	case b.columns == nil:
		return b.heads(clean)
	}
	if b.rows++; b.rows > MaxRows {
		return errRows
	}
	r := row{line: line, cells: map[string]string{}}
	for i, c := range clean {
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
			return refuse("没找到列名，至少要有“类型”和“名称”两列")
		}
		return nil
	}
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) > maxColumns {
		return errColumns
	}
	for i, c := range cells {
		switch {
		case c == "":
		case slices.Contains(cells[:i], c):
			return refuse("列“%s”出现了两次", c)
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
		return nil, refuse("没找到列名，至少要有“类型”和“名称”两列")
	case b.rows == 0:
		return nil, refuse("文件里没有内容")
	}
	b.r.check()
	return b.r, nil
}

// tidy removes what cannot be seen; a line break within a cell stays.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if unicode.Is(unicode.C, r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029' {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}
