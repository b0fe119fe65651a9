package chart

import "image"

// head writes the title, smaller where it is long.
func (l *layout) head() (err error) {
	if l.pen, err = newPen(textSize); err != nil {
		return err
	}
	room := width - 2*margin
	for s := titleSize; ; s -= 2 {
		p, err := newPen(s)
		if err != nil {
			return err
		}
		if s <= titleLeast || p.width(l.title) <= room {
			l.words = append(l.words, p.word(p.fit(l.title, room), margin, titleLine, left, textInk))
			return nil
		}
	}
}

func (l *layout) widest(b band) (w int) {
	for i := range b.steps + 1 {
		w = max(w, l.pen.width(b.tick(i)))
	}
	return w
}

// axis writes the ticks of a band and rules a line at each.
func (l *layout) axis(b band, x int, a align) {
	for i := range b.steps + 1 {
		y, k := b.y(i*b.step), ruleInk
		if i == 0 {
			k = axisInk
		}
		l.rules = append(l.rules, mark{Rectangle: image.Rect(l.left, y, l.right, y+2), ink: k})
		l.words = append(l.words, l.pen.word(b.tick(i), x, y+textSize*3/8, a, softInk))
	}
}

// centre is the x of a period.
func (l *layout) centre(i int) int {
	side := l.side()
	return l.left + side + (l.right-l.left-2*side)*(2*i+1)/(2*len(l.labels))
}

// side is the room for numbers that are wider than the first bar or the last.
func (l *layout) side() int { return textSize / 2 * len(l.bars) }

// raiseAll raises the bars and writes their legend over the left axis.
func (l *layout) raiseAll(b band) {
	n := len(l.bars)
	wide := max(3, min(84, (l.right-l.left-2*l.side())*6/10/len(l.labels)/n))
	room := (width-2*margin)/n - 2*textSize
	x := margin
	for j, s := range l.bars {
		for i, v := range s.values {
			from := l.centre(i) - n*wide/2 + j*wide
			l.columns = append(l.columns, mark{image.Rect(from, b.y(v), from+wide-(n-1), b.floor), s.ink, s.running && i == len(s.values)-1})
		}
		l.signs = append(l.signs, mark{Rectangle: image.Rect(x, b.legend-textSize*3/4, x+textSize*3/4, b.legend), ink: s.ink})
		w := l.pen.word(l.pen.fit(s.legend(), room), x+textSize, b.legend, left, textInk)
		l.words = append(l.words, w)
		x = w.box.Max.X + textSize
	}
}

// pointAll sets the points and writes their legend over the right axis.
func (l *layout) pointAll(b band) {
	s := l.line[0]
	for i, v := range s.values {
		l.dots = append(l.dots, image.Pt(l.centre(i), b.y(v)))
	}
	w := l.pen.word(l.pen.fit(s.legend(), width/2), width-margin, b.legend, right, textInk)
	x, y := w.at.X-2*textSize, b.legend-textSize*3/8
	l.signs = append(l.signs, mark{Rectangle: image.Rect(x, y-3, x+textSize*3/2, y+3), ink: s.ink})
	l.words = append(l.words, w)
}

// label writes under the axis as many labels as have room: all, or every
// second, or every third, and always the newest.
func (l *layout) label() {
	var all []word
	for i, text := range l.labels {
		if text != "" {
			all = append(all, l.pen.word(l.pen.fit(text, width/2), l.centre(i), barBand[1]+textSize*3/2, centre, softInk).inside())
		}
	}
	for step := 1; ; step++ {
		if few := every(all, step); !crowded(few) {
			l.words = append(l.words, few...)
			return
		}
	}
}

// every takes each step-th word, the last among them.
func every(all []word, step int) (few []word) {
	for i, w := range all {
		if (len(all)-1-i)%step == 0 {
			few = append(few, w)
		}
	}
	return few
}

// crowded reports whether neighbours come too close.
func crowded(words []word) bool {
	for i := 1; i < len(words); i++ {
		if words[i-1].box.Max.X+3*apart > words[i].box.Min.X {
			return true
		}
	}
	return false
}
