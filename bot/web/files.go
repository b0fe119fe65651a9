package web

import (
	"bytes"
	"crypto/rand"
	"errors"
	"image"
	"image/jpeg"
	_ "image/png"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"unicode/utf8"

	"liaison/store/chat"
	"liaison/store/mask"
)

// Limits of what people send.
const (
	maxFile   = 20 << 20  // as the bot may fetch on Telegram
	maxPixels = 24 << 20  // of a photo, once unpacked
	maxKept   = 256 << 20 // of all files; the oldest go first
	maxName   = 120       // characters of a file's name
)

// files keeps what people and the bot sent, by ids nobody can guess.
type files struct {
	mu    sync.Mutex
	by    map[string]*kept
	order []string
	size  int64
}

type kept struct {
	chat.File
	body          []byte
	width, height int
	masked        bool // something private was in its name
}

// A fileView is a file as the page shows it.
type fileView struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
	Size   int64  `json:"size"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

func newFiles() *files { return &files{by: map[string]*kept{}} }

// keep stores a file under a new id.
func (f *files) keep(kind, name, mimeType string, body []byte) *kept {
	name, masked := fileName(name)
	k := &kept{File: chat.File{Kind: kind, ID: rand.Text(), Name: name, Size: int64(len(body)), Mime: mimeType}, body: body, masked: masked}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.by[k.ID] = k
	f.order = append(f.order, k.ID)
	for f.size += k.Size; f.size > maxKept && len(f.order) > 1; f.order = f.order[1:] {
		f.size -= f.by[f.order[0]].Size
		delete(f.by, f.order[0])
	}
	return k
}

// find returns a kept file, or nil.
func (f *files) find(id string) *kept {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.by[id]
}

func (k *kept) view() *fileView {
	return &fileView{Kind: k.Kind, ID: k.ID, Name: k.Name, Size: k.Size, Width: k.width, Height: k.height}
}

// errNotPhoto says that a body is no picture that can be shown.
var errNotPhoto = errors.New("web: not a photo")

// photo draws a picture anew: what a camera wrote beside it (place, time,
// device) is not kept.
func photo(body []byte) (clean []byte, width, height int, err error) {
	if width, height, _, err = measure(body); err != nil {
		return nil, 0, 0, err
	}
	picture, _, err := image.Decode(bytes.NewReader(body))
	if err != nil {
		return nil, 0, 0, errNotPhoto
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, picture, &jpeg.Options{Quality: 86})
	return out.Bytes(), width, height, err
}

// measure is how large a picture is when it is unpacked, and of what type.
func measure(body []byte) (width, height int, mimeType string, err error) {
	size, format, err := image.DecodeConfig(bytes.NewReader(body))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > maxPixels/size.Height {
		return 0, 0, "", errNotPhoto
	}
	return size.Width, size.Height, "image/" + format, nil
}

// fileName is the last part of a name, cleaned and not too long, without private
// numbers.
func fileName(name string) (last string, masked bool) {
	name = strings.ReplaceAll(clean(path.Base(strings.ReplaceAll(name, `\`, "/"))), "\n", " ")
	if name == "." || name == "/" {
		return "", false
	}
	name, masked = mask.Numbers(name)
	for utf8.RuneCountInString(name) > maxName {
		_, n := utf8.DecodeRuneInString(name)
		name = name[n:] // the end tells what kind of file it is
	}
	return name, masked
}

// file serves a kept file. Only pictures drawn here show in the page; all else
// is for downloading.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	k := s.files.find(r.PathValue("id"))
	if k == nil {
		refuse(w, http.StatusNotFound, "no_file")
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "private, max-age=31536000, immutable")
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	if k.Kind == "photo" {
		h.Set("Content-Type", k.Mime)
	} else {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": k.Name}))
	}
	w.Write(k.body)
}
