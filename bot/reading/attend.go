package reading

// attendance finds 应到 and 实到 and the heads that were absent.
type attendance struct {
	expected, present *int
	absent            map[string]int
	heads             *int // 9名党员, of which it is not said whether they came
}

func (a attendance) empty() bool {
	return a.expected == nil && a.present == nil && len(a.absent) == 0
}

func (x *session) attendance(c *clause) attendance {
	var a attendance
	c = c.plain()
	if c.has(notified) && !c.has(expected, present) {
		return a // 还邀请了3名群众
	}
	var held *int // 5个委员来了4个: expected, once a present follows
	for i, t := range c.toks {
		if t.kind == pairToken {
			a.expected, a.present = new(t.num.bare), new(t.num.value)
			continue
		}
		if t.kind != numberToken || t.num.odd || t.num.vague || !countsHeads(t.num.unit) || x.isTopic(c, i) {
			continue
		}
		v := new(t.num.value)
		right := headsRight(c, i)
		if right >= 0 && c.toks[right].is(absence) && x.headsLeft(c, i) != 0 && c.numberAt(right+1) {
			right = -1 // 实到12人请假3人: the number behind is the absent's
		}
		if right >= 0 && c.toks[right].is(absence) {
			a.leave(c, right, *v)
			continue
		}
		switch x.headsLeft(c, i) {
		case expected:
			a.expected = v
			continue
		case present:
			a.present = v
			if held != nil && a.expected == nil {
				a.expected = held
			}
			continue
		case absence:
			a.leave(c, i-1, *v)
			continue
		}
		switch {
		case right < 0:
		case c.toks[right].is(everyone):
			a.expected, a.present = v, v
		case c.toks[right].is(counted), right+1 < len(c.toks) && c.toks[right+1].kind == numberToken && c.toks[right+1].start-c.toks[right].end <= 1:
			held = v
		case c.toks[right].is(expected):
			a.expected = v
		default:
			a.present = v
		}
	}
	a.settle(c, held)
	return a
}

// settle takes 都到了 in, and heads of which nothing else was said.
func (a *attendance) settle(c *clause, held *int) {
	if c.has(everyone) && c.has(absence) {
		return
	}
	if c.has(everyone) && a.expected != nil && a.present == nil {
		a.present = a.expected
	}
	if c.has(everyone) && held != nil && a.empty() {
		a.expected, a.present = held, held
	}
	if held != nil && a.empty() && !c.has(everyone) {
		a.present, a.heads = held, held
	}
}

// leave counts heads that were absent; the reason stands at or before the i-th
// token.
func (a *attendance) leave(c *clause, i, heads int) {
	if a.absent == nil {
		a.absent = map[string]int{}
	}
	for ; i >= 0; i-- {
		if c.toks[i].is(absence) {
			a.absent[c.toks[i].word.value] += heads
			return
		}
	}
}

// isTopic reports whether the number at the i-th token is of people the meeting
// was about: 发展2名预备党员.
func (x *session) isTopic(c *clause, i int) bool {
	return i+1 < len(c.toks) && anyBefore(x.s.n, c.toks[i].start, "发展", "发展了", "接收", "接收了", "吸收", "讨论", "研究", "推荐", "推荐了", "确定", "确定了", "产生", "产生了", "培养", "同意", "通过")
}

func countsHeads(unit string) bool {
	switch unit {
	case "", "人", "个", "名", "位":
		return true
	}
	return false
}

// headsLeft says what the word before the i-th token makes of its number.
func (x *session) headsLeft(c *clause, i int) class {
	for k := i - 1; k >= 0; k-- {
		t := c.toks[k]
		switch {
		case t.is(expected), t.is(present), t.is(absence):
			return t.word.class
		case t.is(goVerb) && t.end >= c.toks[i].start-1 && anyAt(x.s.n, t.start, "到", "来", "去") > 0:
			return present
		case t.is(actual), t.is(groupRef):
			return present
		case t.kind == breakToken, t.is(counted), t.is(newValue), t.is(perfect), t.is(joint), t.kind == textToken && t.end-t.start <= 2, t.is(total), t.is(noise) && t.end-t.start <= 2:
		default:
			return 0
		}
	}
	return 0
}

// headsRight returns the place of the word behind the i-th token that says
// what its number is, or -1.
func headsRight(c *clause, i int) int {
	noun := -1
	for k := i + 1; k < len(c.toks) && k <= i+4; k++ {
		t := c.toks[k]
		switch {
		case t.is(present), t.is(everyone), t.is(absence), t.is(expected):
			return k
		case t.is(goVerb) && k+1 < len(c.toks) && c.toks[k+1].kind == numberToken:
			return k
		case t.is(counted):
			if t.word.value != "党员" && t.word.value != "委员" && t.word.value != "人" {
				return -1
			}
			noun = k
		case t.kind == textToken && t.end-t.start <= 1, t.is(all), t.is(perfect):
		default:
			return noun
		}
	}
	return noun
}
