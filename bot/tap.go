package bot

import (
	"liaison/bot/office"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// pressOther handles a tap on a card that is no draft: a list, a record, a
// point, an invitation. Each checks what it shows anew.
func pressOther(t *turn.Turn, card *chat.Card, verb, arg string) error {
	if card.Key == chat.InviteKey {
		return office.PressInvite(t, verb, arg)
	}
	if t.Me == nil {
		return t.Toast(messages.NotJoined)
	}
	return t.House.Press(t, card, verb, arg)
}
