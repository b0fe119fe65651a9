package bot

import (
	"errors"
	"slices"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
)

// edited handles a changed message: it is read again. Before 提交 its card
// changes silently; afterwards the person is asked whether the records should.
func (t *turn) edited() error {
	d, err := t.tx.DraftOfMessage(t.u.Channel, t.u.Chat, t.u.Message)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return t.editedAnswer()
	case err != nil:
		return err
	case d.Person != t.me.ID:
		return nil
	}
	author, says := t.onBehalf(t.says)
	if d.Text == keptSentence(says, d.Items) && d.State != store.DraftSaved {
		return nil
	}
	read := t.reader.Read(says, t.speaker(), d.Day.Time())
	items := t.recordItems(read)
	switch {
	case d.State == store.DraftSaved:
		return t.editedSaved(d, items, read.Unread)
	case d.State == store.DraftOpen && !correcting(d), d.State == store.DraftDropped && d.Edited:
		d.Unread = read.Unread
		return t.editedOpen(d, author, says, items)
	}
	return nil
}

// editedAnswer tells that changing an answer does nothing, while its card is
// still open.
func (t *turn) editedAnswer() error {
	if d, err := t.waiting(); d == nil || err != nil {
		return err
	}
	return t.say(messages.EditedAnswer)
}

// editedOpen reads a draft's sentence anew. One that is no record any more ends
// the draft; changed back, it opens again.
func (t *turn) editedOpen(was *store.Draft, author int64, says string, items []store.Item) error {
	d := *was
	for i := range min(len(items), len(was.Items)) {
		keepTicks(&items[i], &was.Items[i])
	}
	d.Author, d.Text, d.Items, d.Asked, d.Steps, d.Edited = author, keptSentence(says, items), items, 0, false, true
	d.State = store.DraftOpen
	t.hidden(&d)
	if len(items) == 0 {
		d.State = store.DraftDropped
		if err := t.tx.SaveDraft(&d); err != nil {
			return err
		}
		return t.show(store.DraftKey(d.ID), store.Face{Text: messages.EditedAway})
	}
	if refusal := t.refuse(&d); refusal != "" {
		return t.say(refusal)
	}
	t.ask(&d)
	return t.keep(&d, "")
}

// recordItems are the items of a sentence that can be recorded.
func (t *turn) recordItems(read reading.Reading) (items []store.Item) {
	for _, it := range read.Items {
		if t.form(store.Kind(it.Kind)) != nil {
			items = append(items, t.itemOf(it, read.Ask))
		}
	}
	return gathered(items)
}

// editedSaved offers the edited sentence as a correction of its records: the
// items that are of the same kind, in order. What is left over is new.
func (t *turn) editedSaved(saved *store.Draft, items []store.Item, unread []string) error {
	if len(items) == 0 {
		return t.say(messages.EditedKept)
	}
	records, err := t.kept(saved)
	if err != nil {
		return err
	}
	d, err := t.correctionOf(t.u.Message)
	if err != nil {
		return err
	}
	d.Day, d.Text, d.Edited, d.Origin, d.Items, d.Unread = saved.Day, keptSentence(t.says, items), true, t.u.Message, nil, unread
	for _, r := range records {
		i := slices.IndexFunc(items, func(item store.Item) bool { return item.Kind == string(r.Kind) })
		if i < 0 || !t.mayCorrect(r) {
			continue
		}
		items[i].Number = r.ID
		t.keepAdded(&items[i], saved, r)
		d.Items = append(d.Items, items[i])
		items = slices.Delete(items, i, i+1)
	}
	t.hidden(d)
	if err := t.offerEdit(d); err != nil || len(items) == 0 {
		return err
	}
	rest := t.newDraft(items)
	rest.Text = keptSentence(t.says, items)
	return t.open(rest)
}

// correctionOf is the correction that an earlier edit of the message asked for,
// while it is open, or a new one.
func (t *turn) correctionOf(message int64) (*store.Draft, error) {
	open, err := t.tx.OpenDrafts(t.u.Channel, t.u.Chat)
	for i := range open {
		if open[i].Origin == message {
			return &open[i], nil
		}
	}
	return t.newDraft(nil), err
}

// offerEdit shows what the edit changes. Back at what is saved, an open
// correction ends.
func (t *turn) offerEdit(d *store.Draft) error {
	switch changed := len(t.changes(d)) > 0; {
	case d.ID == 0 && changed:
		return t.openCorrection(d)
	case d.ID == 0:
		return nil
	case !changed:
		d.State = store.DraftDropped
	}
	return t.keep(d, "")
}
