package bot

import (
	"cmp"
	"errors"
	"slices"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// edited handles a changed message: it is read again. Before 提交 its card
// changes silently; afterwards the person is asked whether the records should.
func (t *turn) edited() error {
	d, err := chat.DraftOfMessage(t.tx, t.u.Channel, t.u.Chat, t.me.ID, t.u.Message)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return t.editedAnswer()
	case err != nil:
		return err
	}
	author, says := t.onBehalf(t.says)
	switch {
	case author == nobody:
		return t.say(messages.NoSuchName)
	case d.State == chat.DraftSaved:
		return t.editedSaved(d, author, says)
	case d.Text == keptSentence(says, d.Items):
		return nil
	case d.State == chat.DraftOpen && !correcting(d), d.State == chat.DraftDropped && d.Edited:
		items, unread := t.recordItems(says, d.Day)
		d.Unread = unread
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
func (t *turn) editedOpen(was *chat.Draft, author int64, says string, items []chat.Item) error {
	d := *was
	for i := range min(len(items), len(was.Items)) {
		keepTicks(&items[i], &was.Items[i])
	}
	d.Author, d.Text, d.Items, d.Asked, d.Steps, d.Edited = author, keptSentence(says, items), items, 0, false, true
	d.State = chat.DraftOpen
	t.hidden(&d)
	if len(items) == 0 {
		d.State = chat.DraftDropped
		if err := chat.SaveDraft(t.tx, &d); err != nil {
			return err
		}
		return t.show(chat.DraftKey(d.ID), chat.Face{Text: messages.EditedAway})
	}
	if refusal := t.refuse(&d); refusal != "" {
		return t.say(refusal)
	}
	t.ask(&d)
	return t.keep(&d, "")
}

// recordItems are the items of a sentence of a day that can be recorded, and what of
// it looks like a number and is none.
func (t *turn) recordItems(says string, day day.Day) (items []chat.Item, unread []string) {
	read := t.read(says, t.speaker(), day)
	for _, it := range read.Items {
		if t.form(record.Kind(it.Kind)) != nil {
			items = append(items, t.itemOf(it, sentence{says, day, read.Ask}))
		}
	}
	return gathered(items), read.Unread
}

// editedSaved offers what an edit changed in a sentence as a correction of the
// records that came from it: what was tapped or corrected since stays. What the
// sentence tells besides is new.
func (t *turn) editedSaved(saved *chat.Draft, author int64, says string) error {
	before, _ := t.recordItems(saved.Text, saved.Day)
	after, unread := t.recordItems(says, saved.Day)
	if len(after) == 0 {
		return t.say(messages.EditedKept)
	}
	text := keptSentence(says, after)
	d, err := t.correctionOf(t.u.Message)
	if err != nil {
		return err
	}
	d.Day, d.Text, d.Edited, d.Origin, d.Items, d.Asking, d.Unread = saved.Day, text, true, t.u.Message, nil, "", unread
	var rest []chat.Item
	for i := range after {
		from, n := nthLike(before, after, i), int64(0)
		if kept := nthLike(saved.Items, after, i); kept != nil {
			n = kept.Number
		}
		item, err := t.correctable(n)
		switch {
		case err != nil:
			return err
		case item == nil && from != nil && slices.Equal(from.Answers, after[i].Answers): // not recorded then, nor now
		case item == nil:
			rest = append(rest, after[i])
		default:
			if from == nil {
				from = new(chat.Item)
			}
			amendAnswers(item, from, &after[i])
			if author != saved.Author {
				ask.Set(item, "author", idText(cmp.Or(author, saved.Person)))
			}
			d.Items = append(d.Items, *item)
		}
	}
	t.hidden(d)
	if err := t.offerEdit(d); err != nil || len(rest) == 0 {
		return err
	}
	more := t.newDraft(rest)
	more.Author, more.Text = author, text
	return t.open(more)
}

// nthLike is the item of a list that stands where an item stands among those of
// its kind in another, or nil.
func nthLike(list, others []chat.Item, i int) *chat.Item {
	n := 0
	for _, other := range others[:i] {
		if other.Kind == others[i].Kind {
			n++
		}
	}
	for j := range list {
		if list[j].Kind != others[i].Kind {
			continue
		}
		if n--; n < 0 {
			return &list[j]
		}
	}
	return nil
}

// correctable is a record as the item of a correction, or nil where the person
// has none to correct.
func (t *turn) correctable(number int64) (*chat.Item, error) {
	if number == 0 {
		return nil, nil
	}
	r, err := record.Find(t.tx, number)
	if err != nil || !t.mayCorrect(r) {
		return nil, err
	}
	item := t.answersOf(r)
	return &item, nil
}

// correctionOf is the correction that an earlier edit of the message asked for,
// while it is open, or a new one.
func (t *turn) correctionOf(message int64) (*chat.Draft, error) {
	open, err := chat.OpenDrafts(t.tx, t.u.Channel, t.u.Chat, t.me.ID)
	for i := range open {
		if open[i].Origin == message {
			return &open[i], nil
		}
	}
	return t.newDraft(nil), err
}

// offerEdit shows what the edit changes. Back at what is saved, an open
// correction ends.
func (t *turn) offerEdit(d *chat.Draft) error {
	switch changed := len(t.changes(d)) > 0; {
	case d.ID == 0 && changed:
		return t.openCorrection(d)
	case d.ID == 0:
		return nil
	case !changed:
		d.State = chat.DraftDropped
	}
	return t.keep(d, "")
}
