package turn

import (
	"errors"
	"time"

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
	f := t.Focus()
	th.At = t.Tx.Now.UnixMilli()
	f.Put(th)
	return chat.SaveFocus(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID, f)
}

// ThingOf is a record as a thing in the focus.
func ThingOf(r *record.Record, now time.Time) chat.Thing {
	if r.Problem != nil {
		return chat.Thing{Kind: chat.ThingCase, Numbers: []int64{r.ID}, At: now.UnixMilli()}
	}
	return chat.Thing{Kind: chat.ThingList, Numbers: []int64{r.ID}, At: now.UnixMilli()}
}

// LookAt puts a problem whose card is shown first in the focus. It ignores other records.
func LookAt(t *Turn, r *record.Record) error {
	if r.Problem == nil {
		return nil
	}
	return Look(t, chat.Thing{Kind: chat.ThingCase, Numbers: []int64{r.ID}})
}
