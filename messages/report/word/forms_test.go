package word_test

import (
	"slices"
	"strings"
	"testing"

	"liaison/messages/chart"
	"liaison/messages/report/word"
)

// A form has its labels and what stands beside them, over as many columns as they say,
// and room to write by hand; a number leads to it.
func TestForm(t *testing.T) {
	doc := write(t, word.Standard(), &word.Document{Title: "记录", Blocks: []word.Block{
		word.Paragraph{word.Figure{Text: "#3", Ref: "three"}, word.Figure{Text: "#4", Ref: "four"}},
		word.Form{Widths: []int{1, 2, 1, 2}, Ref: "three", Rows: []word.FormRow{
			{Cells: []word.FormCell{{Label: true, Says: word.Paragraph{word.Text("日期")}}, {}, {Label: true}, {Says: word.Paragraph{word.Mark("原话")}}}},
			{Cells: []word.FormCell{{Label: true}, {Over: 3}}, Lines: 4}}},
		word.Page{Title: "下一页", Ref: "four"},
	}}).xml(t, "word/document.xml")
	rows, line := doc.all("tr"), 0
	for _, c := range doc.all("gridCol") {
		line += number(c.attr("w"))
	}
	if len(rows) != 2 || line != 11906-1474-1587 || rows[0].said() != "日期原话" || rows[0].at("highlight").attr("val") != "yellow" {
		t.Fatalf("%d rows, %d twips: %q", len(rows), line, rows[0].said())
	}
	if rows[1].at("gridSpan").attr("val") != "3" || rows[1].at("trHeight").attr("val") != "1440" || rows[1].at("trHeight").attr("hRule") != "atLeast" {
		t.Error("the second row has no room over three columns")
	}
	var marks, links []string
	for _, m := range doc.all("bookmarkStart") {
		marks = append(marks, m.attr("name"))
	}
	for _, l := range doc.all("hyperlink") {
		links = append(links, l.attr("anchor"))
	}
	if len(marks) != 2 || !slices.Equal(marks, links) {
		t.Errorf("%v lead to %v", links, marks)
	}
	breaks := doc.all("pageBreakBefore")
	if len(breaks) != 1 {
		t.Errorf("%d pages begin", len(breaks))
	}
}

// A wide page lies on its side with the number of the page below the text, and its
// tables reach from margin to margin; a cover has no number.
func TestWideAndCover(t *testing.T) {
	table := word.Table{Columns: []word.Column{{Head: "点位"}, {Head: "支部", Middle: true}}, Small: true, Lines: 2,
		Groups: []word.Group{{Rows: []word.Row{word.Words("钢材市场", "一支部"), {{word.Above{}}, {word.Text("二支部")}}, word.Words("居然之家", "支部")}}}}
	doc := write(t, word.Standard(), &word.Document{Title: "名册", Wide: true, Blocks: []word.Block{table}}).xml(t, "word/document.xml")
	size, margins, line := doc.at("pgSz"), doc.at("pgMar"), 0
	for _, c := range doc.all("gridCol") {
		line += number(c.attr("w"))
	}
	if size.attr("orient") != "landscape" || size.attr("w") != "16838" || line != 16838-number(margins.attr("left"))-number(margins.attr("right")) || margins.attr("bottom") != "1984" {
		t.Errorf("the page is %v with %v, the table %d", size.Attrs, margins.Attrs, line)
	}
	var merged []string
	for _, row := range doc.all("tr") {
		merged = append(merged, row.at("vMerge").XMLName.Local+row.at("vMerge").attr("val"))
	}
	if got := strings.Join(merged, ","); got != ",vMergerestart,vMerge," {
		t.Errorf("cells are one: %s", got)
	}
	if heads := doc.all("tblHeader"); len(heads) != 1 {
		t.Errorf("%d rows are repeated", len(heads))
	}
	for _, r := range doc.at("tbl").all("r") {
		if r.at("sz").attr("val") != "21" {
			t.Errorf("%q is of size %s", r.said(), r.at("sz").attr("val"))
		}
	}
	section := write(t, word.Standard(), &word.Document{Title: "记录本", Cover: true}).xml(t, "word/document.xml").at("sectPr")
	if section.at("titlePg").XMLName.Local == "" || len(section.all("footerReference")) != 2 {
		t.Error("the cover has a number")
	}
}

// The day of a letter begins two characters right of the name, and nothing comes
// nearer to the right end than two characters.
func TestSigned(t *testing.T) {
	for _, c := range []struct{ by, on, byRight, onRight string }{
		{"某区市场监督管理局党建工作办公室", "2026年4月15日", "200", "950"},
		{"某局", "2026年12月15日", "900", "200"},
	} {
		doc := write(t, word.Standard(), &word.Document{Title: "函", Blocks: []word.Block{word.Signed{By: word.Text(c.by), On: c.on}}}).xml(t, "word/document.xml")
		right := map[string]string{}
		for _, p := range doc.all("p") {
			right[p.said()] = p.at("ind").attr("rightChars")
		}
		if right[c.by] != c.byRight || right[c.on] != c.onRight {
			t.Errorf("%s at %s, %s at %s", c.by, right[c.by], c.on, right[c.on])
		}
	}
}

// The picture of the first page holds what stands before the first break and no more
// than fits; a number is not torn, and a mark is below its words.
func TestFirstPage(t *testing.T) {
	written := func(p chart.Page) string {
		var b strings.Builder
		for _, c := range p.Chars {
			b.WriteRune(c.Rune)
			if c.X < 0 || c.X > p.Width || c.Y > p.Height {
				t.Errorf("%c stands at %d, %d", c.Rune, c.X, c.Y)
			}
		}
		return b.String()
	}
	p := word.FirstPage(&word.Document{Title: "题", Blocks: []word.Block{
		word.Paragraph{word.Text("前"), word.Mark("待核"), word.Figure{Text: "62"}},
		word.Table{Columns: []word.Column{{Head: "头"}}, Groups: []word.Group{{Name: "组", Rows: []word.Row{word.Words("格")}}}},
		word.Form{Widths: []int{1, 1}, Rows: []word.FormRow{{Cells: []word.FormCell{{Label: true, Says: word.Paragraph{word.Text("标")}}, {}}}}},
		word.Page{Title: "第二页"}, word.Paragraph{word.Text("后")}}})
	if got := written(p); got != "题前待核62头组格标—1—" || len(p.Marks) != 2 || len(p.Rules) == 0 {
		t.Errorf("%q, %d marks", got, len(p.Marks))
	}
	lines := map[int]int{}
	for _, c := range word.FirstPage(&word.Document{Title: "题", Blocks: []word.Block{word.Paragraph{word.Text(strings.Repeat("一二三四五六七八九十", 200))}}}).Chars {
		lines[c.Y]++
	}
	if len(lines) != 22 { // the title, its blank line, 20 lines of text, the number
		t.Errorf("%d lines with words", len(lines))
	}
	torn := word.FirstPage(&word.Document{Title: "题", Blocks: []word.Block{word.Paragraph{word.Text(strings.Repeat("字", 25) + "2026年")}}})
	ys := map[int]bool{}
	for _, c := range torn.Chars {
		if c.Rune >= '0' && c.Rune <= '9' && c.Size == 320 {
			ys[c.Y] = true
		}
	}
	if len(ys) != 1 {
		t.Errorf("2026 stands on %d lines", len(ys))
	}
}
