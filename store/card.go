package store

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
)

// A Card is one message that is drawn again in place when what it shows
// changes. Only its newest face matters: the sender sends what is wanted
// whenever that is not what is shown.
type Card struct {
	Channel string
	Chat    int64
	Key     string // what it shows: see [DraftKey] and [RecordKey]
	Message int64  // the channel's id of the message that shows it; 0: none yet
	Face    Face
	Version int64 // counts the faces; buttons carry it
	Shown   int64 // the version last taken by the channel
	Queued  int64
	Place   bool // draw it where it stands, also when newer messages are below
	Tries   int

	NotBefore time.Time // after a failed try
}

// A Face is what a card shows.
type Face struct {
	Text    string     `json:"text"`
	Buttons [][]Button `json:"buttons,omitempty"`
}

// A Button is a word to tap. Do says what it does to the card; Copy is text it
// copies instead.
type Button struct {
	Words string `json:"words"`
	Do    string `json:"do,omitempty"`
	Copy  string `json:"copy,omitempty"`
}

// DraftKey and RecordKey are the keys of the cards of a draft and of a record.
func DraftKey(id int64) string { return "d" + strconv.FormatInt(id, 10) }
func RecordKey(n int64) string { return "r" + strconv.FormatInt(n, 10) }

// Data is what a button carries through the channel: at most 64 bytes.
func (c *Card) Data(b Button) string {
	return c.Key + ":" + strconv.FormatInt(c.Version, 36) + ":" + b.Do
}

// ParseData reads what [Card.Data] wrote. Anything may stand there.
func ParseData(data string) (key string, version int64, do string, ok bool) {
	key, rest, ok1 := strings.Cut(data, ":")
	v, do, ok2 := strings.Cut(rest, ":")
	version, err := strconv.ParseInt(v, 36, 64)
	return key, version, do, ok1 && ok2 && err == nil && key != "" && do != ""
}

const cardColumns = `channel, chat, key, message, wanted, version, shown, queued, place, tries, not_before`

func (c *Card) fields() []any {
	return []any{&c.Channel, &c.Chat, &c.Key, &c.Message, asJSON(&c.Face), &c.Version, &c.Shown, &c.Queued, &c.Place, &c.Tries,
		(*instant)(&c.NotBefore)}
}

// Show has a card show a face. In place it stays where it stands in the chat;
// otherwise it may be sent anew below.
func (tx *Tx) Show(channel string, chat int64, key string, face Face, place bool) error {
	wanted, err := json.Marshal(face)
	if err != nil {
		return err
	}
	tx.woken |= wakeOutbox
	return tx.exec(`INSERT INTO card (channel, chat, key, wanted, version, queued, place)
		VALUES ($1, $2, $3, $4, 1, $5, $6)
		ON CONFLICT (channel, chat, key) DO UPDATE
		SET wanted = excluded.wanted, version = card.version + 1, queued = excluded.queued, place = excluded.place, not_before = 0, tries = 0`,
		channel, chat, key, string(wanted), tx.queueNumber(), place)
}

// Card returns a card of a chat, or ErrNotFound.
func (tx *Tx) Card(channel string, chat int64, key string) (*Card, error) {
	return findOne(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card WHERE channel = $1 AND chat = $2 AND key = $3`, channel, chat, key)
}

// Adopt takes a message as the one that shows the card: it was sent, but the
// news of it was lost.
func (tx *Tx) Adopt(c *Card, message int64) error {
	c.Message = message
	return tx.exec(`UPDATE card SET message = $4 WHERE channel = $1 AND chat = $2 AND key = $3`, c.Channel, c.Chat, c.Key, message)
}

// DueCards returns the cards to draw now, at most n, oldest wish first.
func (tx *Tx) DueCards(channel string, n int) ([]Card, error) {
	return find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card
		WHERE version <> shown AND channel = $1 AND not_before <= $2 ORDER BY queued LIMIT $3`, channel, ms(tx.Now), n)
}

// CardShown marks the version of c as shown by the message. Where another
// message showed the card before, its buttons are to be taken off.
func (tx *Tx) CardShown(c *Card, message int64) error {
	err := tx.exec(`UPDATE card SET shown = $4, message = $5, tries = 0, fault = '' WHERE channel = $1 AND chat = $2 AND key = $3`,
		c.Channel, c.Chat, c.Key, c.Version, message)
	if err == nil && c.Message != 0 && c.Message != message {
		err = tx.Send(Message{Channel: c.Channel, Chat: c.Chat, Kind: Strip, Message: c.Message})
	}
	return err
}

// CardLater has c drawn again after a wait.
func (tx *Tx) CardLater(c *Card, fault error, wait time.Duration) error {
	return tx.exec(`UPDATE card SET tries = tries + 1, fault = $4, not_before = $5 WHERE channel = $1 AND chat = $2 AND key = $3`,
		c.Channel, c.Chat, c.Key, fault.Error(), ms(tx.Now.Add(wait)))
}

// CardGone forgets the message of a card: it was deleted, so it is sent anew.
func (tx *Tx) CardGone(c *Card) error { return tx.Adopt(c, 0) }

// CardRefused keeps the reason why the channel will never take this face.
func (tx *Tx) CardRefused(c *Card, fault error) error {
	return tx.exec(`UPDATE card SET shown = $4, fault = $5 WHERE channel = $1 AND chat = $2 AND key = $3`,
		c.Channel, c.Chat, c.Key, c.Version, fault.Error())
}

// CardsIn returns the cards of a chat, the newest wish last.
func (tx *Tx) CardsIn(channel string, chat int64) ([]Card, error) {
	return find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card WHERE channel = $1 AND chat = $2 ORDER BY queued`, channel, chat)
}
