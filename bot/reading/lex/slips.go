package lex

import (
	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// FindSlips finds words of the lexicon with one character that sounds or looks
// like the right one: 主题挡日, 民主平议.
func (l *Lexicon) FindSlips(n []rune) runes.Matches[*Word] {
	var out runes.Matches[*Word]
	l.slips.Find(n, func(f slip.Slip) {
		if f.Alike && !l.spells(n[f.Start:f.End]) {
			out = append(out, runes.Found[*Word]{Start: f.Start, End: f.End, Means: &l.words[l.slip[f.Word]]})
		}
	})
	out.Sort()
	return out
}

// spells reports whether n is made of the lexicon's words throughout, so that
// it is no slip: 商户说 is not 商户数.
func (l *Lexicon) spells(n []rune) bool {
	for i := 0; i < len(n); {
		w, end := l.Longest(n, i)
		if w == nil {
			return false
		}
		i = end
	}
	return true
}
