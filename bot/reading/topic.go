package reading

import (
	"slices"

	"liaison/bot/reading/token"
)

// strongest weighs the categories that words point to: the heaviest in sum, the
// first of equals.
func strongest(toks []token.Token) (name string, weight int) {
	return tally{}.add(toks).best()
}

// A tally sums the weights of categories in the order they were met.
type tally []tallied

type tallied struct {
	name   string
	weight int
}

func (t tally) add(toks []token.Token) tally {
	for _, k := range toks {
		if k.Kind != token.Word || k.Word.Weight == 0 {
			continue
		}
		i := slices.IndexFunc(t, func(e tallied) bool { return e.name == k.Word.Topic })
		if i < 0 {
			i = len(t)
			t = append(t, tallied{name: k.Word.Topic})
		}
		t[i].weight += int(k.Word.Weight)
	}
	return t
}

func (t tally) best() (name string, weight int) {
	for _, e := range t {
		if e.weight > weight {
			name, weight = e.name, e.weight
		}
	}
	return name, weight
}

// topic returns the problem category that the clause speaks of most surely,
// the first of equals, or "".
func (c *clause) topic() string { name, _ := strongest(c.toks); return name }
