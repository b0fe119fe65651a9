package telegramtest

import "strconv"

// An inputMedia is one item of an album, or what a message is to show instead.
type inputMedia struct {
	Type     string       `json:"type"`
	Media    string       `json:"media"`
	Caption  string       `json:"caption"`
	Mode     string       `json:"parse_mode"`
	Entities []wireEntity `json:"caption_entities"`
}

func (s *Server) sendMediaGroup(r *request) (any, *refusal) {
	var items []inputMedia
	r.decode("media", &items)
	if len(items) < 2 || len(items) > 10 {
		return nil, malformed("an album must have 2–10 items, not %d", len(items))
	}
	texts, bad := r.albumTexts(items)
	if bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	files := make([]*file, len(items))
	for i, item := range items {
		if files[i], bad = s.input(r, item.Type, "", item.Media); bad != nil {
			return nil, bad
		}
	}
	c, bad := s.open(r, len(items))
	if bad != nil {
		return nil, bad
	}
	group := strconv.FormatInt(13_000_000_000_000_000+s.number(), 10)
	sent := make([]*wireMessage, 0, len(items))
	for i, item := range items {
		f := mediaFace(item.Type, files[i], texts[i])
		f.wire.MediaGroup = group
		w, bad := s.post(c, r, &markup{}, f)
		if bad != nil {
			return nil, bad
		}
		sent = append(sent, w)
	}
	return sent, nil
}

func (r *request) albumTexts(items []inputMedia) ([]formatted, *refusal) {
	texts := make([]formatted, 0, len(items))
	for _, item := range items {
		mixed := item.Type != items[0].Type && (item.Type == "document" || items[0].Type == "document")
		if item.Type == "animation" || mixed {
			return nil, malformed("can't use the media of the specified type in the album")
		}
		text, bad := r.caption(item.Caption, item.Mode, item.Entities)
		if bad != nil {
			return nil, bad
		}
		texts = append(texts, text)
	}
	return texts, nil
}

func (s *Server) editMessageMedia(r *request) (any, *refusal) {
	var item inputMedia
	r.decode("media", &item)
	text, bad := r.caption(item.Caption, item.Mode, item.Entities)
	if bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	f, bad := s.input(r, item.Type, "", item.Media)
	s.mu.Unlock()
	if bad != nil {
		return nil, bad
	}
	return s.edit(r, anyMessage, func(next *face) {
		next.wire.Text, next.wire.Entities = "", nil
		next.wire.Caption, next.wire.CaptionEntities = text.text, text.entities
		next.wire.attach(item.Type, f)
		next.source, next.file = text.source, f
	})
}
