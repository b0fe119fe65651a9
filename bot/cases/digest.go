package cases

import (
	"errors"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// What the other buttons of a leader's Monday message open.

func tapChiefUnits(t *turn.Turn, card *chat.Card, _ string) error {
	return openDocket(t, card, inquiry.Docket{By: inquiry.ByUnit})
}

func tapChiefLate(t *turn.Turn, card *chat.Card, _ string) error {
	return openDocket(t, card, inquiry.Docket{Late: true})
}

// openDocket shows a list of pending problems below the picture.
func openDocket(t *turn.Turn, card *chat.Card, k inquiry.Docket) error {
	if !t.Me.Is(turn.ChiefRoles...) {
		return t.Toast(messages.NotAllowed)
	}
	return errors.Join(t.Toast(""), t.Show(card.Key, docketFace(t, k)))
}
