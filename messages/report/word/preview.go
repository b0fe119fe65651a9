package word

import (
	"image"
	"strings"

	"liaison/messages/chart"
)

// FirstPage arranges the first page of a document as the standard layout prints it: each
// full character is as wide as it is high and each other half of that, as in the fonts
// of official documents. A word processor may break a line elsewhere.
func FirstPage(d *Document) chart.Page {
	p := &arranging{left: 1587, top: 2098, width: 11906 - 1587 - 1474, bottom: 16838 - 1984}
	p.Width, p.Height = 11906, 16838
	if d.Wide {
		p.left, p.top, p.width, p.bottom = 1474, 1587, 16838-2*1474, 11906-1984
		p.Width, p.Height = 16838, 11906
	}
	if p.y = p.top; d.Cover {
		p.y += 3474
	}
	p.paragraph(titleShape, Text(d.Title))
	if d.Cover {
		p.y += bodyLine
	}
	if d.Subtitle != "" {
		p.paragraph(middleShape, Text(d.Subtitle))
	}
	if d.Wide {
		p.y += lineHeight
	} else {
		p.y += bodyLine
	}
	for _, block := range d.Blocks {
		if p.full = p.full || breaks(block); p.full {
			break
		}
		block.arrange(p)
	}
	if !d.Cover {
		p.number()
	}
	return p.Page
}

// bodyLine is the height of a line of the text, in twips.
const bodyLine = 579

// A shape is how a paragraph stands on a page.
type shape struct {
	size, step, line int // of a character, how far to the next one, and of a line
	indent           int
	side             int // 0 left, 1 in the middle, 2 right
	right            int // kept free at the right end
}

var (
	titleShape   = shape{size: 440, step: 440, line: bodyLine, side: 1}
	middleShape  = shape{size: 320, step: 315, line: bodyLine, side: 1}
	textShape    = shape{size: 320, step: 315, line: bodyLine, indent: 630}
	addressShape = shape{size: 320, step: 315, line: bodyLine}
	cellShape    = shape{size: 240, step: 240, line: lineHeight}
	smallShape   = shape{size: 210, step: 210, line: 300}
)

// arranging is a page under way.
type arranging struct {
	chart.Page
	left, top, width, bottom int
	y                        int
	full                     bool
}

// A glyph is a character of a paragraph.
type glyph struct {
	r    rune
	mark bool
}

// said are the characters of runs.
func said(runs []Run) (chars []glyph) {
	for _, r := range runs {
		words, mark := "", false
		switch r := r.(type) {
		case Text:
			words = string(r)
		case Mark:
			words, mark = string(r), true
		case Figure:
			words = r.Text
		}
		for _, c := range clean(words) {
			chars = append(chars, glyph{c, mark})
		}
	}
	return chars
}

func advance(r rune, step int) int {
	if r <= 0xff {
		return step / 2
	}
	return step
}

// closes are characters that do not begin a line.
const closes = "，。；：、！？）】》”’"

// opens are characters that do not end one.
const opens = "（【《“‘"

// lines breaks characters into lines that fit.
func (s shape) lines(chars []glyph, width int) (lines [][]glyph) {
	var line []glyph
	room := width - s.indent
	for i := 0; i < len(chars); {
		if chars[i].r == '\n' {
			lines, line, room = append(lines, line), nil, width
			i++
			continue
		}
		n := 1 // a number stays whole, and with the bracket before it
		if strings.ContainsRune(opens, chars[i].r) && i+1 < len(chars) {
			n = 2
		}
		for last := chars[i+n-1].r; last <= 0xff && last > ' ' && i+n < len(chars) && chars[i+n].r <= 0xff && chars[i+n].r > ' '; {
			n++
		}
		wide := 0
		for _, c := range chars[i : i+n] {
			wide += advance(c.r, s.step)
		}
		if wide > room && len(line) > 0 && !strings.ContainsRune(closes, chars[i].r) {
			lines, line, room = append(lines, line), nil, width
		}
		line, room = append(line, chars[i:i+n]...), room-wide
		i += n
	}
	return append(lines, line)
}

// place puts the lines of a paragraph into a box, the first one at y.
func (p *arranging) place(s shape, lines [][]glyph, x, y, width int) {
	for n, line := range lines {
		wide := 0
		for _, c := range line {
			wide += advance(c.r, s.step)
		}
		at := x
		if n == 0 {
			at += s.indent
		}
		switch s.side {
		case 1:
			at = x + (width-wide)/2
		case 2:
			at = x + width - wide - s.right
		}
		base := y + n*s.line + (s.line+s.size*3/4)/2
		for _, c := range line {
			step := advance(c.r, s.step)
			if c.mark {
				p.Marks = append(p.Marks, image.Rect(at, base-s.size, at+step, base+s.size/5))
			}
			if c.r > ' ' {
				p.Chars = append(p.Chars, chart.Char{Rune: c.r, X: at, Y: base, Size: s.size})
			}
			at += step
		}
	}
}

// paragraph places one below what stands there, as far as the page has room.
func (p *arranging) paragraph(s shape, runs ...Run) {
	lines := s.lines(said(runs), p.width)
	if room := max(0, (p.bottom-p.y)/s.line); len(lines) > room {
		lines, p.full = lines[:room], true
	}
	p.place(s, lines, p.left, p.y, p.width)
	p.y += len(lines) * s.line
}

// number is that of the page.
func (p *arranging) number() {
	s := shape{size: 280, step: 280, line: 280, side: 2, right: 280}
	p.place(s, [][]glyph{said([]Run{Text("— 1 —")})}, p.left, p.Height-1446-280, p.width)
}

// padding is what a cell keeps free left and right.
const padding = 108

// A box is a cell that is placed.
type box struct {
	width  int
	shape  shape
	says   []Run
	merged bool // with the one above
}

// height is how high a cell is.
func (b box) height() int {
	return len(b.shape.lines(said(b.says), b.width-2*padding)) * b.shape.line
}

// row places one row; it reports whether it had room.
func (p *arranging) row(cells []box, least int) bool {
	high := least
	for _, c := range cells {
		high = max(high, c.height())
	}
	if p.y+high > p.bottom {
		p.full = true
		return false
	}
	const thin = 8
	x := p.left
	for _, c := range cells {
		lines := c.shape.lines(said(c.says), c.width-2*padding)
		p.place(c.shape, lines, x+padding, p.y+(high-len(lines)*c.shape.line)/2, c.width-2*padding)
		if !c.merged {
			p.Rules = append(p.Rules, image.Rect(x, p.y, x+c.width, p.y+thin))
		}
		p.Rules = append(p.Rules, image.Rect(x, p.y, x+thin, p.y+high))
		x += c.width
	}
	p.Rules = append(p.Rules, image.Rect(x, p.y, x+thin, p.y+high))
	p.y += high
	return true
}

// foot is the lower line of a table.
func (p *arranging) foot() {
	p.Rules = append(p.Rules, image.Rect(p.left, p.y, p.left+p.width, p.y+8))
	p.y += lineHeight
}

func (h Heading1) arrange(p *arranging)  { p.paragraph(textShape, Text(h)) }
func (h Heading2) arrange(p *arranging)  { p.paragraph(textShape, Text(h)) }
func (h Heading3) arrange(p *arranging)  { p.paragraph(textShape, Text(h)) }
func (g Paragraph) arrange(p *arranging) { p.paragraph(textShape, g...) }
func (l Line) arrange(p *arranging)      { p.paragraph(middleShape, Text(l)) }
func (a Address) arrange(p *arranging)   { p.paragraph(addressShape, Text(a)) }
func (n Note) arrange(p *arranging)      { p.paragraph(cellShape, Text(n)) }
func (Page) arrange(*arranging)          {}
func (Appendix) arrange(*arranging)      {}

func (s Signed) arrange(p *arranging) {
	by, on := s.rights()
	p.y += bodyLine
	for _, l := range []struct {
		says  Run
		right int
	}{{s.By, by}, {Text(s.On), on}} {
		shape := addressShape
		shape.side, shape.right = 2, l.right*157
		p.paragraph(shape, l.says)
	}
}

func (t Table) arrange(p *arranging) {
	shape := cellShape
	if t.Small {
		shape = smallShape
	}
	shares := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		shares[i] = c.Width
	}
	widths := widthsOf(shares, p.width)
	cells := func(side func(i int) int, says func(i int) (Paragraph, bool)) []box {
		row := make([]box, len(widths))
		for i := range row {
			words, merged := says(i)
			one := shape
			one.side = side(i)
			row[i] = box{widths[i], one, words, merged}
		}
		return row
	}
	heads := cells(func(int) int { return 1 }, func(i int) (Paragraph, bool) { return Paragraph{Text(t.Columns[i].Head)}, false })
	if !p.row(heads, 0) {
		return
	}
	side := func(i int) int {
		switch {
		case t.Columns[i].Middle:
			return 1
		case t.Columns[i].Right:
			return 2
		}
		return 0
	}
	for _, g := range t.Groups {
		if g.Name != "" && !p.row([]box{{p.width, shape, []Run{Text(g.Name)}, false}}, 0) {
			break
		}
		for _, r := range g.Rows {
			one := cells(side, func(i int) (Paragraph, bool) {
				if i >= len(r) || r[i].above() {
					return nil, i < len(r)
				}
				return r[i], false
			})
			if !p.row(one, t.Lines*lineHeight) {
				break
			}
		}
	}
	p.foot()
}

func (f Form) arrange(p *arranging) {
	widths := widthsOf(f.Widths, p.width)
	for _, r := range f.Rows {
		var row []box
		at := 0
		for _, c := range r.Cells {
			b := box{shape: cellShape, says: c.Says}
			for range max(c.Over, 1) {
				if at < len(widths) {
					b.width += widths[at]
				}
				at++
			}
			if c.Label {
				b.shape.side = 1
			}
			row = append(row, b)
		}
		if !p.row(row, r.Lines*lineHeight) {
			break
		}
	}
	p.foot()
}

// breaks reports whether a block begins a page.
func breaks(b Block) bool {
	switch b.(type) {
	case Page, Appendix:
		return true
	}
	return false
}
