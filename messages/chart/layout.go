package chart

import "image"

// All lengths are pixels. A phone shows the picture at a third of its size.
const (
	width, height = 1080, 720
	margin        = 24
	textSize      = 30 // of labels and numbers
	titleSize     = 44
	titleLeast    = 34
	titleLine     = 62
	headRow       = 36 // from the top of a band to the line of its legend
	headroom      = 86 // from the top of a band to its highest tick
	gap           = 7  // between a bar or a dot and its number
	apart         = 4  // the least between two words
	radius        = 8  // of a dot
)

// The bands, from their legend to their zero.
var (
	lineBand = [2]int{80, 290}
	barBand  = [2]int{332, 652}
	oneBand  = [2]int{80, 652}
)

// A layout is where everything stands, before anything is painted.
type layout struct {
	picture
	pen         pen
	left, right int    // the sides of the plot
	words       []word // their boxes never meet
	rules       []mark // lines at the ticks
	signs       []mark // of the legend
	columns     []mark // the bars, series by series
	dots        []image.Point
}

// A mark is a filled rectangle.
type mark struct {
	image.Rectangle
	ink     ink
	hatched bool
}

// A band is a strip of the picture with a scale of its own.
type band struct {
	scale
	legend, top, floor int // the legend's line, the highest tick, zero
}

func newBand(at [2]int, all []series) band {
	most := 0
	for _, s := range all {
		for _, v := range s.values {
			most = max(most, v)
		}
	}
	b := band{legend: at[0] + headRow, top: at[0] + headroom, floor: at[1]}
	b.scale = newScale(most, min(5, (b.floor-b.top)/(textSize*4/3)))
	return b
}

// y is the height of a value. What is not zero can be seen.
func (b band) y(v int) int {
	h := (v*(b.floor-b.top) + b.scale.top()/2) / b.scale.top()
	if v > 0 {
		h = max(h, 2)
	}
	return b.floor - h
}

// arrange finds the place of everything.
func arrange(p picture) (*layout, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	l := &layout{picture: p}
	if err := l.head(); err != nil {
		return nil, err
	}
	bars, line := newBand(oneBand, p.bars), band{}
	if len(p.line) > 0 {
		bars, line = newBand(barBand, p.bars), newBand(lineBand, p.line)
	}
	l.left = margin + l.widest(bars) + 2*gap
	l.right = width - margin
	if len(p.line) > 0 {
		l.right -= l.widest(line) + 2*gap
		l.axis(line, l.right+2*gap, left)
		l.pointAll(line)
	}
	l.axis(bars, l.left-2*gap, right)
	l.raiseAll(bars)
	l.label()
	l.numberLine()
	l.numberBars()
	return l, nil
}
