package telegramtest_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	tg "github.com/go-telegram/bot"

	"liaison/bot/telegram/telegramtest"
)

// library returns the client library's bot for a server.
func library(t testing.TB, s *telegramtest.Server) *tg.Bot {
	t.Helper()
	b, err := tg.New(s.Token, tg.WithServerURL(s.URL), tg.WithHTTPClient(0, s.Client()))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// An answer is the envelope of every answer of the Bot API.
type answer struct {
	OK          bool
	Result      json.RawMessage
	ErrorCode   int `json:"error_code"`
	Description string
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	}
}

// call posts JSON to a method and returns the answer.
func call(t testing.TB, s *telegramtest.Server, method string, params any) answer {
	t.Helper()
	a, err := try(s, method, params)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func try(s *telegramtest.Server, method string, params any) (answer, error) {
	body, _ := json.Marshal(params)
	return send(s, method, "application/json", string(body))
}

func send(s *telegramtest.Server, method, contentType, body string) (a answer, err error) {
	resp, err := s.Client().Post(s.URL+"/bot"+s.Token+"/"+method, contentType, strings.NewReader(body))
	if err != nil {
		return a, err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return a, err
	}
	if err := json.Unmarshal(text, &a); err != nil {
		return a, fmt.Errorf("%d %s: %w", resp.StatusCode, text, err)
	}
	if !a.OK && a.ErrorCode != resp.StatusCode {
		return a, fmt.Errorf("error_code %d with status %d", a.ErrorCode, resp.StatusCode)
	}
	return a, nil
}

func get(t testing.TB, s *telegramtest.Server, path string) (int, string) {
	t.Helper()
	resp, err := s.Client().Get(s.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

// params is short for a JSON object.
type params = map[string]any

// A fakeTB is a test that may fail without failing ours.
type fakeTB struct {
	mu       sync.Mutex
	failures []string
	cleanups []func()
}

func (f *fakeTB) Helper() {}

func (f *fakeTB) Cleanup(fn func()) { f.cleanups = append(f.cleanups, fn) }

func (f *fakeTB) Errorf(format string, args ...any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.failures = append(f.failures, fmt.Sprintf(format, args...))
}

func (f *fakeTB) Fatalf(format string, args ...any) {
	f.Errorf(format, args...)
	panic(fatal{})
}

type fatal struct{}

// run runs the test and its cleanups and returns what failed.
func (f *fakeTB) run(test func()) []string {
	f.attempt(test)
	for _, fn := range f.cleanups {
		fn()
	}
	return f.failures
}

func (f *fakeTB) attempt(test func()) {
	defer func() {
		if r := recover(); r != nil && r != (fatal{}) {
			panic(r)
		}
	}()
	test()
}

// echo polls by hand and answers every text with the same text, until the
// server closes. It is the smallest bot that keeps its place.
func echo(s *telegramtest.Server) {
	next := 0
	for {
		a, err := try(s, "getUpdates", params{"offset": next, "timeout": 50})
		if err != nil {
			return
		}
		var updates []struct {
			ID      int `json:"update_id"`
			Message struct {
				Chat struct{ ID int64 }
				Text string
			}
		}
		_ = json.Unmarshal(a.Result, &updates)
		for _, u := range updates {
			next = u.ID + 1
			if u.Message.Text != "" {
				_, _ = try(s, "sendMessage", params{"chat_id": u.Message.Chat.ID, "text": "「" + u.Message.Text + "」"})
			}
		}
	}
}

func contains(s, part string) bool { return strings.Contains(s, part) }

var _ http.Handler = (*telegramtest.Server)(nil)
