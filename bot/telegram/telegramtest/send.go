package telegramtest

import "slices"

func (s *Server) sendMessage(r *request) (any, *refusal) {
	text, bad := r.readText("message is too long")
	if bad != nil {
		return nil, bad
	}
	k, bad := r.readMarkup()
	if bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, bad := s.open(r)
	if bad != nil {
		return nil, bad
	}
	return result(s.post(c, r, k, face{wire: &wireMessage{Text: text.text, Entities: text.entities}}))
}

// post puts a message of the bot into the chat.
func (s *Server) post(c *chat, r *request, k *markup, f face) (*wireMessage, *refusal) {
	if k.inline != nil {
		for _, b := range slices.Concat(k.inline.Rows...) {
			if b.WebApp != nil && c.user == nil {
				return nil, malformed("BUTTON_TYPE_INVALID")
			}
		}
	}
	reply, bad := c.replied(r)
	if bad != nil {
		return nil, bad
	}
	f.wire.From, f.wire.ReplyTo, f.wire.ReplyMarkup = &s.me, reply, k.inline
	switch {
	case k.labels != nil:
		c.keyboard = k
	case k.Remove:
		c.keyboard = nil
	}
	s.put(c, &message{face: f, fromBot: true, fixed: k.inline == nil && k.raw != ""})
	c.log(event{kind: shown, message: f.wire, keyboard: k})
	return f.wire, nil
}

// result keeps a nil message from becoming an answer that is not nil.
func result(w *wireMessage, bad *refusal) (any, *refusal) {
	if bad != nil {
		return nil, bad
	}
	return w, nil
}

// replied is the message that reply_parameters names.
func (c *chat) replied(r *request) (*wireMessage, *refusal) {
	var p struct {
		Message int64 `json:"message_id"`
		Anyway  bool  `json:"allow_sending_without_reply"`
	}
	r.decode("reply_parameters", &p)
	m := c.message(p.Message)
	if p.Message != 0 && m == nil && !p.Anyway {
		return nil, badRequest("message to be replied not found")
	}
	if m == nil {
		return nil, nil
	}
	flat := *m.wire // a reply shows no further reply in it
	flat.ReplyTo = nil
	return &flat, nil
}

var chatActions = []string{
	"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
	"upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}

func (s *Server) sendChatAction(r *request) (any, *refusal) {
	if !slices.Contains(chatActions, r.get("action")) {
		return nil, malformed("wrong parameter action in request")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, bad := s.find(r)
	if bad == nil && c.shut != "" {
		bad = forbidden(c.shut)
	}
	if bad != nil {
		return nil, bad
	}
	c.actions++
	s.changed.ring()
	return true, nil
}
