package entries

import (
	"slices"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// guessOtherDay moves the plan that was just made as one clause of a text says, of which nothing was read: 27号老板要盘货
// 往后推一天.
func guessOtherDay(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	plans := slices.DeleteFunc(slices.Clone(in.Saved()), func(r record.Record) bool { return r.Kind != record.KindPlan })
	if _, distance := in.Focus.Find(chat.ThingSaved); in.Draft != nil || distance > 0 || len(plans) != 1 || turn.AsksAtAll(s) {
		return nil
	}
	number, on := plans[0].ID, day.Day("")
	for clause := range words.Clauses(s.Says) {
		if n := in.Shift(clause); n != 0 {
			on = plans[0].Day.Add(n)
		}
	}
	if on < in.Today || on == "" {
		return nil
	}
	return &turn.Proposal{Name: "guess: other day", Cost: 1, Do: func(t *turn.Turn) error { return movePlan(t, number, on, nil) }}
}
