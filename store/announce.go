package store

import (
	"encoding/json"
	"errors"
	"time"
)

// A Window is when something may be sent: not before and not after a time, the
// zero time meaning that there is no such limit.
type Window struct{ NotBefore, NotAfter time.Time }

// errExpired is why a card was not sent whose window was over.
var errExpired = errors.New("expired")

// Announce shows a card that nobody asked for: in a message of its own at the
// bottom of the chat, when its turn has come within the window. Until then its
// Message is 0, and it stays so if the window passes. A message that showed the
// card before loses its buttons.
func (tx *Tx) Announce(channel string, chat int64, key string, face Face, w Window) error {
	wanted, err := json.Marshal(face)
	if err != nil {
		return err
	}
	if err := tx.retire(channel, chat, key); err != nil {
		return err
	}
	tx.woken |= wakeOutbox
	// What was on its way when it is announced counts as passed: see CardShown.
	return tx.exec(`INSERT INTO card (channel, chat, key, wanted, version, queued, place, priority, not_before, not_after)
		VALUES ($1, $2, $3, $4, 1, $5, FALSE, $6, $7, $8)
		ON CONFLICT (channel, chat, key) DO UPDATE
		SET message = 0, wanted = excluded.wanted, version = card.version + 1, shown = card.version, queued = excluded.queued,
			place = FALSE, tries = 0, priority = excluded.priority, not_before = excluded.not_before, not_after = excluded.not_after`,
		channel, chat, key, string(wanted), tx.queueNumber(), Broadcast, (*instant)(&w.NotBefore), (*instant)(&w.NotAfter))
}

// retire takes the buttons off the message that shows a card, if there is one.
func (tx *Tx) retire(channel string, chat int64, key string) error {
	message, err := one[int64](tx, `SELECT message FROM card WHERE channel = $1 AND chat = $2 AND key = $3`, channel, chat, key)
	if errors.Is(err, ErrNotFound) || err == nil && message == 0 {
		return nil
	} else if err != nil {
		return err
	}
	return tx.Send(Message{Channel: channel, Chat: chat, Priority: Quiet, Kind: Strip, Message: message})
}

// Unasked reports whether nobody waits for what c is to show.
func (c *Card) Unasked() bool { return c.Priority >= Broadcast }

// CardExpired keeps that the window of this face passed before it was sent.
func (tx *Tx) CardExpired(c *Card) error { return tx.CardRefused(c, errExpired) }
