package reading

// A clause is a stretch of tokens that is about one thing.
type clause struct {
	toks       []token
	mask       uint64 // the classes of its words
	bullet     bool   // begins an item of a list
	strong     bool   // begins a sentence or a line
	line       bool   // begins a line
	header     bool   // ends in a colon
	asks       bool   // ends in a question mark
	aside      bool   // stands in brackets
	names      []token
	whens      []when // exact days
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

func (c *clause) has(cs ...class) bool {
	for _, k := range cs {
		if c.mask&(1<<k) != 0 {
			return true
		}
	}
	return false
}

// first returns the first word of a class, or nil.
func (c *clause) first(k class) *token {
	for i := range c.toks {
		if c.toks[i].is(k) {
			return &c.toks[i]
		}
	}
	return nil
}

// words yields the clause's words of a class.
func (c *clause) words(k class, yield func(token)) {
	for i := range c.toks {
		if c.toks[i].is(k) {
			yield(c.toks[i])
		}
	}
}

// learn notes what a token that was added makes of the clause.
func (c *clause) learn(t *token) {
	c.start, c.end = c.toks[0].start, t.end
	switch t.kind {
	case wordToken:
		c.mask |= 1 << t.word.class
		if t.word.bad {
			c.mask |= 1 << trouble
		}
	case nameToken:
		c.names = append(c.names, *t)
	case numberToken:
		c.hasNumber = c.hasNumber || !t.num.odd
	case pairToken:
		c.hasNumber = true
	case whenToken:
		c.addWhen(t.when)
	}
}

// plain returns a clause without what it tells of a vote or of guests.
func (c *clause) plain() *clause {
	if c.vote == nil && c.guests == "" {
		return c
	}
	var p clause
	for i, t := range c.toks {
		if c.vote != nil && i >= c.voteAt || c.guests != "" && t.start >= c.guestsFrom && t.end <= c.guestsTo {
			continue
		}
		p.toks = append(p.toks, t)
		p.learn(&t)
	}
	return &p
}

func (c *clause) addWhen(w when) {
	switch {
	case w.exact():
		c.whens = append(c.whens, w)
	case w.kind == fuzzyPast:
		c.monthOnly = w.month > 0 && (!c.fuzzy || c.monthOnly)
		c.fuzzy = true
	case w.kind == dayPart:
		c.part = true
	case w.kind == justNow:
		c.now = true
	case w.kind == comingTime:
		c.coming = true
	}
}

// numberAt reports whether the i-th token is a number.
func (c *clause) numberAt(i int) bool {
	return i >= 0 && i < len(c.toks) && c.toks[i].kind == numberToken
}

// numbers counts the numbers of a clause.
func (c *clause) numbers() (n int) {
	for i := range c.toks {
		if c.numberAt(i) {
			n++
		}
	}
	return n
}
