package reading

import (
	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// A binder reads bare days by the month or the week that was spoken of before: the 12号
// behind 3月5号, the 周三 behind 下周一.
type binder struct {
	*utterance
	month days.When // named last on this line
	when  days.When // the day spoken of; kind 0 is none
	fuzzy bool      // a day was said, but not which
}

func (x *binder) bind() {
	for i := range x.clauses {
		c := &x.clauses[i]
		if c.line {
			x.month = days.When{}
		}
		x.sameSpan(c)
		switch {
		case len(c.whens) > 0:
			x.when, x.fuzzy = c.whens[len(c.whens)-1], false
		case c.fuzzy && !c.has(lex.Amend) && !(c.monthOnly && x.when.Exact()):
			x.when, x.fuzzy = days.When{}, true
		case c.now:
			x.when, x.fuzzy = days.When{Kind: days.Relative}, false
		case c.part && x.when.Kind == 0 && !x.fuzzy:
			x.when = days.When{Kind: days.DayPart}
		}
	}
}

// sameSpan reads the bare days of a clause.
func (x *binder) sameSpan(c *clause) {
	for _, t := range c.toks {
		if t.Kind == token.When && t.When.Month > 0 && t.When.Feast == 0 {
			x.month = t.When
		}
		if t.Kind == token.When && t.When.Kind == days.DayOfMonth && t.When.Bare && x.month.Month > 0 && t.When.Day >= x.month.Day {
			x.inMonth(c, t.When)
		}
	}
	x.nextWeek(c)
	for i := range c.whens {
		w, before := &c.whens[i], x.when
		if i > 0 {
			before = c.whens[i-1]
		}
		if w.Kind == days.Weekday && w.Bare && before.Kind == days.Weekday && !before.Bare && before.Day < w.Day {
			w.Bare, w.Shift = false, before.Shift
		}
	}
}

// nextWeek reads the 周五 behind a word that took its 下 for its own: 改下|周五.
func (x *binder) nextWeek(c *clause) {
	n := 0
	for k := range c.toks {
		t := &c.toks[k]
		if t.Kind != token.When || !t.When.Exact() {
			continue
		}
		if w := &c.whens[n]; w.Kind == days.Weekday && w.Bare && k > 0 && c.toks[k-1].Kind == token.Word && c.toks[k-1].End == t.Start && x.s.Runes[t.Start-1] == '下' {
			w.Bare, w.Shift = false, 1
		}
		n++
	}
}

// inMonth gives a bare day of a clause the month spoken of before.
func (x *binder) inMonth(c *clause, w days.When) {
	for i := range c.whens {
		if c.whens[i] == w {
			y := w
			y.Kind, y.Bare, y.Month, y.Year, y.Since, y.Shift = days.MonthDay, false, x.month.Month, x.month.Year, x.month.Since, x.month.Shift
			before, _ := x.month.Resolve(x.today, false)
			if t, ok := y.Resolve(x.today, false); ok && !t.After(x.today) && !t.Before(before) {
				c.whens[i] = y
			}
		}
	}
}
