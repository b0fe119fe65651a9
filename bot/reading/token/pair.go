package token

import (
	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
)

// ungroup takes the 5，120 of 答疑5，120户 for two numbers: what the word before the
// comma counts is not counted in the measure word behind it.
func ungroup(l *lex.Lexicon, n []rune, t, before *Token) Token {
	d := number.Digits(n, t.Start)
	if t.Kind != Number || t.Num.Bad != 0 || before.End != t.Start || t.Num.Unit == "" || runes.At(n, d.End) != ',' || d.End == t.Num.Bare || d.End >= t.Num.End {
		return *t
	}
	named := before.IsAny(lex.Expected, lex.Present)
	for i := range l.Indicators {
		x := &l.Indicators[i]
		if x.NamedBy(before.Word) && x.Takes(t.Num.Unit) {
			return *t
		}
		named = named || x.NamedBy(before.Word)
	}
	if !named {
		return *t
	}
	return Token{Kind: Number, Start: t.Start, End: d.End, Word: NoWord, Num: d}
}
