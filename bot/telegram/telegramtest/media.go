package telegramtest

import "net/url"

func (s *Server) sendPhoto(r *request) (any, *refusal)    { return s.sendMedia(r, "photo") }
func (s *Server) sendDocument(r *request) (any, *refusal) { return s.sendMedia(r, "document") }

func (s *Server) sendMedia(r *request, kind string) (any, *refusal) {
	text, bad := r.readCaption()
	if bad != nil {
		return nil, bad
	}
	k, bad := r.readMarkup()
	if bad != nil {
		return nil, bad
	}
	if bad := r.checkThumbnail(); bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f, bad := s.input(r, kind)
	if bad != nil {
		return nil, bad
	}
	c, bad := s.open(r)
	if bad != nil {
		return nil, bad
	}
	return result(s.post(c, r, k, mediaFace(kind, f, text)))
}

// mediaFace is a message that shows a file.
func mediaFace(kind string, f *file, text formatted) face {
	w := &wireMessage{Caption: text.text, CaptionEntities: text.entities}
	w.attach(kind, f)
	return face{wire: w, file: f}
}

// attach makes the file what the message shows.
func (w *wireMessage) attach(kind string, f *file) {
	d := f.described()
	if kind != "photo" {
		w.Document = d
		return
	}
	small := *d
	small.ID, small.Unique = d.ID+"s", d.Unique+"s"
	small.Width, small.Height, small.Size = max(1, d.Width/4), max(1, d.Height/4), max(1, d.Size/4)
	w.Photo = []wireFile{small, *d}
}

// input returns the file of a photo or document parameter: uploaded under that name, or
// known by its id. The caller holds the lock.
func (s *Server) input(r *request, kind string) (*file, *refusal) {
	if id := r.get(kind); id != "" {
		return s.known(kind, id)
	}
	u := r.file(kind)
	switch {
	case u == nil:
		return nil, malformed("there is no %s in the request", kind)
	case len(u.data) == 0:
		return nil, malformed("file must be non-empty")
	case len(u.data) > maxUpload:
		return nil, &refusal{code: 413, text: "Request Entity Too Large", malformed: true}
	case kind != "photo":
		return s.keep(kind, u.name, u.data, pixels{}), nil
	}
	size, bad := measure(u.data)
	if bad != nil {
		return nil, bad
	}
	return s.keep("photo", "photo.jpg", u.data, size), nil
}

func (s *Server) known(kind, value string) (*file, *refusal) {
	if u, err := url.Parse(value); err == nil && u.Scheme != "" {
		return nil, malformed("wrong file identifier/HTTP URL specified (telegramtest fetches nothing)")
	}
	f := s.files[value]
	switch {
	case f == nil:
		return nil, malformed("wrong file identifier/HTTP URL specified")
	case (f.kind == "photo") != (kind == "photo"):
		return nil, malformed("can't use file of type %s as %s", f.kind, kind)
	}
	return f, nil
}

func (r *request) checkThumbnail() *refusal {
	u := r.file("thumbnail")
	if u == nil {
		return nil
	}
	size, bad := measure(u.data)
	if bad == nil && (size.width > 320 || size.height > 320 || len(u.data) > 200<<10) {
		bad = malformed("thumbnail must be at most 320 by 320 and 200 kB")
	}
	return bad
}
