package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A figure is a number that was given to an indicator.
type figure struct {
	name   string
	value  int
	approx bool
	total  bool // 一共: a sum over what was said before
	firm   bool // 实际来的: overrides what was said before
	loose  bool // 通知到的: gives way to what is said later
}

// figures finds the figures of a kind, and of an activity its type, that a
// clause tells, whichever of name and number comes first.
func (x *session) figures(c *clause, kind Kind, typ string) []figure {
	if !c.hasNumber && (kind != Visit || x.issues.Kind == 0) {
		return nil
	}
	var out []figure
	row := x.r.lex.Rows(kind, typ)
	posed := false // the problems are counted in this very clause
	used := -1     // the last token that named a figure, so that it names no other
	for i, t := range c.toks {
		if t.Kind != token.Number {
			continue
		}
		if t.Num.Odd || t.Num.Vague || x.speaks(c, i) || x.indefinite(c, i) {
			continue
		}
		left, right := c.leftCue(i, used), c.rightCue(i)
		if left >= 0 && left == i-1 && right >= 0 && c.numberAt(right+1) {
			right = -1 // 企业3家个体户59户: what follows has a number of its own
		}
		if t.Num.Unit == "" && runes.IsHan(x.s.Runes[t.End-1]) && runes.IsHan(runes.At(x.s.Runes, t.End)) && x.s.Runes[t.End] != '了' && x.s.Runes[t.End] != '吧' {
			continue // 答疑解惑一上午
		}
		if left >= 0 && c.toks[left].Is(lex.Counted) && t.Num.Unit == "" && t.Start-c.toks[left].End > 1 {
			left = -1 // 老板们上了一课
		}
		if end := x.s.Runes[t.End-1]; (end == '俩' || end == '仨') && left >= 0 && c.toks[left].Is(lex.Counted) && c.toks[left].End == t.Start && right < 0 {
			t.Num.Unit = "家" // 企业俩
		}
		ind, by := pick(row, t.Num, cueAt(c, left), cueAt(c, right))
		if ind == nil && kind == Visit {
			ind = x.ofPolicy(c, i, row)
		}
		if ind == nil {
			posed = x.noteIssues(kind, t.Num, cueAt(c, left), cueAt(c, right)) || posed
			continue
		}
		if by == byRight {
			used = right
		} else if by == byLeft {
			used = left
		}
		out = append(out, figure{ind.Name, t.Num.Value, t.Num.Approx, c.totalBefore(i), c.has(lex.Actual) || x.revised, c.has(lex.Notified)})
	}
	if kind == Visit && x.issues.Kind != 0 && x.solvesAll(c) && !slices.ContainsFunc(out, func(f figure) bool { return f.name == "现场解决" }) && (len(out) == 0 || posed || c.has(lex.All)) {
		out = append(out, figure{name: "现场解决", value: x.issues.Num.Value, approx: x.issues.Num.Approx})
	}
	if kind == Visit && x.issues.Kind != 0 && (len(out) == 0 && c.has(lex.All) || posed && !slices.ContainsFunc(out, func(f figure) bool { return f.name == "现场答疑" })) && c.answers() {
		out = append(out, figure{name: "现场答疑", value: x.issues.Num.Value, approx: x.issues.Num.Approx})
	}
	return out
}

// ofPolicy takes the 62 of 送政策62 for households.
func (x *session) ofPolicy(c *clause, i int, row []*Indicator) *Indicator {
	if t := &c.toks[i]; i == 0 || t.Num.Unit != "" || !c.toks[i-1].Is(lex.VisitType) || c.toks[i-1].Word.Value != "送政策" || c.toks[i-1].End != t.Start || runes.IsHan(runes.At(x.s.Runes, t.End)) {
		return nil
	}
	for _, ind := range row {
		if ind.Name == "辐射户数" {
			return ind
		}
	}
	return nil
}

// indefinite reports whether the i-th token is an article rather than a count:
// 步行街一家药店…, unless it is stressed: 就一户企业.
func (x *session) indefinite(c *clause, i int) bool {
	t := c.toks[i]
	if x.s.Runes[t.Start] != '一' || t.Num.Value != 1 || t.Num.Unit == "次" || t.Num.Unit == "场" || t.Num.Unit == "节" {
		return false
	}
	if i == 0 && len(c.toks) == 2 && c.toks[1].Is(lex.Counted) && !x.speaksNext() {
		return false // 送服务，一家企业
	}
	return !runes.AnyBefore(x.s.Runes, t.Start, "就", "只", "仅", "才", "帮", "给", "服务", "服务了", "走访了", "走访", "共", ":") && c.leftCue(i, -1) < 0 && t.End < c.end && (c.rightCue(i) < 0 || !c.toks[c.rightCue(i)].Is(lex.FigureCue))
}

// speaksNext reports whether the next clause tells what somebody said or found.
func (x *session) speaksNext() bool {
	if x.index+1 >= len(x.clauses) {
		return false
	}
	return x.clauses[x.index+1].has(lex.Report, lex.Saying, lex.Finding, lex.Trouble)
}

func cueAt(c *clause, i int) *token.Token {
	if i < 0 {
		return nil
	}
	return &c.toks[i]
}

// leftCue returns the place of the word before the i-th token that may name
// its figure, or -1. A cue goes before a noun (解决实际问题2个), and a noun
// directly behind a number belongs to that one.
func (c *clause) leftCue(i, used int) int {
	noun := -1
	for k := i - 1; k > used; k-- {
		t := c.toks[k]
		if t.Kind == token.Number {
			break
		}
		if t.Is(lex.FigureCue) || t.Is(lex.Solve) {
			if noun >= 0 && t.Is(lex.FigureCue) && noun-k > 2 {
				return noun
			}
			return k
		}
		if noun < 0 && t.Is(lex.Counted) && (k == 0 || c.toks[k-1].Kind != token.Number) {
			noun = k
		}
	}
	return noun
}

// rightCue returns the place of the word just behind the i-th token that may
// name its figure, or -1.
func (c *clause) rightCue(i int) int {
	gap := 0
	for k := i + 1; k < len(c.toks); k++ {
		t := c.toks[k]
		switch {
		case t.Is(lex.FigureCue), t.Is(lex.Solve), t.Is(lex.Counted):
			return k
		case t.Is(lex.Topic), t.Kind == token.Text, t.Is(lex.All), t.Is(lex.Noise), t.Is(lex.Perfect):
			if gap += t.End - t.Start; gap > 4 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// totalBefore reports whether a word just before the i-th token makes it a sum.
func (c *clause) totalBefore(i int) bool {
	for k := i - 1; k >= 0 && c.toks[i].Start-c.toks[k].End <= 6; k-- {
		if c.toks[k].Is(lex.Total) {
			return true
		}
		if c.toks[k].Kind == token.Number {
			return false
		}
	}
	return false
}

// share gives figures to the drafts they are said of. One figure for several
// points is of none of them, unless each had as many; as many figures as points
// are theirs in order.
func (x *session) share(ds []*draft, c *clause, figs []figure) {
	for _, f := range figs {
		if f.total {
			x.sum = f
		}
	}
	if c.has(lex.Each) && len(figs) > 0 {
		if all := x.alike(ds); len(all) > 1 {
			switch {
			case len(figs) == len(all):
				for i, d := range all {
					d.set(figs[i])
				}
				return
			case len(figs) == 1 && c.numbers() == 1: // 各30户
				for _, d := range all {
					d.set(figs[0])
				}
				return
			}
		}
	}
	if all := x.alike(ds); len(all) > 1 && len(figs) == len(all) && c.listsFigures() && !slices.ContainsFunc(all, func(d *draft) bool { return d.Kind != Visit || len(d.Figures) > 0 }) {
		for i, d := range all {
			d.set(figs[i]) // 钢市、居然都送政策，30户和20户
		}
		return
	}
	if len(ds) > 1 && !c.has(lex.All) {
		return
	}
	for _, d := range ds {
		for _, f := range figs {
			if !f.total || !x.anyHas(f.name) && len(x.openVisits()) < 2 {
				d.set(f)
			}
		}
	}
}

// listsFigures reports whether a clause is nothing but figures of one unit.
func (c *clause) listsFigures() bool {
	var unit string
	for i := range c.toks {
		switch t := &c.toks[i]; {
		case t.Kind == token.Number && !t.Num.Odd && t.Num.Unit != "" && (unit == "" || unit == t.Num.Unit):
			unit = t.Num.Unit
		case t.Kind == token.Break, t.Kind == token.Text && t.End-t.Start == 1, t.Is(lex.Noise) && t.End-t.Start == 1, t.Is(lex.Joint), t.Is(lex.Counted):
		default:
			return false
		}
	}
	return true
}

// alike returns the drafts of the kind of ds, if there are figures to share.
func (x *session) alike(ds []*draft) []*draft {
	if len(ds) == 0 {
		return nil
	}
	var out []*draft
	for _, d := range x.drafts {
		if d.Kind == ds[0].Kind {
			out = append(out, d)
		}
	}
	return out
}

func (x *session) anyHas(figure string) bool {
	return slices.ContainsFunc(x.drafts, func(d *draft) bool { _, ok := d.Figures[figure]; return ok })
}

func (d *draft) set(f figure) {
	if _, ok := d.Figures[f.name]; ok && !f.firm && !slices.Contains(d.loose, f.name) {
		return
	}
	if d.Figures == nil {
		d.Figures = map[string]int{}
	}
	d.Figures[f.name] = f.value
	d.Approx = slices.DeleteFunc(d.Approx, func(s string) bool { return s == f.name })
	if f.approx {
		d.Approx = append(d.Approx, f.name)
	}
	d.loose = slices.DeleteFunc(d.loose, func(s string) bool { return s == f.name })
	if f.loose {
		d.loose = append(d.loose, f.name)
	}
}
