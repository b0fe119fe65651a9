package bot

import (
	"errors"
	"strconv"

	"liaison/messages"
	"liaison/store"
)

// audit is /audit: what was done to people, the roster and settings, the newest
// first.
func (t *turn) audit(string) error {
	face, err := t.auditFace(0)
	return errors.Join(err, t.show(store.AnswerKey(t.u.ID), face))
}

// tapAudit leafs back, or to the newest again.
func (t *turn) tapAudit(card *store.Card, arg string) error {
	if !t.me.Is(store.Admin) {
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
func (t *turn) auditFace(before int64) (store.Face, error) {
	lines, err := t.tx.AuditLines(before, messages.AuditRows+1)
	return messages.AuditCard(t.dir, lines, before), err
}
