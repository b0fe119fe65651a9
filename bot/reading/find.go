package reading

import (
	"cmp"
	"slices"
)

// matches are tokens found ahead of the scan, by where they begin, the best
// first where two begin together.
type matches []token

func (m matches) at(i int) (token, bool) {
	k, ok := slices.BinarySearchFunc(m, i, func(t token, i int) int { return cmp.Compare(t.start, i) })
	if !ok {
		return token{}, false
	}
	return m[k], true
}

// sort puts the longest token first at each place.
func (m matches) sort() {
	slices.SortStableFunc(m, func(a, b token) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
}

// findNames finds the roster's names: as they are, mistyped, or in Latin
// letters. A common word counts only where a place may stand, or where the
// same point is named elsewhere in the sentence.
func (r *Reader) findNames(n []rune) matches {
	var out, doubtful matches
	for i := range n {
		v, end := r.names.exact.longest(n, i)
		if v < 0 {
			continue
		}
		e := r.names.list[v]
		t := token{kind: nameToken, start: i, end: end, targets: e.targets}
		if e.common && !placeFits(n, i, end) {
			doubtful = append(doubtful, t)
			continue
		}
		out = append(out, t)
	}
	out = append(out, r.findMistyped(n)...)
	out = append(out, r.findLatin(n)...)
	for _, d := range doubtful {
		if out.around(d) {
			out = append(out, d) // 钢市居然写字楼都去了
			continue
		}
		if leftOfPlace(n, d.start) >= maybe && rightOfPlace(n, d.end) > never && out.names(d.targets[0].point) {
			out = append(out, d)
		}
	}
	out.sort()
	return out
}

// names reports whether some match means the point.
func (m matches) names(point int) bool {
	return slices.ContainsFunc(m, func(t token) bool { return t.targets[0].point == point })
}

// around reports whether a name stands right before d, and another right behind.
func (m matches) around(d token) bool {
	ends := func(t token) bool { return t.end == d.start }
	begins := func(t token) bool { return t.start == d.end }
	return slices.ContainsFunc(m, ends) && slices.ContainsFunc(m, begins)
}

// findMistyped finds names with one wrong character. A wrong character that
// neither sounds nor looks like the right one is believed in long names only,
// and leaves the point unsure in those of four.
func (r *Reader) findMistyped(n []rune) matches {
	var out matches
	r.names.slips.find(n, func(f slip) {
		e := r.names.list[f.word]
		length := f.end - f.start
		switch {
		case !f.alike && (length < 5 || f.wrong < f.start+2 && length < 6):
			return
		case length == 2 && f.alike && f.start == 0 && rightOfPlace(n, f.end) == surely: // 居燃送政策
		case length == 2 && (leftOfPlace(n, f.start) < surely || rightOfPlace(n, f.end) < maybe):
			return
		case length == 3 && e.common && !placeFits(n, f.start, f.end):
			return
		}
		if v, end := r.names.exact.longest(n, f.start); v >= 0 && (!f.alike || end >= f.end) {
			return
		}
		out = append(out, token{kind: nameToken, start: f.start, end: f.end, targets: e.targets})
	})
	return out
}

// findLatin finds names typed in Latin letters, with or without spaces.
func (r *Reader) findLatin(n []rune) matches {
	var out matches
	for i := 0; i < len(n); i++ {
		if !isLatin(n[i]) {
			continue
		}
		letters, end, last := "", i, -1
		best := 0
		for j := i; j < len(n) && j < i+40; j++ {
			if n[j] == ' ' || n[j] == '\'' || n[j] == '-' {
				continue
			}
			if !isLatin(n[j]) && !isDigit(n[j]) {
				break
			}
			letters += string(n[j])
			if v, ok := r.names.latin[letters]; ok && !isLatin(at(n, j+1)) {
				last, best = v, j+1
			}
		}
		if last >= 0 {
			out = append(out, token{kind: nameToken, start: i, end: best, targets: r.names.list[last].targets})
		}
		for end = max(i, best-1); end+1 < len(n) && isLatin(n[end+1]); end++ {
		}
		i = end
	}
	return out
}

// findSlips finds words of the lexicon with one character that sounds or looks
// like the right one: 主题挡日, 民主平议.
func (l *lexicon) findSlips(n []rune) matches {
	var out matches
	l.slips.find(n, func(f slip) {
		if f.alike && !l.spells(n[f.start:f.end]) {
			out = append(out, token{kind: wordToken, start: f.start, end: f.end, word: &l.words[l.slip[f.word]]})
		}
	})
	out.sort()
	return out
}

// spells reports whether n is made of the lexicon's words throughout, so that
// it is no slip: 商户说 is not 商户数.
func (l *lexicon) spells(n []rune) bool {
	for i := 0; i < len(n); {
		v, end := l.trie.longest(n, i)
		if v < 0 {
			return false
		}
		i = end
	}
	return true
}
