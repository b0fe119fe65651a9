package bot

import (
	"cmp"
	"errors"
	"slices"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// edited handles a changed message: it is read again. Before 提交 its card
// changes silently; afterwards the person is asked whether the records should.
func edited(t *turn.Turn) error {
	d, err := chat.DraftOfMessage(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID, t.Update.Message)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return editedAnswer(t)
	case err != nil:
		return err
	}
	author, says := onBehalf(t, t.Says)
	switch {
	case author == nobody:
		return t.Say(messages.NoSuchName)
	case d.State == chat.DraftSaved:
		return editedSaved(t, d, author, says)
	case d.Text == draft.KeptSentence(says, d.Items):
		return nil
	case d.State == chat.DraftOpen && !draft.Correcting(d), d.State == chat.DraftDropped && d.Edited:
		items, unread := recordItems(t, says, d.Day)
		d.Unread = unread
		return editedOpen(t, d, author, says, items)
	}
	return nil
}

// editedAnswer tells that changing an answer does nothing, while its card is
// still open.
func editedAnswer(t *turn.Turn) error {
	if d, err := t.OpenDraft(); d == nil || err != nil {
		return err
	}
	return t.Say(messages.EditedAnswer)
}

// editedOpen reads a draft's sentence anew. One that is no record any more ends
// the draft; changed back, it opens again.
func editedOpen(t *turn.Turn, was *chat.Draft, author int64, says string, items []chat.Item) error {
	d := *was
	for i := range min(len(items), len(was.Items)) {
		draft.KeepTicks(&items[i], &was.Items[i])
	}
	d.Author, d.Text, d.Items, d.Asked, d.Steps, d.Edited = author, draft.KeptSentence(says, items), items, 0, false, true
	d.State = chat.DraftOpen
	draft.NoteHidden(t, &d)
	if len(items) == 0 {
		d.State = chat.DraftDropped
		if err := chat.SaveDraft(t.Tx, &d); err != nil {
			return err
		}
		return t.Show(chat.DraftKey(d.ID), chat.Face{Text: messages.EditedAway})
	}
	if refusal := draft.Refusal(t, &d); refusal != "" {
		return t.Say(refusal)
	}
	draft.AskNext(t, &d)
	return draft.Keep(t, &d, "")
}

// recordItems are the items of a sentence of a day that can be recorded, and what of
// it looks like a number and is none.
func recordItems(t *turn.Turn, says string, day day.Day) (items []chat.Item, unread []string) {
	read := t.Read(says, t.Speaker(), day)
	for _, it := range read.Items {
		if t.Form(string(it.Kind)) != nil {
			items = append(items, draft.ItemOf(t, it, draft.Sentence{Says: says, Day: day, Asked: read.Ask}))
		}
	}
	return draft.Gathered(items), read.Unread
}

// editedSaved offers what an edit changed in a sentence as a correction of the
// records that came from it: what was tapped or corrected since stays. What the
// sentence tells besides is new.
func editedSaved(t *turn.Turn, saved *chat.Draft, author int64, says string) error {
	before, _ := recordItems(t, saved.Text, saved.Day)
	after, unread := recordItems(t, says, saved.Day)
	if len(after) == 0 {
		return t.Say(messages.EditedKept)
	}
	text := draft.KeptSentence(says, after)
	d, err := correctionOf(t, t.Update.Message)
	if err != nil {
		return err
	}
	d.Day, d.Text, d.Edited, d.Origin, d.Items, d.Asking, d.Unread = saved.Day, text, true, t.Update.Message, nil, "", unread
	var rest []chat.Item
	for i := range after {
		from, n := nthLike(before, after, i), int64(0)
		if kept := nthLike(saved.Items, after, i); kept != nil {
			n = kept.Number
		}
		item, err := correctable(t, n)
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
			draft.AmendAnswers(item, from, &after[i])
			if author != saved.Author {
				ask.Set(item, "author", turn.IDText(cmp.Or(author, saved.Person)))
			}
			d.Items = append(d.Items, *item)
		}
	}
	draft.NoteHidden(t, d)
	if err := offerEdit(t, d); err != nil || len(rest) == 0 {
		return err
	}
	more := draft.New(t, rest)
	more.Author, more.Text = author, text
	return draft.Open(t, more)
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
func correctable(t *turn.Turn, number int64) (*chat.Item, error) {
	if number == 0 {
		return nil, nil
	}
	r, err := record.Find(t.Tx, number)
	if err != nil || !t.MayCorrect(r) {
		return nil, err
	}
	item := draft.AnswersOf(t, r)
	return &item, nil
}

// correctionOf is the correction that an earlier edit of the message asked for,
// while it is open, or a new one.
func correctionOf(t *turn.Turn, message int64) (*chat.Draft, error) {
	open, err := chat.OpenDrafts(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	for i := range open {
		if open[i].Origin == message {
			return &open[i], nil
		}
	}
	return draft.New(t, nil), err
}

// offerEdit shows what the edit changes. Back at what is saved, an open
// correction ends.
func offerEdit(t *turn.Turn, d *chat.Draft) error {
	switch changed := len(draft.Changes(t, d)) > 0; {
	case d.ID == 0 && changed:
		return draft.OpenCorrection(t, d)
	case d.ID == 0:
		return nil
	case !changed:
		d.State = chat.DraftDropped
	}
	return draft.Keep(t, d, "")
}
