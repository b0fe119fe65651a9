package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// separators may stand between the cells of a csv, in the order in which they are
// tried.
var separators = []rune{',', '\t', ';', '，'}

// readCSV reads a csv with the separator by which it has the column names.
func readCSV(data []byte, shape Shape) (*sheet, error) {
	data, err := decode(data)
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(data, '\r') >= 0 { // alone it ends a line, too
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	for _, separator := range separators {
		if s, _ := readSeparated(data[:min(len(data), maxHead)], separator, shape); s.head >= 0 {
			return readSeparated(data, separator, shape)
		}
	}
	return readSeparated(data, separators[0], shape)
}

// maxHead is how many bytes are looked at for the column names.
const maxHead = 16 << 10

// decode makes UTF-8 of a text.
func decode(data []byte) ([]byte, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) { // Unicode 文本 of a spreadsheet
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return data, nil
	}
	number := 0
	for line := range bytes.Lines(data) {
		if number++; utf8.Valid(line) && slices.ContainsFunc([]rune(string(line)), func(r rune) bool { return r >= 0x3000 && r < 0xA000 }) {
			return nil, Refuse("文件里混着两种编码（第 %d 行是 UTF-8，别的行不是），请另存为 UTF-8 的 csv，或 xlsx", number)
		}
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return nil, Refuse("看不懂文件的编码，请存为 UTF-8 或 GB18030 的 csv，或 xlsx")
	}
	return decoded, nil
}

func readSeparated(data []byte, separator rune, shape Shape) (*sheet, error) {
	s := &sheet{shape: shape, head: -1}
	mark := []byte(string(separator))
	for line := range bytes.Lines(data) { // before the reader makes a string of every cell
		if bytes.Count(line, mark) > maxWidth {
			return s, errColumns
		}
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = separator, -1, true
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		} else if e, ok := errors.AsType[*csv.ParseError](err); ok {
			// Reading on would swallow the rows up to the next quote.
			return s, Refuse("第 %d 行的英文双引号不成对，读不下去", e.StartLine)
		} else if err != nil {
			return s, Refuse("不是一张 csv 表")
		}
		number, _ := r.FieldPos(0)
		cells := make([]cell, len(fields))
		for i, f := range fields {
			cells[i].text = f
		}
		if err := s.add(number, false, cells); errors.Is(err, errNoHeads) {
			return s, nil
		} else if err != nil {
			return s, err
		}
	}
}
