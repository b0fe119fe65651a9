package telegramtest

import (
	"strings"
	"time"
)

// A chat is what Telegram keeps of one chat with the bot.
type chat struct {
	wire     *wireChat
	user     *User      // of a private chat
	messages []*message // the one with id n stands at n-1
	keyboard *markup    // the reply keyboard now shown
	shut     string     // why the bot may not write here, or ""
	sends    []time.Time
	events   []event // for the transcript
	actions  int
	changed  bell // rings after each change of its messages
}

// A message is one message of a chat with its history.
type message struct {
	face
	fromBot   bool
	fixed     bool // carries no inline keyboard, but another reply_markup
	deleted   bool
	reactions []string
	history   []Version
}

// A face is what an edit replaces.
type face struct {
	wire *wireMessage
	file *file
}

// A Version is one earlier state of a message.
type Version struct {
	Text    string
	Buttons [][]Button
	At      time.Time
}

func (c *chat) message(id int64) *message {
	if id < 1 || id > int64(len(c.messages)) || c.messages[id-1].deleted {
		return nil
	}
	return c.messages[id-1]
}

// find returns the chat of the request if the bot may read it.
func (s *Server) find(r *request) (*chat, *refusal) {
	name := strings.TrimSpace(r.get("chat_id"))
	if name == "" {
		return nil, malformed("chat_id is empty")
	}
	if c := s.chats[r.chat()]; c != nil {
		return c, nil
	}
	return nil, badRequest("chat not found")
}

// open returns the chat of the request if the bot may write there now.
func (s *Server) open(r *request) (*chat, *refusal) {
	c, bad := s.find(r)
	switch {
	case bad != nil:
		return nil, bad
	case c.shut != "":
		return nil, forbidden(c.shut)
	}
	if bad := s.guard.admit(c); bad != nil {
		return nil, bad
	}
	return c, nil
}

// put adds a message to the chat and gives it its id.
func (s *Server) put(c *chat, m *message) *wireMessage {
	m.wire.ID = int64(len(c.messages)) + 1
	m.wire.Chat = c.wire
	if m.wire.Date == 0 {
		m.wire.Date = s.now()
	}
	c.messages = append(c.messages, m)
	s.touched(c)
	return m.wire
}

// change gives a message another face and keeps the old in its history.
func (s *Server) change(m *message, next face) *wireMessage {
	m.history = append(m.history, Version{m.plain(), buttons(m.wire.ReplyMarkup), time.Now()})
	next.wire.EditDate = s.now()
	m.face = next
	s.touched(s.chats[m.wire.Chat.ID])
	return m.wire
}

// touched wakes who waits for a change of a chat, and who waits for any.
func (s *Server) touched(c *chat) {
	c.changed.ring()
	s.changed.ring()
}

// plain is what a person reads.
func (m face) plain() string {
	if m.wire.Text != "" {
		return m.wire.Text
	}
	return m.wire.Caption
}
