package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/telegram"
	"liaison/bot/telegram/telegramtest"
	"liaison/messages"
	"liaison/store/storetest"
)

// notes is what a program prints while it runs.
type notes struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.String()
}

// Without a token that is one, serve says so in one line and ends.
func TestServeToken(t *testing.T) {
	s := telegramtest.New(t)
	id, _, _ := strings.Cut(s.Token, ":")
	for token, words := range map[string]string{
		"":                     "没有设置 TELEGRAM_BOT_TOKEN",
		"no token":             "样子不对",
		id + ":wrong-but-good": "不认这个 token",
	} {
		t.Setenv("TELEGRAM_BOT_TOKEN", token)
		t.Setenv("TELEGRAM_API_URL", s.URL)
		t.Setenv("LIAISON_DB", filepath.Join(t.TempDir(), "liaison.db"))
		var said notes
		code := run(t.Context(), []string{"serve"}, strings.NewReader(""), io.Discard, &said)
		if code != exitToken || !strings.Contains(said.String(), words) {
			t.Errorf("%q: exit code %d, %q; want %d, %q", token, code, &said, exitToken, words)
		}
		if token != "" && strings.Contains(said.String(), token) {
			t.Errorf("the token is in %q", &said)
		}
	}
}

// Whoever is told to stop before having begun ends without a fault, as later too.
func TestServeToldAtOnce(t *testing.T) {
	s := telegramtest.New(t)
	t.Setenv("TELEGRAM_BOT_TOKEN", s.Token)
	t.Setenv("TELEGRAM_API_URL", s.URL)
	t.Setenv("LIAISON_DB", filepath.Join(t.TempDir(), "liaison.db"))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var said notes
	if code := run(ctx, []string{"serve"}, strings.NewReader(""), io.Discard, &said); code != exitOK {
		t.Errorf("exit code %d, %q", code, &said)
	}
}

// serve answers people, and stops when it is told to.
func TestServe(t *testing.T) {
	s := telegramtest.New(t)
	t.Setenv("TELEGRAM_BOT_TOKEN", s.Token)
	t.Setenv("TELEGRAM_API_URL", s.URL)
	t.Setenv("LIAISON_DB", filepath.Join(t.TempDir(), "liaison.db"))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var said notes
	done := make(chan int)
	go func() { done <- run(ctx, []string{"serve"}, strings.NewReader(""), io.Discard, &said) }()
	u := s.NewUser("路人")
	u.Send("您好")
	u.WaitText("您还不在名单里")
	begin := time.Now()
	stop()
	if code := <-done; code != exitOK || time.Since(begin) > 5*time.Second {
		t.Errorf("exit code %d after %v:\n%s", code, time.Since(begin), &said)
	}
	if !strings.Contains(said.String(), s.BotUsername) || strings.Contains(said.String(), s.Token) {
		t.Errorf("it said %q", &said)
	}
}

func TestCensor(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&censor{out: &out, secrets: []string{"SECRET_part-1"}}, nil))
	log.Error("Post https://api.telegram.org/bot123:SECRET_part-1/x and bot123%3ASECRET_part-1", "phone", "13800001111", "chat", 7000000001)
	if got := out.String(); strings.Contains(got, "SECRET") || strings.Contains(got, "13800001111") || !strings.Contains(got, "7000000001") {
		t.Errorf("logged %q", got)
	}
}

// The bot introduces itself once, and again when its words change.
func TestIntroduce(t *testing.T) {
	s := telegramtest.New(t)
	db := storetest.Bureau(t, nil)
	api, err := telegram.NewAPI(s.Token, s.URL, s.Client())
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	for range 2 {
		if err := introduce(t.Context(), db, api, log); err != nil || len(s.Calls("setMyDescription")) != 1 {
			t.Errorf("%d calls, %v", len(s.Calls("setMyDescription")), err)
		}
	}
	if got := s.NewUser("路人").Commands(); len(got) != len(messages.GuestCommands()) {
		t.Errorf("commands %v", got)
	}
	if err := introduceOnce(t.Context(), db, api, telegram.Intro{Description: "别的话", Commands: messages.GuestCommands()}); err != nil || len(s.Calls("setMyDescription")) != 2 {
		t.Errorf("%d calls, %v", len(s.Calls("setMyDescription")), err)
	}
	s.Fault(telegramtest.Fault{Method: "setMyDescription", Effect: telegramtest.Refuse(400, "Bad Request: DESCRIPTION_INVALID")})
	if err := introduce(t.Context(), db, api, log); err != nil { // told otherwise now: it tries once and gives up
		t.Error(err)
	}
}

// serve introduces the bot.
func TestServeIntroduces(t *testing.T) {
	w := newWorld(t)
	w.Wait(func() bool { return len(w.Calls("setMyCommands")) > 0 })
}
