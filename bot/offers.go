package bot

import (
	"context"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// Offers returns the points of a person's scope that fit what they typed so far: a piece of the
// name or of a nickname, or what the reader takes for the name. Whoever is nobody gets none.
func (w *Worker) Offers(ctx context.Context, channel string, room int64, words string) (found []chat.Offer, err error) {
	err = w.DB.View(ctx, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		me := d.PersonAt(channel, room)
		if me == nil {
			return nil
		}
		words = strings.Join(strings.Fields(words), "")
		near := w.namesLike(d, words)
		for _, p := range d.Offered(d.Scope(me)) {
			if named(p, words) || slices.Contains(near, p.Name) {
				found = append(found, chat.Offer{Name: p.Name, Note: messages.PointNote(d, p)})
			}
		}
		return nil
	})
	return found, err
}

func named(p *bureau.Point, words string) bool {
	return slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(name string) bool { return strings.Contains(name, words) })
}

// namesLike are the points that the reader takes words for, once it was made for this roster.
func (w *Worker) namesLike(d *bureau.Directory, words string) []string {
	l := w.listener.Load()
	if l == nil || l.Dir != d || words == "" {
		return nil
	}
	name, near := l.FindPoint(words)
	return append(near, name)
}
