package bot

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/draft"
	"liaison/bot/office"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
)

// press handles a tap. Only a card of this chat is found, and only a button of its newest
// face counts; any other tap changes nothing.
func press(t *turn.Turn) error {
	key, version, do, ok := chat.ParseData(t.Update.Data)
	if !ok {
		return t.Toast(messages.NotYourCard)
	}
	card, err := chat.FindCard(t.Tx, t.Update.Channel, t.Update.Chat, key)
	if errors.Is(err, store.ErrNotFound) {
		return t.Toast(messages.NotYourCard)
	} else if err != nil {
		return err
	}
	if card.Message != t.Update.Message && t.Update.Message != 0 {
		if err := chat.Adopt(t.Tx, card, t.Update.Message); err != nil {
			return err
		}
	}
	if card.Version != version || !offers(card, do) {
		if may, err := chat.MayShow(t.Tx, card); err != nil || !may { // what it shows was made when they saw more
			return errors.Join(err, t.Toast(messages.NotYourCard))
		}
		if card.Waits() { // the newest face is on its way; a second wish would make that stale too
			return t.Toast(messages.StaleCard)
		}
		return errors.Join(t.Toast(messages.StaleCard), t.Show(key, card.Face))
	}
	if card.Face.Picture != nil || card.Face.Joined != nil {
		t.Keeps = key
	}
	verb, arg, _ := strings.Cut(do, ":")
	if id, ok := chat.DraftOn(key); ok && t.Me != nil {
		return pressDraft(t, card, id, verb, arg)
	}
	return pressOther(t, card, verb, arg)
}

// offers reports whether the card's newest face has a button that does this.
func offers(card *chat.Card, do string) bool {
	for _, row := range card.Face.Buttons {
		if slices.ContainsFunc(row, func(b chat.Button) bool { return b.Do == do }) {
			return true
		}
	}
	return false
}

// pressDraft handles a tap on a draft's card.
func pressDraft(t *turn.Turn, card *chat.Card, id int64, verb, arg string) error {
	d, err := chat.FindDraft(t.Tx, id)
	if err != nil {
		return err
	}
	if d.Person != t.Me.ID {
		return t.Toast(messages.NotYourCard)
	}
	press, known := draft.Presses[verb]
	if d.State == chat.DraftOpen && !d.Waits(t.Tx) {
		d.State, known = chat.DraftDropped, false
		if err := errors.Join(chat.SaveDraft(t.Tx, d), draft.Redraw(t, d)); err != nil {
			return err
		}
	}
	switch {
	case d.State == chat.DraftSaved && press.State != chat.DraftSaved: // it shows a record
		return t.House.Press(t, card, verb, arg)
	case !known:
		return t.Toast(messages.StaleCard)
	case press.State != "" && press.State != d.State:
		return errors.Join(t.Toast(messages.StaleCard), draft.Redraw(t, d))
	}
	return press.Run(t, d, arg)
}

// pressOther handles a tap on any other card: a list, a record, a point, an invitation. Each
// checks again what the person may see.
func pressOther(t *turn.Turn, card *chat.Card, verb, arg string) error {
	if card.Key == chat.InviteKey {
		return office.PressInvite(t, verb, arg)
	}
	if t.Me == nil {
		return t.Toast(messages.NotJoined)
	}
	return t.House.Press(t, card, verb, arg)
}
