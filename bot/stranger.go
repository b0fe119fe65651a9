package bot

import (
	"strings"

	"liaison/bot/office"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// stranger answers somebody who is not in the roster: an invitation, the wish
// to join, or one line, once.
func stranger(t *turn.Turn) error {
	switch {
	case t.Update.Kind == chat.Tap:
		return press(t)
	case t.Update.Kind != chat.Text:
		return nil
	}
	if code, ok := strings.CutPrefix(t.Says, "/start i_"); ok {
		return office.Invited(t, "i_"+strings.TrimSpace(code))
	}
	if strings.Contains(t.Says, messages.WordJoin) {
		return office.AskToJoin(t)
	}
	if !t.Strangers.Tell(turn.Telling{Chat: t.Update.In()}, t.Tx.Now) {
		return nil
	}
	return t.Send(chat.Message{Kind: chat.Say, Text: messages.Unknown, Menu: [][]string{{messages.JoinButton}}})
}
