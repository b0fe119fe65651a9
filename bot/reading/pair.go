package reading

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A 3/3 can be a day, or present of expected. It is decided before days are settled, so
// that a pair never gives its month to a day behind it: 8号党员大会5/5，13号谈心谈话.

// pairs makes pairs of the days written a/b that tell who came to a meeting.
func pairs(toks []token.Token, n []rune) {
	met, dated := false, false // so far, dated on this line
	for i := range toks {
		switch t := &toks[i]; {
		case t.Kind == token.Break && t.Sign == '\n':
			dated = false
		case t.Is(lex.Meeting), t.Is(lex.Present), t.Is(lex.Expected):
			met = true
		case t.Kind == token.When && t.When.Slash:
			if isDeedOn(n, t.End) || !behindHeads(toks, i) && !(met && presentFirst(n, t.Start, dated)) && !countedNowhereElse(toks) {
				dated = true
				continue
			}
			*t = token.Token{Kind: token.Pair, Start: t.Start, End: t.End, Word: token.NoWord, Num: token.PairOf(n, t.Start)}
		case t.Kind == token.When && t.When.Exact():
			dated = true
		}
	}
}

// isDeedOn reports whether what stands behind a/b makes a day of it: 4/9开的.
func isDeedOn(n []rune, end int) bool {
	return runes.AnyAt(n, end, "开", "号", "日", "去", "那天", "上午", "下午") > 0
}

// behindHeads reports whether 实到 or 应到 stands right before the i-th token.
func behindHeads(toks []token.Token, i int) bool {
	if i > 1 && toks[i-1].Kind == token.Break {
		i--
	}
	return i > 0 && toks[i-1].IsAny(lex.Present, lex.Expected)
}

// presentFirst reports whether the a/b at n[i:] is of as many or fewer than were
// expected, and is no likely day: all came, or the day was said.
func presentFirst(n []rune, i int, dated bool) bool {
	p := token.PairOf(n, i)
	return p.Value == p.Bare || dated && number.Digits(n, i).Value == p.Value
}

// countedNowhereElse reports whether a meeting is told of whose day is said in other
// words, and who came is not.
func countedNowhereElse(toks []token.Token) bool {
	met, dated := false, false
	for k := range toks {
		switch t := &toks[k]; {
		case t.Is(lex.Meeting), t.Is(lex.SomeMeeting):
			met = true
		case t.Kind == token.When && t.When.Exact() && !t.When.Slash:
			dated = true
		case t.Is(lex.Present) && k+1 < len(toks) && toks[k+1].Kind == token.Number, t.Is(lex.Expected):
			return false
		}
	}
	return met && dated
}
