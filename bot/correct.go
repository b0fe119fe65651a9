package bot

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// correcting reports whether a draft changes records that exist (更正).
func correcting(d *chat.Draft) bool {
	i := firstKept(d)
	return d.State == chat.DraftOpen && i >= 0 && d.Items[i].Number != 0
}

// correctBy begins the correction that a sentence asks for: “更正，是26户”.
func (t *turn) correctBy(it reading.Item, unread []string) error {
	r, err := t.meant(it)
	if err != nil {
		return err
	}
	if r == nil {
		return t.say(messages.NoCorrection)
	}
	item := t.answersOf(r)
	said := chat.Item{}
	for name, n := range it.Figures {
		ask.Set(&said, "f."+t.ownFigure(r, name, it.Wrong), ask.FigureValue(n, slices.Contains(it.Approx, name), it.Caliber))
	}
	setHeads(&said, "expected", it.Expected)
	setHeads(&said, "present", it.Present)
	if v := it.Vote; v != nil {
		ask.Set(&said, "vote", voteText(v.Election, v.Entitled, v.Present, v.For))
	}
	for key, value := range map[string]string{"date": it.Date, "type": it.Slot["type"], "text": keptText(r.Kind, it.Slot["text"])} {
		if value != "" {
			ask.Set(&said, key, value)
		}
	}
	if category := it.Slot["category"]; category != "" && r.Kind == record.KindProblem {
		ask.Set(&said, "type", category)
	}
	if point := knownPoint(t.dir, it.Point); point != 0 && point != r.Point { // it names the new one
		ask.Set(&said, "point", idText(point))
		ask.Unset(&item, "org")
	}
	for _, a := range said.Answers { // what does not fit leaves what was
		before := slices.Clone(item.Answers)
		if ask.Set(&item, a.Key, a.Value); t.formFill(&item, a.Key) == "" {
			item.Answers = before
		}
	}
	d := t.newDraft([]chat.Item{item})
	d.Text, d.Unread = keptSentence(t.says, d.Items), unread
	t.hidden(d)
	return t.openCorrection(d)
}

// mayCorrect reports whether the person may change a record: their own, one
// they entered, or, as an admin, any.
func (t *turn) mayCorrect(r *record.Record) bool {
	return r.Withdrawn.IsZero() && (r.Author == t.me.ID || r.Typist == t.me.ID || t.me.Is(bureau.Admin))
}

// openCorrection shows what a correction changes, or asks what a change leaves
// open; without a change yet it asks which field.
func (t *turn) openCorrection(d *chat.Draft) error {
	d.Message = 0 // its own message is the one that was recorded
	if d.Origin == 0 {
		d.Origin = t.messageID()
	}
	if t.ask(d); len(t.changes(d)) == 0 {
		d.Asking = askingField + "0"
		if len(d.Items) > 1 {
			d.Asking = askingItem
		}
	}
	if err := chat.AddDraft(t.tx, d); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(chat.DraftKey(d.ID), t.face(d, "")))
}

// correctSaved is 更正 on a saved card.
func (t *turn) correctSaved(saved *chat.Draft, _ string) error {
	records, err := t.kept(saved)
	if err != nil {
		return err
	}
	var items []chat.Item
	for _, r := range records {
		if t.mayCorrect(r) {
			items = append(items, t.answersOf(r))
		}
	}
	if len(items) == 0 {
		return t.toast(messages.NothingToUndo)
	}
	return t.openCorrection(t.newDraft(items))
}

// changes lists what a correction changes, a line each.
func (t *turn) changes(d *chat.Draft) (lines []string) {
	for _, a := range t.amendments(d) {
		prefix := ""
		if len(d.Items) > 1 {
			prefix = messages.Number(a.now.ID) + " "
		}
		for _, c := range a.changes {
			lines = append(lines, prefix+messages.Changed(c.Label, c.Before, c.After))
		}
	}
	return lines
}

func (t *turn) correctionTitle(d *chat.Draft) string {
	var numbers []string
	for _, item := range d.Items {
		if item.Number != 0 && !item.Skip {
			numbers = append(numbers, messages.KindName(record.Kind(item.Kind))+" "+messages.Number(item.Number))
		}
	}
	return messages.CorrectionTitle(strings.Join(numbers, "、"), d.Edited)
}

// submitCorrection changes the records, writes their history, and draws their
// own cards again. What was changed meanwhile is shown before it is changed again.
func (t *turn) submitCorrection(d *chat.Draft) error {
	late, err := t.rebase(d)
	switch {
	case err != nil:
		return err
	case late:
		if err := t.alert(messages.ChangedMeanwhile); err != nil {
			return err
		}
		return t.keep(d, "")
	}
	amendments, lines := t.amendments(d), t.changes(d)
	if len(lines) == 0 {
		return t.keep(d, "")
	}
	for _, a := range amendments {
		if len(a.changes) == 0 {
			continue
		}
		if err := t.correct(d, a); err != nil {
			return err
		}
	}
	if err := t.keepWords(d); err != nil {
		return err
	}
	d.State = chat.DraftDropped
	if err := chat.SaveDraft(t.tx, d); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.JustCorrected), t.show(chat.DraftKey(d.ID), messages.Corrected(lines)))
}

// correct keeps what is corrected of one record.
func (t *turn) correct(d *chat.Draft, a amendment) error {
	if !t.mayCorrect(a.was) {
		return &store.Refusal{Reason: messages.NotAllowed}
	}
	var told []record.Entry
	for _, c := range a.changes {
		told = append(told, record.Entry{Person: t.me.ID, What: messages.HistoryCorrected(c.Label), Before: c.Before, After: c.After, Message: d.Origin})
	}
	if err := t.house.keep(t, a.was, a.now, func() error { return record.Correct(t.tx, a.now, told...) }); err != nil {
		return err
	}
	if err := t.redrawOrigin(a.now, a.item); err != nil {
		return err
	}
	if err := t.house.changed(t, a.was, a.now); err != nil || a.now.Problem == nil {
		return err
	}
	c, err := problem.Of(t.tx, a.now, messages.ProblemCard)
	if err != nil {
		return err
	}
	return c.Redraw()
}

// keepWords keeps the words of an edited message with the draft that its records
// came from: the next edit is compared with them.
func (t *turn) keepWords(d *chat.Draft) error {
	if !d.Edited {
		return nil
	}
	origin, err := chat.DraftOfMessage(t.tx, d.Channel, d.Chat, d.Person, d.Origin)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	origin.Text = d.Text
	return chat.SaveDraft(t.tx, origin)
}

// redrawOrigin draws the card on which a record was kept, where it has one.
func (t *turn) redrawOrigin(r *record.Record, item *chat.Item) error {
	origin, err := chat.FindDraft(t.tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	for i := range origin.Items {
		if origin.Items[i].Number == r.ID && item != nil {
			origin.Items[i].Answers = item.Answers
		}
	}
	if origin.State != chat.DraftSaved {
		return nil
	}
	records, err := t.kept(origin)
	if err != nil {
		return err
	}
	face, err := t.savedFace(origin, records)
	if err != nil {
		return err
	}
	return chat.Redraw(t.tx, origin.Channel, origin.Chat, chat.DraftKey(origin.ID), face)
}
