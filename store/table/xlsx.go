package table

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Limits of what an xlsx unzips to: a few KB can claim gigabytes. That a part
// is no larger than the zip says is checked by archive/zip.
const (
	maxSheet  = 32 << 20
	maxTexts  = 8 << 20
	maxPart   = 1 << 20 // of the others that are read
	maxPiece  = 256 << 10
	maxLines  = 5 * MaxRows // rows, empty ones too
	maxKept   = 4 << 10     // bytes of a text that is kept: enough to see that it is too long
	maxStyles = 4 << 20
	maxSheets = 100
)

// readXLSX reads the sheets of a workbook, one element at a time, up to the first
// visible one that has the column names. excelize would hold a row as wide as a
// file claims, so that 30 KB could take gigabytes of memory or hours. Of the
// formats only those matter that make another value of a number: a day, a percent.
func readXLSX(data []byte, shape Shape) ([]*sheet, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, Refuse("打不开这个 xlsx，可能已损坏")
	}
	b := &workbook{zip: z, shape: shape}
	err = b.read()
	if _, ok := errors.AsType[*Error](err); err != nil && !ok {
		return nil, Refuse("打不开这个 xlsx，可能已损坏或不是表格")
	}
	return b.sheets, err
}

// A workbook is an xlsx while it is read.
type workbook struct {
	zip    *zip.Reader
	shape  Shape
	sheets []*sheet
	parts  []string // of the sheets
	texts  []string // shared by cells, by their number
	styles styles
	lines  int

	*sheet // under way
	number int
	hides  bool
	cells  []cell
	at     int // the column of the cell under way
	kind   string
	style  int
	value  strings.Builder
	valued bool // it has a value, also an empty one
	made   bool // by a formula
	open   bool // within a value
	aside  bool // within what says how to pronounce it
}

func (b *workbook) read() error {
	if err := b.readSheets(); err != nil {
		return err
	}
	if err := b.walk("xl/sharedStrings.xml", maxTexts, b.shared); err != nil && !errors.Is(err, errNoPart) {
		return err
	}
	if err := b.walk("xl/styles.xml", maxStyles, b.styles.take); err != nil && !errors.Is(err, errNoPart) {
		return err
	}
	for i, s := range b.sheets {
		if s.hidden {
			continue
		}
		b.sheet = s
		if err := b.walk(b.parts[i], maxSheet, b.row); err != nil && !errors.Is(err, errNoHeads) {
			return err
		}
		if s.head >= 0 {
			return nil
		}
	}
	return nil
}

var errNoPart = errors.New("no such part")

// walk calls fn for each element of a part of the zip: its start, its end and
// the text within.
func (b *workbook) walk(name string, most uint64, fn func(xml.Token) error) error {
	for _, part := range b.zip.File {
		if !strings.EqualFold(strings.ReplaceAll(part.Name, `\`, "/"), name) {
			continue
		}
		if part.UncompressedSize64 > most {
			return Refuse("这个 xlsx 解压后太大")
		}
		f, err := part.Open()
		if err != nil {
			return err
		}
		defer f.Close()
		d := xml.NewDecoder(&pieces{Reader: f})
		for {
			token, err := d.RawToken() // keeps no stack: elements may claim any depth
			if errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			if err := fn(token); err != nil {
				return err
			}
		}
	}
	return errNoPart
}

// pieces refuses XML in which nothing new begins for long: the decoder would
// hold all of it, an endless name or a million attributes.
type pieces struct {
	io.Reader
	run int
}

func (p *pieces) Read(b []byte) (n int, err error) {
	n, err = p.Reader.Read(b)
	if i := bytes.LastIndexByte(b[:n], '<'); i >= 0 {
		p.run = n - i
	} else if p.run += n; p.run > maxPiece {
		return 0, Refuse("这个 xlsx 里有一段太长")
	}
	return n, err
}

// readSheets finds the sheets and their parts, in their order.
func (b *workbook) readSheets() error {
	if err := b.walk("xl/workbook.xml", maxPart, func(token xml.Token) error {
		switch e, ok := token.(xml.StartElement); {
		case ok && e.Name.Local == "sheet" && len(b.sheets) == maxSheets:
			return Refuse("工作表太多（最多 %d 张）", maxSheets)
		case ok && e.Name.Local == "sheet":
			name, _ := tidy(attr(e, "name"))
			b.sheets = append(b.sheets, &sheet{name: name, hidden: strings.Contains(strings.ToLower(attr(e, "state")), "hidden"), shape: b.shape, head: -1, grid: true})
			b.parts = append(b.parts, attr(e, "id"))
		case ok && e.Name.Local == "workbookPr" && strings.Contains("1 true", cmp.Or(attr(e, "date1904"), "0")):
			return Refuse("这个表的日期从 1904 年数起，请另存为 csv")
		}
		return nil
	}); err != nil {
		return err
	}
	targets := map[string]string{}
	if err := b.walk("xl/_rels/workbook.xml.rels", maxPart, func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			targets[attr(e, "Id")] = attr(e, "Target")
		}
		return nil
	}); err != nil {
		return err
	}
	for i, id := range b.parts {
		if name := targets[id]; strings.HasPrefix(name, "/") {
			b.parts[i] = name[1:]
		} else {
			b.parts[i] = path.Join("xl", name)
		}
	}
	if len(b.sheets) == 0 {
		return errNoPart
	}
	return nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// shared collects the shared texts; a rich one has several runs.
func (b *workbook) shared(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		b.start(e.Name.Local)
	case xml.CharData:
		b.write(e)
	case xml.EndElement:
		b.end(e.Name.Local)
		if e.Name.Local == "si" {
			b.texts = append(b.texts, b.take())
		}
	}
	return nil
}

// row collects the cells of a row and hands them on.
func (b *workbook) row(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		switch b.start(e.Name.Local); e.Name.Local {
		case "row":
			return b.startRow(attr(e, "r"), attr(e, "hidden"))
		case "c":
			b.startCell(attr(e, "r"), attr(e, "t"), attr(e, "s"))
		case "f":
			b.made = true
		case "mergeCell":
			if a, ok := areaOf(attr(e, "ref")); ok {
				b.merged = append(b.merged, a)
			}
			if len(b.merged) > maxAreas {
				return Refuse("合并单元格太多")
			}
		}
	case xml.CharData:
		b.write(e)
	case xml.EndElement:
		switch b.end(e.Name.Local); e.Name.Local {
		case "c":
			return b.endCell()
		case "row":
			return b.add(b.number, b.hides, b.cells)
		}
	}
	return nil
}

// start and end know what is part of a value: v is a number or the number of a
// text, t a text; a phonetic run (rPh) holds a t that is not.
func (b *workbook) start(name string) {
	switch name {
	case "si":
		b.take()
	case "v", "t":
		b.open, b.valued = !b.aside, true
	case "rPh":
		b.aside = true
	}
}

func (b *workbook) end(name string) {
	switch name {
	case "v", "t":
		b.open = false
	case "rPh":
		b.aside = false
	}
}

func (b *workbook) write(text []byte) {
	if b.open && b.value.Len() < maxKept {
		b.value.Write(text[:min(len(text), maxKept)])
	}
}

// take returns the value under way and begins another.
func (b *workbook) take() string {
	s := strings.ToValidUTF8(b.value.String(), "")
	b.value.Reset()
	return escaped.ReplaceAllString(s, "\n")
}

// escaped is a line break as some spreadsheets write it.
var escaped = regexp.MustCompile(`_x000[AaDd]_`)

func (b *workbook) startRow(number, hidden string) error {
	if b.lines++; b.lines > maxLines {
		return errRows
	}
	b.number++
	if n, err := strconv.Atoi(number); err == nil {
		b.number = n
	}
	if n := len(b.rows); n > 0 && b.number <= b.rows[n-1].number {
		return Refuse("第 %d 行的次序乱了，请在表格软件里打开再存一次", b.number)
	}
	b.hides = hidden == "1" || hidden == "true"
	b.cells, b.at = b.cells[:0], -1
	return nil
}

// startCell finds the column of a cell: by its name, or next to the one before.
func (b *workbook) startCell(name, kind, style string) {
	b.kind, b.valued, b.made = kind, false, false
	b.style, _ = strconv.Atoi(style)
	b.take()
	if n, ok := columnOf(strings.TrimRight(name, "0123456789")); ok {
		b.at = n
		return
	}
	b.at++
}

func (b *workbook) endCell() error {
	c, err := b.cellOf(b.take())
	switch {
	case err != nil:
		return err
	case c == cell{} || b.at < 0: // -1: an end that had no start
		return nil
	case b.at >= maxWidth:
		return errColumns
	}
	for len(b.cells) <= b.at {
		b.cells = append(b.cells, cell{})
	}
	b.cells[b.at] = c
	return nil
}

// cellOf is what a value of the cell under way means.
func (b *workbook) cellOf(value string) (cell, error) {
	switch b.kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(b.texts) {
			return cell{}, Refuse("第 %d 行读不出来", b.number)
		}
		return cell{text: b.texts[n]}, nil
	case "e":
		return cell{fault: "是错误值 " + cmp.Or(value, "#N/A")}, nil
	case "b":
		return cell{text: cmp.Or(truths[value], value)}, nil
	case "str", "inlineStr", "d":
		if b.made && !b.valued {
			return cell{fault: noResult}, nil
		}
		return cell{text: value}, nil
	}
	if value == "" && b.made {
		return cell{fault: noResult}, nil
	}
	return b.styles.number(value, b.style), nil
}

// truths are the values of a cell that says whether something is so.
var truths = map[string]string{"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}

const noResult = "是公式，文件里没有它的结果，请在表格软件里打开再存一次"
