package bot

import (
	"errors"
	"slices"

	"liaison/bot/reading"
	"liaison/store"
)

// edited handles a changed message: it is read again. Before 提交 its card
// changes silently; afterwards the person is asked whether the records should.
func (t *turn) edited() error {
	d, err := t.tx.DraftOfMessage(t.u.Channel, t.u.Chat, t.u.Message)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil // an answer or a command: what it did stands
	case err != nil:
		return err
	case d.Person != t.me.ID || d.Text == t.says:
		return nil
	}
	read := t.reader.Read(t.says, t.speaker(), d.Day.Time())
	items := t.recordItems(read)
	switch {
	case d.State == store.DraftSaved && len(items) > 0:
		return t.correctByEdit(d, items)
	case d.State != store.DraftOpen || correcting(d) || len(items) == 0:
		return nil
	}
	edited := *d
	edited.Text, edited.Items, edited.Asked, edited.Steps = t.says, items, 0, false
	if refusal := t.refuse(&edited); refusal != "" {
		return t.say(refusal)
	}
	d = &edited
	t.ask(d)
	return t.keep(d, "")
}

// recordItems are the items of a sentence that can be recorded.
func (t *turn) recordItems(read reading.Reading) (items []store.Item) {
	for _, it := range read.Items {
		if t.form(store.Kind(it.Kind)) != nil {
			items = append(items, t.itemOf(it, read.Ask))
		}
	}
	return items
}

// correctByEdit offers the edited sentence as a correction of its records: the
// items that are of the same kind, in order. A day the sentence does not name
// stays.
func (t *turn) correctByEdit(saved *store.Draft, items []store.Item) error {
	records, err := t.kept(saved)
	if err != nil {
		return err
	}
	d := t.newDraft(nil)
	d.Day, d.Text, d.Edited = saved.Day, t.says, true
	for _, r := range records {
		i := slices.IndexFunc(items, func(item store.Item) bool { return item.Kind == string(r.Kind) && item.Number == 0 })
		if i < 0 || !t.mayCorrect(r) {
			continue
		}
		items[i].Number = r.ID
		d.Items = append(d.Items, items[i])
	}
	if len(t.changes(d)) == 0 {
		return nil
	}
	saved.Text = t.says
	if err := t.tx.SaveDraft(saved); err != nil {
		return err
	}
	return t.openCorrection(d)
}
