package reading

import (
	"slices"
	"strings"
)

// isAmendment reports whether the sentence corrects a record.
func (x *session) isAmendment() bool {
	var amends, mistaken, contrast, slots, told, topics bool
	for i := range x.clauses {
		c := &x.clauses[i]
		if len(c.toks) > 0 && c.has(amend) && i < 2 {
			t := c.first(amend)
			amends = amends || i == 0 && (t.start-c.start <= 4 || t.end == c.end && c.isLabelled()) || i > 0 && c.has(notValue) || i > 0 && x.clauses[i-1].has(notValue)
		}
		mistaken = mistaken || c.has(wrong) && !x.isOfMatter(c)
		contrast = contrast || c.has(notValue) && x.contrasts(i)
		slots = slots || c.has(figureCue, present, expected, dateSlot, pointSlot, visitType, meeting, counted) || c.hasNumber || len(c.whens)+len(c.names) > 0
		told = told || c.has(report)
		topics = topics || c.topic() != "" && !c.has(figureCue, meeting)
	}
	switch {
	case amends:
		return true
	case told || x.correctsItself():
		return false
	case mistaken:
		return slots && (!topics || x.hasValues())
	}
	return contrast || x.resets()
}

// isOfMatter reports whether what is wrong in a clause is a matter of the
// bureau's rather than a record: 执照上法人写错了.
func (x *session) isOfMatter(c *clause) bool {
	_, w := strongest(c.toks)
	return w >= sure && !c.has(figureCue, present, expected, dateSlot, pointSlot, meeting) && !x.mentions("那条", "这条", "刚才", "上条", "上一条")
}

// correctsItself reports whether a record is told and set right in one breath:
// 来了30户，不对，32户.
func (x *session) correctsItself() bool {
	told := false
	for i := range x.clauses {
		c := &x.clauses[i]
		if c.has(wrong) {
			return told && c.end-c.start <= 5
		}
		if c.pointsBack(x.s.n) {
			return false
		}
		told = told || c.hasNumber || len(c.names) > 0 && (i == 0 || c.has(goVerb, visitType, callVerb, meeting))
	}
	return false
}

// isLabelled reports whether a clause names a slot of a record.
func (c *clause) isLabelled() bool {
	return c.has(figureCue, present, expected, dateSlot, pointSlot, meeting, counted)
}

// pointsBack reports whether a clause speaks of a record made before.
func (c *clause) pointsBack(n []rune) bool {
	said := string(n[c.start:c.end])
	return slices.ContainsFunc([]string{"那条", "这条", "上条", "一条", "刚才", "写的", "写成", "填的", "填成", "报的", "报成", "录的", "上回", "上次", "那次"}, func(w string) bool { return strings.Contains(said, w) })
}

func (x *session) hasValues() bool {
	for i := range x.clauses {
		if c := &x.clauses[i]; c.hasNumber || len(c.whens) > 0 {
			return true
		}
	}
	return false
}

// contrasts reports whether the not-value of clause i stands against a new
// value: 不是14号，是13号.
func (x *session) contrasts(i int) bool {
	first := x.clauses[i].first(notValue)
	if anyAt(x.s.n, first.start, "由", "从", "非", "原定") > 0 && !x.clauses[i].has(newValue) {
		return false
	}
	value, fresh := false, false
	for k := max(0, i-1); k < len(x.clauses) && k <= i+1; k++ {
		c := &x.clauses[k]
		value = value || c.hasNumber && x.clauses[i].hasNumber || len(x.clauses[i].whens) > 0
		fresh = fresh || c.has(newValue)
	}
	return value && fresh
}

// resets reports whether a record that is pointed at gets a new value:
// 刚才那条改成30户, 户数应为47户.
func (x *session) resets() bool {
	pointed := x.mentions("那条", "这条", "上条", "上一条", "刚才", "刚报", "刚写", "前面", "上回", "那笔", "那次记录", "那个数")
	for i := range x.clauses {
		c := &x.clauses[i]
		t := c.first(newValue)
		if t == nil || t.end-t.start < 2 {
			continue
		}
		changes := anyAt(x.s.n, t.start, "改", "更", "修", "订", "调", "换") > 0
		if x.refersTo(c) > 0 && anyAt(x.s.n, t.start, "改") > 0 && c.has(visitType, meeting) {
			return true // 把#2改成送服务
		}
		if !c.hasNumber && len(c.whens) == 0 && !(pointed && changes && (c.has(visitType) || len(c.names) > 0)) {
			continue
		}
		ought := anyAt(x.s.n, t.start, "应") > 0
		if pointed && (changes || ought) || changes && x.pointsAtRecord(c) || ought && c.has(figureCue, dateSlot, expected, present) {
			return true
		}
	}
	return false
}

// mentions reports whether one of words stands in the sentence.
func (x *session) mentions(words ...string) bool {
	text := string(x.s.n)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// pointsAtRecord reports whether a clause speaks of something written before.
func (x *session) pointsAtRecord(c *clause) bool {
	return c.has(expected, present, figureCue, solve, dateSlot) || c.hasNumber || strings.Contains(string(x.s.n[c.start:c.end]), "条") || x.refersTo(c) > 0
}

// readAmendment reads the new values of a correction.
func (x *session) readAmendment() {
	d := x.newDraft(Correction, -1)
	d.Slot = x.amendedSlots()
	a := amendment{session: x, d: d, typ: x.amendedType()}
	for i := range x.clauses {
		c := &x.clauses[i]
		d.RefersTo = max(d.RefersTo, x.refersTo(c))
		for k := range c.toks {
			a.take(c, k)
		}
	}
	if d.point < 0 {
		d.point = a.mention
	}
	if d.point < 0 {
		d.point = a.denied
	}
}

// amendedSlots returns the new type, category or text of a correction: 类型是
// 送服务, 改成主题党日, 内容是讲广告法.
func (x *session) amendedSlots() map[string]string {
	var out map[string]string
	set := func(slot, value string) {
		if out == nil {
			out = map[string]string{}
		}
		out[slot] = value
	}
	for i := range x.clauses {
		c := &x.clauses[i]
		right := i > 0 && !x.clauses[i].has(notValue) && c.has(visitType, meeting) && len(c.toks) == 1 // 更正，送服务
		for k := range c.toks {
			t := &c.toks[k]
			if t.is(newValue) || t.is(notValue) {
				right = t.is(newValue)
			}
			if !right {
				continue
			}
			switch {
			case t.is(visitType), t.is(meeting):
				if t.end == c.end || c.toks[k+1].kind == breakToken {
					set("type", t.word.value)
				}
			case slices.ContainsFunc(Types(Activity), func(s string) bool { return hasAt(x.s.n, t.start, s) && t.start+runeCount(s) == c.end }):
				set("type", string(x.s.n[t.start:c.end]))
			case slices.ContainsFunc(Types(Problem), func(s string) bool { return hasAt(x.s.n, t.start, s) && t.start+runeCount(s) == c.end }):
				set("category", string(x.s.n[t.start:c.end]))
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
func (x *session) textLabel(c *clause) int {
	for i := c.start; i < c.end; i++ {
		l := anyAt(x.s.n, i, "内容", "描述", "备注")
		if l == 0 && i == c.start && !c.hasNumber {
			l = anyAt(x.s.n, i, "情况", "问题")
		}
		if l == 0 {
			continue
		}
		if v := anyAt(x.s.n, i+l, "应该是", "应为", "应是", "改成", "改为", "是", ":"); v > 0 && i+l+v < c.end {
			return i + l + v
		}
	}
	return -1
}

// An amendment walks over a correction, remembering whether what comes next is
// said to be right or wrong.
type amendment struct {
	*session
	d       *draft
	typ     family2
	sense   class  // newValue, notValue or 0
	label   *token // the latest word that names a figure or a head count
	slot    class  // dateSlot or pointSlot
	mention int
	denied  int
	inited  bool
}

type family2 struct {
	kind Kind
	typ  string
}

// amendedType says of which kind of record a correction speaks.
func (x *session) amendedType() family2 {
	for i := range x.clauses {
		for _, t := range x.clauses[i].toks {
			switch f := family(t.word); {
			case t.kind != wordToken || f == "":
			case f == "visit":
				return family2{Visit, ""}
			case f == "meeting":
				return family2{Meeting, t.word.value}
			default:
				return family2{Activity, f}
			}
		}
	}
	return family2{Visit, ""}
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
	for _, f := range []family2{a.typ, {Visit, ""}, {Activity, "质量培训"}, {Activity, "宣讲"}} {
		if ind, _ := pick(rowsOf(f.kind, f.typ), t.num, a.label, right); ind != nil {
			a.d.set(figure{name: ind.name, value: v, approx: t.num.approx, firm: true})
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
