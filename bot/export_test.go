package bot

import (
	"slices"

	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// What the authorisation matrix walks: everything that can be asked for or tapped.

// CommandNames are the names of all commands, in their order.
func CommandNames() (names []string) {
	for _, c := range rooms.Commands {
		names = append(names, c.Name)
	}
	return names
}

// CommandWords are the words that are commands, in their order.
func CommandWords() (words []string) {
	for _, c := range rooms.Commands {
		words = append(words, c.Words...)
	}
	return words
}

// TapVerbs are the verbs of all buttons but drafts' and invitations'.
func TapVerbs() []string { return sorted(rooms.Taps) }

// DraftVerbs are the verbs of a draft's buttons.
func DraftVerbs() []string { return sorted(draft.Presses) }

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
	q := inquiry.Inquiry{View: inquiry.AsNumbers, Period: p, Names: names}
	if point != 0 {
		q.Points = []int64{point}
	}
	return q.Text()
}

// AheadNow reads an update ahead and returns when it is read.
func (w *Worker) AheadNow(u *chat.Update) {
	w.Ahead([]*chat.Update{u})
	for {
		select {
		case h := <-w.aheads():
			h.Now()
		default:
			return
		}
	}
}
