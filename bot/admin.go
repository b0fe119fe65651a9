package bot

import (
	"errors"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
)

// backup is /backup: it is made on the server, and its news comes later. The
// database never goes through the chat.
func (t *turn) backup(string) error {
	return errors.Join(store.AskBackup(t.tx, store.Chat{Channel: t.u.Channel, Chat: t.u.Chat}),
		bureau.Audit(t.tx, t.me.ID, "备份", ""), t.say(messages.BackupBegun))
}
