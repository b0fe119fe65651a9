package chat

import (
	"encoding/json"
	"maps"
	"strconv"
	"time"

	"liaison/store"
	"liaison/store/bureau"
)

// A Message is something to send other than a card (发件). It is sent after the Tx that made
// it, and again until the channel takes it. The messages of a chat are sent in order, except
// small things: see [Message.Small].
type Message struct {
	ID        int64        `json:"-"`
	Channel   string       `json:"-"`
	Chat      int64        `json:"-"`
	Queued    int64        `json:"-"` // place in the chat's order, shared with its cards
	Priority  Priority     `json:"-"`
	Key       string       `json:"-"` // if not "", a second message with the same key is dropped
	NotBefore time.Time    `json:"-"`
	NotAfter  time.Time    `json:"-"` // after it the message is useless and dropped
	Tries     int          `json:"-"`
	Owner     int64        `json:"-"` // whom it was made for, set by Send; 0: whoever has the chat
	Sight     bureau.Sight `json:"-"` // what they could see then

	Kind     MessageKind `json:"kind"`
	Text     string      `json:"text,omitempty"`
	Menu     [][]string  `json:"menu,omitempty"` // Say: the keyboard that stays below the chat
	Keys     [][]string  `json:"keys,omitempty"` // Say: the same, where the channel has no such keyboard
	Hint     string      `json:"hint,omitempty"` // Say: the placeholder of the typing line
	Tap      string      `json:"tap,omitempty"`  // Answer: which tap
	Alert    bool        `json:"alert,omitempty"`
	Message  int64       `json:"message,omitempty"`  // React, Strip: which message
	File     *File       `json:"file,omitempty"`     // Fetch: which file; Document, Photo: the channel's own id
	Recipe   *Recipe     `json:"recipe,omitempty"`   // Document: made when it is sent; Fetch: what is to become of the file
	Commands []Command   `json:"commands,omitempty"` // Commands: the menu of commands
}

// A MessageKind says what is to be done.
type MessageKind string

// The kinds of messages.
const (
	Say      MessageKind = "say"      // a text
	Answer   MessageKind = "answer"   // to a tap: ends its spinner, perhaps with a few words
	React    MessageKind = "react"    // an emoji on the person's message
	Typing   MessageKind = "typing"   // shows that work is under way
	Strip    MessageKind = "strip"    // takes the buttons off an old message
	Photo    MessageKind = "photo"    // a photo already known to the channel
	Document MessageKind = "document" // a file, from a recipe or known to the channel
	Fetch    MessageKind = "fetch"    // have a file downloaded: it comes back as an update
	Commands MessageKind = "commands" // the list of commands of this chat
)

// A Priority orders messages of different chats.
type Priority int

// Answers to taps go first, and replies before what nobody asked for.
const (
	Prompt    Priority = -1 // every Answer has it
	Reply     Priority = 0
	Quiet     Priority = 5 // nobody asked for it and nobody sees it: it is paced and never dropped
	Broadcast Priority = 10
)

// A Command is an entry of a chat's command list.
type Command struct{ Name, Words string }

// A Recipe says how to make a file when it is sent.
type Recipe struct {
	Name string            `json:"name"` // of the file
	What string            `json:"what"`
	Args map[string]string `json:"args,omitempty"`
}

// same reports whether two recipes make the same file; nil makes none.
func (r *Recipe) same(o *Recipe) bool {
	if r == nil || o == nil {
		return r == o
	}
	return r.Name == o.Name && r.What == o.What && maps.Equal(r.Args, o.Args)
}

// answerLife is how long the answer to a tap and the typing sign are useful.
const answerLife = 10 * time.Second

// Small returns "" for a message that tells the person something. Otherwise m is a small thing
// (小事), which only changes how the chat looks: it never delays messages, and is dropped if
// the channel keeps refusing it. Small says what it changes; a newer one replaces one that
// still waits.
func (m *Message) Small() string {
	switch m.Kind {
	case Typing, Commands:
		return string(m.Kind)
	case React, Strip:
		return string(m.Kind) + " " + strconv.FormatInt(m.Message, 10)
	}
	return ""
}

const messageColumns = `id, channel, chat, queued, priority, tries, not_before, not_after, owner, sight, body`

func (m *Message) fields() []any {
	return []any{&m.ID, &m.Channel, &m.Chat, &m.Queued, &m.Priority, &m.Tries,
		(*store.Instant)(&m.NotBefore), (*store.Instant)(&m.NotAfter), &m.Owner, &m.Sight, store.AsJSON(m)}
}

// Send puts m in the outbox, for whoever has the chat now.
func Send(tx *store.Tx, m Message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	switch m.Kind {
	case Answer:
		m.Priority, m.NotAfter = Prompt, tx.Now.Add(answerLife)
	case Typing:
		m.NotAfter = tx.Now.Add(answerLife)
	}
	owner, sight, err := ownerOf(tx, m.Channel, m.Chat)
	if err != nil {
		return err
	}
	small := m.Small()
	if small != "" {
		err := tx.Exec(`DELETE FROM outbox WHERE waiting AND small <> '' AND channel = $1 AND chat = $2 AND small = $3`, m.Channel, m.Chat, small)
		if err != nil {
			return err
		}
	}
	tx.Wake(store.WakeOutbox)
	var key any
	if m.Key != "" {
		key = m.Key
	}
	return tx.Exec(`INSERT INTO outbox (channel, chat, queued, priority, unique_key, body, waiting, not_before, not_after, small, owner, sight)
		VALUES ($1, $2, $3, $4, $5, $6, TRUE, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
		m.Channel, m.Chat, tx.Stamp(), m.Priority, key, string(body), (*store.Instant)(&m.NotBefore), (*store.Instant)(&m.NotAfter), small, owner, sight)
}

// DueMessages returns at most n messages to send now, replies first. Those of a chat are in
// order.
func DueMessages(tx *store.Tx, channel string, n int) ([]Message, error) {
	return store.Find(tx, (*Message).fields, `SELECT `+messageColumns+` FROM outbox
		WHERE waiting AND channel = $1 AND not_before <= $2 ORDER BY priority, queued LIMIT $3`, channel, store.MS(tx.Now), n)
}

// Sent marks m as taken by the channel, or as useless. A message without a key is deleted.
// Like the functions below it changes only the m that was read: another message may have got
// its id since.
func Sent(tx *store.Tx, m *Message) error {
	n, err := tx.Change(`DELETE FROM outbox WHERE id = $1 AND queued = $2 AND unique_key IS NULL`, m.ID, m.Queued)
	if err != nil || n > 0 {
		return err
	}
	return tx.Exec(`UPDATE outbox SET waiting = FALSE, body = '{}' WHERE id = $1 AND queued = $2`, m.ID, m.Queued)
}

// SentPart stores the rest of m in its place, after the channel took the first part.
func SentPart(tx *store.Tx, m *Message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return tx.Exec(`UPDATE outbox SET body = $3, tries = 0, not_before = 0, fault = '' WHERE id = $1 AND queued = $2`, m.ID, m.Queued, string(body))
}

// Resend schedules m to be sent again after a pause.
func Resend(tx *store.Tx, m *Message, fault error, wait time.Duration) error {
	return tx.Exec(`UPDATE outbox SET tries = tries + 1, fault = $3, not_before = $4 WHERE id = $1 AND queued = $2`,
		m.ID, m.Queued, fault.Error(), store.MS(tx.Now.Add(wait)))
}

// GiveUp sets m aside with the reason why the channel will never take it.
func GiveUp(tx *store.Tx, m *Message, fault error) error {
	return tx.Exec(`UPDATE outbox SET waiting = FALSE, aside = TRUE, fault = $3 WHERE id = $1 AND queued = $2`, m.ID, m.Queued, fault.Error())
}

// DropSmall drops a small thing that the channel does not take. If it is a list of commands and
// no newer one is queued, the list is noted as owed: see [bureau.MenuOf].
func DropSmall(tx *store.Tx, m *Message) error {
	n, err := tx.Change(`DELETE FROM outbox WHERE id = $1 AND queued = $2`, m.ID, m.Queued)
	if err != nil || n == 0 || m.Kind != Commands {
		return err
	}
	return tx.Exec(`UPDATE person SET menu = $3 WHERE channel = $1 AND chat = $2 AND chat <> 0`, m.Channel, m.Chat, bureau.MenuOwed)
}

// Stripped marks an attempt to take the buttons off a message as done. If the message shows a
// card again since, because somebody tapped it, the card is drawn again with its buttons.
func Stripped(tx *store.Tx, m *Message) error {
	tx.Wake(store.WakeOutbox)
	return tx.Exec(`UPDATE card SET version = version + 1, queued = $4, place = TRUE, tries = 0
		WHERE channel = $1 AND chat = $2 AND message = $3 AND message <> 0`, m.Channel, m.Chat, m.Message, tx.Stamp())
}

// DropBroadcasts drops the unasked messages of a chat. Its cards stay, as never shown.
func DropBroadcasts(tx *store.Tx, channel string, chat int64) error {
	if err := tx.Exec(`DELETE FROM outbox WHERE waiting AND small = '' AND channel = $1 AND chat = $2 AND priority >= $3`, channel, chat, Broadcast); err != nil {
		return err
	}
	return tx.Exec(`UPDATE card SET shown = version, fault = '' WHERE version <> shown AND channel = $1 AND chat = $2 AND priority >= $3`, channel, chat, Broadcast)
}

// Waiting counts the updates to handle, the messages and cards to send, and what was set
// aside.
func Waiting(tx *store.Tx) (inbox, outbox, aside int, err error) {
	for _, c := range []struct {
		at    *int
		query string
	}{
		{&inbox, `SELECT count(*) FROM inbox WHERE undone`},
		{&outbox, `SELECT (SELECT count(*) FROM outbox WHERE waiting) + (SELECT count(*) FROM card WHERE version <> shown)`},
		{&aside, `SELECT (SELECT count(*) FROM inbox WHERE aside) + (SELECT count(*) FROM outbox WHERE aside)
			+ (SELECT count(*) FROM card WHERE ` + cardAside + `)`},
	} {
		if *c.at, err = store.One[int](tx, c.query); err != nil {
			return
		}
	}
	return
}
