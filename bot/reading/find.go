package reading

import (
	"slices"
)

// nameMatches are names found in a text.
type nameMatches []found[[]target]

func (m nameMatches) at(i int) (found[[]target], bool) { return matches[[]target](m).at(i) }

// find finds the roster's names: as they are, mistyped, or in Latin
// letters. A common word counts only where a place may stand, or where the
// same point is named elsewhere in the sentence.
func (x *names) find(n []rune) nameMatches {
	var out, doubtful nameMatches
	for i := range n {
		v, end := x.exact.longest(n, i)
		if v < 0 {
			continue
		}
		e := x.list[v]
		t := found[[]target]{i, end, e.targets}
		if e.common && !placeFits(n, i, end) {
			doubtful = append(doubtful, t)
			continue
		}
		out = append(out, t)
	}
	out = append(out, x.findMistyped(n)...)
	out = append(out, x.findLatin(n)...)
	for _, d := range doubtful {
		if out.around(d) {
			out = append(out, d) // 钢市居然写字楼都去了
			continue
		}
		if leftOfPlace(n, d.start) >= maybe && rightOfPlace(n, d.end) > never && out.names(d.means[0].point) {
			out = append(out, d)
		}
	}
	matches[[]target](out).sort()
	return out
}

// names reports whether some match means the point.
func (m nameMatches) names(point int) bool {
	return slices.ContainsFunc(m, func(t found[[]target]) bool { return t.means[0].point == point })
}

// around reports whether a name stands right before d, and another right behind.
func (m nameMatches) around(d found[[]target]) bool {
	ends := func(t found[[]target]) bool { return t.end == d.start }
	begins := func(t found[[]target]) bool { return t.start == d.end }
	return slices.ContainsFunc(m, ends) && slices.ContainsFunc(m, begins)
}

// findMistyped finds names with one wrong character. A wrong character that
// neither sounds nor looks like the right one is believed in long names only,
// and leaves the point unsure in those of four.
func (x *names) findMistyped(n []rune) nameMatches {
	var out nameMatches
	x.slips.find(n, func(f slip) {
		e := x.list[f.word]
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
		if v, end := x.exact.longest(n, f.start); v >= 0 && (!f.alike || end >= f.end) {
			return
		}
		out = append(out, found[[]target]{f.start, f.end, e.targets})
	})
	return out
}

// findLatin finds names typed in Latin letters, with or without spaces.
func (x *names) findLatin(n []rune) nameMatches {
	var out nameMatches
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
			if v, ok := x.latin[letters]; ok && !isLatin(at(n, j+1)) {
				last, best = v, j+1
			}
		}
		if last >= 0 {
			out = append(out, found[[]target]{i, best, x.list[last].targets})
		}
		for end = max(i, best-1); end+1 < len(n) && isLatin(n[end+1]); end++ {
		}
		i = end
	}
	return out
}
