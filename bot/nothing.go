package bot

import (
	"errors"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"strings"
	"unicode"
)

// nothingRead answers a sentence that makes no record.
func nothingRead(t *turn.Turn, says string, read reading.Reading) error {
	switch {
	case !hasHan(says):
		if d, _, err := turn.OpenForm(t); d != nil && words.AllNumber(says) != 0 || err != nil { // a number is never lost
			return errors.Join(err, draft.Keep(t, d, messages.WhichNumber(says)))
		}
		return t.Say(messages.NoWords)
	case words.TakesBack(says):
		return draft.UndoLast(t, "")
	case words.NotHeld(says) && t.Me.Is(bureau.Secretary):
		return t.Say(messages.NotHeld)
	case words.NotOurs(says) && len(t.ReadQuestion(says).Points) == 1:
		return t.House.Run(t, "find", t.ReadQuestion(says).Points[0])
	case words.NotDone(says), words.NotHeld(says):
		if points := t.ReadQuestion(says).Points; len(points) == 1 { // 改明天去 may follow
			if err := turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{turn.PointCalled(t.Dir, points[0])}}); err != nil {
				return err
			}
		}
		return t.Say(messages.NotDone)
	case words.Polite(says):
		return t.Say(messages.SmallTalk)
	case words.AsksHowTo(says):
		return t.House.Run(t, "help", "")
	}
	if done, err := t.House.Guess(t); done || err != nil {
		return err
	}
	return draft.Park(t, messages.NotUnderstood, draft.Recordable(t)...)
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
