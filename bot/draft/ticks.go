package draft

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// maxTicks is how many answers stand on a card.
const maxTicks = 6

// onCard are the questions whose answers stand on the card of a record that
// stands alone, as far as they fit.
func onCard(t *turn.Turn, d *chat.Draft) (qs []ask.Question) {
	i, n := FirstKept(d), 0
	if len(d.Items)-CountSkipped(d) != 1 || Correcting(d) {
		return nil
	}
	form := t.Form(d.Items[i].Kind)
	for _, q := range form.All(t.Env(), &d.Items[i]) {
		if q.OnCard && n+len(q.Choices) <= maxTicks {
			qs, n = append(qs, q), n+len(q.Choices)
		}
	}
	return qs
}

// ticks are the buttons of these answers; those that hold are marked.
func ticks(t *turn.Turn, d *chat.Draft) (buttons []chat.Button) {
	for _, q := range onCard(t, d) {
		for _, c := range q.Choices {
			words := messages.Toggle(c.Words, slices.Contains(strings.Split(q.Now, ","), c.Value))
			buttons = append(buttons, chat.Button{Words: words, Do: messages.DoSet + ":" + question(FirstKept(d), q.Key) + ":" + c.Value})
		}
	}
	return buttons
}

// KeepTicks keeps what was tapped on the card of an item whose sentence was
// edited.
func KeepTicks(item, was *chat.Item) {
	for _, key := range []string{CaliberKey, "project", "tags"} {
		if value := ask.Get(was, key); value != "" && ask.Get(item, key) == "" && item.Kind == was.Kind {
			ask.Set(item, key, value)
		}
	}
}
