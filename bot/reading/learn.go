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

var slotTraining = model.Training{Passes: 10, Members: 1, Margin: 1, Drop: 0, Rare: 1, Top: 300}

// Learn trains a mind on samples.
func (r *Reader) Learn(samples []Sample, speaker func(Role) Speaker) *Mind {
	return learn(r.alignAll(samples, speaker))
}

func learn(all []*aligned) *Mind {
	m := &Mind{chain: trainChain(all, chainTraining)}
	var notes slotNotes
	for _, a := range all {
		a.noteSlots(&notes)
	}
	for d := range m.slots {
		m.slots[d] = model.TrainChoice(notes[d], slotTraining)
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

// readBy reads a prepared sentence by a mind alone.
func (t *sentence) readBy(m *Mind) Reading {
	best := m.chain.Paths(t.links, 1)[0]
	labels := make([]label, len(best.Labels))
	for i, l := range best.Labels {
		labels[i] = label(l)
	}
	out, _ := t.compose(&m.slots, labels)
	return out
}
