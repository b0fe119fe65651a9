package word_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"liaison/messages/report/word"
)

const wordSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// bureaus is a template as a bureau might have it: other names of styles, other
// margins, a header with a picture, and much that is not to be passed on.
func bureaus(t *testing.T) parts {
	t.Helper()
	p := write(t, word.Standard(), sheets())
	p = p.but(t, "word/styles.xml", `w:val="heading 1"`, `w:val="局里的一级"/><w:aliases w:val="常用,一级标题"`)
	p = p.but(t, "word/styles.xml", `</w:docDefaults>`, `</w:docDefaults><w:style w:type="character" w:styleId="Other"><w:name w:val="公文标题"/></w:style>`)
	p = p.but(t, "word/styles.xml", `w:val="公文正文"`, `w:val="说明"`)
	p = p.but(t, "word/styles.xml", `w:val="Subtitle"`, `w:val="局里的副题"`)
	p = p.but(t, "word/document.xml", `w:right="1474"`, `w:right="1600"`)
	p = p.but(t, "word/document.xml", `<w:pgSz`, `<w:headerReference w:type="default" r:id="head"/><w:pgSz`)
	p = p.but(t, "word/document.xml", `<w:docGrid`, `<w:printerSettings r:id="printer"/><w:docGrid`)
	p = p.but(t, "word/settings.xml", `<w:evenAndOddHeaders/>`, `<w:attachedTemplate r:id="far"/><w:evenAndOddHeaders/><w:footnotePr><w:footnote w:id="0"/></w:footnotePr>`)
	p = p.but(t, "word/_rels/document.xml.rels", `</Relationships>`, `<Relationship Id="head" Type="`+wordSpace+`header" Target="/word/a/b.xml"/>`+
		`<Relationship Id="macro" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>`+
		`<Relationship Id="more" Type="`+wordSpace+`header" Target="unused.xml"/></Relationships>`)
	p["word/a/b.xml"] = []byte(`<w:hdr xmlns:w="x" xmlns:r="y"><w:p><w:r><w:t>内部资料</w:t><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE \* MERGEFORMAT </w:instrText><w:fldChar w:fldCharType="end"/></w:r><w:drawing r:embed="pic"/></w:p></w:hdr>`)
	p["word/a/_rels/b.xml.rels"] = []byte(`<Relationships><Relationship Id="pic" Type="` + wordSpace + `image" Target="../media/标.PNG"/></Relationships>`)
	p["word/media/标.PNG"] = []byte("png")
	p["word/vbaProject.bin"] = []byte("macro")
	p["word/_rels/settings.xml.rels"] = []byte(`<Relationships><Relationship Id="far" Type="` + wordSpace + `attachedTemplate" Target="http://far.example/a.dotm" TargetMode="External"/></Relationships>`)
	p["docProps/core.xml"] = []byte(`<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>某人</dc:creator></cp:coreProperties>`)
	return p
}

func TestBureausTemplate(t *testing.T) {
	with, err := bureaus(t).template(t)
	if err != nil {
		t.Fatal(err)
	}
	d := sheets()
	p := write(t, with, d)
	p.whole(t)
	doc := p.xml(t, "word/document.xml")
	styles := map[string]string{} // of what is said
	for _, one := range doc.all("p") {
		styles[one.said()] = one.at("pStyle").attr("val")
	}
	for said, want := range map[string]string{"一、基本情况": "Heading1", d.Title: "Title", d.Subtitle: "Normal", "附件": "Appendix"} {
		if styles[said] != want {
			t.Errorf("%s has style %q", said, styles[said])
		}
	}
	if doc.at("pgMar").attr("right") != "1600" || doc.at("tblW").attr("w") != "8719" {
		t.Error("the page is not the bureau's")
	}
	all := ""
	for name, data := range p {
		all += name + string(data)
	}
	for _, kept := range []string{"内部资料", "media/image", "evenAndOddHeaders"} {
		if !strings.Contains(all, kept) {
			t.Errorf("%s is lost", kept)
		}
	}
	for _, gone := range []string{"vbaProject", "far.example", "attachedTemplate", "某人", "printerSettings", "footnotePr", "unused"} {
		if strings.Contains(all, gone) {
			t.Errorf("%s is passed on", gone)
		}
	}
}

// A document that was written is a template for the next.
func TestWhatWasWrittenIsATemplate(t *testing.T) {
	first := write(t, word.Standard(), sheets())
	again, err := first.template(t)
	if err != nil {
		t.Fatal(err)
	}
	second := write(t, again, sheets())
	if len(first) != len(second) || !bytes.Equal(first["word/document.xml"], second["word/document.xml"]) || !bytes.Equal(first["word/styles.xml"], second["word/styles.xml"]) {
		t.Error("it looks otherwise")
	}
}

// refusals are templates with one fault, and a word of what is said of it.
var refusals = []struct{ name, old, new, says string }{
	{"word/styles.xml", `w:val="heading 2"`, `w:val="别的"`, "“二级标题”或“标题 2”"},
	{"word/styles.xml", `w:val="Title"`, `w:val="别的"`, "“公文标题”或“标题”"},
	{"word/styles.xml", `</w:style>`, `</w:stile>`, "已损坏"},
	{"word/document.xml", `<w:body>`, `<!DOCTYPE a [<!ENTITY b "c">]><w:body>`, "已损坏"},
	{"word/document.xml", `<w:body>`, strings.Repeat(`<w:a>`, 300), "已损坏"},
	{"word/document.xml", `openxmlformats.org/wordprocessingml/2006`, `purl.oclc.org/ooxml`, "另存为"},
	{"word/document.xml", `<w:pgSz`, `<w:page`, "页边距"},
	{"word/document.xml", `r:id="rId4"`, `r:id="rId44"`, "页眉页脚不完整"},
	{"word/_rels/document.xml.rels", `relationships/styles"`, `relationships/other"`, "没有样式"},
	{"word/_rels/document.xml.rels", `Target="styles.xml"`, `Target="../../../etc/passwd"`, "已损坏"},
	{"word/a/_rels/b.xml.rels", `Target="../media/标.PNG"`, `Target="http://far.example/a.png" TargetMode="External"`, "不要用链接的图片"},
	{"word/a/_rels/b.xml.rels", `/image"`, `/oleObject"`, "嵌入的对象"},
	{"word/a/b.xml", `<w:t>内部资料</w:t>`, `<w:fldChar w:fldCharType="begin"/><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd "/k calc" </w:instrText><w:fldChar w:fldCharType="end"/>`, "DDEAUTO"},
	{"word/a/b.xml", `<w:t>内部资料</w:t>`, `<w:fldSimple w:instr=" includepicture &quot;http://far.example/a.png&quot; "/>`, "INCLUDEPICTURE"},
	{"word/a/b.xml", `<w:t>内部资料</w:t>`, `<w:fldChar w:fldCharType="begin"/><w:instrText>IF 1 = 1 </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText>LINK Excel.Sheet a</w:instrText><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/>`, "LINK"},
	{"word/a/b.xml", `<w:t>内部资料</w:t>`, `<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="begin"/><w:instrText>QUOTE 68 68 69</w:instrText><w:fldChar w:fldCharType="end"/><w:instrText> c:\cmd</w:instrText><w:fldChar w:fldCharType="end"/>`, "取外面内容的域"},
	{"_rels/.rels", `/officeDocument"`, `/other"`, "不是 Word 文档"},
	{"word/styles.xml", `<w:docDefaults>`, `<w:docDefaults>` + strings.Repeat(" ", 5<<20), "太大"},
}

func TestBadTemplatesAreRefused(t *testing.T) {
	good := bureaus(t)
	refused := func(err error, says string) {
		t.Helper()
		if e, ok := errors.AsType[*word.TemplateError](err); !ok || !strings.Contains(e.Reason, says) {
			t.Errorf("want %s, got %v", says, err)
		}
	}
	for _, r := range refusals {
		_, err := good.but(t, r.name, r.old, r.new).template(t)
		refused(err, r.says)
	}
	_, err := word.Read(strings.NewReader("no zip"), 6)
	refused(err, "打不开")
	_, err = word.Read(strings.NewReader(""), 1<<30)
	refused(err, "太大")
	many := parts{}
	for n := range 1001 {
		many[strings.Repeat("a", n+1)] = nil
	}
	_, err = many.template(t)
	refused(err, "内容太多")
}

// FuzzTemplate puts any bytes in the place of a part: a template is refused in
// words, or what is written with it is whole.
func FuzzTemplate(f *testing.F) {
	good := write(f, word.Standard(), sheets())
	names := []string{"word/styles.xml", "word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml", "_rels/.rels"}
	for i, name := range names {
		f.Add(uint8(i), good[name])
	}
	f.Add(uint8(1), []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:sectPr><w:pgSz w:w="9000"/></w:sectPr></w:body></w:document>`))
	f.Fuzz(func(t *testing.T, i uint8, data []byte) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, part := range good {
			if name == names[int(i)%len(names)] {
				part = data
			}
			w, err := z.CreateHeader(&zip.FileHeader{Name: name})
			if err != nil {
				t.Fatal(err)
			}
			w.Write(part)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		with, err := word.Read(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			if _, ok := errors.AsType[*word.TemplateError](err); !ok {
				t.Fatalf("%v is not for people", err)
			}
			return
		}
		write(t, with, &word.Document{Title: "总结", Blocks: []word.Block{word.Paragraph{word.Text("无")}}}).whole(t)
	})
}
