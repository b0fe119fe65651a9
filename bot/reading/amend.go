package reading

import "slices"

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
	sense   class  // newValue, notValue or 0
	label   *token // the latest word that names a figure or a head count
	slot    class  // dateSlot or pointSlot
	mention int
	denied  int
	inited  bool
}

// amendedType says of which kind of record a correction speaks.
func (x *session) amendedType() recordGroup {
	for i := range x.clauses {
		for _, t := range x.clauses[i].toks {
			switch f := family(t.word); {
			case t.kind != wordToken || f == "":
			case f == "visit":
				return recordGroup{Visit, ""}
			case f == "meeting":
				return recordGroup{Meeting, t.word.value}
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
	switch t.kind {
	case nameToken:
		a.takeName(t)
	case whenToken:
		a.takeWhen(c, k)
	case numberToken:
		a.takeNumber(c, k)
	case pairToken:
		a.d.Present, a.d.Expected = new(t.num.value), new(t.num.bare)
	case wordToken:
		switch t.word.class {
		case newValue, notValue:
			a.sense = t.word.class
		case amend:
			if k > 0 || a.label != nil {
				a.sense = newValue
			}
		case wrong:
			a.sense = 0
		case figureCue, present, expected, solve, counted, absence:
			a.label = &c.toks[k]
		case goVerb:
			if a.label != nil && a.label.is(expected) && anyAt(a.s.n, t.start, "到", "来") > 0 {
				a.label = &token{kind: wordToken, word: &word{class: present}} // 应到9到8
			}
		case dateSlot, pointSlot:
			a.slot = t.word.class
		}
	}
}

func (a *amendment) takeName(t token) {
	p := a.sift(t.targets)[0].point
	switch a.sense {
	case newValue:
		a.d.point = p
	case notValue:
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
	right := a.sense == newValue || a.sense == 0 && (a.slot == dateSlot || a.saidAlone(c))
	if right && t.when.exact() && !a.wrongNext(c, k) {
		a.d.when = t.when
	}
	a.sense = 0
}

// saidAlone reports whether a clause behind 更正 is nothing but a day and that
// something was done on it: 更正，昨天去的.
func (a *amendment) saidAlone(c *clause) bool {
	first := &a.clauses[0]
	if c == first || !first.has(amend, wrong) || first.end-first.start > 6 || c.hasNumber || len(c.names) > 0 || len(c.whens) != 1 || c.has(notValue, wrong) {
		return false
	}
	for k := range c.toks {
		t := &c.toks[k]
		if t.kind != whenToken && !t.is(goVerb) && !t.is(perfect) && !t.is(callVerb) && !t.is(newValue) && (t.kind != textToken || t.end-t.start > 1) {
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
		case t.is(wrong):
			return true
		case t.is(newValue):
			return t.end-t.start > 1
		case t.kind == numberToken || t.kind == whenToken || t.is(notValue):
			return false
		}
	}
	return false
}

func (a *amendment) takeNumber(c *clause, k int) {
	t := c.toks[k]
	if t.num.odd || t.num.vague || at(a.s.n, t.start-1) == '#' {
		return
	}
	wrongOne := a.sense == notValue || a.wrongNext(c, k)
	if wrongOne {
		a.d.Wrong = new(t.num.value)
		a.sense = 0
		return
	}
	a.sense = 0
	a.assign(c, k)
}

// assign gives a new value to what the correction is about.
func (a *amendment) assign(c *clause, k int) {
	t := c.toks[k]
	v := t.num.value
	if a.label != nil && countsHeads(t.num.unit) {
		switch a.label.word.class {
		case expected:
			a.d.Expected = &v
			return
		case present:
			a.d.Present = &v
			return
		}
	}
	if a.typ.kind == Meeting && a.typ.typ != "谈心谈话" {
		if countsHeads(t.num.unit) {
			a.d.Present = &v
		}
		return
	}
	var right *token
	if r := c.rightCue(k); r >= 0 {
		right = &c.toks[r]
	}
	for _, f := range []recordGroup{a.typ, {Visit, ""}, {Activity, "质量培训"}, {Activity, "宣讲"}} {
		if ind, _ := pick(a.r.lex.rowsOf(f.kind, f.typ), t.num, a.label, right); ind != nil {
			a.d.set(figure{name: ind.Name, value: v, approx: t.num.approx, firm: true})
			return
		}
	}
}

func (a *amendment) sift(ts []target) []target {
	if len(ts) > 1 && slices.Contains(a.points, ts[0].point) {
		return ts[:1]
	}
	return ts
}
