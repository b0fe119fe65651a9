package bot

import (
	"errors"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// A turn is one update in hand: the Tx it happens in, and who did it.
type turn struct {
	house  *house
	tx     *store.Tx
	u      *chat.Update
	dir    *bureau.Directory
	me     *bureau.Person // nil: a stranger
	reader *reading.Reader
	today  day.Day  // of the message, not of its handling
	says   string   // what was written, trimmed
	ears   *lexicon // what was read ahead
	guests *strangers

	asks     *ask.Env        // see env
	last     *chat.Draft     // see latest
	scoped   *bureau.Scope   // see scope
	cases    []record.Record // see unsettled
	before   *heard          // see readBefore
	listened bool
	photo    string      // the picture card that was tapped; see show
	hides    bool        // something of the message is hidden where it is kept
	noted    bool        // and a card says so; see tellHidden
	fault    error       // of a read whose caller returns none
	made     map[any]any // see once
}

// newTurn prepares the handling of an update.
func (w *Worker) newTurn(tx *store.Tx, u *chat.Update) (*turn, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	ears := w.earsOf(dir)
	t := &turn{house: rooms, tx: tx, u: u, dir: dir, me: dir.PersonAt(u.Channel, u.Chat), ears: ears, guests: &w.strangers,
		reader: ears.reader, today: day.DayOf(u.Time()), says: strings.TrimSpace(u.Text)}
	if u.At == 0 {
		t.today = tx.Today()
	}
	t.hides = u.Masked && u.Kind == chat.Text
	t.nameFiles()
	return t, nil
}

// latest returns the newest draft of the person in this chat, or nil; read once a turn.
func (t *turn) latest() (*chat.Draft, error) {
	if t.last == nil {
		d, err := chat.LatestDraft(t.tx, t.u.Channel, t.u.Chat, t.me.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		t.last = d
	}
	return t.last, nil
}

// once returns what make returned for a key the first time this turn.
func once[V any](t *turn, key any, make func() V) V {
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

// forget has what once keeps under a key made again.
func forget(t *turn, key any) { delete(t.made, key) }

// env is what questions may depend on.
func (t *turn) env() *ask.Env {
	if t.asks == nil {
		t.asks = &ask.Env{Dir: t.dir, Today: t.today, Me: t.me}
	}
	return t.asks
}

// say puts a text in the person's chat.
func (t *turn) say(text string) error { return t.send(chat.Message{Kind: chat.Say, Text: text}) }

// send puts a message in the person's chat.
func (t *turn) send(m chat.Message) error {
	m.Channel, m.Chat = t.u.Channel, t.u.Chat
	return chat.Send(t.tx, m)
}

// toast answers the tap in hand with a few words.
func (t *turn) toast(words string) error {
	if t.u.Tap == "" {
		return nil
	}
	return t.send(chat.Message{Kind: chat.Answer, Tap: t.u.Tap, Text: words})
}

// alert answers the tap in hand with words that must be closed.
func (t *turn) alert(words string) error {
	if t.u.Tap == "" {
		return t.say(words)
	}
	return t.send(chat.Message{Kind: chat.Answer, Tap: t.u.Tap, Text: words, Alert: true})
}

// show draws a card; in place where a button of it was tapped. What is opened
// from a picture is a card of its own: the picture stays, with its buttons.
func (t *turn) show(key string, face chat.Face) error {
	if key == t.photo && face.Picture == nil {
		key = chat.AnswerKey(t.u.ID)
	}
	return chat.Show(t.tx, t.u.Channel, t.u.Chat, key, face, t.u.Kind == chat.Tap)
}

// showBelow draws a card below all others.
func (t *turn) showBelow(key string, face chat.Face) error {
	return chat.Show(t.tx, t.u.Channel, t.u.Chat, key, face, false)
}

// showInPlace draws a card on the message where it stands already, if it does.
func (t *turn) showInPlace(key string, face chat.Face) error {
	return chat.Show(t.tx, t.u.Channel, t.u.Chat, key, face, true)
}

// scope is what the person may see now.
func (t *turn) scope() bureau.Scope {
	if t.scoped == nil {
		s := t.dir.Scope(t.me)
		t.scoped = &s
	}
	return *t.scoped
}

// speaker says to the reader whose sentence it is.
func (t *turn) speaker() reading.Speaker { return speakerOf(t.dir, t.me) }

func speakerOf(dir *bureau.Directory, p *bureau.Person) reading.Speaker {
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

// tell puts a text in another person's chat, if they joined.
func (t *turn) tell(p *bureau.Person, text string) error {
	if p.Chat == 0 || !p.Active {
		return nil
	}
	return chat.Send(t.tx, chat.Message{Channel: p.Channel, Chat: p.Chat, Kind: chat.Say, Text: text})
}

// admins are the people who run the bot, joined ones only.
func (t *turn) admins() (found []*bureau.Person) {
	for _, p := range t.dir.People {
		if p.Active && p.Chat != 0 && p.Is(bureau.Admin) {
			found = append(found, p)
		}
	}
	return found
}
