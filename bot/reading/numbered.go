package reading

import "slices"

// refersTo returns the number by which a clause names a record, or 0.
func (x *session) refersTo(c *clause) int {
	if all := x.numbered(c); len(all) > 0 {
		return all[0]
	}
	return 0
}

// numbered lists the numbers by which a clause names records: #128, 12号问题,
// 问题12.
func (x *session) numbered(c *clause) []int {
	var out []int
	for i := range c.toks {
		t := &c.toks[i]
		if t.kind != numberToken || t.num.value > maxFigure || len(out) == mostNumbered || slices.Contains(out, t.num.value) {
			continue
		}
		counted := t.num.unit == "号" && (numbersProblem(x.s.n, t.end) || t.num.value > 31 && hasAt(x.s.n, t.end, "那个"))
		labelled := i == 1 && hasAt(x.s.n, c.start, "问题") && t.start == c.start+2 && (t.num.unit == "" || t.num.unit == "号") && t.end < c.end
		if counted || labelled || at(x.s.n, t.start-1) == '#' {
			out = append(out, t.num.value)
		}
	}
	return out
}

// mostNumbered is how many records one clause names at most.
const mostNumbered = 20

// numbersProblem reports whether what stands behind 12号 makes it the number of
// a problem rather than a day: 12号问题, 12号那个办完了, but not 12号那个会.
func numbersProblem(n []rune, i int) bool {
	if l := anyAt(n, i, "问题", "的问题", "那个问题", "这个问题", "工单", "那个工单", "单", "那单"); l > 0 {
		_, counts := scanNumeral(n, i+l)
		return !counts
	}
	if !hasAt(n, i, "那个") {
		return false
	}
	i += 2
	if i == len(n) || n[i] == ' ' || isBreak(n[i]) {
		return true
	}
	v, _ := lex.trie.longest(n, i)
	return v >= 0 && slices.Contains(courses, lex.words[v].class)
}

// courses are the classes of words that say how a problem goes on.
var courses = []class{done, solve, ongoing, assign}
