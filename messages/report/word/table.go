package word

import "fmt"

func (t Table) write(b *body) {
	shares := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		shares[i] = c.Width
	}
	widths := widthsOf(shares, b.width)
	b.small = t.Small
	defer func() { b.small = false }()
	b.grid(widths, func() {
		t.heads(b, widths)
		for _, g := range t.Groups {
			t.group(b, g, widths)
		}
	})
}

// grid writes a table of columns so wide.
func (b *body) grid(widths []int, rows func()) {
	b.print(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, b.width))
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.print(`<w:`, side, ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
	}
	b.print(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		b.print(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, w))
	}
	b.print(`</w:tblGrid>`)
	rows()
	b.print(`</w:tbl>`)
	b.paragraph(cell, "")
}

// widthsOf are the widths of columns by their shares, in twips; the last takes
// what is left.
func widthsOf(shares []int, line int) []int {
	var all int
	for _, n := range shares {
		all += max(n, 1)
	}
	widths, left := make([]int, len(shares)), line
	for i, n := range shares {
		widths[i] = line * max(n, 1) / all
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
		b.cell(widths[i], 1, "", func() { b.paragraph(head, `<w:keepNext/>`, Text(c.Head)) })
	}
	b.print(`</w:tr>`)
}

func (t Table) group(b *body, g Group, widths []int) {
	if g.Name != "" {
		b.print(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		b.cell(b.width, len(widths), "", func() { b.paragraph(cell, `<w:keepNext/>`, bookmark(g.Ref), Text(g.Name)) })
		b.print(`</w:tr>`)
	}
	for n, row := range g.Rows {
		b.print(`<w:tr><w:trPr><w:cantSplit/>`, height(t.Lines), `</w:trPr>`)
		for i, c := range t.Columns {
			r := cell
			switch {
			case c.Right:
				r = number
			case c.Middle:
				r = middle
			}
			said, merge := Paragraph(nil), ""
			if i < len(row) {
				said = row[i]
			}
			if said.above() {
				said, merge = nil, `<w:vMerge/>`
			} else if n+1 < len(g.Rows) && i < len(g.Rows[n+1]) && g.Rows[n+1][i].above() {
				merge = `<w:vMerge w:val="restart"/>`
			}
			b.cell(widths[i], 1, merge, func() { b.paragraph(r, "", said...) })
		}
		b.print(`</w:tr>`)
	}
}

// above reports whether a cell is one with the cell above it.
func (p Paragraph) above() bool {
	if len(p) != 1 {
		return false
	}
	_, ok := p[0].(Above)
	return ok
}

// lineHeight is that of a line in a table, in twips.
const lineHeight = 360

// height makes a row at least so many lines high.
func height(lines int) string {
	if lines == 0 {
		return ""
	}
	return fmt.Sprintf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, lines*lineHeight)
}

func (f Form) write(b *body) {
	widths := widthsOf(f.Widths, b.width)
	ref := f.Ref
	b.grid(widths, func() {
		for _, row := range f.Rows {
			b.print(`<w:tr><w:trPr>`, height(row.Lines), `</w:trPr>`)
			at := 0
			for _, c := range row.Cells {
				over, width, r := max(c.Over, 1), 0, cell
				for _, w := range widths[at:min(at+over, len(widths))] {
					width += w
				}
				at += over
				if c.Label {
					r = head
				}
				says := c.Says
				if ref != "" {
					says, ref = append(Paragraph{bookmark(ref)}, says...), ""
				}
				b.cell(width, over, "", func() { b.paragraph(r, "", says...) })
			}
			b.print(`</w:tr>`)
		}
	})
}

// cell writes a cell over so many columns; merge is how it is one with its
// neighbours above and below.
func (b *body) cell(width, over int, merge string, fill func()) {
	b.print(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width))
	if over > 1 {
		b.print(fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, over))
	}
	b.print(merge, `<w:vAlign w:val="center"/></w:tcPr>`)
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
