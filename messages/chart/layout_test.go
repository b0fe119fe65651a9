package chart

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is drawn, words, bars and dots keep apart inside the picture, and
// bars stand on zero, as high as their values ask.
func TestArrange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, err := arrange(draw(t))
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range wrong(l) {
			t.Error(w)
		}
	})
}

// Eight weeks always have all their numbers, and no number lies on the line.
func TestWeeklyNumbers(t *testing.T) {
	values := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(0, 9), rapid.IntRange(0, 99999)), 8, 8)
	rapid.Check(t, func(t *rapid.T) {
		l, err := arrange(weeks(values.Draw(t, "bars"), values.Draw(t, "line")).picture())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range append(l.bars, l.line...) {
			for i, v := range s.values {
				at := slices.IndexFunc(l.words, func(w word) bool {
					return w.ink == s.ink && w.text == number(v) && near(w.box, l.centre(i))
				})
				if at < 0 {
					t.Errorf("%s of period %d has no number", s.name, i)
				} else if l.crossed(l.words[at].box) {
					t.Errorf("the line crosses %s of period %d", s.name, i)
				}
			}
		}
	})
}

// Labels keep the newest and even steps between them; a long title is cut.
func TestThinned(t *testing.T) {
	p := weeks([]int{1, 2, 3, 4, 5, 6, 7}, []int{1, 2, 3, 4, 5, 6, 7}).picture()
	for _, c := range []struct {
		title, shown string
		labels       []string
		want         []string
	}{
		{"短", "短", []string{"一", "二", "三", "", "五", "六", "七"}, []string{"一", "二", "三", "五", "六", "七"}},
		{"短", "短", []string{"1月11日周一", "二", "三", "四", "1月15日周五", "1月16日周六", "七"}, []string{"1月11日周一", "三", "1月15日周五", "七"}},
		{strings.Repeat("很长", 16), strings.Repeat("很长", 14) + "很…", make([]string, 7), nil},
	} {
		p.title, p.labels = c.title, c.labels
		l, err := arrange(p)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range l.words {
			if w.at.Y > barBand[1]+textSize {
				got = append(got, w.text)
			}
		}
		if !slices.Equal(got, c.want) || l.words[0].text != c.shown {
			t.Errorf("%s: labels %q, want %q", l.words[0].text, got, c.want)
		}
	}
}

// near reports whether a number belongs to the period at x.
func near(box image.Rectangle, x int) bool {
	return box.Min.X-2*radius < x && x < box.Max.X+2*radius
}

func draw(t *rapid.T) picture {
	n := rapid.IntRange(1, mostPeriods).Draw(t, "periods")
	values := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(0, 9), rapid.IntRange(0, 999), rapid.IntRange(0, mostValue)), n, n)
	words := rapid.StringOfN(rapid.RuneFrom([]rune("第38周/月日（次）gj未W… \n📝\u0301")), 0, 40, -1)
	w := Weekly{
		Title:   words.Draw(t, "title"),
		Labels:  rapid.SliceOfN(words, n, n).Draw(t, "labels"),
		Bars:    values.Draw(t, "bars"),
		BarName: words.Draw(t, "bar name"),
		BarUnit: "次",
	}
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		w.Line, w.LineName = values.Draw(t, "line"), words.Draw(t, "line name")
		return w.picture()
	case 1:
		return Trend{Title: w.Title, Labels: w.Labels, Bars: w.Bars, BarName: w.BarName}.picture()
	}
	return Trend{Title: w.Title, Labels: w.Labels, Bars: w.Bars, BarName: w.BarName, Than: values.Draw(t, "than"), ThanName: words.Draw(t, "than name")}.picture()
}

// wrong says what stands where it must not.
func wrong(l *layout) (all []string) {
	for i, w := range l.words {
		if !w.box.In(image.Rect(0, 0, width, height)) {
			all = append(all, fmt.Sprintf("%q is outside: %v", w.text, w.box))
		}
		for _, v := range l.words[:i] {
			if v.box.Overlaps(w.box) {
				all = append(all, fmt.Sprintf("%q %v is on %q %v", w.text, w.box, v.text, v.box))
			}
		}
		for _, m := range slices.Concat(l.columns, l.signs) {
			if m.Overlaps(w.box) {
				all = append(all, fmt.Sprintf("%q %v is on the mark %v", w.text, w.box, m))
			}
		}
		for _, d := range l.dots {
			if square(d, radius).Overlaps(w.box) {
				all = append(all, fmt.Sprintf("%q %v is on the dot %v", w.text, w.box, d))
			}
		}
	}
	return append(all, crooked(l)...)
}

// crooked says which bars are not what their values ask.
func crooked(l *layout) (all []string) {
	b := newBand(oneBand, l.bars)
	if len(l.line) > 0 {
		b = newBand(barBand, l.bars)
	}
	for i, m := range l.columns {
		for _, o := range l.columns[:i] {
			if m.Overlaps(o.Rectangle) || !m.In(image.Rect(l.left, b.top, l.right, b.floor)) {
				all = append(all, fmt.Sprintf("bar %v is on %v or outside", m, o))
			}
		}
	}
	per := float64(b.floor-b.top) / float64(b.scale.top())
	for j, s := range l.bars {
		for i, v := range s.values {
			m := l.columns[j*len(s.values)+i]
			if m.Max.Y != b.floor {
				all = append(all, fmt.Sprintf("bar %d ends at %d, zero is at %d", i, m.Max.Y, b.floor))
			}
			if off := float64(m.Dy()) - per*float64(v); off > 2 || off < -0.51 || v > 0 && m.Dy() == 0 || m.Dx() < 1 {
				all = append(all, fmt.Sprintf("bar %d of %d is %d high, want %.1f", i, v, m.Dy(), per*float64(v)))
			}
		}
	}
	return all
}
