package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

const (
	paperA3 = 8
	paperA4 = 9
	footer  = "&C第 &P 页，共 &N 页"
	// Excel has no sheet without a name.
	plainName = "台账"
)

// addPage adds a page to the book, the one that a new file has first, and says
// how it is printed: A4 landscape, one page wide and as many long as it takes,
// the heads on each.
func (b *book) addPage(name string, l *Ledger) error {
	f := b.file
	if b.sheets++; b.sheets > 1 {
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
	} else if err := errors.Join(f.SetSheetName("Sheet1", name),
		f.SetDocProps(&excelize.DocProperties{Title: l.Title, Creator: cmp.Or(l.Unit, name)})); err != nil {
		return err
	}
	return errors.Join(
		f.SetSheetDimension(name, ""), // what it covers is not known yet: readers would believe A1
		f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: new(true)}),
		f.SetPageLayout(name, &excelize.PageLayoutOptions{
			Size: new(paperA4), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}),
		f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
			Left: new(0.5), Right: new(0.5), Top: new(0.6), Bottom: new(0.7), Footer: new(0.3), Horizontally: new(true)}),
		f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: footer}),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name,
			RefersTo: fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(name, "'", "''"), rowHeads, rowHeads)}),
	)
}

// How wide a table may be that is printed at 8 points or more: its 11 points are
// shrunk to the page. Widths are in digits, each 8 pixels of a 96th inch, and 5 more
// for the margins of a column; both papers lie and have half an inch at each side.
const (
	leastScale = 8.0 / 11
	digitWide  = 8
	columnMore = 5
	wideA4     = (11.69 - 1) * 96 / leastScale
	wideA3     = (16.54 - 1) * 96 / leastScale
)

// print hides the columns of a sheet that nothing stands in, and chooses its paper: A4,
// or A3 where the print would be too small, or two of these side by side, each with
// 序号 and the column after it. A table without rows keeps its columns.
func (b *book) print(s *sheet) error {
	hidden := make([]bool, len(s.widths))
	wide := 0.0
	for i, w := range s.widths {
		if hidden[i] = s.rows > 0 && !s.filled[i]; !hidden[i] {
			wide += w*digitWide + columnMore
		}
	}
	b.hidden[s.part] = hidden
	if wide <= wideA4 {
		return nil
	}
	pages, titles := 1, fmt.Sprintf("'%[1]s'!$%[2]d:$%[2]d", strings.ReplaceAll(s.name, "'", "''"), rowHeads)
	if wide > wideA3 {
		pages, titles = 2, fmt.Sprintf("'%s'!$A:$B,", strings.ReplaceAll(s.name, "'", "''"))+titles
	}
	name := &excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name}
	err := b.file.DeleteDefinedName(name)
	name.RefersTo = titles
	return errors.Join(err, b.file.SetDefinedName(name),
		b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: new(paperA3), FitToWidth: &pages}))
}

// A packer writes the parts of the book. Which columns are hidden is known after the
// rows, and stands before them.
type packer struct {
	*zip.Writer
	hidden map[string][]bool
}

// Create begins a part.
func (p *packer) Create(name string) (io.Writer, error) {
	w, err := p.Writer.Create(name)
	if hidden := p.hidden[name]; err == nil && slices.Contains(hidden, true) {
		return &columns{to: w, hidden: hidden}, nil
	}
	return w, err
}

// columns hides columns in the head of a sheet, and passes on what follows.
type columns struct {
	to     io.Writer
	hidden []bool
	head   []byte
	done   bool
}

func (c *columns) Write(b []byte) (int, error) {
	if c.done {
		return c.to.Write(b)
	}
	c.head = append(c.head, b...)
	if !bytes.Contains(c.head, []byte("<sheetData>")) {
		return len(b), nil
	}
	c.done = true
	for i, hidden := range c.hidden {
		if at := fmt.Appendf(nil, `<col min="%[1]d" max="%[1]d"`, 1+i); hidden {
			c.head = bytes.Replace(c.head, at, append(at, ` hidden="1"`...), 1)
		}
	}
	_, err := c.to.Write(c.head)
	return len(b), err
}

// sheetName is what of a title Excel takes as a name: Chinese ones refuse the
// wide forms too.
func sheetName(title string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`:\/?*[]：＼／？＊［］`, r) {
			return -1
		}
		return r
	}, clean(title))
	return cmp.Or(strings.Trim(cut(name, excelize.MaxSheetNameLength), "' "), plainName)
}
