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
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Limits of a file.
const (
	MaxBytes   = 8 << 20
	MaxRows    = 20_000
	maxColumns = 60
	maxCell    = 200 // characters
)

// A FileError says why a file cannot be read at all, in words for people.
type FileError struct{ Reason string }

func (e *FileError) Error() string { return "roster: " + e.Reason }

func refuse(format string, args ...any) error { return &FileError{fmt.Sprintf(format, args...)} }

// A row is one line of the table with its cells by column name.
type row struct {
	line  int
	cells map[string]string
}

func (r row) get(column string) string { return r.cells[column] }

// Read reads a roster from a file's contents; name tells csv from xlsx. Its
// error is a [FileError]; faults of single rows are in the Roster.
func Read(name string, data []byte) (*Roster, error) {
	if len(data) > MaxBytes {
		return nil, refuse("文件太大（最多 %d MB）", MaxBytes>>20)
	}
	b := &builder{r: &Roster{}}
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		err = readXLSX(data, b.add)
	case strings.EqualFold(filepath.Ext(name), ".xls") || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		err = refuse("旧版 .xls 读不了，请另存为 .xlsx 或 .csv")
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
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return refuse("不是一张 csv 表：%v", err)
		}
		line, _ := r.FieldPos(0)
		if err := add(line, cells); err != nil {
			return err
		}
	}
}

func readXLSX(data []byte, add func(line int, cells []string) error) error {
	// A few KB can claim gigabytes: what is unzipped is limited, and rows are
	// read one by one.
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 32 << 20, UnzipXMLSizeLimit: 8 << 20})
	if err != nil {
		return refuse("打不开这个 xlsx，可能已损坏、有密码或太大")
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return refuse("这个 xlsx 里没有表")
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return refuse("第 %d 行读不出来", line)
		}
		if line > 10*MaxRows {
			return refuse("行数太多（最多 %d 行）", MaxRows)
		}
		if err := add(line, cells); err != nil {
			return err
		}
	}
	return rows.Error()
}

// A builder collects rows; the first that is not empty names the columns.
type builder struct {
	r       *Roster
	columns []string
	rows    int
}

func (b *builder) add(line int, cells []string) error {
	if len(cells) > maxColumns {
		cells = cells[:maxColumns]
	}
	clean := make([]string, len(cells))
	empty := true
	for i, c := range cells {
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
		return refuse("行数太多（最多 %d 行）", MaxRows)
	}
	r := row{line: line, cells: map[string]string{}}
	for i, c := range clean {
		if i < len(b.columns) {
			r.cells[b.columns[i]] = c
		}
	}
	b.r.take(r)
	return nil
}

func (b *builder) heads(cells []string) error {
	for _, need := range []string{"类型", "名称"} {
		if !slices.Contains(cells, need) {
			return refuse("第一行要有列名，至少有“类型”和“名称”")
		}
	}
	b.columns = slices.Clone(cells)
	b.r.Columns = b.columns
	return nil
}

func (b *builder) done() (*Roster, error) {
	if b.columns == nil || b.rows == 0 {
		return nil, refuse("文件里没有内容")
	}
	b.r.check()
	return b.r, nil
}

// tidy removes what cannot be seen and cuts what is too long to be a cell.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || r == 0xfeff || r >= 0x200b && r <= 0x200f {
			return -1
		}
		return r
	}, s)
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > maxCell {
		s = string(r[:maxCell])
	}
	return s
}
