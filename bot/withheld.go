package bot

import (
	"liaison/messages"
	"liaison/store"
)

// Withheld does what follows when something was not sent because it is not for those
// who have its chat now. Who still has it and waited for it hears why, once a roster;
// a month's card that never came comes on the next workday as it is then.
func Withheld(tx *store.Tx, u store.Unsent) error {
	dir, err := tx.Directory()
	if err != nil {
		return err
	}
	p := dir.PersonAt(u.Channel, u.Chat)
	switch {
	case p == nil || p.ID != u.Owner:
		return nil
	case u.Asked:
		return tx.Send(store.Message{Channel: u.Channel, Chat: u.Chat, Kind: store.Say, Text: messages.SeesLess,
			Key: "less " + idText(p.ID) + " " + idText(dir.Revision)})
	case store.IsMonthKey(u.Key) && !u.Shown:
		return tx.Postpone(p.ID, store.MissedKey(u.Key), tx.Calendar().After(tx.Today(), 1))
	}
	return nil
}
