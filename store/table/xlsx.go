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
	maxSheet = 32 << 20
	maxTexts = 8 << 20
	maxPart  = 1 << 20 // of the others that are read
	maxPiece = 256 << 10
	maxLines = 5 * MaxRows // rows, empty ones too
	maxKept  = 4 << 10     // bytes of a text that is kept: enough to see that it is too long
)

// readXLSX reads the first sheet of a workbook, one element at a time. excelize
// would hold a row as wide as a file claims, so that 30 KB could take gigabytes
// of memory or hours; and here neither styles nor formulas matter: a day comes
// as its serial number.
func readXLSX(data []byte, add func(line int, cells []string) error) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Refuse("打不开这个 xlsx，可能已损坏")
	}
	b := &workbook{zip: z, add: add}
	err = b.read()
	if _, ok := errors.AsType[*Error](err); err != nil && !ok {
		return Refuse("打不开这个 xlsx，可能已损坏或不是表格")
	}
	return err
}

// A workbook is an xlsx while it is read.
type workbook struct {
	zip   *zip.Reader
	texts []string // shared by cells, by their number
	add   func(line int, cells []string) error

	line  int
	lines int
	cells []string
	at    int // the column of the cell under way
	kind  string
	value strings.Builder
	open  bool // within a value
	aside bool // within what says how to pronounce it
}

func (b *workbook) read() error {
	sheet, err := b.firstSheet()
	if err != nil {
		return err
	}
	if err := b.walk("xl/sharedStrings.xml", maxTexts, b.text); err != nil && !errors.Is(err, errNoPart) {
		return err
	}
	return b.walk(sheet, maxSheet, b.row)
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

// firstSheet is the name of the part with the first sheet.
func (b *workbook) firstSheet() (name string, err error) {
	id := ""
	if err := b.walk("xl/workbook.xml", maxPart, func(token xml.Token) error {
		switch e, ok := token.(xml.StartElement); {
		case ok && e.Name.Local == "sheet" && id == "":
			id = attr(e, "id")
		case ok && e.Name.Local == "workbookPr" && strings.Contains("1 true", cmp.Or(attr(e, "date1904"), "0")):
			return Refuse("这个表的日期从 1904 年数起，请另存为 csv")
		}
		return nil
	}); err != nil {
		return "", err
	}
	err = b.walk("xl/_rels/workbook.xml.rels", maxPart, func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" && attr(e, "Id") == id && id != "" {
			name = attr(e, "Target")
		}
		return nil
	})
	if strings.HasPrefix(name, "/") {
		return name[1:], err
	}
	return path.Join("xl", name), err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text collects the shared texts; a rich one has several runs.
func (b *workbook) text(token xml.Token) error {
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
			return b.startRow(attr(e, "r"))
		case "c":
			b.startCell(attr(e, "r"), attr(e, "t"))
		}
	case xml.CharData:
		b.write(e)
	case xml.EndElement:
		switch b.end(e.Name.Local); e.Name.Local {
		case "c":
			return b.endCell()
		case "row":
			return b.add(b.line, b.cells)
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
		b.open = !b.aside
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

func (b *workbook) startRow(number string) error {
	if b.lines++; b.lines > maxLines {
		return ErrRows
	}
	b.line++
	if n, err := strconv.Atoi(number); err == nil {
		b.line = n
	}
	b.cells, b.at = b.cells[:0], -1
	return nil
}

// startCell finds the column of a cell: by its name, or next to the one before.
func (b *workbook) startCell(name, kind string) {
	b.kind = kind
	b.take()
	letters := strings.TrimRight(name, "0123456789")
	if letters == "" || len(letters) > 3 {
		b.at++
		return
	}
	n := 0
	for _, c := range []byte(strings.ToUpper(letters)) {
		n = n*26 + int(c-'A') + 1
	}
	b.at = max(n-1, 0)
}

func (b *workbook) endCell() error {
	value := b.take()
	if b.kind == "s" {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(b.texts) {
			return Refuse("第 %d 行读不出来", b.line)
		}
		value = b.texts[n]
	}
	switch {
	case value == "" || b.at < 0: // -1: an end that had no start
		return nil
	case b.at >= maxWidth:
		return ErrColumns
	}
	for len(b.cells) <= b.at {
		b.cells = append(b.cells, "")
	}
	b.cells[b.at] = value
	return nil
}
