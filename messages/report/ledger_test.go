package report

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestCellsAreWhatTheyAre(t *testing.T) {
	w := write(t, problems, logged...)
	const isText, isNumber = excelize.CellTypeInlineString, excelize.CellTypeUnset
	for _, c := range []struct {
		cell string
		kind excelize.CellType
		raw  string
		seen string
	}{
		{"A4", isNumber, "1", "1"},
		{"A6", isNumber, "3", "3"},
		{colLogged + "4", isNumber, "46127", "2026-04-15"},
		{colLogged + "5", isNumber, "46081", "2026-02-28"},
		{colLogged + "6", isText, "1899-06-01", "1899-06-01"},
		{colPoint + "4", isText, "居然之家", "居然之家"},
		{colText + "5", isText, "=1+1", "=1+1"},
		{colText + "6", isText, "  商标过期\n已电话回访 ", "  商标过期\n已电话回访 "},
		{colShops + "4", isNumber, "62", "62"},
		{colShops + "5", isNumber, "0", "0"},
		{colNote + "4", isText, "007", "007"},
	} {
		if got := w.kind(t, c.cell); got != c.kind {
			t.Errorf("%s is of type %v, want %v", c.cell, got, c.kind)
		}
		if got := w.raw(t, c.cell); got != c.raw {
			t.Errorf("%s holds %q, want %q", c.cell, got, c.raw)
		}
		if got, _ := w.GetCellValue(w.name, c.cell); got != c.seen {
			t.Errorf("%s shows %q, want %q", c.cell, got, c.seen)
		}
	}
}

func TestEmptyStaysEmpty(t *testing.T) {
	w := write(t, problems, logged...)
	for _, cell := range []string{colHeads + "4", colDone + "5", colNote + "5", colShops + "6", colDone + "6", colNote + "6", colHeads + "7"} {
		if got := w.raw(t, cell); got != "" {
			t.Errorf("%s holds %q", cell, got)
		}
		if !strings.Contains(w.xml, `<c r="`+cell+`" s="`) || strings.Contains(w.xml, `<c r="`+cell+`" t=`) {
			t.Errorf("%s has no lines around nothing", cell)
		}
	}
	if n := strings.Count(w.xml, "<v></v>") + strings.Count(w.xml, "<t></t>"); n > 0 {
		t.Errorf("%d cells hold an empty value", n)
	}
}

func TestTotals(t *testing.T) {
	unsummed := problems
	unsummed.Columns = []Column{{Head: "编号"}, {Head: "户数"}}
	for name, c := range map[string]struct {
		ledger Ledger
		rows   [][]Cell
		want   string // the row after the last
		total  string
	}{
		"numbers":     {problems, logged, "合计", "62"},
		"no rows":     {problems, nil, "", ""},
		"none summed": {unsummed, [][]Cell{{Text("#1"), Number(2)}}, "", ""},
		"no number":   {problems, [][]Cell{{4: {}}}, "", ""},
		"a text":      {problems, [][]Cell{{4: Text("约30")}, {4: Number(5)}, {4: Number(-7)}}, "合计", "-2"},
	} {
		t.Run(name, func(t *testing.T) {
			w := write(t, c.ledger, c.rows...)
			cell := func(column string) string { return column + string(rune('4'+len(c.rows))) }
			if got := w.raw(t, cell("A")); got != c.want {
				t.Errorf("%s holds %q, want %q", cell("A"), got, c.want)
			}
			if got := w.raw(t, cell(colShops)); got != c.total {
				t.Errorf("%s holds %q, want %q", cell(colShops), got, c.total)
			}
			formula := ""
			if c.total != "" {
				formula = "SUM(F4:F" + string(rune('3'+len(c.rows))) + ")"
			}
			if got, _ := w.GetCellFormula(w.name, cell(colShops)); got != formula {
				t.Errorf("formula %q, want %q", got, formula)
			}
			if n := strings.Count(w.xml, "<f>"); n > 1 || n == 1 && formula == "" {
				t.Errorf("%d formulas", n)
			}
		})
	}
}

func TestNothingIsWrittenWhereARowFails(t *testing.T) {
	broken := errors.New("broken")
	var b bytes.Buffer
	err := problems.Write(&b, func(yield func([]Cell, error) bool) {
		_ = yield(logged[0], nil) && yield(nil, broken)
	})
	if !errors.Is(err, broken) || b.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, b.Len())
	}
	if err := problems.Write(&b, all([][]Cell{make([]Cell, 9)})); err == nil || b.Len() > 0 {
		t.Errorf("nine cells for eight columns: error %v, %d bytes", err, b.Len())
	}
}

func TestSameRowsSameFile(t *testing.T) {
	var a, b bytes.Buffer
	if err := errors.Join(problems.Write(&a, all(logged)), problems.Write(&b, all(logged))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same rows gave two files")
	}
	// For a person's eye: go test -run SameRows -artifacts
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), "ledger.xlsx"), a.Bytes(), 0o600); err != nil {
		t.Error(err)
	}
}

// A long ledger passes through a temporary file, which must not stay.
func TestNoTemporaryFileStays(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	files := func() int {
		found, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	long := []Cell{{}, {}, {}, Text(strings.Repeat("x", mostText))}
	for _, last := range []error{nil, errors.New("broken")} {
		most := 0
		err := problems.Write(io.Discard, func(yield func([]Cell, error) bool) {
			for range 600 {
				if most = max(most, files()); !yield(long, nil) {
					return
				}
			}
			if last != nil {
				yield(nil, last)
			}
		})
		if !errors.Is(err, last) {
			t.Errorf("error %v, want %v", err, last)
		}
		if most == 0 {
			t.Error("the ledger was too short to need a file")
		}
		if n := files(); n > 0 {
			t.Errorf("%d files stayed", n)
		}
	}
}
