package chat_test

import (
	"errors"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// What was to be said unasked at a time that does not suit any more is forgotten;
// replies and what does suit stay.
func TestDropPlanned(t *testing.T) {
	h := newHall(t)
	var now time.Time
	var dropped []string
	h.update(func(tx *store.Tx) error {
		now = tx.Now
		say := func(text string, p chat.Priority, room int64, hours time.Duration) error {
			return chat.Send(tx, chat.Message{Channel: "telegram", Chat: room, Kind: chat.Say, Text: text, Priority: p, NotBefore: now.Add(hours * time.Hour)})
		}
		card := func(key string, hours time.Duration) error {
			return chat.Announce(tx, "telegram", 1, key, chat.Face{Text: key}, day.Window{NotBefore: now.Add(hours * time.Hour)})
		}
		drop := func() (err error) {
			dropped, err = chat.DropPlanned(tx, "telegram", 1, func(at time.Time) bool { return at.After(now.Add(2 * time.Hour)) })
			return err
		}
		return errors.Join(say("reply", chat.Reply, 1, 0), say("now", chat.Broadcast, 1, 0), say("later", chat.Broadcast, 1, 3), say("other", chat.Broadcast, 2, 0),
			card("r1", -1), card("r2", 3), chat.Show(tx, "telegram", 1, "d1", chat.Face{Text: "d1"}, false),
			drop())
	})
	h.wants("dropped", dropped, []string{"r1"})
	h.clock.Turn(now.Add(4 * time.Hour))
	h.wants("cards", h.due(), []string{"d1", "r2"})
	var said []string
	h.update(func(tx *store.Tx) error {
		messages, err := chat.DueMessages(tx, "telegram", 10)
		for _, m := range messages {
			said = append(said, m.Text)
		}
		return err
	})
	h.wants("messages", said, []string{"reply", "later", "other"})
}

// A clock a year ahead planned a list and a record's card, and the program starts again on the right
// clock: the list of that day is as if it had expired, the record's card waits for its hour today.
func TestMendAfterAYear(t *testing.T) {
	h := newHall(t)
	var now time.Time
	var cards []chat.Card
	h.update(func(tx *store.Tx) error { now = tx.Now; return nil })
	h.clock.Leap(365 * 24 * time.Hour)
	h.update(func(tx *store.Tx) error {
		w := day.Window{NotBefore: tx.Now.Add(time.Hour), NotAfter: tx.Now.Add(2 * time.Hour)}
		return errors.Join(chat.Announce(tx, "telegram", 1, "l20270420", chat.Face{Text: "list"}, w), chat.Announce(tx, "telegram", 1, "r7", chat.Face{Text: "go there"}, w))
	})
	h.clock.Leap(-365 * 24 * time.Hour)
	if err := chat.Ready(h.db); err != nil {
		t.Fatal(err)
	}
	h.update(func(tx *store.Tx) (err error) {
		cards, err = chat.CardsIn(tx, "telegram", 1)
		return err
	})
	if list := cards[0]; list.Shown != list.Version {
		t.Errorf("the list still waits: %+v", list)
	}
	if at := cards[1].NotBefore.Sub(now); at < 0 || at > 2*time.Hour {
		t.Errorf("the record's card waits for %v", at)
	}
}
