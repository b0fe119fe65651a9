package telegram

import (
	"github.com/go-telegram/bot/models"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// entityOf are the looks as Telegram calls them. A date-time entity without a format leaves the
// words as they are; a tap offers to remember the time.
var entityOf = map[chat.Look]models.MessageEntityType{
	chat.Bold:   models.MessageEntityTypeBold,
	chat.Folded: models.MessageEntityTypeExpandableBlockquote,
	chat.Moment: models.MessageEntityTypeDateTime,
}

// dressed is the text of a card, cut to a number of UTF-16 units, with its looks.
func dressed(c channel.Card, most int) (text string, looks []models.MessageEntity) {
	text = shorten(c.Face.Text, most)
	return text, entities(text, c.Looks.MarksOf(c.Face))
}

// entities are the looks of a text, counted in UTF-16 units as Telegram does. The marks stand
// in the order of the text; those behind its end are left out.
func entities(text string, marks []chat.Mark) (looks []models.MessageEntity) {
	at, offset := 0, 0 // bytes and units up to the beginning of the last mark
	for _, m := range marks {
		if m.To = min(m.To, len(text)); m.From < at || m.From >= m.To {
			continue
		}
		offset += units(text[at:m.From])
		at = m.From
		looks = append(looks, models.MessageEntity{Type: entityOf[m.Look], Offset: offset, Length: units(text[m.From:m.To]), UnixTime: int(m.At)})
	}
	return looks
}

// units is the length of a text in UTF-16 units.
func units(text string) (n int) {
	for _, r := range text {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// wearing sends something with its looks. Where Telegram refuses it, it sends the plain words: an
// older server may not know a look.
func wearing[R any](looks []models.MessageEntity, send func([]models.MessageEntity) (R, error)) (R, error) {
	sent, err := send(looks)
	if len(looks) > 0 && judge(err) == channel.Refused {
		return send(nil)
	}
	return sent, err
}
