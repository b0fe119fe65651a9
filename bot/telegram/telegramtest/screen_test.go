package telegramtest_test

import (
	"slices"
	"testing"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"github.com/google/go-cmp/cmp"

	"liaison/bot/telegram/telegramtest"
)

// All that can happen in a chat, as a secretary reads it.
func TestTranscript(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	id := u.Send("一\n二")
	u.Edit(id, "三")
	u.Photo("图")
	u.Document("a.csv", []byte("x"), "")
	u.Voice()
	u.Sticker()
	u.Location()
	u.Contact()
	row := [][]params{{{"text": "本周"}, {"text": "待办"}}}
	call(t, s, "sendMessage", params{"chat_id": u.Chat, "text": "菜单", "reply_markup": params{"keyboard": row}})
	call(t, s, "setMessageReaction", react2(u.Chat, id, "👌"))
	u.Delete(u.Last().ID)
	const want = `甲> 一
  二
甲> （改）三
甲> 〔照片〕图
甲> 〔文件 a.csv〕
甲> 〔语音〕
甲> 〔贴纸〕
甲> 〔位置〕
甲> 〔名片〕
  菜单
  键盘 [本周] [待办]
  （表情）👌
  （删）菜单
`
	if got := s.Transcript(u); got != want {
		t.Errorf("got:\n%s", got)
	}
}

func react2(chat int64, id int, emoji string) params {
	p := react(emoji)
	p["chat_id"], p["message_id"] = chat, id
	return p
}

func TestWhatAPersonSees(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u, b := s.NewUser("甲"), library(t, s)
	ctx := t.Context()
	id := u.Send("一")
	send := func(text string, k models.ReplyMarkup) *models.Message {
		m, err := b.SendMessage(ctx, &tg.SendMessageParams{ChatID: u.Chat, Text: text, ReplyMarkup: k, ReplyParameters: &models.ReplyParameters{MessageID: id}})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	menu := [][]models.KeyboardButton{{{Text: "本周"}, {Text: "待办"}}, {{Text: "帮助"}}}
	m := send("菜单", models.ReplyKeyboardMarkup{Keyboard: menu, InputFieldPlaceholder: "一句话登记"})
	if m.ReplyToMessage.ID != id || u.Last().ReplyTo != id {
		t.Errorf("%+v", m)
	}
	if diff := cmp.Diff([][]string{{"本周", "待办"}, {"帮助"}}, u.Keyboard()); diff != "" || u.Placeholder() != "一句话登记" {
		t.Error(diff, u.Placeholder())
	}
	card := send("卡", models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "按", CallbackData: "x"}}}})
	if u.Keyboard() == nil {
		t.Error("a card took the keyboard away")
	}
	_, err := b.EditMessageReplyMarkup(ctx, &tg.EditMessageReplyMarkupParams{ChatID: u.Chat, MessageID: card.ID, ReplyMarkup: models.InlineKeyboardMarkup{}})
	if seen := u.Message(card.ID); err != nil || seen.Buttons != nil || seen.Edited != 1 {
		t.Errorf("stripped: %+v, %v", seen, err)
	}
	send("再见", models.ReplyKeyboardRemove{RemoveKeyboard: true})
	if u.Keyboard() != nil || u.Placeholder() != "" {
		t.Error("the keyboard stays")
	}
	reaction := models.ReactionType{Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Emoji: "👌"}}
	_, err = b.SetMessageReaction(ctx, &tg.SetMessageReactionParams{ChatID: u.Chat, MessageID: id, Reaction: []models.ReactionType{reaction}})
	if got := u.Message(id).Reactions; err != nil || !slices.Equal(got, []string{"👌"}) {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := b.SendChatAction(ctx, &tg.SendChatActionParams{ChatID: u.Chat, Action: models.ChatActionTyping}); err != nil || u.Actions() != 1 {
		t.Errorf("typing: %v", err)
	}
	before := len(u.Messages())
	if u.Delete(card.ID); len(u.Messages()) != before-1 {
		t.Errorf("%d messages after a deletion, %d before", len(u.Messages()), before)
	}
}

func TestCommands(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u, v, b := s.NewUser("甲"), s.NewUser("乙"), library(t, s)
	set := func(name string, scope models.BotCommandScope) {
		t.Helper()
		_, err := b.SetMyCommands(t.Context(), &tg.SetMyCommandsParams{Commands: []models.BotCommand{{Command: name, Description: "说明"}}, Scope: scope})
		if err != nil {
			t.Fatal(err)
		}
	}
	set("help", nil)
	set("todo", &models.BotCommandScopeAllPrivateChats{})
	set("admin", &models.BotCommandScopeChat{ChatID: u.Chat})
	if u.Commands()[0].Command != "admin" || v.Commands()[0].Command != "todo" {
		t.Errorf("%v, %v", u.Commands(), v.Commands())
	}
	if _, err := b.DeleteMyCommands(t.Context(), &tg.DeleteMyCommandsParams{Scope: &models.BotCommandScopeAllPrivateChats{}}); err != nil || v.Commands()[0].Command != "help" {
		t.Errorf("%v, %v", v.Commands(), err)
	}
}
