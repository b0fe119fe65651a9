package reading

import (
	"time"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// ParseVote reads the answer to how a vote went: 应到7到5赞成4, 选举 应到9到会8,
// or just the numbers in this order.
func (r *Reader) ParseVote(text string) (v Vote, ok bool) {
	s := runes.Of(text)
	if numbers := numbersOnly(s.Runes); len(numbers) == 2 || len(numbers) == 3 {
		v.Entitled, v.Present, v.Election = &numbers[0], &numbers[1], runes.HasAt(s.Runes, 0, "选举")
		if len(numbers) == 3 {
			v.For = &numbers[2]
		}
		return v, true
	}
	x := newUtterance(r, runes.Of("表决:"+text), Speaker{}, time.Time{})
	x.clauses = split((&settler{x}).settle(token.Scan(x.s, r.lex, r.names)))
	(&votes{x}).mark()
	for i := range x.clauses {
		if w := x.clauses[i].vote; w != nil {
			return *w, true
		}
	}
	return v, false
}

// numbersOnly returns the numbers of a text that says nothing else.
func numbersOnly(n []rune) (numbers []int) {
	i := runes.AnyAt(n, 0, voting...)
	for i < len(n) {
		x, ok := number.Numeral(n, i)
		switch {
		case ok && !x.Vague && !x.Odd:
			numbers, i = append(numbers, x.Value), x.End
		case n[i] == ' ' || runes.IsBreak(n[i]):
			i++
		default:
			return nil
		}
	}
	return numbers
}
