package word_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liaison/messages/report/word"
)

// TestPages writes a document for the eye into the folder that LIAISON_PAGES
// names; the package doc says how to make pictures of its pages. To be seen: 22
// lines of 28 characters, counted by their digits, on the second page; the title
// in two lines; numbers of pages right on odd pages and left on even ones, one
// character in; a mark; a table with its heads on both pages.
func TestPages(t *testing.T) {
	dir := os.Getenv("LIAISON_PAGES")
	if dir == "" {
		t.Skip("LIAISON_PAGES names no folder")
	}
	var b bytes.Buffer
	if err := word.Standard().Write(&b, sheets()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "pages.docx"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sheets are some pages with everything that a document may have.
func sheets() *word.Document {
	ruler := word.Text(strings.Repeat("一二三四五六七八九十", 200))
	table := word.Table{Columns: []word.Column{{Head: "编号", Width: 2}, {Head: "日期", Width: 3}, {Head: "联系点", Width: 4}, {Head: "事项", Width: 7}, {Head: "计入", Width: 2, Right: true}}}
	rows := word.Group{Name: "辐射户数　62户", Ref: "辐射户数"}
	for range 60 {
		rows.Rows = append(rows.Rows, word.Words("#1286", "2022-04-12", "居然之家", "《消费者权益保护法》宣讲和现场答疑", "62"))
	}
	table.Groups = []word.Group{rows, {Name: "金点子　8个", Ref: "金点子"}}
	return &word.Document{
		Title: "某区市场监管局\n2022年“小个专”党建工作总结", Subtitle: "（2022年1月1日至12月31日）",
		Blocks: []word.Block{
			word.Heading1("一、基本情况"),
			word.Heading2("（一）开展“三送”活动，服务企业发展"),
			word.Heading3("1. 送政策"),
			word.Paragraph{word.Text("辐射个体工商户"), word.Figure{Text: "62", Ref: "辐射户数"}, word.Text("户，金点子"),
				word.Figure{Text: "8", Ref: "没有"}, word.Text("个。"), word.Mark("【待补：做法和成效】"), word.Text("“ABC”和12345号，“引号”占一格——破折号；省略号……")},
			word.Paragraph{ruler},
			word.Appendix("数字来源"), table,
		},
	}
}
