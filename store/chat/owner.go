package chat

import (
	"errors"
	"strconv"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
)

// A message or a card is made for a person. While it waits (the network is down, or it is
// planned for the morning) the chat may get another person, or the person may lose a role.
// So each message and each card has an owner, the person who had the chat when it was made
// (0: nobody of the roster; its words are for anybody), and a [bureau.Sight], what the owner
// could see then. Send, Show and Announce store both. Before sending, a sender must call
// [MaySend] or [MayShow].

// ErrNotTheirs says that somebody may not have a file any more.
var ErrNotTheirs = errors.New("store: not theirs any more")

// ownerOf returns the person who has a chat now, or 0, and what they may see.
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

// MaySend reports whether m may be sent: its owner still has the chat and, if m tells anything
// that not everybody may know, may still see it.
func MaySend(tx *store.Tx, m *Message) (bool, error) {
	if m.Owner == 0 {
		return true, nil
	}
	owner, sight, err := ownerOf(tx, m.Channel, m.Chat)
	return err == nil && owner == m.Owner && (!m.Tells() || sight.Covers(m.Sight)), err
}

// Tells reports whether a message has something that not everybody may know.
func (m *Message) Tells() bool { return m.Kind == Say || m.Kind == Document || m.Kind == Photo }

// MayShow is [MaySend] for a card. For a card of a record it looks the record up, which may have
// moved to another point since. A person's own draft and own settings may always be shown.
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

// mayDraft reports whether a draft may be shown to a person now: it is theirs, and they may see
// the records that it corrects, that it became, or whose progress it tells.
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

// aboutProblem is the key of the answer with the problem that an item is about.
const aboutProblem = "problem"

// mayKnow reports whether a record may be shown to a person now; it returns gone if the record
// was deleted.
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

// An Unsent is something that was not sent, because the person who has the chat may not see it.
type Unsent struct {
	Owner, Chat int64
	Channel     string
	Key         string // of a card
	Asked       bool   // somebody waited for it
	Shown       bool   // of a card: an older face of it is there
}

// WithholdMessage drops a message that may not be sent.
func WithholdMessage(tx *store.Tx, m *Message) (Unsent, error) {
	return Unsent{Owner: m.Owner, Channel: m.Channel, Chat: m.Chat, Asked: m.Tells() && m.Priority == Reply}, Sent(tx, m)
}

// WithholdCard drops a card that may not be shown, unless it got another face meanwhile. A
// message that shows an older face stays, without its buttons.
func WithholdCard(tx *store.Tx, c *Card) (Unsent, error) {
	n, err := tx.Change(`DELETE FROM card WHERE channel = $1 AND chat = $2 AND key = $3 AND version = $4`, c.Channel, c.Chat, c.Key, c.Version)
	if err != nil || n == 0 {
		return Unsent{}, err
	}
	return Unsent{Owner: c.Owner, Channel: c.Channel, Chat: c.Chat, Key: c.Key, Asked: c.Priority == Reply && c.Message == 0, Shown: c.Message != 0}, retire(tx, c, Quiet)
}

// Redraw is [Show] for a card of another chat: in place, and only if its owner still has the
// chat. It never makes a new card.
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

// vacate ends a person's chat: it drops what waits there and the cards it shows. Unasked messages
// that were not sent yet move, with their times, to the chat that the person goes to, if any.
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

// follow moves the unasked messages of a person to their new chat. They get new places in the
// order, because a sender looks only for what is new.
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
