package table_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"liaison/store/day"
	"liaison/store/table"
)

var shape = table.Shape{Needed: []string{"类型", "名称"}, Known: []string{"类型", "名称", "责任所", "人数"}, Shared: []string{"类型", "责任所"}}

// A page is a sheet of a workbook as it is written.
type page struct{ name, state, rows, after string }

// book writes a workbook; style 1 is a day, 2 a percent, 3 a price, 4 a month.
func book(t testing.TB, pages ...page) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, content string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	sheets, rels := "", ""
	for i, p := range pages {
		sheets += fmt.Sprintf(`<sheet name=%q sheetId="%d" state=%q r:id="r%d"/>`, p.name, i+1, p.state, i+1)
		rels += fmt.Sprintf(`<Relationship Id="r%d" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		put(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet><sheetData>`+p.rows+`</sheetData>`+p.after+`</worksheet>`)
	}
	put("xl/workbook.xml", `<workbook><sheets>`+sheets+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", `<Relationships>`+rels+`</Relationships>`)
	put("xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="[Red]&quot;day&quot;#,##0.00"/></numFmts>`+
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="177"/><xf numFmtId="176"/></cellXfs></styleSheet>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// row writes a row of cells: words, or what begins with < as it is.
func row(number int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, number)
	for i, c := range cells {
		if !strings.HasPrefix(c, "<") {
			c = `<c t="inlineStr"><is><t>` + c + `</t></is></c>`
		}
		b.WriteString(strings.Replace(c, "<c", fmt.Sprintf(`<c r="%c%d"`, 'A'+i, number), 1))
	}
	return b.String() + "</row>"
}

var head = row(1, "类型", "名称", "责任所", "人数")

// merged are merged cells.
func merged(areas ...string) string {
	s := "<mergeCells>"
	for _, a := range areas {
		s += `<mergeCell ref="` + a + `"/>`
	}
	return s + "</mergeCells>"
}

// said is a table in short: the cells of each row, or its faults.
func said(t *table.Table) (lines []string) {
	for _, r := range t.Rows {
		line := fmt.Sprint(r.Line)
		for _, c := range shape.Known {
			line += "|" + r.Cells[c]
		}
		for _, f := range r.Faults {
			line += " ✗" + f
		}
		lines = append(lines, line)
	}
	return append(lines, t.Notes...)
}

// What a workbook means is read or named, never lost.
func TestWorkbook(t *testing.T) {
	const none = "是公式，文件里没有它的结果，请在表格软件里打开再存一次"
	const apart = " 是合并单元格，看不出每一格的值，请取消合并、分别填写"
	for name, c := range map[string]struct {
		pages []page
		want  []string
	}{
		"a merged column is filled": {[]page{{rows: head + row(2, "点", "甲", "城东所") + row(3, "点", "乙") + row(4, "点", "丙") + row(5, "点", "丁", "城西所"), after: merged("C2:C4")}},
			[]string{"2|点|甲|城东所|", "3|点|乙|城东所|", "4|点|丙|城东所|", "5|点|丁|城西所|"}},
		"a merged type is filled": {[]page{{rows: head + row(2, "点", "甲") + row(3, "", "乙"), after: merged("A2:A3")}}, []string{"2|点|甲||", "3|点|乙||"}},
		"a merged name": {[]page{{rows: head + row(2, "点", "甲", "城东所") + row(3, "点", "", "城西所"), after: merged("B2:B3")}},
			[]string{"2|点||城东所| ✗名称：B2:B3" + apart, "3|点||城西所| ✗名称：B2:B3" + apart}},
		"a merged number": {[]page{{rows: head + row(2, "点", "甲", "", "<c><v>6</v></c>") + row(3, "点", "乙"), after: merged("D2:D3")}},
			[]string{"2|点|甲|| ✗人数：D2:D3" + apart, "3|点|乙|| ✗人数：D2:D3" + apart}},
		"merged sideways":             {[]page{{rows: head + row(2, "点", "甲", "城东所"), after: merged("C2:D2")}}, []string{"2|点|甲|| ✗责任所、人数：C2:D2" + apart}},
		"merged over another value":   {[]page{{rows: head + row(2, "点", "甲", "城东所") + row(3, "点", "乙", "城西所"), after: merged("C2:C3")}}, []string{"2|点|甲|城东所|", "3|点|乙|| ✗责任所：C2:C3" + apart}},
		"a merged title":              {[]page{{rows: row(1, "名册") + row(2, "类型", "名称") + row(3, "点", "甲"), after: merged("A1:D1")}}, []string{"3|点|甲||"}},
		"merged outside the columns":  {[]page{{rows: head + row(2, "点", "甲"), after: merged("F2:G9", "A9:B9")}}, []string{"2|点|甲||"}},
		"errors":                      {[]page{{rows: head + row(2, "点", "甲", `<c t="e"><f>Y1</f><v>#REF!</v></c>`, "#N/A")}}, []string{"2|点|甲|| ✗责任所：C2 是错误值 #REF! ✗人数：D2 “#N/A”是表格的错误值"}},
		"a formula without a result":  {[]page{{rows: head + row(2, "点", "甲", `<c t="str"><f>A1</f></c>`, `<c><f t="shared" si="0"/><v></v></c>`)}}, []string{"2|点|甲|| ✗责任所：C2 " + none + " ✗人数：D2 " + none}},
		"formulas with results":       {[]page{{rows: head + row(2, "点", "甲", `<c t="str"><f>A1</f><v></v></c>`, `<c><f>3+3</f><v>6</v></c>`)}}, []string{"2|点|甲||6"}},
		"is it so":                    {[]page{{rows: head + row(2, "点", "甲", "", `<c t="b"><v>1</v></c>`)}}, []string{"2|点|甲||TRUE"}},
		"a day among words":           {[]page{{rows: head + row(2, "点", `<c s="1"><v>45759</v></c>`, `<c s="1"><v>45759.5</v></c>`, `<c s="4"><v>45759</v></c>`)}}, []string{"2|点|2025-04-12|2025-04-12 12:00:00|2025-04-12"}},
		"percent and price":           {[]page{{rows: head + row(2, "点", "甲", `<c s="2"><v>0.62</v></c>`, `<c s="3"><v>62</v></c>`)}}, []string{"2|点|甲|62%|62"}},
		"numbers in full":             {[]page{{rows: head + row(2, "点", `<c><v>1.3812345678E10</v></c>`, `<c><v>6.2E1</v></c>`, `<c><v>61.999999999999993</v></c>`)}}, []string{"2|点|13812345678|62|62"}},
		"a hidden row":                {[]page{{rows: head + strings.Replace(row(2, "点", "甲"), "<row", `<row hidden="1"`, 1)}}, []string{"2|点|甲||", "第 2 行在表里是隐藏的（或被筛选掉的），也读了"}},
		"the columns again":           {[]page{{rows: head + row(2, "点", "甲") + row(3, "类型", "名称", "责任所", "人数") + row(4, "点", "乙")}}, []string{"2|点|甲||", "4|点|乙||", "第 3 行又是列名，没有读"}},
		"a hidden sheet":              {[]page{{name: "去年", state: "hidden", rows: head + row(2, "点", "旧")}, {name: "名册", rows: head + row(2, "点", "甲")}}, []string{"2|点|甲||", "读的是工作表“名册”，没有读 “去年”（隐藏）"}},
		"the first that fits":         {[]page{{name: "说明", rows: row(1, "填表说明")}, {name: "名册", rows: head + row(2, "点", "甲")}, {name: "名册2", state: "visible", rows: head + row(2, "点", "乙")}}, []string{"2|点|甲||", "读的是工作表“名册”，没有读 “说明”、“名册2”"}},
		"a rare character":            {[]page{{rows: head + row(2, "点", "甲\ue863")}}, []string{"2|点||| ✗名称：B2 有一个打不出的字（造字 U+E863），请换成通行的字或同音字"}},
		"a shared formula and a text": {[]page{{rows: head + row(2, "点", `<c t="str"><f>"甲"</f><v>甲</v></c>`)}}, []string{"2|点|甲||"}},
	} {
		got, err := table.Read("a.xlsx", book(t, c.pages...), shape)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(c.want, said(got)); d != "" {
			t.Errorf("%s (-want +got)\n%s", name, d)
		}
	}
}

// A workbook that cannot be read says why.
func TestWorkbookRefused(t *testing.T) {
	var many strings.Builder
	for range 30_000 {
		many.WriteString(`<mergeCell ref="A1:D20000"/>`)
	}
	for name, c := range map[string]struct {
		pages []page
		want  string
	}{
		"only hidden ones":   {[]page{{name: "去年", state: "veryHidden", rows: head + row(2, "点", "旧")}, {name: "空", rows: row(1, "x")}}, "没找到列名，至少要有“类型”“名称”（隐藏的工作表 “去年” 没有看）"},
		"merged columns":     {[]page{{rows: row(1, "类型", "名称", "人数") + row(2, "点", "甲", "6"), after: merged("C1:D1")}}, ""},
		"a merged column":    {[]page{{rows: row(1, "类型", "名称", "责任所", "人数") + row(2, "点", "甲", "6"), after: merged("C1:D1")}}, "列名 C1:D1 是合并单元格"},
		"many areas":         {[]page{{rows: head + row(2, "点", "甲"), after: many.String()}}, "合并单元格太多"},
		"rows out of order":  {[]page{{rows: head + row(3, "点", "甲") + row(2, "点", "乙")}}, "第 2 行的次序乱了"},
		"nothing but heads":  {[]page{{rows: head}}, "文件里没有内容"},
		"more sheets than 9": {slices.Repeat([]page{{name: "x"}}, 101), "工作表太多"},
	} {
		_, err := table.Read("a.xlsx", book(t, c.pages...), shape)
		if e, ok := errors.AsType[*table.Error](err); c.want == "" && err != nil || c.want != "" && (!ok || !strings.Contains(e.Reason, c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// A csv is read in every form in which it is saved, or what is wrong is named.
func TestCSV(t *testing.T) {
	text := "类型,名称,责任所\n点,甲市场,城东所\n点,乙市场,城西所\n"
	utf16 := func(e unicode.Endianness) []byte {
		b, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().Bytes([]byte(strings.ReplaceAll(text, ",", "\t")))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"comma": []byte(text), "semicolon": []byte(strings.ReplaceAll(text, ",", ";")), "tab": []byte(strings.ReplaceAll(text, ",", "\t")),
		"full-width comma": []byte(strings.ReplaceAll(text, ",", "，")), "lone CR": []byte(strings.ReplaceAll(text, "\n", "\r")),
		"CR LF": []byte(strings.ReplaceAll(text, "\n", "\r\n")), "mixed ends": []byte(strings.Replace(text, "\n点,乙", "\r点,乙", 1)),
		"UTF-16 LE": utf16(unicode.LittleEndian), "UTF-16 BE": utf16(unicode.BigEndian), "BOM": append([]byte("\xef\xbb\xbf"), text...),
		"GB18030": gb, "BOM before GB18030": append([]byte("\xef\xbb\xbf"), gb...), "titles": []byte("名册\n填报单位；某局\n" + text),
	} {
		got, err := table.Read("a.csv", data, shape)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var names []string
		for _, r := range got.Rows {
			names = append(names, r.Cells["名称"]+r.Cells["责任所"])
		}
		if !slices.Equal(names, []string{"甲市场城东所", "乙市场城西所"}) {
			t.Errorf("%s: %q", name, names)
		}
	}
	mixed := slices.Concat(gb, []byte("点,丙市场,城南所\n"))
	if _, err := table.Read("a.csv", mixed, shape); err == nil || !strings.Contains(err.Error(), "混着两种编码（第 4 行") {
		t.Errorf("two encodings: %v", err)
	}
	got, err := table.Read("a.csv", []byte("类型,名称,人数\n点,甲\ue000,1.38E+10\n点,乙\ufffd,#REF!\n点,丙,####\n"), shape)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range got.Rows {
		if want := []int{2, 2, 1}[i]; len(r.Faults) != want || r.Cells["人数"] != "" {
			t.Errorf("%+v, want %d faults", r, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for cell, want := range map[string]int{"62": 62, "６２": 62, "1,062": 1062, "1，062": 1062, "12,345,678": 12345678, "62.00": 62, "62.": -1, " 0 ": 0, "007": 7,
		"62户": -1, "62.5": -1, "-1": -1, "+1": -1, "1,06": -1, "1 062": 1062, "六十二": 62, "陆拾贰": 62, "1万2": 12000, "三十多": -1, "几十": -1, "四百五": 450, "TRUE": -1, "62%": -1, "6.2E1": -1, "": -1, "0x1f": -1, "99999999999999999999": -1} {
		n, err := table.Number(cell)
		if err == nil && n != want || (err != nil) != (want < 0) {
			t.Errorf("%q is %d, %v, want %d", cell, n, err, want)
		}
	}
}

func TestTime(t *testing.T) {
	for cell, want := range map[string]day.Day{"45759": "2025-04-12", "45759.6041666667": "2025-04-12", "2025-04-12 00:00:00": "2025-04-12", "2025-04-12T00:00:00": "2025-04-12",
		"2025/4/12 0:00": "2025-04-12", "20250412": "2025-04-12", "２０２５年４月１２日": "2025-04-12", "2025年4月12日 星期六": "2025-04-12", "2025年4月12日（周六）": "2025-04-12",
		"2025.4.12": "2025-04-12", "2025年4月12日 星期五": "", "12/4/2025": "", "0x2000": "", "1e4": "", "2025-13-01": "", "1066-10-14": ""} {
		got, ok := table.Time(cell, table.Days)
		if ok != (want != "") || ok && day.DayOf(got) != want {
			t.Errorf("%q is %v, %v, want %q", cell, got, ok, want)
		}
	}
}

// What stands under no column is named: a comma that no quotes enclose makes two cells
// of one.
func TestCellsBesideTheColumns(t *testing.T) {
	shape := table.Shape{Needed: []string{"日期"}, Known: []string{"日期", "数值"}}
	got, err := table.Read("a.csv", []byte("日期,数值\n2026-04-15,1,062\n2026-04-16,62\n"), shape)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 2 || len(got.Rows[0].Faults) != 1 || len(got.Rows[1].Faults) != 0 {
		t.Errorf("%+v", got.Rows)
	}
}
