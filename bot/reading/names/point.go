package names

import (
	"cmp"
	"slices"

	"liaison/bot/reading/runes"
)

// MostCandidates is how many names an unsure answer offers.
const MostCandidates = 4

// FindPoint reads the answer to “哪个点位？”: the name it certainly means, or
// else the nearest names, at most four.
func (x *Index) FindPoint(text string) (name string, candidates []string) {
	n := runes.Of(text).Runes
	points := x.pointsIn(n)
	if len(points) == 0 {
		points = x.pointsLike(n)
		if len(points) == 1 && points[0].whole {
			return x.points[points[0].point].Name, nil
		}
	} else if len(points) == 1 {
		return x.points[points[0].point].Name, nil
	}
	for _, p := range points[:min(len(points), MostCandidates)] {
		candidates = append(candidates, x.points[p.point].Name)
	}
	return "", candidates
}

// A likeness says how near a point's name is to what was typed.
type likeness struct {
	point int
	runes int  // how many runes of the text stand in the name, in order
	whole bool // all of them do
}

// pointsIn returns the points that are named in n. In an answer a common word
// is a name wherever it stands.
func (x *Index) pointsIn(n []rune) []likeness {
	var out []likeness
	add := func(ts []Target) {
		for _, t := range ts {
			if t.Point >= 0 && !slices.ContainsFunc(out, func(l likeness) bool { return l.point == t.Point }) {
				out = append(out, likeness{point: t.Point})
			}
		}
	}
	for i := 0; i < len(n); {
		v, end := x.exact.Longest(n, i)
		if v < 0 {
			i++
			continue
		}
		add(x.list[v].targets)
		i = end
	}
	if len(out) == 0 {
		for _, m := range x.Find(n) {
			add(m.Means)
		}
	}
	return out
}

// pointsLike returns the points whose names or aliases share most with n, the
// nearest first.
func (x *Index) pointsLike(n []rune) []likeness {
	var typed []rune
	for _, c := range n {
		if runes.IsHan(c) || runes.IsLatin(c) || runes.IsDigit(c) {
			typed = append(typed, c)
		}
	}
	var out []likeness
	for i, p := range x.points {
		best := likeness{point: i}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if k := Common(typed, runes.Of(name).Runes); k > best.runes {
				best.runes, best.whole = k, k == len(typed) && k >= 2
			}
		}
		if best.runes >= min(2, len(typed)) && best.runes > 0 {
			out = append(out, best)
		}
	}
	slices.SortStableFunc(out, func(a, b likeness) int { return cmp.Compare(b.runes, a.runes) })
	if len(out) > 1 && out[0].whole && !out[1].whole {
		return out[:1]
	}
	return out
}

// Common returns how many runes of a stand in b in the same order, at best.
func Common(a, b []rune) int {
	if len(a) > 40 || len(b) > 40 {
		return 0
	}
	var row [41]int
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return row[len(b)]
}

// Exactly returns what the longest name at n[i:] can mean, spelled as it is in the
// roster, and where it ends.
func (x *Index) Exactly(n []rune, i int) ([]Target, int) {
	v, end := x.exact.Longest(n, i)
	if v < 0 {
		return nil, i
	}
	return x.list[v].targets, end
}
