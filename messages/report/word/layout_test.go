package word_test

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"testing"

	"liaison/messages/report/word"
)

// near says that a length in twips is one in millimetres, to a twip.
func near(t *testing.T, what, twips string, mm float64) {
	t.Helper()
	n, err := strconv.ParseFloat(twips, 64)
	if err != nil || math.Abs(n-mm*1440/25.4) > 1 {
		t.Errorf("%s is %s twips, not %v mm", what, twips, mm)
	}
}

func TestPageIsThatOfGB9704(t *testing.T) {
	p := write(t, word.Standard(), sheets())
	section := p.xml(t, "word/document.xml").at("sectPr")
	size, margins, grid := section.at("pgSz"), section.at("pgMar"), section.at("docGrid")
	near(t, "width", size.attr("w"), 210)
	near(t, "height", size.attr("h"), 297)
	for side, mm := range map[string]float64{"top": 37, "left": 28, "right": 26, "bottom": 35} {
		near(t, side, margins.attr(side), mm)
	}
	if grid.attr("type") != "lines" || grid.attr("linePitch") != "579" {
		t.Errorf("grid is %v", grid.Attrs)
	}
	for what, want := range map[string]int{"top": 22 * 579, "left": 28 * (16*20 - 5)} { // 22 lines, 28 characters, and no more
		full := map[string][2]string{"top": {"h", "bottom"}, "left": {"w", "right"}}[what]
		room := number(size.attr(full[0])) - number(margins.attr(what)) - number(margins.attr(full[1]))
		if left := room - want; left < 0 || left > 40 {
			t.Errorf("from %s %d twips are left", what, left)
		}
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// looks are the properties of each style, with what they take from Normal.
var looks = []struct {
	name, font, size, spacing, indent, line string
}{
	{"Normal", "仿宋_GB2312", "32", "-5", "", "579"},
	{"公文正文", "仿宋_GB2312", "32", "-5", "200", "579"},
	{"Title", "方正小标宋简体", "44", "0", "", "579"},
	{"Subtitle", "楷体_GB2312", "32", "-5", "", "579"},
	{"heading 1", "黑体", "32", "-5", "200", "579"},
	{"heading 2", "楷体_GB2312", "32", "-5", "200", "579"},
	{"heading 3", "仿宋_GB2312", "32", "-5", "200", "579"},
	{"公文附件", "黑体", "32", "-5", "", "579"},
	{"footer", "宋体", "28", "0", "", "280"},
}

func TestStylesAreThoseOfGB9704(t *testing.T) {
	p := write(t, word.Standard(), sheets())
	byName := map[string]*node{}
	for _, s := range p.xml(t, "word/styles.xml").all("style") {
		byName[s.at("name").attr("val")] = s
	}
	normal := byName["Normal"]
	for _, want := range looks {
		s := byName[want.name]
		of := func(part, property, attr string) string {
			for _, from := range []*node{s, normal} {
				if v := from.at(part).at(property).attr(attr); v != "" {
					return v
				}
			}
			return ""
		}
		for _, kind := range []string{"ascii", "hAnsi", "eastAsia", "cs"} {
			if got := of("rPr", "rFonts", kind); got != want.font {
				t.Errorf("%s: font %s is %s", want.name, kind, got)
			}
		}
		if got := []string{of("rPr", "sz", "val"), of("rPr", "spacing", "val"), s.at("ind").attr("firstLineChars"), of("pPr", "spacing", "line")}; strings.Join(got, " ") !=
			strings.Join([]string{want.size, want.spacing, want.indent, want.line}, " ") || of("pPr", "spacing", "lineRule") != "exact" {
			t.Errorf("%s: size, spacing, indent, line are %q", want.name, got)
		}
		if len(s.all("b")) > 0 {
			t.Errorf("%s is bold", want.name)
		}
	}
	if byName["Title"].at("jc").attr("val") != "center" {
		t.Error("the title is not in the middle")
	}
}

func TestNumbersOfPages(t *testing.T) {
	p := write(t, word.Standard(), sheets())
	if p.xml(t, "word/settings.xml").at("evenAndOddHeaders").XMLName.Local == "" {
		t.Error("odd and even pages are alike")
	}
	targets := map[string]string{}
	for _, r := range p.xml(t, "word/_rels/document.xml.rels").all("Relationship") {
		targets[r.attr("Id")] = r.attr("Target")
	}
	for _, ref := range p.xml(t, "word/document.xml").all("footerReference") {
		want := map[string][2]string{"default": {"right", "rightChars"}, "even": {"left", "leftChars"}}[ref.attr("type")]
		f := p.xml(t, "word/"+targets[ref.attr("id")])
		if f.at("jc").attr("val") != want[0] || f.at("ind").attr(want[1]) != "100" || f.at("instrText").Text != " PAGE " {
			t.Errorf("%s pages: %s", ref.attr("type"), p["word/"+targets[ref.attr("id")]])
		}
		if said := f.said(); !strings.HasPrefix(said, "— ") || !strings.HasSuffix(said, " —") {
			t.Errorf("%s pages say %q", ref.attr("type"), said)
		}
	}
}

func TestFileIsWhole(t *testing.T) {
	p := write(t, word.Standard(), sheets())
	p.whole(t)
	if core := string(p["docProps/core.xml"]); strings.Contains(core, "creator") || !strings.Contains(core, "2022年“小个专”党建工作总结") {
		t.Errorf("the properties are %s", core)
	}
	for name := range p {
		if strings.Contains(name, "fonts/") {
			t.Errorf("%s is embedded", name)
		}
	}
	var a, b bytes.Buffer
	if err := word.Standard().Write(&a, sheets()); err != nil {
		t.Fatal(err)
	}
	if err := word.Standard().Write(&b, sheets()); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Errorf("the same document gives other bytes, %v", err)
	}
}
