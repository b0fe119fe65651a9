package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Limits of a file.
const (
	MaxBytes   = 8 << 20
	MaxRows    = 20_000
	MaxColumns = 60
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
	ErrRows    = Refuse("行数太多（最多 %d 行）", MaxRows)
	ErrColumns = Refuse("列数太多（最多 %d 列）", MaxColumns)
)

// Read calls add for each row of a file that has a cell, with its line and its
// cells, tidied; name tells csv from xlsx. Its error is an [Error], or add's.
func Read(name string, data []byte, add func(line int, cells []string) error) error {
	if len(data) > MaxBytes {
		return Refuse("文件太大（最多 %d MB）", MaxBytes>>20)
	}
	text := 0
	row := func(line int, cells []string) error {
		if len(cells) > maxWidth {
			return ErrColumns
		}
		clean := make([]string, len(cells))
		empty := true
		for i, c := range cells {
			if text += len(c); text > maxText {
				return Refuse("内容太多（单元格合计最多 %d MB）", maxText>>20)
			}
			clean[i] = tidy(c)
			empty = empty && clean[i] == ""
		}
		if empty {
			return nil
		}
		return add(line, clean)
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return readXLSX(data, row)
	case strings.EqualFold(filepath.Ext(name), ".xls") || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return Refuse("旧版 .xls 和有密码的表读不了，请另存为不带密码的 .xlsx 或 .csv")
	}
	return readCSV(data, row)
}

func readCSV(data []byte, add func(line int, cells []string) error) error {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return Refuse("看不懂文件的编码，请存为 UTF-8 或 GB18030 的 csv，或 xlsx")
		}
		data = decoded
	}
	for line := range bytes.Lines(data) { // before the reader makes a string of every cell
		if bytes.Count(line, []byte(",")) > maxWidth {
			return ErrColumns
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
			return Refuse("第 %d 行的英文双引号不成对，读不下去", e.StartLine)
		} else if err != nil {
			return Refuse("不是一张 csv 表")
		}
		line, _ := r.FieldPos(0)
		if err := add(line, cells); err != nil {
			return err
		}
	}
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
