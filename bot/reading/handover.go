package reading

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// assigns reports whether a clause gives something to somebody: 派给 says so by
// itself, 让 and 交 only before a unit.
func (x *utterance) assigns(c *clause) bool {
	ok := false
	c.words(lex.Assign, func(t token.Token) {
		ok = ok || t.End-t.Start > 1 || x.unitBehind(t.End, c.end) != ""
	})
	return ok
}

// handOver notes to whom a problem is given, and until when.
func (x *utterance) handOver(d *draft, c *clause) {
	if d.Unit == "" {
		d.Unit = x.givenTo(c)
	}
	if d.Days == 0 {
		d.Days = x.daysGiven(c, d.Unit != "")
	}
	if d.Until == "" {
		d.Until = x.until(c, d.Unit != "")
	}
}

// givenTo returns the unit that a clause gives a problem to, or "": the one
// behind the word that hands it over, else the one that is told to see to it.
// A unit that only says or does something is given nothing.
func (x *utterance) givenTo(c *clause) string {
	given, firmly := "", false
	c.words(lex.Assign, func(t token.Token) {
		if runes.HasAt(x.s.Runes, t.Start, "牵头") {
			return // the unit stands before it: 由特设科牵头、城西所配合
		}
		asks := runes.AnyAt(x.s.Runes, t.Start, "让", "请", "由") > 0
		if u := x.unitBehind(t.End, c.end); u != "" && !(asks && firmly) {
			given, firmly = u, !asks
		}
	})
	if given != "" {
		return given
	}
	return x.errand(c)
}

// unitBehind returns the unit named behind a word of giving that ends at n[i].
func (x *utterance) unitBehind(i, to int) string {
	n := x.s.Runes
	if u, l := x.r.units.Station(n, i); l > 0 && (i+l >= to || runes.IsBreak(n[i+l]) || x.isErrand(i+l, to)) {
		return u // 转给城西
	}
	for end := i; end < min(to, i+farthestUnit); end++ {
		if us, _ := x.r.units.Ending(n[i:], end-i); len(us) > 0 {
			return one(us)
		}
	}
	return ""
}

// farthestUnit is how far behind 交给 the end of a unit's name is looked for.
const farthestUnit = 20

// errand returns the unit behind whose name it is said what it is to do:
// 知识产权科接一下, 城东先去摸个底, but not 质量科已经送检了.
func (x *utterance) errand(c *clause) string {
	n := x.s.Runes
	for i := c.start; i < c.end; i++ {
		if u, l := x.r.units.Station(n, i); l > 0 && x.isErrand(i+l, c.end) {
			return u
		}
		if !names.UnitTail[n[i]] {
			continue
		}
		us, l := x.r.units.Ending(n[c.start:], i-c.start)
		if len(us) > 0 && (x.isErrand(i+1, c.end) || runes.At(n, i-l) == '给') { // 线索给质量科
			return one(us)
		}
	}
	return ""
}

// leads reports whether a clause says which unit leads, or goes along: 特设科牵头，城西所配合.
func (c *clause) leads(x *utterance) bool {
	for i := c.start; i < c.end; i++ {
		if names.UnitTail[x.s.Runes[i]] && runes.AnyAt(x.s.Runes, i+1, "牵头", "负责", "主办", "承办", "配合", "协助", "协办") > 0 {
			if us, _ := x.r.units.Ending(x.s.Runes[c.start:], i-c.start); len(us) > 0 {
				return true
			}
		}
	}
	return false
}

// isErrand reports whether what stands at n[i:to] is for somebody to do.
func (x *utterance) isErrand(i, to int) bool {
	n := x.s.Runes
	for l := 1; l > 0; i += l {
		l = runes.AnyAt(n, i, "尽快", "赶紧", "抓紧", "马上", "来", "先", "再", "快", "牵头", "负责", "主办", "承办")
		if l > 0 && runes.AnyAt(n, i, "牵头", "负责", "抓紧", "主办", "承办") > 0 {
			return true
		}
	}
	l := runes.AnyAt(n, i, errands...)
	return l > 0 && runes.AnyAt(n, i+l, "了", "过", "完", "出", "到") == 0 && !runes.AnyBefore(n, to, "了", "过")
}

var errands = []string{"把", "去", "跟", "盯", "接", "落实", "办", "处理", "处置", "核查", "核实", "查", "摸", "看", "管", "调解", "协调", "对接", "想办法", "拿", "上门", "调查"}

// daysGiven returns how many workdays a clause gives: 15个工作日内, 限5天, and
// where it is given to somebody also a bare 5天.
func (x *utterance) daysGiven(c *clause, given bool) int {
	for i := range c.toks {
		t := &c.toks[i]
		if t.Kind != token.Number || t.Num.Approx || t.Num.Vague {
			continue
		}
		switch t.Num.Unit {
		case "个工作日", "工作日":
			return t.Num.Value
		case "天":
			within := runes.AnyAt(x.s.Runes, t.End, "内", "之内", "以内") > 0 || runes.AnyBefore(x.s.Runes, t.Start, "限", "限时", "限期")
			passed := runes.AnyBefore(x.s.Runes, t.Start, "了", "过", "有") || runes.AnyAt(x.s.Runes, t.End, "了", "前", "后", "没") > 0 // 等了五天
			if within || given && !passed {
				return t.Num.Value
			}
		}
	}
	return 0
}

// one returns the unit that is certainly meant, or "".
func one(units []string) string {
	if len(units) == 1 {
		return units[0]
	}
	return ""
}

// progressState reads 已办结 or 办理中 from a clause, or "".
func (x *utterance) progressState(c *clause) string {
	switch {
	case c.has(lex.Ongoing), c.has(lex.Assign) && x.assigns(c), c.has(lex.ThatOne) && (c.has(lex.NotDone) || c.has(lex.Modal) && c.topic() != ""):
		return "办理中"
	case c.has(lex.Done, lex.Solve) && x.wantsBy(c), c.has(lex.ThatOne) && x.errand(c) != "":
		return "办理中"
	case c.has(lex.Done, lex.Solve):
		return "已办结"
	}
	return ""
}
