package gist

import (
	_ "embed"
	"slices"
	"sync"

	"liaison/bot/reading/model"
)

//go:embed weights.bin
var committed []byte

// load decodes the weights once. They are embedded, so what is damaged is the program.
var load = sync.OnceValue(func() *Model {
	w, err := model.Decode(committed, nil)
	if err != nil {
		panic(err)
	}
	return &Model{w}
})

// A Model weighs for a text what may be wanted.
type Model struct{ weights *model.Weights }

// Trained is the model with the committed weights.
func Trained() *Model { return load() }

// A Ranked is what a text may be: the name of an act, or one of what only tells.
type Ranked struct {
	Name   string
	Weight int32 // how much speaks for it
	Lead   int32 // by how much more than for the next one
}

// Rank orders all that a text may be by what speaks for it, the most likely first. The text is as Reader.Signs of
// liaison/bot/reading writes it.
func (m *Model) Rank(signs []rune) []Ranked {
	e := model.Example{Features: featuresOf(signs), Names: Names()}
	w := m.weights.Choices[0].Weigh(&e)
	out := make([]Ranked, len(w))
	for i := range w {
		out[i] = Ranked{Name: e.Names[i], Weight: w[i]}
	}
	slices.SortStableFunc(out, func(a, b Ranked) int { return int(b.Weight) - int(a.Weight) })
	for i := range out[:len(out)-1] {
		out[i].Lead = out[i].Weight - out[i+1].Weight
	}
	return out
}

// Sum is a hash of the weights, in hexadecimal.
func (m *Model) Sum() string { return m.weights.Sum() }

// Encode writes the weights.
func (m *Model) Encode() ([]byte, error) { return m.weights.Encode() }

// featuresOf are the runs of up to four characters of a text, and the pairs of characters with up to three between them.
func featuresOf(signs []rune) []model.Feature {
	n := slices.Concat([]rune{'^'}, slices.DeleteFunc(slices.Clone(signs), isMark), []rune{'$'})
	var b model.Bag
	b.AddGrams("g", n, longestRun)
	for i := range n {
		for k := i + 2; k < min(len(n), i+2+farthestPair); k++ {
			b = append(b, model.Of("s").WithRune(n[i]).WithRune(n[k]))
		}
	}
	b.Sort()
	return b
}

const (
	longestRun   = 4
	farthestPair = 4
)

// isMark reports whether a character only parts words.
func isMark(r rune) bool {
	return slices.Contains([]rune(" ,，.。!！?？~…、;；:："), r)
}
