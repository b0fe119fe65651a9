package telegram

import (
	"context"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// Say sends a text or a file. Of a text that is too long it sends the first part. Words that are
// too long for the caption of a file follow as a message of their own.
func (w wire) Say(ctx context.Context, m *chat.Message, f *channel.File) (sent int64, rest *chat.Message, err error) {
	if f == nil {
		return w.text(ctx, m)
	}
	caption := m.Text
	if prefix(caption, maxCaption) < len(caption) {
		caption, rest = "", &chat.Message{Kind: chat.Say, Text: m.Text}
	}
	sent, err = w.api.sendFile(ctx, m.Kind, f, m.Chat, caption, nil, nil)
	return sent, rest, err
}

func (w wire) text(ctx context.Context, m *chat.Message) (sent int64, rest *chat.Message, err error) {
	head, tail := split(m.Text)
	params := &tg.SendMessageParams{ChatID: m.Chat, Text: head, LinkPreviewOptions: noPreview}
	if tail == "" {
		params.ReplyMarkup = menu(m)
	} else {
		rest = &chat.Message{Kind: chat.Say, Text: tail, Menu: m.Menu, Hint: m.Hint}
	}
	sent, err = w.api.sendText(ctx, params)
	if params.ReplyMarkup != nil && judge(err) == channel.Refused { // the words matter, not the keyboard
		params.ReplyMarkup = nil
		sent, err = w.api.sendText(ctx, params)
	}
	return sent, rest, err
}

var noPreview = &models.LinkPreviewOptions{IsDisabled: new(true)}

// menu is the keyboard that stays below a chat.
func menu(m *chat.Message) models.ReplyMarkup {
	if len(m.Menu) == 0 {
		return nil
	}
	k := &models.ReplyKeyboardMarkup{IsPersistent: true, ResizeKeyboard: true, InputFieldPlaceholder: cutUnits(m.Hint, maxHint)}
	for _, row := range m.Menu {
		var keys []models.KeyboardButton
		for _, words := range row {
			keys = append(keys, models.KeyboardButton{Text: words})
		}
		k.Keyboard = append(k.Keyboard, keys)
	}
	return k
}

// commands sets the list of commands of a chat; none takes the list away.
func commands(m *chat.Message) (method string, params any) {
	list := commandList{Commands: botCommands(m.Commands), Scope: chatScope{Type: "chat", Chat: m.Chat}}
	if len(list.Commands) == 0 {
		return "deleteMyCommands", &list
	}
	return "setMyCommands", &list
}

// A commandList are the parameters of setMyCommands and deleteMyCommands. (The
// scopes of the library have no type as JSON.)
type commandList struct {
	Commands []models.BotCommand `json:"commands,omitempty"`
	Scope    chatScope           `json:"scope"`
}

type chatScope struct {
	Type string `json:"type"`
	Chat int64  `json:"chat_id,omitempty"`
}
