package report

import (
	"archive/zip"
	"bytes"
	"io"
	"iter"
	"testing"

	"github.com/xuri/excelize/v2"
)

var problems = Ledger{
	Title: "某区市场监管局“小个专”党建联系点问题台账",
	Unit:  "某区市场监管局",
	Span:  "2026年1月1日至2026年4月30日",
	Columns: []Column{
		{Head: "编号", Width: 8}, {Head: "登记日期"}, {Head: "联系点", Width: 16}, {Head: "问题描述", Width: 40},
		{Head: "涉及商户\n（户）", Width: 10, Sum: true}, {Head: "培训（人次）", Width: 10, Sum: true}, {Head: "办结日期"}, {Head: "备注"},
	},
}

// Cells of the ledger of problems, and where they stand.
const (
	colNumber, colLogged, colPoint, colText, colShops, colHeads, colDone, colNote = "B", "C", "D", "E", "F", "G", "H", "I"
)

var logged = [][]Cell{
	{Text("#128"), Date("2026-04-15"), Text("居然之家"), Text("电梯维保到期未检，业主多次反映，物业称已报特种设备检验所排期"), Number(62), {}, Date("2026-04-15"), Text("007")},
	{Text("#129"), Date("2026-02-28"), Text("城西钢市"), Text("=1+1"), Number(0), {}, Date("")},
	{Text("#130"), Date("1899-06-01"), Text("写字楼"), Text("  商标过期\n已电话回访 ")},
}

// all are rows without an error.
func all(rows [][]Cell) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// A written ledger, as excelize reads it and as it stands in the file.
type written struct {
	*excelize.File
	name string
	xml  string
}

// failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Fatal(...any)
}

func write(t failer, l Ledger, rows ...[]Cell) written {
	t.Helper()
	var b bytes.Buffer
	if err := l.Write(&b, all(rows)); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return written{f, f.GetSheetName(0), string(raw)}
}

// raw is a cell as it is stored: a day is its serial number.
func (w written) raw(t failer, cell string) string {
	t.Helper()
	s, err := w.GetCellValue(w.name, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (w written) style(t *testing.T, cell string) *excelize.Style {
	t.Helper()
	id, err := w.GetCellStyle(w.name, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := w.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

func (w written) kind(t *testing.T, cell string) excelize.CellType {
	t.Helper()
	kind, err := w.GetCellType(w.name, cell)
	if err != nil {
		t.Fatal(err)
	}
	return kind
}
