package word_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"liaison/messages/report/word"
)

// held is what XML can hold of a text.
func held(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string([]rune(s)))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}

var texts = rapid.OneOf(rapid.String(), rapid.StringMatching(`[\x00-\x20<>&"'\]{};一“”—\n\r\t]{0,12}`),
	rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))

func TestAnyTextComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "text")
		d := &word.Document{Title: s, Subtitle: s + "。", Blocks: []word.Block{
			word.Heading1(s), word.Heading2(s), word.Heading3(s), word.Paragraph{word.Text(s), word.Mark(s), word.Figure{Text: s}},
			word.Appendix(s), word.Table{Columns: []word.Column{{Head: s}, {Head: "二"}}, Groups: []word.Group{{Name: "类" + s, Rows: []word.Row{word.Words(s, s), word.Words(s)}}}},
		}}
		p := write(t, word.Standard(), d)
		p.whole(t)
		var got []string
		for _, one := range p.xml(t, "word/document.xml").all("p") {
			got = append(got, one.said())
		}
		h := held(s)
		want := []string{h, h + "。", "", h, h, h, h + h + h, "附件", "", h, "", h, "二", "类" + h, h, h, h, "", ""}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("%q is %q", want, got)
		}
	})
}

func TestFiguresLeadToTheirGroups(t *testing.T) {
	doc := write(t, word.Standard(), sheets()).xml(t, "word/document.xml")
	links, marks := doc.all("hyperlink"), doc.all("bookmarkStart")
	if len(links) != 1 || links[0].said() != "62" {
		t.Fatalf("%d figures lead somewhere", len(links))
	}
	for _, row := range doc.all("tr") {
		if m := row.at("bookmarkStart"); m.attr("name") == links[0].attr("anchor") {
			if row.said() != "辐射户数　62户" || row.at("gridSpan").attr("val") != "5" {
				t.Errorf("it leads to %q", row.said())
			}
		}
	}
	if len(marks) != 2 || marks[0].attr("name") == marks[1].attr("name") || marks[0].attr("id") == marks[1].attr("id") {
		t.Errorf("groups are marked %v", marks)
	}
}

func TestMarksAreSeen(t *testing.T) {
	for _, r := range write(t, word.Standard(), sheets()).xml(t, "word/document.xml").all("r") {
		if marked := r.at("highlight").attr("val") == "yellow"; marked != strings.HasPrefix(r.said(), "【") {
			t.Errorf("%q is marked: %v", r.said(), marked)
		}
	}
}

func TestTable(t *testing.T) {
	doc := write(t, word.Standard(), sheets()).xml(t, "word/document.xml")
	rows, line := doc.all("tr"), 0
	for _, c := range doc.all("gridCol") {
		line += number(c.attr("w"))
	}
	if len(rows) != 63 || len(doc.all("tblHeader")) != 1 || rows[0].at("tblHeader").XMLName.Local == "" || line != 11906-1474-1587 {
		t.Errorf("%d rows, %d twips wide", len(rows), line)
	}
	if doc.at("pageBreakBefore").XMLName.Local == "" {
		t.Error("the appendix begins on no new page")
	}
}
