package reading

import (
	"slices"

	"liaison/bot/reading/lex"
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

// subject is the topic of a clause beside the words that only report.
func (c *clause) subject() string {
	var t tally
	for i := range c.toks {
		if k := &c.toks[i]; !k.Is(lex.Report) && !k.Is(lex.Finding) && !k.Is(lex.Saying) {
			t = t.add(c.toks[i : i+1])
		}
	}
	name, _ := t.best()
	return name
}

func (d *draft) topic() string {
	var t tally
	for _, p := range d.pieces {
		t = t.add(p.clause.toks)
	}
	name, _ := t.best()
	return name
}
