package web

import (
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// Who leaves stays on the page and can come back; a stranger who is let in
// takes their chat along.
func TestPeople(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	s.until("state", new(everything))
	storetest.Update(t, b.db, func(tx *store.Tx) error { return chat.Leave(tx, officer) })
	var all []person
	s.until("people", &all)
	if p := all[1]; p.Name != "城东所干事甲" || !p.Away || p.Chat != officer || len(all) != 4 {
		t.Errorf("%+v", all)
	}
	storetest.Update(t, b.db, func(tx *store.Tx) error { return chat.Join(tx, officer, Channel, stranger) })
	all = nil
	s.until("people", &all)
	if p := all[1]; p.Away || p.Chat != stranger || len(all) != 3 {
		t.Errorf("%+v", all)
	}
	if status, code := b.write("9000001", "我来了"); status != 200 {
		t.Errorf("%d %s", status, code)
	}
	if u := b.got(1)[0]; u.Chat != stranger || u.Name != "城东所干事甲" {
		t.Errorf("%+v", u)
	}
}

// A card that nobody asked for comes anew, in its window or not at all.
func TestAnnounced(t *testing.T) {
	b := newBench(t)
	announce := func(key, text string, from, to time.Duration) {
		storetest.Update(t, b.db, func(tx *store.Tx) error {
			w := day.Window{NotBefore: tx.Now.Add(from), NotAfter: tx.Now.Add(to)}
			return chat.Announce(tx, Channel, chief, key, chat.Face{Text: text, Buttons: [][]chat.Button{{{Words: "打开", Do: "x"}}}}, w)
		})
	}
	shows := func(text string) (id int64) {
		b.until(text+" shows", func() bool {
			id = b.web.page.lastOfBot(chief)
			m := b.web.page.bubble(chief, id)
			return m != nil && m.Text == text
		})
		return id
	}
	announce("r1", "一", 0, time.Hour)
	first := shows("一")
	announce("r2", "过了", time.Hour, 2*time.Hour)
	announce("r1", "二", 9*time.Hour, 48*time.Hour)
	b.until("the old buttons are gone", func() bool { return b.web.page.bubble(chief, first).Buttons == nil })
	b.db.Clock.Turn(b.db.Clock.Now().Add(10 * time.Hour))
	if second := shows("二"); second == first {
		t.Error("the last card was drawn in place")
	}
	storetest.View(t, b.db, func(tx *store.Tx) error {
		if c, err := chat.FindCard(tx, Channel, chief, "r2"); err != nil || c.Message != 0 || c.Shown != c.Version {
			t.Errorf("the card nobody saw: %+v, %v", c, err)
		}
		return nil
	})
}

// A card that is no more the last is sent anew below, and its old place loses
// the buttons; what comes too late is dropped.
func TestCardAnew(t *testing.T) {
	b := newBench(t)
	show := func(text string, place bool) {
		storetest.Update(t, b.db, func(tx *store.Tx) error {
			return chat.Show(tx, Channel, chief, "r1", chat.Face{Text: text, Buttons: [][]chat.Button{{{Words: "销号", Do: "x"}}}}, place)
		})
		b.until(text+" shows", func() bool {
			m := b.web.page.bubble(chief, b.web.page.lastOfBot(chief))
			return m != nil && m.Text == text
		})
	}
	show("一", false)
	first := b.web.page.lastOfBot(chief)
	show("二", false)
	if b.web.page.lastOfBot(chief) != first {
		t.Error("the last card was sent anew")
	}
	storetest.Update(t, b.db, func(tx *store.Tx) error {
		return chat.Send(tx, chat.Message{Channel: Channel, Chat: chief, Kind: chat.Say, Text: "别的事"})
	})
	b.until("something else was said", func() bool { return b.web.page.lastOfBot(chief) != first })
	show("三", false)
	b.until("the old buttons are gone", func() bool { return b.web.page.bubble(chief, first).Buttons == nil })
	var card *chat.Card
	storetest.View(t, b.db, func(tx *store.Tx) (err error) {
		card, err = chat.FindCard(tx, Channel, chief, "r1")
		return err
	})
	if card.Message != b.web.page.lastOfBot(chief) || card.Shown != card.Version {
		t.Errorf("%+v", card)
	}
	s := b.open("")
	s.until("state", new(everything))
	storetest.Update(t, b.db, func(tx *store.Tx) error {
		late := chat.Message{Channel: Channel, Chat: chief, Kind: chat.Say, Text: "迟了", NotAfter: tx.Now.Add(-time.Second)}
		fresh := chat.Message{Channel: Channel, Chat: chief, Kind: chat.Answer, Tap: "new", Text: "好", Alert: true}
		if err := chat.Send(tx, late); err != nil {
			return err
		}
		return chat.Send(tx, fresh)
	})
	var answer struct {
		Tap   string
		Alert bool
	}
	if s.until("answer", &answer); answer.Tap != "new" || !answer.Alert {
		t.Errorf("%+v", answer)
	}
	if m := b.latest(chief); m.Text != "三" {
		t.Errorf("what came too late shows: %+v", m)
	}
	storetest.View(t, b.db, func(tx *store.Tx) error {
		if inbox, outbox, aside, err := chat.Waiting(tx); inbox+outbox+aside != 0 || err != nil {
			t.Errorf("left over: %d %d %d, %v", inbox, outbox, aside, err)
		}
		return nil
	})
}

// What waits for somebody is not shown to whoever has the chat when its time comes.
func TestOwner(t *testing.T) {
	b := newBench(t)
	unsent := make(chan chat.Unsent, 10)
	b.web.hooks.Withheld = func(_ *store.Tx, u chat.Unsent) error { unsent <- u; return nil }
	storetest.Update(t, b.db, func(tx *store.Tx) error {
		w := day.Window{NotBefore: tx.Now.Add(time.Hour)}
		return chat.Announce(tx, Channel, officer, "n1", chat.Face{Text: "给干事"}, w)
	})
	storetest.Update(t, b.db, func(tx *store.Tx) error {
		return bureau.SavePerson(tx, &bureau.Person{ID: officer, Name: "城东所干事甲", Channel: Channel, Chat: officer}) // not active any more
	})
	b.db.Clock.Turn(b.db.Clock.Now().Add(2 * time.Hour))
	b.until("it is withheld", func() bool { return len(unsent) > 0 })
	if u := <-unsent; u.Owner != officer || u.Key != "n1" || b.web.page.lastOfBot(officer) != 0 {
		t.Errorf("withheld %+v; the last message of the bot is %d", u, b.web.page.lastOfBot(officer))
	}
}
