package chart

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
)

var pictures = []struct {
	name string
	picture
}{
	{"typical", weeks([]int{12, 18, 3, 22, 27, 19, 31, 24}, []int{4, 6, 5, 9, 7, 3, 2, 5}).picture()},
	{"all zero", weeks(make([]int, 8), make([]int, 8)).picture()},
	{"one huge", weeks([]int{2, 5, 1, 0, 123456789, 3, 4, 2}, []int{1, 0, 0, 2, 1, 999, 0, 1}).picture()},
	{"all the same", weeks(slices.Repeat([]int{7}, 8), slices.Repeat([]int{3}, 8)).picture()},
	{"one week", weeks([]int{3}, []int{1}).picture()},
	{"a year", year([]int{112, 231, 155, 342, 260, 148, 339, 244, 352, 161, 130, 0}, nil).picture()},
	{"two years", year([]int{12, 31, 55, 42, 60, 48, 39, 44, 52, 61, 30, 0}, []int{10, 22, 41, 40, 52, 51, 40, 33, 38, 45, 47, 36}).picture()},
}

func weeks(bars, line []int) Weekly {
	w := Weekly{Title: "全局 近8周", Bars: bars, BarName: "走访", BarUnit: "次", Line: line, LineName: "在办问题", LineUnit: "件"}
	for i := range bars {
		w.Labels = append(w.Labels, fmt.Sprintf("%d/%d", 9+i/4, 7+i%4*7))
	}
	return w
}

func year(bars, than []int) Trend {
	t := Trend{Title: "走访 今年趋势", Bars: bars, BarName: "今年", BarUnit: "次", Than: than, ThanName: "去年"}
	for i := range bars {
		t.Labels = append(t.Labels, fmt.Sprintf("%d月", i+1))
	}
	return t
}

// A period of which nothing is known is a gap: no number stands there. The bar of
// one that is not over is hatched, and the legend says so.
func TestGapsAndRunning(t *testing.T) {
	tr := year([]int{112, 0, 0, 342}, nil)
	tr.None, tr.Running = []bool{false, true, false, false}, true
	l, err := arrange(tr.picture())
	if err != nil {
		t.Fatal(err)
	}
	zeros, legend := 0, false
	for _, w := range l.words {
		if w.text == "0" && w.box.Min.X > l.left {
			zeros++
		}
		legend = legend || strings.Contains(w.text, "斜纹：还没过完")
	}
	if zeros != 1 || !legend {
		t.Errorf("%d zeros, want 1; legend %v", zeros, legend)
	}
	whole := tr
	whole.Running = false
	half, all := len(inked(decode(t, tr.picture()), barInk)), len(inked(decode(t, whole.picture()), barInk))
	if half >= all {
		t.Errorf("%d dots of bars where one is hatched, %d without", half, all)
	}
	if tr.None = tr.None[1:]; tr.picture().check() == nil {
		t.Error("three gaps of four periods are drawn")
	}
}

// What is painted is what was arranged: each ink stays in the boxes that were
// found for it, and every word and bar can be seen.
func TestPNG(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			l, err := arrange(p.picture)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range wrong(l) {
				t.Error(w)
			}
			got := decode(t, p.picture)
			for _, k := range []ink{textInk, softInk, barInk, thanInk} {
				left := inked(got, k)
				for _, box := range boxes(l, k) {
					seen := len(left)
					left = slices.DeleteFunc(left, func(p image.Point) bool { return p.In(box) })
					if len(left) == seen && !box.Empty() {
						t.Errorf("nothing of ink %d is in %v", k, box)
					}
				}
				if len(left) > 0 {
					t.Errorf("ink %d is at %v, where nothing was to be", k, left[0])
				}
			}
		})
	}
}

// decode draws, checks that it draws the same again, and reads the PNG.
func decode(t *testing.T, p picture) *image.Paletted {
	once, err := p.png()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := p.png(); err != nil || !bytes.Equal(once, again) {
		t.Errorf("drawn again it is another picture, or %v", err)
	}
	got, err := png.Decode(bytes.NewReader(once))
	if err != nil {
		t.Fatal(err)
	}
	if size := got.Bounds().Size(); size != image.Pt(width, height) {
		t.Errorf("the picture is %v", size)
	}
	return got.(*image.Paletted)
}

// inked are the pixels of an ink.
func inked(p *image.Paletted, k ink) (at []image.Point) {
	for i, b := range p.Pix {
		if ink(b/(full+1)) == k {
			at = append(at, image.Pt(i%p.Stride, i/p.Stride))
		}
	}
	return at
}

// boxes are where an ink may be.
func boxes(l *layout, k ink) (all []image.Rectangle) {
	for _, m := range slices.Concat(l.columns, l.signs) {
		if m.ink == k {
			all = append(all, m.Rectangle)
		}
	}
	for _, w := range l.words {
		if w.ink == k {
			all = append(all, w.box)
		}
	}
	return all
}

func TestRefused(t *testing.T) {
	good := weeks([]int{1, 2}, []int{3, 4})
	for name, spoil := range map[string]func(*Weekly){
		"0 periods, want":                func(w *Weekly) { *w = Weekly{} },
		"54 periods, want":               func(w *Weekly) { w.Labels = make([]string, 54) },
		"3 values of 走访 for 2 periods":   func(w *Weekly) { w.Bars = []int{1, 2, 3} },
		"0 values of 在办问题 for 2 periods": func(w *Weekly) { w.Line = nil },
		"走访 is -1":                       func(w *Weekly) { w.Bars = []int{0, -1} },
		"在办问题 is 1000000000001":          func(w *Weekly) { w.Line = []int{0, mostValue + 1} },
	} {
		w := good
		spoil(&w)
		if _, err := w.PNG(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %q", err, name)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	for _, p := range pictures {
		b.Run(strings.ReplaceAll(p.name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.png(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
