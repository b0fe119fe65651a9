package model

import "slices"

type chosen struct {
	features  []int32
	names     []int // by number of the name
	relations [][]int32
	right     int
	luck      chance
}

// TrainChoice trains a choice.
func TrainChoice(examples []ChosenExample, t Training) *Choice {
	x := newIndex(t.Rare, func(yield func([]Feature)) {
		for i := range examples {
			yield(examples[i].Features)
		}
	})
	rel := newIndex(t.Rare, func(yield func([]Feature)) {
		for i := range examples {
			for _, r := range examples[i].Relations {
				yield(r)
			}
		}
	})
	names := namesOf(examples)
	data := make([]chosen, 0, len(examples))
	for i := range examples {
		e := &examples[i]
		if len(e.Names) < 2 {
			continue
		}
		d := chosen{features: x.all(e.Features), right: e.Right, luck: chance(0).of(e.Features)}
		for k, name := range e.Names {
			d.names = append(d.names, names[name])
			d.relations = append(d.relations, nil)
			if e.Relations != nil {
				d.relations[k] = rel.all(e.Relations[k])
				d.luck = d.luck.of(e.Relations[k])
			}
		}
		data = append(data, d)
	}
	width := max(1, len(names))
	total, shared := make([]int64, len(x.names)*width), make([]int64, len(rel.names))
	members(t.Members, func(luck chance) func() {
		w := &choiceSums{by: newSums(len(x.names), width), shared: newSums(len(rel.names), 1)}
		w.learn(data, t, luck)
		return func() {
			w.by.into(total, w.step)
			w.shared.into(shared, w.step)
		}
	})
	// Both tables share one scale: relations stand against features.
	var most int64
	for _, v := range slices.Concat(total, shared) {
		most = max(most, v, -v)
	}
	return &Choice{names, scaledTable(x, width, total, t.Top, most), scaledTable(rel, 1, shared, t.Top, most)}
}

func scaledTable(x *index, width int, total []int64, top, most int64) *table {
	own := int64(1)
	for _, v := range total {
		own = max(own, v, -v)
	}
	return tabled(x, width, total, max(1, (top*own+most/2)/max(1, most)))
}

// namesOf numbers every name of examples.
func namesOf(examples []ChosenExample) map[string]int {
	var all []string
	for i := range examples {
		all = append(all, examples[i].Names...)
	}
	slices.Sort(all)
	out := map[string]int{}
	for _, n := range slices.Compact(all) {
		out[n] = len(out)
	}
	return out
}

type choiceSums struct {
	by, shared *sums
	step       int64
}

func (w *choiceSums) learn(data []chosen, t Training, luck chance) {
	each := make([]chance, len(data))
	for i := range data {
		each[i] = data[i].luck
	}
	w.step = 1
	var kept []int32
	for pass := range t.Passes {
		luck := luck.with(uint64(pass))
		for _, k := range luck.order(each) {
			d := &data[k]
			kept = luck.with(uint64(each[k])).thin(d.features, t.Drop, kept)
			if wrong := w.rival(d, kept, t.Margin); wrong >= 0 {
				w.update(d, kept, d.right, 1)
				w.update(d, kept, wrong, -1)
			}
			w.step++
		}
	}
}

// rival returns the name that the right one does not beat by the margin, or -1.
func (w *choiceSums) rival(d *chosen, features []int32, margin int32) int {
	sums := make([]int32, w.by.width)
	w.by.add(features, sums)
	weigh := func(k int) int32 {
		v := []int32{sums[d.names[k]]}
		w.shared.add(d.relations[k], v)
		return v[0]
	}
	best, most := -1, int32(0)
	for k := range d.names {
		if k == d.right {
			continue
		}
		if v := weigh(k); best < 0 || v > most {
			best, most = k, v
		}
	}
	if most+margin > weigh(d.right) {
		return best
	}
	return -1
}

func (w *choiceSums) update(d *chosen, features []int32, k int, by int64) {
	for _, f := range features {
		w.by.move(f, d.names[k], by, w.step)
	}
	for _, f := range d.relations[k] {
		w.shared.move(f, 0, by, w.step)
	}
}
