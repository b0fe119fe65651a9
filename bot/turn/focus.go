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

// ThingsOf is a record as things in the focus, the last put in first: as its card was shown, and what the person recorded themselves as
// if it had been saved last.
func ThingsOf(t *Turn, r *record.Record) []chat.Thing {
	at, numbers := t.Tx.Now.UnixMilli()-1, []int64{r.ID} // before what is shown now
	switch {
	case r.Problem != nil:
		return []chat.Thing{{Kind: chat.ThingCase, Numbers: numbers, At: at}}
	case r.Author == t.Me.ID || r.Typist == t.Me.ID:
		return []chat.Thing{{Kind: chat.ThingSaved, Numbers: numbers, At: at}, {Kind: chat.ThingList, Numbers: numbers, At: at}}
	}
	return []chat.Thing{{Kind: chat.ThingList, Numbers: numbers, At: at}}
}

// LookAt puts a problem whose card is shown first in the focus. It ignores other records.
func LookAt(t *Turn, r *record.Record) error {
	if r.Problem == nil {
		return nil
	}
	return Look(t, chat.Thing{Kind: chat.ThingCase, Numbers: []int64{r.ID}})
}
