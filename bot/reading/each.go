package reading

import (
	"strings"

	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// eachOfThem begins a problem with each of the clauses that begin with 一个, where as many were announced and one of them was read as such:
// 两个问题 一个地滑摔了人 一个公平秤没电了.
func eachOfThem(t *ruling, labels []label) {
	for i := range t.clauses {
		n := t.mattersAnnounced(&t.clauses[i])
		if n == 0 {
			continue
		}
		var starts []int
		read := false
		for k := i + 1; k < len(labels); k++ {
			if runes.AnyAt(t.s.Runes, t.clauses[k].start, "一个", "一是", "一处", "一家", "还有", "另", "再") > 0 || len(starts) > 0 && runes.AnyAt(t.s.Runes, t.clauses[k].start, "二是", "三是") > 0 {
				starts = append(starts, k)
				read = read || labels[k] == begins(Problem)
			}
		}
		if len(starts) != n || !read || starts[0] != i+1 {
			continue
		}
		for _, k := range starts {
			labels[k] = begins(Problem)
		}
		if labels[i].kind() == Problem {
			labels[i] = outside
		}
	}
}

// mattersAnnounced is how many problems a clause says follow, and no more: 两个问题; or 0.
func (t *ruling) mattersAnnounced(c *clause) int {
	for _, u := range c.toks {
		l := runes.AnyAt(t.s.Runes, u.End, "问题", "毛病", "隐患")
		last := l > 0 && strings.TrimSpace(t.span(u.End+l, c.end)) == ""
		if last && u.Kind == token.Number && u.Num.Value > 1 && u.Num.Value <= 6 && !u.Num.Vague {
			return u.Num.Value
		}
	}
	return 0
}
