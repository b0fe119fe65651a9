package bot

import (
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// unknown answers a slash with no command behind it.
func (t *turn) unknown(string) error {
	return t.say(messages.NoSuchCommand + "\n" + messages.Menu(t.me))
}

// step begins a conversation question by question.
func step(k record.Kind) func(*turn, string) error {
	return func(t *turn, _ string) error {
		d := t.newDraft([]chat.Item{t.ownPlace(k)})
		d.Steps = true
		return t.open(d)
	}
}

// onDraft does something to the open draft.
func onDraft(run func(*turn, *chat.Draft, string) error) func(*turn, string) error {
	return func(t *turn, _ string) error {
		d, err := t.waiting()
		if err != nil {
			return err
		}
		if d == nil {
			return t.say(messages.NothingOpen)
		}
		return run(t, d, "")
	}
}
