package reading

// findSlips finds words of the lexicon with one character that sounds or looks
// like the right one: 主题挡日, 民主平议.
func (l *lexicon) findSlips(n []rune) matches[*word] {
	var out matches[*word]
	l.slips.find(n, func(f slip) {
		if f.alike && !l.spells(n[f.start:f.end]) {
			out = append(out, found[*word]{f.start, f.end, &l.words[l.slip[f.word]]})
		}
	})
	out.sort()
	return out
}

// spells reports whether n is made of the lexicon's words throughout, so that
// it is no slip: 商户说 is not 商户数.
func (l *lexicon) spells(n []rune) bool {
	for i := 0; i < len(n); {
		w, end := l.longest(n, i)
		if w == nil {
			return false
		}
		i = end
	}
	return true
}
