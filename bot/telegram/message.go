package telegram

import (
	"context"
	"errors"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/store"
)

// How often what may never work, and what may be left undone, is tried again.
const (
	fewTries  = 6
	longTries = 80
)

// say sends a message that is no card.
func (s *Sender) say(ctx context.Context, p *parcel) {
	m := p.message
	switch m.Kind {
	case store.Say:
		s.text(ctx, p)
	case store.Answer:
		// One try: it is of use now or never.
		_, p.fault = postSoon[nothing](ctx, s.API, "answerCallbackQuery", &tg.AnswerCallbackQueryParams{
			CallbackQueryID: m.Tap, Text: cutUnits(m.Text, maxAnswerText), ShowAlert: m.Alert})
	case store.Typing:
		soon, cancel := context.WithTimeout(ctx, answerTimeout)
		defer cancel()
		_, err := s.API.bot.SendChatAction(soon, &tg.SendChatActionParams{ChatID: m.Chat, Action: models.ChatActionTyping})
		p.endsLightly(err, 0)
	case store.React:
		p.endsLightly(s.react(ctx, m), fewTries)
	case store.Strip:
		_, err := postSoon[nothing](ctx, s.API, "editMessageReplyMarkup", &tg.EditMessageReplyMarkupParams{ChatID: m.Chat, MessageID: int(m.Message)})
		p.endsLightly(err, longTries)
	case store.Photo, store.Document:
		s.file(ctx, p)
	case store.Fetch:
		s.fetch(ctx, p)
	case store.Commands:
		p.ends(s.commands(ctx, m))
	default:
		p.fails(errors.New("no such kind of message: "+string(m.Kind)), 0)
	}
}

// endsLightly is ends for what may be left undone: it is not set aside, and
// tried again at most that often.
func (p *parcel) endsLightly(err error, most int) {
	p.ends(err)
	if p.verdict == refused || p.verdict == later && p.tries() >= most {
		p.verdict = taken
		if !p.limited {
			p.wait = 0
		}
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
	if p.ends(err); p.verdict == taken && rest != "" {
		p.goesOn(&store.Message{ID: m.ID, Chat: m.Chat, Kind: store.Say, Text: rest, Menu: m.Menu, Hint: m.Hint})
	}
}

var noPreview = &models.LinkPreviewOptions{IsDisabled: new(true)}

// goesOn puts what is left of a message in its place.
func (p *parcel) goesOn(rest *store.Message) { p.verdict, p.message = part, rest }

// menu is the keyboard that stays below a chat.
func menu(m *store.Message) models.ReplyMarkup {
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

func (s *Sender) react(ctx context.Context, m *store.Message) error {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	_, err := s.API.bot.SetMessageReaction(ctx, &tg.SetMessageReactionParams{ChatID: m.Chat, MessageID: int(m.Message),
		Reaction: []models.ReactionType{{Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Emoji: m.Text}}}})
	return s.API.quiet(err)
}

// commands sets the list of commands of a chat; none takes the list away.
func (s *Sender) commands(ctx context.Context, m *store.Message) error {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	scope := &models.BotCommandScopeChat{ChatID: m.Chat}
	if len(m.Commands) == 0 {
		_, err := s.API.bot.DeleteMyCommands(ctx, &tg.DeleteMyCommandsParams{Scope: scope})
		return s.API.quiet(err)
	}
	params := &tg.SetMyCommandsParams{Scope: scope}
	for _, c := range m.Commands {
		params.Commands = append(params.Commands, models.BotCommand{Command: c.Name, Description: c.Words})
	}
	_, err := s.API.bot.SetMyCommands(ctx, params)
	return s.API.quiet(err)
}
