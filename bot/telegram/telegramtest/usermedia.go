package telegramtest

// Photo sends a small picture, each time another one.
func (u *User) Photo(caption string) int {
	u.s.mu.Lock()
	data := picture(u.s.number(), 64, 48)
	u.s.mu.Unlock()
	return u.put(u.chat, func(w *wireMessage) *file { return u.s.photo(w, data, caption) })
}

// photo fills a message with a picture in two sizes, the larger one last.
func (s *Server) photo(w *wireMessage, data []byte, caption string) *file {
	size, _ := measure(data)
	small := s.keep("photo", "photo.jpg", picture(0, 16, 12), pixels{16, 12})
	f := s.keep("photo", "photo.jpg", data, size)
	w.Photo = []wireFile{*small.described(), *f.described()}
	w.Caption, w.CaptionEntities = caption, detect(caption)
	return f
}

// Document sends a file.
func (u *User) Document(name string, data []byte, caption string) int {
	return u.put(u.chat, func(w *wireMessage) *file {
		f := u.s.keep("document", name, data, pixels{})
		w.Document, w.Caption, w.CaptionEntities = f.described(), caption, detect(caption)
		return f
	})
}

// Voice sends a voice message.
func (u *User) Voice() int {
	return u.put(u.chat, func(w *wireMessage) *file {
		f := u.s.keep("voice", "voice.ogg", []byte("no real voice"), pixels{})
		w.Voice = f.described()
		w.Voice.Name, w.Voice.Duration = "", 3
		return f
	})
}

// Sticker sends a sticker.
func (u *User) Sticker() int {
	return u.put(u.chat, func(w *wireMessage) *file {
		f := u.s.keep("sticker", "sticker.webp", []byte("no real sticker"), pixels{512, 512})
		w.Sticker = &wireSticker{wireFile: *f.described(), Type: "regular", Emoji: "👍"}
		w.Sticker.Name, w.Sticker.MIME = "", ""
		return f
	})
}

// Location sends a place.
func (u *User) Location() int {
	return u.put(u.chat, func(w *wireMessage) *file {
		w.Location = &wirePlace{34.7466, 113.6254}
		return nil
	})
}

// Contact sends somebody's card.
func (u *User) Contact() int {
	return u.put(u.chat, func(w *wireMessage) *file {
		w.Contact = &wireContact{"+8613800000000", "王经理", 0}
		return nil
	})
}
