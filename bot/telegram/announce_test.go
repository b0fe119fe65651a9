package telegram

import (
	"errors"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// announce shows people a card that they did not ask for.
func (w *world) announce(key, text string, window day.Window, people ...*telegramtest.User) {
	w.Helper()
	w.update(func(tx *store.Tx) error {
		for _, u := range people {
			face := chat.Face{Text: text, Buttons: [][]chat.Button{{{Words: "打开", Do: "open"}}}}
			if err := chat.Announce(tx, Channel, u.Chat, key, face, window); err != nil {
				return err
			}
		}
		return nil
	})
}

// card is a card as it stands in the database.
func (w *world) card(u *telegramtest.User, key string) (c *chat.Card) {
	w.Helper()
	w.update(func(tx *store.Tx) (err error) {
		c, err = chat.FindCard(tx, Channel, u.Chat, key)
		return err
	})
	return c
}

// Announced cards go at 29.5 a second, those that replace others too, and a
// reply does not wait for them; Telegram refuses none of it.
func TestAnnouncePace(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people, other := w.people(300), w.NewUser("乙")
		lift := w.Guard(30, true)
		w.announce("r1", "名单", day.Window{}, people...)
		w.send()
		begin := time.Now()
		time.Sleep(100 * time.Millisecond)
		w.show(other, "d1", "答", false)
		w.show(people[299], "d1", "答", false)
		other.WaitText("答")
		people[299].WaitText("答")
		if d := time.Since(begin); d > 500*time.Millisecond {
			t.Errorf("the replies came after %v", d)
		}
		w.drained()
		if d := time.Since(begin); d < 10*time.Second || d > 13*time.Second {
			t.Errorf("300 cards took %v", d)
		}
		w.announce("r1", "新名单", day.Window{}, people...)
		w.drained()
		if d := time.Since(begin); d < 30*time.Second || d > 33*time.Second {
			t.Errorf("300 cards, then 300 that take the buttons off these took %v", d)
		}
		if n := lift(); n != 0 {
			t.Errorf("%d were refused", n)
		}
		equal(t, said(people[299]), []string{"答", "名单", "新名单"})
		if n := buttons(people[299]); n != 2 {
			t.Errorf("%d messages have buttons, want 2", n)
		}
	})
}

// A card is sent in its window, also after a restart, and not sent at all when
// it is over: then it counts as never seen.
func TestAnnounceWindow(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u, other := w.NewUser("甲"), w.NewUser("乙")
		begin, now := time.Now(), w.db.Clock.Now()
		stop := w.send()
		w.announce("r3", "晚", day.Window{NotBefore: now.Add(3 * time.Hour)}, u)
		w.announce("r1", "早", day.Window{NotBefore: now.Add(time.Hour), NotAfter: now.Add(2 * time.Hour)}, u)
		w.announce("r0", "过了", day.Window{NotBefore: now.Add(time.Minute), NotAfter: now.Add(time.Second)}, u)
		w.show(u, "d1", "现在", false)
		u.WaitText("现在")
		w.show(u, "r1", "早上", true)
		for _, c := range []struct {
			at   time.Duration
			last string
		}{
			{time.Hour - time.Second, "现在"}, {time.Hour + time.Second, "早上"},
			{3*time.Hour - time.Second, "早上"}, {3*time.Hour + time.Second, "晚"},
		} {
			time.Sleep(time.Until(begin.Add(c.at)))
			if got := u.Last().Text; got != c.last {
				t.Errorf("after %v the last message is %q, want %q", c.at, got, c.last)
			}
			w.show(other, "d1", "别的", true) // the newest wish is another's
			if c.last == "早上" {
				stop()
				stop = w.send()
			}
		}
		w.drained()
		equal(t, said(u), []string{"现在", "早上", "晚"})
		if c := w.card(u, "r0"); c.Message != 0 || c.Shown != c.Version {
			t.Errorf("the card nobody saw: %+v", c)
		}
	})
}

// A card whose window passes while Telegram does not answer is not sent.
func TestAnnounceExpires(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		lift := w.Fault(telegramtest.Fault{Effect: telegramtest.ServerError(502)})
		w.announce("r1", "名单", day.Window{NotAfter: w.db.Clock.Now().Add(time.Minute)}, u)
		w.send()
		time.Sleep(30 * time.Second)
		w.show(u, "r1", "新名单", true)
		w.drained()
		lift()
		w.say(u, "您好")
		u.WaitText("您好")
		equal(t, said(u), []string{"您好"})
		if c := w.card(u, "r1"); c.Message != 0 {
			t.Errorf("the card nobody saw: %+v", c)
		}
	})
}

// An announced card is a new message, also where the old one is the last; what
// was on its way when it was announced loses its buttons.
func TestAnnounceAnew(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.show(u, "r1", "一", false)
		w.drained()
		w.announce("r1", "二", day.Window{}, u)
		w.drained()
		w.show(u, "r1", "二二", true)
		w.drained()
		equal(t, said(u), []string{"一", "二二"})
		w.show(u, "r1", "三", false)
		time.Sleep(500 * time.Millisecond) // it is on its way for a second
		w.announce("r1", "四", day.Window{NotBefore: w.db.Clock.Now().Add(time.Minute)}, u)
		time.Sleep(10 * time.Second)
		equal(t, said(u), []string{"一", "三"})
		if n := buttons(u); n != 0 {
			t.Errorf("%d messages have buttons while none shows the card", n)
		}
		w.drained()
		equal(t, said(u), []string{"一", "三", "四"})
		if n := buttons(u); n != 1 {
			t.Errorf("%d messages have buttons, want 1", n)
		}
	}, telegramtest.Latency(time.Second))
}

// The window is looked at when a card is sent, not when it is chosen.
func TestAnnounceInTime(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people, end := w.people(100), w.db.Clock.Now().Add(2500*time.Millisecond)
		w.announce("r1", "名单", day.Window{NotAfter: end}, people...)
		w.send()
		w.drained()
		sent := 0
		for _, u := range people {
			n := len(said(u))
			sent += n
			if c := w.card(u, "r1"); n == 0 && c.Message != 0 || n == 1 && c.Message == 0 {
				t.Errorf("%d messages to one whose card is %+v", n, c)
			}
		}
		for _, c := range w.Calls("sendMessage") {
			if c.At.After(end) {
				t.Errorf("a card was sent %v after the window", c.At.Sub(end))
			}
		}
		if sent < 2*underWay || sent == len(people) {
			t.Errorf("%d cards were sent", sent)
		}
	}, telegramtest.Latency(time.Second))
}

// Somebody who taps the old message before its buttons are off gets the card
// there, with its buttons; if nothing comes of the tap, the card comes anew.
func TestAnnounceTapped(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.show(u, "r1", "一", false)
		w.drained()
		old := w.card(u, "r1")
		w.update(func(tx *store.Tx) error {
			return errors.Join(
				chat.Announce(tx, Channel, u.Chat, "r1", chat.Face{Text: "二"}, day.Window{NotBefore: tx.Now.Add(time.Minute)}),
				chat.Adopt(tx, old, old.Message),
				chat.Show(tx, Channel, u.Chat, "r1", old.Face, true))
		})
		w.drained()
		equal(t, said(u), []string{"一"})
		if n := buttons(u); n != 1 {
			t.Errorf("%d messages have buttons, want 1", n)
		}
		w.update(func(tx *store.Tx) error {
			return errors.Join(
				chat.Announce(tx, Channel, u.Chat, "r1", chat.Face{Text: "二", Buttons: old.Face.Buttons}, day.Window{}),
				chat.Adopt(tx, old, old.Message))
		})
		w.drained()
		equal(t, said(u), []string{"一", "二"})
		if n := buttons(u); n != 1 {
			t.Errorf("%d messages have buttons, want 1", n)
		}
	})
}
