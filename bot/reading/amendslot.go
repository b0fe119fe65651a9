package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// amendedSlots returns the new type, category or text of a correction: 类型是
// 送服务, 改成主题党日, 内容是讲广告法.
func (x *utterance) amendedSlots() map[string]string {
	var out map[string]string
	set := func(slot, value string) {
		if out == nil {
			out = map[string]string{}
		}
		out[slot] = value
	}
	for i := range x.clauses {
		c := &x.clauses[i]
		right := i > 0 && !x.clauses[i].has(lex.NotValue) && c.has(lex.VisitType, lex.Meeting) && len(c.toks) == 1 // 更正，送服务
		for k := range c.toks {
			t := &c.toks[k]
			if t.IsAny(lex.NewValue, lex.NotValue) {
				right = t.Is(lex.NewValue)
			}
			if !right {
				continue
			}
			switch {
			case t.Is(lex.VisitType), t.Is(lex.Meeting):
				if t.End == c.end || c.toks[k+1].Kind == token.Break {
					set("type", t.Word.Value)
				}
			case slices.ContainsFunc(Types(Activity), func(s string) bool { return runes.HasAt(x.s.Runes, t.Start, s) && t.Start+runes.Count(s) == c.end }):
				set("type", string(x.s.Runes[t.Start:c.end]))
			case slices.ContainsFunc(Types(Problem), func(s string) bool { return runes.HasAt(x.s.Runes, t.Start, s) && t.Start+runes.Count(s) == c.end }):
				set("category", string(x.s.Runes[t.Start:c.end]))
			}
		}
		if at := x.textLabel(c); at >= 0 {
			end := c.end
			for j := i + 1; j < len(x.clauses) && !x.clauses[j].strong; j++ {
				end = x.clauses[j].end
			}
			if s := x.said(at, end); s != "" {
				set("text", s)
				delete(out, "type")
			}
			return out
		}
	}
	return out
}

// textLabel returns where the new text begins behind 内容是 and the like, or -1.
func (x *utterance) textLabel(c *clause) int {
	for i := c.start; i < c.end; i++ {
		l := runes.AnyAt(x.s.Runes, i, "内容", "描述", "备注")
		if l == 0 && i == c.start && !c.hasNumber {
			l = runes.AnyAt(x.s.Runes, i, "情况", "问题")
		}
		if l == 0 {
			continue
		}
		if v := runes.AnyAt(x.s.Runes, i+l, "应该是", "应为", "应是", "改成", "改为", "是", ":"); v > 0 && i+l+v < c.end {
			return i + l + v
		}
	}
	return -1
}
