package chat

import (
	"encoding/json"
	"time"

	"liaison/store"
	"liaison/store/day"
)

// An Update is one thing a person did in a chat (收件). Updates are stored as received, and
// handled in the order they came.
type Update struct {
	ID      int64  `json:"-"` // our order; a channel's own ids may start anew
	Channel string `json:"-"`
	Remote  int64  `json:"-"` // the channel's id of the update
	Chat    int64  `json:"-"` // 0: nobody to answer
	Tries   int    `json:"-"`

	Kind    UpdateKind `json:"kind"`
	At      int64      `json:"at,omitempty"` // Unix seconds of the message's own date
	Message int64      `json:"message,omitempty"`
	ReplyTo int64      `json:"reply_to,omitempty"`
	About   int64      `json:"about,omitempty"` // the only #n in the message replied to
	Text    string     `json:"text,omitempty"`  // text or caption, private data masked
	Data    string     `json:"data,omitempty"`  // what the tapped button carries
	Tap     string     `json:"tap,omitempty"`   // the channel's id of the tap
	Album   string     `json:"album,omitempty"`
	Files   []File     `json:"files,omitempty"`
	Name    string     `json:"name,omitempty"`    // what a sender calls themselves
	Dropped string     `json:"dropped,omitempty"` // what was left out by design: 位置, 名片 …
	Masked  bool       `json:"masked,omitempty"`  // private data was masked in Text
	Heard   bool       `json:"heard,omitempty"`   // Text was heard in a voice message
	Raw     string     `json:"raw,omitempty"`     // an update that could not be decoded
}

// An UpdateKind says what a person did.
type UpdateKind string

// The kinds of updates.
const (
	Text      UpdateKind = "text"      // wrote a message, perhaps with files
	Edit      UpdateKind = "edit"      // changed a message of theirs
	Tap       UpdateKind = "tap"       // pressed a button
	Blocked   UpdateKind = "blocked"   // blocked the bot
	Unblocked UpdateKind = "unblocked" // let it in again
	Fetched   UpdateKind = "fetched"   // a file asked for has come: see File.Path
	Ignored   UpdateKind = "ignored"   // a group, a channel post, something undecodable
	Search    UpdateKind = "search"    // types and wants offers: answered at once, never in the inbox
)

// A File is something sent along with a message.
type File struct {
	Kind string `json:"kind"` // photo, document, video, voice, sticker, other
	ID   string `json:"id"`   // the channel's id of the file
	Name string `json:"name,omitempty"`
	Size int64  `json:"size,omitempty"`
	Mime string `json:"mime,omitempty"`
	Body []byte `json:"body,omitempty"` // Fetched: what the file holds
}

// Time returns when the person did it. Their “today” is its day.
func (u *Update) Time() time.Time { return time.Unix(u.At, 0).In(day.Shanghai) }

// In returns the chat it came from. Chat numbers are unique within a channel only.
func (u *Update) In() store.Chat { return store.Chat{Channel: u.Channel, Chat: u.Chat} }

const updateColumns = `id, channel, update_id, chat, tries, body`

func (u *Update) fields() []any {
	return []any{&u.ID, &u.Channel, &u.Remote, &u.Chat, &u.Tries, store.AsJSON(u)}
}

// How long the id of an update is remembered, and how often old ones are deleted.
const (
	remember   = 48 * time.Hour
	purgeEvery = time.Minute
)

// Receive stores updates in this order. It drops those that were already received within the
// last 48 hours.
func Receive(tx *store.Tx, updates ...*Update) error {
	if err := purgeInbox(tx); err != nil {
		return err
	}
	tx.Wake(store.WakeInbox)
	const columns = 6
	err := store.InChunks(updates, func(some []*Update) error {
		values := make([]any, 0, len(some)*columns)
		for _, u := range some {
			body, err := json.Marshal(u)
			if err != nil {
				return err
			}
			values = append(values, u.Channel, u.Remote, u.Chat, store.MS(tx.Now), string(body), true)
		}
		return tx.Exec(`INSERT INTO inbox (channel, update_id, chat, received, body, undone) VALUES `+
			store.Marks(len(some), columns)+` ON CONFLICT DO NOTHING`, values...)
	})
	for _, u := range updates {
		if err == nil && u.fromPerson() {
			err = release(tx, u.Channel, u.Chat)
		}
	}
	return err
}

// fromPerson reports whether a person did this in their own chat, so that the bot can write
// to them.
func (u *Update) fromPerson() bool {
	return u.Chat != 0 && (u.Kind == Text || u.Kind == Edit || u.Kind == Tap || u.Kind == Unblocked)
}

// purgeInbox deletes updates that were handled more than 48 hours ago.
func purgeInbox(tx *store.Tx) error {
	if !tx.Seldom("inbox.purge", purgeEvery) {
		return nil
	}
	// Only the oldest are read, so that the cost does not grow with the table.
	return tx.Exec(`DELETE FROM inbox WHERE id IN
		(SELECT id FROM (SELECT id, received, undone, aside FROM inbox AS oldest ORDER BY id LIMIT 20000) AS seen
		WHERE received < $1 AND NOT undone AND NOT aside)`, store.MS(tx.Now.Add(-remember)))
}

// Undone counts the updates that wait.
func Undone(tx *store.Tx) (int, error) {
	return store.One[int](tx, `SELECT count(*) FROM inbox WHERE undone`)
}

// NewestUndone returns the number of the newest update that waits, or 0.
func NewestUndone(tx *store.Tx) (int64, error) {
	id, err := store.One[int64](tx, `SELECT id FROM inbox WHERE undone ORDER BY id DESC LIMIT 1`)
	if err == store.ErrNotFound {
		return 0, nil
	}
	return id, err
}

// Finish marks updates as handled and deletes their bodies.
func Finish(tx *store.Tx, updates ...*Update) error {
	return store.InChunks(updates, func(some []*Update) error {
		ids := make([]any, len(some))
		for i, u := range some {
			ids[i] = u.ID
		}
		return tx.Exec(`UPDATE inbox SET undone = FALSE, body = '{}' WHERE id IN `+store.Marks(1, len(ids)), ids...)
	})
}

// Retry schedules another try of an update.
func Retry(tx *store.Tx, u *Update, fault error) error {
	wait := backoff(u.Tries)
	return tx.Exec(`UPDATE inbox SET tries = tries + 1, fault = $2, not_before = $3 WHERE id = $1`,
		u.ID, fault.Error(), store.MS(tx.Now.Add(wait)))
}

// SetAside gives an update up after too many tries. Its body and its fault are kept for an
// admin to look into.
func SetAside(tx *store.Tx, u *Update, fault error) error {
	return tx.Exec(`UPDATE inbox SET undone = FALSE, aside = TRUE, tries = tries + 1, fault = $2 WHERE id = $1`, u.ID, fault.Error())
}

// Trying counts a try before it is made, so that after a restart an update that crashes the
// program can be found by its number of tries.
func Trying(tx *store.Tx, u *Update) error {
	return tx.Exec(`UPDATE inbox SET tries = tries + 1 WHERE id = $1`, u.ID)
}

// Begin begins a counted try, in the Tx of the try. It takes the count back, so that the count
// remains only if the program crashes in this Tx. It reports whether the update is the next
// of its chat, and sets u.Tries to the current number.
func Begin(tx *store.Tx, u *Update) (next bool, err error) {
	if err := NotTried(tx, u); err != nil {
		return false, err
	}
	u.Tries, err = store.One[int](tx, `SELECT tries FROM inbox WHERE id = $1 AND undone AND not_before <= $2 AND NOT EXISTS
		(SELECT 1 FROM inbox AS before WHERE before.undone AND before.channel = inbox.channel AND before.chat = inbox.chat AND before.id < inbox.id)`,
		u.ID, store.MS(tx.Now))
	if err == store.ErrNotFound {
		return false, nil
	}
	return err == nil, err
}

// NotTried takes a Trying back, for an update that did not crash the program.
func NotTried(tx *store.Tx, u *Update) error {
	return tx.Exec(`UPDATE inbox SET tries = tries - 1 WHERE id = $1 AND tries > 0`, u.ID)
}

// backoff returns the pause after a number of failed tries: 1s, 2s, 4s … 17m.
func backoff(tries int) time.Duration { return time.Second << min(tries, 10) }
