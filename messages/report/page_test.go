package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestTopOfALedger(t *testing.T) {
	w := write(t, problems, logged...)
	for cell, want := range map[string]string{
		"A1": problems.Title, "A2": "填报单位：某区市场监管局　　统计期：2026年1月1日至2026年4月30日",
		"A3": "序号", colNumber + "3": "编号", colShops + "3": "涉及商户\n（户）", colNote + "3": "备注",
	} {
		if got := w.raw(t, cell); got != want {
			t.Errorf("%s holds %q, want %q", cell, got, want)
		}
	}
	merged, err := w.GetMergeCells(w.name)
	if err != nil {
		t.Fatal(err)
	}
	var over []string
	for _, m := range merged {
		over = append(over, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	if diff := cmp.Diff([]string{"A1:I1", "A2:I2"}, over); diff != "" {
		t.Errorf("merged (-want +got):\n%s", diff)
	}
	panes, err := w.GetPanes(w.name)
	if err != nil {
		t.Fatal(err)
	}
	if !panes.Freeze || panes.YSplit != 3 || panes.XSplit != 0 || panes.TopLeftCell != "A4" {
		t.Errorf("panes are %+v", panes)
	}
}

func TestPrintedPage(t *testing.T) {
	w := write(t, problems, logged...)
	layout, err := w.GetPageLayout(w.name)
	if err != nil {
		t.Fatal(err)
	}
	if *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("page: size %d %s, %d wide, %d long", *layout.Size, *layout.Orientation, *layout.FitToWidth, *layout.FitToHeight)
	}
	props, err := w.GetSheetProps(w.name)
	if err != nil {
		t.Fatal(err)
	}
	if !*props.FitToPage {
		t.Error("nothing is fitted to the page")
	}
	names := w.GetDefinedName()
	want := []excelize.DefinedName{{Name: "_xlnm.Print_Titles", RefersTo: "'" + problems.Title + "'!$3:$3", Scope: problems.Title}}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("print titles (-want +got):\n%s", diff)
	}
	if strings.Contains(w.xml, "<dimension") {
		t.Error("the sheet claims to end before its rows")
	}
	about, err := w.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if about.Title != problems.Title || about.Creator != problems.Unit {
		t.Errorf("the file is %q by %q", about.Title, about.Creator)
	}
	footer, err := w.GetHeaderFooter(w.name)
	if err != nil {
		t.Fatal(err)
	}
	if footer.OddFooter != "&C第 &P 页，共 &N 页" {
		t.Errorf("footer %q", footer.OddFooter)
	}
}

func TestLooks(t *testing.T) {
	w := write(t, problems, logged...)
	for _, c := range []struct {
		cell       string
		bold, wrap bool
		horizontal string
		lines      int
	}{
		{"A1", true, false, "center", 0},
		{"A2", false, false, "left", 0},
		{colShops + "3", true, true, "center", 4},
		{"A4", false, true, "center", 4},
		{colLogged + "4", false, true, "center", 4},
		{colText + "4", false, true, "left", 4},
		{colText + "5", false, true, "left", 4},
		{colShops + "4", false, false, "right", 4},
		{colHeads + "4", false, true, "left", 4},
		{colShops + "7", true, false, "right", 4},
	} {
		s := w.style(t, c.cell)
		if s.Font.Family != "宋体" || s.Font.Bold != c.bold || s.Alignment.WrapText != c.wrap || s.Alignment.Horizontal != c.horizontal || len(s.Border) != c.lines {
			t.Errorf("%s: font %+v, alignment %+v, %d lines", c.cell, s.Font, s.Alignment, len(s.Border))
		}
	}
	for column, want := range map[string]float64{"A": orderWidth, colLogged: usualWidth, colText: 40} {
		if got, _ := w.GetColWidth(w.name, column); got != want {
			t.Errorf("column %s is %g wide, want %g", column, got, want)
		}
	}
	for _, cell := range []string{colLogged + "4", colDone + "5"} { // where a day is filled in later it looks like the others
		if s := w.style(t, cell); s.CustomNumFmt == nil || *s.CustomNumFmt != "yyyy-mm-dd" {
			t.Errorf("%s has no format of a day", cell)
		}
	}
	for cell, want := range map[string]bool{colText + "5": true, colNote + "4": true, colNumber + "4": true, colPoint + "4": false, colText + "4": false} {
		id, _ := w.GetCellStyle(w.name, cell)
		if quoted := w.Styles.CellXfs.Xf[id].QuotePrefix; (quoted != nil && *quoted) != want {
			t.Errorf("%s: kept as typed is %v, want %v", cell, !want, want)
		}
	}
}

func TestRowsAreAsHighAsTheirTexts(t *testing.T) {
	w := write(t, problems, append(logged, []Cell{{}, {}, {}, Text(strings.Repeat("长", 5000))})...)
	for row, want := range map[int]float64{1: 36, 2: 20, 3: 2 * lineHeight, 4: 2 * lineHeight, 5: 15, 6: 2 * lineHeight, 7: mostHeight} {
		if got, _ := w.GetRowHeight(w.name, row); got != want {
			t.Errorf("row %d is %g high, want %g", row, got, want)
		}
	}
}

func TestSheetNames(t *testing.T) {
	for title, want := range map[string]string{
		"问题台账":                        "问题台账",
		"":                            "台账",
		"[?]":                         "台账",
		"2026/4 走访:所?*[甲]\\乙：台账":      "20264 走访所甲乙台账",
		"'引号'\x00\n台账'":               "引号'台账",
		strings.Repeat("长", 40):       strings.Repeat("长", 31),
		"a" + strings.Repeat("😀", 20): "a" + strings.Repeat("😀", 15),
	} {
		l := problems
		l.Title = title
		w := write(t, l)
		if w.name != want {
			t.Errorf("%q makes the sheet %q, want %q", title, w.name, want)
		}
		refers := "'" + strings.ReplaceAll(want, "'", "''") + "'!$3:$3"
		if names := w.GetDefinedName(); len(names) != 1 || names[0].RefersTo != refers {
			t.Errorf("print titles %+v, want %s", names, refers)
		}
	}
}
