package word

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// A body is the text of a document while it is written. Errors are kept by its
// writer.
type body struct {
	*bufio.Writer
	template *Template
	width    int // of a line, in twips
	small    bool
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
	section := b.template.section
	if b.width = b.template.width; d.Wide {
		section, b.width = b.template.wide()
	}
	b.Write(b.template.head)
	b.print(`<w:body>`)
	flow := ""
	if d.Cover {
		section = bytes.Replace(section, []byte(`<w:docGrid`), []byte(`<w:titlePg/><w:docGrid`), 1) // no number on it
		flow = `<w:spacing w:before="3474" w:after="579"/>`
	}
	b.paragraph(title, flow, Text(d.Title))
	if d.Subtitle != "" {
		b.paragraph(subtitle, "", Text(d.Subtitle))
	}
	gap := text
	if d.Wide {
		gap = cell // lower, for a longer table
	}
	b.paragraph(gap, "")
	for _, block := range d.Blocks {
		block.write(b)
	}
	b.Write(section)
	b.print(`</w:body></w:document>`)
}

// bookmarks names the groups that figures lead to.
func bookmarks(blocks []Block) map[string]string {
	marks := map[string]string{}
	mark := func(ref string) {
		if marks[ref] == "" && ref != "" {
			marks[ref] = fmt.Sprint("figure", len(marks)+1)
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case Page:
			mark(block.Ref)
		case Form:
			mark(block.Ref)
		case Table:
			for _, g := range block.Groups {
				mark(g.Ref)
			}
		}
	}
	return marks
}

func (h Heading1) write(b *body)  { b.paragraph(heading1, "", Text(h)) }
func (h Heading2) write(b *body)  { b.paragraph(heading2, "", Text(h)) }
func (h Heading3) write(b *body)  { b.paragraph(heading3, "", Text(h)) }
func (p Paragraph) write(b *body) { b.paragraph(text, "", p...) }

func (l Line) write(b *body)    { b.paragraph(subtitle, "", Text(l)) }
func (n Note) write(b *body)    { b.paragraph(cell, "", Text(n)) }
func (a Address) write(b *body) { b.paragraph(address, "", Text(a)) }

func (p Page) write(b *body) {
	b.paragraph(title, `<w:pageBreakBefore/>`, bookmark(p.Ref), Text(p.Title))
	b.paragraph(cell, "")
}

// The day stands two characters right of where the name begins, two from the
// right end; a day that is longer than the name stands there itself.
func (s Signed) write(b *body) {
	right := func(halves int) string {
		return fmt.Sprintf(`<w:ind w:firstLineChars="0" w:firstLine="0" w:rightChars="%d" w:right="%d"/><w:jc w:val="right"/>`, halves*50, halves*157)
	}
	byRight, onRight := s.rights()
	b.paragraph(text, "")
	b.paragraph(closing, `<w:keepNext/>`+right(byRight), s.By)
	b.paragraph(closing, right(onRight), Text(s.On))
}

// rights are how many half characters stay free right of the name and of the day.
func (s Signed) rights() (by, on int) {
	by, on = halves(fmt.Sprint(s.By)), halves(s.On)
	if by-on < 4 {
		return max(4, on+8-by), 4
	}
	return 4, by - on
}

// halves is the width of words in half characters.
func halves(words string) (n int) {
	for _, r := range words {
		if n++; r > 0xff {
			n++
		}
	}
	return n
}

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
	b.print(`<w:p><w:pPr><w:pStyle w:val="`, escape(look.style), `"/>`, flow)
	if b.small {
		b.print(`<w:spacing w:line="300" w:lineRule="exact"/>`)
	}
	b.print(look.own, `</w:pPr>`)
	for _, r := range runs {
		r.run(b)
	}
	b.print(`</w:p>`)
}

func (Above) run(*body)    {}
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
	b.print(`<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>`)
	if b.small {
		b.print(`<w:sz w:val="21"/><w:szCs w:val="21"/>`) // 5号
	}
	b.print(look, `</w:rPr>`)
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
