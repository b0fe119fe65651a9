package papers

import (
	"errors"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

func tapChiefSheet(t *turn.Turn, _ *chat.Card, _ string) error {
	if !t.Me.Is(turn.ChiefRoles...) {
		return t.Toast(messages.NotAllowed)
	}
	return errors.Join(t.Toast(messages.MakingSheet), sendSheet(t, inquiry.Sheet{Kind: messages.LedgerProblems, Open: true}))
}
