package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Form is somebody else's xlsx (上级报表) with placeholders in its cells:
// {{走访次数}}. Whatever holds none stays as it is: formulas, formats, merged cells.
type Form struct {
	book   *excelize.File
	places []place
	Places []Place // each placeholder, in the order of the sheets
}

// A Place is a placeholder and the cell that it stands in.
type Place struct {
	Sheet, Cell string
	Name        string // what stands between the braces
}

// An Entry is what comes into the place of a placeholder.
type Entry struct {
	Kind   EntryKind
	Number int
	Words  string // what stands there; of an Unknown or a Missing one why
	Within string // what stands within a text where it is not the number, or is missing; with its unit
	Unit   string // the measure word that Within has already
}

// An EntryKind says what there is for a placeholder.
type EntryKind int

// The kinds of entries.
const (
	Unknown EntryKind = iota // the placeholder stays
	Missing                  // the cell stays empty
	Counted                  // a number
	Said                     // words
)

// A Gap is a placeholder that was not filled, and why.
type Gap struct {
	Place
	Entry
}

// A place is a cell with placeholders.
type place struct {
	sheet, cell, text string
	names             []string
}

// placeholder is one of them, in half or in full width.
var placeholder = regexp.MustCompile(`(?:\{\{|｛｛)\s*([^{}｛｝]{1,60}?)\s*(?:\}\}|｝｝)`)

// opening tells files that may hold placeholders.
var opening = regexp.MustCompile(`\{\{|｛｛`)

// Limits of a form: excelize holds each cell up to the last of a row, so that a
// small file could claim gigabytes.
const (
	maxFormBytes = 64 << 20 // unzipped
	maxFormCells = 400_000
)

// Errors of forms.
var (
	ErrFormBroken = errors.New("report: no xlsx")
	ErrFormHuge   = errors.New("report: the form is too large")
)

// HasPlaceholders reports whether an xlsx holds any placeholder.
func HasPlaceholders(body []byte) bool {
	found := false
	err := eachPart(body, func(part *zip.File) error {
		if found || !isText(part.Name) {
			return nil
		}
		text, err := readPart(part)
		found = found || opening.Match(text)
		return err
	})
	return err == nil && found
}

// ReadForm opens a form.
func ReadForm(body []byte) (*Form, error) {
	if err := weigh(body); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(body), excelize.Options{UnzipSizeLimit: maxFormBytes, UnzipXMLSizeLimit: maxFormBytes})
	if err != nil {
		return nil, ErrFormBroken
	}
	f := &Form{book: book}
	for _, sheet := range book.GetSheetList() {
		cells, err := book.SearchSheet(sheet, opening.String(), true)
		if err != nil {
			return nil, ErrFormBroken
		}
		for _, cell := range cells {
			if err := f.find(sheet, cell); err != nil {
				return nil, ErrFormBroken
			}
		}
	}
	return f, nil
}

func (f *Form) find(sheet, cell string) error {
	text, err := f.book.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		return err
	}
	p := place{sheet: sheet, cell: cell, text: text}
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		p.names = append(p.names, m[1])
		f.Places = append(f.Places, Place{sheet, cell, m[1]})
	}
	if len(p.names) > 0 {
		f.places = append(f.places, p)
	}
	return nil
}

// Close gives back what the form holds.
func (f *Form) Close() error { return f.book.Close() }

// InFormula is why a placeholder stays that a formula makes.
const InFormula = "在公式里"

// Fill puts what of says into the cells, and returns what was not filled. A cell
// that is wholly a placeholder becomes a number. Formulas are computed anew by
// whoever opens the file.
func (f *Form) Fill(w io.Writer, of func(name string) (Entry, error)) (gaps []Gap, err error) {
	for i := range f.places {
		more, err := f.fill(&f.places[i], of)
		if err != nil {
			return nil, err
		}
		gaps = append(gaps, more...)
	}
	if err := errors.Join(f.book.UpdateLinkedValue(), f.book.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: new(true)})); err != nil {
		return nil, err
	}
	return gaps, f.book.Write(w)
}

func (f *Form) fill(p *place, of func(string) (Entry, error)) (gaps []Gap, err error) {
	formula, err := f.book.GetCellFormula(p.sheet, p.cell)
	if err != nil {
		return nil, err
	}
	entries := map[string]Entry{}
	for _, name := range p.names {
		e := Entry{Words: InFormula}
		if formula == "" {
			if e, err = of(name); err != nil {
				return nil, err
			}
		}
		entries[name] = e
		if e.Kind == Unknown || e.Kind == Missing {
			gaps = append(gaps, Gap{Place{p.sheet, p.cell, name}, e})
		}
	}
	if formula != "" {
		return gaps, nil
	}
	if m := placeholder.FindString(strings.TrimSpace(p.text)); m == strings.TrimSpace(p.text) {
		switch e := entries[p.names[0]]; e.Kind {
		case Counted:
			return gaps, f.book.SetCellInt(p.sheet, p.cell, int64(e.Number))
		case Missing:
			return gaps, f.book.SetCellValue(p.sheet, p.cell, nil)
		}
	}
	return gaps, f.write(p, entries)
}

// write writes a text with what stands in it. Runs of several formats keep them
// unless a placeholder lies across two.
func (f *Form) write(p *place, entries map[string]Entry) error {
	runs, err := f.book.GetCellRichText(p.sheet, p.cell)
	if err != nil || len(runs) < 2 {
		return errors.Join(err, f.book.SetCellStr(p.sheet, p.cell, replaced(p.text, entries)))
	}
	whole := 0
	for i := range runs {
		whole += len(placeholder.FindAllString(runs[i].Text, -1))
		runs[i].Text = replaced(runs[i].Text, entries)
	}
	if whole < len(p.names) {
		return f.book.SetCellStr(p.sheet, p.cell, replaced(p.text, entries))
	}
	return f.book.SetCellRichText(p.sheet, p.cell, runs)
}

// blank is what stands within a text for a value that is missing, to be written
// by hand.
const blank = "　　"

// replaced is a text with its placeholders filled. A unit that an entry brings
// along does not stand twice.
func replaced(text string, entries map[string]Entry) string {
	var b strings.Builder
	for {
		at := placeholder.FindStringSubmatchIndex(text)
		if at == nil {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:at[0]])
		e, rest := entries[text[at[2]:at[3]]], text[at[1]:]
		switch {
		case e.Kind == Unknown:
			b.WriteString(text[at[0]:at[1]])
		case e.Within != "":
			b.WriteString(e.Within)
			rest = strings.TrimPrefix(rest, e.Unit)
		case e.Kind == Missing:
			b.WriteString(blank)
		case e.Kind == Counted:
			b.WriteString(strconv.Itoa(e.Number))
		default:
			b.WriteString(e.Words)
		}
		text = rest
	}
}

// weigh refuses what would take more memory than a form is worth.
func weigh(body []byte) error {
	var size uint64
	cells := 0
	return eachPart(body, func(part *zip.File) error {
		if size += part.UncompressedSize64; size > maxFormBytes {
			return ErrFormHuge
		}
		if !strings.HasPrefix(part.Name, "xl/worksheets/") || !strings.HasSuffix(part.Name, ".xml") {
			return nil
		}
		n, err := cellsOf(part)
		if cells += n; cells > maxFormCells {
			return ErrFormHuge
		}
		return err
	})
}

// cellsOf counts the cells that a sheet takes in memory: of each row up to its
// last, and a row for each number up to the last.
func cellsOf(part *zip.File) (n int, err error) {
	f, err := part.Open()
	if err != nil {
		return 0, err
	}
	defer f.Close()
	rows := 0
	for d := xml.NewDecoder(f); n+rows <= maxFormCells; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return 0, ErrFormBroken
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "row" && start.Name.Local != "c" {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Local != "r" {
				continue
			}
			if start.Name.Local == "row" {
				row, _ := strconv.Atoi(a.Value)
				rows = max(rows, row)
			} else if column, row, err := excelize.CellNameToCoordinates(a.Value); err == nil {
				n, rows = n+1, max(rows, row)
				if column > 512 { // sparse, yet held whole
					n += column
				}
			}
		}
	}
	return n + rows, nil
}

func eachPart(body []byte, fn func(*zip.File) error) error {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return ErrFormBroken
	}
	for _, part := range z.File {
		if err := fn(part); err != nil {
			return err
		}
	}
	return nil
}

// isText reports whether a part of a workbook holds the texts of cells.
func isText(name string) bool {
	return strings.HasSuffix(name, "sharedStrings.xml") || strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml")
}

func readPart(part *zip.File) ([]byte, error) {
	if part.UncompressedSize64 > maxFormBytes {
		return nil, ErrFormHuge
	}
	f, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFormBytes))
}
