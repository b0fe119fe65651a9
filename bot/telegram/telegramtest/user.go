package telegramtest

import (
	"strings"
)

// A User is a person with Telegram on a telephone, and their private chat with
// the bot. All methods may be called while the bot runs.
type User struct {
	ID   int64
	Chat int64 // the private chat: the same number
	Name string

	s    *Server
	wire *wireUser
	chat *chat
}

const firstUser = 5_100_000_000 // does not fit into 32 bits

// NewUser adds a person who has already opened the chat with the bot.
func (s *Server) NewUser(name string) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := firstUser + s.number()
	u := &User{ID: id, Chat: id, Name: name, s: s}
	u.wire = &wireUser{ID: id, FirstName: name, Language: "zh-hans"}
	u.chat = &chat{wire: &wireChat{ID: id, FirstName: name, Type: "private"}, user: u}
	s.chats[id] = u.chat
	return u
}

// Send writes a text to the bot and returns the id of the message.
func (u *User) Send(text string) int { return u.say(u.chat, text, nil) }

// Start opens the bot's link with a payload: “/start payload”.
func (u *User) Start(payload string) int { return u.Send(strings.TrimSpace("/start " + payload)) }

// Reply answers a message of the chat.
func (u *User) Reply(toMessageID int, text string) int {
	return u.say(u.chat, text, func(w *wireMessage) {
		if m := u.chat.message(int64(toMessageID)); m != nil {
			flat := *m.wire
			flat.ReplyTo = nil
			w.ReplyTo = &flat
		}
	})
}

// say is Send for any chat.
func (u *User) say(c *chat, text string, adorn func(*wireMessage)) int {
	u.s.tb.Helper()
	text = strings.TrimSpace(text)
	if n := utf16Len(text); n == 0 || n > maxText {
		u.s.tb.Fatalf("telegramtest: nobody can send a text of %d characters", n)
	}
	return u.put(c, func(w *wireMessage) *file {
		w.Text, w.Entities = text, detect(text)
		if adorn != nil {
			adorn(w)
		}
		return nil
	})
}

// put adds a message of the person to a chat and tells the bot.
func (u *User) put(c *chat, fill func(*wireMessage) *file) int {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &message{face: face{wire: &wireMessage{From: u.wire}}}
	m.file = fill(m.wire)
	s.put(c, m)
	c.log(event{kind: said, who: u.Name, message: m.wire})
	s.push("message", c.wire.ID, m.wire)
	return int(m.wire.ID)
}

// Edit changes a message that the person wrote, text or caption.
func (u *User) Edit(messageID int, text string) {
	s := u.s
	s.tb.Helper()
	s.mu.Lock()
	m := u.chat.message(int64(messageID))
	mine := m != nil && !m.fromBot
	if mine {
		next := m.copy()
		if next.file != nil {
			next.wire.Caption, next.wire.CaptionEntities = text, detect(text)
		} else {
			next.wire.Text, next.wire.Entities = text, detect(text)
		}
		s.change(m, next)
		u.chat.log(event{kind: reworded, who: u.Name, message: m.wire})
		s.push("edited_message", u.Chat, m.wire)
	}
	s.mu.Unlock()
	if !mine {
		s.tb.Fatalf("telegramtest: %s wrote no message %d", u.Name, messageID)
	}
}

// Delete removes a message for both sides. The bot is not told.
func (u *User) Delete(messageID int) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if m := u.chat.message(int64(messageID)); m != nil {
		m.deleted = true
		u.chat.log(event{kind: deleted, message: m.wire})
		u.s.touched(u.chat)
	}
}
