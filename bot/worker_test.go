package bot

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// fail has a worker break while it handles the updates of one chat.
type fault struct {
	chat int64
	err  error
}

// An update that keeps failing leaves nothing behind, is told of once with its
// code, is tried again, and is set aside at last; it holds back its own chat
// only.
func TestFailingUpdate(t *testing.T) {
	for _, f := range []fault{{1, errors.New("boom")}, {1, nil}} {
		clock := new(store.Clock)
		db := storetest.Bureau(t, clock)
		storetest.Join(t, db, "城东所干事甲", "test", 1)
		storetest.Join(t, db, "城东所干事乙", "test", 2)
		w := &Worker{DB: db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
		w.breakOn = func(u *chat.Update) error {
			if u.Chat == f.chat && u.Text == "收到" {
				if f.err == nil {
					panic("boom")
				}
				return f.err
			}
			return nil
		}
		storetest.Update(t, db, func(tx *store.Tx) error {
			for i, u := range []chat.Update{{Chat: 1, Text: "收到"}, {Chat: 1, Text: "/mine"}, {Chat: 2, Text: "收到"}} {
				u.Channel, u.Remote, u.Kind, u.At = "test", int64(i), chat.Text, tx.Now.Unix()
				if err := chat.Receive(tx, &u); err != nil {
					return err
				}
			}
			return nil
		})
		var heard []string
		for range 20 {
			if _, err := w.Step(t.Context()); err != nil {
				t.Fatal(err)
			}
			heard = append(heard, drain(t, db)...)
			clock.Turn(clock.Now().Add(20 * time.Second))
		}
		want := []string{"1 出了点问题", "2 收到", "1 这条还是没处理成", "1 🗂 我的记录"}
		if got := firstWords(heard); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("heard %q, want %q", got, want)
		}
		storetest.View(t, db, func(tx *store.Tx) error {
			_, _, aside, err := chat.Waiting(tx)
			if aside != 1 {
				t.Errorf("%d set aside, want 1", aside)
			}
			return err
		})
	}
}

// A full disk is no fault of the update that is being handled: it is not set aside
// however often it is tried meanwhile.
func TestNotItsFault(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Join(t, db, "城东所干事甲", "test", 1)
	w := &Worker{DB: db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	storetest.Update(t, db, func(tx *store.Tx) error {
		return chat.Receive(tx, &chat.Update{Channel: "test", Remote: 1, Chat: 1, Kind: chat.Text, Text: "收到", At: tx.Now.Unix()})
	})
	w.breakOn = func(*chat.Update) error { return store.ErrFull }
	for range 2 * maxTries {
		if _, err := w.Step(t.Context()); !errors.Is(err, store.ErrFull) {
			t.Fatalf("%v, want ErrFull", err)
		}
	}
	w.breakOn = nil
	if n, err := w.Step(t.Context()); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if heard := firstWords(drain(t, db)); fmt.Sprint(heard) != "[1 收到]" {
		t.Errorf("heard %q", heard)
	}
}

// drain takes what is to be sent, as “chat text”.
func drain(t *testing.T, db *store.DB) (said []string) {
	storetest.Update(t, db, func(tx *store.Tx) error {
		messages, err := chat.DueMessages(tx, "test", 100)
		for i := range messages {
			said = append(said, fmt.Sprint(messages[i].Chat, " ", messages[i].Text))
			err = errors.Join(err, chat.Sent(tx, &messages[i]))
		}
		cards, e := chat.DueCards(tx, "test", 100)
		for i := range cards {
			said = append(said, fmt.Sprint(cards[i].Chat, " ", cards[i].Face.Text))
			err = errors.Join(err, chat.CardShown(tx, &cards[i], 1))
		}
		return errors.Join(err, e)
	})
	return said
}

func firstWords(said []string) (first []string) {
	for _, s := range said {
		first = append(first, strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，。（\n", r) })[0])
	}
	return first
}

// After an outage of more than a day each person hears of it once, before their
// next answer; a quiet weekend is no outage.
func TestOutage(t *testing.T) {
	path := storetest.Source(t)
	clock := new(store.Clock)
	note := func() *Worker {
		db, err := store.Open(path, clock)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		w := &Worker{DB: db, Log: slog.New(slog.DiscardHandler)}
		if err := w.outage.note(t.Context(), db); err != nil {
			t.Fatal(err)
		}
		return w
	}
	if w := note(); w.outage.hours != 0 {
		t.Errorf("a new file had an outage of %d hours", w.outage.hours)
	}
	clock.Turn(clock.Now().Add(26 * time.Hour))
	if w := note(); w.outage.hours != 26 {
		t.Errorf("outage of %d hours, want 26", w.outage.hours)
	}
	if w := note(); w.outage.hours != 0 {
		t.Errorf("started again at once: outage of %d hours", w.outage.hours)
	}
	if want := "系统停了 26 小时"; !strings.Contains(messages.Outage(26), want) {
		t.Errorf("says %q, want %q", messages.Outage(26), want)
	}
}
