package entries

import (
	"errors"
	"slices"

	"liaison/bot/turn"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/mask"
	"liaison/store/record"
)

// said is the sentence that a record came from (原话), so that every number leads
// back to its message; "" where there was none. A sentence that also tells of a
// record which the person may not see stays hidden, and so does that of a 谈心谈话.
func said(t *turn.Turn, r *record.Record) (string, error) {
	if slices.Contains(r.Types(), record.Talk) {
		return "", nil
	}
	if r.Detail.Said != "" || r.Draft == 0 {
		return r.Detail.Said, nil
	}
	d, err := chat.FindDraft(t.Tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	for _, item := range d.Items {
		if item.Number == 0 || item.Number == r.ID {
			continue
		}
		other, err := record.Find(t.Tx, item.Number)
		if err != nil {
			return "", err
		}
		if !record.Visible(t.Scope(), other) || slices.Contains(other.Types(), record.Talk) {
			return "", nil
		}
	}
	return mask.People(d.Text), nil
}
