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
		if at(x.s.n, t.start-1) == '#' || t.num.unit == "号" && (numbersProblem(x.s.n, t.start, t.end) || t.num.value > 31 && hasAt(x.s.n, t.end, "那个")) ||
			t.num.unit == "" && t.end < c.end && behindProblem(x.s.n, t.start) {
			out = append(out, t.num.value)
		}
	}
	return out
}

// mostNumbered is how many records one clause names at most.
const mostNumbered = 20
