package web

import (
	"context"
	"slices"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// A trace is one line of the inside view: what a person did, and what came of
// it (收件 #412 → 走访 #1286 → 发件 1).
type trace struct {
	ID      int64      `json:"id"`
	Chat    int64      `json:"chat"` // 0: nobody did anything, something fell due
	Who     string     `json:"who,omitempty"`
	At      int64      `json:"at"` // Unix ms
	Did     string     `json:"did"`
	Text    string     `json:"text,omitempty"`
	Inbox   []int64    `json:"inbox,omitempty"`
	Drafts  []string   `json:"drafts,omitempty"`
	Records []numbered `json:"records,omitempty"`
	Sent    []sent     `json:"sent,omitempty"`

	person int64
	since  time.Time // real time
}

type numbered struct {
	Number int64  `json:"number"`
	Kind   string `json:"kind"`
}

type sent struct {
	Chat    int64  `json:"chat"`
	Message int64  `json:"message,omitempty"`
	What    string `json:"what"`
	Key     string `json:"-"`
}

// attention is how long what is sent counts as the answer to the newest update.
const attention = 10 * time.Second

func (s *Server) newTrace(who *person, did, text string) *trace {
	return &trace{Chat: who.Chat, Who: who.Name, At: s.db.Clock.Now().UnixMilli(), Did: did, Text: text, person: who.id, since: time.Now()}
}

// trace adds a line. The caller holds mu.
func (p *page) trace(t *trace) {
	p.ids++
	t.ID = p.ids
	p.traces = append(p.traces, t)
	if n := len(p.traces) - keepTraces; n > 0 {
		p.traces = append(p.traces[:0:0], p.traces[n:]...)
	}
	p.publish("inside", t)
}

// follow adds to the lines what was recorded and sent. The caller holds mu.
func (p *page) follow(steps []step, fresh []*record.Record, now time.Time) {
	var changed []*trace
	note := func(t *trace) {
		if !slices.Contains(changed, t) {
			changed = append(changed, t)
		}
	}
	for _, r := range fresh {
		if t := p.line(func(t *trace) bool { return t.person == r.Typist }); t != nil {
			t.Records = append(t.Records, numbered{r.ID, string(r.Kind)})
			note(t)
		}
	}
	for _, st := range steps {
		t := p.cause(st.sent)
		if t == nil && p.opened && st.sent.visible() { // nobody did anything: it fell due
			t = &trace{At: now.UnixMilli(), Did: "due", since: time.Now()}
			p.trace(t)
		}
		if t != nil && t.add(st.sent) {
			note(t)
		}
	}
	for _, t := range changed {
		p.publish("inside", t)
	}
}

// cause is the line that something sent belongs to: the newest of its chat, or
// the newest of all when somebody else's doing reached this chat.
func (p *page) cause(x sent) *trace {
	fresh := func(t *trace) bool { return time.Since(t.since) < attention }
	if t := p.line(func(t *trace) bool { return t.Chat == x.Chat && fresh(t) }); t != nil {
		return t
	}
	return p.line(fresh)
}

// visible reports whether it counts as a message.
func (x sent) visible() bool {
	switch x.What {
	case "card", string(chat.Say), string(chat.Photo), string(chat.Document):
		return true
	}
	return false
}

// add notes what was sent, if it is worth a line.
func (t *trace) add(x sent) bool {
	switch {
	case x.visible(), x.What == string(chat.Answer), x.What == string(chat.React):
	default:
		return false
	}
	if id, ok := strings.CutPrefix(x.Key, "d"); ok && !slices.Contains(t.Drafts, id) {
		t.Drafts = append(t.Drafts, id)
	}
	t.Sent = append(t.Sent, x)
	return true
}

// line is the newest line that is so, or nil. The caller holds mu.
func (p *page) line(so func(*trace) bool) *trace {
	for _, t := range slices.Backward(p.traces) {
		if so(t) {
			return t
		}
	}
	return nil
}

// newRecords returns the records after the last one looked at: their numbers
// are one sequence.
func newRecords(tx *store.Tx, last int64) (fresh []*record.Record, err error) {
	for {
		r, err := record.Find(tx, last+1)
		if err == store.ErrNotFound {
			return fresh, nil
		}
		if err != nil {
			return nil, err
		}
		fresh = append(fresh, r)
		last++
	}
}

// skipOld looks past the records that were there before.
func (s *Server) skipOld(ctx context.Context) {
	err := s.db.View(ctx, func(tx *store.Tx) error {
		old, err := newRecords(tx, s.records)
		s.records += int64(len(old))
		return err
	})
	if err != nil && ctx.Err() == nil {
		s.log.Error("records", "err", err)
	}
}
