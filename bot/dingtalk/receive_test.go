package dingtalk

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/bot/dingtalk/dingtest"
	"liaison/store"
	"liaison/store/chat"
)

// What people send comes into the inbox in its own form, masked.
func TestReceive(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("城东所干事甲")
		w.run(w.receiver.Run)
		w.connected()
		u.Says(" 今天去居然之家，电话13812345678 ")
		u.Picture([]byte("jpg"))
		u.Rich("两张现场", []byte("a"), []byte("b"))
		u.File("表.xlsx", []byte("x"))
		u.Voice("今天去步行街")
		u.Voice("")
		u.Other("video")
		u.Other("unknownMsgType")
		all := w.inbox()
		if len(all) != 9 {
			t.Fatalf("%d updates: %+v\n%s", len(all), all, w.log)
		}
		room := w.chatOf(u)
		for i, u := range all {
			if u.Channel != Channel || u.Chat != room || u.Kind != chat.Text || u.Name != "城东所干事甲" || u.Message == 0 || u.At != time.Now().Unix() {
				t.Errorf("update %d is %+v", i, u)
			}
		}
		if u := all[0]; u.Text != "今天去居然之家，电话138******78" || !u.Masked {
			t.Errorf("text %+v", u)
		}
		if u := all[1]; len(u.Files) != 1 || u.Files[0].Kind != "photo" || u.Text != "" {
			t.Errorf("picture %+v", u)
		}
		if a, b := all[2], all[3]; a.Text != "两张现场" || a.Album == "" || a.Album != b.Album || b.Text != "" || len(a.Files) != 1 || len(b.Files) != 1 || a.Files[0].ID == b.Files[0].ID {
			t.Errorf("rich %+v %+v", a, b)
		}
		if u := all[4]; u.Files[0].Kind != "document" || u.Files[0].Name != "表.xlsx" {
			t.Errorf("file %+v", u)
		}
		if a, b := all[5], all[6]; a.Text != "今天去步行街" || !a.Heard || a.Files != nil || b.Heard || b.Files[0].Kind != "voice" {
			t.Errorf("voice %+v %+v", a, b)
		}
		if a, b := all[7], all[8]; a.Files[0].Kind != "video" || b.Files != nil || b.Text != "" {
			t.Errorf("others %+v %+v", a, b)
		}
	})
}

// A message that comes twice is one, whether the service sends again or not, and however the
// connection goes.
func TestRedelivery(t *testing.T) {
	for name, opts := range map[string][]dingtest.Option{"again": {dingtest.Redelivers()}, "once": nil} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				u := w.NewUser("甲")
				w.run(w.receiver.Run)
				w.connected()
				u.SaysTwice("一")
				w.Disconnect()
				synctest.Wait()
				time.Sleep(time.Second)
				if n := w.Connections(); n != 1 {
					t.Fatalf("%d connections after a disconnect\n%s", n, w.log)
				}
				u.Says("二")
				time.Sleep(15 * time.Second)
				w.Cut()
				w.connected()
				u.Says("三")
				if !w.Ping() {
					t.Error("a ping is not answered with its word")
				}
				var said []string
				for _, u := range w.inbox() {
					said = append(said, u.Text)
				}
				if got := strings.Join(said, " "); got != "一 二 三" {
					t.Errorf("the inbox has %q", got)
				}
			}, opts...)
		})
	}
}

// What cannot be kept is not acknowledged, and comes again where the service does so.
func TestKeptBeforeAcknowledged(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		stop := w.run(w.receiver.Run)
		w.connected()
		stop()
		done := make(chan bool)
		go func() { done <- u.Says("没有人听") }()
		time.Sleep(10 * time.Second)
		if n := len(w.inbox()); n != 0 {
			t.Fatalf("%d updates", n)
		}
		w.run(w.receiver.Run)
		if !<-done || len(w.inbox()) != 1 {
			t.Errorf("after the program is there again: %+v", w.inbox())
		}
	}, dingtest.Redelivers())
}

// Groups' and outsiders' messages are left alone, nonsense is kept as it came.
func TestLeftAlone(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.run(w.receiver.Run)
		w.connected()
		if !w.Outsider("您好") {
			t.Error("an outsider's message is not acknowledged")
		}
		for _, u := range w.inbox() {
			if u.Kind != chat.Ignored || u.Chat != 0 {
				t.Errorf("%+v", u)
			}
		}
	})
	for _, data := range []string{"", "{", `{"msgId":1}`, `[]`, `{"content":[]}`} {
		if all := decodeMessage(data); len(all) != 1 || all[0].Kind != chat.Ignored || all[0].user != "" {
			t.Errorf("%q is %+v", data, all[0])
		}
	}
	for _, data := range []string{"", "{", `{"outTrackId":"other"}`, `{"outTrackId":"liaison-x","content":"no"}`} {
		if a := decodeTap("f", data); a != nil {
			t.Errorf("%q is a tap: %+v", data, a)
		}
	}
}

// A secret that is refused ends the receiver; a service that is away does not.
func TestRefused(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.Fault(dingtest.Fault{Path: "/v1.0/gateway", Times: 5, Status: 500, Body: "<html>"})
		w.run(w.receiver.Run)
		w.connected()
		w.api.app.Secret = "another"
		if err := (&Receiver{DB: w.db, Log: w.receiver.Log, API: w.api, Taps: w.taps}).Run(t.Context()); err != ErrAppRefused {
			t.Errorf("with another secret: %v", err)
		}
		if strings.Contains(w.log.String(), w.ClientSecret) {
			t.Error("the log has the secret")
		}
	})
}

// A tap brings what its button carries, and its answer goes back with the acknowledgement; one
// that comes too late is put on the card.
func TestTap(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.both()
		w.show(u, "d1", "请确认", false, "提交")
		u.WaitText("请确认")
		type result struct {
			toast string
			ok    bool
		}
		tap := func() chan result {
			done := make(chan result, 1)
			go func() { toast, ok := u.Taps("提交"); done <- result{toast, ok} }()
			return done
		}
		done := tap()
		synctest.Wait()
		all := w.inbox()
		if len(all) != 1 || all[0].Kind != chat.Tap || all[0].Data != "d1:1:do提交" || all[0].Chat != w.chatOf(u) {
			t.Fatalf("the tap is %+v", all)
		}
		w.queue(chat.Message{Chat: all[0].Chat, Kind: chat.Answer, Tap: all[0].Tap, Text: "已记录"})
		w.show(u, "d1", "✅ 已记录", true)
		if got := <-done; got != (result{"已记录", true}) {
			t.Errorf("the tap is answered %+v", got)
		}
		time.Sleep(2 * time.Second)
		if m := u.Last(); m.Text != "✅ 已记录" || len(m.Buttons) != 0 || m.Toast != "已记录" || len(u.Messages()) != 1 {
			t.Errorf("then the chat shows %+v", u.Messages())
		}
		w.show(u, "d1", "再确认", true, "提交")
		time.Sleep(10 * time.Second)
		w.show(u, "d1", "又变了", true, "提交")
		time.Sleep(2 * time.Second)
		if m := u.Last(); m.Toast != "" || m.Text != "又变了" {
			t.Errorf("an old answer stays: %+v", m)
		}
		if got := <-tap(); !got.ok || got.toast != "" {
			t.Errorf("without an answer: %+v", got)
		}
		all = w.inbox()
		w.queue(chat.Message{Chat: all[1].Chat, Kind: chat.Answer, Tap: all[1].Tap, Text: "晚了"})
		time.Sleep(time.Second)
		if m := u.Last(); m.Toast != "晚了" {
			t.Errorf("a late answer: %+v", m)
		}
	})
}

// A button that copies says its text, also when the tap comes twice; a key of the menu is as if
// its words were written.
func TestCopyAndMenu(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.both()
		room := w.chatOf(u)
		w.update(func(tx *store.Tx) error {
			return chat.Show(tx, Channel, room, "z", chat.Face{Text: "总结", Buttons: [][]chat.Button{{{Words: "复制", Copy: "全文"}}}}, false)
		})
		u.WaitText("总结")
		if _, ok := u.Taps("复制"); !ok {
			t.Error("the tap is not acknowledged")
		}
		u.WaitText("全文")
		w.queue(chat.Message{Chat: room, Kind: chat.Say, Text: "您好", Menu: [][]string{{"📝 记走访", "📋 待办"}}})
		u.WaitText("您好")
		u.Taps("待办")
		if all := w.inbox(); len(all) != 1 || all[0].Kind != chat.Text || all[0].Text != "📋 待办" {
			t.Errorf("the inbox has %+v", all)
		}
	}, dingtest.Redelivers())
}
