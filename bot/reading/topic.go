package reading

import "slices"

// strongest weighs the categories that words point to: the heaviest in sum, the
// first of equals.
func strongest(toks []token) (name string, weight int) {
	return tally{}.add(toks).best()
}

// A tally sums the weights of categories in the order they were met.
type tally []tallied

type tallied struct {
	name   string
	weight int
}

func (t tally) add(toks []token) tally {
	for _, k := range toks {
		if k.kind != wordToken || k.word.weight == 0 {
			continue
		}
		i := slices.IndexFunc(t, func(e tallied) bool { return e.name == k.word.topic })
		if i < 0 {
			i = len(t)
			t = append(t, tallied{name: k.word.topic})
		}
		t[i].weight += int(k.word.weight)
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
		if k := &c.toks[i]; !k.is(report) && !k.is(finding) && !k.is(saying) {
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
