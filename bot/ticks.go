package bot

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// maxTicks is how many answers stand on a card.
const maxTicks = 6

// onCard are the questions whose answers stand on the card of a record that
// stands alone, as far as they fit.
func (t *turn) onCard(d *chat.Draft) (qs []ask.Question) {
	i, n := firstKept(d), 0
	if len(d.Items)-countSkipped(d) != 1 || correcting(d) {
		return nil
	}
	form := t.form(record.Kind(d.Items[i].Kind))
	for _, q := range form.All(t.env(), &d.Items[i]) {
		if q.OnCard && n+len(q.Choices) <= maxTicks {
			qs, n = append(qs, q), n+len(q.Choices)
		}
	}
	return qs
}

// ticks are the buttons of these answers; those that hold are marked.
func (t *turn) ticks(d *chat.Draft) (buttons []chat.Button) {
	for _, q := range t.onCard(d) {
		for _, c := range q.Choices {
			words := messages.Toggle(c.Words, slices.Contains(strings.Split(q.Now, ","), c.Value))
			buttons = append(buttons, chat.Button{Words: words, Do: messages.DoSet + ":" + question(firstKept(d), q.Key) + ":" + c.Value})
		}
	}
	return buttons
}

// keepTicks keeps what was tapped on the card of an item whose sentence was
// edited.
func keepTicks(item, was *chat.Item) {
	for _, key := range []string{caliberKey, "project", "tags"} {
		if value := ask.Get(was, key); value != "" && ask.Get(item, key) == "" && item.Kind == was.Kind {
			ask.Set(item, key, value)
		}
	}
}
