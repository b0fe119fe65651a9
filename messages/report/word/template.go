package word

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// A Template is how documents look.
type Template struct {
	head    []byte // of the main part: up to its body
	section []byte // the page, with its headers and footers
	width   int    // of a line, in twips
	looks   [roles]look
	parts   []part
	rels    []relation // of the main part
}

// A part of a document other than its text.
type part struct {
	name, content string
	data          []byte
	rels          []relation
}

//go:embed all:layout
var layout embed.FS

// Standard is the layout of GB/T 9704-2012.
func Standard() *Template {
	own, err := fs.Sub(layout, "layout")
	if err != nil {
		panic(err)
	}
	t, err := read(own)
	if err != nil {
		panic(err) // the tests read it
	}
	return t
}

// A TemplateError says, in words for people, why a file cannot be a template.
type TemplateError struct{ Reason string }

func (e *TemplateError) Error() string { return e.Reason }

func refuse(format string, args ...any) error {
	return &TemplateError{fmt.Sprintf(format, args...)}
}

// Read takes a bureau's own .docx as a template. It needs the styles 标题, 一级标题
// (标题 1), 二级标题 (标题 2) and 正文; 公文标题 and 公文正文 go before 标题 and 正文.
// Headings come with their numbers 一、 and （一）: such a style must not number by
// itself. Every error for which the file is to blame is a [TemplateError].
func Read(r io.ReaderAt, size int64) (*Template, error) {
	if size > maxFile {
		return nil, refuse("模板太大（最多 %d MB）", maxFile>>20)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse("打不开这个模板，可能已损坏或不是 .docx")
	}
	if len(z.File) > maxParts {
		return nil, refuse("模板里的内容太多，请只留样式、页面和页眉页脚")
	}
	return read(z)
}

func read(files fs.FS) (*Template, error) {
	p := &pack{files: files, left: maxAll}
	main, err := p.main()
	if err != nil {
		return nil, err
	}
	t := &Template{}
	if err := t.readMain(p, main); err != nil {
		return nil, err
	}
	rels, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	if err := t.take(p, rels); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(t.parts, func(p part) bool { return p.name == "styles.xml" })
	if i < 0 {
		return nil, refuse("模板里没有样式")
	}
	if t.looks, err = looksOf(t.parts[i].data); err != nil {
		return nil, broken(err)
	}
	return t, nil
}

// readMain takes the page from the main part, the last that it has.
func (t *Template) readMain(p *pack, name string) error {
	data, err := p.part(name)
	if err != nil {
		return err
	}
	var root, section element
	if err := scan(data, func(e element) error {
		switch {
		case e.depth == 0:
			root = e
		case e.depth == 2 && e.name == "w:sectPr":
			section = e
		}
		return nil
	}); err != nil {
		return broken(err)
	}
	if root.name != "w:document" || root.attr("xmlns:w") != mainSpace || section.to == 0 {
		return refuse("这个模板的格式不合适，请在 Word 里另存为“Word 文档（.docx）”再试")
	}
	t.head = bytes.Clone(data[:root.open])
	if t.section, err = cut(data[section.from:section.to], func(e element) bool {
		return e.name == "w:printerSettings" || e.name == "w:sectPrChange"
	}); err != nil {
		return broken(err)
	}
	t.width, err = lineWidth(t.section)
	return err
}

const mainSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// Lines shorter than this, in twips, hold no table.
const minWidth = 1440

func lineWidth(section []byte) (width int, err error) {
	err = scan(section, func(e element) error {
		switch e.name {
		case "w:pgSz":
			width += twips(e.attr("w:w"))
		case "w:pgMar":
			width -= twips(e.attr("w:left")) + twips(e.attr("w:right")) + twips(e.attr("w:gutter"))
		}
		return nil
	})
	if err == nil && (width < minWidth || width > 32000) {
		err = refuse("模板没有写明纸张和页边距，请在 Word 里设置页面再保存")
	}
	return width, err
}

func twips(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// take takes the parts that the main part refers to and that make up how it
// looks; of headers and footers those of the page.
func (t *Template) take(p *pack, rels []relation) error {
	asked := map[string]bool{}
	if err := scan(t.section, func(e element) error {
		if e.name == "w:headerReference" || e.name == "w:footerReference" {
			asked[e.attr("r:id")] = true
		}
		return nil
	}); err != nil {
		return err
	}
	had := map[string]bool{}
	for _, r := range rels {
		kind, known := kinds[r.short()]
		if !known || kind.asked && !asked[r.id] || !kind.asked && had[kind.name] || r.outside || had["#"+r.id] {
			continue
		}
		had[kind.name], had["#"+r.id] = true, true
		delete(asked, r.id)
		if err := t.takePart(p, r, kind); err != nil {
			return err
		}
	}
	if len(asked) > 0 {
		return refuse("模板的页眉页脚不完整，请在 Word 里重新保存")
	}
	return nil
}

func (t *Template) takePart(p *pack, r relation, kind kind) error {
	data, err := p.part(r.target)
	if err != nil {
		return err
	}
	if data, err = cut(data, func(e element) bool { return slices.Contains(kind.drop, strings.TrimPrefix(e.name, "w:")) }); err != nil {
		return broken(err)
	}
	if err := checkFields(data); err != nil {
		return err
	}
	name := strings.Replace(kind.name, "*", strconv.Itoa(len(t.parts)+1), 1)
	rels, err := t.takeInner(p, r.target, kind)
	if err != nil {
		return err
	}
	t.parts = append(t.parts, part{name, kind.content, data, rels})
	t.rels = append(t.rels, relation{id: r.id, kind: r.kind, target: name})
	return nil
}

// takeInner takes what a part itself refers to: pictures and web addresses.
func (t *Template) takeInner(p *pack, of string, kind kind) (rels []relation, err error) {
	inner, err := p.relations(of)
	if err != nil || kind.bare {
		return nil, err
	}
	for _, r := range inner {
		switch content, known := pictures[r.extension()]; {
		case r.short() == "hyperlink" && r.outside:
			rels = append(rels, r)
		case r.short() == "image" && !r.outside && known:
			data, err := p.part(r.target)
			if err != nil {
				return nil, err
			}
			name := fmt.Sprintf("media/image%d.%s", len(t.parts)+1, r.extension())
			t.parts = append(t.parts, part{name: name, content: content, data: data})
			rels = append(rels, relation{id: r.id, kind: r.kind, target: "/word/" + name})
		default:
			return nil, refuse("模板的页眉页脚里有不能带过来的内容（图片请用 PNG 或 JPEG，不要用链接的图片和嵌入的对象）")
		}
	}
	return rels, nil
}
