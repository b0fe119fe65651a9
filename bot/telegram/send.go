package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
)

// NewSender returns what carries the outbox and the cards of [Channel] to Telegram.
func NewSender(db *store.DB, log *slog.Logger, api *API) *channel.Sender {
	return &channel.Sender{Name: Channel, Service: "Telegram", DB: db, Log: log, Wire: wire{api}}
}

// A wire is Telegram as a [channel.Sender] sees it.
type wire struct{ api *API }

// traits are what Telegram takes: about 30 messages a second from a bot, and one a second into
// a chat. It shows for five seconds, or until something comes, that a file is made.
var traits = channel.Traits{Upload: maxUpload, Picture: maxPhoto, TellFrom: 300 * time.Millisecond, TellEvery: 4 * time.Second, Rate: channel.Rate{
	Spacing: time.Second * 10 / 295, // 29.5 a second
	Most:    30,
	Second:  time.Second + 12*time.Millisecond,
	PerChat: time.Second,
}}

func (wire) Traits() channel.Traits { return traits }

func (wire) Judge(err error) (channel.Verdict, time.Duration) { return judge(err), told(err) }

// Fetch returns what a file of Telegram holds.
func (w wire) Fetch(ctx context.Context, f *chat.File) ([]byte, error) { return w.api.download(ctx, f) }

// sendTimeout is how long one call takes at most.
const sendTimeout = 30 * time.Second

// Draw sends a card in a new message.
func (w wire) Draw(ctx context.Context, c channel.Card) (int64, error) {
	if c.Picture != nil {
		caption, looks := dressed(c, maxCaption)
		return wearing(looks, func(looks []models.MessageEntity) (int64, error) {
			return w.api.sendFile(ctx, chat.Photo, c.Picture, c.Chat, caption, looks, w.keyboard(c))
		})
	}
	text, looks := dressed(c, maxMessage)
	return wearing(looks, func(looks []models.MessageEntity) (int64, error) {
		return w.api.sendText(ctx, &tg.SendMessageParams{ChatID: c.Chat, Text: text, Entities: looks, ReplyMarkup: w.keyboard(c)})
	})
}

// Redraw changes the message that shows a card. Its picture stays.
func (w wire) Redraw(ctx context.Context, c channel.Card) error {
	most := maxMessage
	if c.Face.Picture != nil {
		most = maxCaption
	}
	text, looks := dressed(c, most)
	_, err := wearing(looks, func(looks []models.MessageEntity) (nothing, error) {
		if c.Face.Picture != nil {
			return done(postSoon[nothing](ctx, w.api, "editMessageCaption", &tg.EditMessageCaptionParams{ChatID: c.Chat, MessageID: int(c.Message),
				Caption: text, CaptionEntities: looks, ReplyMarkup: w.keyboard(c)}))
		}
		return done(postSoon[nothing](ctx, w.api, "editMessageText", &tg.EditMessageTextParams{ChatID: c.Chat, MessageID: int(c.Message),
			Text: text, Entities: looks, ReplyMarkup: w.keyboard(c)}))
	})
	return err
}

// keyboard are the buttons under a card.
func (w wire) keyboard(c channel.Card) models.ReplyMarkup {
	if len(c.Face.Buttons) == 0 {
		return nil // not a nil pointer: that would be sent
	}
	var rows [][]models.InlineKeyboardButton
	for _, row := range c.Face.Buttons {
		keys := make([]models.InlineKeyboardButton, 0, len(row))
		for _, b := range row {
			key := models.InlineKeyboardButton{Text: b.Words, Style: string(c.Looks.StyleOf(b))}
			switch {
			case b.Search && !w.api.searches.Load():
				continue
			case b.Search:
				key.SwitchInlineQueryCurrentChat = new("")
			case b.Copy != "":
				key.CopyText = &models.CopyTextButton{Text: b.Copy}
			default:
				key.CallbackData = c.Data(b)
			}
			keys = append(keys, key)
		}
		if len(keys) > 0 {
			rows = append(rows, keys)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return &models.InlineKeyboardMarkup{InlineKeyboard: rows}
}

// Trim does a small thing, or answers a tap.
func (w wire) Trim(ctx context.Context, m *chat.Message) error {
	method, params := trimming(m)
	_, err := done(post[nothing](ctx, w.api, method, params, maxAnswer))
	if errors.Is(err, tg.ErrorNotFound) { // a service without this method says so
		return fmt.Errorf("%w: %w", channel.ErrUnknown, err)
	}
	return err
}

// trimming is the call that does a small thing.
func trimming(m *chat.Message) (method string, params any) {
	switch m.Kind {
	case chat.Answer:
		return "answerCallbackQuery", &tg.AnswerCallbackQueryParams{
			CallbackQueryID: m.Tap, Text: cutUnits(m.Text, maxAnswerText), ShowAlert: m.Alert}
	case chat.Typing:
		action := models.ChatActionTyping
		if m.Recipe != nil {
			action = models.ChatActionUploadDocument
		}
		return "sendChatAction", &tg.SendChatActionParams{ChatID: m.Chat, Action: action}
	case chat.React:
		return "setMessageReaction", &tg.SetMessageReactionParams{ChatID: m.Chat, MessageID: int(m.Message),
			Reaction: []models.ReactionType{{Type: models.ReactionTypeTypeEmoji, ReactionTypeEmoji: &models.ReactionTypeEmoji{Emoji: m.Text}}}}
	case chat.Strip:
		return "editMessageReplyMarkup", &tg.EditMessageReplyMarkupParams{ChatID: m.Chat, MessageID: int(m.Message)}
	}
	return commands(m)
}

// sendText sends a text and returns the id of its message.
func (a *API) sendText(ctx context.Context, m *tg.SendMessageParams) (int64, error) {
	return number(postSoon[wireReply](ctx, a, "sendMessage", m))
}

// saySoon tells people something past the outbox, whether it arrives or not.
func (a *API) saySoon(ctx context.Context) func(chat int64, words string) {
	return func(chat int64, words string) {
		_, _ = a.sendText(ctx, &tg.SendMessageParams{ChatID: chat, Text: words})
	}
}

// postSoon is post with a time limit.
func postSoon[R any](ctx context.Context, a *API, method string, params any) (R, error) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	return post[R](ctx, a, method, params, maxAnswer)
}
