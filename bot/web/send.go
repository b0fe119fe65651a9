package web

import (
	"crypto/rand"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"unicode/utf8"

	"liaison/store/chat"
)

// Limits of one message.
const (
	maxBody  = 24 << 20 // of the whole post
	maxFiles = 10       // of an album
)

// A letter is a message as the page posts it.
type letter struct {
	chat, replyTo int64
	text          string
	files         []*kept
}

// A fault is why a letter is refused.
type fault struct {
	status int
	code   string
}

func (f *fault) Error() string { return f.code }

// send writes a message, perhaps with photos or a file.
func (s *Server) send(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	in, err := s.readLetter(r)
	if f, ok := errors.AsType[*fault](err); ok {
		refuse(w, f.status, f.code)
		return
	} else if err != nil {
		code := "bad_request"
		if status(err) == http.StatusRequestEntityTooLarge {
			code = "file_too_big"
		}
		refuse(w, status(err), code)
		return
	}
	who := s.page.person(in.chat)
	text, masked := heard(in.text)
	switch {
	case who == nil:
		refuse(w, http.StatusNotFound, "no_person")
	case utf8.RuneCountInString(text) > maxText:
		refuse(w, http.StatusRequestEntityTooLarge, "too_long")
	case text == "" && len(in.files) == 0:
		refuse(w, http.StatusBadRequest, "empty")
	default:
		did := "text"
		if len(in.files) > 0 {
			did = in.files[0].Kind
		}
		s.arrived(w, s.receive(r.Context(), s.newTrace(who, did, text), s.arrivals(in, text, masked)))
	}
}

// arrivals are the updates of a letter: as on Telegram an album comes one photo
// an update, the words with the first.
func (s *Server) arrivals(in *letter, text string, masked bool) (all []arrival) {
	now, album := s.db.Clock.Now(), ""
	if len(in.files) > 1 {
		album = rand.Text()
	}
	var about int64
	if b := s.page.bubble(in.chat, in.replyTo); b == nil {
		in.replyTo = 0
	} else {
		about = chat.OnlyNumber(b.Text)
	}
	for i := range max(1, len(in.files)) {
		id := s.page.newID()
		u := chat.Update{Kind: chat.Text, At: now.Unix(), Message: id, ReplyTo: in.replyTo, About: about, Album: album}
		b := &bubble{ID: id, Mine: true, At: now.UnixMilli(), Reply: in.replyTo, Album: album}
		if i == 0 {
			u.Text, u.Masked, b.Text = text, masked, text
		}
		if len(in.files) > 0 {
			u.Files, b.File = []chat.File{in.files[i].File}, in.files[i].view()
			u.Masked = u.Masked || in.files[i].masked
		}
		all = append(all, arrival{u, b})
	}
	return all
}

// readLetter reads a post, part by part.
func (s *Server) readLetter(r *http.Request) (*letter, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, &fault{http.StatusUnsupportedMediaType, "bad_request"}
	}
	in := new(letter)
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return in, nil
		}
		if err == nil {
			err = s.readPart(in, part)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (s *Server) readPart(in *letter, part *multipart.Part) error {
	limit := int64(maxJSON)
	name := part.FormName()
	if name == "photo" || name == "document" {
		limit = maxFile
	}
	body, err := io.ReadAll(io.LimitReader(part, limit+1))
	if err != nil {
		return err
	}
	if int64(len(body)) > limit {
		return &fault{http.StatusRequestEntityTooLarge, "file_too_big"}
	}
	switch name {
	case "chat":
		in.chat, err = strconv.ParseInt(string(body), 10, 64)
	case "reply":
		in.replyTo, err = strconv.ParseInt(string(body), 10, 64)
	case "text":
		in.text = string(body)
	case "photo", "document":
		return s.readFile(in, part, body)
	}
	if err != nil {
		return &fault{http.StatusBadRequest, "bad_request"}
	}
	return nil
}

func (s *Server) readFile(in *letter, part *multipart.Part, body []byte) error {
	switch {
	case len(in.files) == maxFiles:
		return &fault{http.StatusRequestEntityTooLarge, "too_many_files"}
	case len(body) == 0:
		return &fault{http.StatusBadRequest, "empty_file"}
	case part.FormName() == "photo":
		picture, width, height, err := photo(body)
		if err != nil {
			return &fault{http.StatusUnsupportedMediaType, "not_a_photo"}
		}
		k := s.files.keep("photo", "", "image/jpeg", picture)
		k.width, k.height = width, height
		in.files = append(in.files, k)
		return nil
	}
	in.files = append(in.files, s.files.keep("document", part.FileName(), part.Header.Get("Content-Type"), body))
	return nil
}
