package names

import (
	"slices"
	"strings"

	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// Matches are names found in a text.
type Matches []runes.Found[[]Target]

func (m Matches) At(i int) (runes.Found[[]Target], bool) { return runes.Matches[[]Target](m).At(i) }

// Find finds the roster's names: as they are, mistyped, or in Latin
// letters. A common word counts only where a place may stand, or where the
// same point is named elsewhere in the sentence.
func (x *Index) Find(n []rune) Matches {
	var out, doubtful Matches
	for i := range n {
		v, end := x.exact.Longest(n, i)
		if v < 0 {
			continue
		}
		e := x.list[v]
		t := runes.Found[[]Target]{Start: i, End: end, Means: e.targets}
		if e.common && !placeFits(n, i, end) {
			doubtful = append(doubtful, t)
			continue
		}
		out = append(out, t)
	}
	out = append(out, x.findMistyped(n)...)
	out = append(out, x.findLatin(n)...)
	for _, d := range doubtful {
		if out.around(d) || out.listed(n, d) {
			out = append(out, d) // 钢市居然写字楼都去了, 先农贸后钢市
			continue
		}
		if leftOfPlace(n, d.Start) >= maybe && rightOfPlace(n, d.End) > never && out.names(d.Means[0].Point) {
			out = append(out, d)
		}
	}
	runes.Matches[[]Target](out).Sort()
	return out
}

// names reports whether some match means the point.
func (m Matches) names(point int) bool {
	return slices.ContainsFunc(m, func(t runes.Found[[]Target]) bool { return t.Means[0].Point == point })
}

// around reports whether a name stands right before d, and another right behind.
func (m Matches) around(d runes.Found[[]Target]) bool {
	ends := func(t runes.Found[[]Target]) bool { return t.End == d.Start }
	begins := func(t runes.Found[[]Target]) bool { return t.Start == d.End }
	return slices.ContainsFunc(m, ends) && slices.ContainsFunc(m, begins)
}

// listed reports whether a word of order or of a list joins d to another name, or a name stands right behind where d begins
// what is told: 先农贸后钢市, 今天农贸钢市都走了.
func (m Matches) listed(n []rune, d runes.Found[[]Target]) bool {
	return slices.ContainsFunc(m, func(t runes.Found[[]Target]) bool {
		switch {
		case t.Start > d.End:
			return joins[strings.TrimLeft(string(n[d.End:t.Start]), "，, ")]
		case t.End < d.Start:
			return joins[strings.TrimLeft(string(n[t.End:d.Start]), "，, ")]
		}
		return t.Start == d.End && n[d.End-1] != '然' && leftOfPlace(n, d.Start) >= maybe
	})
}

// joins are words that join two places.
var joins = map[string]bool{"后": true, "再": true, "再去": true, "后去": true, "再到": true, "然后": true, "然后去": true, "接着": true, "接着去": true, "完了": true, "完了去": true, "、": true, "和": true, "跟": true, "与": true, "及": true, "还有": true}

// findMistyped finds names with one wrong character. A wrong character that
// neither sounds nor looks like the right one is believed in long names only,
// and leaves the point unsure in those of four.
func (x *Index) findMistyped(n []rune) Matches {
	var out Matches
	x.slips.Find(n, func(f slip.Slip) {
		e := x.list[f.Word]
		length := f.End - f.Start
		switch {
		case !f.Alike && (length < 5 || f.Wrong < f.Start+2 && length < 6):
			return
		case length == 2 && f.Alike && f.Start == 0 && rightOfPlace(n, f.End) == surely: // 居燃送政策
		case length == 2 && (leftOfPlace(n, f.Start) < surely || rightOfPlace(n, f.End) < maybe):
			return
		case length == 3 && e.common && !placeFits(n, f.Start, f.End):
			return
		}
		if v, end := x.exact.Longest(n, f.Start); v >= 0 && (!f.Alike || end >= f.End) {
			return
		}
		out = append(out, runes.Found[[]Target]{Start: f.Start, End: f.End, Means: e.targets})
	})
	return out
}

// findLatin finds names typed in Latin letters, with or without spaces.
func (x *Index) findLatin(n []rune) Matches {
	var out Matches
	for i := 0; i < len(n); i++ {
		if !runes.IsLatin(n[i]) {
			continue
		}
		letters, end, last := "", i, -1
		best := 0
		for j := i; j < len(n) && j < i+40; j++ {
			if n[j] == ' ' || n[j] == '\'' || n[j] == '-' {
				continue
			}
			if !runes.IsLatin(n[j]) && !runes.IsDigit(n[j]) {
				break
			}
			letters += string(n[j])
			if v, ok := x.latin[letters]; ok && !runes.IsLatin(runes.At(n, j+1)) {
				last, best = v, j+1
			}
		}
		if last >= 0 {
			out = append(out, runes.Found[[]Target]{Start: i, End: best, Means: x.list[last].targets})
		}
		for end = max(i, best-1); end+1 < len(n) && runes.IsLatin(n[end+1]); end++ {
		}
		i = end
	}
	return out
}
