package store_test

import (
	"errors"
	"testing"
	"time"

	"liaison/store"
)

// What was to be said unasked at a time that does not suit any more is forgotten;
// replies and what does suit stay.
func TestDropPlanned(t *testing.T) {
	h := newHall(t)
	var now time.Time
	h.update(func(tx *store.Tx) error {
		now = tx.Now
		say := func(text string, p store.Priority, chat int64, hours time.Duration) error {
			return tx.Send(store.Message{Channel: "telegram", Chat: chat, Kind: store.Say, Text: text, Priority: p, NotBefore: now.Add(hours * time.Hour)})
		}
		card := func(key string, hours time.Duration) error {
			return tx.Announce("telegram", 1, key, store.Face{Text: key}, store.Window{NotBefore: now.Add(hours * time.Hour)})
		}
		return errors.Join(say("reply", store.Reply, 1, 0), say("now", store.Broadcast, 1, 0), say("later", store.Broadcast, 1, 3), say("other", store.Broadcast, 2, 0),
			card("r1", -1), card("r2", 3), tx.Show("telegram", 1, "d1", store.Face{Text: "d1"}, false),
			tx.DropPlanned("telegram", 1, func(at time.Time) bool { return at.After(now.Add(2 * time.Hour)) }))
	})
	h.clock.Turn(now.Add(4 * time.Hour))
	h.wants("cards", h.due(), []string{"d1", "r2"})
	var said []string
	h.update(func(tx *store.Tx) error {
		messages, err := tx.DueMessages("telegram", 10)
		for _, m := range messages {
			said = append(said, m.Text)
		}
		return err
	})
	h.wants("messages", said, []string{"reply", "later", "other"})
}
