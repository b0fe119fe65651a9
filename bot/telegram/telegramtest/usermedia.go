package telegramtest

import "strconv"

// Photo sends a small picture, each time another one.
func (u *User) Photo(caption string) int {
	return u.PhotoOf(u.picture(), caption)
}

// PhotoOf sends a picture of the test's own.
func (u *User) PhotoOf(data []byte, caption string) int {
	return u.put(u.chat, func(w *wireMessage) *file { return u.s.photo(w, data, caption, "") })
}

// Album sends n pictures as one album: n updates with one media_group_id, the
// caption on the first. It returns the ids.
func (u *User) Album(n int, caption string) (ids []int) {
	group := u.NewAlbum()
	for range n {
		ids = append(ids, u.AlbumPhoto(group, caption))
		caption = ""
	}
	return ids
}

// NewAlbum returns a media_group_id, and AlbumPhoto sends a picture with it:
// so the pictures of an album can come late, or with other things in between.
func (u *User) NewAlbum() string {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return strconv.FormatInt(13_000_000_000_000_000+u.s.number(), 10)
}

// AlbumPhoto sends one picture of an album.
func (u *User) AlbumPhoto(album, caption string) int {
	data := u.picture()
	return u.put(u.chat, func(w *wireMessage) *file { return u.s.photo(w, data, caption, album) })
}

func (u *User) picture() []byte {
	u.s.mu.Lock()
	n := u.s.number()
	u.s.mu.Unlock()
	return picture(n, 64, 48)
}

// photo fills a message with a picture in two sizes, the larger one last.
func (s *Server) photo(w *wireMessage, data []byte, caption, album string) *file {
	size, _ := measure(data)
	small := s.keep("photo", "photo.jpg", picture(0, 16, 12), pixels{16, 12})
	f := s.keep("photo", "photo.jpg", data, size)
	w.Photo = []wireFile{*small.described(), *f.described()}
	w.Caption, w.CaptionEntities, w.MediaGroup = caption, detect(caption), album
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

// Video sends a video.
func (u *User) Video(caption string) int {
	return u.put(u.chat, func(w *wireMessage) *file {
		f := u.s.keep("video", "video.mp4", []byte("no real video"), pixels{640, 480})
		w.Video, w.Caption, w.CaptionEntities = f.described(), caption, detect(caption)
		w.Video.Duration = 7
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
