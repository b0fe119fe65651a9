package telegramtest

import "time"

// A guard refuses what Telegram would refuse a bot that sends too much.
type guard struct {
	perSecond int
	perChat   bool
	sends     []time.Time // of the last second, oldest first
	refused   int
}

// Guard switches the rate limits on: so many messages in any second over all
// chats (Telegram's own is 30), and if perChat one a second in each. It
// returns a function that lifts it and says how many sends it refused.
func (s *Server) Guard(perSecond int, perChat bool) (lift func() (refused int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := &guard{perSecond: perSecond, perChat: perChat}
	s.guard = g
	return func() int {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.guard == g {
			s.guard = nil
		}
		return g.refused
	}
}

// admit counts a message for a chat, or refuses it.
func (g *guard) admit(c *chat) *refusal {
	if g == nil {
		return nil
	}
	now := time.Now()
	g.sends = lastSecond(g.sends, now)
	c.sends = lastSecond(c.sends, now)
	if len(g.sends) >= g.perSecond || g.perChat && len(c.sends) > 0 {
		g.refused++
		return tooMany(1)
	}
	g.sends, c.sends = append(g.sends, now), append(c.sends, now)
	return nil
}

func lastSecond(sends []time.Time, now time.Time) []time.Time {
	for len(sends) > 0 && now.Sub(sends[0]) >= time.Second {
		sends = sends[1:]
	}
	return sends
}
