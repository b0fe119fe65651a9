package web

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"liaison/store/chat"
)

// A told is one event of the stream.
type told struct {
	id, name string
	data     json.RawMessage
}

// A stream is an open page: its events, in order.
type stream struct {
	t      testing.TB
	events chan told
	close  func() error
}

func (b *bench) open(last string) *stream {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), "GET", b.http.URL+"/events", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	res, err := b.http.Client().Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	s := &stream{t: b.t, events: make(chan told, 1000), close: res.Body.Close}
	go func() {
		defer close(s.events)
		var e told
		lines := bufio.NewScanner(res.Body)
		lines.Buffer(nil, 8<<20)
		for lines.Scan() {
			key, value, _ := strings.Cut(lines.Text(), ": ")
			switch key {
			case "id":
				e.id = value
			case "event":
				e.name = value
			case "data":
				e.data = json.RawMessage(value)
			case "":
				if e.name != "" {
					s.events <- e
				}
				e = told{}
			}
		}
	}()
	b.t.Cleanup(func() { s.close() })
	return s
}

// next returns the next event.
func (s *stream) next() told {
	s.t.Helper()
	select {
	case e, ok := <-s.events:
		if !ok {
			s.t.Fatal("the stream ended")
		}
		return e
	case <-time.After(20 * time.Second):
		s.t.Fatal("no event in time")
	}
	return told{}
}

// until returns the next event of a name, decoded into v.
func (s *stream) until(name string, v any) told {
	s.t.Helper()
	for {
		if e := s.next(); e.name == name {
			if err := json.Unmarshal(e.data, v); err != nil {
				s.t.Fatal(err)
			}
			return e
		}
	}
}

// A shown is a message event.
type shown struct {
	Chat    int64
	Message bubble
}

// message returns the next message that is so.
func (s *stream) message(so func(shown) bool) shown {
	s.t.Helper()
	for {
		var m shown
		if s.until("message", &m); so(m) {
			return m
		}
	}
}

func ofBot(m shown) bool { return !m.Message.Mine }
func mine(m shown) bool  { return m.Message.Mine }

// post posts JSON and returns the status and the error's code.
func (b *bench) post(path string, v any) (int, string) {
	b.t.Helper()
	body, err := json.Marshal(v)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do("POST", path, "application/json", bytes.NewReader(body), nil)
}

type part struct {
	field, name string
	body        []byte
}

// write sends a message with files.
func (b *bench) write(chat, text string, parts ...part) (int, string) {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	form.WriteField("chat", chat)
	form.WriteField("text", text)
	for _, p := range parts {
		w, err := form.CreateFormFile(p.field, p.name)
		if err == nil {
			_, err = w.Write(p.body)
		}
		if err != nil {
			b.t.Fatal(err)
		}
	}
	form.Close()
	return b.do("POST", "/send", form.FormDataContentType(), &body, nil)
}

func (b *bench) do(method, path, kind string, body io.Reader, alter func(*http.Request)) (int, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.http.URL+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	if alter != nil {
		alter(r)
	}
	res, err := b.http.Client().Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	var said struct{ Error string }
	json.NewDecoder(res.Body).Decode(&said)
	return res.StatusCode, said.Error
}

// want fails the test unless a post was answered so.
func want(t testing.TB, what string, status int, code string, wantStatus int, wantCode string) {
	t.Helper()
	if status != wantStatus || code != wantCode {
		t.Errorf("%s: %d %q; want %d %q", what, status, code, wantStatus, wantCode)
	}
}

// got waits for the bot to have handled n updates and returns them.
func (b *bench) got(n int) (all []chat.Update) {
	b.t.Helper()
	b.until("the updates came", func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		all = append([]chat.Update(nil), b.updates...)
		return len(all) >= n
	})
	return all
}
