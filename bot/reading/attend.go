package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// attendance finds 应到 and 实到 and the heads that were absent.
type attendance struct {
	expected, present *int
	absent            map[string]int
	heads             *int // 9名党员, of which it is not said whether they came
}

func (a attendance) empty() bool {
	return a.expected == nil && a.present == nil && len(a.absent) == 0
}

func (x *utterance) attendance(c *clause) attendance {
	var a attendance
	c = c.plain()
	if c.has(lex.Notified) && !c.has(lex.Expected, lex.Present) {
		return a // 还邀请了3名群众
	}
	var held *int // 5个委员来了4个: expected, once a present follows
	taken := -1   // the reason behind the number before: 一个出差一个家里有事
	for i, t := range c.toks {
		if t.Kind == token.Pair {
			a.expected, a.present = new(t.Num.Bare), new(t.Num.Value)
			continue
		}
		if t.Kind != token.Number || t.Num.Odd || t.Num.Vague || !countsHeads(t.Num.Unit) || x.isTopic(c, i) {
			continue
		}
		v := new(t.Num.Value)
		right := headsRight(c, i)
		if right >= 0 && c.toks[right].Is(lex.Absence) && x.headsLeft(c, i) != 0 && c.numberAt(right+1) {
			right = -1 // 实到12人请假3人: the number behind is the absent's
		}
		if right >= 0 && c.toks[right].Is(lex.Absence) {
			a.leave(c, right, *v)
			taken = right
			continue
		}
		switch x.headsLeft(c, i) {
		case lex.Expected:
			a.expected = v
			continue
		case lex.Present:
			a.present = v
			if held != nil && a.expected == nil {
				a.expected = held
			}
			continue
		case lex.Absence:
			if taken < 0 || slices.ContainsFunc(c.toks[taken+1:i], func(t token.Token) bool { return t.Is(lex.Absence) }) {
				a.leave(c, i-1, *v)
			}
			continue
		}
		switch {
		case right < 0:
		case c.toks[right].Is(lex.Everyone):
			a.expected, a.present = v, v
		case c.toks[right].Is(lex.Counted), right+1 < len(c.toks) && c.toks[right+1].Kind == token.Number && c.toks[right+1].Start-c.toks[right].End <= 1:
			held = v
		case c.toks[right].Is(lex.Expected):
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
	if c.has(lex.Everyone) && c.has(lex.Absence) {
		return
	}
	if c.has(lex.Everyone) && a.expected != nil && a.present == nil {
		a.present = a.expected
	}
	if c.has(lex.Everyone) && held != nil && a.empty() {
		a.expected, a.present = held, held
	}
	if held != nil && a.empty() && !c.has(lex.Everyone) {
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
		if c.toks[i].Is(lex.Absence) {
			a.absent[c.toks[i].Word.Value] += heads
			return
		}
	}
}

// isTopic reports whether the number at the i-th token is of people the meeting
// was about: 发展2名预备党员.
func (x *utterance) isTopic(c *clause, i int) bool {
	return i+1 < len(c.toks) && runes.AnyBefore(x.s.Runes, c.toks[i].Start, "发展", "发展了", "接收", "接收了", "吸收", "讨论", "研究", "推荐", "推荐了", "确定", "确定了", "产生", "产生了", "培养", "同意", "通过")
}

func countsHeads(unit string) bool {
	switch unit {
	case "", "人", "个", "名", "位":
		return true
	}
	return false
}

// headsLeft says what the word before the i-th token makes of its number.
func (x *utterance) headsLeft(c *clause, i int) lex.Class {
	for k := i - 1; k >= 0; k-- {
		t := c.toks[k]
		switch {
		case t.Is(lex.Expected), t.Is(lex.Present), t.Is(lex.Absence):
			return t.Word.Class
		case t.Is(lex.GoVerb) && t.End >= c.toks[i].Start-1 && runes.AnyAt(x.s.Runes, t.Start, "到", "来", "去") > 0:
			return lex.Present
		case t.Is(lex.Actual), t.Is(lex.GroupRef):
			return lex.Present
		case t.Kind == token.Break, t.Is(lex.Counted), t.Is(lex.NewValue), t.Is(lex.Perfect), t.Is(lex.Joint), t.Kind == token.Text && t.End-t.Start <= 2, t.Is(lex.Total), t.Is(lex.Noise) && t.End-t.Start <= 2:
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
		case t.Is(lex.Present), t.Is(lex.Everyone), t.Is(lex.Absence), t.Is(lex.Expected):
			return k
		case t.Is(lex.GoVerb) && k+1 < len(c.toks) && c.toks[k+1].Kind == token.Number:
			return k
		case t.Is(lex.Counted):
			if t.Word.Value != "党员" && t.Word.Value != "委员" && t.Word.Value != "人" {
				return -1
			}
			noun = k
		case t.Kind == token.Text && t.End-t.Start <= 1, t.Is(lex.All), t.Is(lex.Perfect):
		default:
			return noun
		}
	}
	return noun
}
