package bot

import (
	"strings"
	"sync"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/mask"
)

// strangers remembers in memory who was told that they are unknown, so that a
// flood is answered once and stored nowhere.
type strangers struct {
	mu    sync.Mutex
	told  map[telling]time.Time
	wrong map[store.Chat]wrongCodes
	count int // of their messages since the start, for /status
}

// A telling is what a chat was told: that it is unknown, or that it asked already.
type telling struct {
	store.Chat
	asked bool
}

// wrongCodes are the invitations that a chat guessed wrong.
type wrongCodes struct {
	since time.Time
	n     int
}

// Limits of what is remembered about strangers.
const (
	maxStrangers = 10_000
	tellAgain    = 24 * time.Hour
	maxWrong     = 5 // codes of a chat, before no more are looked at
	wrongTime    = time.Hour
)

// tell counts a stranger's message and reports whether to answer it.
func (s *strangers) tell(what telling, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	if at, ok := s.told[what]; ok && now.Sub(at) < tellAgain {
		return false
	}
	if s.told == nil || len(s.told) >= maxStrangers {
		s.told = map[telling]time.Time{}
	}
	s.told[what] = now
	return true
}

// missed counts a wrong code of a chat and reports whether it was the last one that
// is looked at for a while.
func (s *strangers) missed(chat store.Chat, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.wrong[chat]
	if now.Sub(w.since) >= wrongTime {
		w = wrongCodes{since: now}
	}
	if s.wrong == nil || len(s.wrong) >= maxStrangers {
		s.wrong = map[store.Chat]wrongCodes{}
	}
	w.n++
	s.wrong[chat] = w
	return w.n == maxWrong
}

// shut reports whether no code of a chat is looked at now; such a try counts as a
// stranger's message.
func (s *strangers) shut(chat store.Chat, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.wrong[chat]
	if w.n < maxWrong || now.Sub(w.since) >= wrongTime {
		return false
	}
	s.count++
	return true
}

// seen is how many messages strangers sent since the start.
func (s *strangers) seen() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count
}

// stranger answers somebody who is not in the roster: an invitation, the wish
// to join, or one line, once.
func (t *turn) stranger() error {
	switch {
	case t.u.Kind == chat.Tap:
		return t.press()
	case t.u.Kind != chat.Text:
		return nil
	}
	if code, ok := strings.CutPrefix(t.says, "/start i_"); ok {
		return t.invited("i_" + strings.TrimSpace(code))
	}
	if strings.Contains(t.says, messages.WordJoin) {
		return t.askToJoin()
	}
	if !t.guests.tell(telling{Chat: t.u.In()}, t.tx.Now) {
		return nil
	}
	return t.send(chat.Message{Kind: chat.Say, Text: messages.Unknown, Menu: [][]string{{messages.JoinButton}}})
}

// askToJoin keeps a stranger's wish and tells the admins.
func (t *turn) askToJoin() error {
	r := &bureau.Request{Channel: t.u.Channel, Chat: t.u.Chat, Name: clean(t.u.Name)}
	fresh, err := bureau.Ask(t.tx, r)
	if err != nil {
		return err
	}
	if !fresh {
		if !t.guests.tell(telling{t.u.In(), true}, t.tx.Now) {
			return nil
		}
		return t.say(messages.AlreadyAsked)
	}
	for _, admin := range t.admins() {
		face := t.requestFace(r, 0)
		if err := chat.Show(t.tx, admin.Channel, admin.Chat, chat.RequestKey(r.ID), face, false); err != nil {
			return err
		}
	}
	return t.say(messages.Asked)
}

// clean shortens what a stranger calls themselves.
func clean(name string) string {
	name, _ = mask.Numbers(strings.Join(strings.Fields(name), " "))
	if r := []rune(name); len(r) > 20 {
		name = string(r[:20])
	}
	return name
}
