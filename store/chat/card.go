package chat

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/bureau"
)

// A Card is a message that is redrawn in place when what it shows changes. Only its newest
// face matters: the sender sends the wanted face whenever another one is shown.
type Card struct {
	Channel string
	Chat    int64
	Key     string // what it shows: see [DraftKey] and the others
	Message int64  // the channel's id of the message that shows it; 0: none yet
	Face    Face
	Version int64 // counts the faces; buttons carry it
	Shown   int64 // the version up to which nothing has to be sent any more
	Queued  int64
	Place   bool // redraw it in place, even if there are newer messages below
	Tries   int
	Owner   int64        // whom it is made for, set by Show and Announce; 0: whoever has the chat
	Sight   bureau.Sight // what they could see when its face was made

	// These are about the face that is not shown yet.
	Priority  Priority
	NotBefore time.Time // also set after a failed try
	NotAfter  time.Time // after it the face is useless and not sent
}

// A Face is what a card shows. With a Picture it is a photo, made from the recipe when it is
// sent, and Text is its caption. A message cannot change its picture: a face with another
// picture, or without one, is shown in another message.
//
// Text, Marks and Buttons end with those of Joined.
type Face struct {
	Text    string     `json:"text"`
	Marks   []Mark     `json:"marks,omitempty"`
	Picture *Recipe    `json:"picture,omitempty"`
	Buttons [][]Button `json:"buttons,omitempty"`
	Joined  *Part      `json:"joined,omitempty"`
}

// A Button is a word to tap. Do says what it does; Copy is a text that it copies instead. With
// Search it lets one choose from [Offer]s while one types; a channel that cannot leaves it out.
type Button struct {
	Words  string `json:"words"`
	Do     string `json:"do,omitempty"`
	Copy   string `json:"copy,omitempty"`
	Search bool   `json:"search,omitempty"`
}

// An Offer is something to choose while one types: what it is called, and a word about it. Whoever
// chooses it writes Name.
type Offer struct{ Name, Note string }

// Data returns what a button carries through the channel: at most 64 bytes.
func (c *Card) Data(b Button) string {
	return c.Key + ":" + strconv.FormatInt(c.Version, 36) + ":" + b.Do
}

// ParseData reads what [Card.Data] wrote. The input may be anything.
func ParseData(data string) (key string, version int64, do string, ok bool) {
	key, rest, ok1 := strings.Cut(data, ":")
	v, do, ok2 := strings.Cut(rest, ":")
	version, err := strconv.ParseInt(v, 36, 64)
	return key, version, do, ok1 && ok2 && err == nil && key != "" && do != ""
}

const cardColumns = `channel, chat, key, message, wanted, version, shown, queued, place, tries, priority, not_before, not_after, owner, sight`

func (c *Card) fields() []any {
	return []any{&c.Channel, &c.Chat, &c.Key, &c.Message, store.AsJSON(&c.Face), &c.Version, &c.Shown, &c.Queued, &c.Place, &c.Tries,
		&c.Priority, (*store.Instant)(&c.NotBefore), (*store.Instant)(&c.NotAfter), &c.Owner, &c.Sight}
}

// Show queues a face of a card as a reply. With place it is redrawn where it is in the chat;
// otherwise it may be sent again below. A face with another picture is always sent again,
// and the older message loses its buttons. A card that was announced and still waits only
// gets the new face; it is not sent earlier.
func Show(tx *store.Tx, channel string, chat int64, key string, face Face, place bool) error {
	wanted, err := json.Marshal(face)
	if err != nil {
		return err
	}
	owner, sight, err := ownerOf(tx, channel, chat)
	if err != nil {
		return err
	}
	w := wish{channel: channel, chat: chat, key: key, face: string(wanted), place: place, owner: owner, sight: sight}
	if face.Picture == nil && strings.HasPrefix(key, draftCard) { // it never shows one
		return w.queue(tx)
	}
	if face.Picture == nil && (place || fresh(key)) {
		done, err := w.make(tx, false, false) // hardly any card shows a picture
		if done || err != nil {
			return err
		}
	}
	anew, err := makeWay(tx, w, face.Picture)
	if err == nil {
		_, err = w.make(tx, true, anew)
	}
	return err
}

// SetApart gives the card that was drawn as the answer to an update, if one was, a key of its own: another answer to the same update
// stands below it.
func SetApart(tx *store.Tx, channel string, chat, update int64) error {
	key := AnswerKey(update)
	return tx.Exec(`UPDATE card SET key = $1 WHERE channel = $2 AND chat = $3 AND key = $4`, key+"a", channel, chat, key)
}

// A wish is what a card should show.
type wish struct {
	channel   string
	chat      int64
	key, face string
	place     bool
	owner     int64
	sight     bureau.Sight
}

// make is queue, and says whether it did it: unless over, not for a card that shows a picture. As in
// Announce, faces that are being sent now count as shown if the card is sent again.
func (w wish) make(tx *store.Tx, over, anew bool) (done bool, err error) {
	tx.Wake(store.WakeOutbox)
	n, err := tx.Change(storeWish, w.values(tx, over, anew)...)
	return n > 0, err
}

// queue stores the wish for a card that shows no picture.
func (w wish) queue(tx *store.Tx) error {
	tx.Wake(store.WakeOutbox)
	return tx.Exec(storeWish, w.values(tx, true, false)...)
}

func (w wish) values(tx *store.Tx, over, anew bool) []any {
	return []any{w.channel, w.chat, w.key, w.face, tx.Stamp(), w.place, Broadcast, anew, w.owner, w.sight, over}
}

const storeWish = `INSERT INTO card (channel, chat, key, wanted, version, queued, place, owner, sight)
		VALUES ($1, $2, $3, $4, 1, $5, $6, $9, $10)
		ON CONFLICT (channel, chat, key) DO UPDATE
		SET wanted = excluded.wanted, version = card.version + 1, queued = excluded.queued, place = excluded.place, tries = 0,
			owner = excluded.owner, sight = excluded.sight,
			message = CASE WHEN $8 THEN 0 ELSE card.message END,
			shown = CASE WHEN $8 THEN card.version ELSE card.shown END,
			priority = CASE WHEN ` + redrawn + ` THEN card.priority ELSE 0 END,
			not_before = CASE WHEN ` + redrawn + ` THEN card.not_before ELSE 0 END,
			not_after = CASE WHEN ` + redrawn + ` THEN card.not_after ELSE 0 END
		WHERE $11 OR card.wanted NOT LIKE '%"picture":%'`

// redrawn is the condition for an announced card that still waits and stays announced.
const redrawn = `excluded.place AND card.priority >= $7 AND card.message = 0 AND card.version <> card.shown`

// fresh reports whether the cards of a key are hardly ever asked for twice: those of an
// update and of a draft.
func fresh(key string) bool {
	return strings.HasPrefix(key, answerCard) || strings.HasPrefix(key, draftCard)
}

// makeWay reports whether a card is to be sent anew: it shows another picture so far, or
// somebody asks again for what it shows already, and an edit would be silent; or an edit
// would take away what was joined to it. The message that shows it loses its buttons.
func makeWay(tx *store.Tx, w wish, picture *Recipe) (anew bool, err error) {
	c, err := FindCard(tx, w.channel, w.chat, w.key)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	had, err := json.Marshal(c.Face)
	again := !w.place && c.Message != 0 && c.Version == c.Shown && string(had) == w.face
	apart := !w.place && c.Message != 0 && c.Face.Joined != nil
	if err != nil || picture.same(c.Face.Picture) && !again && !apart {
		return false, err
	}
	return true, retire(tx, c, Reply)
}

// retire takes the buttons off the message that shows a card, if there is one.
func retire(tx *store.Tx, c *Card, p Priority) error {
	if c.Message == 0 {
		return nil
	}
	return Send(tx, Message{Channel: c.Channel, Chat: c.Chat, Priority: p, Kind: Strip, Message: c.Message})
}

// FindCard returns a card of a chat, or ErrNotFound.
func FindCard(tx *store.Tx, channel string, chat int64, key string) (*Card, error) {
	return store.FindOne(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card WHERE channel = $1 AND chat = $2 AND key = $3`, channel, chat, key)
}

// Adopt stores that a message shows the card: the message was sent, but the answer of the
// channel was lost. A card with a picture adopts no message, since the message may show
// another picture.
func Adopt(tx *store.Tx, c *Card, message int64) error {
	if c.Face.Picture != nil {
		return nil
	}
	c.Message = message
	return tx.Exec(`UPDATE card SET message = $4 WHERE channel = $1 AND chat = $2 AND key = $3`, c.Channel, c.Chat, c.Key, message)
}

// DrawAgain has the newest face of a card drawn once more. Its version stays: what shows the
// face already is as good.
func DrawAgain(tx *store.Tx, c *Card) error {
	tx.Wake(store.WakeOutbox)
	return tx.Exec(`UPDATE card SET shown = version - 1, tries = 0, not_before = 0 WHERE channel = $1 AND chat = $2 AND key = $3`, c.Channel, c.Chat, c.Key)
}

// CardsOf returns the cards of a key in every chat, the newest wish last.
func CardsOf(tx *store.Tx, key string) ([]Card, error) {
	return store.Find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card WHERE key = $1 ORDER BY queued`, key)
}

// CardOfMessage returns the card that a message shows, or ErrNotFound.
func CardOfMessage(tx *store.Tx, channel string, chat, message int64) (*Card, error) {
	return store.FindOne(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card
		WHERE channel = $1 AND chat = $2 AND message = $3 AND message <> 0`, channel, chat, message)
}

// DueCards returns at most n cards to draw now, replies first and then the oldest wish.
func DueCards(tx *store.Tx, channel string, n int) ([]Card, error) {
	return store.Find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card
		WHERE version <> shown AND channel = $1 AND not_before <= $2 ORDER BY priority, queued LIMIT $3`, channel, store.MS(tx.Now), n)
}

// CardShown marks the version of c as shown by the message. If another message showed the card
// before, its buttons are taken off. If the card was announced again meanwhile, the buttons
// of this message are taken off instead.
func CardShown(tx *store.Tx, c *Card, message int64) error {
	n, err := tx.Change(`UPDATE card SET shown = $4, message = $5, priority = 0, not_after = 0, tries = 0, fault = ''
		WHERE channel = $1 AND chat = $2 AND key = $3 AND shown < $4`, c.Channel, c.Chat, c.Key, c.Version, message)
	old := c.Message
	switch {
	case err != nil:
		return err
	case n == 0: // the message may have got its buttons back after they were taken off
		old = message
	case old == message:
		return nil
	}
	if old == 0 {
		return nil
	}
	return Send(tx, Message{Channel: c.Channel, Chat: c.Chat, Kind: Strip, Message: old})
}

// CardLater schedules c to be drawn again after a pause, unless it was announced again.
func CardLater(tx *store.Tx, c *Card, fault error, wait time.Duration) error {
	return tx.Exec(`UPDATE card SET tries = tries + 1, fault = $5, not_before = $6
		WHERE channel = $1 AND chat = $2 AND key = $3 AND shown < $4`,
		c.Channel, c.Chat, c.Key, c.Version, fault.Error(), store.MS(tx.Now.Add(wait)))
}

// CardRefused stores the reason for which the channel will never take this face.
func CardRefused(tx *store.Tx, c *Card, fault error) error {
	return tx.Exec(`UPDATE card SET shown = $4, fault = $5 WHERE channel = $1 AND chat = $2 AND key = $3 AND shown < $4`,
		c.Channel, c.Chat, c.Key, c.Version, fault.Error())
}

// CardUnpictured queues the text of a card without its picture, which cannot be made, so that
// the text is not lost.
func CardUnpictured(tx *store.Tx, c *Card, fault error) error {
	face := c.Face
	face.Picture = nil
	wanted, err := json.Marshal(face)
	if err != nil {
		return err
	}
	tx.Wake(store.WakeOutbox)
	return tx.Exec(`UPDATE card SET wanted = $5, version = version + 1, message = 0, tries = 0, fault = $6
		WHERE channel = $1 AND chat = $2 AND key = $3 AND version = $4 AND shown < $4`,
		c.Channel, c.Chat, c.Key, c.Version, string(wanted), fault.Error())
}

// CardsIn returns the cards of a chat, the newest wish last.
func CardsIn(tx *store.Tx, channel string, chat int64) ([]Card, error) {
	return store.Find(tx, (*Card).fields, `SELECT `+cardColumns+` FROM card WHERE channel = $1 AND chat = $2 ORDER BY queued`, channel, chat)
}
