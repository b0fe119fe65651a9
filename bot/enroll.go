package bot

import (
	"liaison/bot/office"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// relist sends somebody the list of commands again where it is not the one of
// their roles any more, or the channel did not take it. A channel may never take
// one: it is looked at once after each start and each change of the roster.
func (w *Worker) relist(t *turn.Turn) error {
	if w.listed == nil {
		w.listed = map[int64]int64{}
	}
	if n, ok := w.listed[t.Me.ID]; ok && n == t.Dir.Revision || t.Update.Kind == chat.Blocked {
		return nil
	}
	w.listed[t.Me.ID] = t.Dir.Revision
	menu, err := bureau.MenuOf(t.Tx, t.Me.ID)
	if err != nil || menu == "" { // they were not welcomed yet, or left just now
		return err
	}
	return office.SendList(t, t.Me)
}

// blocked marks a person whom messages no longer reach; the admins hear once.
func blocked(t *turn.Turn) error { return Unreachable(t.Tx, t.Update.Channel, t.Update.Chat) }

// Unreachable marks the person of a chat as out of reach: they blocked the bot.
// What they were to hear unasked is dropped, and the admins hear once.
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
	for _, p := range dir.People {
		if p.Active && p.Chat != 0 && p.ID != gone.ID && p.Is(bureau.Admin) {
			if err := chat.Send(tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: messages.IsUnreachable(gone)}); err != nil {
				return err
			}
		}
	}
	return chat.DropBroadcasts(tx, channel, room)
}
