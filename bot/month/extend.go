package month

import (
	"errors"
	"strconv"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/duty"
)

// tapExtend is 延期 on the card of a 换届 whose term is over: it records until when,
// up to a year, so that it is not said again before.
func tapExtend(t *turn.Turn, card *chat.Card, arg string) error {
	o, rest, err := branch(t, arg)
	if err != nil {
		return err
	}
	months, _ := strconv.Atoi(rest)
	until, ok := duty.Extended(o, months)
	if !ok {
		return t.Toast(messages.StaleCard)
	}
	now := *o
	now.Extended = until
	return errors.Join(bureau.SaveOrg(t.Tx, &now), bureau.Audit(t.Tx, t.Me.ID, messages.AuditExtended, messages.ExtendedWords(&now)), t.Toast(""),
		t.Show(card.Key, messages.TermExtended(&now, t.Today)))
}
