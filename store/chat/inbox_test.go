package chat_test

import (
	"errors"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// An update received twice is one; an id may come again after 48 hours.
func TestReceiveTwice(t *testing.T) {
	clock := new(store.Clock)
	db := storetest.Open(t, clock)
	receive := func(text string) {
		storetest.Update(t, db, func(tx *store.Tx) error {
			return chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: 7, Chat: 1, Kind: chat.Text, Text: text})
		})
	}
	receive("一")
	receive("二")
	if got := finishAll(t, db); len(got) != 1 || got[0] != "一" {
		t.Fatalf("handled %q, want one", got)
	}
	clock.Turn(clock.Now().Add(49 * time.Hour))
	receive("三")
	receive("四")
	if got := finishAll(t, db); len(got) != 1 || got[0] != "三" {
		t.Fatalf("after two days handled %q, want 三", got)
	}
}

// finishAll finishes every waiting update and returns its text.
func finishAll(t *testing.T, db *store.DB) (texts []string) {
	storetest.Update(t, db, func(tx *store.Tx) error {
		updates, err := chat.NextUpdates(tx, 100)
		for i := range updates {
			texts = append(texts, updates[i].Text)
			err = errors.Join(err, chat.Finish(tx, &updates[i]))
		}
		return err
	})
	return texts
}

// An update that waits to be tried again holds back its own chat only.
func TestRetryHoldsItsChat(t *testing.T) {
	clock := new(store.Clock)
	db := storetest.Open(t, clock)
	storetest.Update(t, db, func(tx *store.Tx) error {
		for i, room := range []int64{1, 1, 2} {
			if err := chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: int64(i), Chat: room, Kind: chat.Text, Text: string(rune('a' + i))}); err != nil {
				return err
			}
		}
		updates, err := chat.NextUpdates(tx, 1)
		if err != nil {
			return err
		}
		return chat.Retry(tx, &updates[0], errors.New("boom"))
	})
	if got := finishAll(t, db); len(got) != 1 || got[0] != "c" {
		t.Errorf("handled %q while a waits, want c", got)
	}
	clock.Turn(clock.Now().Add(2 * time.Second))
	if got := finishAll(t, db); len(got) != 2 || got[0] != "a" || got[1] != "b" {
		t.Errorf("then handled %q, want a b", got)
	}
}

// A message with a key is sent once; messages and cards of a chat share one order.
func TestOutboxOrder(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		return errors.Join(
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 1, Kind: chat.Say, Text: "先", Key: "k"}),
			chat.Show(tx, "telegram", 1, "d1", chat.Face{Text: "卡"}, false),
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 1, Kind: chat.Say, Text: "后"}),
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 1, Kind: chat.Say, Text: "重复", Key: "k"}))
	})
	storetest.Update(t, db, func(tx *store.Tx) error {
		messages, err := chat.DueMessages(tx, "telegram", 10)
		if err != nil {
			return err
		}
		cards, err := chat.DueCards(tx, "telegram", 10)
		if err != nil {
			return err
		}
		if len(messages) != 2 || len(cards) != 1 {
			t.Fatalf("%d messages and %d cards are due, want 2 and 1", len(messages), len(cards))
		}
		if !(messages[0].Queued < cards[0].Queued && cards[0].Queued < messages[1].Queued) {
			t.Errorf("order %d %d %d", messages[0].Queued, cards[0].Queued, messages[1].Queued)
		}
		return nil
	})
}

// Only the newest face of a card matters; a shown card is due no more.
func TestCardCoalesces(t *testing.T) {
	db := storetest.Open(t, nil)
	show := func(text string) {
		storetest.Update(t, db, func(tx *store.Tx) error { return chat.Show(tx, "telegram", 1, "d1", chat.Face{Text: text}, true) })
	}
	due := func() (cards []chat.Card) {
		storetest.View(t, db, func(tx *store.Tx) (err error) {
			cards, err = chat.DueCards(tx, "telegram", 10)
			return err
		})
		return cards
	}
	show("一")
	show("二")
	cards := due()
	if len(cards) != 1 || cards[0].Face.Text != "二" {
		t.Fatalf("due %+v, want only 二", cards)
	}
	show("三") // while 二 is on its way
	storetest.Update(t, db, func(tx *store.Tx) error { return chat.CardShown(tx, &cards[0], 55) })
	cards = due()
	if len(cards) != 1 || cards[0].Face.Text != "三" || cards[0].Message != 55 {
		t.Fatalf("due %+v, want 三 on message 55", cards)
	}
	storetest.Update(t, db, func(tx *store.Tx) error { return chat.CardShown(tx, &cards[0], 55) })
	if cards := due(); len(cards) != 0 {
		t.Errorf("still due: %+v", cards)
	}
}

func TestButtonData(t *testing.T) {
	c := &chat.Card{Key: chat.DraftKey(1<<40 + 7), Version: 1 << 30}
	data := c.Data(chat.Button{Do: "set:0.date:2026-04-15"})
	if len(data) > 64 {
		t.Errorf("%d bytes, at most 64", len(data))
	}
	key, version, do, ok := chat.ParseData(data)
	if !ok || key != c.Key || version != c.Version || do != "set:0.date:2026-04-15" {
		t.Errorf("%q reads as %q %d %q %v", data, key, version, do, ok)
	}
	for _, junk := range []string{"", ":", "::", "d1:x", "d1:!:ok", "d1:1:", "\x00:1:ok:::"} {
		if _, _, do, ok := chat.ParseData(junk); ok && do == "" {
			t.Errorf("%q passes", junk)
		}
	}
}

// A clock that was ahead, and is right after the next start: what is queued now
// comes behind what still waits, so that a sender that saw that sees it too.
func TestQueueOverAWrongClock(t *testing.T) {
	path := storetest.Source(t)
	var queued []int64
	for _, at := range []time.Time{time.Date(2026, 4, 16, 8, 40, 0, 0, day.Shanghai), time.Date(2026, 4, 15, 10, 0, 0, 0, day.Shanghai)} {
		clock := new(store.Clock)
		clock.Set(at)
		db, err := store.Open(path, clock)
		if err != nil {
			t.Fatal(err)
		}
		storetest.Update(t, db, func(tx *store.Tx) error {
			if len(queued) == 0 {
				return chat.Announce(tx, "telegram", 5, "d1", chat.Face{Text: "一"}, day.Window{NotBefore: at})
			}
			return chat.Send(tx, chat.Message{Channel: "telegram", Chat: 5, Kind: chat.Say, Text: "二"})
		})
		storetest.View(t, db, func(tx *store.Tx) error {
			cards, err := chat.QueuedCards(tx, "telegram", 0, 10)
			messages, err2 := chat.QueuedMessages(tx, "telegram", 0, 10)
			queued = nil
			for _, q := range append(cards, messages...) {
				queued = append(queued, q.Queued)
			}
			return errors.Join(err, err2)
		})
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if len(queued) != 2 || queued[1] <= queued[0] {
		t.Errorf("numbers %d of the queue, want the second behind the first", queued)
	}
}

// What failed while the clock was ahead does not hold its chat up until then.
func TestRetryOverAWrongClock(t *testing.T) {
	path, right := storetest.Source(t), time.Date(2026, 4, 15, 10, 0, 0, 0, day.Shanghai)
	open := func(at time.Time) *store.DB {
		clock := new(store.Clock)
		clock.Set(at)
		db, err := store.Open(path, clock)
		if err != nil {
			t.Fatal(err)
		}
		if err := chat.Ready(db); err != nil {
			t.Fatal(err)
		}
		return db
	}
	fault := errors.New("boom")
	db := open(right.AddDate(0, 0, 1))
	storetest.Update(t, db, func(tx *store.Tx) error {
		err := errors.Join(chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: 1, Chat: 5, Kind: chat.Text, Text: "一"}),
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 5, Kind: chat.Say, Text: "二"}), chat.Show(tx, "telegram", 6, "d1", chat.Face{Text: "三"}, false))
		updates, err1 := chat.NextUpdates(tx, 1)
		messages, err2 := chat.FirstMessages(tx, "telegram", 5)
		cards, err3 := chat.FirstCards(tx, "telegram", 6)
		if err := errors.Join(err, err1, err2, err3); err != nil {
			return err
		}
		return errors.Join(chat.Retry(tx, &updates[0], fault), chat.Resend(tx, &messages[0], fault, time.Second), chat.CardLater(tx, &cards[0], fault, time.Second))
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = open(right)
	defer db.Close()
	storetest.View(t, db, func(tx *store.Tx) error {
		updates, err := chat.NextUpdates(tx, 1)
		messages, err2 := chat.DueMessages(tx, "telegram", 1)
		cards, err3 := chat.DueCards(tx, "telegram", 1)
		if len(updates) != 1 || len(messages) != 1 || len(cards) != 1 {
			t.Errorf("%d updates, %d messages, %d cards are due, want one each", len(updates), len(messages), len(cards))
		}
		return errors.Join(err, err2, err3)
	})
}

// What becomes of a message that is under way does not befall another that took
// its place, and its id, meanwhile.
func TestResultOfAMessageThatIsGone(t *testing.T) {
	db := storetest.Open(t, nil)
	strip := chat.Message{Channel: "telegram", Chat: 1, Kind: chat.Strip, Message: 7}
	storetest.Update(t, db, func(tx *store.Tx) error {
		if err := chat.Send(tx, strip); err != nil {
			return err
		}
		underWay, err := chat.FirstSmall(tx, "telegram", 1)
		if err != nil {
			return err
		}
		if err := chat.Send(tx, strip); err != nil {
			return err
		}
		if err := chat.Sent(tx, &underWay[0]); err != nil {
			return err
		}
		left, err := chat.FirstSmall(tx, "telegram", 1)
		if len(left) != 1 {
			t.Errorf("%d strips wait, want the newer one", len(left))
		}
		return err
	})
}
