package bot

import (
	"cmp"
	"errors"
	"slices"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// edited handles an edited message by reading it again. Before 提交 its card changes;
// afterwards the person is asked whether to correct the records. An edit that has no effect
// is told so, except that of a location.
func edited(t *turn.Turn) error {
	if t.Update.Dropped != "" {
		return nil // a live location moves on; it was answered when it began
	}
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
	case d.State == chat.DraftUndone, d.State == chat.DraftDropped && !d.Edited:
		return t.Say(messages.EditedLate)
	case d.Text == draft.KeptSentence(says, d.Items):
		return t.Say(messages.EditedSame)
	case d.State == chat.DraftOpen && draft.Correcting(d):
		return t.Say(messages.EditedAnswer)
	}
	items, unread := recordItems(t, says, d.Day)
	if d.State == chat.DraftOpen && author == 0 && !madeByReading(t, d) {
		return editedHeard(t, d)
	}
	d.Unread = unread
	return editedOpen(t, d, author, says, items)
}

// madeByReading reports whether a thing of a draft is what reading makes of its sentence: others were heard of what the talk was
// about, as an order is.
func madeByReading(t *turn.Turn, d *chat.Draft) bool {
	read, _ := recordItems(t, d.Text, d.Day)
	return slices.ContainsFunc(d.Items, func(item chat.Item) bool {
		return slices.ContainsFunc(read, func(r chat.Item) bool { return r.Kind == item.Kind })
	})
}

// editedHeard hears an edited sentence anew in place of the open card that it made.
func editedHeard(t *turn.Turn, d *chat.Draft) error {
	d.State, d.Edited = chat.DraftDropped, true
	err := errors.Join(chat.SaveDraft(t.Tx, d), t.Show(chat.DraftKey(d.ID), chat.Face{Text: messages.EditedAnew}))
	return errors.Join(err, said(t))
}

// editedAnswer tells that editing what is no sentence of a record has no effect: an answer
// about the open card, or what was answered already.
func editedAnswer(t *turn.Turn) error {
	d, err := t.OpenDraft()
	if err != nil {
		return err
	}
	if d == nil {
		return t.Say(messages.EditedLate)
	}
	return t.Say(messages.EditedAnswer)
}

// editedOpen reads the sentence of an open draft again. If it is not a record any more the
// draft ends; if it is edited back, the draft opens again.
func editedOpen(t *turn.Turn, was *chat.Draft, author int64, says string, items []chat.Item) error {
	d := *was
	for i := range min(len(items), len(was.Items)) {
		draft.KeepTicks(&items[i], &was.Items[i])
	}
	keepGiven(t, was, items)
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

// keepGiven gives items of an edited sentence what they had otherwise than by the sentence, and what the edit did not change: the point
// that was tapped, or that the talk was about.
func keepGiven(t *turn.Turn, was *chat.Draft, items []chat.Item) {
	before, _ := recordItems(t, was.Text, was.Day)
	for i := range items {
		from, had := nthLike(before, items, i), nthLike(was.Items, items, i)
		if from == nil || had == nil {
			continue
		}
		for _, a := range had.Answers {
			if ask.Get(from, a.Key) == "" && ask.Get(&items[i], a.Key) == "" {
				ask.Set(&items[i], a.Key, a.Value)
			}
		}
	}
}

// recordItems are the items of a sentence of a day that can be recorded, and the parts that
// look like numbers and are not.
func recordItems(t *turn.Turn, says string, day day.Day) (items []chat.Item, unread []string) {
	read := t.Read(words.Spoken(says), t.Speaker(), day)
	for _, it := range read.Items {
		if t.Form(string(it.Kind)) != nil {
			items = append(items, draft.ItemOf(t, it, draft.Sentence{Says: says, Day: day, Asked: read.Ask}))
		}
	}
	items = draft.Gathered(items)
	return items, slices.Concat(read.Unread, draft.Lost(t, says, items))
}

// editedSaved offers the changes of an edited sentence as a correction of the records that
// came from it. Values that were tapped or corrected since are kept. What the edit adds to
// the sentence becomes a new record.
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
	offered, err := offerEdit(t, d)
	if err != nil || len(rest) == 0 && offered {
		return err
	}
	if len(rest) == 0 {
		return t.Say(messages.EditedSame)
	}
	more := draft.New(t, rest)
	more.Author, more.Text = author, text
	return draft.Open(t, more)
}

// nthLike returns the item of a list with the same place among the items of its kind as a
// given item has in another list, or nil.
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

// correctable returns a record as the item of a correction, or nil if the person may not
// correct it.
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

// correctionOf returns the open correction of an earlier edit of the message, or a new one.
func correctionOf(t *turn.Turn, message int64) (*chat.Draft, error) {
	open, err := chat.OpenDrafts(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	for i := range open {
		if open[i].Origin == message {
			return &open[i], nil
		}
	}
	return draft.New(t, nil), err
}

// offerEdit shows what the edit changes, if it changes anything. If it changes nothing any
// more, an open correction ends.
func offerEdit(t *turn.Turn, d *chat.Draft) (shown bool, err error) {
	switch changed := len(draft.Changes(t, d)) > 0; {
	case d.ID == 0 && changed:
		return true, draft.OpenCorrection(t, d)
	case d.ID == 0:
		return false, nil
	case !changed:
		d.State = chat.DraftDropped
	}
	return true, draft.Keep(t, d, "")
}
