package telegramtest

import (
	"strconv"
	"time"
)

// A Query is one tap on an inline button.
type Query struct {
	ID     string
	Data   string
	Label  string
	Copied string // what a copy button put on the clipboard: no update was sent
	URL    string // what a link button opened: no update was sent

	s      *Server
	chat   *chat
	at     time.Time
	answer *Answer
}

// An Answer is what the person sees after a tap.
type Answer struct {
	Text  string
	Alert bool // as a window, not as a line that fades
	URL   string
}

// Answered says whether the bot has answered.
func (q *Query) Answered() bool {
	q.s.mu.Lock()
	defer q.s.mu.Unlock()
	return q.answer != nil
}

// Answer waits for the bot's answer.
func (q *Query) Answer() Answer {
	q.s.tb.Helper()
	q.s.until("an answer to the tap on ["+q.Label+"]", q.chat, &q.s.changed, q.Answered)
	q.s.mu.Lock()
	defer q.s.mu.Unlock()
	return *q.answer
}

// ask queues a callback query. It is called with the lock held.
func (s *Server) ask(c *chat, u *User, message int64, label, data string) *Query {
	q := &Query{ID: strconv.FormatInt(4_300_000_000_000_000_000+s.number(), 10), Data: data, Label: label, s: s, chat: c, at: time.Now()}
	s.queries[q.ID] = q
	var shown any = &wireGone{Chat: c.wire, ID: message}
	if m := c.message(message); m != nil {
		shown = m.wire
	}
	s.push("callback_query", c.wire.ID, wireQuery{
		ID: q.ID, From: u.wire, Message: shown, Data: data,
		Instance: strconv.FormatInt(c.wire.ID*31, 10),
	})
	c.log(event{kind: tapped, who: u.Name, text: label})
	s.changed.ring()
	return q
}

const (
	maxAnswer = 200              // characters
	queryLife = 15 * time.Second // after the tap
)

func (s *Server) answerCallbackQuery(r *request) (any, *refusal) {
	text := r.get("text")
	if utf16Len(text) > maxAnswer {
		return nil, malformed("MESSAGE_TOO_LONG")
	}
	if u := r.get("url"); u != "" && !isURL(u) {
		return nil, malformed("URL_INVALID")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.queries[r.get("callback_query_id")]
	if q == nil || q.answer != nil || time.Since(q.at) >= queryLife {
		return nil, badRequest(textOldQuery)
	}
	q.answer = &Answer{text, r.bool("show_alert"), r.get("url")}
	if text != "" {
		q.chat.log(event{kind: answered, text: text})
	}
	s.changed.ring()
	return true, nil
}
