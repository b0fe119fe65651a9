package telegram

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/store/chat"
)

// send makes one try and says in p what came of it.
func (s *Sender) send(ctx context.Context, p *parcel) {
	defer func() {
		if v := recover(); v != nil {
			s.Log.Error("panic while sending", "panic", v, "stack", string(debug.Stack()))
			p.fails(fmt.Errorf("panic: %v", v), fewTries)
		}
	}()
	p.started = s.DB.Clock.Now()
	p.expired = p.expired || p.late(p.started)
	switch {
	case p.expired:
	case p.card != nil:
		s.draw(ctx, p)
	default:
		s.say(ctx, p)
	}
	s.Counts.add(p)
	switch p.verdict {
	case refused, blocked:
		s.Log.Error("Telegram refuses", "chat", p.chat(), "kind", p.kind(), "err", p.fault)
	case dropped:
		s.Log.Warn("a small thing is left undone", "chat", p.chat(), "kind", p.kind(), "tries", p.tries()+1, "err", p.fault)
	}
}

// late reports whether the time in which p is of use is over.
func (p *parcel) late(now time.Time) bool {
	var end time.Time
	if p.card != nil {
		end = p.card.NotAfter
	} else {
		end = p.message.NotAfter
	}
	return !end.IsZero() && end.Before(now)
}

// ends sets what an answer of Telegram means for p.
func (p *parcel) ends(err error) {
	p.verdict, p.fault = judge(err), brief(err)
	unread := p.unread
	p.unread = 0
	switch p.verdict {
	case flood:
		p.limited, p.verdict, p.wait = true, later, waitAfter(err, p.tries())
	case later:
		p.silent, p.wait = true, waitAfter(err, p.tries())
		if errors.Is(err, errHuge) {
			p.unreadable(unread + 1)
		}
	case blocked:
		p.wait = firstWait // unless it is held
	case gone, unlike:
		p.verdict = refused
	}
}

// mostUnread is how many answers in a row may be too big to read. Such an answer
// tells nothing: the message may have been taken, and every further try may say it
// again. So the waits double, two minutes in all, and then it is set aside.
const mostUnread = 8

// unreadable sets what it means that so many answers in a row were too big.
func (p *parcel) unreadable(n int) {
	p.unread, p.wait = n, firstWait<<(n-1)
	if n >= mostUnread {
		p.verdict, p.silent, p.wait = refused, false, 0
	}
}

// brief cuts the text of an error: it may hold a whole page of a proxy.
func brief(err error) error {
	if err != nil && len(err.Error()) > maxFault {
		return errors.New(cut(clean(err.Error()), maxFault))
	}
	return err
}

const maxFault = 300

// fails is ends for a fault of our own: after some tries it is given up.
func (p *parcel) fails(err error, most int) {
	p.verdict, p.fault, p.wait = later, err, waitAfter(nil, p.tries())
	if p.tries() >= most {
		p.verdict, p.wait = refused, 0
	}
}

func (p *parcel) tries() int {
	if p.card != nil {
		return p.card.Tries
	}
	return p.message.Tries
}

func (p *parcel) chat() int64 {
	if p.card != nil {
		return p.card.Chat
	}
	return p.message.Chat
}

func (p *parcel) kind() string {
	if p.card != nil {
		return "card"
	}
	return string(p.message.Kind)
}

// draw has a message show a card: the one that does, or a new one below.
func (s *Sender) draw(ctx context.Context, p *parcel) {
	c := p.card
	if p.edit {
		err := s.redraw(ctx, c)
		switch judge(err) {
		case gone:
			c.Message = 0
		case unlike: // a new one shows it; this one loses its buttons
		default:
			p.sent = c.Message
			p.ends(err)
			return
		}
		p.edit = false
	}
	if c.Face.Picture != nil {
		s.picture(ctx, p)
		return
	}
	text, looks := s.dressed(c, maxMessage)
	p.shows(wearing(looks, func(looks []models.MessageEntity) (int64, error) {
		return s.API.sendText(ctx, &tg.SendMessageParams{ChatID: c.Chat, Text: text, Entities: looks, ReplyMarkup: s.keyboard(c)})
	}))
}

// shows is ends for a card in a new message. One whose number did not come could
// not be changed any more: it is sent again, as often as after answers that are too
// big but sooner; then it is left at that.
func (p *parcel) shows(message int64, err error) {
	unread := p.unread
	p.sent = message
	if p.ends(err); p.verdict == taken && message == 0 {
		if unread++; unread < mostUnread {
			p.verdict, p.fault, p.unread, p.wait = later, errNoNumber, unread, waitAfter(nil, unread-1)
		}
	}
}

var errNoNumber = errors.New("the number of the message did not come")

// redraw changes the message that shows a card. Its picture stays.
func (s *Sender) redraw(ctx context.Context, c *chat.Card) error {
	most := maxMessage
	if c.Face.Picture != nil {
		most = maxCaption
	}
	text, looks := s.dressed(c, most)
	_, err := wearing(looks, func(looks []models.MessageEntity) (nothing, error) {
		if c.Face.Picture != nil {
			return done(postSoon[nothing](ctx, s.API, "editMessageCaption", &tg.EditMessageCaptionParams{ChatID: c.Chat, MessageID: int(c.Message),
				Caption: text, CaptionEntities: looks, ReplyMarkup: s.keyboard(c)}))
		}
		return done(postSoon[nothing](ctx, s.API, "editMessageText", &tg.EditMessageTextParams{ChatID: c.Chat, MessageID: int(c.Message),
			Text: text, Entities: looks, ReplyMarkup: s.keyboard(c)}))
	})
	return err
}

// keyboard are the buttons under a card.
func (s *Sender) keyboard(c *chat.Card) models.ReplyMarkup {
	if len(c.Face.Buttons) == 0 {
		return nil // not a nil pointer: that would be sent
	}
	var rows [][]models.InlineKeyboardButton
	for _, row := range c.Face.Buttons {
		keys := make([]models.InlineKeyboardButton, 0, len(row))
		for _, b := range row {
			key := models.InlineKeyboardButton{Text: b.Words, Style: string(s.Looks.StyleOf(b))}
			switch {
			case b.Search && !s.Searches.Load():
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

// sendText sends a text and returns the id of its message.
func (a *API) sendText(ctx context.Context, m *tg.SendMessageParams) (int64, error) {
	return number(postSoon[wireReply](ctx, a, "sendMessage", m))
}

// postSoon is post with a time limit.
func postSoon[R any](ctx context.Context, a *API, method string, params any) (R, error) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	return post[R](ctx, a, method, params, maxAnswer)
}
