package office

import (
	"errors"
	"strconv"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// audit is /audit: the changes of people, the roster and settings, the newest first.
func audit(t *turn.Turn, _ string) error {
	face, err := auditFace(t, 0)
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

// tapAudit leafs back, or to the newest again.
func tapAudit(t *turn.Turn, card *chat.Card, arg string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	before, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.Toast(messages.StaleCard)
	}
	face, err := auditFace(t, before)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}

// auditFace shows a page of the log before a line. It reads one line more, to know whether there
// is another page.
func auditFace(t *turn.Turn, before int64) (chat.Face, error) {
	lines, err := bureau.AuditLines(t.Tx, before, messages.AuditRows+1)
	return messages.AuditCard(t.Dir, lines, before), err
}
