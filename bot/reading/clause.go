package reading

import (
	"slices"

	"liaison/bot/reading/days"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// A clause is a stretch of tokens that is about one thing.
type clause struct {
	toks       []token.Token
	mask       uint64 // the classes of its words
	bullet     bool   // begins an item of a list
	strong     bool   // begins a sentence or a line
	line       bool   // begins a line
	header     bool   // ends in a colon
	asks       bool   // ends in a question mark
	aside      bool   // stands in brackets
	names      []token.Token
	whens      []days.When // exact days
	fuzzy      bool
	monthOnly  bool // what is fuzzy is only that a month was named
	part       bool // 上午, 刚从: today, unless a day is said
	now        bool // 刚从: today
	coming     bool // 下个月
	hasNumber  bool
	start, end int

	vote                 *Vote  // its numbers from voteAt on are of a vote
	voteAt               int    // a token
	guests               string // who sat in, said in n[guestsFrom:guestsTo]
	guestsFrom, guestsTo int
}

func (c *clause) has(cs ...lex.Class) bool {
	for _, k := range cs {
		if c.mask&(1<<k) != 0 {
			return true
		}
	}
	return false
}

// first returns the first word of a class, or nil.
func (c *clause) first(k lex.Class) *token.Token {
	for i := range c.toks {
		if c.toks[i].Is(k) {
			return &c.toks[i]
		}
	}
	return nil
}

// words yields the clause's words of a class.
func (c *clause) words(k lex.Class, yield func(token.Token)) {
	for i := range c.toks {
		if c.toks[i].Is(k) {
			yield(c.toks[i])
		}
	}
}

// learn notes what a token that was added makes of the clause.
func (c *clause) learn(t *token.Token) {
	c.start, c.end = c.toks[0].Start, t.End
	switch t.Kind {
	case token.Word:
		c.mask |= 1 << t.Word.Class
		if t.Word.Bad {
			c.mask |= 1 << lex.Trouble
		}
	case token.Name:
		c.names = append(c.names, *t)
	case token.Number:
		c.hasNumber = c.hasNumber || !t.Num.Odd
	case token.Pair:
		c.hasNumber = true
	case token.When:
		c.addWhen(t.When)
	}
}

// plain returns a clause without what it tells of a vote or of guests.
func (c *clause) plain() *clause {
	if c.vote == nil && c.guests == "" {
		return c
	}
	var p clause
	for i, t := range c.toks {
		if c.vote != nil && i >= c.voteAt || c.guests != "" && t.Start >= c.guestsFrom && t.End <= c.guestsTo {
			continue
		}
		p.toks = append(p.toks, t)
		p.learn(&t)
	}
	return &p
}

func (c *clause) addWhen(w days.When) {
	switch {
	case w.Exact():
		c.whens = append(c.whens, w)
	case w.Kind == days.FuzzyPast:
		c.monthOnly = w.Month > 0 && (!c.fuzzy || c.monthOnly)
		c.fuzzy = true
	case w.Kind == days.DayPart:
		c.part = true
	case w.Kind == days.JustNow:
		c.now = true
	case w.Kind == days.ComingTime:
		c.coming = true
	}
}

// numberAt reports whether the i-th token is a number.
func (c *clause) numberAt(i int) bool {
	return i >= 0 && i < len(c.toks) && c.toks[i].Kind == token.Number
}

// spansYear reports whether a clause speaks of a stretch of time or of a sum of one.
func (c *clause) spansYear() bool {
	for _, t := range c.toks {
		if t.Kind == token.When && t.When.Kind == days.Period || t.Is(lex.Total) && t.End-t.Start > 2 {
			return true
		}
	}
	return false
}

// countsAlone reports whether a clause has a number at a point, and no words of its own.
func (c *clause) countsAlone() bool {
	return c.hasNumber && len(c.names) > 0 && !slices.ContainsFunc(c.toks, func(u token.Token) bool {
		return u.Kind == token.Word && !u.Is(lex.Noise) && !u.Is(lex.Each)
	})
}
