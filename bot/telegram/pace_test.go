package telegram

import (
	"fmt"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

func (w *world) broadcast(m chat.Message, people ...*telegramtest.User) {
	w.Helper()
	w.update(func(tx *store.Tx) error {
		for _, u := range people {
			m.Channel, m.Chat, m.Kind, m.Priority = Channel, u.Chat, chat.Say, chat.Broadcast
			if err := chat.Send(tx, m); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *world) people(n int) (people []*telegramtest.User) {
	for i := range n {
		people = append(people, w.NewUser(fmt.Sprint("员", i)))
	}
	return people
}

// What nobody asked for goes at 29.5 a second and one a second into a chat;
// Telegram, which allows 30, refuses none of it.
func TestPace(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people := w.people(300)
		lift := w.Guard(30, true)
		begin := time.Now()
		for _, text := range numbers(3) {
			w.broadcast(chat.Message{Text: text}, people[0])
		}
		w.broadcast(chat.Message{Text: "周报"}, people...)
		w.send()
		w.drained()
		if d := time.Since(begin); d < 10*time.Second || d > 13*time.Second {
			t.Errorf("303 messages took %v", d)
		}
		if n := lift(); n != 0 {
			t.Errorf("%d were refused", n)
		}
		equal(t, said(people[0]), append(numbers(3), "周报"))
	})
}

// Replies pass what nobody asked for and take its place.
func TestRepliesFirst(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people := w.people(200)
		w.broadcast(chat.Message{Text: "周报"}, people...)
		w.send()
		begin := time.Now()
		last := people[199]
		w.say(last, "您好")
		last.WaitText("您好")
		if d := time.Since(begin); d > 500*time.Millisecond {
			t.Errorf("a reply took %v", d)
		}
		for i := range 20 { // as many replies as there is room
			for range 30 {
				w.say(people[0], fmt.Sprint("答", i))
			}
			time.Sleep(time.Second)
		}
		n := 0
		for _, c := range w.Calls("sendMessage") {
			if c.Param("text") == "周报" && c.At.Sub(begin) > time.Second {
				n++
			}
		}
		if n > 30 {
			t.Errorf("%d unasked messages went out while replies took all", n)
		}
		w.drained()
		equal(t, said(last), []string{"您好", "周报"})
	})
}

// Two replies in a second find room among what nobody asked for, and wait less
// than people notice; Telegram refuses none of it.
func TestRepliesFindRoom(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		lift := w.Guard(30, true)
		askers := w.people(20)
		w.broadcast(chat.Message{Text: "周报"}, w.people(400)...)
		w.send()
		begin := time.Now()
		for i, u := range askers {
			time.Sleep(time.Until(begin.Add(time.Second + time.Duration(i)*487*time.Millisecond)))
			asked := time.Now()
			w.say(u, "您好")
			u.WaitText("您好")
			if d := time.Since(asked); d > 50*time.Millisecond {
				t.Errorf("reply %d took %v", i, d)
			}
		}
		if n := len(w.Calls("sendMessage")); n < int(29*time.Since(begin).Seconds()) {
			t.Errorf("%d were sent in %v", n, time.Since(begin))
		}
		w.drained()
		if n := lift(); n != 0 {
			t.Errorf("%d were refused", n)
		}
	})
}

// What is of no use any more is not sent, and takes nobody's turn.
func TestExpiredTakesNoTurn(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.broadcast(chat.Message{Text: "周报"}, w.people(60)...)
		w.send()
		time.Sleep(time.Second)
		end := w.db.Clock.Now().Add(-time.Second)
		for _, u := range w.people(200) {
			w.announce("r1", "名单", day.Window{NotAfter: end}, u)
		}
		begin := time.Now()
		w.drained()
		if d := time.Since(begin); d > 2*time.Second {
			t.Errorf("the rest of 60 messages took %v", d)
		}
	})
}

// A message has a time before and a time after which it is not sent.
func TestWindow(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		begin := time.Now()
		at := func(d time.Duration) time.Time { return w.db.Clock.Now().Add(d) }
		w.send()
		w.broadcast(chat.Message{Text: "晚", NotBefore: at(3 * time.Hour)}, u)
		w.broadcast(chat.Message{Text: "早", NotBefore: at(time.Hour), NotAfter: at(2 * time.Hour)}, u)
		w.broadcast(chat.Message{Text: "过了", NotBefore: at(time.Minute), NotAfter: at(time.Second)}, u)
		w.say(u, "现在")
		u.WaitText("现在")
		for _, c := range []struct {
			at   time.Duration
			last string
		}{
			{time.Hour - time.Second, "现在"}, {time.Hour + time.Second, "早"},
			{3*time.Hour - time.Second, "早"}, {3*time.Hour + time.Second, "晚"},
		} {
			time.Sleep(time.Until(begin.Add(c.at)))
			if got := u.Last().Text; got != c.last {
				t.Errorf("after %v the last message is %q, want %q", c.at, got, c.last)
			}
		}
		w.drained()
		equal(t, said(u), []string{"现在", "早", "晚"})
	})
}

// The demo turns the clock: what was planned goes at once.
func TestClockTurned(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.broadcast(chat.Message{Text: "下周", NotBefore: w.db.Clock.Now().Add(7 * 24 * time.Hour)}, u)
		time.Sleep(time.Minute)
		begin := time.Now()
		w.db.Clock.Turn(w.db.Clock.Now().Add(8 * 24 * time.Hour))
		u.WaitText("下周")
		if d := time.Since(begin); d > time.Second {
			t.Errorf("it took %v", d)
		}
	})
}

// The clock jumps a year ahead, sends fail and are planned there, and it jumps back: what
// failed goes at once, what is planned waits for its hour of the right day, and what another
// process queues then is found, too.
func TestClockJumps(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		const year = 365 * 24 * time.Hour
		u := w.NewUser("甲")
		w.send()
		lift := w.Fault(telegramtest.Fault{Method: "sendMessage", Effect: telegramtest.ServerError(500)})
		w.db.Clock.Leap(year)
		w.say(u, "一")
		w.broadcast(chat.Message{Text: "三", NotBefore: w.db.Clock.Now().Add(3 * time.Hour), NotAfter: w.db.Clock.Now().Add(4 * time.Hour)}, u)
		time.Sleep(10 * time.Second)
		w.db.Clock.Leap(-year)
		begin := time.Now()
		lift()
		u.WaitText("一") // also before anybody mends it
		if d := time.Since(begin); d > tick {
			t.Errorf("what failed took %v", d)
		}
		if err := chat.Mend(w.db); err != nil {
			t.Fatal(err)
		}
		w.db.Clock.Ring()
		other, err := store.Open(w.db.Path(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		storetest.Update(t, other, func(tx *store.Tx) error {
			return chat.Send(tx, chat.Message{Channel: Channel, Chat: u.Chat, Kind: chat.Say, Text: "二"})
		})
		time.Sleep(3*time.Hour - time.Minute)
		equal(t, said(u), []string{"一", "二"})
		time.Sleep(2 * time.Minute)
		equal(t, said(u), []string{"一", "二", "三"})
	})
}

// What another process queues is found without a signal.
func TestOtherProcess(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.say(u, "一")
		u.WaitText("一")
		other, err := store.Open(w.db.Path(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		if err := other.Update(t.Context(), func(tx *store.Tx) error {
			return chat.Send(tx, chat.Message{Channel: Channel, Chat: u.Chat, Kind: chat.Say, Text: "二"})
		}); err != nil {
			t.Fatal(err)
		}
		u.WaitText("二")
	})
}
