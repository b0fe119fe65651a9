package reading

import "slices"

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
	if !c.hasNumber && (kind != Visit || x.issues.kind == 0) {
		return nil
	}
	var out []figure
	row := x.r.lex.rowsOf(kind, typ)
	posed := false // the problems are counted in this very clause
	used := -1     // the last token that named a figure, so that it names no other
	for i, t := range c.toks {
		if t.kind != numberToken {
			continue
		}
		if t.num.odd || t.num.vague || x.speaks(c, i) || x.indefinite(c, i) {
			continue
		}
		left, right := c.leftCue(i, used), c.rightCue(i)
		if left >= 0 && left == i-1 && right >= 0 && c.numberAt(right+1) {
			right = -1 // 企业3家个体户59户: what follows has a number of its own
		}
		if t.num.unit == "" && isHan(x.s.n[t.end-1]) && isHan(at(x.s.n, t.end)) && x.s.n[t.end] != '了' && x.s.n[t.end] != '吧' {
			continue // 答疑解惑一上午
		}
		if left >= 0 && c.toks[left].is(counted) && t.num.unit == "" && t.start-c.toks[left].end > 1 {
			left = -1 // 老板们上了一课
		}
		if end := x.s.n[t.end-1]; (end == '俩' || end == '仨') && left >= 0 && c.toks[left].is(counted) && c.toks[left].end == t.start && right < 0 {
			t.num.unit = "家" // 企业俩
		}
		ind, by := pick(row, t.num, cueAt(c, left), cueAt(c, right))
		if ind == nil && kind == Visit {
			ind = x.ofPolicy(c, i, row)
		}
		if ind == nil {
			posed = x.noteIssues(kind, t.num, cueAt(c, left), cueAt(c, right)) || posed
			continue
		}
		if by == byRight {
			used = right
		} else if by == byLeft {
			used = left
		}
		out = append(out, figure{ind.Name, t.num.value, t.num.approx, c.totalBefore(i), c.has(actual) || x.revised, c.has(notified)})
	}
	if kind == Visit && x.issues.kind != 0 && x.solvesAll(c) && !slices.ContainsFunc(out, func(f figure) bool { return f.name == "现场解决" }) && (len(out) == 0 || posed || c.has(all)) {
		out = append(out, figure{name: "现场解决", value: x.issues.num.value, approx: x.issues.num.approx})
	}
	if kind == Visit && x.issues.kind != 0 && (len(out) == 0 && c.has(all) || posed && !slices.ContainsFunc(out, func(f figure) bool { return f.name == "现场答疑" })) && c.answers() {
		out = append(out, figure{name: "现场答疑", value: x.issues.num.value, approx: x.issues.num.approx})
	}
	return out
}

// ofPolicy takes the 62 of 送政策62 for households.
func (x *session) ofPolicy(c *clause, i int, row []*Indicator) *Indicator {
	if t := &c.toks[i]; i == 0 || t.num.unit != "" || !c.toks[i-1].is(visitType) || c.toks[i-1].word.value != "送政策" || c.toks[i-1].end != t.start || isHan(at(x.s.n, t.end)) {
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
	if x.s.n[t.start] != '一' || t.num.value != 1 || t.num.unit == "次" || t.num.unit == "场" || t.num.unit == "节" {
		return false
	}
	if i == 0 && len(c.toks) == 2 && c.toks[1].is(counted) && !x.speaksNext() {
		return false // 送服务，一家企业
	}
	return !anyBefore(x.s.n, t.start, "就", "只", "仅", "才", "帮", "给", "服务", "服务了", "走访了", "走访", "共", ":") && c.leftCue(i, -1) < 0 && t.end < c.end && (c.rightCue(i) < 0 || !c.toks[c.rightCue(i)].is(figureCue))
}

// speaksNext reports whether the next clause tells what somebody said or found.
func (x *session) speaksNext() bool {
	if x.index+1 >= len(x.clauses) {
		return false
	}
	return x.clauses[x.index+1].has(report, saying, finding, trouble)
}

func cueAt(c *clause, i int) *token {
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
		if t.kind == numberToken {
			break
		}
		if t.is(figureCue) || t.is(solve) {
			if noun >= 0 && t.is(figureCue) && noun-k > 2 {
				return noun
			}
			return k
		}
		if noun < 0 && t.is(counted) && (k == 0 || c.toks[k-1].kind != numberToken) {
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
		case t.is(figureCue), t.is(solve), t.is(counted):
			return k
		case t.is(topic), t.kind == textToken, t.is(all), t.is(noise), t.is(perfect):
			if gap += t.end - t.start; gap > 4 {
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
	for k := i - 1; k >= 0 && c.toks[i].start-c.toks[k].end <= 6; k-- {
		if c.toks[k].is(total) {
			return true
		}
		if c.toks[k].kind == numberToken {
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
	if c.has(each) && len(figs) > 0 {
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
	if len(ds) > 1 && !c.has(all) {
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
		case t.kind == numberToken && !t.num.odd && t.num.unit != "" && (unit == "" || unit == t.num.unit):
			unit = t.num.unit
		case t.kind == breakToken, t.kind == textToken && t.end-t.start == 1, t.is(noise) && t.end-t.start == 1, t.is(joint), t.is(counted):
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
