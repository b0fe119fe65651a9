package telegramtest

// Block lets the person block the bot: the bot is told, and what it sends is
// refused with 403.
func (u *User) Block() { u.s.member(u.chat, u, "member", "kicked", "bot was blocked by the user") }

// Unblock takes Block back.
func (u *User) Unblock() { u.s.member(u.chat, u, "kicked", "member", "") }

// Deactivate lets the person's account disappear. The bot is not told.
func (u *User) Deactivate() {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	u.chat.shut = "user is deactivated"
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

// Invite lets a person bring the bot into the group; Kick throws it out.
func (g *Group) Invite(u *User) { g.s.member(g.chat, u, "left", "member", "") }

// Kick throws the bot out: what it sends is refused with 403.
func (g *Group) Kick(u *User) {
	g.s.member(g.chat, u, "member", "kicked", "bot was kicked from the supergroup chat")
}

// Tap taps an inline button of a message in the group.
func (g *Group) Tap(u *User, messageID int, label string) *Query {
	g.s.tb.Helper()
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	if m := g.chat.message(int64(messageID)); m != nil {
		if b, ok := m.view().Button(label); ok {
			return g.s.ask(g.chat, u, int64(messageID), b.Text, b.Data)
		}
	}
	g.s.tb.Errorf("telegramtest: there is no button [%s] on message %d of %s", label, messageID, g.Title)
	return nil
}

// Messages is what stands in the group now.
func (g *Group) Messages() []Message {
	g.s.mu.Lock()
	defer g.s.mu.Unlock()
	return g.chat.view()
}

// member tells the bot that its place in a chat has changed.
func (s *Server) member(c *chat, by *User, before, after, shut string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.shut = shut
	status := func(of string) wireMember {
		m := wireMember{Status: of, User: &s.me}
		if of == "kicked" {
			m.Until = new(int64)
		}
		return m
	}
	s.push("my_chat_member", c.wire.ID, wireMemberUpdate{
		Chat: c.wire, From: by.wire, Date: s.now(), Old: status(before), New: status(after),
	})
	s.changed.ring()
}
