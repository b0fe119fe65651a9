package model

// A Link is one place of a chain: what holds there, and what parts it from the
// link before (numbers below [Partings]).
type Link struct {
	Features []Feature
	Parting  [Partings]bool
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
	first  func(label int) bool // which labels may begin
	weight *table
	passes [1 << Partings][]int32 // by what parts a link from the one before: [label][before, labels is the beginning]
}

func newChain(labels int, first func(int) bool, t *table) *Chain {
	c := &Chain{labels: labels, first: first, weight: t}
	for parted := range c.passes {
		pass := make([]int32, labels*(labels+1))
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

// Paths returns the k best labellings, best first. Of two that weigh the same
// the one with the lower labels comes first.
func (c *Chain) Paths(ls Links, k int) []Path {
	n := len(ls.Links)
	if n == 0 {
		return []Path{{}}
	}
	e := c.Emissions(ls)
	room := make([]way, (n*c.labels+1)*k)
	ways := make([][]way, n*c.labels+1) // to each label of each link, and to the end
	for i := range ways {
		ways[i] = room[i*k : i*k : (i+1)*k]
	}
	for i := range n {
		passes := c.passesTo(&ls.Links[i])
		for l := range c.labels {
			to, pass := i*c.labels+l, passes[l*(c.labels+1):(l+1)*(c.labels+1)]
			if i > 0 {
				ways[to] = keepAll(ways[to], ways[to-l-c.labels:to-l], pass, e[i][l])
			} else if c.first(l) {
				ways[to] = append(ways[to], way{pass[c.labels] + e[i][l], 0, 0})
			}
		}
	}
	last := (n - 1) * c.labels
	ends := keepAll(ways[n*c.labels], ways[last:last+c.labels], make([]int32, c.labels), 0)
	out := make([]Path, len(ends))
	for j, at := range ends {
		out[j] = Path{Labels: make([]int, n), Weight: at.weight}
		for i := n - 1; i >= 0; i-- {
			out[j].Labels[i] = int(at.before)
			at = ways[i*c.labels+int(at.before)][at.rank]
		}
	}
	return out
}

// keepAll puts the ways that go on from each label among the best, as many as these
// have room for. The ways from a label are sorted, the best first.
func keepAll(best []way, from [][]way, pass []int32, more int32) []way {
	for b, ways := range from {
		on := pass[b] + more
		for rank, w := range ways {
			if len(best) == cap(best) && w.weight+on <= best[len(best)-1].weight {
				break
			}
			best = keep(best, way{w.weight + on, int16(b), int16(rank)})
		}
	}
	return best
}

// keep puts a way among the best, where there is room.
func keep(best []way, w way) []way {
	i := len(best)
	for i > 0 && best[i-1].weight < w.weight {
		i--
	}
	if len(best) < cap(best) {
		best = append(best, way{})
	}
	if i < len(best) {
		copy(best[i+1:], best[i:])
		best[i] = w
	}
	return best
}
