package telegram

import (
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
)

// calls is how often a method was called with a result.
func (w *world) calls(method string) (n int) {
	for _, c := range w.Calls(method) {
		if c.Applied {
			n++
		}
	}
	return n
}

// buttons is how many messages of the bot have buttons.
func buttons(u *telegramtest.User) (n int) {
	for _, m := range u.Messages() {
		if m.FromBot && len(m.Buttons) > 0 {
			n++
		}
	}
	return n
}

// A card is changed while it is the bot's last message, or in place; otherwise
// it comes anew and the old one loses its buttons.
func TestCardPlace(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		stop := w.send()
		w.show(u, "d1", "一", false)
		u.WaitText("一")
		w.show(u, "d1", "二", false) // the last message: changed
		u.WaitText("二")
		w.say(u, "别的")
		w.show(u, "d1", "三", true) // in place: changed
		u.WaitText("三")
		equal(t, said(u), []string{"三", "别的"})
		w.show(u, "d1", "四", false) // below: anew
		w.drained()
		equal(t, said(u), []string{"三", "别的", "四"})
		if n := buttons(u); n != 1 {
			t.Errorf("%d messages have buttons, want 1", n)
		}
		stop()
		w.send() // what was last is not known after a restart
		w.show(u, "d1", "五", false)
		w.drained()
		equal(t, said(u), []string{"三", "别的", "四", "五"})
		if n := buttons(u); n != 1 {
			t.Errorf("%d messages have buttons, want 1", n)
		}
	})
}

// Only the newest face matters.
func TestCardSkipsFaces(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		for _, face := range numbers(20) {
			w.show(u, "d1", face, true)
		}
		w.send()
		w.drained()
		equal(t, said(u), []string{"第19句"})
		if n := w.calls("sendMessage") + w.calls("editMessageText"); n != 1 {
			t.Errorf("%d calls, want 1", n)
		}
	})
}

// A card that already shows what it should is well, also when Telegram says so.
func TestCardNotModified(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.update(func(tx *store.Tx) error { return chat.Show(tx, Channel, u.Chat, "d1", chat.Face{Text: "一"}, true) })
		w.drained()
		w.update(func(tx *store.Tx) error { return chat.Show(tx, Channel, u.Chat, "d1", chat.Face{Text: "一"}, true) })
		w.drained()
		w.Wait(func() bool { return len(w.Calls("editMessageText")) == 1 })
		if _, aside := w.waiting(); aside != 0 || w.log.String() != "" {
			t.Errorf("%d set aside:\n%s", aside, w.log)
		}
	})
}

// A card whose message is gone, or cannot be changed, comes anew.
func TestCardGone(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.show(u, "d1", "一", false)
		w.drained()
		u.Delete(u.Last().ID)
		w.show(u, "d1", "二", true)
		w.drained()
		equal(t, said(u), []string{"二"})
		w.Fault(telegramtest.Fault{Method: "editMessageText", Times: 1, Effect: telegramtest.Refuse(400, "Bad Request: message can't be edited")})
		w.show(u, "d1", "三", true)
		w.drained()
		equal(t, said(u), []string{"二", "三"})
		w.show(u, "d1", "四", true)
		w.drained()
		equal(t, said(u), []string{"二", "四"})
	})
}

// What became of a card that changed while it was sent is its last face.
func TestCardChangesUnderWay(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.show(u, "d1", "一", true)
		time.Sleep(500 * time.Millisecond) // it is on its way for a second
		w.show(u, "d1", "二", true)
		w.drained()
		equal(t, said(u), []string{"二"})
	}, telegramtest.Latency(time.Second))
}

// A card that could not be recorded as sent comes a second time; a tap on the
// first one makes it the card.
func TestCardAdopted(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.DropAfter()})
		w.send()
		w.show(u, "d1", "一", true)
		w.drained()
		equal(t, said(u), []string{"一", "一"})
		first := u.Messages()[0]
		w.update(func(tx *store.Tx) error {
			c, err := chat.FindCard(tx, Channel, u.Chat, "d1")
			if err != nil {
				return err
			}
			if c.Message == int64(first.ID) {
				t.Error("the first message is the card already")
			}
			return chat.Adopt(tx, c, int64(first.ID))
		})
		w.show(u, "d1", "二", true)
		w.drained()
		equal(t, said(u), []string{"二", "一"})
	})
}

func TestButtons(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.send()
		w.update(func(tx *store.Tx) error {
			return chat.Show(tx, Channel, u.Chat, "d1", chat.Face{Text: "卡", Buttons: [][]chat.Button{
				{{Words: "提交", Do: "ok"}, {Words: "复制文字", Copy: "本周走访 2 次"}}, {{Words: "修改", Do: "edit"}}}}, false)
		})
		u.WaitText("卡")
		if q := u.Tap(0, "提交"); q.Data != "d1:1:ok" {
			t.Errorf("the button carries %q", q.Data)
		}
		if q := u.Tap(0, "复制"); q.Copied != "本周走访 2 次" {
			t.Errorf("copied %q", q.Copied)
		}
		if rows := u.Last().Buttons; len(rows) != 2 || len(rows[0]) != 2 {
			t.Errorf("buttons %v", rows)
		}
	})
}

// A card wears its looks, counted as Telegram counts, and its buttons their style; what is cut
// off has none. A look that Telegram refuses costs no words.
func TestCardLooks(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		const text = "⚠️ 问题 #1 · 待交办\n📍 期限：4月20日\n▸ 进展 👌\n▸ 再进展"
		due, quote := strings.Index(text, "4月"), strings.Index(text, "▸ 进")
		w.sender.Looks = chat.Looks{Style: func(do string) chat.Style { return map[string]chat.Style{"ok": chat.Success, "no": chat.Danger}[do] }}
		w.send()
		face := chat.Face{Text: text, Marks: []chat.Mark{
			{Look: chat.Bold, To: strings.IndexByte(text, '\n')}, {Look: chat.Moment, From: due, To: due + len("4月20日"), At: 1776672000},
			{Look: chat.Folded, From: quote, To: len(text)}, {Look: chat.Bold, From: len(text), To: len(text) + 9},
		}, Buttons: [][]chat.Button{{{Words: "提交", Do: "ok"}, {Words: "不要了", Do: "no"}, {Words: "修改", Do: "edit"}}}}
		w.wear(u, "p1", face)
		got := u.WaitText("再进展")
		equal(t, got.Looks, []string{"bold ⚠️ 问题 #1 · 待交办", "date_time 4月20日", "expandable_blockquote ▸ 进展 👌\n▸ 再进展"})
		var styles []string
		for _, b := range got.Buttons[0] {
			styles = append(styles, b.Style)
		}
		equal(t, styles, []string{"success", "danger", ""})

		face.Text += "\n完"
		w.wear(u, "p1", face) // changed in place
		equal(t, u.WaitText("完").Looks[:2], got.Looks[:2])

		w.Fault(telegramtest.Fault{Method: "editMessageText", Times: 1, Effect: telegramtest.Refuse(400, "Bad Request: can't parse MessageEntity: unsupported type")})
		face.Text += "了"
		w.wear(u, "p1", face)
		equal(t, u.WaitText("完了").Looks, nil)
	})
}
