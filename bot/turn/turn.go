// Package turn is one update in hand.
//
// A [Turn] says who did what, what they may see, and how to answer them: Say, Toast,
// Show. It finds what people name (a day, a number, a point: named.go) and reads their
// sentences. A [Part] is what people can do about one matter, as a value; a [House] is
// all parts together, and what one topic wants of another it asks for by its name.
//
// # Words that go on with the talk
//
// Much of what people write means nothing by itself: 我来办, 城西所呢, 第二个, 算了.
// It goes on with what the talk is about, the focus ([chat.Focus]): the record saved
// last, the problem or the list shown last, the question asked last, the colleague named
// last. Whoever shows such a thing puts it there with [Look].
//
// When a text arrives that is no command, bot puts together the [Scene] it was said into
// (the focus, the open draft, the problems not ended) and the [Sentence] that was read of
// it (the acts of package words, the reading, the question). House.Propose asks each
// [Hearer] of the parts what the sentence would mean to its topic. A hearer changes
// nothing: it returns nil or a [Proposal] with a cost, one point and more for each thing
// that has to be assumed (PerWord, PerDistance, Missing, Overwrites, Unfit). The cheapest
// proposal up to [Limit] is done; without one the sentence is a thought of its own, and
// bot reads it as a record or a question. So 我来办 below a problem's card takes that
// problem on; a sentence that tells a visit in full ([Sentence.Tells]) is left alone.
package turn

import (
	"errors"
	"time"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// A Turn is one update in hand: the Tx it happens in, and who did it.
type Turn struct {
	House     *House
	Tx        *store.Tx
	Update    *chat.Update
	Dir       *bureau.Directory
	Me        *bureau.Person // nil: a stranger
	Reader    *reading.Reader
	Today     day.Day // of the message, not of its handling
	Says      string  // what was written, trimmed
	Strangers *Strangers

	Keeps string // the card that was tapped and stays as it is; see Show
	Hears bool   // voice messages are turned into text
	Hides bool   // something of the message is hidden where it is kept
	Noted bool   // and a card says so; see TellHidden
	Fault error  // of a read whose caller returns none
	Took  string // the name of the proposal that the message was taken as, or ""

	Again func(*Turn) error // hears t.Says as a new message; see Plainly

	ears    *Listener       // what was read ahead
	message *Heard          // what the message in hand says; see heard
	asks    *ask.Env        // see Env
	last    *chat.Draft     // see Latest
	looked  bool            // for an open draft, and there is none but last
	scoped  *bureau.Scope   // see Scope
	cases   []record.Record // see Unsettled
	made    map[any]any     // see Once
	focus   *chat.Focus     // see Focus
	guessed bool            // see House.Guess
	typed   string          // see Typed
	meant   string          // see Plainly
}

// ReadAs has the message in hand read in other words than it was typed in.
func ReadAs(t *Turn, says string) {
	if t.typed == "" {
		t.typed = t.Says
	}
	t.Says = says
}

// Typed is the message in hand as it was typed, of the words in which it is read; other words are what they are. What a record
// keeps as 原话 is what was typed.
func Typed(t *Turn, says string) string {
	if says == t.Says && t.typed != "" {
		return t.typed
	}
	return says
}

// Latest returns the newest draft of the person in this chat, or nil; read once a turn.
func (t *Turn) Latest() (*chat.Draft, error) {
	if t.last == nil {
		d, err := chat.LatestDraft(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		t.last = d
	}
	return t.last, nil
}

// OpenDraft returns the newest draft of the person in this chat if it is open, or nil.
func (t *Turn) OpenDraft() (*chat.Draft, error) {
	if t.last == nil && !t.looked {
		d, err := chat.OpenDraft(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		t.last, t.looked = d, true
	}
	if t.last == nil || t.last.State != chat.DraftOpen || t.last.Person != t.Me.ID || !t.last.Waits(t.Tx) {
		return nil, nil
	}
	return t.last, nil
}

// OpenForm returns the newest open draft with something to record, and the words or files without
// that wait above it, or nil. Words that were not read hide no form below them. A voice message that is
// being heard does not wait: it is the message in hand.
func OpenForm(t *Turn) (form, parked *chat.Draft, err error) {
	d, err := t.OpenDraft()
	if d == nil || err != nil || len(d.Items) > 0 {
		return d, nil, err
	}
	if t.Update.Heard && d.Message == t.Update.Message {
		d = nil
	}
	open, err := chat.OpenDrafts(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	for i := range open {
		if len(open[i].Items) > 0 && t.Tx.Now.Sub(open[i].Changed) < formLife {
			return &open[i], d, err
		}
	}
	return nil, d, err
}

// formLife is for how long a form below words that were not read is still meant.
const formLife = time.Hour

// Once returns what make returned for a key the first time this turn.
func Once[V any](t *Turn, key any, make func() V) V {
	if v, known := t.made[key]; known {
		return v.(V)
	}
	v := make()
	if t.made == nil {
		t.made = map[any]any{}
	}
	t.made[key] = v
	return v
}

// Forget has what Once keeps under a key made again.
func Forget(t *Turn, key any) { delete(t.made, key) }

// Env is what questions may depend on.
func (t *Turn) Env() *ask.Env {
	if t.asks == nil {
		t.asks = &ask.Env{Dir: t.Dir, Today: t.Today, Me: t.Me}
	}
	return t.asks
}

// Say puts a text in the person's chat.
func (t *Turn) Say(text string) error { return t.Send(chat.Message{Kind: chat.Say, Text: text}) }

// Send puts a message in the person's chat.
func (t *Turn) Send(m chat.Message) error {
	m.Channel, m.Chat = t.Update.Channel, t.Update.Chat
	return chat.Send(t.Tx, m)
}

// Toast answers the tap in hand with a few words.
func (t *Turn) Toast(words string) error {
	if t.Update.Tap == "" {
		return nil
	}
	return t.Send(chat.Message{Kind: chat.Answer, Tap: t.Update.Tap, Text: words})
}

// Alert answers the tap in hand with words that must be closed.
func (t *Turn) Alert(words string) error {
	if t.Update.Tap == "" {
		return t.Say(words)
	}
	return t.Send(chat.Message{Kind: chat.Answer, Tap: t.Update.Tap, Text: words, Alert: true})
}

// Show draws a card; in place where a button of it was tapped. What is opened
// from a picture, or from a card that says several things, is a card of its own:
// the other stays, with its buttons.
func (t *Turn) Show(key string, face chat.Face) error {
	if key == t.Keeps && face.Picture == nil && face.Joined == nil {
		key = chat.AnswerKey(t.Update.ID)
	}
	return chat.Show(t.Tx, t.Update.Channel, t.Update.Chat, key, face, t.Update.Kind == chat.Tap)
}

// ShowBelow draws a card below all others.
func (t *Turn) ShowBelow(key string, face chat.Face) error {
	return chat.Show(t.Tx, t.Update.Channel, t.Update.Chat, key, face, false)
}

// ShowInPlace draws a card on the message where it stands already, if it does.
func (t *Turn) ShowInPlace(key string, face chat.Face) error {
	return chat.Show(t.Tx, t.Update.Channel, t.Update.Chat, key, face, true)
}

// Scope is what the person may see now.
func (t *Turn) Scope() bureau.Scope {
	if t.scoped == nil {
		s := t.Dir.Scope(t.Me)
		t.scoped = &s
	}
	return *t.scoped
}

// Speaker says to the reader whose sentence it is.
func (t *Turn) Speaker() reading.Speaker { return SpeakerOf(t.Dir, t.Me) }

// SpeakerOf says it of anybody.
func SpeakerOf(dir *bureau.Directory, p *bureau.Person) reading.Speaker {
	s := reading.Speaker{Role: reading.Staff}
	switch {
	case p.Is(bureau.Staff, bureau.Admin):
	case p.Is(bureau.Leader):
		s.Role = reading.Leader
	case p.Is(bureau.Secretary):
		s.Role = reading.Secretary
		for _, post := range p.Posts {
			if o := dir.Org(post.Org); o != nil {
				s.Org, s.Point = o.Name, dir.Point(o.Point).Name
				break
			}
		}
	}
	return s
}

// Tell puts a text in another person's chat, if they joined.
func Tell(t *Turn, p *bureau.Person, text string) error {
	if !p.HasJoined() {
		return nil
	}
	return chat.Send(t.Tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: text})
}

// MessageID is the person's message, or 0 where a button was tapped.
func MessageID(t *Turn) int64 {
	if t.Update.Kind == chat.Tap {
		return 0
	}
	return t.Update.Message
}

// ShowNew draws a card below.
func (t *Turn) ShowNew(face chat.Face) error {
	return t.ShowBelow(chat.AnswerKey(t.Update.ID), face)
}
