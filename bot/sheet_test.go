package bot_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"liaison/bot"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// sheetSent returns the table that a person was sent last, made as the sender
// makes it.
func (s *stage) sheetSent(name, says string) *excelize.File {
	s.t.Helper()
	var recipe *chat.Recipe
	s.watch = func(m *chat.Message) {
		if m.Kind == chat.Document && m.Recipe != nil {
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
	if rows[2][0] != "序号" || rows[2][5] != "问题" || rows[3][3] != "建设工程公司" || rows[3][2] != "46127" || rows[3][9] != "城东所" || rows[3][15] != "待交办" {
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

// Who may see what is decided when the file is made, not when it was asked for.
func TestTableIsOfWhatOneMaySeeNow(t *testing.T) {
	s := newStage(t)
	for who, says := range map[string]string{storetest.OfficerWest: "今天去居然之家送政策，62户", storetest.OfficerEast: "今天去钢材市场送政策，30户"} {
		s.says(who, says)
		s.taps(who, "提交")
	}
	var recipe *chat.Recipe
	s.watch = func(m *chat.Message) {
		if m.Recipe != nil {
			recipe = m.Recipe
		}
	}
	visits := func() (rows [][]string) {
		t.Helper()
		_, body, err := bot.Render(s.t.Context(), s.db, *recipe)
		if err != nil {
			t.Fatal(err)
		}
		x, err := excelize.OpenReader(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		rows, err = x.GetRows(x.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		return rows[3:]
	}
	s.says(storetest.LeaderEast, "导出")
	s.taps(storetest.LeaderEast, "走访")
	s.taps(storetest.LeaderEast, "本周")
	if rows := visits(); len(rows) != 2 || rows[0][3] != "钢材市场" || rows[0][12] != "30" || rows[1][0] != "合计" || rows[1][12] != "30" {
		t.Errorf("the leader's table: %q", rows)
	}
	storetest.Update(t, s.db, func(tx *store.Tx) error { // another takes over the point
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		p := *dir.PointNamed("钢材市场")
		p.Leader = dir.PersonNamed(storetest.LeaderWest).ID
		return bureau.SavePoint(tx, &p)
	})
	if rows := visits(); len(rows) != 0 {
		t.Errorf("the point is another's, and the table has %q", rows)
	}
	recipe.Args["person"] = "0"
	if _, _, err := bot.Render(s.t.Context(), s.db, *recipe); err == nil {
		t.Error("nobody got a table")
	}
}
