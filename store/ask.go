package store

import (
	"encoding/json"
	"slices"
)

// A Chat is where somebody is to hear what became of something.
type Chat struct {
	Channel string `json:"channel"`
	Chat    int64  `json:"chat"`
}

// backupAsked is the setting that holds the chats that wait for a backup.
const backupAsked = "backup.asked"

// AskBackup asks for a backup, which is long work and is made outside any Tx; a
// chat is to hear of it.
func AskBackup(tx *Tx, c Chat) error {
	waiting, err := BackupAsked(tx)
	if err != nil || slices.Contains(waiting, c) {
		return err
	}
	tx.Wake(WakeBackup)
	return setAsked(tx, append(waiting, c))
}

// BackupAsked returns the chats that wait to hear of a backup.
func BackupAsked(tx *Tx) (waiting []Chat, err error) {
	text, err := Setting(tx, backupAsked)
	if err != nil || text == "" {
		return nil, err
	}
	return waiting, json.Unmarshal([]byte(text), &waiting)
}

// BackupAnswered forgets the chats that have heard.
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
