package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// A Page is a printed page: where its characters stand, its lines and its marks. All
// lengths are in twips, 1440 to the inch, from the upper left corner.
type Page struct {
	Width, Height int
	Chars         []Char
	Rules         []image.Rectangle // black
	Marks         []image.Rectangle // yellow, below the characters
}

// A Char is a character of a size in the box that begins at X, on the line Y.
type Char struct {
	Rune       rune
	X, Y, Size int
}

// twipsPerPixel makes an A4 page about 850 pixels wide: it can be read on a phone.
const twipsPerPixel = 14

// PNG paints the page in one font for all: it shows the layout, not the typeface.
func (p Page) PNG() ([]byte, error) {
	parsed, err := parsed()
	if err != nil {
		return nil, err
	}
	// Sixteen greys from paper to ink, and as many over yellow.
	palette := make(color.Palette, 0, 32)
	for _, paper := range []color.RGBA{{0xFF, 0xFF, 0xFF, 0xFF}, {0xFF, 0xF1, 0x4D, 0xFF}} {
		for s := range 16 {
			mix := func(v uint8) uint8 { return uint8(int(v) * (15 - s) / 15) }
			palette = append(palette, color.RGBA{mix(paper.R), mix(paper.G), mix(paper.B), 0xFF})
		}
	}
	m := image.NewPaletted(image.Rect(0, 0, p.Width/twipsPerPixel, p.Height/twipsPerPixel), palette)
	fill := func(r image.Rectangle, index uint8) {
		r = image.Rect(r.Min.X/twipsPerPixel, r.Min.Y/twipsPerPixel, max(r.Max.X/twipsPerPixel, r.Min.X/twipsPerPixel+1), max(r.Max.Y/twipsPerPixel, r.Min.Y/twipsPerPixel+1)).Intersect(m.Rect)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				m.SetColorIndex(x, y, index)
			}
		}
	}
	for _, r := range p.Marks {
		fill(r, 16)
	}
	for _, r := range p.Rules {
		fill(r, 12)
	}
	faces := map[int]font.Face{}
	for _, c := range p.Chars {
		face := faces[c.Size]
		if face == nil {
			if face, err = opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(c.Size) / twipsPerPixel, DPI: 72}); err != nil {
				return nil, err
			}
			faces[c.Size] = face
		}
		box, mask, from, _, ok := face.Glyph(fixed.P(c.X/twipsPerPixel, c.Y/twipsPerPixel), c.Rune)
		if !ok {
			continue
		}
		for y := box.Min.Y; y < box.Max.Y; y++ {
			for x := box.Min.X; x < box.Max.X; x++ {
				if !image.Pt(x, y).In(m.Rect) {
					continue
				}
				_, _, _, a := mask.At(from.X+x-box.Min.X, from.Y+y-box.Min.Y).RGBA()
				was := m.ColorIndexAt(x, y)
				if s := uint8(a >> 12); s > was%16 {
					m.SetColorIndex(x, y, was-was%16+s)
				}
			}
		}
	}
	var b bytes.Buffer
	err = png.Encode(&b, m)
	return b.Bytes(), err
}
