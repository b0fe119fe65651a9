package telegramtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

func contains(text, part string) bool { return strings.Contains(text, part) }

// Wait waits until the condition holds. It looks again after each change of
// what the server knows, so the condition should be about that; it fails the
// test with a transcript when patience is over.
func (s *Server) Wait(condition func() bool) {
	s.tb.Helper()
	s.until("the condition", nil, &s.changed, condition)
}

// until is Wait with a name for what is missed, the chat to show, and the bell
// after which to look again.
func (s *Server) until(what string, c *chat, rung *bell, condition func() bool) {
	s.tb.Helper()
	t := time.NewTimer(s.opts.patience)
	defer t.Stop()
	for {
		s.mu.Lock()
		changed := rung.listen()
		s.mu.Unlock()
		if condition() {
			return
		}
		select {
		case <-changed:
		case <-t.C:
			if !condition() {
				s.tb.Fatalf("telegramtest: waited %v for %s\n%s", s.opts.patience, what, s.dump(c))
			}
			return
		}
	}
}

// WaitText waits until the bot shows a message with the text, and returns the
// newest one.
func (u *User) WaitText(part string) Message {
	u.s.tb.Helper()
	return u.WaitMessage(fmt.Sprintf("a message with %q", part), func(m Message) bool { return m.Has(part) })
}

// WaitAfter waits until the bot has answered below a message, and returns the
// newest answer.
func (u *User) WaitAfter(messageID int) Message {
	u.s.tb.Helper()
	var found Message
	u.s.until(fmt.Sprintf("%s to see a message after %d", u.Name, messageID), u.chat, &u.chat.changed, func() bool {
		found = u.Last()
		return found.ID > messageID
	})
	return found
}

// WaitOn waits until one message is as wanted, and returns it: the cheapest wait
// where many people do.
func (u *User) WaitOn(messageID int, want func(Message) bool) (m Message) {
	u.s.tb.Helper()
	u.s.until(fmt.Sprintf("%s to see message %d change", u.Name, messageID), u.chat, &u.chat.changed, func() bool {
		m = u.Message(messageID)
		return want(m)
	})
	return m
}

// WaitMessage waits until the bot shows a message that is wanted.
func (u *User) WaitMessage(what string, want func(Message) bool) (found Message) {
	u.s.tb.Helper()
	u.s.until(u.Name+" to see "+what, u.chat, &u.chat.changed, func() (ok bool) {
		found, ok = u.last(want)
		return ok
	})
	return found
}

// dump shows one chat, or all.
func (s *Server) dump(only *chat) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(s.chats)) {
		c := s.chats[id]
		if only != nil && only != c || len(c.events) == 0 {
			continue
		}
		events := c.events[max(0, len(c.events)-30):]
		fmt.Fprintf(&b, "—— %s%s (%d) ——\n", c.wire.FirstName, c.wire.Title, id)
		for i := range events {
			events[i].write(&b)
		}
	}
	fmt.Fprintf(&b, "—— %d updates pending, %d calls ——\n", len(s.queue.updates), len(s.calls))
	for _, c := range s.calls[max(0, len(s.calls)-10):] {
		fmt.Fprintf(&b, "%s chat=%d → %d %s\n", c.Method, c.Chat, c.Status, c.Error)
	}
	return b.String()
}
