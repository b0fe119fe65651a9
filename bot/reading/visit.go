package reading

import (
	"cmp"
	"slices"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/token"
)

// readVisit reads what a clause tells of a visit.
func (x *session) readVisit(c *clause) bool {
	if x.readParts(c) {
		return true
	}
	figs := x.figures(c, Visit, "")
	named := x.fresh && (len(x.points) > 0 || len(x.unsure) > 0)
	typ := c.first(lex.VisitType)
	strong := typ != nil || c.has(lex.CallVerb) || c.has(lex.VisitVerb) && (named || x.own >= 0 || x.cur != nil && x.cur.Kind == Visit) || c.has(lex.Phone) && named && !c.has(lex.Counted, lex.Saying) && !x.mentions("打电话", "打了电话", "来电") || len(figs) > 0
	went := x.goes(c) && (named || x.own >= 0) || c.has(lex.NoProblem) && named || c.has(lex.Teach) && c.has(lex.Law) && named
	if !strong && !went {
		return x.joinsVisit(c)
	}
	if x.cur != nil && x.cur.Kind != Visit && !named && typ == nil && len(figs) == 0 {
		return false
	}
	ds := append(x.awaited(c, typ), x.visitsFor(c, typ, named)...)
	for _, d := range ds {
		x.tellVisit(d, c, typ)
	}
	if typ != nil && c.has(lex.All) {
		for _, d := range x.untyped(typ, true) {
			d.Type, d.typed = typ.Word.Value, true
		}
	}
	x.share(ds, c, figs)
	x.fresh = false
	return true
}

// readParts gives each visit its part of a sum that was said before: 一共80户，
// 钢市50建工30.
func (x *session) readParts(c *clause) bool {
	if x.sum.name == "" || len(c.toks) < 2 {
		return false
	}
	parts := map[*draft]number.Number{}
	var at *draft
	for _, t := range c.toks {
		switch {
		case t.Kind == token.Name && at == nil:
			if at = x.visitTo(t.Targets[0].Point, c, nil); at == nil || at.point != t.Targets[0].Point {
				return false
			}
		case t.Kind == token.Number && at != nil && t.Num.Unit == "" && !t.Num.Odd && !t.Num.Vague:
			parts[at], at = t.Num, nil
		case t.Kind != token.Break && !t.Is(lex.Noise) && !t.Is(lex.Joint):
			return false
		}
	}
	for d, n := range parts {
		d.set(figure{name: x.sum.name, value: n.Value, approx: n.Approx})
		d.pieces = append(d.pieces, piece{c})
	}
	x.fresh = x.fresh && len(parts) == 0
	return len(parts) > 0
}

// joinsVisit adds to the visit under way what tells how it went.
func (x *session) joinsVisit(c *clause) bool {
	d := x.cur
	if d != nil && d.Kind == Visit && x.fresh && d.point < 0 && len(x.points) > 1 && !c.has(lex.Meeting, lex.GroupCue, lex.Report) && !x.hasActivity(c) {
		for _, e := range x.visitsAt(c, nil) { // 去了三个点：居然、钢市、建工
			e.Type, e.typed = d.Type, d.typed
			x.tellVisit(e, c, nil)
		}
		x.fresh = false
		return true
	}
	if d == nil || d.Kind != Visit || x.fresh {
		return false
	}
	x.tellVisit(d, c, nil)
	x.readRest(c)
	return true
}

func (x *session) tellVisit(d *draft, c *clause, typ *token.Token) {
	d.hints |= c.mask
	if typ != nil && (!d.typed || d.soft && !x.isSoft(typ)) {
		d.Type, d.typed, d.soft = typ.Word.Value, true, x.isSoft(typ)
	}
	if len(d.pieces) == 0 || d.pieces[len(d.pieces)-1].clause != c {
		d.pieces = append(d.pieces, piece{c})
	}
	if c.has(lex.Phone) {
		d.ByPhone = true
	}
	x.date(d, c)
	d.weak = d.weak && !c.has(lex.NoProblem)
}

// visitsFor returns the visits that a clause tells of: those it names, the
// ones under way, or new ones.
func (x *session) visitsFor(c *clause, typ *token.Token, named bool) []*draft {
	open := x.openVisits()
	if c.has(lex.All) && typ != nil && len(open) > 0 && (!named || len(x.points) > 0 && x.allVisited(x.points)) {
		return x.untyped(typ, true)
	}
	if named {
		return x.visitsAt(c, typ)
	}
	if c.strong && typ == nil && len(c.whens) == 0 && c.toks[0].Kind == token.Number && x.namesNext() && !x.clauses[x.index+1].strong {
		return x.newVisits(c, nil) // 58户 居然 送政策
	}
	if len(open) == 0 {
		return x.newVisits(c, x.points)
	}
	d := open[len(open)-1]
	if typ != nil && (d.line != x.line || c.strong || len(c.whens) > 0) && (d.typed && len(d.Figures) > 0 || d.hints&(1<<lex.Law) != 0) {
		return x.newVisits(c, []int{d.point})
	}
	if at := x.cur; at != nil && at.Kind != Visit && at.point >= 0 && at.point != d.point && (typ != nil || c.has(lex.VisitVerb, lex.CallVerb)) {
		return x.newVisits(c, []int{at.point}) // 会后送服务
	}
	if x.otherDay(d, c) {
		if e := x.visitOn(x.dayOf(c)); e != nil {
			return []*draft{e}
		}
		return x.newVisits(c, []int{d.point})
	}
	if x.otherType(d, typ) {
		return x.newVisits(c, []int{d.point})
	}
	if typ == nil {
		return open[len(open)-1:]
	}
	return x.untyped(typ, false)
}

// awaited begins the visits of 昨天钢市今天居然都是送政策 whose points were
// named in clauses of their own.
func (x *session) awaited(c *clause, typ *token.Token) []*draft {
	var out []*draft
	if c.has(lex.All) && typ != nil {
		for _, m := range x.waiting {
			for _, p := range m.points {
				d := x.newDraft(Visit, p)
				d.when, d.dated = m.when, m.when.Kind != 0
				out = append(out, d)
			}
		}
	}
	x.waiting = nil
	return out
}

// openVisits returns the visits of the latest group.
func (x *session) openVisits() []*draft {
	last := x.last(Visit)
	if last == nil {
		return nil
	}
	var out []*draft
	for _, d := range x.drafts {
		if d.Kind == Visit && d.group == last.group {
			out = append(out, d)
		}
	}
	return out
}

func (x *session) allVisited(points []int) bool {
	for _, p := range points {
		if !slices.ContainsFunc(x.drafts, func(d *draft) bool { return d.Kind == Visit && d.point == p }) {
			return false
		}
	}
	return true
}

func (x *session) visitOn(w days.When) *draft {
	for _, d := range x.drafts {
		if d.Kind == Visit && d.when.Exact() && x.sameDay(d.when, w) {
			return d
		}
	}
	return nil
}

func (x *session) sameDay(a, b days.When) bool {
	s, ok := a.Resolve(x.today, false)
	t, ok2 := b.Resolve(x.today, false)
	return ok && ok2 && s.Equal(t)
}

// visitsAt returns the visits at the points just named.
func (x *session) visitsAt(c *clause, typ *token.Token) []*draft {
	var out []*draft
	var missing []int
	for _, p := range x.points {
		if d := x.visitTo(p, c, typ); d != nil {
			out = append(out, d)
		} else {
			missing = append(missing, p)
		}
	}
	if len(missing) == 0 && len(out) > 0 {
		x.cur = out[len(out)-1]
		return out
	}
	return append(out, x.newVisits(c, missing)...)
}

// visitTo finds the visit at a point that the clause may go on telling of, or
// one that still lacks its point.
func (x *session) visitTo(point int, c *clause, typ *token.Token) *draft {
	for _, d := range slices.Backward(x.drafts) {
		if d.Kind != Visit {
			continue
		}
		if x.otherType(d, typ) {
			continue
		}
		if x.otherDay(d, c) {
			continue
		}
		if d.point == point {
			return d
		}
		if (d.point < 0 || d.carried && d.line == x.line && len(d.Figures) == 0 && d != x.drafts[0]) && len(d.Points) == 0 && d == x.last(Visit) {
			d.carried = false
			d.point = point
			d.Points = x.pointNames(x.unsure)
			return d
		}
	}
	return nil
}

// newVisits begins a visit for each point, or each day.
func (x *session) newVisits(c *clause, points []int) []*draft {
	if len(points) == 0 {
		if d := x.last(Visit); d != nil && d.point < 0 && len(x.unsure) > 0 && len(d.Points) == 0 {
			d.Points = x.pointNames(x.unsure)
			return []*draft{d}
		}
		points = []int{-1}
	}
	prev := x.last(Visit)
	var out []*draft
	for _, p := range points {
		said := c.whens
		if len(said) < 2 || len(points) > 1 {
			said = []days.When{x.when}
		}
		for _, w := range said {
			d := x.newDraft(Visit, p)
			d.when, d.dated = w, d.dated || len(c.whens) > 0
			d.weak = !c.has(lex.VisitType, lex.NoProblem)
			d.carried = !x.fresh && p >= 0
			if p < 0 && len(x.unsure) > 0 {
				d.Points = x.pointNames(x.unsure)
			}
			if prev != nil && cmp.Or(prev.Type, prev.inherited) != "" && !c.has(lex.VisitVerb, lex.CallVerb, lex.NoProblem) && (!c.has(lex.GoVerb) || prev.line == x.line && len(c.whens) == 0) {
				d.inherited = cmp.Or(prev.Type, prev.inherited) // 送政策：居然38户，步行街64户
			}
			out = append(out, d)
		}
	}
	return out
}

func (x *session) pointNames(points []int) []string {
	var out []string
	for _, p := range points {
		out = append(out, x.r.roster.Points[p].Name)
	}
	return out
}
