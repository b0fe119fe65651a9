package reading

import (
	"slices"

	"liaison/bot/reading/days"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// refersTo returns the number by which a clause names a record, or 0.
func (x *utterance) refersTo(c *clause) int {
	if all := x.numbered(c); len(all) > 0 {
		return all[0]
	}
	return 0
}

// numbered lists the numbers by which a clause names records: #128, 12号问题,
// 问题12.
func (x *utterance) numbered(c *clause) []int {
	var out []int
	for i := range c.toks {
		t := &c.toks[i]
		if t.Kind != token.Number || t.Num.Value > number.Max || len(out) == mostNumbered || slices.Contains(out, t.Num.Value) {
			continue
		}
		if runes.At(x.s.Runes, t.Start-1) == '#' || t.Num.Unit == "号" && (days.NumbersProblem(x.s.Runes, t.Start, t.End) || t.Num.Value > 31 && runes.HasAt(x.s.Runes, t.End, "那个")) ||
			t.Num.Unit == "" && t.End < c.end && days.BehindProblem(x.s.Runes, t.Start) {
			out = append(out, t.Num.Value)
		}
	}
	return out
}

// mostNumbered is how many records one clause names at most.
const mostNumbered = 20
