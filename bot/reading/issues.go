package reading

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// noteIssues remembers the 10 of 提了10个问题，当场都解决了.
func (x *session) noteIssues(kind Kind, n number.Number, left, right *token.Token) bool {
	if kind != Visit {
		return false
	}
	for _, t := range []*token.Token{left, right} {
		if t != nil && t.Is(lex.Counted) && t.Word.Value == "问题" {
			x.issues = token.Token{Kind: token.Number, Num: n}
			return true
		}
	}
	return false
}

// solvesAll reports whether the clause says that all was solved there and then.
func (x *session) solvesAll(c *clause) bool {
	if c.has(lex.Ongoing, lex.ThatOne) {
		return false
	}
	once := c.has(lex.Done) && x.atOnce(c)
	for _, t := range c.toks {
		if t.Is(lex.Solve) || t.Is(lex.FigureCue) && t.Word.Value == "现场解决" || t.Is(lex.Done) && once {
			return runes.AnyAt(x.s.Runes, t.End, "了一部分", "一部分", "部分", "了大部分", "大部分", "了一半", "一半", "了几个", "了一些") == 0
		}
	}
	return false
}

// answers reports whether the clause says that what was asked was answered.
func (c *clause) answers() bool {
	t := c.first(lex.FigureCue)
	return t != nil && t.Word.Value == "现场答疑"
}

// speaks reports whether the i-th token counts those who raise a problem:
// 三家商户说…, but not where all they raised was solved: 3家企业提的4个问题都解决了.
func (x *session) speaks(c *clause, i int) bool {
	k := i + 1
	if k < len(c.toks) && c.toks[k].Is(lex.Counted) {
		k++
	}
	return k < len(c.toks) && (c.toks[k].Is(lex.Report) || c.toks[k].Is(lex.Saying)) && !(c.countsProblems() > 0 && (x.solvesAll(c) || x.solvesNext()))
}

// solvesNext reports whether the next clause says of all problems that they were
// solved.
func (x *session) solvesNext() bool {
	if x.index+1 >= len(x.clauses) {
		return false
	}
	next := &x.clauses[x.index+1]
	return !next.hasNumber && len(next.names) == 0 && next.topic() == "" && x.solvesAll(next)
}
