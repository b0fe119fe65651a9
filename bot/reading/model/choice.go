package model

// An Example is a choice to be made: what holds of it, the names to choose
// among, and how each of them is related to it.
type Example struct {
	Features  []Feature
	Names     []string
	Relations [][]Feature // of each name, or nil
}

// A Choice weighs names. Features weigh for each name apart, so only for names
// that it was trained with; relations weigh alike for all names, also for new
// ones.
type Choice struct {
	names     map[string]int
	weight    *table
	relations *table
}

// Best returns which name weighs most, and by how much more than the next.
func (c *Choice) Best(e *Example) (best int, margin int32) {
	w := c.Weigh(e)
	second := int32(never)
	for k := range w {
		switch {
		case w[k] > w[best]:
			best, second = k, w[best]
		case k != best:
			second = max(second, w[k])
		}
	}
	return best, w[best] - second
}

// Weigh returns the weight of each name.
func (c *Choice) Weigh(e *Example) []int32 {
	sums := make([]int32, len(c.names))
	c.weight.add(e.Features, sums)
	out := make([]int32, len(e.Names))
	for k, name := range e.Names {
		if l, ok := c.names[name]; ok {
			out[k] = sums[l]
		}
		if e.Relations != nil {
			c.relations.add(e.Relations[k], out[k:k+1])
		}
	}
	return out
}
