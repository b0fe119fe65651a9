package chat_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// A hall is a database in which cards are shown in one chat.
type hall struct {
	*testing.T
	db    *store.DB
	clock *store.Clock
}

func newHall(t *testing.T) *hall {
	clock := new(store.Clock)
	return &hall{t, storetest.Open(t, clock), clock}
}

func (h *hall) update(fn func(*store.Tx) error) { h.Helper(); storetest.Update(h, h.db, fn) }

func (h *hall) show(text string, place bool) {
	h.Helper()
	h.update(func(tx *store.Tx) error { return chat.Show(tx, "telegram", 1, "r1", chat.Face{Text: text}, place) })
}

// announce shows the card unasked in an hour, for an hour.
func (h *hall) announce(text string) {
	h.Helper()
	h.update(func(tx *store.Tx) error {
		w := day.Window{NotBefore: tx.Now.Add(time.Hour), NotAfter: tx.Now.Add(2 * time.Hour)}
		return chat.Announce(tx, "telegram", 1, "r1", chat.Face{Text: text}, w)
	})
}

func (h *hall) card() (c *chat.Card) {
	h.Helper()
	h.update(func(tx *store.Tx) (err error) {
		c, err = chat.FindCard(tx, "telegram", 1, "r1")
		return err
	})
	return c
}

// sent tells the database what came of sending the card as it stands.
func (h *hall) sent(outcome func(*store.Tx, *chat.Card) error) {
	h.Helper()
	h.update(func(tx *store.Tx) error {
		c, err := chat.FindCard(tx, "telegram", 1, "r1")
		if err != nil {
			return err
		}
		return outcome(tx, c)
	})
}

// due are the texts of the cards to draw now.
func (h *hall) due() (texts []string) {
	h.Helper()
	h.update(func(tx *store.Tx) error {
		cards, err := chat.DueCards(tx, "telegram", 10)
		for _, c := range cards {
			texts = append(texts, c.Face.Text)
		}
		return err
	})
	return texts
}

// stripped are the messages whose buttons are to be taken off.
func (h *hall) stripped() (ids []int64) {
	h.Helper()
	h.update(func(tx *store.Tx) error {
		messages, err := chat.DueMessages(tx, "telegram", 10)
		for _, m := range messages {
			if m.Kind == chat.Strip {
				ids = append(ids, m.Message)
			}
		}
		return err
	})
	return ids
}

func (h *hall) wants(what string, got, want []string) {
	h.Helper()
	if !slices.Equal(got, want) {
		h.Errorf("%s: %q, want %q", what, got, want)
	}
}

// What was announced waits for its window; redrawing it does not send it
// earlier, showing it as a reply does.
func TestAnnounced(t *testing.T) {
	h := newHall(t)
	h.announce("一")
	first := h.card()
	h.wants("before the window", h.due(), nil)
	h.show("二", true)
	h.wants("redrawn before the window", h.due(), nil)
	if c := h.card(); c.Priority != chat.Broadcast || !c.NotBefore.Equal(first.NotBefore) || !c.NotAfter.Equal(first.NotAfter) || c.Message != 0 {
		t.Errorf("redrawn: %+v", c)
	}
	h.clock.Turn(first.NotBefore)
	h.wants("in the window", h.due(), []string{"二"})
	h.announce("三")
	h.show("四", false)
	h.wants("shown as a reply", h.due(), []string{"四"})
	if c := h.card(); c.Priority != chat.Reply || !c.NotBefore.IsZero() || !c.NotAfter.IsZero() {
		t.Errorf("a reply: %+v", c)
	}
}

// Messages and cards are planned together.
func TestPlanned(t *testing.T) {
	h := newHall(t)
	start := h.clock.Now()
	h.announce("一")
	h.update(func(tx *store.Tx) error {
		return errors.Join(
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 2, Kind: chat.Say, NotBefore: start.Add(30 * time.Minute)}),
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 3, Kind: chat.Say, NotBefore: start.Add(90 * time.Minute)}))
	})
	card := h.card().NotBefore
	for _, c := range []struct {
		at, after time.Duration
		chats     []int64
		next      time.Time
	}{
		{0, 0, nil, start.Add(30 * time.Minute)},
		{40 * time.Minute, 0, []int64{2}, card},
		{70 * time.Minute, 0, []int64{2, 1}, start.Add(90 * time.Minute)},
		{100 * time.Minute, 40 * time.Minute, []int64{3, 1}, time.Time{}},
	} {
		h.clock.Turn(start.Add(c.at))
		h.update(func(tx *store.Tx) error {
			chats, next, err := chat.Planned(tx, "telegram", start.Add(c.after))
			if !slices.Equal(chats, c.chats) || !next.Equal(c.next) {
				t.Errorf("after %v: %v, next %v; want %v, %v", c.at, chats, next, c.chats, c.next)
			}
			return err
		})
	}
}

// A card that was shown is announced in a new message; what comes of a send
// that was under way changes nothing of it.
func TestAnnouncedAgain(t *testing.T) {
	h := newHall(t)
	h.show("一", false)
	h.sent(func(tx *store.Tx, c *chat.Card) error { return chat.CardShown(tx, c, 50) })
	h.show("二", true)
	under := h.card()
	h.announce("三")
	h.announce("四")
	if got := h.stripped(); !slices.Equal(got, []int64{50}) {
		t.Errorf("stripped %d, want 50 once", got)
	}
	for name, fate := range map[string]func(*store.Tx) error{
		"shown":   func(tx *store.Tx) error { return chat.CardShown(tx, under, 50) },
		"later":   func(tx *store.Tx) error { return chat.CardLater(tx, under, errors.New("502"), time.Second) },
		"refused": func(tx *store.Tx) error { return chat.CardRefused(tx, under, errors.New("400")) },
	} {
		want := *h.card()
		h.update(fate)
		if c := h.card(); c.Message != 0 || c.Tries != 0 || !c.NotBefore.Equal(want.NotBefore) || c.Shown == c.Version {
			t.Errorf("what was under way was %s, and the card is %+v", name, c)
		}
	}
	under.Message = 0
	h.update(func(tx *store.Tx) error { return chat.CardShown(tx, under, 51) })
	if got := slices.Sorted(slices.Values(h.stripped())); !slices.Equal(got, []int64{50, 51}) {
		t.Errorf("stripped %d, want the message that came too late, and 50", got)
	}
}

// When a face is shown that was redrawn on its way, the rest was asked for.
func TestAnnouncedAndRedrawn(t *testing.T) {
	h := newHall(t)
	h.announce("一")
	h.clock.Turn(h.card().NotBefore)
	under := h.card()
	h.show("二", true)
	h.update(func(tx *store.Tx) error { return chat.CardShown(tx, under, 50) })
	if c := h.card(); c.Message != 50 || c.Priority != chat.Reply || !c.NotAfter.IsZero() {
		t.Errorf("%+v", c)
	}
	h.wants("after it was shown", h.due(), []string{"二"})
}

// What failed and was redrawn keeps waiting; what expired is not due until
// somebody asks for it.
func TestAnnouncedFails(t *testing.T) {
	h := newHall(t)
	h.announce("一")
	h.clock.Turn(h.card().NotBefore)
	h.sent(func(tx *store.Tx, c *chat.Card) error { return chat.CardLater(tx, c, errors.New("502"), time.Minute) })
	h.show("二", true)
	h.wants("while it waits after a fault", h.due(), nil)
	h.clock.Turn(h.clock.Now().Add(time.Minute))
	h.wants("after the wait", h.due(), []string{"二"})
	h.sent(chat.CardExpired)
	h.wants("when its window is over", h.due(), nil)
	if c := h.card(); c.Message != 0 || c.Shown != c.Version {
		t.Errorf("expired: %+v", c)
	}
	h.show("三", true)
	h.wants("asked for after all", h.due(), []string{"三"})
	if c := h.card(); c.Priority != chat.Reply || !c.NotAfter.IsZero() {
		t.Errorf("asked for after all: %+v", c)
	}
}

// Replies go before what was announced earlier, and stay when that is dropped.
func TestDropAnnounced(t *testing.T) {
	h := newHall(t)
	h.update(func(tx *store.Tx) error {
		return errors.Join(chat.Show(tx, "telegram", 1, "d1", chat.Face{Text: "旧"}, false),
			chat.CardShown(tx, &chat.Card{Channel: "telegram", Chat: 1, Key: "d1", Version: 1}, 50),
			chat.Announce(tx, "telegram", 1, "d1", chat.Face{Text: "一"}, day.Window{}),
			chat.Announce(tx, "telegram", 2, "d1", chat.Face{Text: "二"}, day.Window{}),
			chat.Show(tx, "telegram", 1, "d2", chat.Face{Text: "答"}, false))
	})
	h.wants("due", h.due(), []string{"答", "一", "二"})
	h.update(func(tx *store.Tx) error {
		first, err := chat.FirstCards(tx, "telegram", 1)
		if len(first) != 2 || first[0].Face.Text != "答" {
			t.Errorf("first %+v, want the reply", first)
		}
		return errors.Join(err, chat.DropBroadcasts(tx, "telegram", 1))
	})
	h.wants("due when it was dropped", h.due(), []string{"答", "二"})
	if got := h.stripped(); !slices.Equal(got, []int64{50}) {
		t.Errorf("stripped %d, want still 50", got)
	}
}

// Cards are found by what they show, and by the message that shows them.
func TestFindCards(t *testing.T) {
	h := newHall(t)
	h.update(func(tx *store.Tx) error {
		var errs []error
		for room := range int64(3) {
			errs = append(errs, chat.Show(tx, "telegram", room, "r1", chat.Face{}, false), chat.Show(tx, "telegram", room, "r11", chat.Face{}, false))
		}
		return errors.Join(append(errs, chat.CardShown(tx, &chat.Card{Channel: "telegram", Chat: 1, Key: "r1", Version: 1}, 50))...)
	})
	h.update(func(tx *store.Tx) error {
		all, err := chat.CardsOf(tx, "r1")
		if len(all) != 3 || all[1].Chat != 1 || all[1].Key != "r1" {
			t.Errorf("cards of r1: %+v", all)
		}
		c, e := chat.CardOfMessage(tx, "telegram", 1, 50)
		if e == nil && c.Key != "r1" {
			t.Errorf("message 50 shows %+v", c)
		}
		return errors.Join(err, e)
	})
	for _, at := range []struct{ chat, message int64 }{{1, 51}, {2, 50}, {2, 0}} {
		err := h.db.View(t.Context(), func(tx *store.Tx) error {
			_, err := chat.CardOfMessage(tx, "telegram", at.chat, at.message)
			return err
		})
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("message %d of chat %d: %v, want none", at.message, at.chat, err)
		}
	}
}
