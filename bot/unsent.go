package bot

import (
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/spoken"
)

// blocked marks a person whom messages no longer reach, and tells the admins once.
func blocked(t *turn.Turn) error { return Unreachable(t.Tx, t.Update.Channel, t.Update.Chat) }

// Unreachable marks the person of a chat as unreachable: they blocked the bot. It drops the
// reminders that wait for them, and tells the admins once.
func Unreachable(tx *store.Tx, channel string, room int64) error {
	changed, err := chat.SetReachable(tx, channel, room, false)
	if err != nil || !changed {
		return err
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	gone := dir.PersonAt(channel, room)
	if gone == nil {
		return nil
	}
	for _, p := range dir.Admins() {
		if p.ID != gone.ID {
			if err := chat.Send(tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: messages.IsUnreachable(gone)}); err != nil {
				return err
			}
		}
	}
	return chat.DropBroadcasts(tx, channel, room)
}

// Withheld follows up on something that was not sent because the person who has the chat now
// may not see it. If its owner still has the chat and waited for it, they are told why, once
// per revision of the roster. A monthly card that was never shown is sent on the next workday.
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
		return errors.Join(spoken.Unsaid(tx, p.ID, u.Key), spoken.Postpone(tx, p.ID, chat.MissedKey(u.Key), bureau.Calendar(tx).After(tx.Today(), 1)))
	}
	return nil
}
