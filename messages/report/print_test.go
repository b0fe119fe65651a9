package report_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liaison/messages/report"
)

// printed writes a ledger of some columns, of which each row fills some, and reads it
// back.
func printed(t *testing.T, widths []float64, rows [][]report.Cell) *excelize.File {
	t.Helper()
	l := report.Ledger{Title: "台账"}
	for i, w := range widths {
		l.Columns = append(l.Columns, report.Column{Head: fmt.Sprintf("列%d", i), Width: w})
	}
	var b bytes.Buffer
	err := l.Write(&b, func(yield func([]report.Cell, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// A table is printed at 8 points or more: what nothing stands in is hidden, what is
// still too wide goes on A3, and what is wider yet on two pages that repeat 序号.
func TestPrintedLargeEnough(t *testing.T) {
	full := func(n int) (row []report.Cell) {
		for range n {
			row = append(row, report.Text("字"))
		}
		return row
	}
	for _, c := range []struct {
		what    string
		columns int
		row     []report.Cell
		paper   int
		pages   int
	}{
		{"narrow", 8, full(8), 9, 1},
		{"wide", 12, full(12), 8, 1},
		{"wider than A3", 20, full(20), 8, 2},
		{"wide and mostly empty", 20, full(6), 9, 1},
	} {
		x := printed(t, slices.Repeat([]float64{16}, c.columns), [][]report.Cell{c.row})
		layout, err := x.GetPageLayout("台账")
		if err != nil || *layout.Size != c.paper || *layout.FitToWidth != c.pages || *layout.Orientation != "landscape" || *layout.FitToHeight != 0 {
			t.Errorf("%s: paper %d, %d wide, %v", c.what, *layout.Size, *layout.FitToWidth, err)
		}
		wide := 0.0
		for i := range 1 + c.columns {
			name, _ := excelize.ColumnNumberToName(1 + i)
			shown, err := x.GetColVisible("台账", name)
			if err != nil || shown != (i <= len(c.row)) {
				t.Errorf("%s: column %s is shown: %v, %v", c.what, name, shown, err)
			}
			if shown {
				w, _ := x.GetColWidth("台账", name)
				wide += (w*8 + 5) * 0.75
			}
		}
		page := map[int]float64{9: 11.69 - 1, 8: 16.54 - 1}[c.paper] * 72 * float64(c.pages)
		if points := 11 * min(1, page/wide); points < 8 {
			t.Errorf("%s is printed at %.1f points", c.what, points)
		}
		if titles := x.GetDefinedName()[0].RefersTo; strings.Contains(titles, "$A:$B") != (c.pages == 2) || !strings.Contains(titles, "$3:$3") {
			t.Errorf("%s: print titles %s", c.what, titles)
		}
	}
}

// A table without rows keeps its columns: it is there to be filled in.
func TestEmptyTableKeepsColumns(t *testing.T) {
	x := printed(t, []float64{10, 10}, nil)
	for _, name := range []string{"A", "B", "C"} {
		if shown, err := x.GetColVisible("台账", name); err != nil || !shown {
			t.Errorf("column %s is hidden, %v", name, err)
		}
	}
	if about, _ := x.GetCellValue("台账", "A2"); !strings.HasPrefix(about, "填报单位：＿") {
		t.Errorf("without a name of the bureau A2 is %q", about)
	}
}
