package model

import (
	"errors"
	"slices"
	"testing"
)

func example(words ...string) Links {
	var ls Links
	for _, w := range words {
		ls.Links = append(ls.Links, Link{Features: []Feature{Of("w=", w)}, Parting: [Partings]bool{true}})
	}
	ls.Shared = []Feature{Of("n")}
	return ls
}

func weights() *Weights {
	var linked []LinkedExample
	var chosen []ChosenExample
	for range 4 {
		linked = append(linked, LinkedExample{example("a", "b", "b"), []int{1, 2, 2}}, LinkedExample{example("c", "a"), []int{0, 1}})
		chosen = append(chosen, ChosenExample{Example{[]Feature{Of("warm")}, []string{"sun", "rain"}, [][]Feature{{Of("dry")}, {Of("wet")}}}, 0},
			ChosenExample{Example{[]Feature{Of("cold")}, []string{"sun", "rain"}, [][]Feature{{Of("dry")}, {Of("wet")}}}, 1})
	}
	t := Training{Passes: 5, Members: 2, Margin: 1, Drop: 20, Rare: 1, Top: 127}
	return &Weights{TrainChain(linked, 3, func(before, l int) bool { return l < 2 || before < 3 }, t), []*Choice{TrainChoice(chosen, t)}}
}

func TestTrained(t *testing.T) {
	w := weights()
	if got := w.Chain.Paths(example("a", "b"), 1)[0].Labels; !slices.Equal(got, []int{1, 2}) {
		t.Errorf("labels %v", got)
	}
	if got := w.Chain.Paths(example("b"), 3)[0].Labels; got[0] == 2 {
		t.Error("a label that may not begin began")
	}
	paths := w.Chain.Paths(example("a", "b"), 4)
	for i := 1; i < len(paths); i++ {
		if paths[i].Weight > paths[i-1].Weight || slices.Equal(paths[i].Labels, paths[i-1].Labels) {
			t.Errorf("path %d: %v after %v", i, paths[i], paths[i-1])
		}
	}
	e := Example{[]Feature{Of("cold")}, []string{"sun", "rain"}, nil}
	if best, margin := w.Choices[0].Best(&e); best != 1 || margin <= 0 {
		t.Errorf("chose %d by %d", best, margin)
	}
}

func TestSameWeights(t *testing.T) {
	first := weights().Sum()
	if again := weights().Sum(); again != first {
		t.Error("two trainings differ")
	}
}

func TestCode(t *testing.T) {
	w := weights()
	data, err := w.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(data, func(before, l int) bool { return l < 2 || before < 3 })
	if err != nil || got.Sum() != w.Sum() {
		t.Fatalf("read back %v", err)
	}
	data[len(data)/2] ^= 1
	if _, err := Decode(data, nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("damaged weights: %v", err)
	}
}
