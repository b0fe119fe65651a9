package reading

// ungroup takes the 5，120 of 答疑5，120户 for two numbers: what the word before the
// comma counts is not counted in the measure word behind it.
func ungroup(l *lexicon, n []rune, t, before *token) token {
	d := scanDigits(n, t.start)
	if t.kind != numberToken || t.num.bad != 0 || before.end != t.start || t.num.unit == "" || at(n, d.end) != ',' || d.end == t.num.bare || d.end >= t.num.end {
		return *t
	}
	named := before.is(expected) || before.is(present)
	for i := range l.indicators {
		x := &l.indicators[i]
		if x.namedBy(before.word) && x.takes(t.num.unit) {
			return *t
		}
		named = named || x.namedBy(before.word)
	}
	if !named {
		return *t
	}
	return token{kind: numberToken, start: t.start, end: d.end, word: noWord, num: d}
}
