package telegramtest_test

import (
	"maps"
	"testing"

	"liaison/bot/telegram/telegramtest"
)

// Refusals that depend on the state of the chat. None is a violation: they
// happen to every bot.
func TestRefusals(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u, blocker := s.NewUser("甲"), s.NewUser("乙")
	blocker.Block()
	mine := u.Send("我的")
	text := func(chat int64, more params) params {
		p := params{"chat_id": chat, "text": "一"}
		maps.Copy(p, more)
		return p
	}
	call(t, s, "sendMessage", text(u.Chat, params{"reply_markup": keys(2)}))                         // 2
	call(t, s, "sendMessage", text(u.Chat, params{"reply_markup": params{"remove_keyboard": true}})) // 3
	call(t, s, "sendMessage", text(u.Chat, nil))                                                     // 4
	u.Delete(4)
	for _, c := range []struct {
		name, method string
		params       params
		want         string
	}{
		{"unknown chat", "sendMessage", text(99, nil), "Bad Request: chat not found"},
		{"user name", "sendMessage", params{"chat_id": "@somebody", "text": "x"}, "Bad Request: chat not found"},
		{"blocked", "sendMessage", text(blocker.Chat, nil), "Forbidden: bot was blocked by the user"},
		{"blocked edit", "editMessageText", text(blocker.Chat, params{"message_id": 1}), "Forbidden: bot was blocked by the user"},
		{"blocked action", "sendChatAction", params{"chat_id": blocker.Chat, "action": "typing"}, "Forbidden: bot was blocked by the user"},
		{"not modified", "editMessageText", text(u.Chat, params{"message_id": 2, "reply_markup": keys(2)}),
			"Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"},
		{"same keyboard", "editMessageReplyMarkup", params{"chat_id": u.Chat, "message_id": 2, "reply_markup": keys(2)},
			"Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"},
		{"edit of nothing", "editMessageText", text(u.Chat, params{"message_id": 77}), "Bad Request: message to edit not found"},
		{"edit of a deleted one", "editMessageText", text(u.Chat, params{"message_id": 4}), "Bad Request: message to edit not found"},
		{"edit of another's", "editMessageText", text(u.Chat, params{"message_id": mine}), "Bad Request: message can't be edited"},
		{"edit of a keyboard's message", "editMessageText", text(u.Chat, params{"message_id": 3}), "Bad Request: message can't be edited"},
		{"caption of a text", "editMessageCaption", params{"chat_id": u.Chat, "message_id": 2, "caption": "x"}, "Bad Request: there is no caption in the message to edit"},
		{"reply to nothing", "sendMessage", text(u.Chat, params{"reply_parameters": params{"message_id": 77}}), "Bad Request: message to be replied not found"},
		{"reaction to nothing", "setMessageReaction", params{"chat_id": u.Chat, "message_id": 77}, "Bad Request: message to react not found"},
		{"reaction of a blocked bot", "setMessageReaction", params{"chat_id": blocker.Chat, "message_id": 1}, "Forbidden: bot was blocked by the user"},
		{"unknown query", "answerCallbackQuery", params{"callback_query_id": "1"}, "Bad Request: query is too old and response timeout expired or query ID is invalid"},
		{"commands of nobody", "setMyCommands", params{"commands": []params{}, "scope": params{"type": "chat", "chat_id": 99}}, "Bad Request: chat not found"},
	} {
		if a := call(t, s, c.method, c.params); a.OK || a.Description != c.want {
			t.Errorf("%s: %v %q", c.name, a.OK, a.Description)
		}
	}
	if a := call(t, s, "sendMessage", text(u.Chat, params{"reply_parameters": params{"message_id": 77, "allow_sending_without_reply": true}})); !a.OK {
		t.Errorf("reply to nothing, allowed: %+v", a)
	}
	blocker.Unblock()
	if a := call(t, s, "sendMessage", text(blocker.Chat, nil)); !a.OK {
		t.Errorf("after Unblock: %+v", a)
	}
}
