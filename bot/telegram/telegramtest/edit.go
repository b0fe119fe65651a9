package telegramtest

import (
	"encoding/json"
	"reflect"
)

func (s *Server) editMessageText(r *request) (any, *refusal) {
	if r.get("rich_message") != "" {
		return nil, malformed("rich_message is not known to telegramtest")
	}
	text, bad := r.readText("MESSAGE_TOO_LONG")
	if bad != nil {
		return nil, bad
	}
	return s.edit(r, func(m *message) *refusal {
		if m.wire.Text == "" {
			return badRequest("there is no text in the message to edit")
		}
		return nil
	}, func(f *face) {
		f.wire.Text, f.wire.Entities = text.text, text.entities
	})
}

func (s *Server) editMessageCaption(r *request) (any, *refusal) {
	text, bad := r.readCaption()
	if bad != nil {
		return nil, bad
	}
	return s.edit(r, func(m *message) *refusal {
		if m.file == nil {
			return badRequest("there is no caption in the message to edit")
		}
		return nil
	}, func(f *face) {
		f.wire.Caption, f.wire.CaptionEntities = text.text, text.entities
	})
}

func (s *Server) editMessageReplyMarkup(r *request) (any, *refusal) {
	return s.edit(r, anyMessage, func(*face) {})
}

func anyMessage(*message) *refusal { return nil }

// edit changes a message of the bot, unless may refuses. The inline keyboard is
// always replaced: a request without one takes it away.
func (s *Server) edit(r *request, may func(*message) *refusal, do func(*face)) (any, *refusal) {
	k, bad := r.readMarkup()
	if bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, m, bad := s.editable(r)
	if bad == nil {
		bad = may(m)
	}
	if bad != nil {
		return nil, bad
	}
	next := m.copy()
	do(&next)
	next.wire.ReplyMarkup = k.inline
	if same(m.wire, next.wire) {
		return nil, badRequest(textNotModified)
	}
	s.change(m, next)
	c.log(event{kind: edited, message: m.wire, keyboard: k})
	return m.wire, nil
}

func (f face) copy() face {
	w := *f.wire
	f.wire = &w
	return f
}

// editable finds the message that the request names.
func (s *Server) editable(r *request) (*chat, *message, *refusal) {
	if r.get("inline_message_id") != "" {
		return nil, nil, malformed("inline messages are not known to telegramtest")
	}
	if r.int("message_id", 0) == 0 {
		return nil, nil, malformed("message identifier is not specified")
	}
	c, bad := s.find(r)
	switch {
	case bad != nil:
		return nil, nil, bad
	case c.shut != "":
		return nil, nil, forbidden(c.shut)
	}
	m := c.message(r.int("message_id", 0))
	switch {
	case m == nil:
		return nil, nil, badRequest("message to edit not found")
	case !m.fromBot || m.fixed:
		return nil, nil, badRequest("message can't be edited")
	}
	return c, m, nil
}

// same says whether two states of a message look the same.
func same(a, b *wireMessage) bool {
	if a.Text != b.Text || a.Caption != b.Caption {
		return false
	}
	return reflect.DeepEqual(a.Entities, b.Entities) && reflect.DeepEqual(a.CaptionEntities, b.CaptionEntities) &&
		fileOf(a) == fileOf(b) && sameInline(a.ReplyMarkup, b.ReplyMarkup)
}

func sameInline(a, b *inline) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

func fileOf(w *wireMessage) string {
	if n := len(w.Photo); n > 0 {
		return w.Photo[n-1].ID
	}
	if w.Document != nil {
		return w.Document.ID
	}
	return ""
}
