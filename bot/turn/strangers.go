package turn

import (
	"sync"
	"time"

	"liaison/store"
)

// Strangers remembers, in memory only, which unknown chats were answered, so that a flood of
// messages is answered once and not stored.
type Strangers struct {
	mu    sync.Mutex
	told  map[Telling]tellings
	wrong map[store.Chat]wrongCodes
	count int // of their messages since the start, for /status
}

// A Telling is one thing a chat can be told: that it is unknown, or that its request waits.
type Telling struct {
	store.Chat
	Asked bool
}

// tellings are how often a chat was told something, and since when.
type tellings struct {
	since time.Time
	n     int
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
	tellTimes    = 2 // in that time
	MaxWrong     = 5 // codes of a chat, before no more are looked at
	wrongTime    = time.Hour
)

// Tell counts a stranger's message and reports whether to answer it.
func (s *Strangers) Tell(what Telling, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	had := s.told[what]
	if now.Sub(had.since) >= tellAgain {
		had = tellings{since: now}
	}
	if had.n >= tellTimes {
		return false
	}
	if s.told == nil || len(s.told) >= maxStrangers {
		s.told = map[Telling]tellings{}
	}
	had.n++
	s.told[what] = had
	return true
}

// Missed counts a wrong code of a chat, and reports whether the chat has used up its tries
// for a while.
func (s *Strangers) Missed(chat store.Chat, now time.Time) bool {
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
	return w.n == MaxWrong
}

// Shut reports whether codes of a chat are ignored now. The call counts as a stranger's
// message.
func (s *Strangers) Shut(chat store.Chat, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.wrong[chat]
	if w.n < MaxWrong || now.Sub(w.since) >= wrongTime {
		return false
	}
	s.count++
	return true
}

// Seen returns how many messages strangers sent since the start.
func (s *Strangers) Seen() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count
}
