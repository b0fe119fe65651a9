package telegram

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// huge is longer than any answer is.
var huge = strings.Repeat("x", maxAnswer+1)

// smallThings are all kinds of them, with the methods they take.
var smallThings = map[string]chat.Message{
	"setMyCommands":          {Kind: chat.Commands, Commands: []chat.Command{{Name: "visit", Words: "记走访"}}},
	"deleteMyCommands":       {Kind: chat.Commands},
	"sendChatAction":         {Kind: chat.Typing},
	"setMessageReaction":     {Kind: chat.React, Text: "👌"},
	"editMessageReplyMarkup": {Kind: chat.Strip},
	"answerCallbackQuery":    {Kind: chat.Answer, Tap: "q"},
}

// However a small thing fails, for good: what is said to the person, before it
// and after it, comes at once and in order. In the end it is dropped, once, with a
// line in the log; nothing is set aside, and nobody is taken for out of reach.
func TestSmallThingsHoldNothingBack(t *testing.T) {
	for name, effect := range map[string]telegramtest.Effect{
		"400": telegramtest.Refuse(400, "Bad Request: not here"), "401": telegramtest.Refuse(401, "Unauthorized"), "403": telegramtest.Blocked(),
		"404": telegramtest.Refuse(404, "Not Found: method not found"), "409": telegramtest.Conflict(), "500": telegramtest.ServerError(500),
		"501": telegramtest.Refuse(501, "Not Implemented"), "502": telegramtest.BadGateway(), "429": telegramtest.TooManyRequests(1e9),
		"hangs": telegramtest.Delay(24 * time.Hour), "cut": telegramtest.DropBefore(), "garbage": telegramtest.Garbage(200, "<html>"),
		"no words": telegramtest.Garbage(200, ""), "no answer": telegramtest.Garbage(200, "{}"), "huge": telegramtest.Garbage(200, huge),
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.sender.Render = func(context.Context, chat.Recipe) (string, []byte, error) { return "表.txt", []byte("1"), nil }
				w.send()
				for _, method := range slices.Sorted(maps.Keys(smallThings)) {
					small := smallThings[method]
					small.Chat = u.Chat
					lift := w.Fault(telegramtest.Fault{Method: method, Effect: effect})
					if small.Kind == chat.React || small.Kind == chat.Strip {
						w.say(u, "旧 "+method)
						u.WaitText("旧 " + method)
						small.Message = int64(u.Last().ID)
					}
					before, begin := len(said(u)), time.Now()
					w.say(u, "前")
					w.queue(small)
					w.say(u, "后")
					w.queue(chat.Message{Chat: u.Chat, Kind: chat.Document, Recipe: &chat.Recipe{Name: "表.txt"}, Text: "表"})
					w.show(u, "d1"+method, "卡 "+method, false)
					u.WaitText("卡 " + method)
					time.Sleep(12 * time.Second)
					w.say(u, "又 "+method)
					u.WaitText("又 " + method)
					if d := time.Since(begin); d > 13*time.Second {
						t.Errorf("%s: all came after %v", method, d)
					}
					equal(t, said(u)[before:], []string{"前", "后", "表", "卡 " + method, "又 " + method})
					if _, aside := w.waiting(); aside != 0 || w.held() != 0 {
						t.Errorf("%s: %d set aside, %d held", method, aside, w.held())
					}
					lift()
				}
			})
		})
	}
}

// A small thing that always fails is dropped, with a line in the log: at once
// where it will never be taken, else after a time.
func TestSmallThingsDropped(t *testing.T) {
	for name, c := range map[string]struct {
		effect telegramtest.Effect
		tries  int
	}{
		"400": {telegramtest.Refuse(400, "Bad Request: not here"), 1}, "404": {telegramtest.Refuse(404, "Not Found: method not found"), 1},
		"403": {telegramtest.Refuse(403, "Forbidden: not here"), smallTries}, "429": {telegramtest.TooManyRequests(20), smallTries},
		"hangs": {telegramtest.Delay(24 * time.Hour), smallTries}, "garbage": {telegramtest.Garbage(200, "<html>"), smallTries},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.Fault(telegramtest.Fault{Method: "setMyCommands", Effect: c.effect})
				small := smallThings["setMyCommands"]
				small.Chat = u.Chat
				w.queue(small)
				w.send()
				for range 20 {
					if outbox, _ := w.waiting(); outbox > 0 {
						time.Sleep(time.Minute)
					}
				}
				dropped := int64(0)
				for result, n := range w.sender.Counts.All() {
					if result == "dropped" {
						dropped = n
					}
				}
				outbox, aside := w.waiting()
				if n := len(w.Calls("setMyCommands")); n != c.tries || dropped != 1 || outbox+aside+w.held() != 0 || w.log.count("left undone") != 1 {
					t.Errorf("%d tries, %d dropped, %d wait, %d set aside, %d held:\n%s", n, dropped, outbox, aside, w.held(), w.log)
				}
				w.update(func(tx *store.Tx) error {
					h, err := chat.HealthNow(tx)
					if noted := h.Refused.Channel == Channel; noted != (c.tries == 1) {
						t.Errorf("noted as refused: %v, %q", noted, h.Refused.Why)
					}
					return err
				})
			})
		})
	}
}

// Small things that hang for many people hold back what is said to nobody, and do
// not look like an outage.
func TestManySmallThingsHang(t *testing.T) {
	for name, effect := range map[string]telegramtest.Effect{
		"hangs": telegramtest.Delay(24 * time.Hour), "500": telegramtest.ServerError(500), "429": telegramtest.TooManyRequests(600),
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				people := w.people(5 * underWay)
				for method := range smallThings {
					w.Fault(telegramtest.Fault{Method: method, Effect: effect})
				}
				for _, u := range people {
					small := smallThings["setMyCommands"]
					small.Chat = u.Chat
					w.queue(small)
					w.queue(chat.Message{Chat: u.Chat, Kind: chat.React, Message: int64(u.Send("x")), Text: "👌"})
				}
				w.send()
				for range 60 {
					time.Sleep(time.Second)
					asked := time.Now()
					for _, u := range people[:3] {
						w.say(u, "您好")
						u.WaitText("您好")
					}
					if d := time.Since(asked); d > 100*time.Millisecond {
						t.Fatalf("they came after %v", d)
					}
				}
			})
		})
	}
}

// A list of commands that fails for a while comes in the end; a newer one takes
// its place, and an older one never comes after it.
func TestNewestCommands(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "setMyCommands", Times: 4, Effect: telegramtest.ServerError(500)})
		w.send()
		for _, name := range []string{"one", "two", "three"} {
			w.queue(chat.Message{Chat: u.Chat, Kind: chat.Commands, Commands: []chat.Command{{Name: name, Words: "记走访"}}})
			time.Sleep(time.Second)
		}
		w.drained()
		if c := u.Commands(); len(c) != 1 || c[0].Command != "three" {
			t.Errorf("commands %v", c)
		}
		if n := len(w.Calls("setMyCommands")); n > 4+3 { // each list is tried at once, and again after a while
			t.Errorf("%d tries", n)
		}
	})
}

// Commands that were dropped are owed: the person's menu says so, unless a newer
// list was queued meanwhile.
func TestCommandsOwed(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		id := w.person(u)
		menu := func() (menu string) {
			w.update(func(tx *store.Tx) (err error) { menu, err = bureau.MenuOf(tx, id); return err })
			return menu
		}
		w.Fault(telegramtest.Fault{Method: "setMyCommands", Times: 1, Effect: telegramtest.Refuse(404, "Not Found")})
		w.update(func(tx *store.Tx) error { return bureau.SaveMenu(tx, id, "visit") })
		w.send()
		list := smallThings["setMyCommands"]
		list.Chat = u.Chat
		w.queue(list)
		w.drained()
		if menu() == "visit" || menu() == "" {
			t.Errorf("refused, the menu is %q", menu())
		}
		w.update(func(tx *store.Tx) error { return bureau.SaveMenu(tx, id, "visit") })
		w.queue(list)
		w.drained()
		if menu() != "visit" || len(u.Commands()) != 1 {
			t.Errorf("taken, the menu is %q", menu())
		}
	})
}

// Small things wait while Telegram wants nothing for their chat, and while its
// person shuts us out; then they come.
func TestSmallThingsWait(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		list := smallThings["setMyCommands"]
		list.Chat = u.Chat
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.TooManyRequests(60)})
		w.send()
		w.say(u, "一")
		w.waitCall(429)
		w.queue(list)
		begin := time.Now()
		w.drained()
		if d := time.Since(begin); d < 59*time.Second || d > 61*time.Second || len(u.Commands()) != 1 {
			t.Errorf("the commands came after %v", d)
		}
		u.Block()
		w.say(u, "二")
		w.until("a hold", func() bool { return w.held() == 1 })
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Commands})
		time.Sleep(20 * time.Minute)
		if n := w.refusals(); n != 1 {
			t.Errorf("%d refusals", n)
		}
		w.receive()
		u.Unblock()
		u.Send("在")
		w.drained()
		if len(u.Commands()) != 0 {
			t.Errorf("commands %v", u.Commands())
		}
		equal(t, said(u), []string{"一", "二"})
	})
}

// A message whose buttons are being taken off may show a card again meanwhile:
// then it has them in the end.
func TestStrippedTooLate(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.show(u, "d1", "一", false)
		w.drained()
		first := u.Last().ID
		w.say(u, "别的")
		w.drained()
		w.Fault(telegramtest.Fault{Method: "editMessageReplyMarkup", Times: 1, Effect: telegramtest.Delay(5 * time.Second)})
		w.show(u, "d1", "二", false)
		u.WaitText("二")
		w.Wait(func() bool { return len(w.Calls("editMessageReplyMarkup")) == 1 })
		w.update(func(tx *store.Tx) error {
			c, err := chat.FindCard(tx, Channel, u.Chat, "d1")
			if err != nil {
				return err
			}
			return chat.Adopt(tx, c, int64(first))
		})
		w.show(u, "d1", "三", true)
		u.WaitText("三")
		w.drained()
		if m := u.Message(first); m.Text != "三" || len(m.Buttons) != 1 {
			t.Errorf("the card: %q with %d buttons", m.Text, len(m.Buttons))
		}
	})
}

// A text comes without its keyboard where the service takes none.
func TestKeyboardRefused(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.Refuse(400, "Bad Request: keyboards are not here")})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Say, Text: "您好", Menu: [][]string{{"待办"}}})
		w.send()
		w.drained()
		equal(t, said(u), []string{"您好"})
		if _, aside := w.waiting(); aside != 0 {
			t.Errorf("%d set aside", aside)
		}
	})
}

// sending are the ways in which something is sent that must not be lost.
var sending = map[string]func(w *world, u *telegramtest.User){
	"sendMessage": func(w *world, u *telegramtest.User) { w.say(u, "话") },
	"sendDocument": func(w *world, u *telegramtest.User) {
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Document, Recipe: weeks("一", "").Picture, Text: "话"})
	},
	"sendPhoto":       func(w *world, u *telegramtest.User) { w.showFace(u, weeks("一", "话"), true) },
	"editMessageText": func(w *world, u *telegramtest.User) { w.show(u, "d1", "话", true) },
}

// An answer that is too big is no refusal. One that begins as an answer does was
// read as far as it matters: what it tells of is not said twice.
func TestBigAnswer(t *testing.T) {
	for method, say := range sending {
		t.Run(method, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.draws()
				w.Fault(telegramtest.Fault{Effect: telegramtest.Bloat(maxAnswer)})
				w.send()
				w.show(u, "d1", "卡", true)
				say(w, u)
				w.say(u, "后")
				w.drained()
				say(w, u) // a card is changed in place: its number is known
				w.drained()
				want := map[string][]string{"sendMessage": {"卡", "话", "后", "话"}, "sendDocument": {"卡", "话", "后", "话"},
					"sendPhoto": {"卡", "话", "后"}, "editMessageText": {"话", "后"}}[method]
				equal(t, said(u), want)
				if _, aside := w.waiting(); aside != 0 || w.log.String() != "" {
					t.Errorf("%d set aside:\n%s", aside, w.log)
				}
			})
		})
	}
}

// An answer that is too big and begins as none tells nothing: once it does no
// harm; where it always comes the message is set aside before it was said a dozen
// times, the chat goes on, and a card is drawn at its next change.
func TestHugeAnswer(t *testing.T) {
	for method, say := range sending {
		for name, effect := range map[string]telegramtest.Effect{"before": telegramtest.Garbage(200, huge), "after": telegramtest.GarbageAfter(200, huge)} {
			t.Run(method+" "+name, func(t *testing.T) {
				bubble(t, func(t *testing.T, w *world) {
					u := w.NewUser("甲")
					w.draws()
					w.send()
					w.show(u, "d1", "卡", true)
					w.drained()
					w.Fault(telegramtest.Fault{Method: method, Times: 1, Effect: effect})
					say(w, u)
					u.WaitText("话")
					w.drained()
					if _, aside := w.waiting(); aside != 0 {
						t.Errorf("%d set aside after one", aside)
					}
					lift := w.Fault(telegramtest.Fault{Method: method, Effect: effect})
					before := len(w.Calls(method))
					if method == "sendPhoto" { // another picture is another message
						w.showFace(u, weeks("第二", "话"), true)
					} else {
						say(w, u)
					}
					time.Sleep(5 * time.Minute)
					if n := len(w.Calls(method)) - before; n != mostUnread {
						t.Errorf("%d tries in five minutes", n)
					}
					if outbox, aside := w.waiting(); outbox != 0 || aside != 1 {
						t.Errorf("%d wait, %d set aside", outbox, aside)
					}
					lift()
					w.say(u, "后")
					u.WaitText("后")
					say(w, u)
					w.drained()
					if method == "sendPhoto" || method == "editMessageText" {
						if _, aside := w.waiting(); aside != 0 {
							t.Errorf("%d cards are still set aside", aside)
						}
					}
				})
			})
		}
	}
}

// How long Telegram has us wait, however it says so; never more than an hour, and
// what it asks for after that.
func TestRetryAfter(t *testing.T) {
	for told, want := range map[string]time.Duration{
		`{"retry_after":7}`: 7 * time.Second, `{"retry_after":"7"}`: 7 * time.Second, `{"retry_after":6.2}`: 7 * time.Second, `{"retry_after":0}`: firstWait,
		`{"retry_after":-5}`: firstWait, `{}`: firstWait, `[]`: firstWait, `null`: firstWait, `"soon"`: firstWait, `{"retry_after":"soon"}`: firstWait,
		`{"retry_after":{}}`: firstWait, `{"retry_after":1e400}`: time.Hour, `{"retry_after":99999999999}`: time.Hour,
	} {
		t.Run(told, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				body := fmt.Sprintf(`{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":%s}`, told)
				w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.Garbage(429, body)})
				w.say(u, "您好")
				w.send()
				time.Sleep(want + 10*time.Second)
				calls := w.Calls("sendMessage")
				if len(calls) != 2 {
					t.Fatalf("%d calls", len(calls))
				}
				if d := calls[1].At.Sub(calls[0].At); d < want || d > want+500*time.Millisecond {
					t.Errorf("asked again after %v, want %v", d, want)
				}
				equal(t, said(u), []string{"您好"})
			})
		})
	}
}
