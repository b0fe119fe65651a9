package bot

import (
	"errors"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/store"
)

// A turn is one update in hand: the Tx it happens in, and who did it.
type turn struct {
	*Worker
	house  *house
	tx     *store.Tx
	u      *store.Update
	dir    *store.Directory
	me     *store.Person // nil: a stranger
	reader *reading.Reader
	today  store.Day // of the message, not of its handling
	says   string    // what was written, trimmed

	asks     *ask.Env                  // see env
	last     *store.Draft              // see latest
	scoped   *store.Scope              // see scope
	points   []ask.Choice              // see pointChoices
	mates    []ask.Choice              // see mateChoices
	cases    []store.Record            // see unsettled
	projects map[int64][]store.Project // see projectsAt
	before   *heard                    // see readBefore
	listened bool
	photo    string // the picture card that was tapped; see show
	hides    bool   // something of the message is hidden where it is kept
	noted    bool   // and a card says so; see tellHidden
	fault    error  // of a read whose caller returns none
}

// newTurn prepares the handling of an update.
func (w *Worker) newTurn(tx *store.Tx, u *store.Update) (*turn, error) {
	dir, err := tx.Directory()
	if err != nil {
		return nil, err
	}
	t := &turn{Worker: w, house: rooms, tx: tx, u: u, dir: dir, me: dir.PersonAt(u.Channel, u.Chat),
		reader: w.readerOf(dir), today: store.DayOf(u.Time()), says: strings.TrimSpace(u.Text)}
	if u.At == 0 {
		t.today = tx.Today()
	}
	t.hides = u.Masked && u.Kind == store.Text
	t.nameFiles()
	return t, nil
}

// latest returns the newest draft of the person in this chat, or nil; read once a turn.
func (t *turn) latest() (*store.Draft, error) {
	if t.last == nil {
		d, err := t.tx.LatestDraft(t.u.Channel, t.u.Chat, t.me.ID)
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		t.last = d
	}
	return t.last, nil
}

// env is what questions may depend on.
func (t *turn) env() *ask.Env {
	if t.asks == nil {
		t.asks = &ask.Env{Dir: t.dir, Today: t.today, Me: t.me}
	}
	return t.asks
}

// say puts a text in the person's chat.
func (t *turn) say(text string) error { return t.send(store.Message{Kind: store.Say, Text: text}) }

// send puts a message in the person's chat.
func (t *turn) send(m store.Message) error {
	m.Channel, m.Chat = t.u.Channel, t.u.Chat
	return t.tx.Send(m)
}

// toast answers the tap in hand with a few words.
func (t *turn) toast(words string) error {
	if t.u.Tap == "" {
		return nil
	}
	return t.send(store.Message{Kind: store.Answer, Tap: t.u.Tap, Text: words})
}

// alert answers the tap in hand with words that must be closed.
func (t *turn) alert(words string) error {
	if t.u.Tap == "" {
		return t.say(words)
	}
	return t.send(store.Message{Kind: store.Answer, Tap: t.u.Tap, Text: words, Alert: true})
}

// show draws a card; in place where a button of it was tapped. What is opened
// from a picture is a card of its own: the picture stays, with its buttons.
func (t *turn) show(key string, face store.Face) error {
	if key == t.photo && face.Picture == nil {
		key = store.AnswerKey(t.u.ID)
	}
	return t.tx.Show(t.u.Channel, t.u.Chat, key, face, t.u.Kind == store.Tap)
}

// scope is what the person may see now.
func (t *turn) scope() store.Scope {
	if t.scoped == nil {
		s := t.dir.Scope(t.me)
		t.scoped = &s
	}
	return *t.scoped
}

// speaker says to the reader whose sentence it is.
func (t *turn) speaker() reading.Speaker { return speakerOf(t.dir, t.me) }

func speakerOf(dir *store.Directory, p *store.Person) reading.Speaker {
	s := reading.Speaker{Role: reading.Staff}
	switch {
	case p.Is(store.Staff, store.Admin):
	case p.Is(store.Leader):
		s.Role = reading.Leader
	case p.Is(store.Secretary):
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
func (t *turn) tell(p *store.Person, text string) error {
	if p.Chat == 0 || !p.Active {
		return nil
	}
	return t.tx.Send(store.Message{Channel: p.Channel, Chat: p.Chat, Kind: store.Say, Text: text})
}

// admins are the people who run the bot, joined ones only.
func (t *turn) admins() (found []*store.Person) {
	for _, p := range t.dir.People {
		if p.Active && p.Chat != 0 && p.Is(store.Admin) {
			found = append(found, p)
		}
	}
	return found
}
