package chat

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"liaison/store"
)

// A Focus is what the talk in a chat is about, newest first: at most one thing of a
// kind. The open question and the open draft are not in it; they are kept as drafts.
type Focus struct {
	Things []Thing `json:"things"`
}

// A Thing is something that a message may mean without naming it. Its kind says which of
// the fields it has.
type Thing struct {
	Kind    ThingKind `json:"kind"`
	Numbers []int64   `json:"numbers,omitempty"` // ids of records in the order shown; of a ThingPerson or ThingPoint its id, of a ThingUnheld that of its 支部, of a ThingGap, where one was named, that of its point; of a ThingQuery those of the points it came to
	Query   string    `json:"query,omitempty"`   // of a ThingQuery: what was asked, of a ThingPaper: what was sent, each as its button carries it
	Before  []string  `json:"before,omitempty"`  // of a ThingQuery: what was asked before it, the newest first
	Says    string    `json:"says,omitempty"`    // of a ThingCase: the move that was made last, a problem.Move; "" where it was only shown; of a ThingPoint the field that was changed; of a ThingUnheld the type of the meeting; of a ThingGap its day, or ""; of a ThingQuery "last" where the last visit was asked for, or the type of the meetings that were
	At      int64     `json:"at"`                // when it came into the focus, Unix ms
}

// A ThingKind says how a thing came into the focus.
type ThingKind string

// The kinds of things.
const (
	ThingSaved ThingKind = "saved" // the records that were saved last
	ThingCase  ThingKind = "case"  // the problem whose card was shown last
	ThingList  ThingKind = "list"  // the records that were listed last: 第一个
	ThingQuery ThingKind = "query" // the numbers, or the meetings, that were asked for last

	ThingPerson ThingKind = "person" // the colleague who was named last
	ThingLeave  ThingKind = "leave"  // the person's own leave, which was set last
	ThingUnheld ThingKind = "unheld" // the meeting that was not held after all
	ThingGap    ThingKind = "gap"    // where, and on which day, the person was told to have recorded nothing
	ThingPoint  ThingKind = "point"  // the point of which something was changed, or to which nobody went after all
	ThingPaper  ThingKind = "paper"  // the document or the table that was sent last
)

// Put puts a thing first; the one of its kind before is forgotten. A paper stands last: what it was made of is still
// what the talk is about.
func (f *Focus) Put(th Thing) {
	f.Things = slices.DeleteFunc(f.Things, func(had Thing) bool { return had.Kind == th.Kind })
	if th.Kind == ThingPaper {
		f.Things = append(f.Things, th)
		return
	}
	f.Things = slices.Insert(f.Things, 0, th)
}

// Clone returns a copy that shares no list with f.
func (f *Focus) Clone() *Focus { return &Focus{Things: slices.Clone(f.Things)} }

// Find returns the thing of a kind and how many are newer; nil where there is none.
func (f *Focus) Find(kind ThingKind) (th *Thing, distance int) {
	i := slices.IndexFunc(f.Things, func(th Thing) bool { return th.Kind == kind })
	if i < 0 {
		return nil, len(f.Things)
	}
	return &f.Things[i], i
}

// FocusOf returns what the talk with a person in a chat is about: the empty focus where
// the chat last belonged to somebody else.
func FocusOf(tx *store.Tx, channel string, chat, person int64) (*Focus, error) {
	f, err := store.FindOne(tx, func(f *Focus) []any { return []any{store.AsJSON(f)} },
		`SELECT body FROM focus WHERE channel = $1 AND chat = $2 AND person = $3`, channel, chat, person)
	if errors.Is(err, store.ErrNotFound) {
		return &Focus{}, nil
	}
	return f, err
}

// SaveFocus keeps what the talk with a person in a chat is about, in place of what was
// kept for the chat.
func SaveFocus(tx *store.Tx, channel string, chat, person int64, f *Focus) error {
	body, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return tx.Exec(`INSERT INTO focus (channel, chat, person, body) VALUES ($1, $2, $3, $4)
		ON CONFLICT (channel, chat) DO UPDATE SET person = excluded.person, body = excluded.body`, channel, chat, person, string(body))
}

// FocusLife is how long a thing that was shown may be meant by a word like 那个.
const FocusLife = 24 * time.Hour

// Fresh reports whether a thing came into the focus within FocusLife.
func (th *Thing) Fresh(now time.Time) bool { return now.Sub(time.UnixMilli(th.At)) < FocusLife }
