package entries

import (
	"slices"
	"time"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
)

// guessShown takes a short question of which nothing was read to be about the one record that was shown or saved just now: 它是哪天
// 到的期, 当时谁给办的. It is shown, since it says all that is known of it.
func guessShown(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	listed := in.Listed()
	if in.Draft != nil || len(listed) != 1 || in.Now.Sub(time.UnixMilli(in.Focus.Things[0].At)) > draft.UndoTime || utf8.RuneCountInString(s.Says) > longestLast {
		return nil
	}
	named := len(s.Question.Points)+len(s.Question.Units)+len(s.Numbers)+len(words.BareNumbers(s.Says)) > 0
	if named || !turn.AsksAtAll(s) || words.AsksHowTo(s.Says) {
		return nil
	}
	for _, typ := range words.MeetingsCalled(s.Says) { // 党课… below a 支委会 is of another
		if !slices.Contains(listed[0].Types(), typ) {
			return nil
		}
	}
	number := listed[0].ID
	return &turn.Proposal{Name: "guess: shown", Cost: 2, Do: func(t *turn.Turn) error { return find(t, messages.Number(number)) }}
}
