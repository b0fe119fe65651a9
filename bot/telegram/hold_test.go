package telegram

import (
	"errors"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// A person who blocks the bot is left alone until they are heard from; the
// admins hear of it once, and what was to come unasked is dropped.
func TestBlockedAndBack(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		id := w.person(u)
		told := 0
		w.sender.Unreachable = func(tx *store.Tx, channel string, room int64) error {
			if channel != Channel || room != u.Chat {
				t.Errorf("told of %s %d", channel, room)
			}
			changed, err := chat.SetReachable(tx, channel, room, false)
			if changed {
				told++
			}
			return err
		}
		w.receive()
		w.send()
		w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
		u.Block()
		w.update(func(tx *store.Tx) error { // all of it before the first try
			return errors.Join(
				chat.Send(tx, chat.Message{Channel: Channel, Chat: u.Chat, Kind: chat.Say, Text: "一"}),
				chat.Send(tx, chat.Message{Channel: Channel, Chat: u.Chat, Kind: chat.Say, Text: "二"}),
				chat.Send(tx, chat.Message{Channel: Channel, Chat: u.Chat, Kind: chat.Say, Text: "周报", Priority: chat.Broadcast}),
				chat.Announce(tx, Channel, u.Chat, "r1", chat.Face{Text: "名单"}, day.Window{}))
		})
		w.waitCall(403)
		w.until("unreachable", func() bool { return !w.reachable(id) })
		w.say(u, "三")
		w.show(u, "d1", "卡", false)
		time.Sleep(time.Hour)
		if n := w.refusals(); n > 2 || told != 1 {
			t.Errorf("%d sends were refused, the admins told %d times; want at most 2, and once", n, told)
		}
		u.Unblock()
		w.until("an empty outbox", func() bool { outbox, _ := w.waiting(); return outbox == 0 })
		equal(t, said(u), []string{"一", "二", "三", "卡"})
		if c := w.card(u, "r1"); c.Message != 0 {
			t.Errorf("the card that was dropped: %+v", c)
		}
	})
}

// A card that nobody asked for and is refused so is not tried again.
func TestBlockedAnnounced(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		id := w.person(u)
		u.Block()
		w.announce("r1", "名单", day.Window{}, u)
		w.send()
		w.drained()
		if n := w.refusals(); n != 1 || w.held() != 1 || w.reachable(id) {
			t.Errorf("%d refusals, %d held, reachable: %v", n, w.held(), w.reachable(id))
		}
		w.receive()
		u.Unblock()
		u.Send("我回来了")
		w.say(u, "您好")
		w.drained()
		equal(t, said(u), []string{"您好"})
	})
}

// The hold outlasts a restart.
func TestBlockedOverRestart(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		u.Block()
		w.say(u, "一")
		stop := w.send()
		w.waitCall(403)
		w.until("a hold", func() bool { return w.held() == 1 })
		stop()
		w.say(u, "二")
		w.send()
		time.Sleep(time.Hour)
		if n := w.refusals(); n != 1 {
			t.Errorf("%d sends were refused, want 1", n)
		}
		w.receive()
		u.Unblock()
		u.Send("我回来了")
		w.drained()
		equal(t, said(u), []string{"一", "二"})
	})
}

// Somebody who writes while a send to them is being refused is not held.
func TestBackBeforeHeld(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.Blocked()})
		w.receive()
		w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
		w.update(func(tx *store.Tx) error {
			if err := chat.Receive(tx, &chat.Update{Channel: Channel, Remote: 1, Chat: u.Chat, Kind: chat.Text, Text: "在"}); err != nil {
				return err
			}
			held, err := chat.Hold(tx, Channel, u.Chat, tx.Now.Add(-time.Millisecond))
			if held {
				t.Error("held although heard from")
			}
			return err
		})
		w.say(u, "您好")
		w.send()
		u.Send("我在")
		w.drained()
		equal(t, said(u), []string{"您好"})
	})
}

func (w *world) refusals() (n int) {
	for _, c := range w.Calls("") {
		if c.Status == 403 {
			n++
		}
	}
	return n
}

func (w *world) held() (n int) {
	w.update(func(tx *store.Tx) error {
		chats, err := chat.Held(tx, Channel)
		n = len(chats)
		return err
	})
	return n
}

// person has somebody of the roster chat there.
func (w *world) person(u *telegramtest.User) (id int64) {
	w.Helper()
	w.update(func(tx *store.Tx) error {
		p := &bureau.Person{Name: u.Name, Active: true}
		if err := bureau.SavePerson(tx, p); err != nil {
			return err
		}
		id = p.ID
		return chat.Join(tx, id, Channel, u.Chat)
	})
	return id
}

func (w *world) reachable(id int64) (ok bool) {
	w.update(func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err == nil {
			ok = d.Person(id).Reachable
		}
		return err
	})
	return ok
}

// A fault of the notice to the admins undoes nothing else.
func TestUnreachableFails(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.sender.Unreachable = func(tx *store.Tx, channel string, chat int64) error {
			return errors.Join(bureau.Audit(tx, 0, "undone", ""), errors.New("no admin"))
		}
		u.Block()
		w.say(u, "一")
		w.send()
		w.until("a hold", func() bool { return w.held() == 1 })
		if w.held() != 1 || w.log.count("no admin") != 1 {
			t.Errorf("held %d:\n%s", w.held(), w.log)
		}
	})
}
