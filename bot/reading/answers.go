package reading

import "liaison/store/numeral"

// Number reads the answer to “多少？”: 62, 六十二户, 三十多, 没有.
// Quantities that are no figure, like 几十, are not ok, and neither are numbers
// with anything but a unit behind them.
func (r *Reader) Number(text string) (n int, approx, ok bool) {
	if x, ok := numeral.Parse(text); ok && x.Bad != 0 {
		return 0, false, false // -5
	}
	s := newScript(text)
	for i := range s.n {
		if x, found := scanNumber(s.n, i); found {
			return x.value, x.approx, !x.vague && (!x.odd || anyAt(s.n, x.bare, "天", "工作日", "个工作日") > 0) && x.value <= maxFigure && endsPlainly(r.lex, s.n, x.end)
		}
	}
	i := skipSpace(s.n, 0)
	return 0, false, anyAt(s.n, i, "没有", "没", "无", "都没") > 0
}

// endsPlainly reports whether nothing but what is counted and small words stand
// at n[i:].
func endsPlainly(l *lexicon, n []rune, i int) bool {
	for i < len(n) {
		if w := anyAt(n, i, "左右", "上下", "出头", "开外", "以上", "的样子", "吧", "啊", "呀", "了", "的", "呢", "哈", "来着"); w > 0 {
			i += w
			continue
		}
		if w, end := l.longest(n, i); w != nil && (w.class == counted || w.class == figureCue) {
			i = end
			continue
		}
		if n[i] != ' ' && !isBreak(n[i]) {
			return false
		}
		i++
	}
	return true
}

// Fault says why the answer to “多少？” is no number that can be read, or 0.
func (r *Reader) Fault(text string) numeral.Fault {
	if x, ok := numeral.Parse(text); ok && x.Bad != 0 {
		return x.Bad
	}
	s := newScript(text)
	for i := range s.n {
		if x, found := scanNumber(s.n, i); found {
			return x.bad
		}
	}
	return 0
}

// FindPoint reads the answer to “哪个点位？”: the name it certainly means, or
// else the nearest names, at most four.
func (r *Reader) FindPoint(text string) (name string, candidates []string) {
	return r.names.findPoint(text)
}

// FindUnit returns the units that a nickname may mean: 特设科, 消保科, 城东所.
func (r *Reader) FindUnit(text string) []string { return r.units.find(text) }
