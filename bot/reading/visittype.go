package reading

import (
	"cmp"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// told are the hints that a visit's clause told of it in full.
const told = 1<<lex.GoVerb | 1<<lex.CallVerb | 1<<lex.VisitVerb | 1<<lex.NoProblem

// untyped returns the visits that 都是送政策 speaks of: those of this line that
// nothing else tells the type of.
func (x *session) untyped(typ *token.Token, all bool) []*draft {
	var out []*draft
	last := x.last(Visit).group
	for _, d := range x.drafts {
		if d.Kind != Visit || d.line != x.line {
			continue
		}
		if !d.typed && d.hints&(1<<lex.Law) == 0 && (all || d.hints&told == 0 || d.group == last) || d.typed && d.Type == typ.Word.Value {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		return x.openVisits()
	}
	return out
}

// otherType reports whether a clause names another type than the draft's. A
// turn of phrase beside a name is none: 慰问工友，送信心.
func (x *session) otherType(d *draft, typ *token.Token) bool {
	return typ != nil && d.typed && d.Type != typ.Word.Value && !d.soft && !x.isSoft(typ)
}

func (x *session) isSoft(typ *token.Token) bool {
	return x.s.Runes[typ.Start] != '送' && typ.Word.Value != "日常"
}

// visitTypeOf guesses the type of a visit that was not said: teaching a law is
// 送政策, solving something is 送服务, anything else is 日常.
func visitTypeOf(d *draft) string {
	_, solved := d.Figures["现场解决"]
	_, firms := d.Figures["服务企业"]
	switch {
	case d.hints&(1<<lex.Law) != 0 && (d.hints&(1<<lex.Teach) != 0 || len(d.Figures) > 0 && !solved):
		return "送政策"
	case solved || firms && d.hints&(1<<lex.Solve) != 0, d.hints&(1<<lex.Help) != 0 && (len(d.Figures) > 0 || d.hints&(1<<lex.Done) != 0):
		return "送服务"
	case d.hints&(1<<lex.Teach) != 0 && len(d.Figures) > 0:
		return "送政策"
	}
	return cmp.Or(d.inherited, "日常")
}

// goes reports whether somebody goes to a point: 去了钢市, 居然去了一趟, but not
// 快到检验期.
func (x *session) goes(c *clause) bool {
	for k, t := range c.toks {
		if !t.Is(lex.GoVerb) || runes.AnyBefore(x.s.Runes, t.Start, "快", "不", "没", "能", "得") {
			continue
		}
		for _, u := range c.toks[k+1:] {
			if u.Kind == token.Name {
				return true
			}
			if u.Start-t.End > 4 {
				break
			}
		}
		if runes.AnyAt(x.s.Runes, t.Start, "去", "跑", "来") > 0 && (t.End == c.end || runes.AnyAt(x.s.Runes, t.End, "了", "过", "的", "趟", "一", "送", "走", "看", "转") > 0 || t.End-t.Start > 1) {
			return true
		}
	}
	return false
}
