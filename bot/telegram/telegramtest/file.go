package telegramtest

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A file is one that Telegram keeps. Its id never changes.
type file struct {
	wire   wireFile
	kind   string // photo, document, …: the folder of its path
	data   []byte
	handed bool // getFile gave out the path
}

const (
	maxPhoto    = 10 << 20
	maxUpload   = 50 << 20
	maxDownload = 20 << 20
)

// keep gives a file its ids and its path.
func (s *Server) keep(kind, name string, data []byte, size pixels) *file {
	n := s.number()
	f := &file{kind: kind, data: data}
	f.wire = wireFile{
		ID:     fmt.Sprintf("AgACAgUAAxkB%s%08d", kind[:2], n),
		Unique: fmt.Sprintf("AQAD%08d", n),
		Size:   len(data), Width: size.width, Height: size.height,
		Path: fmt.Sprintf("%ss/file_%d%s", kind, n, path.Ext(name)),
	}
	if kind != "photo" {
		f.wire.Name, f.wire.MIME = name, mimeOf(name, data)
	}
	s.files[f.wire.ID] = f
	return f
}

func mimeOf(name string, data []byte) string {
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = http.DetectContentType(data)
	}
	kind, _, _ = strings.Cut(kind, ";")
	return kind
}

// described is the file as it stands in a message, without its path.
func (f *file) described() *wireFile {
	w := f.wire
	w.Path = ""
	return &w
}

func (f *file) view() *File {
	return &File{ID: f.wire.ID, Name: f.wire.Name, MIME: f.wire.MIME, Bytes: slices.Clone(f.data)}
}

func (s *Server) getFile(r *request) (any, *refusal) {
	if r.get("file_id") == "" {
		return nil, malformed("file_id not specified")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[r.get("file_id")]
	switch {
	case f == nil:
		return nil, malformed("invalid file_id")
	case len(f.data) > maxDownload:
		return nil, badRequest("file is too big")
	}
	f.handed = true
	return wireFile{ID: f.wire.ID, Unique: f.wire.Unique, Size: f.wire.Size, Path: f.wire.Path}, nil
}

// serveFile answers a download. Only paths that getFile gave out exist.
func (s *Server) serveFile(w http.ResponseWriter, req *http.Request, name string) {
	r := &request{ctx: req.Context(), method: &object{name: "file"}, at: time.Now()}
	r.set("path", name)
	r.effect = s.strike("file", 0)
	if !s.pause(r.ctx, s.opts.latency) {
		panic(http.ErrAbortHandler)
	}
	call := s.begin(r)
	if over, how := r.effect.before(s, w, r); over {
		s.end(r, call, nil, how)
		how.cut()
		return
	}
	data, ok := s.download(name)
	if !ok {
		none := &refusal{code: 404, text: "Not Found"}
		s.end(r, call, none, Call{Status: 404, Error: none.text})
		s.refuse(w, none)
		return
	}
	s.end(r, call, nil, Call{Status: http.StatusOK, Applied: true})
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	if r.effect.drop {
		half(w, data)
	}
	_, _ = w.Write(data)
}

// half sends half of a file and cuts the connection.
func half(w http.ResponseWriter, data []byte) {
	_, _ = w.Write(data[:len(data)/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

func (s *Server) download(name string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.files {
		if f.wire.Path == name && f.handed {
			return f.data, true
		}
	}
	return nil, false
}
