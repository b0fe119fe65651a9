package model

// A linked is a chain with its features numbered.
type linked struct {
	shared []int32
	links  [][]int32
	part   [][]int
	labels []int
	luck   chance
}

// TrainChain trains a chain of so many labels.
func TrainChain(examples []LinkedExample, labels int, g Grammar, t Training) *Chain {
	x := newIndex(t.Rare, func(yield func([]Feature)) {
		for i := range examples {
			yield(examples[i].Shared)
			for k := range examples[i].Links.Links {
				yield(examples[i].Links.Links[k].Features)
			}
		}
	})
	data := make([]linked, len(examples))
	for i, e := range examples {
		d := linked{labels: e.Labels, shared: x.all(e.Shared), luck: chance(0).of(e.Shared)}
		for k := range e.Links.Links {
			l := &e.Links.Links[k]
			d.links = append(d.links, x.all(l.Features))
			d.luck = d.luck.of(l.Features)
			var on []int
			for p, yes := range l.Parting {
				if yes {
					on = append(on, p)
				}
			}
			d.part = append(d.part, on)
		}
		data[i] = d
	}
	n := len(x.names)
	total := make([]int64, (n+Partings*(labels+1))*labels)
	members(t.Members, func(luck chance) func() {
		w := &chainSums{sums: newSums(n+Partings*(labels+1), labels), labels: labels, passing: n, grammar: g}
		w.learn(data, t, luck)
		return func() { w.into(total, w.step) }
	})
	rows := map[Feature][]int64{}
	for i, f := range x.names {
		rows[f] = total[i*labels : (i+1)*labels]
	}
	for p := range Partings {
		for b := range labels + 1 {
			at := (n + p*(labels+1) + b) * labels
			rows[passing(p, b)] = total[at : at+labels]
		}
	}
	return newChain(labels, g, pack(labels, rows, t.Top))
}

type chainSums struct {
	*sums
	labels, passing int
	grammar         Grammar // at the first link alone: what follows is learned better freely
	step            int64
}

func (w *chainSums) learn(data []linked, t Training, luck chance) {
	each := make([]chance, len(data))
	for i := range data {
		each[i] = data[i].luck
	}
	w.step = 1
	for pass := range t.Passes {
		luck := luck.with(uint64(pass))
		for _, k := range luck.order(each) {
			d, luck := data[k], luck.with(uint64(each[k]))
			thin := linked{part: d.part, labels: d.labels, links: make([][]int32, len(d.links)), shared: luck.thin(d.shared, t.Drop, nil)}
			for i := range d.links {
				thin.links[i] = luck.with(uint64(i)).thin(d.links[i], t.Drop, nil)
			}
			got := w.best(thin, t.Margin)
			for i := range got {
				if got[i] != d.labels[i] || i > 0 && got[i-1] != d.labels[i-1] {
					w.update(thin, i, d.labels, 1)
					w.update(thin, i, got, -1)
				}
			}
			w.step++
		}
	}
}

// update moves the weights of the i-th link by its label.
func (w *chainSums) update(d linked, i int, labels []int, by int64) {
	l, before := labels[i], w.labels
	if i > 0 {
		before = labels[i-1]
	}
	for _, f := range d.shared {
		w.move(f, l, by, w.step)
	}
	for _, f := range d.links[i] {
		w.move(f, l, by, w.step)
	}
	for _, p := range d.part[i] {
		w.move(int32(w.passing+p*(w.labels+1)+before), l, by, w.step)
	}
}

// best finds the best labels where every wrong one is given a margin.
func (w *chainSums) best(d linked, margin int32) []int {
	n := len(d.links)
	shared := make([]int32, w.labels)
	w.add(d.shared, shared)
	to, back := make([]int32, n*w.labels), make([]int, n*w.labels)
	for i := range n {
		row := to[i*w.labels : (i+1)*w.labels]
		copy(row, shared)
		w.add(d.links[i], row)
		for l := range row {
			if l != d.labels[i] {
				row[l] += margin
			}
		}
		for l := range row {
			best, from := int32(never), 0
			if i == 0 {
				if w.grammar(w.labels, l) {
					best = w.pass(d.part[0], w.labels, l)
				}
			} else {
				for b := range w.labels {
					if v := to[(i-1)*w.labels+b] + w.pass(d.part[i], b, l); v > best {
						best, from = v, b
					}
				}
			}
			row[l], back[i*w.labels+l] = max(never, row[l]+best), from
		}
	}
	out := make([]int, n)
	if n == 0 {
		return out
	}
	last := to[(n-1)*w.labels:]
	for l := range last {
		if last[l] > last[out[n-1]] {
			out[n-1] = l
		}
	}
	for i := n - 1; i > 0; i-- {
		out[i-1] = back[i*w.labels+out[i]]
	}
	return out
}

func (w *chainSums) pass(part []int, before, label int) (sum int32) {
	for _, p := range part {
		sum += w.now[(w.passing+p*(w.labels+1)+before)*w.labels+label]
	}
	return sum
}
