package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// readAmendment reads the new values of a correction.
func (x *session) readAmendment() {
	d := x.newDraft(Correction, -1)
	d.Slot = x.amendedSlots()
	a := amendment{session: x, d: d, typ: x.amendedType()}
	for i := range x.clauses {
		c := &x.clauses[i]
		d.RefersTo = max(d.RefersTo, x.refersTo(c))
		if c.vote != nil {
			d.Vote = c.vote
		}
		for k := range c.toks {
			if c.vote == nil || k < c.voteAt {
				a.take(c, k)
			}
		}
	}
	if d.point < 0 {
		d.point = a.mention
	}
	if d.point < 0 {
		d.point = a.denied
	}
}

// An amendment walks over a correction, remembering whether what comes next is
// said to be right or wrong.
type amendment struct {
	*session
	d       *draft
	typ     recordGroup
	sense   lex.Class    // newValue, notValue or 0
	label   *token.Token // the latest word that names a figure or a head count
	slot    lex.Class    // dateSlot or pointSlot
	mention int
	denied  int
	inited  bool
}

// A recordGroup is a kind of record, and of activities and meetings the type.
type recordGroup struct {
	kind Kind
	typ  string
}

// amendedType says of which kind of record a correction speaks.
func (x *session) amendedType() recordGroup {
	for i := range x.clauses {
		for _, t := range x.clauses[i].toks {
			switch f := family(t.Word); {
			case t.Kind != token.Word || f == "":
			case f == "visit":
				return recordGroup{Visit, ""}
			case f == "meeting":
				return recordGroup{Meeting, t.Word.Value}
			default:
				return recordGroup{Activity, f}
			}
		}
	}
	return recordGroup{Visit, ""}
}

func (a *amendment) take(c *clause, k int) {
	if !a.inited {
		a.mention, a.denied, a.inited = -1, -1, true
	}
	t := c.toks[k]
	switch t.Kind {
	case token.Name:
		a.takeName(t)
	case token.When:
		a.takeWhen(c, k)
	case token.Number:
		a.takeNumber(c, k)
	case token.Pair:
		a.d.Present, a.d.Expected = new(t.Num.Value), new(t.Num.Bare)
	case token.Word:
		switch t.Word.Class {
		case lex.NewValue, lex.NotValue:
			a.sense = t.Word.Class
		case lex.Amend:
			if k > 0 || a.label != nil {
				a.sense = lex.NewValue
			}
		case lex.Wrong:
			a.sense = 0
		case lex.FigureCue, lex.Present, lex.Expected, lex.Solve, lex.Counted, lex.Absence:
			a.label = &c.toks[k]
		case lex.GoVerb:
			if a.label != nil && a.label.Is(lex.Expected) && runes.AnyAt(a.s.Runes, t.Start, "到", "来") > 0 {
				a.label = &token.Token{Kind: token.Word, Word: &lex.Word{Class: lex.Present}} // 应到9到8
			}
		case lex.DateSlot, lex.PointSlot:
			a.slot = t.Word.Class
		}
	}
}

func (a *amendment) takeName(t token.Token) {
	p := a.sift(t.Targets)[0].Point
	switch a.sense {
	case lex.NewValue:
		a.d.point = p
	case lex.NotValue:
		a.denied = p
	default:
		if a.mention < 0 {
			a.mention = p
		}
	}
	a.sense = 0
}

func (a *amendment) takeWhen(c *clause, k int) {
	t := c.toks[k]
	right := a.sense == lex.NewValue || a.sense == 0 && (a.slot == lex.DateSlot || a.saidAlone(c))
	if right && t.When.Exact() && !a.wrongNext(c, k) {
		a.d.when = t.When
	}
	a.sense = 0
}

// saidAlone reports whether a clause behind 更正 is nothing but a day and that
// something was done on it: 更正，昨天去的.
func (a *amendment) saidAlone(c *clause) bool {
	first := &a.clauses[0]
	if c == first || !first.has(lex.Amend, lex.Wrong) || first.end-first.start > 6 || c.hasNumber || len(c.names) > 0 || len(c.whens) != 1 || c.has(lex.NotValue, lex.Wrong) {
		return false
	}
	for k := range c.toks {
		t := &c.toks[k]
		if t.Kind != token.When && !t.Is(lex.GoVerb) && !t.Is(lex.Perfect) && !t.Is(lex.CallVerb) && !t.Is(lex.NewValue) && (t.Kind != token.Text || t.End-t.Start > 1) {
			return false
		}
	}
	return true
}

// wrongNext reports whether the value at k is itself called wrong: 62写错了,
// or gives way to the one behind it: 74户改成47户.
func (a *amendment) wrongNext(c *clause, k int) bool {
	for j := k + 1; j < len(c.toks) && j <= k+3; j++ {
		t := c.toks[j]
		switch {
		case t.Is(lex.Wrong):
			return true
		case t.Is(lex.NewValue):
			return t.End-t.Start > 1
		case t.Kind == token.Number || t.Kind == token.When || t.Is(lex.NotValue):
			return false
		}
	}
	return false
}

func (a *amendment) takeNumber(c *clause, k int) {
	t := c.toks[k]
	if t.Num.Odd || t.Num.Vague || runes.At(a.s.Runes, t.Start-1) == '#' {
		return
	}
	wrongOne := a.sense == lex.NotValue || a.wrongNext(c, k)
	if wrongOne {
		a.sense = 0
		return
	}
	a.sense = 0
	a.assign(c, k)
}

// assign gives a new value to what the correction is about.
func (a *amendment) assign(c *clause, k int) {
	t := c.toks[k]
	v := t.Num.Value
	if a.label != nil && countsHeads(t.Num.Unit) {
		switch a.label.Word.Class {
		case lex.Expected:
			a.d.Expected = &v
			return
		case lex.Present:
			a.d.Present = &v
			return
		}
	}
	if a.typ.kind == Meeting && a.typ.typ != "谈心谈话" {
		if countsHeads(t.Num.Unit) {
			a.d.Present = &v
		}
		return
	}
	var right *token.Token
	if r := c.rightCue(k); r >= 0 {
		right = &c.toks[r]
	}
	for _, f := range []recordGroup{a.typ, {Visit, ""}, {Activity, "质量培训"}, {Activity, "宣讲"}} {
		if ind, _ := pick(a.r.lex.Rows(f.kind, f.typ), t.Num, a.label, right); ind != nil {
			a.d.set(figure{name: ind.Name, value: v, approx: t.Num.Approx, firm: true})
			return
		}
	}
}

func (a *amendment) sift(ts []names.Target) []names.Target {
	if len(ts) > 1 && slices.Contains(a.points, ts[0].Point) {
		return ts[:1]
	}
	return ts
}
