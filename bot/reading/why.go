package reading

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"liaison/bot/reading/model"
	"liaison/bot/reading/token"
)

// Why explains what is understood of a text, clause by clause: the label, the strongest
// evidence for it, and by how much it is ahead of the label that came next. The last line
// of a piece says how far the next best reading is, and how narrowly a slot was decided.
func (r *Reader) Why(text string, by Speaker, day time.Time) (out []string) {
	for _, piece := range piecesOf(lineBreaks.Replace(text)) {
		x, toks := r.begin(untable(piece), by, day)
		t := x.prepare(toks)
		t.links = t.features()
		cs := t.candidates(embedded())
		m, first := settle(cs, day.Format(time.DateOnly))
		var second []label
		if len(cs) > 1 {
			second = cs[1].labels
		}
		out = append(out, t.why(embedded().chain, first.labels, second)...)
		out = append(out, fmt.Sprintf("margin %d, narrowest slot %d, faults %d, sure %v", m.Margin, first.low, first.faults, m.Sure))
	}
	return out
}

// labelled says what each clause is labelled.
func (t *sentence) labelled(labels []label) []string {
	var out []string
	for i, l := range labels {
		out = append(out, t.span(t.clauses[i].start, t.clauses[i].end)+" → "+l.String())
	}
	return out
}

func (l label) String() string {
	if l.begin() {
		return "+" + string(l.kind())
	}
	return string(l.kind())
}

// why adds to each label what decided it against the label of the next best reading, or
// where that is the same against the one that weighs most beside it.
func (t *sentence) why(c *model.Chain, labels, second []label) []string {
	out := t.labelled(labels)
	weights := c.Emissions(t.links)
	for i, l := range labels {
		next := outside
		if second != nil {
			next = second[i]
		}
		if next == l {
			for o := range label(labelLen) {
				if o != l && (next == l || weights[i][o] > weights[i][next]) {
					next = o
				}
			}
		}
		out[i] += fmt.Sprintf("; %s; next %s %+d", strings.Join(t.evidence(c, i, l, next), ", "), next, weights[i][next]-weights[i][l])
	}
	return out
}

// evidence lists what of a clause weighs most for a label and against another.
func (t *sentence) evidence(c *model.Chain, i int, l, next label) []string {
	sums := map[string]int{}
	add := func(said string, f model.Feature) {
		if row := c.Of(f); row != nil {
			sums[said] += int(row[l]) - int(row[next])
		}
	}
	cl := &t.clauses[i]
	for _, h := range t.hits {
		if h.start >= cl.start && h.end <= cl.end {
			add(t.span(h.start, h.end), model.Of("A:", families[h.family].name))
		}
	}
	for k := range cl.toks {
		u := &cl.toks[k]
		add(t.span(u.Start, u.End), model.Of("t:", t.codes[i][k]))
		if u.Kind == token.Word {
			add(t.span(u.Start, u.End), model.Of("C", strconv.Itoa(int(u.Word.Class))))
		}
	}
	for _, s := range t.turns[i] {
		add(s, model.Of("turn:", s))
	}
	n := t.norm[i]
	for from := range n {
		f := model.Of("g")
		for to := from; to < min(len(n), from+4); to++ {
			f = f.WithRune(n[to])
			add(string(n[from:to+1]), f)
		}
	}
	var said []string
	for s, w := range sums {
		if w > 0 {
			said = append(said, s)
		}
	}
	slices.SortFunc(said, func(a, b string) int { return cmp.Or(cmp.Compare(sums[b], sums[a]), strings.Compare(a, b)) })
	said = said[:min(len(said), 4)]
	for k, s := range said {
		said[k] = fmt.Sprintf("%s %+d", s, sums[s])
	}
	return said
}
