package bot_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liaison/bot"
	"liaison/store"
	"liaison/store/storetest"
)

// sheetSent returns the table that a person was sent last, made as the sender
// makes it.
func (s *stage) sheetSent(name, says string) *excelize.File {
	s.t.Helper()
	var recipe *store.Recipe
	s.watch = func(m *store.Message) {
		if m.Kind == store.Document && m.Recipe != nil {
			recipe = m.Recipe
		}
	}
	s.says(name, says)
	if recipe == nil {
		s.t.Fatalf("%s was sent no table", name)
	}
	file, body, err := bot.Render(s.t.Context(), s.db, *recipe)
	if err != nil || !strings.HasSuffix(file, ".xlsx") {
		s.t.Fatal(file, err)
	}
	x, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	return x
}

// The 问题台账 opens; its days and numbers are real, and a text that begins with
// = stays a text. A leader sees the own points only.
func TestProblemSheet(t *testing.T) {
	s := newStage(t)
	for _, c := range []struct{ who, says string }{
		{storetest.SecretaryWork, "问题：塔吊到期未检"}, {storetest.OfficerWest, "问题：居然之家扶梯停运"}, {storetest.OfficerEast, "报问题"},
		{storetest.OfficerEast, "钢材市场"}, {storetest.OfficerEast, "=1+1 这条要原样留下"}, {storetest.OfficerEast, "今天"}, {storetest.OfficerEast, "其他"},
	} {
		s.says(c.who, c.says)
		if card, _ := s.button(c.who, "提交"); card != nil {
			s.taps(c.who, "提交")
		}
	}
	x := s.sheetSent(storetest.LeaderEast, "导出本月问题")
	sheet := x.GetSheetName(0)
	rows, err := x.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 5 { // title, 统计期, heads and the two of the leader's points
		t.Fatalf("%d rows: %q", len(rows), rows)
	}
	if rows[2][0] != "序号" || rows[2][5] != "问题" || rows[3][3] != "建设工程公司" || rows[3][2] != "46127" || rows[3][9] != "城东所" || rows[3][14] != "待交办" {
		t.Errorf("rows %q, %q", rows[2], rows[3])
	}
	if text, _ := x.GetCellValue(sheet, "F5"); text != "=1+1 这条要原样留下" {
		t.Errorf("F5 is %q", text)
	}
	if formula, _ := x.GetCellFormula(sheet, "F5"); formula != "" {
		t.Errorf("F5 has the formula %q", formula)
	}
	if day, _ := x.GetCellValue(sheet, "C4"); day != "2026-04-15" {
		t.Errorf("C4 shows %q", day)
	}
	all, err := s.sheetSent(storetest.Admin, "导出未结问题").GetRows(sheet)
	if err != nil || len(all) != 6 {
		t.Errorf("the admin's table has %d rows, %v", len(all), err)
	}
	if late, err := s.sheetSent(storetest.Admin, "导出逾期问题").GetRows(sheet); err != nil || len(late) != 3 {
		t.Errorf("nothing is overdue, and the table has %d rows, %v", len(late), err)
	}
}
