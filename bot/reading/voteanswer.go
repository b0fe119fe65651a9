package reading

import "time"

// ParseVote reads the answer to how a vote went: 应到7到5赞成4, 选举 应到9到会8,
// or just the numbers in this order.
func (r *Reader) ParseVote(text string) (v Vote, ok bool) {
	s := newScript(text)
	if numbers := numbersOnly(s.n); len(numbers) == 2 || len(numbers) == 3 {
		v.Entitled, v.Present, v.Election = &numbers[0], &numbers[1], hasAt(s.n, 0, "选举")
		if len(numbers) == 3 {
			v.For = &numbers[2]
		}
		return v, true
	}
	x := newSession(r, newScript("表决:"+text), Speaker{}, time.Time{})
	x.clauses = split(x.settle(scan(x.s, r.lex, r.names)))
	x.markVotes()
	for i := range x.clauses {
		if w := x.clauses[i].vote; w != nil {
			return *w, true
		}
	}
	return v, false
}

// numbersOnly returns the numbers of a text that says nothing else.
func numbersOnly(n []rune) (numbers []int) {
	i := anyAt(n, 0, voting...)
	for i < len(n) {
		x, ok := scanNumeral(n, i)
		switch {
		case ok && !x.vague && !x.odd:
			numbers, i = append(numbers, x.value), x.end
		case n[i] == ' ' || isBreak(n[i]):
			i++
		default:
			return nil
		}
	}
	return numbers
}
