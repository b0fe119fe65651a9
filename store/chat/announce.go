package chat

import (
	"encoding/json"
	"errors"
	"time"

	"liaison/store"
	"liaison/store/day"
)

// errExpired is the fault of a card that was not sent before its window ended.
var errExpired = errors.New("expired")

// Announce shows a card that nobody asked for: in a new message at the bottom of the chat,
// sent within the window. Until then its Message is 0, and it stays 0 if the window ends
// first. An older message of the card loses its buttons.
func Announce(tx *store.Tx, channel string, chat int64, key string, face Face, w day.Window) error {
	wanted, err := json.Marshal(face)
	if err != nil {
		return err
	}
	owner, sight, err := ownerOf(tx, channel, chat)
	if err != nil {
		return err
	}
	tx.Wake(store.WakeOutbox)
	c, err := FindCard(tx, channel, chat, key)
	if errors.Is(err, store.ErrNotFound) {
		return tx.Exec(`INSERT INTO card (channel, chat, key, wanted, version, queued, place, priority, not_before, not_after, owner, sight)
			VALUES ($1, $2, $3, $4, 1, $5, FALSE, $6, $7, $8, $9, $10)`,
			channel, chat, key, string(wanted), tx.Stamp(), Broadcast, (*store.Instant)(&w.NotBefore), (*store.Instant)(&w.NotAfter), owner, sight)
	}
	if err != nil {
		return err
	}
	if err := retire(tx, c, Quiet); err != nil {
		return err
	}
	// Faces that are being sent now count as shown: see CardShown.
	return tx.Exec(`UPDATE card SET message = 0, wanted = $4, version = version + 1, shown = version, queued = $5,
			place = FALSE, tries = 0, priority = $6, not_before = $7, not_after = $8, owner = $9, sight = $10
		WHERE channel = $1 AND chat = $2 AND key = $3`,
		channel, chat, key, string(wanted), tx.Stamp(), Broadcast, (*store.Instant)(&w.NotBefore), (*store.Instant)(&w.NotAfter), owner, sight)
}

// Unasked reports whether nobody asked for what c is about to show.
func (c *Card) Unasked() bool { return c.Priority >= Broadcast }

// CardExpired stores that the window of this face ended before it was sent.
func CardExpired(tx *store.Tx, c *Card) error { return CardRefused(tx, c, errExpired) }

// DropPlanned drops the unasked messages of a chat whose time, now or at the start of their
// window, does not suit its person any more. Its cards stay, as never shown; it returns their
// keys.
func DropPlanned(tx *store.Tx, channel string, chat int64, suits func(at time.Time) bool) (keys []string, err error) {
	type planned struct {
		id  int64
		key string
		at  time.Time
	}
	const unasked = ` AND channel = $1 AND chat = $2 AND priority >= $3`
	messages, err := store.Find(tx, func(p *planned) []any { return []any{&p.id, (*store.Instant)(&p.at)} },
		`SELECT id, not_before FROM outbox WHERE waiting AND small = ''`+unasked, channel, chat, Broadcast)
	if err != nil {
		return nil, err
	}
	cards, err := store.Find(tx, func(p *planned) []any { return []any{&p.key, (*store.Instant)(&p.at)} },
		`SELECT key, not_before FROM card WHERE version <> shown`+unasked, channel, chat, Broadcast)
	for _, p := range append(messages, cards...) {
		if p.at.Before(tx.Now) {
			p.at = tx.Now
		}
		switch {
		case err != nil, suits(p.at):
		case p.id != 0:
			err = tx.Exec(`DELETE FROM outbox WHERE id = $1`, p.id)
		default:
			keys = append(keys, p.key)
			err = tx.Exec(`UPDATE card SET shown = version, fault = '' WHERE channel = $1 AND chat = $2 AND key = $3`, channel, chat, p.key)
		}
	}
	return keys, err
}
