package bot

import (
	"fmt"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// Spent tells the admins, once a month each, that a channel's month is nearly spent, and that it
// is.
func Spent(tx *store.Tx) error {
	all, err := chat.MeteredChannels(tx)
	if err != nil {
		return err
	}
	for _, m := range all {
		level := 0
		switch share := m.Share(); {
		case share >= 1:
			level = 100
		case share >= messages.SpentWarning:
			level = int(100 * messages.SpentWarning)
		default:
			continue
		}
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range dir.Admins() {
			err := chat.Send(tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: messages.Spent(&m),
				Key: fmt.Sprint("spent ", m.Channel, " ", m.Used.Month, " ", level, " ", p.ID)})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
