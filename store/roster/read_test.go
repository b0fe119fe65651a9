package roster_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"liaison/store/roster"
	"liaison/store/storetest"
)

// The same table in five forms says the same.
func TestForms(t *testing.T) {
	data := storetest.Sample
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	want := read(t, "a.csv", data)
	if len(want.Bad) > 0 || len(want.Unused) > 0 {
		t.Fatalf("the sample: %v %v", want.Bad, want.Unused)
	}
	for name, body := range map[string][]byte{
		"bom.csv": append([]byte("\xef\xbb\xbf"), data...), "gb.csv": gb, "crlf.csv": bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")),
		"a.xlsx": xlsx(t, data), "no extension": xlsx(t, data),
	} {
		if diff := cmp.Diff(want, read(t, name, body)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

func xlsx(t testing.TB, data []byte) []byte {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	for i, cells := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &cells); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Cells are taken as people write them.
func TestCells(t *testing.T) {
	r := read(t, "a.csv", []byte("　名册　\n填报单位：某局\n备注, 名 称 ,类型,别名,隶属,类别,成立或确认日期,换届日期,书记入党年月,党小组,设支委会\n"+
		"x,\u200b 甲\x07市场\ufeff ,联系点,\"甲、乙; 丙；甲，丁\n戊\",,专业市场,2022/3/4,,,\n"+
		",,,,\n"+
		",甲支部,党组织,,甲市场,党支部,2022年3月4日,20240102,2015.7,2.0,是\n"))
	if len(r.Bad) > 0 {
		t.Fatal(r.Bad)
	}
	p, o := r.Points[0], r.Orgs[0]
	if p.Name != "甲市场" || strings.Join(p.Aliases, "|") != "甲|乙|丙|丁|戊" || p.Confirmed != "2022-03-04" || p.Line != 4 {
		t.Errorf("%+v", p)
	}
	if o.Founded != "2022-03-04" || o.Elected != "2024-01-02" || o.JoinedParty != "2015-07" || o.Groups != 2 || !o.Committee || o.Line != 7 {
		t.Errorf("%+v", o)
	}
	if !slices.Equal(r.Unused, []string{"备注"}) {
		t.Errorf("unused %v", r.Unused)
	}
}

// Real dates of a spreadsheet are dates.
func TestSpreadsheetDates(t *testing.T) {
	f := excelize.NewFile()
	for i, row := range [][]any{{"类型", "名称", "成立或确认日期"}, {"联系点", "甲市场", time.Date(2022, 3, 24, 0, 0, 0, 0, time.UTC)}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if r := read(t, "a.xlsx", b.Bytes()); len(r.Bad) > 0 || r.Points[0].Confirmed != "2022-03-24" {
		t.Errorf("%+v %v", r.Points, r.Bad)
	}
}

func TestFaults(t *testing.T) {
	head := "类型,名称,别名,隶属,类别,成立或确认日期,正式党员,设支委会,责任所,责任人\n"
	market := "联系点,甲市场,甲,,专业市场,,,\n"
	branch := market + "党组织,甲支部,,甲市场,党支部,,5,否\n"
	for name, c := range map[string]struct {
		rows string
		line int
		want string
	}{
		"unknown type":      {"点位,甲市场,,,专业市场,,,", 2, "类型“点位”不认识"},
		"no name":           {"联系点,,,,专业市场,,,", 2, "名称是空的"},
		"long name":         {"联系点," + strings.Repeat("长", 41) + ",,,专业市场,,,", 2, "名称太长（41 字，最多 40 字）"},
		"formula":           {"联系点,=1+1,,,专业市场,,,", 2, "不能以 = 开头"},
		"wide formula":      {"联系点,＝1＋1,,,专业市场,,,", 2, "不能以 "},
		"wide plus":         {"联系点,＋86,,,专业市场,,,", 2, "不能以 "},
		"command":           {"联系点,/status,,,专业市场,,,", 2, "不能以 / 开头"},
		"command word":      {"联系点,待办,,,专业市场,,,", 2, "是一个命令"},
		"alias":             {"联系点,甲市场,取消,,专业市场,,,", 2, "是一个命令"},
		"telephone":         {"联系点,甲市场,13812345678,,专业市场,,,", 2, "电话或证件号码"},
		"kind":              {"联系点,甲市场,,,菜场,,,", 2, "类别“菜场”"},
		"day":               {"联系点,甲市场,,,专业市场,去年,,", 2, "“去年”不是日期"},
		"no such day":       {"联系点,甲市场,,,专业市场,2022-02-30,,", 2, "不是日期"},
		"day long ago":      {"联系点,甲市场,,,专业市场,0202-03-24,,", 2, "不是日期"},
		"twice":             {market + "联系点,甲市场,,,商圈,,,", 3, "与第 2 行重复"},
		"alias twice":       {market + "联系点,乙市场,甲,,商圈,,,", 3, "“甲”与第 2 行重复"},
		"alias of another":  {"联系点,乙市场,甲市场,,商圈,,,\n" + market, 2, "“甲市场”与第 3 行重复"},
		"org twice":         {branch + "党组织,甲支部,,甲市场,党支部,,5,否", 4, "与第 3 行重复"},
		"post twice":        {"人员,甲,,城东所,工作人员,,,\n人员,甲,,城东所,工作人员,,,", 3, "与第 2 行重复"},
		"no parent":         {"党组织,甲支部,,甲市场,党支部,,5,否", 2, "隶属“甲市场”在文件里找不到"},
		"empty parent":      {"党组织,甲支部,,,党支部,,5,否", 2, "隶属是空的"},
		"heads":             {market + "党组织,甲支部,,甲市场,党支部,,五六,否", 3, "正式党员“五六”不是人数"},
		"fewer than nobody": {market + "党组织,甲支部,,甲市场,党支部,,-1,否", 3, "不是人数"},
		"yes or no":         {market + "党组织,甲支部,,甲市场,党支部,,5,也许", 3, "应为 是 或 否"},
		"org kind":          {market + "党组织,甲支部,,甲市场,团支部,,5,否", 3, "类别“团支部”"},
		"cycle":             {"党组织,甲委,,乙委,党委,,,\n党组织,乙委,,甲委,党委,,,", 2, "绕成了一圈"},
		"itself":            {"党组织,甲委,,甲委,党委,,,", 2, "在文件里找不到"},
		"under a group":     {branch + "党组织,一组,,甲支部,党小组,,,\n党组织,二组,,一组,党小组,,,", 5, "要隶属党支部"},
		"group without":     {market + "党组织,一组,,甲市场,党小组,,,", 3, "要隶属党支部"},
		"above its parent":  {branch + "党组织,甲委,,甲支部,党委,,,", 4, "党委不能隶属党支部“甲支部”"},
		"secretary":         {"人员,甲书记,,甲支部,支部书记,,,", 2, "党组织里找不到"},
		"role":              {"人员,甲,,城东所,科长,,,", 2, "类别“科长”"},
		"staff of nothing":  {"人员,甲,,,工作人员,,,", 2, "隶属是空的"},
		"staff of all":      {"人员,甲,,全局,工作人员,,,", 2, "只用于责任领导"},
		"nobody's":          {"联系点,甲市场,,,专业市场,,,,,干事丙", 2, "没有人员行"},
		"setting":           {"设置,bot_name,某机器人,,,,,", 2, "设置“bot_name”不认识"},
	} {
		r := read(t, "a.csv", []byte(head+c.rows))
		if len(r.Bad) == 0 || !strings.Contains(r.Bad[0].Reason, c.want) || r.Bad[0].Line != c.line {
			t.Errorf("%s: %+v, want line %d: %q", name, r.Bad, c.line, c.want)
		}
	}
}

// All faults come at once, in the order of their lines.
func TestAllFaults(t *testing.T) {
	r := read(t, "a.csv", []byte("类型,名称,隶属,类别\n党组织,甲支部,甲市场,党支部\n联系点,,,\n人员,乙,东所,科长\n"))
	var lines []int
	for _, f := range r.Bad {
		lines = append(lines, f.Line)
	}
	if !slices.Equal(lines, []int{2, 3, 4}) {
		t.Errorf("%+v", r.Bad)
	}
}

// A file that is no roster, or claims too much, is refused with a reason and
// without much memory.
func TestRefused(t *testing.T) {
	head := "类型,名称\n"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"100,000 rows":    {[]byte(head + strings.Repeat("人员,某\n", 100_000)), "行数太多（最多 20000 行）"},
		"too large":       {bytes.Repeat([]byte("x"), roster.MaxBytes+1), "文件太大（最多 8 MB）"},
		"a wide row":      {[]byte(head + strings.Repeat(",", 7<<20)), "列数太多"},
		"many columns":    {[]byte("类型,名称" + strings.Repeat(",x", 200)), "列数太多（最多 60 列）"},
		"no heads":        {[]byte("a,b\n1,2\n"), "没找到列名"},
		"late heads":      {[]byte("a\nb\nc\nd\ne\n" + head + "联系点,甲\n"), "没找到列名"},
		"a column twice":  {[]byte("类型,名称,名称\n联系点,甲,乙\n"), "列“名称”出现了两次"},
		"only heads":      {[]byte(head), "没有内容"},
		"empty":           {nil, "没有内容"},
		"open quote":      {[]byte(head + "联系点,\"甲\n联系点,乙\n"), "双引号不成对"},
		"not text":        {[]byte(head + "\xff\xff\xff\xff"), "编码"},
		"old xls":         {[]byte("\xd0\xcf\x11\xe0 old"), "旧版 .xls"},
		"broken xlsx":     {[]byte("PK\x03\x04 broken"), "打不开"},
		"no workbook":     {archive(t, "a.txt", "x"), "打不开"},
		"a bomb":          {book(t, "xl/worksheets/sheet1.xml", strings.Repeat(" ", 40<<20)), "解压后太大"},
		"a bomb of texts": {book(t, "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si><t/></si>", 1<<20)+"</sst>"), "解压后太大"},
		"a million rows":  {sheet(t, heads+strings.Repeat(`<row><c t="inlineStr"><is><t>人员</t></is></c></row>`, 500_000)), "行数太多"},
		"a million empty": {sheet(t, strings.Repeat(`<row/>`, 1_000_000)), "行数太多"},
		"a wide sheet":    {sheet(t, `<row><c r="XFD1"><v>1</v></c></row>`), "列数太多"},
		"an endless text": {sheet(t, `<row><c><v>`+strings.Repeat("9", 1<<20)), "一段太长"},
		"endless names":   {sheet(t, "<row "+strings.Repeat(`a="" `, 1<<20)), "一段太长"},
		"no such text":    {sheet(t, `<row><c t="s"><v>7</v></c></row>`), "第 1 行读不出来"},
		"no such part":    {book(t, "xl/_rels/workbook.xml.rels", "<Relationships/>"), "打不开"},
		"not XML":         {book(t, "xl/workbook.xml", "<sheet <"), "打不开"},
		"1904":            {book(t, "xl/workbook.xml", `<workbook><workbookPr date1904="1"/></workbook>`), "1904"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := roster.Read("a.csv", c.data)
			runtime.ReadMemStats(&after)
			e, ok := errors.AsType[*roster.FileError](err)
			if !ok || !strings.Contains(e.Reason, c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 48 {
				t.Errorf("%d MB were allocated", used)
			}
		})
	}
}

// Texts of a sheet are read as they are shown: rich ones, those of formulas, and
// without the marks of how to say them; cells may be named or not.
func TestSheet(t *testing.T) {
	r := read(t, "a.xlsx", sheet(t, heads+`<row r="7"><c t="inlineStr"><is><r><t>联系</t></r><r><t xml:space="preserve">点 </t></r><rPh><t>lxd</t></rPh></is></c>`+
		`<c r="B7" t="str"><f>"甲"&amp;"市场"</f><v>甲_x000D_市场</v></c><c r="ZZ7" s="3"/></row>`))
	if len(r.Bad) > 0 || len(r.Points) != 1 || r.Points[0].Name != "甲市场" || r.Points[0].Line != 7 {
		t.Errorf("%+v %v", r.Points, r.Bad)
	}
}

// archive is a zip of one file.
func archive(t testing.TB, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put(t, z, name, content)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func put(t testing.TB, z *zip.Writer, name, content string) {
	t.Helper()
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
}

// heads is a row of column names.
const heads = `<row><c t="inlineStr"><is><t>类型</t></is></c><c t="inlineStr"><is><t>名称</t></is></c></row>`

// sheet is a workbook whose one sheet holds these rows, as written.
func sheet(t testing.TB, rows string) []byte {
	t.Helper()
	return book(t, "xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`)
}

// book is a sound workbook but for one part.
func book(t testing.TB, name, content string) []byte {
	t.Helper()
	sound := xlsx(t, []byte("x\n"))
	parts, err := zip.NewReader(bytes.NewReader(sound), int64(len(sound)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put(t, z, name, content)
	for _, f := range parts.File {
		if f.Name != name {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func FuzzRead(f *testing.F) {
	f.Add(storetest.Sample)
	f.Add([]byte("类型,名称\n党组织,甲\n"))
	f.Add([]byte("\xef\xbb\xbf\"类型\",\"名\n称\"\n"))
	f.Add(sheet(f, `<row><c><v>1</v></c></row>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := roster.Read("a.csv", data); err == nil && len(r.Points)+len(r.Orgs)+len(r.People)+len(r.Settings)+len(r.Bad) == 0 {
			t.Error("a roster without a row")
		}
	})
}

// FuzzSheet has the rows of a sheet made up, within a sound workbook.
func FuzzSheet(f *testing.F) {
	f.Add(heads + `<row r="2"><c t="inlineStr"><is><r><t>联系</t></r><r><t>点</t></r></is></c><c r="B2" t="str"><f>1</f><v>甲</v></c></row>`)
	f.Add(`<row r="3"><c r="B3" t="s"><v>0</v></c></row><row r="2"><c r="ZZ9" s="4"><v>1e9</v></c></row>`)
	f.Add(`<row><x><v>1</v></c></row></row></is>`)
	f.Fuzz(func(t *testing.T, rows string) { roster.Read("a.xlsx", sheet(t, rows)) })
}
