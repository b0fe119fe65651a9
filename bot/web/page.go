package web

import (
	"crypto/rand"
	"encoding/json"
	"sync"

	"liaison/store/chat"
)

// A page is what the browsers show: every chat, what happened inside, and the
// newest changes of both for those who were cut off.
type page struct {
	mu      sync.Mutex
	epoch   string // names this run; a page of another run starts anew
	seq     int64  // of the newest event
	newest  []event
	changed chan struct{} // closed at the next event

	ids    int64 // the last message's id
	chats  map[int64]*phone
	traces []*trace
	opened bool // somebody has looked: from now on each line counts
	people []person
	roster int64 // the revision of people
}

// A phone is what one person's phone shows.
type phone struct {
	Messages []*bubble  `json:"messages"`
	Menu     [][]string `json:"menu,omitempty"`
	Hint     string     `json:"hint,omitempty"`
	Commands []command  `json:"commands,omitempty"`
}

// A bubble is one message of a chat.
type bubble struct {
	ID      int64      `json:"id"`
	Mine    bool       `json:"mine,omitempty"` // the person's, not the bot's
	At      int64      `json:"at"`             // Unix ms
	Text    string     `json:"text,omitempty"`
	Marks   []mark     `json:"marks,omitempty"` // how pieces of the text look, in its order
	Reply   int64      `json:"reply,omitempty"`
	Album   string     `json:"album,omitempty"`
	File    *fileView  `json:"file,omitempty"`
	Buttons [][]button `json:"buttons,omitempty"`
	React   string     `json:"react,omitempty"`
	Card    bool       `json:"card,omitempty"`
	Edited  bool       `json:"edited,omitempty"`
	Failed  bool       `json:"failed,omitempty"` // its file could not be made
	There   *Likeness  `json:"there,omitempty"`  // how another service shows it, if otherwise

	picture bool // a card with a picture
}

// A mark is a [chat.Mark] in units of JavaScript's strings.
type mark struct {
	Look chat.Look `json:"look"`
	From int       `json:"from"`
	To   int       `json:"to"`
}

type button struct {
	Words string `json:"words"`
	Style string `json:"style,omitempty"` // success or danger
	Data  string `json:"data,omitempty"`
	Copy  string `json:"copy,omitempty"`
}

type command struct {
	Name  string `json:"name"`
	Words string `json:"words"`
}

// An event is one change, in order.
type event struct {
	seq  int64
	name string
	data []byte
}

// How much is kept.
const (
	keepEvents   = 400
	keepMessages = 400 // of a chat
	keepTraces   = 60
)

func newPage(ids int64) *page {
	return &page{epoch: rand.Text()[:8], changed: make(chan struct{}), ids: ids, chats: map[int64]*phone{}}
}

// publish tells every open page. The caller holds mu.
func (p *page) publish(name string, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // only our own types come here
	}
	p.seq++
	p.newest = append(p.newest, event{p.seq, name, data})
	if n := len(p.newest) - keepEvents; n > 0 {
		p.newest = append(p.newest[:0:0], p.newest[n:]...)
	}
	close(p.changed)
	p.changed = make(chan struct{})
}

// since returns the events after seq; false when some are no longer kept. next
// is closed when there are more.
func (p *page) since(seq int64) (found []event, next <-chan struct{}, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if seq > p.seq || len(p.newest) > 0 && seq < p.newest[0].seq-1 {
		return nil, p.changed, false
	}
	for i, e := range p.newest {
		if e.seq > seq {
			return append(found, p.newest[i:]...), p.changed, true
		}
	}
	return nil, p.changed, true
}

// newID is greater than every one before it.
func (p *page) newID() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ids++
	return p.ids
}

// chat returns a chat, new if it has no messages yet. The caller holds mu.
func (p *page) chat(id int64) *phone {
	c := p.chats[id]
	if c == nil {
		c = &phone{Messages: []*bubble{}}
		p.chats[id] = c
	}
	return c
}

// put shows a message of a chat, new or changed. The caller holds mu.
func (p *page) put(id int64, b *bubble) {
	c := p.chat(id)
	if old := c.find(b.ID); old != nil {
		*old = *b
	} else {
		c.Messages = append(c.Messages, b)
		if n := len(c.Messages) - keepMessages; n > 0 {
			c.Messages = append(c.Messages[:0:0], c.Messages[n:]...)
		}
	}
	p.publish("message", map[string]any{"chat": id, "message": b})
}

// change alters a message where it is still there. The caller holds mu.
func (p *page) change(chat, id int64, alter func(*bubble)) {
	if b := p.chat(chat).find(id); b != nil {
		changed := *b
		alter(&changed)
		p.put(chat, &changed)
	}
}

// bubble returns a copy of a message, or nil.
func (p *page) bubble(chat, id int64) *bubble {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.chats[chat]
	if c == nil {
		return nil
	}
	if b := c.find(id); b != nil {
		found := *b
		return &found
	}
	return nil
}

// lastOfBot is the id of the bot's newest message in a chat, or 0.
func (p *page) lastOfBot(chat int64) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c := p.chats[chat]; c != nil {
		for i := len(c.Messages) - 1; i >= 0; i-- {
			if !c.Messages[i].Mine {
				return c.Messages[i].ID
			}
		}
	}
	return 0
}

func (c *phone) find(id int64) *bubble {
	for i := len(c.Messages) - 1; i >= 0; i-- {
		if c.Messages[i].ID == id {
			return c.Messages[i]
		}
	}
	return nil
}
