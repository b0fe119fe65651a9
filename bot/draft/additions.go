package draft

import (
	"errors"
	"slices"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// additions returns what the person may add to a saved meeting by a tap. d is the draft of
// the meeting: 党小组 that its sentence named are not asked for again.
func additions(t *turn.Turn, r *record.Record, d *chat.Draft) (a messages.Additions) {
	if r.Kind != record.KindMeeting || r.Type == record.Talk || !t.MayCorrect(r) {
		return a
	}
	a.Also = true
	if n := t.Dir.GroupCount(t.Dir.Org(r.Org)); n > 1 && slices.Contains(r.Types(), record.GroupMeeting) && !namesGroups(d, r.ID) {
		a.Groups = n
	}
	return a
}

// openGroups returns buttons to open the records for which nobody said which 党小组 met.
func openGroups(t *turn.Turn, view *messages.Draft, d *chat.Draft) {
	for _, r := range view.Records {
		if additions(t, r, d).Groups > 0 && len(r.Detail.Groups) == 0 {
			view.Open = append(view.Open, r.ID)
			view.Notes = append(view.Notes, messages.WhichGroupOf(r.ID))
		}
	}
}

// namesGroups reports whether the sentence of a record named 党小组.
func namesGroups(d *chat.Draft, record int64) bool {
	return d != nil && slices.ContainsFunc(d.Items, func(i chat.Item) bool { return i.Number == record && ask.Get(&i, "groups") != "" })
}

// AdditionsTo returns the additions to a record that has a card of its own.
func AdditionsTo(t *turn.Turn, r *record.Record) (messages.Additions, error) {
	if r.Kind != record.KindMeeting {
		return messages.Additions{}, nil
	}
	d, err := chat.FindDraft(t.Tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) {
		d, err = nil, nil
	}
	return additions(t, r, d), err
}
