package report

import "github.com/xuri/excelize/v2"

// A look is how a cell is drawn, also an empty one: the table has no holes, and
// what a person fills in looks like the rest.
type look int

const (
	words    look = iota
	verbatim      // words that Excel might take for something else
	number
	dated
	order
	total
	head
	above
	title
	looks
)

// font is on every Chinese computer; others put one of theirs in its place.
const font = "宋体"

var (
	plain  = excelize.Font{Family: font, Size: 11}
	strong = excelize.Font{Family: font, Size: 11, Bold: true}
	large  = excelize.Font{Family: font, Size: 18, Bold: true}

	box = []excelize.Border{
		{Type: "left", Style: 1, Color: "000000"}, {Type: "right", Style: 1, Color: "000000"},
		{Type: "top", Style: 1, Color: "000000"}, {Type: "bottom", Style: 1, Color: "000000"},
	}
	wrapped = excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: true}
	middle  = excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	right   = excelize.Alignment{Horizontal: "right", Vertical: "center"}
	// What stands above a narrow table must not be cut off.
	heading = excelize.Alignment{Horizontal: "center", Vertical: "center", ShrinkToFit: true}
	oneLine = excelize.Alignment{Horizontal: "left", Vertical: "center", ShrinkToFit: true}

	asDay = "yyyy-mm-dd"
)

// asWhole is Excel's own format 0.
const asWhole = 1

// styles are the looks in Excel's terms.
var styles = [looks]excelize.Style{
	words:    {Font: &plain, Border: box, Alignment: &wrapped},
	verbatim: {Font: &plain, Border: box, Alignment: &wrapped}, // and keep
	number:   {Font: &plain, Border: box, Alignment: &right, NumFmt: asWhole},
	dated:    {Font: &plain, Border: box, Alignment: &middle, CustomNumFmt: &asDay},
	order:    {Font: &plain, Border: box, Alignment: &middle},
	total:    {Font: &strong, Border: box, Alignment: &right, NumFmt: asWhole},
	head:     {Font: &strong, Border: box, Alignment: &middle},
	above:    {Font: &plain, Alignment: &oneLine},
	title:    {Font: &large, Alignment: &heading},
}

// addStyles adds the looks to a workbook and returns their ids in it.
func addStyles(f *excelize.File) (ids [looks]int, err error) {
	if err := f.SetDefaultFont(font); err != nil {
		return ids, err
	}
	for i, style := range styles {
		if ids[i], err = f.NewStyle(&style); err != nil {
			return ids, err
		}
	}
	ids[verbatim] = keep(f, ids[verbatim])
	return ids, nil
}

// keep adds a style again, with what Excel writes for a leading apostrophe: a
// text stays as it was typed when a person edits the cell. The format @ would
// do so too, but old programs show #### for a long text in it.
func keep(f *excelize.File, style int) int {
	xfs := f.Styles.CellXfs
	kept := xfs.Xf[style]
	kept.QuotePrefix = new(true)
	xfs.Xf = append(xfs.Xf, kept)
	xfs.Count = len(xfs.Xf)
	return xfs.Count - 1
}
