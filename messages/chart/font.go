package chart

import (
	_ "embed"
	"image"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

//go:embed font/NotoSansSC-GB2312.ttf
var fontFile []byte

// parsed reads the font's tables; the outlines stay in the program's file until
// one is drawn.
var parsed = sync.OnceValues(func() (*opentype.Font, error) { return opentype.Parse(fontFile) })

// A pen writes in one size, one picture at a time.
type pen struct{ font.Face }

func newPen(size int) (pen, error) {
	f, err := parsed()
	if err != nil {
		return pen{}, err
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72})
	return pen{face}, err
}

// A word is text that has its place.
type word struct {
	text string
	at   image.Point // the left end of the line it stands on
	box  image.Rectangle
	pen  pen
	ink  ink
}

// An align says which part of a word stands at a given x.
type align int

const (
	left align = iota
	centre
	right
)

func (p pen) word(text string, x, y int, a align, k ink) word {
	bounds, advance := font.BoundString(p, text)
	at := image.Pt(x-advance.Ceil()*int(a)/2, y)
	box := image.Rect(bounds.Min.X.Floor(), bounds.Min.Y.Floor(), bounds.Max.X.Ceil(), bounds.Max.Y.Ceil())
	return word{text, at, box.Add(at), p, k}
}

func (p pen) width(text string) int { return font.MeasureString(p, text).Ceil() }

// fit cuts a text that is wider than the room for it.
func (p pen) fit(text string, room int) string {
	if p.width(text) <= room {
		return text
	}
	left := fixed.I(room - p.width("…"))
	for i, r := range text {
		advance, _ := p.GlyphAdvance(r)
		if left -= advance; left < 0 {
			return text[:i] + "…"
		}
	}
	return text
}

// inside moves a word into the picture.
func (w word) inside() word {
	by := image.Pt(max(0, margin/2-w.box.Min.X)+min(0, width-margin/2-w.box.Max.X), 0)
	w.at, w.box = w.at.Add(by), w.box.Add(by)
	return w
}

// glyphs yields where each character goes.
func (w word) glyphs(yield func(r rune, dot fixed.Point26_6) bool) {
	dot := fixed.P(w.at.X, w.at.Y)
	for _, r := range w.text {
		if !yield(r, dot) {
			return
		}
		advance, _ := w.pen.GlyphAdvance(r)
		dot.X += advance
	}
}
