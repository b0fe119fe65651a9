package bot

import (
	"errors"
	"strconv"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// audit is /audit: what was done to people, the roster and settings, the newest
// first.
func (t *turn) audit(string) error {
	face, err := t.auditFace(0)
	return errors.Join(err, t.show(chat.AnswerKey(t.u.ID), face))
}

// tapAudit leafs back, or to the newest again.
func (t *turn) tapAudit(card *chat.Card, arg string) error {
	if !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	before, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.toast(messages.StaleCard)
	}
	face, err := t.auditFace(before)
	return errors.Join(err, t.toast(""), t.show(card.Key, face))
}

// auditFace shows a page of the log from before a line; one more is read to know
// whether there is another page.
func (t *turn) auditFace(before int64) (chat.Face, error) {
	lines, err := bureau.AuditLines(t.tx, before, messages.AuditRows+1)
	return messages.AuditCard(t.dir, lines, before), err
}
