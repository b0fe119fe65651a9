package store

import (
	"encoding/json"
	"slices"
)

// A Chat names a chat whose person waits for an answer.
type Chat struct {
	Channel string `json:"channel"`
	Chat    int64  `json:"chat"`
}

// backupAsked is the setting that holds the chats that wait for a backup.
const backupAsked = "backup.asked"

// AskBackup asks for a backup and notes the chat that waits for it. The backup takes
// long, so it is made later, outside the Tx.
func AskBackup(tx *Tx, c Chat) error {
	waiting, err := BackupAsked(tx)
	if err != nil || slices.Contains(waiting, c) {
		return err
	}
	tx.Wake(WakeBackup)
	return setAsked(tx, append(waiting, c))
}

// BackupAsked returns the chats that wait for a backup.
func BackupAsked(tx *Tx) (waiting []Chat, err error) {
	text, err := Setting(tx, backupAsked)
	if err != nil || text == "" {
		return nil, err
	}
	return waiting, json.Unmarshal([]byte(text), &waiting)
}

// BackupAnswered forgets the chats that were told of the backup.
func BackupAnswered(tx *Tx, heard []Chat) error {
	waiting, err := BackupAsked(tx)
	if err != nil {
		return err
	}
	return setAsked(tx, slices.DeleteFunc(waiting, func(c Chat) bool { return slices.Contains(heard, c) }))
}

func setAsked(tx *Tx, waiting []Chat) error {
	text, err := json.Marshal(waiting)
	if err != nil {
		return err
	}
	return Set(tx, backupAsked, string(text))
}
