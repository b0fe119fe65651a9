package turn

import (
	"errors"

	"liaison/store/chat"
	"liaison/store/record"
)

// Focus returns what the talk in this chat is about. It is read once a turn; if that fails,
// the focus is empty and the update fails with t.Fault.
func (t *Turn) Focus() *chat.Focus {
	if t.focus == nil {
		f, err := chat.FocusOf(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
		if err != nil {
			t.Fault = errors.Join(t.Fault, err)
			f = &chat.Focus{}
		}
		t.focus = f
	}
	return t.focus
}

// Look puts a thing first in the focus, with the time of the Tx.
func Look(t *Turn, th chat.Thing) error {
	th.At = t.Tx.Now.UnixMilli()
	t.Focus().Put(th)
	return SaveFocus(t)
}

// SaveFocus keeps the focus as it is in hand.
func SaveFocus(t *Turn) error {
	return chat.SaveFocus(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID, t.Focus())
}

// LookAtOne puts a record first in the focus in hand, before what is shown now: as its card was shown, and what the person recorded
// themselves as if it had been saved last.
func LookAtOne(t *Turn, r *record.Record) {
	put := func(kind chat.ThingKind) {
		t.Focus().Put(chat.Thing{Kind: kind, Numbers: []int64{r.ID}, At: t.Tx.Now.UnixMilli() - 1})
	}
	if r.Problem != nil {
		put(chat.ThingCase)
		return
	}
	if r.By(t.Me.ID) {
		put(chat.ThingSaved)
	}
	put(chat.ThingList)
}

// LookAt puts a problem whose card is shown first in the focus. It ignores other records.
func LookAt(t *Turn, r *record.Record) error {
	if r.Problem == nil {
		return nil
	}
	return Look(t, chat.Thing{Kind: chat.ThingCase, Numbers: []int64{r.ID}})
}
