package office

import (
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
)

// backup is /backup: it is made on the server, and its news comes later. The
// database never goes through the chat.
func backup(t *turn.Turn, _ string) error {
	return errors.Join(store.AskBackup(t.Tx, store.Chat{Channel: t.Update.Channel, Chat: t.Update.Chat}),
		bureau.Audit(t.Tx, t.Me.ID, messages.AuditBackup, ""), t.Say(messages.BackupBegun))
}
