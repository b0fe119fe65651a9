package telegram

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/chat"
)

// bubble runs a test in memory, where hours take no time.
func bubble(t *testing.T, fn func(*testing.T, *world), opts ...telegramtest.Option) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { fn(t, newWorld(t, append(opts, telegramtest.InMemory())...)) })
}

func numbers(n int) (words []string) {
	for i := range n {
		words = append(words, fmt.Sprint("第", i, "句"))
	}
	return words
}

func equal(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("the chat shows %q, want %q", got, want)
	}
}

func TestSend(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.say(u, "早已在等")
		w.send()
		w.say(u, "您好")
		w.show(u, "d1", "请确认", false)
		u.WaitText("请确认")
		w.show(u, "d1", "已记录", true)
		u.WaitText("已记录")
		w.drained()
		equal(t, said(u), []string{"早已在等", "您好", "已记录"})
	})
}

// However a send fails: the messages of a chat keep their order, and one comes
// twice only when Telegram took it and the answer was lost.
func TestOrderUnderFaults(t *testing.T) {
	for name, c := range map[string]struct {
		effect telegramtest.Effect
		twice  bool
	}{
		"before": {telegramtest.DropBefore(), false}, "after": {telegramtest.DropAfter(), true},
		"half": {telegramtest.Truncate(), false}, "502": {telegramtest.BadGateway(), false},
		"500": {telegramtest.ServerError(500), false}, "garbage": {telegramtest.Garbage(200, "<html>"), false},
		"slow": {telegramtest.DelayAfter(time.Hour), true}, "429": {telegramtest.TooManyRequests(3), false},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.Fault(telegramtest.Fault{Method: "sendMessage", Skip: 2, Times: 1, Effect: c.effect})
				for _, words := range numbers(6) {
					w.say(u, words)
				}
				w.send()
				w.drained()
				want := numbers(6)
				if c.twice {
					want = slices.Insert(want, 2, want[2])
				}
				equal(t, said(u), want)
			})
		})
	}
}

// What comes meanwhile does not hurry what waits after a fault.
func TestBackOff(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		lift := w.Fault(telegramtest.Fault{Effect: telegramtest.ServerError(502)})
		w.send()
		for _, words := range numbers(100) {
			w.say(u, words)
			time.Sleep(100 * time.Millisecond)
		}
		if n := len(w.Calls("")); n > 5 { // after 0, 1, 3, 6 and 9 seconds
			t.Errorf("%d tries in ten seconds, want 5", n)
		}
		lift()
		w.drained()
		equal(t, said(u), numbers(100))
	})
}

// A chat that fails, or has much to get, does not hold up the others.
func TestChatsAreIndependent(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		broken, busy, other := w.NewUser("坏"), w.NewUser("忙"), w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Chat: broken.Chat, Effect: telegramtest.ServerError(500)})
		w.say(broken, "不通")
		for _, words := range numbers(1000) {
			w.say(busy, words)
		}
		begin := time.Now()
		w.send()
		w.say(other, "您好")
		other.WaitText("您好")
		if d := time.Since(begin); d > 2*time.Second {
			t.Errorf("the other chat waited for %v", d)
		}
		if n := len(busy.Messages()); n > 100 {
			t.Errorf("the busy chat got %d messages before it", n)
		}
		w.until("all else", func() bool { outbox, _ := w.waiting(); return outbox == 1 })
		equal(t, said(busy), numbers(1000))
	}, telegramtest.Latency(20*time.Millisecond))
}

// What Telegram will never take is set aside, a card too, and the next goes on.
func TestRefused(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 2, Effect: telegramtest.Refuse(400, "Bad Request: can't parse entities")})
		w.say(u, "坏")
		w.show(u, "d1", "坏卡", false)
		w.say(u, "好")
		w.send()
		w.drained()
		equal(t, said(u), []string{"好"})
		if _, aside := w.waiting(); aside != 2 || w.log.count("can't parse entities") != 2 {
			t.Errorf("%d messages set aside:\n%s", aside, w.log)
		}
		w.show(u, "d1", "好卡", true)
		u.WaitText("好卡")
	})
}

func TestLongText(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		line := strings.Repeat("走访😀", 100) + "\n"
		text := strings.TrimRight(strings.Repeat(line, 30), "\n")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Skip: 1, Times: 1, Effect: telegramtest.ServerError(500)})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Say, Text: text, Menu: [][]string{{"待办"}}})
		w.say(u, "后")
		w.show(u, "d1", strings.Repeat("长", 5000), false)
		w.send()
		w.drained()
		got := said(u)
		n := len(got)
		if n < 5 || strings.Join(got[:n-2], "\n") != text || got[n-2] != "后" || !strings.HasSuffix(got[n-1], "…") {
			t.Errorf("%d messages: %.60q", n, got)
		}
		if k := u.Keyboard(); len(k) != 1 {
			t.Errorf("keyboard %v", k)
		}
	})
}

// When the program stops, what is under way is finished and what is not is sent
// by the next one.
func TestStop(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		for _, words := range numbers(5) {
			w.say(u, words)
		}
		stop := w.send()
		w.Wait(func() bool { return len(w.Calls("sendMessage")) == 3 })
		begin := time.Now()
		stop()
		if d := time.Since(begin); d > 5*time.Second {
			t.Errorf("stopping took %v", d)
		}
		w.send()
		w.drained()
		equal(t, said(u), numbers(5))
	}, telegramtest.Latency(time.Second))
}

// A send that hangs is cut when the program stops.
func TestStopHanging(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.Delay(time.Hour)})
		w.say(u, "您好")
		stop := w.send()
		synctest.Wait()
		begin := time.Now()
		stop()
		if d := time.Since(begin); d != grace {
			t.Errorf("stopping took %v, want %v", d, grace)
		}
		w.send()
		w.drained()
		equal(t, said(u), []string{"您好"})
	})
}
