package reading

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// A Score counts how sentences were read.
type Score struct {
	All, Right    int
	Unsure, Wrong int // Wrong is confidently wrong: not right, and no other reading was offered
	Nothing, Made int // sentences that make no record, and those of them that a record was made of
	Kinds         int // right kinds
	Other         int // right in the first reading or the rival
	Slots         int // right where the clauses are labelled as they should be
}

// Add adds the counts of another score.
func (s *Score) Add(o Score) {
	s.All += o.All
	s.Right += o.Right
	s.Unsure += o.Unsure
	s.Wrong += o.Wrong
	s.Nothing += o.Nothing
	s.Made += o.Made
	s.Kinds += o.Kinds
	s.Other += o.Other
	s.Slots += o.Slots
}

func (s Score) String() string {
	of := func(n, all int) float64 { return 100 * float64(n) / float64(max(1, all)) }
	return fmt.Sprintf("%4d  right %5.1f  unsure %5.1f  confidently wrong %4.1f  record from nothing %4.1f  | kinds %5.1f  first or rival %5.1f  slots alone %5.1f",
		s.All, of(s.Right, s.All), of(s.Unsure, s.All), of(s.Wrong, s.All), of(s.Made, s.Nothing), of(s.Kinds, s.All), of(s.Other, s.All), of(s.Slots, s.All))
}

// A Lesson is a sample on its way through training: aligned once, read by each
// mind that was trained without it.
type Lesson struct {
	Sample
	a *aligned
}

// Lessons prepares samples.
func (r *Reader) Lessons(samples []Sample, speaker func(Role) Speaker) []Lesson {
	out := make([]Lesson, len(samples))
	for i, s := range samples {
		out[i] = Lesson{s, r.alignedOf(&samples[i], speaker)}
	}
	return out
}

// LearnLessons trains a mind on lessons.
func LearnLessons(ls []Lesson) *Mind {
	all := make([]*aligned, len(ls))
	for i := range ls {
		all[i] = ls[i].a
	}
	return learn(realign(all))
}

// Examine reads lessons by a mind and scores them; to say, where it is not nil, it
// writes each that was not read right.
func Examine(m *Mind, ls []Lesson, say io.Writer) Score {
	var s Score
	for i := range ls {
		l := &ls[i]
		cs := l.a.candidates(m)
		got, first := settle(cs, SampleDay.Format(time.DateOnly))
		want := keyOf(Reading{Items: l.Want.Items, Ask: l.Want.Ask})
		read := keyOf(got.Reading())
		right := read == want
		s.All++
		count := func(n *int, yes bool) {
			if yes {
				*n++
			}
		}
		count(&s.Right, right)
		count(&s.Unsure, !got.Sure)
		count(&s.Wrong, !right && got.Sure)
		count(&s.Kinds, kindsOf(got.Acts) == kindsOf(l.Want.Items))
		count(&s.Other, right || !got.Sure && keyOf(got.Other()) == want)
		if len(l.a.want) == 0 {
			s.Nothing++
			count(&s.Made, makesRecord(got.Acts))
		}
		slots := len(l.a.want) == 0
		if len(l.a.clauses) > 0 && len(l.a.want) > 0 && l.a.align(m.chain) {
			alone, _, _ := l.a.compose(&m.slots, l.a.labels)
			slots = keyOf(alone) == want
			if !slots && say != nil {
				fmt.Fprintf(say, "%s %s\n  want  %s\n  slots %s\n", l.ID, l.Text, want, keyOf(alone))
			}
		}
		count(&s.Slots, slots)
		if say != nil {
			next := int32(999)
			for _, o := range cs[1:] {
				next = min(next, first.weight-o.weight)
			}
			fmt.Fprintf(say, "CAL %s right=%v low=%d next=%d faults=%d n=%d made=%v items=%d\n", l.ID, right, first.low, next, first.faults, len(l.a.clauses), makesRecord(got.Acts), len(got.Acts))
		}
		if !right && say != nil {
			fmt.Fprintf(say, "%s %s\n  want  %s\n  got   %s sure %v margin %d\n", l.ID, l.Text, want, read, got.Sure, got.Margin)
			fmt.Fprintf(say, "  clauses %s\n", strings.Join(l.a.labelled(l.a.labels), " | "))
			for _, c := range cs {
				fmt.Fprintf(say, "  %7d %s\n", c.score, strings.Join(l.a.labelled(c.labels), " | "))
			}
		}
	}
	return s
}

func kindsOf(items []Item) (out string) {
	for i := range items {
		out += string(items[i].Kind) + " "
	}
	return out
}

func makesRecord(items []Item) bool {
	return slices.ContainsFunc(items, func(i Item) bool { return i.Kind != None && i.Kind != Query })
}

// Light makes training quick and a little worse, for looking.
func Light() {
	chainTraining.Members, chainTraining.Passes, chainTraining.Drop = 2, 12, 25
	slotTraining.Members, slotTraining.Passes = 3, 6
	typeTraining.Members = 3
}
