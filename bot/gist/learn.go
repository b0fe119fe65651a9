package gist

import "liaison/bot/reading/model"

// A Lesson is a way of saying something, with the act that is meant.
type Lesson struct {
	Act    string
	Signs  []rune
	Author string
}

// training holds what the weights depend on beside the lessons.
var training = model.Training{Passes: 12, Members: 8, Margin: 4, Drop: 40, Rare: 2, Top: 300}

// Learn trains a model on lessons. The same lessons give the same weights on every machine.
func Learn(lessons []Lesson) *Model {
	names := Names()
	at := map[string]int{}
	for i, name := range names {
		at[name] = i
	}
	examples := make([]model.ChosenExample, len(lessons))
	for i, l := range lessons {
		examples[i] = model.ChosenExample{Example: model.Example{Features: featuresOf(l.Signs), Names: names}, Right: at[l.Act]}
	}
	return &Model{&model.Weights{Choices: []*model.Choice{model.TrainChoice(examples, training)}}}
}
