package word

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"strings"
)

// A body is the text of a document while it is written. Errors are kept by its
// writer.
type body struct {
	*bufio.Writer
	template *Template
	marks    map[string]string // Ref → the bookmark of its group
	placed   map[string]bool
}

func (b *body) print(xml ...string) {
	for _, s := range xml {
		b.WriteString(s)
	}
}

// document writes the whole part.
func (b *body) document(d *Document) {
	b.marks, b.placed = bookmarks(d.Blocks), map[string]bool{}
	b.Write(b.template.head)
	b.print(`<w:body>`)
	b.paragraph(title, "", Text(d.Title))
	if d.Subtitle != "" {
		b.paragraph(subtitle, "", Text(d.Subtitle))
	}
	b.paragraph(text, "")
	for _, block := range d.Blocks {
		block.write(b)
	}
	b.Write(b.template.section)
	b.print(`</w:body></w:document>`)
}

// bookmarks names the groups that figures lead to.
func bookmarks(blocks []Block) map[string]string {
	marks := map[string]string{}
	for _, block := range blocks {
		table, _ := block.(Table)
		for _, g := range table.Groups {
			if marks[g.Ref] == "" && g.Ref != "" {
				marks[g.Ref] = fmt.Sprint("figure", len(marks)+1)
			}
		}
	}
	return marks
}

func (h Heading1) write(b *body)  { b.paragraph(heading1, "", Text(h)) }
func (h Heading2) write(b *body)  { b.paragraph(heading2, "", Text(h)) }
func (h Heading3) write(b *body)  { b.paragraph(heading3, "", Text(h)) }
func (p Paragraph) write(b *body) { b.paragraph(text, "", p...) }

// The title of an appendix stands in the third line of its page.
func (a Appendix) write(b *body) {
	b.paragraph(label, `<w:pageBreakBefore/>`, Text("附件"))
	b.paragraph(text, "")
	b.paragraph(title, "", Text(a))
	b.paragraph(text, "")
}

// paragraph writes one with its role's style. flow are its properties that come
// next to the style, in the order of the schema.
func (b *body) paragraph(r roleID, flow string, runs ...Run) {
	look := b.template.looks[r]
	b.print(`<w:p><w:pPr><w:pStyle w:val="`, escape(look.style), `"/>`, flow, look.own, `</w:pPr>`)
	for _, r := range runs {
		r.run(b)
	}
	b.print(`</w:p>`)
}

func (t Text) run(b *body) { b.run("", string(t)) }
func (m Mark) run(b *body) { b.run(`<w:highlight w:val="yellow"/>`, string(m)) }

func (f Figure) run(b *body) {
	mark := b.marks[f.Ref]
	if mark == "" {
		b.run("", f.Text)
		return
	}
	b.print(`<w:hyperlink w:anchor="`, mark, `" w:history="1">`)
	b.run("", f.Text)
	b.print(`</w:hyperlink>`)
}

// run writes words. The hint makes “” — … East Asian where they could be either.
func (b *body) run(look, words string) {
	if words = clean(words); words == "" {
		return
	}
	b.print(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>`, look, `</w:rPr>`)
	for words != "" {
		i := strings.IndexAny(words, "\n\t")
		if i < 0 {
			i = len(words)
		}
		if i > 0 {
			b.print(`<w:t xml:space="preserve">`, escape(words[:i]), `</w:t>`)
		}
		if words = words[i:]; words != "" {
			b.print(map[byte]string{'\n': `<w:br/>`, '\t': `<w:tab/>`}[words[0]])
			words = words[1:]
		}
	}
	b.print(`</w:r>`)
}

// clean drops what XML cannot hold; every line ends in one \n.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s)
}

func escape(s string) string {
	if !strings.ContainsAny(s, `&<>"'`) {
		return s
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}
