package entries

import (
	"slices"
	"time"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
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

// guessShown takes a short question of which nothing was read to be about the one record that was shown or saved just now: 它是哪天
// 到的期, 当时谁给办的. It is shown, since it says all that is known of it.
func guessShown(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	listed := in.Listed()
	if in.Draft != nil || len(listed) != 1 || in.Now.Sub(time.UnixMilli(in.Focus.Things[0].At)) > draft.UndoTime || utf8.RuneCountInString(s.Says) > longestLast {
		return nil
	}
	if !turn.AsksAtAll(s) || len(s.Question.Points)+len(s.Question.Units)+len(s.Numbers) > 0 || len(words.BareNumbers(s.Says)) > 0 || words.AsksHowTo(s.Says) {
		return nil
	}
	number := listed[0].ID
	return &turn.Proposal{Name: "guess: shown", Cost: 2, Do: func(t *turn.Turn) error { return find(t, messages.Number(number)) }}
}
