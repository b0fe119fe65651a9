package telegram

import (
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// soon is within what people are served once an outage is over.
const soon = longestWait + time.Second

// However long nothing got through, and whether the program was started anew
// meanwhile: soon after the outage what waited is sent, and what came is received.
func TestServedSoonAfter(t *testing.T) {
	for name, effect := range map[string]telegramtest.Effect{
		"before": telegramtest.DropBefore(), "500": telegramtest.ServerError(500), "502": telegramtest.BadGateway(),
		"garbage": telegramtest.Garbage(200, "<html>"), "half": telegramtest.Truncate(),
	} {
		outages := []time.Duration{4 * time.Second, 40 * time.Second, 10*time.Minute + 10*time.Second}
		if !storetest.Full() { // each fault with one of them
			outages = outages[len(name)%3:][:1]
		}
		for _, out := range outages {
			t.Run(name+" "+out.String(), func(t *testing.T) {
				bubble(t, func(t *testing.T, w *world) {
					u, other := w.NewUser("甲"), w.NewUser("乙")
					lift := w.Fault(telegramtest.Fault{Effect: effect})
					w.receive()
					stop := w.send()
					w.say(u, "您好")
					w.show(other, "d1", "请确认", false)
					time.Sleep(out / 2)
					stop()
					w.send()
					time.Sleep(out / 2)
					other.Send("走访")
					lift()
					over := time.Now()
					w.drained()
					w.received(1)
					if d := time.Since(over); d > soon {
						t.Errorf("all went on after %v", d)
					}
				})
			})
		}
	}
}

// A new start does not hurry what waits: the wait stands in the database.
func TestWaitOutlastsStart(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Effect: telegramtest.ServerError(500)})
		stop := w.send()
		w.say(u, "您好")
		time.Sleep(time.Minute)
		before, begin := len(w.Calls("sendMessage")), time.Now()
		for time.Since(begin) < time.Minute {
			stop()
			stop = w.send()
			time.Sleep(500 * time.Millisecond)
		}
		if n := len(w.Calls("sendMessage")) - before; n < 16 || n > 21 {
			t.Errorf("%d tries in a minute, want 20", n)
		}
	})
}

// While nothing gets through a few calls are made, however many wait; then all
// are served soon, each once.
func TestManySoonAfter(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people := w.people(300)
		lift := w.Fault(telegramtest.Fault{Effect: telegramtest.DropBefore()})
		w.send()
		for _, u := range people {
			w.say(u, "您好")
		}
		time.Sleep(time.Minute)
		before := len(w.Calls(""))
		time.Sleep(time.Minute)
		if n := len(w.Calls("")) - before; n > 25 {
			t.Errorf("%d calls in a minute", n)
		}
		lift()
		over := time.Now()
		w.drained()
		if d := time.Since(over); d > soon {
			t.Errorf("the last was served after %v", d)
		}
		for _, u := range people {
			equal(t, said(u), []string{"您好"})
		}
	})
}

// What came to be of no use during the outage does not delay the others.
func TestExpiredInOutage(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		askers := w.people(20)
		lift := w.Fault(telegramtest.Fault{Effect: telegramtest.DropBefore()})
		w.send()
		for _, u := range askers {
			w.say(u, "您好")
		}
		time.Sleep(30 * time.Second)
		end := w.db.Clock.Now().Add(time.Second)
		for _, u := range w.people(200) {
			w.announce("r1", "名单", day.Window{NotAfter: end}, u)
		}
		time.Sleep(5 * time.Second)
		lift()
		over := time.Now()
		w.drained()
		if d := time.Since(over); d > soon {
			t.Errorf("all went on after %v", d)
		}
	})
}

// What nobody asked for keeps its pace also when it had to wait for the outage
// to end.
func TestPaceAfterOutage(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		people := w.people(300)
		guard := w.Guard(30, true)
		lift := w.Fault(telegramtest.Fault{Effect: telegramtest.DropBefore()})
		w.send()
		w.broadcast(chat.Message{Text: "周报"}, people...)
		time.Sleep(time.Minute)
		lift()
		over := time.Now()
		w.drained()
		if d := time.Since(over); d > soon+11*time.Second {
			t.Errorf("all were reached after %v", d)
		}
		if n := guard(); n != 0 {
			t.Errorf("%d were refused", n)
		}
	})
}

// A chat that alone gets no answer does not hold up the others.
func TestOneWithoutAnswer(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		broken, other := w.NewUser("坏"), w.NewUser("甲")
		w.Fault(telegramtest.Fault{Chat: broken.Chat, Effect: telegramtest.ServerError(500)})
		w.say(broken, "不通")
		w.send()
		for range 15 {
			time.Sleep(3 * time.Minute)
			w.say(other, "您好")
			asked := time.Now()
			w.until("an empty outbox", func() bool { outbox, _ := w.waiting(); return outbox == 1 })
			if d := time.Since(asked); d > time.Second {
				t.Fatalf("the other chat waited for %v", d)
			}
		}
	})
}
