package chat

import (
	"errors"
	"strconv"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
)

// What waits for a chat was made for a person. Chats change hands, and people lose
// roles, while it waits: the network is down, or it is planned for the morning. So
// each message and each card has an owner, who had the chat when it was made (0:
// nobody of the roster, so it holds words for whoever is there), and a [Sight], which
// is what the owner could see then. Send, Show and Announce write both by themselves;
// whoever sends a row asks [chat.MaySend] or [chat.MayShow] first.

// ErrNotTheirs says that somebody asked for a file that they may not have any more.
var ErrNotTheirs = errors.New("store: not theirs any more")

// ownerOf returns who has a chat now, and what they may see; 0 if nobody has.
func ownerOf(tx *store.Tx, channel string, chat int64) (owner int64, sight bureau.Sight, err error) {
	d, err := bureau.Of(tx)
	if err != nil {
		return 0, "", err
	}
	p := d.PersonAt(channel, chat)
	if p == nil {
		return 0, "", nil
	}
	return p.ID, d.Sight(p), nil
}

// MaySend reports whether m may be sent: its chat is still its owner's, and what it
// tells them they may still see. What tells nothing needs the former only.
func MaySend(tx *store.Tx, m *Message) (bool, error) {
	if m.Owner == 0 {
		return true, nil
	}
	owner, sight, err := ownerOf(tx, m.Channel, m.Chat)
	return err == nil && owner == m.Owner && (!m.Tells() || sight.Covers(m.Sight)), err
}

// Tells reports whether a message holds something that not everybody may know.
func (m *Message) Tells() bool { return m.Kind == Say || m.Kind == Document || m.Kind == Photo }

// MayShow is MaySend for what a card is to show. A record is looked up: it may have
// gone to another point since. What one is about to write, and what one prefers, is
// one's own, however little one may see.
func MayShow(tx *store.Tx, c *Card) (bool, error) {
	if c.Owner == 0 {
		return true, nil
	}
	owner, sight, err := ownerOf(tx, c.Channel, c.Chat)
	if err != nil || owner != c.Owner {
		return false, err
	}
	n, record := RecordOn(c.Key)
	id, draft := DraftOn(c.Key)
	switch {
	case record:
		return mayKnow(tx, owner, n, sight.Covers(c.Sight))
	case c.Key == SettingsKey, sight.Covers(c.Sight):
		return true, nil
	case draft:
		return mayDraft(tx, owner, id)
	}
	return false, nil
}

// mayDraft reports whether a draft may be shown to a person now: it is theirs, and
// they may know the records that it corrects, became, or tells the progress of.
func mayDraft(tx *store.Tx, person, id int64) (bool, error) {
	d, err := FindDraft(tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	may := d.Person == person
	for _, item := range d.Items {
		if may && err == nil && item.Number != 0 {
			may, err = mayKnow(tx, person, item.Number, false)
		}
		for _, a := range item.Answers {
			if n, bad := strconv.ParseInt(a.Value, 10, 64); may && err == nil && bad == nil && a.Key == aboutProblem {
				may, err = mayKnow(tx, person, n, false)
			}
		}
	}
	return may, err
}

// aboutProblem is the answer that names the problem which an item is about.
const aboutProblem = "problem"

// mayKnow reports whether a record may be shown to a person now; gone is the answer
// where it was forgotten.
func mayKnow(tx *store.Tx, person, n int64, gone bool) (bool, error) {
	r, err := record.Find(tx, n)
	if errors.Is(err, store.ErrNotFound) {
		return gone, nil
	} else if err != nil {
		return false, err
	}
	d, err := bureau.Of(tx)
	return err == nil && record.Visible(d.Scope(d.Person(person)), r), err
}

// Unsent is what was not sent, as it is not for those who have its chat.
type Unsent struct {
	Owner, Chat int64
	Channel     string
	Key         string // of a card
	Asked       bool   // somebody waited for it
	Shown       bool   // of a card: an older face of it is there
}

// WithholdMessage forgets a message that may not be sent.
func WithholdMessage(tx *store.Tx, m *Message) (Unsent, error) {
	return Unsent{Owner: m.Owner, Channel: m.Channel, Chat: m.Chat, Asked: m.Tells() && m.Priority == Reply}, Sent(tx, m)
}

// WithholdCard forgets a card that may not be shown, unless it is to show something
// else meanwhile. The message that shows an older face stays as it is, without its
// buttons.
func WithholdCard(tx *store.Tx, c *Card) (Unsent, error) {
	n, err := tx.Change(`DELETE FROM card WHERE channel = $1 AND chat = $2 AND key = $3 AND version = $4`, c.Channel, c.Chat, c.Key, c.Version)
	if err != nil || n == 0 {
		return Unsent{}, err
	}
	return Unsent{Owner: c.Owner, Channel: c.Channel, Chat: c.Chat, Key: c.Key, Asked: c.Priority == Reply && c.Message == 0, Shown: c.Message != 0}, retire(tx, c, Quiet)
}

// Redraw is Show for a card of somebody else: where it stands, and only if its chat
// is still its owner's. It never makes one.
func Redraw(tx *store.Tx, channel string, chat int64, key string, face Face) error {
	c, err := FindCard(tx, channel, chat, key)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	if owner, _, err := ownerOf(tx, channel, chat); err != nil || owner != c.Owner {
		return err
	}
	return Show(tx, channel, chat, key, face, true)
}

// vacate ends a person's chat: what waits for them there, and the cards that it
// shows, are forgotten. What they were to hear unasked, and have not, waits in the
// chat that they go to, unless that is none, for the same time.
func vacate(tx *store.Tx, person int64, to store.Chat) error {
	at, err := store.FindOne(tx, func(c *store.Chat) []any { return []any{&c.Channel, &c.Chat} }, `SELECT channel, chat FROM person WHERE id = $1`, person)
	if err != nil || at.Chat == 0 || *at == to {
		return err
	}
	if to.Chat != 0 {
		if err := follow(tx, person, *at, to); err != nil {
			return err
		}
	}
	for _, q := range []string{
		`DELETE FROM outbox WHERE waiting AND channel = $1 AND chat = $2 AND owner <> 0`,
		`DELETE FROM card WHERE channel = $1 AND chat = $2 AND owner <> 0`,
		`DELETE FROM focus WHERE channel = $1 AND chat = $2`,
		`UPDATE person SET channel = '', chat = 0, reachable = FALSE, menu = '' WHERE channel = $1 AND chat = $2`,
	} {
		if err := tx.Exec(q, at.Channel, at.Chat); err != nil {
			return err
		}
	}
	return tx.Revise(bureau.Rosters)
}

// follow moves what a person was to hear unasked to their new chat. The places in
// the order are new: a sender looks for what is new only.
func follow(tx *store.Tx, person int64, at, to store.Chat) error {
	const planned = ` AND channel = $1 AND chat = $2 AND priority >= $3 AND owner = $4 ORDER BY queued`
	messages, err := store.Column[int64](tx, `SELECT id FROM outbox WHERE waiting`+planned, at.Channel, at.Chat, Broadcast, person)
	if err != nil {
		return err
	}
	cards, err := store.Column[string](tx, `SELECT key FROM card WHERE version <> shown AND message = 0`+planned, at.Channel, at.Chat, Broadcast, person)
	for _, id := range messages {
		if err == nil {
			err = tx.Exec(`UPDATE outbox SET channel = $2, chat = $3, queued = $4, tries = 0 WHERE id = $1`, id, to.Channel, to.Chat, tx.Stamp())
		}
	}
	for _, key := range cards {
		if err == nil {
			err = tx.Exec(`UPDATE card SET channel = $4, chat = $5, queued = $6, tries = 0 WHERE channel = $1 AND chat = $2 AND key = $3`,
				at.Channel, at.Chat, key, to.Channel, to.Chat, tx.Stamp())
		}
	}
	tx.Wake(store.WakeOutbox)
	return err
}
