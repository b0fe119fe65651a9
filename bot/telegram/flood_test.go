package telegram

import (
	"fmt"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
)

// 429 means exactly that long, for that chat only, whatever comes meanwhile.
func TestTooMany(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u, other := w.NewUser("甲"), w.NewUser("乙")
		w.show(u, "d1", "一", false)
		w.send()
		u.WaitText("一")
		w.Fault(telegramtest.Fault{Chat: u.Chat, Times: 1, Effect: telegramtest.TooManyRequests(7)})
		w.show(u, "d1", "二", true)
		refused := w.waitCall(429)
		w.show(u, "d1", "三", true) // sets the card's own wait back
		w.say(u, "四")
		w.say(other, "您好")
		other.WaitText("您好")
		if d := time.Since(refused); d > time.Second {
			t.Errorf("the other chat waited for %v", d)
		}
		u.WaitText("四")
		w.drained()
		equal(t, said(u), []string{"三", "四"})
		for _, c := range w.Calls("") {
			if d := c.At.Sub(refused); c.Chat == u.Chat && c.Status == 200 && d > 0 && (d < 7*time.Second || d > 7500*time.Millisecond) {
				t.Errorf("%s came %v after the refusal, want 7s", c.Method, d)
			}
		}
	})
}

// waitCall waits for a call that is answered so, and returns its time.
func (w *world) waitCall(status int) (at time.Time) {
	w.Helper()
	w.Wait(func() bool {
		for _, c := range w.Calls("") {
			if c.Status == status {
				at = c.At
			}
		}
		return !at.IsZero()
	})
	return at
}

// When several chats are told to wait, all wait.
func TestTooManyForAll(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.TooManyRequests(5)})
		var people []*telegramtest.User
		for i := range 50 {
			people = append(people, w.NewUser(fmt.Sprint("员", i)))
			w.say(people[i], "您好")
		}
		w.send()
		w.drained()
		refused := 0
		for _, c := range w.Calls("sendMessage") {
			if c.Status == 429 {
				refused++
			}
		}
		if refused > 2*underWay {
			t.Errorf("%d sends were refused before it waited for all", refused)
		}
		for _, u := range people {
			equal(t, said(u), []string{"您好"})
		}
	}, telegramtest.Latency(20*time.Millisecond))
}
