package bot

import (
	"liaison/messages"
	"liaison/store/chat"
)

// pressOther handles a tap on a card that is no draft: a list, a record, a
// point, an invitation. Each checks what it shows anew.
func (t *turn) pressOther(card *chat.Card, verb, arg string) error {
	if card.Key == chat.InviteKey {
		return t.pressInvite(verb, arg)
	}
	if t.me == nil {
		return t.toast(messages.NotJoined)
	}
	return t.house.press(t, card, verb, arg)
}
