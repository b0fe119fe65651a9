package bot

import (
	"slices"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// What the authorisation matrix walks: everything that can be asked for or tapped.

// CommandNames are the names of all commands, in their order.
func CommandNames() (names []string) {
	for _, c := range rooms.commands {
		names = append(names, c.name)
	}
	return names
}

// TapVerbs are the verbs of all buttons but drafts' and invitations'.
func TapVerbs() []string { return sorted(rooms.taps) }

// DraftVerbs are the verbs of a draft's buttons.
func DraftVerbs() []string { return sorted(draftPresses) }

func sorted[V any](table map[string]V) (keys []string) {
	for k := range table {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// HandleOne handles an update in a Tx of the test's.
func (w *Worker) HandleOne(tx *store.Tx, u *chat.Update) error {
	_, err := w.handleOne(tx, u)
	return err
}

// InquiryText is what a button carries that asks for the numbers of a point, of an
// indicator if one is named; 0 is the whole bureau.
func InquiryText(p day.Period, point int64, names ...string) string {
	q := inquiry{view: asNumbers, period: p, names: names}
	if point != 0 {
		q.points = []int64{point}
	}
	return q.text()
}

// AheadNow reads an update ahead and returns when it is read.
func (w *Worker) AheadNow(u *chat.Update) {
	w.Ahead([]*chat.Update{u})
	for {
		select {
		case h := <-w.aheads():
			h.once.Do(h.read)
		default:
			return
		}
	}
}
