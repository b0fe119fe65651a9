package telegramtest

// Block lets the person block the bot: the bot is told, and what it sends is
// refused with 403.
func (u *User) Block() { u.member("member", "kicked", "bot was blocked by the user") }

// Unblock takes Block back.
func (u *User) Unblock() { u.member("kicked", "member", "") }

// member tells the bot that its place in the person's chat has changed.
func (u *User) member(before, after, shut string) {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	u.chat.shut = shut
	status := func(of string) wireMember {
		m := wireMember{Status: of, User: &s.me}
		if of == "kicked" {
			m.Until = new(int64)
		}
		return m
	}
	s.push("my_chat_member", u.Chat, wireMemberUpdate{
		Chat: u.chat.wire, From: u.wire, Date: s.now(), Old: status(before), New: status(after),
	})
	s.changed.ring()
}

// A Group is a chat of several people with the bot in it.
type Group struct {
	ID    int64
	Title string

	s    *Server
	chat *chat
}

// NewGroup adds a supergroup in which the bot reads everything.
func (s *Server) NewGroup(title string) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := -1_002_000_000_000 - s.number()
	g := &Group{ID: id, Title: title, s: s}
	g.chat = &chat{wire: &wireChat{ID: id, Title: title, Type: "supergroup"}}
	s.chats[id] = g.chat
	return g
}

// Send lets a person write in the group.
func (g *Group) Send(u *User, text string) int {
	g.s.tb.Helper()
	return u.say(g.chat, text, nil)
}

// Messages is what stands in the group now.
func (g *Group) Messages() []Message {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	return g.chat.view()
}
