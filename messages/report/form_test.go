package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liaison/messages/report"
)

// formWith is an xlsx that a function prepares.
func formWith(t testing.TB, prepare func(x *excelize.File) error) []byte {
	t.Helper()
	x := excelize.NewFile()
	defer x.Close()
	var b bytes.Buffer
	if err := errors.Join(prepare(x), x.Write(&b)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A text in several formats keeps them where a placeholder lies in one of them; what a
// formula makes stays and is named; hidden sheets are filled too.
func TestFormKeepsWhatItHas(t *testing.T) {
	body := formWith(t, func(x *excelize.File) error {
		bold := &excelize.Font{Bold: true}
		_, err := x.NewSheet("附表")
		return errors.Join(err,
			x.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{{Text: "走访"}, {Text: "{{n}}", Font: bold}, {Text: "次"}}),
			x.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "走访{{"}, {Text: "n}}次", Font: bold}}),
			x.SetCellFormula("Sheet1", "A3", `"{{n}}"&"次"`),
			x.SetCellStr("附表", "B2", "{{n}}"), x.SetSheetVisible("附表", false))
	})
	form, err := report.ReadForm(body)
	if err != nil {
		t.Fatal(err)
	}
	defer form.Close()
	var b bytes.Buffer
	gaps, err := form.Fill(&b, func(string) (report.Entry, error) { return report.Entry{Kind: report.Counted, Number: 7}, nil })
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	runs, err := x.GetCellRichText("Sheet1", "A1")
	if err != nil || len(runs) != 3 || runs[1].Text != "7" || runs[1].Font == nil || !runs[1].Font.Bold {
		t.Errorf("A1 has the runs %+v, %v", runs, err)
	}
	for at, want := range map[string]string{"Sheet1!A2": "走访7次", "附表!B2": "7"} {
		sheet, cell, _ := strings.Cut(at, "!")
		if got, _ := x.GetCellValue(sheet, cell); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if formula, _ := x.GetCellFormula("Sheet1", "A3"); formula == "" {
		t.Error("the formula is gone")
	}
	for _, g := range gaps {
		t.Errorf("not filled: %+v", g) // the formula was never computed, so that nothing is found in it
	}
}

// What a small file claims to hold is not believed.
func TestFormIsNoBomb(t *testing.T) {
	body := formWith(t, func(x *excelize.File) error {
		for row := 1; row <= 40; row++ {
			if err := x.SetCellStr("Sheet1", fmt.Sprintf("XFD%d", row), "{{n}}"); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := report.ReadForm(body); !errors.Is(err, report.ErrFormHuge) {
		t.Errorf("wide rows: %v", err)
	}
	if _, err := report.ReadForm([]byte("PK\x03\x04")); !errors.Is(err, report.ErrFormBroken) {
		t.Errorf("no zip: %v", err)
	}
	if report.HasPlaceholders(formWith(t, func(x *excelize.File) error { return x.SetCellStr("Sheet1", "A1", "走访") })) {
		t.Error("a table without placeholders is a form")
	}
}

// Whatever a file holds, reading and filling it ends without a panic.
func FuzzForm(f *testing.F) {
	f.Add(formWith(f, func(x *excelize.File) error {
		return x.SetCellStr("Sheet1", "A1", "走访{{走访.本月}}次｛｛a｝｝{{}}")
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		report.HasPlaceholders(data)
		form, err := report.ReadForm(data)
		if err != nil {
			return
		}
		defer form.Close()
		_, _ = form.Fill(new(bytes.Buffer), func(string) (report.Entry, error) { return report.Entry{}, nil })
	})
}
