package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// The two 口径 of a number that is not added: what came, and what there is in all.
const (
	cameNew = "新增"
	inAll   = "累计"
)

// untilNow say no more than that a sum is one.
var untilNow = []string{"目前", "截至目前", "至今", "一年来", "近年来"}

// caliberOf is the 口径 that a clause gives its numbers, with the time it says
// that of: 新增, 上半年新增, 今年累计. "" is none.
func (x *utterance) caliberOf(c *clause) string {
	span := ""
	for i := range c.toks {
		t := &c.toks[i]
		said := string(x.s.Runes[t.Start:t.End])
		switch {
		case t.Kind == token.When && (t.When.Kind == days.Period || t.When.Kind == days.FuzzyPast):
			span = strings.TrimSuffix(said, "以来")
			if slices.Contains(untilNow, span) {
				span = ""
			}
		case t.Is(lex.Fresh):
			return span + cameNew
		case t.Is(lex.Total) && c.countsBehind(i):
			return span + spanIn(said) + inAll
		}
	}
	return ""
}

// spanIn is the time that a word for a sum begins with: the 今年 of 今年一共.
func spanIn(said string) string {
	for _, w := range []string{"今年", "本年度", "年内", "全年"} {
		if strings.HasPrefix(said, w) {
			return w
		}
	}
	return ""
}

// caliber gives a draft the 口径 of a clause. A sum is one only of numbers that
// are not added anyway: 累计培训52人次 is no more than 52.
func (x *utterance) caliber(d *draft, c *clause) {
	if said := x.caliberOf(c); d.Caliber == "" && (x.apart(d.Type) || said == cameNew) {
		d.Caliber = said
	}
}

// apart reports whether the figures of an activity's type are never added.
func (x *utterance) apart(typ string) bool {
	return slices.ContainsFunc(x.r.lex.Rows(Activity, typ), func(i *Indicator) bool { return i.Apart })
}

// countsBehind reports whether a number stands behind the i-th token.
func (c *clause) countsBehind(i int) bool {
	return slices.ContainsFunc(c.toks[i+1:], func(t token.Token) bool { return t.Kind == token.Number && !t.Num.Odd })
}
