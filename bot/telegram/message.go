package telegram

import (
	"context"
	"errors"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/store/chat"
)

// fewTries is how often what may never work is tried again.
const fewTries = 6

// say sends a message that is no card.
func (s *Sender) say(ctx context.Context, p *parcel) {
	m := p.message
	switch m.Kind {
	case chat.Say:
		s.text(ctx, p)
	case chat.Answer:
		s.trim(ctx, p, "answerCallbackQuery", &tg.AnswerCallbackQueryParams{
			CallbackQueryID: m.Tap, Text: cutUnits(m.Text, maxAnswerText), ShowAlert: m.Alert})
	case chat.Typing:
		s.trim(ctx, p, "sendChatAction", &tg.SendChatActionParams{ChatID: m.Chat, Action: models.ChatActionTyping})
	case chat.React:
		s.trim(ctx, p, "setMessageReaction", &tg.SetMessageReactionParams{ChatID: m.Chat, MessageID: int(m.Message),
			Reaction: []models.ReactionType{{Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Emoji: m.Text}}}})
	case chat.Strip:
		s.trim(ctx, p, "editMessageReplyMarkup", &tg.EditMessageReplyMarkupParams{ChatID: m.Chat, MessageID: int(m.Message)})
	case chat.Photo, chat.Document:
		s.file(ctx, p)
	case chat.Fetch:
		s.fetch(ctx, p)
	case chat.Commands:
		s.commands(ctx, p)
	default:
		p.fails(errors.New("no such kind of message: "+string(m.Kind)), 0)
	}
}

// text sends a text. Of one that is too long it sends the first part; the rest
// then stands in its place.
func (s *Sender) text(ctx context.Context, p *parcel) {
	m := p.message
	head, rest := split(m.Text)
	params := &tg.SendMessageParams{ChatID: m.Chat, Text: head, LinkPreviewOptions: noPreview}
	if rest == "" {
		params.ReplyMarkup = menu(m)
	}
	var err error
	p.sent, err = s.API.sendText(ctx, params)
	if params.ReplyMarkup != nil && judge(err) == refused { // the words matter, not the keyboard
		params.ReplyMarkup = nil
		p.sent, err = s.API.sendText(ctx, params)
	}
	if p.ends(err); p.verdict == taken && rest != "" {
		p.goesOn(&chat.Message{Kind: chat.Say, Text: rest, Menu: m.Menu, Hint: m.Hint})
	}
}

var noPreview = &models.LinkPreviewOptions{IsDisabled: new(true)}

// goesOn puts what is left of a message in its place.
func (p *parcel) goesOn(rest *chat.Message) {
	rest.ID, rest.Queued, rest.Chat = p.message.ID, p.message.Queued, p.message.Chat
	p.verdict, p.message = part, rest
}

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
func (s *Sender) commands(ctx context.Context, p *parcel) {
	list := commandList{Commands: botCommands(p.message.Commands), Scope: chatScope{Type: "chat", Chat: p.message.Chat}}
	method := "setMyCommands"
	if len(list.Commands) == 0 {
		method = "deleteMyCommands"
	}
	s.trim(ctx, p, method, &list)
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
