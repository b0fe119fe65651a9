package chart

import (
	"cmp"
	"image"
	"slices"
)

// numberBars writes over each bar what it says, where there is room.
func (l *layout) numberBars() {
	n := len(l.labels)
	for j := len(l.bars) - 1; j >= 0; j-- {
		s := l.bars[j]
		for _, i := range byWeight(s.values) {
			if !s.known(i) {
				continue
			}
			if w := l.over(l.columns[j*n+i], j, number(s.values[i])); l.free(w.box) {
				l.words = append(l.words, w)
			}
		}
	}
}

// over is the place over a bar. Where two stand side by side, their numbers
// move apart.
func (l *layout) over(bar mark, series int, text string) word {
	x, a := (bar.Min.X+bar.Max.X)/2, centre
	if len(l.bars) > 1 {
		x, a = bar.Max.X-apart, right
		if series > 0 {
			x, a = bar.Min.X+apart, left
		}
	}
	return l.pen.word(text, x, bar.Min.Y-gap, a, bar.ink.dark()).inside()
}

// numberLine writes beside each dot what it says: over it or under it, straight
// or aslant, where the line does not pass.
func (l *layout) numberLine() {
	for _, s := range l.line {
		for _, i := range byWeight(s.values) {
			places := l.around(l.dots[i], number(s.values[i]), s.ink)
			at := slices.IndexFunc(places, func(w word) bool {
				return l.free(w.box) && !l.crossed(w.box) && w.box.Max.X <= l.right
			})
			if at >= 0 {
				l.words = append(l.words, places[at])
			}
		}
	}
}

// around are the places beside a dot, the best first.
func (l *layout) around(dot image.Point, text string, k ink) (places []word) {
	over, under := dot.Y-radius-gap, dot.Y+radius+gap+textSize*3/4
	for _, x := range [...]struct {
		by int
		a  align
	}{{0, centre}, {-gap, right}, {gap, left}} {
		places = append(places, l.pen.word(text, dot.X+x.by, over, x.a, k), l.pen.word(text, dot.X+x.by, under, x.a, k))
	}
	return places
}

// byWeight orders the periods by how much their number is missed: the newest,
// then from the highest down.
func byWeight(values []int) []int {
	last := len(values) - 1
	order := []int{last}
	for i := range last {
		order = append(order, i)
	}
	slices.SortStableFunc(order[1:], func(a, b int) int { return cmp.Compare(values[b], values[a]) })
	return order
}

// free reports whether a box is no tick's place, and nothing stands in it or
// close to it.
func (l *layout) free(box image.Rectangle) bool {
	box = box.Inset(-apart)
	return box.Min.X >= l.left-apart &&
		!slices.ContainsFunc(l.words, func(w word) bool { return w.box.Overlaps(box) }) &&
		!slices.ContainsFunc(l.columns, func(m mark) bool { return m.Overlaps(box) }) &&
		!slices.ContainsFunc(l.dots, func(d image.Point) bool { return square(d, radius).Overlaps(box) })
}

func square(p image.Point, r int) image.Rectangle { return image.Rectangle{p, p}.Inset(-r) }

// crossed reports whether the line runs through a box.
func (l *layout) crossed(box image.Rectangle) bool {
	box = box.Inset(-apart)
	for i := 1; i < len(l.dots); i++ {
		a, b := l.dots[i-1], l.dots[i]
		from, to := max(a.X, box.Min.X), min(b.X, box.Max.X)
		if from > to {
			continue
		}
		y := func(x int) int { return a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X) }
		if low, high := min(y(from), y(to)), max(y(from), y(to)); high >= box.Min.Y && low <= box.Max.Y {
			return true
		}
	}
	return false
}
