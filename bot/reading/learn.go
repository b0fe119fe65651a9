package reading

import (
	"slices"
	"time"

	"liaison/bot/reading/model"
)

// SampleDay is the day on which all samples are said.
var SampleDay = time.Date(2026, 4, 15, 17, 30, 0, 0, time.FixedZone("Asia/Shanghai", 8*3600))

// A Mind is what was learned: how clauses are labelled, and how slots are filled.
type Mind struct {
	chain *model.Chain
	slots slotModels
}

var slotTraining = model.Training{Passes: 10, Members: 12, Margin: 1, Drop: 20, Rare: 1, Top: 300}

// typeTraining is for types, which hang on single words: leaving some out at each step
// keeps any of them from deciding alone.
var typeTraining = model.Training{Passes: 8, Members: 12, Margin: 1, Drop: 40, Rare: 1, Top: 300}

func trainingOf(d decision) model.Training {
	switch d {
	case whichVisit, whichProblem, whichProgress:
		return typeTraining
	}
	return slotTraining
}

func learn(all []*aligned) *Mind {
	m := &Mind{chain: trainChain(all, chainTraining)}
	var notes slotNotes
	for _, a := range all {
		a.noteSlots(&notes)
	}
	for d := range m.slots {
		m.slots[d] = model.TrainChoice(notes[d], trainingOf(decision(d)))
	}
	return m
}

// noteSlots notes every decision about a sentence, and those about numbers also
// as if neighbouring items of a kind were told together.
func (a *aligned) noteSlots(notes *slotNotes) {
	a.noteGroups(notes, a.groups)
	var joined []passage
	for _, g := range a.groups {
		if n := len(joined); n > 0 && joined[n-1].kind == g.kind && g.kind != Problem {
			last := &joined[n-1]
			last.clauses = slices.Concat(last.clauses, g.clauses)
			last.want = slices.Concat(last.want, g.want)
		} else {
			joined = append(joined, g)
		}
	}
	if len(joined) < len(a.groups) {
		var more slotNotes
		a.noteGroups(&more, joined)
		notes[whichNumber] = append(notes[whichNumber], more[whichNumber]...)
	}
}

func (a *aligned) noteGroups(notes *slotNotes, groups []passage) {
	k := &composer{sentence: a.sentence, e: &expert{notes: notes}, asked: map[string]bool{}}
	for i := range groups {
		k.outside(a.labels, &groups[i])
		k.tell(&groups[i])
	}
}

// weights are a mind in the form in which it is kept.
func (m *Mind) weights() *model.Weights { return &model.Weights{Chain: m.chain, Choices: m.slots[:]} }

func mindOf(w *model.Weights) *Mind {
	m := &Mind{chain: w.Chain}
	copy(m.slots[:], w.Choices)
	return m
}

// Encode is the mind as the program embeds it.
func (m *Mind) Encode() ([]byte, error) { return m.weights().Encode() }

// Sum is a hash of the mind.
func (m *Mind) Sum() string { return m.weights().Sum() }

// Committed is the hash of the mind that the program embeds.
func Committed() string { return embedded().Sum() }
