package draft

import (
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// Carried is the open draft of somebody who is about to chat from here, in the chat they had until
// now, or nil: a second phone goes on with it.
func Carried(t *turn.Turn, p *bureau.Person) (*chat.Draft, error) {
	if p.Chat == 0 || p.Channel == t.Update.Channel && p.Chat == t.Update.Chat {
		return nil, nil
	}
	open, err := chat.OpenDrafts(t.Tx, p.Channel, p.Chat, p.ID)
	for i := range open {
		if len(open[i].Items) > 0 && open[i].Waits(t.Tx) {
			return &open[i], err
		}
	}
	return nil, err
}

// Carry shows a draft in the person's new chat, with its files, and ends it in the old one.
func Carry(t *turn.Turn, p *bureau.Person, d *chat.Draft) error {
	if d == nil {
		return nil
	}
	here := *d
	here.ID, here.Message, here.Channel, here.Chat = 0, 0, t.Update.Channel, t.Update.Chat
	d.State = chat.DraftDropped
	if err := errors.Join(chat.SaveDraft(t.Tx, d), chat.AddDraft(t.Tx, &here), chat.MoveFiles(t.Tx, d.ID, here.ID, 0)); err != nil {
		return err
	}
	was := t.Me
	t.Me = p
	defer func() { t.Me = was }()
	return errors.Join(t.Say(messages.StillOpen), chat.Show(t.Tx, here.Channel, here.Chat, chat.DraftKey(here.ID), Face(t, &here, ""), false))
}
