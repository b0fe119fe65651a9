package word

import (
	"archive/zip"
	"bufio"
	"cmp"
	"fmt"
	"io"
	"path"
	"strings"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	partKind    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	coreKind    = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	packSpace   = "http://schemas.openxmlformats.org/package/2006/"
)

// A kind of part that is taken from a template.
type kind struct {
	name    string
	content string
	asked   bool     // only where the page asks for it; there may be several
	bare    bool     // what it refers to is left behind
	drop    []string // its elements that are
}

// kinds are the parts that make up how a document looks, by the kind of relation.
var kinds = map[string]kind{
	"styles": {name: "styles.xml", content: partKind + "styles+xml", bare: true},
	"settings": {name: "settings.xml", content: partKind + "settings+xml", bare: true,
		drop: strings.Fields("attachedTemplate mailMerge footnotePr endnotePr documentProtection writeProtection saveThroughXslt docVars")},
	"fontTable": {name: "fontTable.xml", content: partKind + "fontTable+xml", bare: true,
		drop: strings.Fields("embedRegular embedBold embedItalic embedBoldItalic")},
	"numbering": {name: "numbering.xml", content: partKind + "numbering+xml"},
	"theme":     {name: "theme/theme1.xml", content: "application/vnd.openxmlformats-officedocument.theme+xml"},
	"header":    {name: "header*.xml", content: partKind + "header+xml", asked: true},
	"footer":    {name: "footer*.xml", content: partKind + "footer+xml", asked: true},
}

// pictures are those that a template may hold.
var pictures = map[string]string{"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}

// Write writes a document.
func (t *Template) Write(w io.Writer, d *Document) error {
	f := &file{zip: zip.NewWriter(w)}
	f.add("[Content_Types].xml", t.contents())
	f.relate("", []relation{
		{id: "rId1", kind: relationSpace + "officeDocument", target: "word/document.xml"},
		{id: "rId2", kind: coreKind, target: "docProps/core.xml"}})
	f.add("docProps/core.xml", core(d.Title))
	f.relate("word/document.xml", t.rels)
	for _, p := range t.parts {
		f.add("word/"+p.name, string(p.data))
		f.relate("word/"+p.name, p.rels)
	}
	f.fill("word/document.xml", func(w *bufio.Writer) {
		(&body{Writer: w, template: t}).document(d)
	})
	if err := cmp.Or(f.err, f.zip.Close()); err != nil {
		return fmt.Errorf("word: %w", err)
	}
	return nil
}

// contents says what kind each part is of.
func (t *Template) contents() string {
	var b strings.Builder
	b.WriteString(declaration + `<Types xmlns="` + packSpace + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	of := func(name, content string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, content)
	}
	of("word/document.xml", partKind+"document.main+xml")
	of("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	for _, p := range t.parts {
		of("word/"+p.name, p.content)
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// core are the properties that a document shows of itself: its title, and
// nobody's name.
func core(title string) string {
	return declaration + `<cp:coreProperties xmlns:cp="` + packSpace + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
		escape(strings.ReplaceAll(clean(title), "\n", "")) + `</dc:title></cp:coreProperties>`
}

// A file is a document while it is written. It keeps its first error.
type file struct {
	zip *zip.Writer
	err error
}

func (f *file) fill(name string, write func(*bufio.Writer)) {
	if f.err != nil {
		return
	}
	w, err := f.zip.Create(name)
	if err != nil {
		f.err = err
		return
	}
	b := bufio.NewWriterSize(w, 32<<10)
	write(b)
	f.err = b.Flush()
}

func (f *file) add(name, data string) {
	f.fill(name, func(w *bufio.Writer) { w.WriteString(data) })
}

// relate writes what a part refers to, "" the document itself.
func (f *file) relate(of string, rels []relation) {
	if len(rels) == 0 {
		return
	}
	dir, base := path.Split(of)
	f.fill(path.Join(dir, "_rels", base+".rels"), func(w *bufio.Writer) {
		w.WriteString(declaration + `<Relationships xmlns="` + packSpace + `relationships">`)
		for _, r := range rels {
			mode := ""
			if r.outside {
				mode = ` TargetMode="External"`
			}
			fmt.Fprintf(w, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, escape(r.id), escape(r.kind), escape(r.target), mode)
		}
		w.WriteString(`</Relationships>`)
	})
}
