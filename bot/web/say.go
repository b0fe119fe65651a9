package web

import (
	"context"
	"errors"
	"fmt"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// say shows a message of the bot, or does what it asks for.
func (s *Server) say(ctx context.Context, m *chat.Message, last map[int64]int64, now time.Time) step {
	st := step{keep: func(tx *store.Tx) error { return chat.Sent(tx, m) }, sent: sent{Chat: m.Chat, What: string(m.Kind)}}
	if !m.NotAfter.IsZero() && now.After(m.NotAfter) {
		return step{keep: st.keep} // of no use any more
	}
	post := func(b *bubble) {
		b.ID, b.At = s.page.newID(), now.UnixMilli()
		last[m.Chat], st.sent.Message = b.ID, b.ID
		st.show = func() {
			s.page.put(m.Chat, b)
			s.page.setMenu(m)
		}
	}
	switch m.Kind {
	case chat.Say:
		post(&bubble{Text: m.Text, There: s.hooks.Elsewhere.say(m)})
	case chat.Answer:
		st.show = func() {
			s.page.publish("answer", map[string]any{"tap": m.Tap, "text": m.Text, "alert": m.Alert})
		}
	case chat.Typing:
		st.show = func() { s.page.typing(m.Chat) }
	case chat.React:
		st.show = func() { s.page.change(m.Chat, m.Message, func(b *bubble) { b.React = m.Text }) }
	case chat.Strip:
		st.show = func() { s.page.change(m.Chat, m.Message, func(b *bubble) { b.Buttons = nil }) }
	case chat.Commands:
		st.show = func() { s.page.setCommands(m) }
	case chat.Photo, chat.Document:
		post(s.document(ctx, m))
	case chat.Fetch:
		st.keep = s.fetch(ctx, m)
	default:
		st.keep = func(tx *store.Tx) error { return chat.GiveUp(tx, m, fmt.Errorf("web: unknown kind %q", m.Kind)) }
	}
	return st
}

// document is the message that carries a file: one known to the channel, or one
// made now.
func (s *Server) document(ctx context.Context, m *chat.Message) *bubble {
	if m.File != nil {
		if k := s.files.find(m.File.ID); k != nil {
			return &bubble{Text: m.Text, File: k.view()}
		}
		return &bubble{Text: m.Text, Failed: true}
	}
	if m.Recipe == nil {
		return &bubble{Text: m.Text, Failed: true}
	}
	s.page.tellTyping(m.Chat) // it may take its time
	made := s.made(ctx, string(m.Kind), *m.Recipe)
	return &bubble{Text: m.Text, File: made, Failed: made == nil}
}

// made is a photo or a document that is made now, or nil if that fails.
func (s *Server) made(ctx context.Context, kind string, r chat.Recipe) *fileView {
	k, err := s.make(ctx, kind, r)
	if err != nil {
		s.log.Error("render", "what", r.What, "err", err)
		return nil
	}
	return k.view()
}

func (s *Server) make(ctx context.Context, kind string, r chat.Recipe) (*kept, error) {
	if s.hooks.Render == nil {
		return nil, errors.New("web: no renderer")
	}
	name, body, err := s.hooks.Render(ctx, r)
	if err != nil {
		return nil, err
	}
	if kind != "photo" {
		return s.files.keep(kind, name, "", body), nil
	}
	width, height, mimeType, err := measure(body)
	if err != nil {
		return nil, err
	}
	k := s.files.keep(kind, name, mimeType, body)
	k.width, k.height = width, height
	return k, nil
}

// fetch hands a file that a person sent to the one who asked for it, and
// returns how the request is then marked.
func (s *Server) fetch(ctx context.Context, m *chat.Message) func(*store.Tx) error {
	done := func(tx *store.Tx) error { return chat.Sent(tx, m) }
	if s.hooks.Fetched == nil || m.File == nil {
		return done
	}
	var body []byte
	err := store.ErrNotFound
	if k := s.files.find(m.File.ID); k != nil {
		body, err = k.body, nil
	}
	fault := s.hooks.Fetched(ctx, *m, body, err)
	switch {
	case fault == nil:
		return done
	case m.Tries < 3:
		return func(tx *store.Tx) error { return chat.Resend(tx, m, fault, 0) }
	}
	s.log.Error("fetch", "err", fault)
	return func(tx *store.Tx) error { return chat.GiveUp(tx, m, fault) }
}

// typing shows that work is under way. The caller holds mu.
func (p *page) typing(chat int64) { p.publish("typing", map[string]any{"chat": chat}) }

func (p *page) tellTyping(chat int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.typing(chat)
}

// setMenu changes the keyboard below a chat. The caller holds mu.
func (p *page) setMenu(m *chat.Message) {
	if m.Menu == nil && m.Hint == "" {
		return
	}
	c := p.chat(m.Chat)
	c.Menu, c.Hint = m.Menu, m.Hint
	p.publish("menu", map[string]any{"chat": m.Chat, "menu": c.Menu, "hint": c.Hint})
}

// setCommands changes the list of commands of a chat. The caller holds mu.
func (p *page) setCommands(m *chat.Message) {
	c := p.chat(m.Chat)
	c.Commands = nil
	for _, one := range m.Commands {
		c.Commands = append(c.Commands, command{one.Name, one.Words})
	}
	p.publish("commands", map[string]any{"chat": m.Chat, "commands": c.Commands})
}
