package office

import (
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// RemindFile is the recipe of a rehearsal of the reminders: made by whoever has
// the rules.
const RemindFile = "remind"

// rehearse is 提醒预演: who would be told what, and why, this week or in the days
// that were named.
func rehearse(t *turn.Turn, rest string) error {
	p := t.PeriodIn(rest)
	p.From = max(p.From, t.Today)
	recipe := t.Recipe(RemindFile, messages.RehearsalName(p), map[string]string{"from": string(p.From), "to": string(p.To)})
	return errors.Join(t.Say(messages.RemindTaken), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}
