package word

import "fmt"

func (t Table) write(b *body) {
	widths := t.widths(b.template.width)
	b.print(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, b.template.width))
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.print(`<w:`, side, ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
	}
	b.print(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		b.print(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w))
	}
	b.print(`</w:tblGrid>`)
	t.heads(b, widths)
	for _, g := range t.Groups {
		t.group(b, g, widths)
	}
	b.print(`</w:tbl>`)
	b.paragraph(cell, "")
}

// widths are the columns' own, in twips; the last takes what is left.
func (t Table) widths(line int) []int {
	var all int
	for _, c := range t.Columns {
		all += max(c.Width, 1)
	}
	widths, left := make([]int, len(t.Columns)), line
	for i, c := range t.Columns {
		widths[i] = line * max(c.Width, 1) / all
		left -= widths[i]
	}
	if n := len(widths); n > 0 {
		widths[n-1] += left
	}
	return widths
}

func (t Table) heads(b *body, widths []int) {
	b.print(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range t.Columns {
		b.cell(widths[i], 1, func() { b.paragraph(head, `<w:keepNext/>`, Text(c.Head)) })
	}
	b.print(`</w:tr>`)
}

func (t Table) group(b *body, g Group, widths []int) {
	if g.Name != "" {
		b.print(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		b.cell(b.template.width, len(widths), func() { b.paragraph(cell, `<w:keepNext/>`, bookmark(g.Ref), Text(g.Name)) })
		b.print(`</w:tr>`)
	}
	for _, row := range g.Rows {
		b.print(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range t.Columns {
			r, said := cell, ""
			if c.Right {
				r = number
			}
			if i < len(row) {
				said = row[i]
			}
			b.cell(widths[i], 1, func() { b.paragraph(r, "", Text(said)) })
		}
		b.print(`</w:tr>`)
	}
}

func (b *body) cell(width, over int, fill func()) {
	b.print(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width))
	if over > 1 {
		b.print(fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, over))
	}
	b.print(`<w:vAlign w:val="center"/></w:tcPr>`)
	fill()
	b.print(`</w:tc>`)
}

// A bookmark is where figures with a Ref lead.
type bookmark string

func (m bookmark) run(b *body) {
	name, ok := b.marks[string(m)]
	if !ok || b.placed[name] {
		return
	}
	b.placed[name] = true
	b.print(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%[1]d"/>`, len(b.placed), name))
}
