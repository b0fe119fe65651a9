package report

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

const (
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
