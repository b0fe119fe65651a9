package telegram

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/chat"
)

func TestMenu(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Say, Text: "菜单", Menu: [][]string{{"📝 记走访", "⚠️ 报问题"}, {"📋 待办"}}, Hint: "例：居然之家 送政策 62户"})
		u.WaitText("菜单")
		if k := u.Keyboard(); len(k) != 2 || k[0][1] != "⚠️ 报问题" || u.Placeholder() != "例：居然之家 送政策 62户" {
			t.Errorf("keyboard %v, placeholder %q", k, u.Placeholder())
		}
	})
}

func TestSmallThings(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		photo := u.Photo("现场")
		w.send()
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Typing})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.React, Message: int64(photo), Text: "👌"})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Commands, Commands: []chat.Command{{Name: "visit", Words: "记走访"}}})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.React, Message: 999_999, Text: "👌"}) // no such message
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Strip, Message: 999_999})
		w.drained()
		if r := u.Message(photo).Reactions; len(r) != 1 || r[0] != "👌" {
			t.Errorf("reactions %v", r)
		}
		if c := u.Commands(); len(c) != 1 || c[0].Command != "visit" || u.Actions() != 1 {
			t.Errorf("commands %v, %d times typing", c, u.Actions())
		}
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Commands})
		w.drained()
		if c := u.Commands(); len(c) != 0 {
			t.Errorf("commands %v, want none", c)
		}
		if _, aside := w.waiting(); aside != 0 {
			t.Errorf("%d set aside", aside)
		}
	})
}

// What may be left undone is left undone in the end; what is of use now or
// never is tried once.
func TestSmallThingsFail(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendChatAction", Effect: telegramtest.ServerError(500)})
		w.Fault(telegramtest.Fault{Method: "setMessageReaction", Effect: telegramtest.ServerError(500)})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Typing})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.React, Message: int64(u.Send("x")), Text: "👌"})
		w.say(u, "您好")
		w.send()
		time.Sleep(20 * time.Minute)
		w.drained()
		equal(t, said(u), []string{"您好"})
		if typing, react := len(w.Calls("sendChatAction")), len(w.Calls("setMessageReaction")); typing != 1 || react != smallTries {
			t.Errorf("%d and %d tries", typing, react)
		}
	})
}

// The answer to a tap waits for nothing else of its chat, and is tried again for as long
// as somebody waits for it.
func TestAnswer(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.receive()
		w.send()
		w.show(u, "d1", "卡", false)
		u.WaitText("卡")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.TooManyRequests(60)})
		w.say(u, "后")
		w.waitCall(429)
		begin := time.Now()
		q := u.Tap(0, "提交")
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Answer, Tap: q.ID, Text: "好", Alert: true})
		if a := q.Answer(); a.Text != "好" || !a.Alert || time.Since(begin) > time.Second {
			t.Errorf("answered %+v after %v", a, time.Since(begin))
		}
		old := u.Tap(0, "提交")
		time.Sleep(20 * time.Second)
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Answer, Tap: old.ID}) // query is too old
		w.drained()
		w.Fault(telegramtest.Fault{Method: "answerCallbackQuery", Times: 2, Effect: telegramtest.DropBefore()})
		begin, q = time.Now(), u.Tap(0, "提交")
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Answer, Tap: q.ID, Text: "又好"})
		if a := q.Answer(); a.Text != "又好" || time.Since(begin) > 4*time.Second {
			t.Errorf("lost twice, answered %+v after %v", a, time.Since(begin))
		}
		w.drained()
		tries := len(w.Calls("answerCallbackQuery"))
		w.Fault(telegramtest.Fault{Method: "answerCallbackQuery", Effect: telegramtest.ServerError(500)})
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Answer, Tap: u.Tap(0, "提交").ID})
		time.Sleep(time.Minute)
		w.drained()
		if n := len(w.Calls("answerCallbackQuery")) - tries; n != 5 { // after 1, 3, 6 and 9 s
			t.Errorf("%d tries, want 5", n)
		}
		if _, aside := w.waiting(); aside != 0 {
			t.Errorf("%d set aside", aside)
		}
	})
}

// An answer of before a stop is of no use after it.
func TestAnswerTooLate(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Answer, Tap: "q"})
		time.Sleep(11 * time.Second)
		w.send()
		w.drained()
		if n := len(w.Calls("answerCallbackQuery")); n != 0 {
			t.Errorf("%d tries, want none", n)
		}
	})
}

func TestDocument(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		fails := 1
		w.sender.Render = func(_ context.Context, r chat.Recipe) (string, []byte, error) {
			switch {
			case r.What == "never":
				return "", nil, errors.New("cannot be made")
			case r.What == "panic":
				panic("boom")
			case fails > 0:
				fails--
				return "", nil, errors.New("not yet")
			}
			return "台账.xlsx", []byte(r.Args["x"]), nil
		}
		w.send()
		long := strings.Repeat("长", 1500)
		for _, m := range []chat.Message{
			{Kind: chat.Document, Text: "台账", Recipe: &chat.Recipe{What: "ledger", Args: map[string]string{"x": "内容"}}},
			{Kind: chat.Document, Text: long, Recipe: &chat.Recipe{What: "ledger", Args: map[string]string{"x": "内容"}}},
			{Kind: chat.Document, Recipe: &chat.Recipe{What: "never"}},
			{Kind: chat.Document, Recipe: &chat.Recipe{What: "panic"}},
			{Kind: chat.Document},
			{Kind: "no such kind"},
			{Kind: chat.Say, Text: "后"},
		} {
			m.Chat = u.Chat
			w.queue(m)
		}
		w.drained()
		equal(t, said(u), []string{"台账", "", long, "后"})
		if f := u.Messages()[0].Document; f == nil || f.Name != "台账.xlsx" || string(f.Bytes) != "内容" {
			t.Errorf("document %+v", f)
		}
		if _, aside := w.waiting(); aside != 4 {
			t.Errorf("%d set aside, want 4", aside)
		}
	})
}

// Whoever waits for a file sees at once, and again and again, that it is being made; not if it is
// there in a glance. What becomes of that sign does not hold up the file.
func TestFileIsBeingMade(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		var takes time.Duration
		w.sender.Render = func(context.Context, chat.Recipe) (string, []byte, error) {
			time.Sleep(takes)
			return "台账.xlsx", []byte("内容"), nil
		}
		w.send()
		for _, c := range []struct {
			takes time.Duration
			fails int
			want  int // signs
		}{{100 * time.Millisecond, 0, 0}, {time.Second, 0, 1}, {9 * time.Second, 0, 3}, {9 * time.Second, 1, 0}} {
			if takes = c.takes; c.fails > 0 {
				w.Fault(telegramtest.Fault{Method: "sendChatAction", Effect: telegramtest.ServerError(500)})
			}
			before, files := u.Actions(), len(u.Messages())
			w.queue(chat.Message{Chat: u.Chat, Kind: chat.Document, Recipe: &chat.Recipe{What: "ledger"}})
			w.drained()
			time.Sleep(time.Minute)
			if got := u.Actions() - before; got != c.want || len(u.Messages()) != files+1 {
				t.Errorf("%v: %d signs, want %d; %d messages", c.takes, got, c.want, len(u.Messages())-files)
			}
		}
		for _, call := range w.Calls("sendChatAction") {
			if call.Param("action") != "upload_document" {
				t.Errorf("the sign is %s", call.Param("action"))
			}
		}
	})
}

func TestPhotoByID(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u, leader := w.NewUser("甲"), w.NewUser("乙")
		w.receive()
		w.send()
		w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
		u.Photo("现场")
		u.Document("a.txt", []byte("文"), "")
		w.received(2)
		photo, document := w.inbox()[0].Files[0], w.inbox()[1].Files[0]
		w.queue(chat.Message{Chat: leader.Chat, Kind: chat.Photo, File: &photo, Text: "#12"})
		w.queue(chat.Message{Chat: leader.Chat, Kind: chat.Document, File: &document})
		w.drained()
		got := leader.Messages()
		if len(got) != 2 || got[0].Photo == nil || got[0].Text != "#12" || got[1].Document == nil {
			t.Errorf("the chat shows %+v", got)
		}
	})
}

func TestFetch(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		var bodies []string
		var faults []error
		w.sender.Fetched = func(_ context.Context, m chat.Message, body []byte, err error) error {
			if m.Chat != u.Chat || m.Recipe.What != "roster" {
				t.Errorf("handed over %+v", m)
			}
			bodies, faults = append(bodies, string(body)), append(faults, err)
			return nil
		}
		w.receive()
		w.send()
		w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
		u.Document("名册.csv", []byte("点位,名称"), "")
		w.received(1)
		file := w.inbox()[0].Files[0]
		w.Fault(telegramtest.Fault{Method: "getFile", Times: 1, Effect: telegramtest.ServerError(500)})
		w.Fault(telegramtest.Fault{Method: "file", Times: 1, Effect: telegramtest.BadGateway()})
		big := file
		big.Size = maxDownload + 1
		for _, f := range []*chat.File{&file, &big, {ID: "no such file"}} {
			w.queue(chat.Message{Chat: u.Chat, Kind: chat.Fetch, File: f, Recipe: &chat.Recipe{What: "roster"}})
		}
		w.drained()
		if len(bodies) != 3 || bodies[0] != "点位,名称" || faults[0] != nil || !errors.Is(faults[1], ErrTooBig) || faults[2] == nil {
			t.Errorf("handed over %q, %v", bodies, faults)
		}
	}, telegramtest.AllowViolations()) // an id of a file that never was
}
