// Package chart draws numbers over time as a PNG for a phone, and pages that somebody
// else arranged ([Page]).
//
// # Idea
//
// A picture is arranged first and painted after: [arrange] measures every word
// and says where it stands, so that what may not happen (a number over another,
// a bar that does not start at zero) is a question about rectangles, not about
// pixels. The line of a [Weekly] has a band of its own above the bars: two
// scales in one field would make it run through their numbers, and make it
// cross them where nothing crosses.
//
// # Promise
//
// Every scale starts at zero and its ticks are round. Words never meet each
// other, a bar or a dot. Up to eight weeks of five-digit values every bar and
// every point has its number. Where there is no room labels thin out evenly, the
// newest stays, and lower numbers give way to higher ones. The same input gives
// the same picture. It takes about 10 ms and 2 MB to draw and leaves 50 KB, what
// is kept of the font.
//
// The font is in the program (font/README.md says how it was made). A character
// it lacks shows as an empty box.
package chart

import (
	"bytes"
	"fmt"
	"image/png"
)

// A Weekly is what the picture of the weeks shows, oldest week first.
type Weekly struct {
	Title              string
	Labels             []string
	Bars               []int
	BarName, BarUnit   string
	Line               []int
	LineName, LineUnit string
}

// PNG draws the weeks.
func (w Weekly) PNG() ([]byte, error) { return w.picture().png() }

func (w Weekly) picture() picture {
	return picture{
		title:  w.Title,
		labels: w.Labels,
		bars:   []series{{name: w.BarName, unit: w.BarUnit, values: w.Bars, ink: barInk}},
		line:   []series{{name: w.LineName, unit: w.LineUnit, values: w.Line, ink: lineInk}},
	}
}

// A Trend is one number over up to 53 periods, oldest first. Than, where it is
// given, stands beside it: the same periods of the year before. An empty label
// leaves its period without one.
type Trend struct {
	Title            string
	Labels           []string
	Bars             []int
	BarName, BarUnit string
	Than             []int
	ThanName         string
	None             []bool // periods of which nothing is known: a gap, no 0; nil: of all something is
	Running          bool   // the last period is not over: its bar is hatched
}

// PNG draws the trend.
func (t Trend) PNG() ([]byte, error) { return t.picture().png() }

func (t Trend) picture() picture {
	p := picture{title: t.Title, labels: t.Labels}
	if t.Than != nil {
		p.bars = append(p.bars, series{name: t.ThanName, unit: t.BarUnit, values: t.Than, ink: thanInk})
	}
	p.bars = append(p.bars, series{t.BarName, t.BarUnit, t.Bars, barInk, t.None, t.Running})
	return p
}

// A picture is what both kinds are: bars side by side and at most one line.
type picture struct {
	title  string
	labels []string
	bars   []series
	line   []series
}

type series struct {
	name, unit string
	values     []int
	ink        ink
	none       []bool
	running    bool
}

// known reports whether there is anything to draw of a period.
func (s series) known(i int) bool { return s.none == nil || !s.none[i] }

// legend is the name with its unit, and what hatching means where there is any.
func (s series) legend() string {
	said := s.name
	if s.unit != "" {
		said += "（" + s.unit + "）"
	}
	if s.running {
		said += "　斜纹：还没过完"
	}
	return said
}

const (
	mostPeriods = 53
	mostValue   = 1e12
)

// check refuses what cannot be drawn.
func (p picture) check() error {
	if n := len(p.labels); n == 0 || n > mostPeriods {
		return fmt.Errorf("chart: %d periods, want 1 to %d", n, mostPeriods)
	}
	for _, s := range append(p.bars[:len(p.bars):len(p.bars)], p.line...) {
		if len(s.values) != len(p.labels) {
			return fmt.Errorf("chart: %d values of %s for %d periods", len(s.values), s.name, len(p.labels))
		}
		if s.none != nil && len(s.none) != len(s.values) {
			return fmt.Errorf("chart: %d gaps of %s for %d periods", len(s.none), s.name, len(p.labels))
		}
		for _, v := range s.values {
			if v < 0 || v > mostValue {
				return fmt.Errorf("chart: %s is %d", s.name, v)
			}
		}
	}
	return nil
}

func (p picture) png() ([]byte, error) {
	l, err := arrange(p)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = png.Encode(&out, paint(l))
	return out.Bytes(), err
}
