package bot

import (
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/spoken"
)

// Withheld does what follows when something was not sent because it is not for those
// who have its chat now. Who still has it and waited for it hears why, once a roster;
// a month's card that never came comes on the next workday as it is then.
func Withheld(tx *store.Tx, u chat.Unsent) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	p := dir.PersonAt(u.Channel, u.Chat)
	switch {
	case p == nil || p.ID != u.Owner:
		return nil
	case u.Asked:
		return chat.Send(tx, chat.Message{Channel: u.Channel, Chat: u.Chat, Kind: chat.Say, Text: messages.SeesLess,
			Key: "less " + turn.IDText(p.ID) + " " + turn.IDText(dir.Revision)})
	case chat.IsMonthKey(u.Key) && !u.Shown:
		return spoken.Postpone(tx, p.ID, chat.MissedKey(u.Key), bureau.Calendar(tx).After(tx.Today(), 1))
	}
	return nil
}
