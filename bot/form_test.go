package bot_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"liaison/bot"
	"liaison/bot/papers"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// formOf is an xlsx with some cells.
func formOf(cells map[string]any) []byte {
	x := excelize.NewFile()
	defer x.Close()
	for _, at := range slices.Sorted(maps.Keys(cells)) {
		if err := x.SetCellValue("Sheet1", at, cells[at]); err != nil {
			panic(err)
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// tellForm fills a form that asks for each indicator by its name; of 户 the sum is
// asked for, which is 户次.
func tellForm(t *rapid.T, q *asked) map[string]int {
	cells, names := map[string]any{}, map[string]string{}
	for i, x := range q.table.All() {
		at := fmt.Sprintf("A%d", 1+i)
		cells[at], names[at] = "{{"+x.Name+"}}", x.Name
		if x.Households() {
			cells[at] = "{{" + x.Name + ".户次}}"
		}
	}
	var b bytes.Buffer
	said, err := papers.FillForm(q.tx, papers.Filler{Period: q.period, Points: q.in.Points}, formOf(cells), &b)
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for at, name := range names {
		value, err := x.GetCellValue("Sheet1", at)
		if err != nil {
			t.Fatal(err)
		}
		_, known := q.amounts.Of(name)
		switch {
		case value != "":
			told[name] = number(t, value)
		case known:
			t.Errorf("%s stays empty, Amounts %+v\n%s", name, q.amounts[name], said)
		case !strings.Contains(said, "!"+at+" "):
			t.Errorf("%s stays empty and is not listed:\n%s", name, said)
		}
	}
	return told
}

// A superior's form: twelve placeholders of which one is unknown. Its formulas,
// formats and merged cells stay; what is wholly a placeholder is a number.
func TestForm(t *testing.T) {
	s := newStage(t)
	for _, c := range []struct{ who, says string }{
		{storetest.OfficerEast, "今天去钢材市场送政策，30户"}, {storetest.OfficerEast, "昨天去钢材市场送政策，20户"}, {storetest.OfficerWest, "今天去居然之家送政策，62户"},
		{storetest.SecretaryWork, "今天党员大会，应到10实到8"},
	} {
		s.says(c.who, c.says)
		s.taps(c.who, "提交")
	}
	s.says(storetest.SecretaryWork, "问题：塔吊到期未检")
	if card, _ := s.button(storetest.SecretaryWork, "提交"); card != nil {
		s.taps(storetest.SecretaryWork, "提交")
	}
	x, err := excelize.OpenReader(bytes.NewReader(formOf(map[string]any{
		"B2": "{{走访次数}}", "B3": "｛｛走访次数.城西所.本月｝｝", "B4": "{{ 新增问题.本季度 }}", "B5": "{{辐射户数.居然之家}}", "B6": "{{辐射户数}}", "B7": "{{培训人次}}",
		"B8": "{{党员大会}}", "B9": "{{辐射户数.点位数}}", "B10": "{{满意率}}", "B11": "{{本年.走访点位数}}", "A12": "共走访{{走访次数}}次，辐射{{辐射户数}}户，培训{{培训人次}}人次。",
	})))
	if err != nil {
		t.Fatal(err)
	}
	percent, _ := x.NewStyle(&excelize.Style{NumFmt: 10, Font: &excelize.Font{Bold: true}})
	for _, err := range []error{x.SetCellFormula("Sheet1", "C2", "SUM(B2:B5)"), x.MergeCell("Sheet1", "A12", "C12"), x.SetCellStyle("Sheet1", "B3", "B3", percent)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	s.sent = map[string][]byte{"上报.xlsx": b.Bytes()}
	send := func(who string) string {
		return s.does(who, chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: "document", ID: "f", Name: "上报.xlsx"}}})
	}
	if said := send(storetest.OfficerEast); !strings.Contains(said, messages.OnlyAdminImports) {
		t.Errorf("an officer sees\n%s", said)
	}
	if said := send(storetest.Admin); !strings.Contains(said, "有 13 处") {
		t.Fatalf("the admin sees\n%s", said)
	}
	var recipe *chat.Recipe
	s.watch = func(m *chat.Message) {
		if m.Kind == chat.Document {
			recipe = m.Recipe
		}
	}
	card := s.taps(storetest.Admin, "本季度")
	for _, want := range []string{"填了 8 处", "空着 4 处", "Sheet1!B6 {{辐射户数}}：", "{{辐射户数.户次}} 112，{{辐射户数.点位数}} 2，{{辐射户数.单次最多}} 62", "Sheet1!B7 {{培训人次}}：这段时间没有记录", "原样留着 1 处", "Sheet1!B10 {{满意率}}：不认识“满意率”"} {
		if !strings.Contains(card, want) {
			t.Errorf("%q is not in\n%s", want, card)
		}
	}
	if recipe == nil {
		t.Fatal("no form came back")
	}
	name, body, err := bot.Render(t.Context(), s.db, *recipe)
	if err != nil || name != "上报（已填）.xlsx" {
		t.Fatal(name, err)
	}
	if x, err = excelize.OpenReader(bytes.NewReader(body)); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"B2": "3", "B4": "1", "B5": "62", "B6": "", "B7": "", "B8": "1", "B9": "2", "B10": "{{满意率}}", "B11": "2",
		"A12": "共走访3次，辐射112户次（2个联系点，单次最多62户），培训　　人次。"} {
		if got, _ := x.GetCellValue("Sheet1", at, excelize.Options{RawCellValue: true}); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
	if formula, _ := x.GetCellFormula("Sheet1", "C2"); formula != "SUM(B2:B5)" {
		t.Errorf("the formula is %q", formula)
	}
	if sum, _ := x.CalcCellValue("Sheet1", "C2"); sum != "67" {
		t.Errorf("the formula makes %q", sum)
	}
	if kind, _ := x.GetCellType("Sheet1", "B2"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("B2 is no number but %v", kind)
	}
	if style, _ := x.GetCellStyle("Sheet1", "B3"); style != percent {
		t.Errorf("B3 has the style %d", style)
	}
	if merged, _ := x.GetMergeCells("Sheet1"); len(merged) != 1 {
		t.Errorf("merged: %v", merged)
	}
}

// A leader's form has the numbers of their own points; a place elsewhere is refused,
// and a caption that names the days asks nothing.
func TestFormOfALeader(t *testing.T) {
	s := newStage(t)
	for who, says := range map[string]string{storetest.OfficerWest: "今天去居然之家送政策，62户", storetest.OfficerEast: "今天去钢材市场送政策，30户"} {
		s.says(who, says)
		s.taps(who, "提交")
	}
	s.sent = map[string][]byte{"表.xlsx": formOf(map[string]any{"A1": "{{走访次数}}", "A2": "{{走访次数.居然之家}}"})}
	var recipe *chat.Recipe
	s.watch = func(m *chat.Message) {
		if m.Kind == chat.Document {
			recipe = m.Recipe
		}
	}
	said := s.does(storetest.LeaderEast, chat.Update{Kind: chat.Text, Text: "上报表 本季度", Files: []chat.File{{Kind: "document", ID: "f", Name: "表.xlsx"}}})
	if !strings.Contains(said, "填了 1 处") || !strings.Contains(said, "“居然之家”没有您看得到的联系点") || recipe == nil {
		t.Fatalf("the leader sees\n%s", said)
	}
	_, body, err := bot.Render(t.Context(), s.db, *recipe)
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := x.GetCellValue("Sheet1", "A1"); n != "1" {
		t.Errorf("the leader's points had %q visits", n)
	}
}

// What nobody recorded is no 0, but a count within what was recorded is.
func TestFormHasNoInventedZero(t *testing.T) {
	s := newStage(t)
	fill := func(p day.Period) (cells []string, said string) {
		storetest.View(t, s.db, func(tx *store.Tx) (err error) {
			var b bytes.Buffer
			said, err = papers.FillForm(tx, papers.Filler{Period: p}, formOf(map[string]any{"A1": "{{走访次数}}", "A2": "{{走访次数.城西所}}", "A3": "{{党课}}", "A4": "{{在办问题}}", "A5": "{{次数}}", "A6": "{{逾期问题}}"}), &b)
			if err != nil {
				return err
			}
			x, err := excelize.OpenReader(&b)
			if err != nil {
				return err
			}
			for i := range 6 {
				v, _ := x.GetCellValue("Sheet1", fmt.Sprintf("A%d", 1+i))
				cells = append(cells, v)
			}
			return nil
		})
		return cells, said
	}
	month := day.Period{From: "2026-04-01", To: "2026-04-30"}
	if got, said := fill(month); !slices.Equal(got, []string{"", "", "", "0", "{{次数}}", "0"}) {
		t.Errorf("without records %q\n%s", got, said)
	}
	s.says(storetest.OfficerEast, "今天去钢材市场送政策，30户")
	s.taps(storetest.OfficerEast, "提交")
	if got, said := fill(month); !slices.Equal(got, []string{"1", "0", "", "0", "{{次数}}", "0"}) {
		t.Errorf("with a visit %q\n%s", got, said)
	}
	if got, said := fill(day.Period{From: "2026-03-01", To: "2026-03-31"}); !slices.Equal(got, []string{"", "", "", "0", "{{次数}}", ""}) || !strings.Contains(said, messages.FillOnlyNow) {
		t.Errorf("of a month that is over %q\n%s", got, said)
	}
	if got, said := fill(day.Period{From: "2027-03-01", To: "2027-03-31"}); !slices.Equal(got, []string{"", "", "", "", "{{次数}}", ""}) || !strings.Contains(said, messages.FillAhead) {
		t.Errorf("of a month to come %q\n%s", got, said)
	}
}
