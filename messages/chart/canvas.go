package chart

import (
	"image"
	"image/color"
	"math"
)

// An ink is a colour that lies on white, more or less strong.
type ink uint8

const (
	noInk ink = iota
	textInk
	softInk
	ruleInk
	axisInk
	barInk
	thanInk
	lineInk
	inks
)

var colours = [inks]color.RGBA{
	noInk:   {0xFF, 0xFF, 0xFF, 0xFF},
	textInk: {0x1F, 0x29, 0x37, 0xFF},
	softInk: {0x5B, 0x65, 0x73, 0xFF},
	ruleInk: {0xE3, 0xE6, 0xEA, 0xFF},
	axisInk: {0x9A, 0xA3, 0xAF, 0xFF},
	barInk:  {0x2F, 0x6F, 0xB5, 0xFF},
	thanInk: {0xA9, 0xB8, 0xC9, 0xFF},
	lineInk: {0xC2, 0x41, 0x0C, 0xFF},
}

// dark is the ink for numbers of a series: a pale one cannot be read.
func (k ink) dark() ink {
	if k == thanInk {
		return softInk
	}
	return k
}

// full is the strength of an ink that covers a pixel wholly.
const full = 31

// A canvas keeps a byte a pixel: ink and strength. No ink is mixed with another;
// where two meet the stronger stays, and a rule gives way. That takes a fourth
// of the memory of colours and makes a small PNG.
type canvas struct{ *image.Paletted }

func newCanvas() canvas {
	p := make(color.Palette, 0, int(inks)*(full+1))
	for _, c := range colours {
		for s := range full + 1 {
			mix := func(v uint8) uint8 { return uint8((int(v)*s + 255*(full-s)) / full) }
			p = append(p, color.RGBA{mix(c.R), mix(c.G), mix(c.B), 0xFF})
		}
	}
	return canvas{image.NewPaletted(image.Rect(0, 0, width, height), p)}
}

// paint paints what is arranged. The rules stop short of words.
func paint(l *layout) *image.Paletted {
	c := newCanvas()
	rim := image.Pt(2*apart, apart/2)
	c.fill(l.rules...)
	for _, w := range l.words {
		c.fill(mark{Rectangle: image.Rectangle{w.box.Min.Sub(rim), w.box.Max.Add(rim)}, ink: noInk})
	}
	c.fill(l.signs...)
	c.fill(l.columns...)
	for i, d := range l.dots {
		c.stroke(l.dots[max(0, i-1)], d, 2.5, lineInk)
		c.stroke(d, d, radius, lineInk)
	}
	for _, w := range l.words {
		c.write(w)
	}
	return c.Paletted
}

func (c canvas) spot(x, y int, k ink, strength uint8) {
	i := c.PixOffset(x, y)
	switch under := ink(c.Pix[i] / (full + 1)); {
	case strength == 0:
	case under == noInk, under == ruleInk, under == axisInk, strength > c.Pix[i]%(full+1):
		c.Pix[i] = uint8(k)*(full+1) + strength
	}
}

// hatch is the width of a stripe and of the gap beside it.
const hatch = 12

func (c canvas) fill(marks ...mark) {
	for _, m := range marks {
		r := m.Intersect(c.Rect)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				if m.hatched && (x+y)%hatch >= hatch/2 {
					continue
				}
				c.Pix[c.PixOffset(x, y)] = uint8(m.ink)*(full+1) + full
			}
		}
	}
}

// stroke draws a line with round ends; from a point to itself it is a dot.
func (c canvas) stroke(a, b image.Point, r float64, k ink) {
	way := b.Sub(a)
	length := float64(way.X*way.X + way.Y*way.Y)
	area := image.Rectangle{a, b}.Canon().Inset(-int(r) - 2).Intersect(c.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			off := image.Pt(x, y).Sub(a)
			along := 0.0
			if length > 0 {
				along = min(1, max(0, float64(off.X*way.X+off.Y*way.Y)/length))
			}
			d := math.Hypot(float64(off.X)-along*float64(way.X), float64(off.Y)-along*float64(way.Y))
			c.spot(x, y, k, uint8(full*min(1, max(0, r+0.5-d))))
		}
	}
}

func (c canvas) write(w word) {
	for r, dot := range w.glyphs {
		area, glyph, from, _, _ := w.pen.Glyph(dot, r)
		mask, ok := glyph.(*image.Alpha)
		if !ok {
			continue
		}
		on := area.Intersect(c.Rect)
		for y := on.Min.Y; y < on.Max.Y; y++ {
			for x := on.Min.X; x < on.Max.X; x++ {
				alpha := mask.AlphaAt(from.X+x-area.Min.X, from.Y+y-area.Min.Y).A
				c.spot(x, y, w.ink, uint8(int(alpha)*full/0xFF))
			}
		}
	}
}
