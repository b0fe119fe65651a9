package office

import (
	"strings"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/mask"
)

// AskToJoin keeps a stranger's wish and tells the admins.
func AskToJoin(t *turn.Turn) error {
	r := &bureau.Request{Channel: t.Update.Channel, Chat: t.Update.Chat, Name: clean(t.Update.Name)}
	fresh, err := bureau.Ask(t.Tx, r)
	if err != nil {
		return err
	}
	if !fresh {
		if !t.Strangers.Tell(turn.Telling{Chat: t.Update.In(), Asked: true}, t.Tx.Now) {
			return nil
		}
		return t.Say(messages.AlreadyAsked)
	}
	for _, admin := range t.Admins() {
		face := requestFace(t, r, 0)
		if err := chat.Show(t.Tx, admin.Channel, admin.Chat, chat.RequestKey(r.ID), face, false); err != nil {
			return err
		}
	}
	return t.Say(messages.Asked)
}

// clean shortens what a stranger calls themselves.
func clean(name string) string {
	name, _ = mask.Numbers(strings.Join(strings.Fields(name), " "))
	if r := []rune(name); len(r) > 20 {
		name = string(r[:20])
	}
	return name
}
