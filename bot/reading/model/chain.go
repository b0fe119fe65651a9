package model

// A Link is one place of a chain: what holds there, and what parts it from the
// link before (numbers below [Partings]).
type Link struct {
	Features []Feature
	Parting  [Partings]bool // the first always holds
}

// Links are the links of a chain, and what holds of all of them.
type Links struct {
	Shared []Feature
	Links  []Link
}

// Partings is how many things may part a link from the one before.
const Partings = 6

// A Chain labels the links of a chain with numbers from 0 to labels-1.
type Chain struct {
	labels int
	weight *table
	trans  []int32 // [parting][before, labels is the beginning][label]
}

// A Grammar says whether a label may follow another; before the first one that is the
// number of labels.
type Grammar func(before, label int) bool

// forbidden is the weight of what a grammar forbids.
const forbidden = -1 << 20

// costs are the weights of passing from label to label by a grammar alone.
func (g Grammar) costs(labels int) []int32 {
	out := make([]int32, (labels+1)*labels)
	for i := range out {
		if !g(i/labels, i%labels) {
			out[i] = forbidden
		}
	}
	return out
}

func newChain(labels int, g Grammar, t *table) *Chain {
	c := &Chain{labels: labels, weight: t, trans: make([]int32, Partings*(labels+1)*labels)}
	for p := range Partings {
		for b := range labels + 1 {
			for l, w := range t.row(passing(p, b)) {
				c.trans[(p*(labels+1)+b)*labels+l] = int32(w)
			}
		}
	}
	for i, cost := range g.costs(labels) {
		c.trans[i] += cost // of the parting that always holds
	}
	return c
}

// passing is the feature of going on from a label over a parting.
func passing(parting, before int) Feature {
	return Of("passing", string(rune('a'+parting)), string(rune('a'+before)))
}

// Emissions are the weights of each label at each link.
func (c *Chain) Emissions(ls Links) [][]int32 {
	shared := make([]int32, c.labels)
	c.weight.add(ls.Shared, shared)
	all := make([]int32, len(ls.Links)*c.labels)
	out := make([][]int32, len(ls.Links))
	for i := range ls.Links {
		out[i] = all[i*c.labels : (i+1)*c.labels]
		copy(out[i], shared)
		c.weight.add(ls.Links[i].Features, out[i])
	}
	return out
}

// Passing is the weight of going on from a label; before the first link that
// is the number of labels.
func (c *Chain) Passing(l *Link, before, label int) int32 {
	var sum int32
	for p, on := range l.Parting {
		if on {
			sum += c.trans[(p*(c.labels+1)+before)*c.labels+label]
		}
	}
	return sum
}

const never = -1 << 28

// A Path is a labelling of a chain and its weight.
type Path struct {
	Labels []int
	Weight int32
}

// A way is one of the best ways to a label: its weight, and where it came from.
type way struct {
	weight       int32
	before, rank int16
}

// Paths returns the k best labellings, best first. Of two that weigh the same
// the one with the lower labels comes first.
func (c *Chain) Paths(ls Links, k int) []Path {
	links := ls.Links
	if len(links) == 0 {
		return []Path{{}}
	}
	e := c.Emissions(ls)
	ways := make([][][]way, len(links))
	for i := range links {
		ways[i] = make([][]way, c.labels)
		for l := range c.labels {
			if i == 0 {
				ways[0][l] = []way{{c.Passing(&links[0], c.labels, l) + e[0][l], 0, 0}}
				continue
			}
			var best []way
			for b, from := range ways[i-1] {
				pass := c.Passing(&links[i], b, l) + e[i][l]
				for rank, w := range from {
					best = keep(best, way{w.weight + pass, int16(b), int16(rank)}, k)
				}
			}
			ways[i][l] = best
		}
	}
	var ends []way
	for l, from := range ways[len(links)-1] {
		for rank, w := range from {
			ends = keep(ends, way{w.weight, int16(l), int16(rank)}, k)
		}
	}
	for len(ends) > 1 && ends[len(ends)-1].weight < forbidden/2 {
		ends = ends[:len(ends)-1]
	}
	out := make([]Path, len(ends))
	for j, at := range ends {
		out[j] = Path{Labels: make([]int, len(links)), Weight: at.weight}
		for i := len(links) - 1; i >= 0; i-- {
			out[j].Labels[i] = int(at.before)
			at = ways[i][at.before][at.rank]
		}
	}
	return out
}

// keep puts a way among the k best.
func keep(best []way, w way, k int) []way {
	i := len(best)
	for i > 0 && best[i-1].weight < w.weight {
		i--
	}
	if i == k {
		return best
	}
	if len(best) < k {
		best = append(best, way{})
	}
	copy(best[i+1:], best[i:])
	best[i] = w
	return best
}
