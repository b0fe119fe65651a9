package chat

import (
	"encoding/json"
	"time"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

// A Draft is one sentence that is to become records (草稿): the items read from it, the answers
// given since, and the records made of them. The values are stored as they were read. A
// newer program reads the sentence again only to see what an edit of the message changed.
type Draft struct {
	ID      int64      `json:"-"`
	Channel string     `json:"-"`
	Chat    int64      `json:"-"`
	Person  int64      `json:"-"` // who typed it
	Message int64      `json:"-"` // the message it came from; 0: by buttons
	Album   string     `json:"-"`
	State   DraftState `json:"-"`
	Changed time.Time  `json:"-"`

	record.Attached
	Text   string   `json:"text,omitempty"`
	Items  []Item   `json:"items"`
	Author int64    `json:"author,omitempty"` // 代录: whose records they are; 0: of Person
	Steps  bool     `json:"steps,omitempty"`  // asked question by question
	Asking string   `json:"asking,omitempty"` // the question under way, as item.key
	Hidden bool     `json:"hidden,omitempty"` // private data was left out
	Ill    bool     `json:"ill,omitempty"`    // words of illness were left out
	Unread []string `json:"unread,omitempty"` // numbers and days that cannot be read, as typed
	Rival  []Item   `json:"rival,omitempty"`  // what else the text may say, where that is not sure; of kind none: no record
	Origin int64    `json:"origin,omitempty"` // 更正: the message whose edit asked for it
	Edited bool     `json:"edited,omitempty"` // 更正 that came from an edited message
	Day    day.Day  `json:"day"`              // the day it was typed
	Asked  int      `json:"asked,omitempty"`  // questions back so far
	Offer  bool     `json:"offer,omitempty"`  // it was offered again after a pause
}

// A DraftState says whether a draft waits for its person.
type DraftState string

// The states of a draft.
const (
	DraftOpen    DraftState = "open"
	DraftSaved   DraftState = "saved"   // its items are records
	DraftDropped DraftState = "dropped" // 不要了
	DraftUndone  DraftState = "undone"  // its records were taken back
)

// An Item is one thing to record.
type Item struct {
	Kind    string     `json:"kind"`
	Answers []Answered `json:"answers"`
	Number  int64      `json:"number,omitempty"` // once saved: #n
	Was     []Answered `json:"was,omitempty"`    // 更正: the record's answers when it began
	Skip    bool       `json:"skip,omitempty"`   // left out by the person
}

// An Answered is the answer to a question as it is stored: a day as YYYY-MM-DD, a full name, a
// number in digits.
type Answered struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

const DraftColumns = `id, channel, chat, person, message, album, state, changed, body`

func (d *Draft) Fields() []any {
	return []any{&d.ID, &d.Channel, &d.Chat, &d.Person, &d.Message, &d.Album, &d.State, (*store.Instant)(&d.Changed), store.AsJSON(d)}
}

// AddDraft stores a new draft and sets its ID.
func AddDraft(tx *store.Tx, d *Draft) (err error) {
	d.Changed = tx.Now
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	d.ID, err = tx.Insert("draft", "channel, chat, person, message, album, state, changed, body",
		d.Channel, d.Chat, d.Person, d.Message, d.Album, d.State, store.MS(tx.Now), string(body))
	tx.Foresee(func() { OpenDrafts(tx, d.Channel, d.Chat, d.Person) })
	return err
}

// SaveDraft stores a changed draft.
func SaveDraft(tx *store.Tx, d *Draft) error {
	d.Changed = tx.Now
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return tx.Exec(`UPDATE draft SET message = $2, album = $3, state = $4, changed = $5, body = $6 WHERE id = $1 AND channel = $7 AND chat = $8`,
		d.ID, d.Message, d.Album, d.State, store.MS(tx.Now), string(body), d.Channel, d.Chat)
}

// FindDraft returns a draft, or ErrNotFound.
func FindDraft(tx *store.Tx, id int64) (*Draft, error) {
	return store.FindOne(tx, (*Draft).Fields, `SELECT `+DraftColumns+` FROM draft WHERE id = $1`, id)
}

// LatestDraft returns the newest draft of a person in a chat, whatever its state, or
// ErrNotFound. Drafts of people who had the chat before are not considered.
func LatestDraft(tx *store.Tx, channel string, chat, person int64) (*Draft, error) {
	return store.FindOne(tx, (*Draft).Fields, `SELECT `+DraftColumns+` FROM draft
		WHERE channel = $1 AND chat = $2 AND person = $3 ORDER BY id DESC LIMIT 1`, channel, chat, person)
}

// OpenDraft returns the draft of [LatestDraft] if it is open, else ErrNotFound.
func OpenDraft(tx *store.Tx, channel string, chat, person int64) (*Draft, error) {
	return store.FindOne(tx, (*Draft).Fields, `SELECT `+DraftColumns+` FROM draft
		WHERE channel = $1 AND chat = $2 AND person = $3 AND NOT EXISTS (SELECT 1 FROM draft AS newer
			WHERE newer.channel = $1 AND newer.chat = $2 AND newer.person = $3 AND newer.id > draft.id)
		AND state = 'open' ORDER BY id DESC LIMIT 1`, channel, chat, person)
}

// OpenDrafts returns the drafts of a chat that wait for a person, newest first.
func OpenDrafts(tx *store.Tx, channel string, chat, person int64) ([]Draft, error) {
	return store.Find(tx, (*Draft).Fields, `SELECT `+DraftColumns+` FROM draft
		WHERE channel = $1 AND chat = $2 AND person = $3 AND state = 'open' ORDER BY id DESC LIMIT 10`, channel, chat, person)
}

// LatestSaved returns the newest saved draft of a person in a chat whose records are not
// withdrawn, or ErrNotFound.
func LatestSaved(tx *store.Tx, channel string, chat, person int64) (*Draft, error) {
	return store.FindOne(tx, (*Draft).Fields, `SELECT `+DraftColumns+` FROM draft
		WHERE channel = $1 AND chat = $2 AND person = $3 AND state = 'saved' ORDER BY id DESC LIMIT 1`, channel, chat, person)
}

// DraftOfMessage returns the newest draft of a person that came from a message, or
// ErrNotFound.
func DraftOfMessage(tx *store.Tx, channel string, chat, person, message int64) (*Draft, error) {
	return store.FindOne(tx, (*Draft).Fields, `SELECT `+DraftColumns+` FROM draft
		WHERE channel = $1 AND chat = $2 AND person = $3 AND message = $4 ORDER BY id DESC LIMIT 1`, channel, chat, person, message)
}

// DraftLife is how long an open draft waits.
const DraftLife = 7 * 24 * time.Hour

// Waits reports whether a draft may still be gone on with, if it is open.
func (d *Draft) Waits(tx *store.Tx) bool { return !d.Changed.Before(oldestDraft(tx)) }

// oldestDraft is when the oldest draft that still waits was last changed. A clock that was just set
// forward makes no draft old: somebody may have its card before them.
func oldestDraft(tx *store.Tx) time.Time {
	oldest := tx.Now.Add(-DraftLife)
	if j := tx.Jumped(); j.By > 0 && j.Recent(tx.Now) {
		return oldest.Add(-j.By)
	}
	return oldest
}

// ExpireDrafts drops the open drafts older than seven days, and returns them.
func ExpireDrafts(tx *store.Tx) ([]Draft, error) {
	return store.Find(tx, (*Draft).Fields, `UPDATE draft SET state = 'dropped' WHERE state = 'open' AND changed < $1 RETURNING `+DraftColumns,
		store.MS(oldestDraft(tx)))
}
