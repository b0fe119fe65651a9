package office

import (
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
)

// backup is /backup: the backup is made on the server, and a message tells when it is done. The
// database is never sent through the chat.
func backup(t *turn.Turn, _ string) error {
	return errors.Join(store.AskBackup(t.Tx, store.Chat{Channel: t.Update.Channel, Chat: t.Update.Chat}),
		bureau.Audit(t.Tx, t.Me.ID, messages.AuditBackup, ""), t.Say(messages.BackupBegun))
}
