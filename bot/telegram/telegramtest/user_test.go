package telegramtest_test

import (
	"encoding/json"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"github.com/google/go-cmp/cmp"

	"liaison/bot/telegram/telegramtest"
)

// updates decodes all that is pending with the library's types.
func updates(t *testing.T, s *telegramtest.Server) (all []*models.Update) {
	t.Helper()
	a := call(t, s, "getUpdates", nil)
	if err := json.Unmarshal(a.Result, &all); err != nil {
		t.Fatalf("%v in %s", err, a.Result)
	}
	if n := len(all); n > 0 {
		call(t, s, "getUpdates", params{"offset": all[n-1].ID + 1})
	}
	return all
}

func TestWhatAPersonSends(t *testing.T) {
	day := time.Date(2026, 9, 9, 10, 0, 0, 0, time.UTC)
	s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.Clock(func() time.Time { return day }))
	u, g := s.NewUser("城东所干事甲"), s.NewGroup("群")
	last := func() *models.Message {
		all := updates(t, s)
		return all[len(all)-1].Message
	}
	id := u.Send("👌 /todo #128 #党建 13800000000")
	m := last()
	if m.ID != id || m.Chat.Type != "private" || m.Chat.ID != u.Chat || m.From.ID != u.ID || m.Date != int(day.Unix()) {
		t.Errorf("text: %+v", m)
	}
	want := []models.MessageEntity{{Type: "bot_command", Offset: 3, Length: 5}, {Type: "hashtag", Offset: 14, Length: 3}, {Type: "phone_number", Offset: 18, Length: 11}}
	if diff := cmp.Diff(want, m.Entities); diff != "" {
		t.Error(diff)
	}
	u.Start("i_abc")
	if m := last(); m.Text != "/start i_abc" || m.Entities[0].Length != 6 {
		t.Errorf("start: %+v", m)
	}
	u.Reply(id, "补充")
	if m := last(); m.ReplyToMessage.ID != id {
		t.Errorf("reply: %+v", m)
	}
	u.Photo("现场")
	if m := last(); len(m.Photo) != 2 || m.Photo[0].Width >= m.Photo[1].Width || m.Caption != "现场" {
		t.Errorf("photo: %+v", m)
	}
	u.Document("a.csv", []byte("x"), "名册")
	if m := last(); m.Document.MimeType != "text/csv" || m.Document.FileName != "a.csv" {
		t.Errorf("document: %+v", m.Document)
	}
	for name, send := range map[string]func() int{"sticker": u.Sticker, "voice": u.Voice, "location": u.Location, "contact": u.Contact} {
		send()
		m := last()
		got := map[string]bool{"sticker": m.Sticker != nil, "voice": m.Voice != nil, "location": m.Location != nil, "contact": m.Contact != nil}
		if !got[name] {
			t.Errorf("%s: %+v", name, m)
		}
	}
	g.Send(u, "大家好")
	if m := last(); m.Chat.ID != g.ID || m.Chat.Type != "supergroup" || m.From.ID != u.ID || g.Messages()[0].Text != "大家好" {
		t.Errorf("group: %+v", m)
	}
}

func TestEdits(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	photo := u.Photo("一张")
	u.Edit(photo, "改了")
	text := u.Send("一")
	u.Edit(text, "二")
	all := updates(t, s)
	if len(all) != 4 || all[0].Message.Caption != "一张" {
		t.Fatalf("%d updates", len(all))
	}
	if e := all[1].EditedMessage; e.Caption != "改了" || e.EditDate == 0 || e.ID != photo {
		t.Errorf("caption: %+v", e)
	}
	if e := all[3].EditedMessage; e.Text != "二" || u.Message(text).History[0].Text != "一" {
		t.Errorf("text: %+v", e)
	}
}

func TestBlock(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	u.Block()
	u.Unblock()
	var got []models.ChatMemberType
	for _, up := range updates(t, s) {
		got = append(got, up.MyChatMember.OldChatMember.Type, up.MyChatMember.NewChatMember.Type)
	}
	if want := []models.ChatMemberType{"member", "kicked", "kicked", "member"}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestTaps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		u, b := s.NewUser("甲"), library(t, s)
		rows := [][]models.InlineKeyboardButton{
			{{Text: "提交 ✅", CallbackData: "a"}, {Text: "提交", CallbackData: "b"}},
			{{Text: "复制", CopyText: &models.CopyTextButton{Text: "文本"}}, {Text: "打开", URL: "https://a.cn"}},
		}
		_, err := b.SendMessage(t.Context(), &tg.SendMessageParams{ChatID: u.Chat, Text: "卡", ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: rows}})
		if err != nil {
			t.Fatal(err)
		}
		if q := u.Tap(1, "✅"); q.Data != "a" {
			t.Errorf("part of a label: %+v", q)
		}
		q := u.Tap(0, "提交")
		up := updates(t, s)[1].CallbackQuery
		if q.Data != "b" || up.Data != "b" || up.ID != q.ID || up.Message.Message.Text != "卡" || up.From.ID != u.ID || up.ChatInstance == "" {
			t.Errorf("the very label: %+v, %+v", q, up)
		}
		if q := u.Tap(0, "复制"); q.Copied != "文本" || u.Tap(0, "打开").URL != "https://a.cn" || s.Pending() != 0 {
			t.Errorf("no update for %+v", q)
		}
		u.TapData(77, "forged")
		if up := updates(t, s)[0].CallbackQuery; up.Data != "forged" || up.Message.InaccessibleMessage == nil || up.Message.InaccessibleMessage.MessageID != 77 {
			t.Errorf("forged: %+v", up)
		}
		answer := func(id string) string {
			return call(t, s, "answerCallbackQuery", params{"callback_query_id": id, "text": "好"}).Description
		}
		const old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
		if got := answer(q.ID); got != "" || q.Answer().Text != "好" {
			t.Errorf("in time: %q", got)
		}
		if got := answer(q.ID); got != old {
			t.Errorf("a second time: %q", got)
		}
		q = u.Tap(0, "提交")
		time.Sleep(15 * time.Second)
		if got := answer(q.ID); got != old || q.Answered() {
			t.Errorf("too late: %q", got)
		}
	})
}

func TestWebAppInAGroup(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
	g := s.NewGroup("群")
	app := button(params{"text": "x", "web_app": params{"url": "https://a.cn"}})
	if a := call(t, s, "sendMessage", params{"chat_id": g.ID, "text": "x", "reply_markup": app}); a.Description != "Bad Request: BUTTON_TYPE_INVALID" {
		t.Errorf("a web app in a group: %+v", a)
	}
}

func TestTapsThatCannotBe(t *testing.T) {
	for name, act := range map[string]func(*telegramtest.User){
		"no such button":  func(u *telegramtest.User) { u.Tap(1, "没有") },
		"another message": func(u *telegramtest.User) { u.Tap(2, "按") },
		"empty text":      func(u *telegramtest.User) { u.Send(" ") },
		"not theirs":      func(u *telegramtest.User) { u.Edit(1, "x") },
	} {
		tb := &fakeTB{}
		if failures := tb.run(func() {
			s := telegramtest.New(tb, telegramtest.InMemory())
			u := s.NewUser("甲")
			call(t, s, "sendMessage", params{"chat_id": u.Chat, "text": "卡", "reply_markup": keys(1)})
			act(u)
		}); len(failures) != 1 {
			t.Errorf("%s: %q", name, failures)
		}
	}
}
