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
	passes [1 << Partings][]int32 // by what parts a link from the one before: [label][before, labels is the beginning]
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
	c := &Chain{labels: labels, weight: t}
	costs := g.costs(labels)
	for parted := range c.passes {
		pass := make([]int32, labels*(labels+1))
		for i, cost := range costs {
			pass[i%labels*(labels+1)+i/labels] = cost
		}
		for p := range Partings {
			if parted&(1<<p) == 0 {
				continue
			}
			for b := range labels + 1 {
				for l, w := range t.row(passing(p, b)) {
					pass[l*(labels+1)+b] += int32(w)
				}
			}
		}
		c.passes[parted] = pass
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

// Of are the weights of a feature by label, or none.
func (c *Chain) Of(f Feature) []int8 { return c.weight.row(f) }

// Passing is the weight of going on from a label; before the first link that
// is the number of labels.
func (c *Chain) Passing(l *Link, before, label int) int32 {
	return c.passesTo(l)[label*(c.labels+1)+before]
}

// passesTo are the weights of going on to a link: [label][before].
func (c *Chain) passesTo(l *Link) []int32 {
	parted := 0
	for p, on := range l.Parting {
		if on {
			parted |= 1 << p
		}
	}
	return c.passes[parted]
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

// MostPaths is how many labellings are looked for at most.
const MostPaths = 4

// Paths returns the k best labellings, best first, no more than [MostPaths]. Of two that weigh the same
// the one with the lower labels comes first.
func (c *Chain) Paths(ls Links, k int) []Path {
	n := len(ls.Links)
	if n == 0 {
		return []Path{{}}
	}
	e := c.Emissions(ls)
	ways := make([]beam, n*c.labels+1) // to each label of each link, and to the end
	for i := range ways {
		ways[i].most = int8(min(k, MostPaths))
	}
	for i := range n {
		passes := c.passesTo(&ls.Links[i])
		for l := range c.labels {
			to, pass := i*c.labels+l, passes[l*(c.labels+1):(l+1)*(c.labels+1)]
			if i > 0 {
				ways[to].keepAll(ways[to-l-c.labels:to-l], pass, e[i][l])
			} else {
				ways[to].keep(way{pass[c.labels] + e[i][l], 0, 0})
			}
		}
	}
	last := (n - 1) * c.labels
	ends := &ways[n*c.labels]
	ends.keepAll(ways[last:last+c.labels], make([]int32, c.labels), 0)
	for ends.n > 1 && ends.ways[ends.n-1].weight < forbidden/2 {
		ends.n--
	}
	out := make([]Path, ends.n)
	for j, at := range ends.ways[:ends.n] {
		out[j] = Path{Labels: make([]int, n), Weight: at.weight}
		for i := n - 1; i >= 0; i-- {
			out[j].Labels[i] = int(at.before)
			at = ways[i*c.labels+int(at.before)].ways[at.rank]
		}
	}
	return out
}

// A beam is the best ways to a label, the best first.
type beam struct {
	ways    [MostPaths]way
	n, most int8
}

// keepAll keeps what is best of the ways that go on from each label.
func (b *beam) keepAll(from []beam, pass []int32, more int32) {
	for before := range from {
		on := pass[before] + more
		for rank, w := range from[before].ways[:from[before].n] {
			if b.n == b.most && w.weight+on <= b.ways[b.n-1].weight {
				break
			}
			b.keep(way{w.weight + on, int16(before), int16(rank)})
		}
	}
}

// keep puts a way among the best; behind those that weigh the same.
func (b *beam) keep(w way) {
	i := b.n
	for i > 0 && b.ways[i-1].weight < w.weight {
		i--
	}
	if i == b.most {
		return
	}
	if b.n < b.most {
		b.n++
	}
	copy(b.ways[i+1:b.n], b.ways[i:])
	b.ways[i] = w
}
