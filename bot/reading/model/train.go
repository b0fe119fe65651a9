package model

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Training is how a model is trained. The zero value trains nothing.
type Training struct {
	Passes  int   // over all examples
	Members int   // models whose sum is the model
	Margin  int32 // by which the right answer has to win, for each label
	Drop    int   // percent of the features left out at each step
	Rare    int   // features of fewer examples than this are left out
	Top     int64 // what the largest weight becomes, in one byte where 127
}

// A LinkedExample is a chain with its right labels.
type LinkedExample struct {
	Links
	Labels []int
}

// A ChosenExample is a choice with the right one of its names.
type ChosenExample struct {
	Example
	Right int
}

// A chance is a hash from which pseudo-random numbers are drawn, the same everywhere. An
// example has its own, whatever examples stand beside it: one more example leaves to all
// others the order in which they come and the features that they are seen without.
type chance uint64

func (c chance) with(n uint64) chance {
	z := (uint64(c) ^ n) + 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return chance(z ^ z>>31)
}

// of is the chance of features.
func (c chance) of(fs []Feature) chance {
	for _, f := range fs {
		c = c.with(uint64(f))
	}
	return c
}

// order is the order in which a pass of a member goes through examples of these chances.
func (c chance) order(of []chance) []int {
	keys, out := make([]chance, len(of)), make([]int, len(of))
	for i := range of {
		keys[i], out[i] = c.with(uint64(of[i])), i
	}
	slices.SortFunc(out, func(i, j int) int { return cmp.Or(cmp.Compare(keys[i], keys[j]), i-j) })
	return out
}

// thin leaves out a share of features.
func (c chance) thin(ids []int32, percent int, into []int32) []int32 {
	if percent == 0 {
		return ids
	}
	into = into[:0]
	least, luck := uint64(percent*256/100), uint64(0)
	for i, f := range ids {
		if i%8 == 0 {
			luck = uint64(c.with(uint64(i)))
		}
		if luck&255 >= least {
			into = append(into, f)
		}
		luck >>= 8
	}
	return into
}

// members trains so many models side by side; what they add up to is the same in any order.
func members(n int, train func(chance) (into func())) {
	var group sync.WaitGroup
	var one sync.Mutex
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for m := range n {
		room <- struct{}{}
		group.Go(func() {
			into := train(chance(m + 1))
			one.Lock()
			into()
			one.Unlock()
			<-room
		})
	}
	group.Wait()
}

// An index numbers the features of all examples, those too rare left out.
type index struct {
	ids   map[Feature]int32
	names []Feature
}

func newIndex(rare int, each func(func([]Feature))) *index {
	count := map[Feature]int{}
	each(func(fs []Feature) {
		for _, f := range fs {
			count[f]++
		}
	})
	x := &index{ids: map[Feature]int32{}}
	for f, n := range count {
		if n >= rare {
			x.names = append(x.names, f)
		}
	}
	slices.Sort(x.names)
	for i, f := range x.names {
		x.ids[f] = int32(i)
	}
	return x
}

func (x *index) all(fs []Feature) []int32 {
	out := make([]int32, 0, len(fs))
	for _, f := range fs {
		if id, ok := x.ids[f]; ok {
			out = append(out, id)
		}
	}
	return out
}

// sums are weights while they are learned: the weights now, and their sum over
// the steps weighted by the step's number.
type sums struct {
	width int
	now   []int32
	acc   []int64
}

func newSums(n, width int) *sums { return &sums{width, make([]int32, n*width), make([]int64, n*width)} }

func (s *sums) move(id int32, label int, by, step int64) {
	at := int(id)*s.width + label
	s.now[at] += int32(by)
	s.acc[at] += by * step
}

func (s *sums) add(ids []int32, out []int32) {
	for _, id := range ids {
		row := s.now[int(id)*s.width : (int(id)+1)*s.width]
		for l, w := range row {
			out[l] += w
		}
	}
}

// into adds the averaged weights, times the steps, to a total.
func (s *sums) into(total []int64, steps int64) {
	for i := range total {
		total[i] += int64(s.now[i])*steps - s.acc[i]
	}
}

func tabled(x *index, width int, total []int64, top int64) *table {
	rows := map[Feature][]int64{}
	for i, f := range x.names {
		rows[f] = total[i*width : (i+1)*width]
	}
	return pack(width, rows, top)
}
