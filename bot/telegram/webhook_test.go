package telegram

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
)

// hook is a webhook on a port of its own, not running yet.
func (w *world) hook() *Webhook {
	w.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { l.Close() })
	return &Webhook{DB: w.db, Log: slog.New(slog.NewTextHandler(w.log, nil)), API: w.api, Listener: l, URL: "http://" + l.Addr().String() + "/telegram"}
}

// Telegram brings each update once, in the order of its chat, with the secret.
func TestWebhook(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	u.Send("等着的")
	h := w.hook()
	stop := w.run(h.Run)
	w.received(1)
	u.Send("二")
	u.Photo("三")
	if got := strings.Join(w.received(3), " "); got != "等着的 二 三" {
		t.Errorf("received %q", got)
	}
	w.Wait(func() bool { return w.Pending() == 0 })
	w.until("a note of it", func() bool { return !h.LastPoll().IsZero() })
	begin := time.Now()
	stop()
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("stopping took %v", took)
	}
	if w.WebhookURL() == "" {
		t.Error("the webhook is gone: what comes while the program is stopped would wait for nobody")
	}
}

// From polling to the webhook and back: nothing is lost or comes twice, and each
// way takes over what waits.
func TestSwitch(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	stop := w.receive()
	w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
	u.Send("一")
	w.received(1)
	w.Wait(func() bool { return w.Pending() == 0 })
	stop()
	u.Send("二")
	stop = w.run(w.hook().Run)
	w.received(2)
	u.Send("三")
	w.received(3)
	w.Wait(func() bool { return w.Pending() == 0 })
	stop()
	u.Send("四") // brought in vain
	w.receive()
	w.received(4)
	u.Send("五")
	if got := strings.Join(w.received(5), ""); got != "一二三四五" {
		t.Errorf("received %q", got)
	}
	w.Wait(func() bool { return w.Pending() == 0 && w.WebhookURL() == "" })
}

// Another program that takes the webhook away loses it again.
func TestWebhookTakenAway(t *testing.T) {
	w := newWorld(t)
	h := w.hook()
	h.trouble.Log = h.Log
	set := false
	if err := h.look(t.Context(), &set); err != nil || !set {
		t.Fatal(set, err)
	}
	if err := w.api.setWebhook(t.Context(), "http://127.0.0.1:1/other"); err != nil {
		t.Fatal(err)
	}
	if err := h.look(t.Context(), &set); err != nil || w.WebhookURL() != h.URL {
		t.Errorf("the webhook is %q, %v", w.WebhookURL(), err)
	}
	if w.log.count("took the webhook away") != 1 {
		t.Error(w.log)
	}
}

// What does not come from Telegram is turned away before anything is read or
// kept.
func TestWebhookRefuses(t *testing.T) {
	w := newWorld(t)
	h := w.hook()
	handler, err := h.Handler()
	if err != nil {
		t.Fatal(err)
	}
	good := `{"update_id":7,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5},"text":"走访"}}`
	for _, c := range []struct {
		name, method, path, secret, body string
		want                             int
	}{
		{"no secret", "POST", "/telegram", "", good, 401},
		{"another secret", "POST", "/telegram", strings.Repeat("a", 64), good, 401},
		{"half the secret", "POST", "/telegram", w.api.hookSecret()[:32], good, 401},
		{"another path", "POST", "/", w.api.hookSecret(), good, 404},
		{"a longer path", "POST", "/telegram/x", w.api.hookSecret(), good, 404},
		{"another method", "GET", "/telegram", w.api.hookSecret(), "", 405},
		{"no JSON", "POST", "/telegram", w.api.hookSecret(), "{", 400},
		{"too big", "POST", "/telegram", w.api.hookSecret(), `{"a":"` + strings.Repeat("x", maxUpdate) + `"}`, 413},
		{"good", "POST", "/telegram", w.api.hookSecret(), good, 200},
		{"again", "POST", "/telegram", w.api.hookSecret(), good, 200},
		{"unreadable", "POST", "/telegram", w.api.hookSecret(), `{"update_id":"x","message":3}`, 200},
		{"unreadable again", "POST", "/telegram", w.api.hookSecret(), `{"update_id":"x","message":3}`, 200},
	} {
		req := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
		req.Header.Set(secretHead, c.secret)
		got := httptest.NewRecorder()
		handler.ServeHTTP(got, req)
		if got.Code != c.want {
			t.Errorf("%s: %d, want %d", c.name, got.Code, c.want)
		}
	}
	if got := w.received(2); len(got) != 2 || got[0] != "走访" {
		t.Errorf("kept %q", got)
	}
	if strings.Contains(w.log.String(), w.api.hookSecret()) {
		t.Error("the secret is in the log")
	}
	other, err := NewAPI("7000000002:another", w.URL, nil)
	if err != nil || other.hookSecret() == w.api.hookSecret() || len(other.hookSecret()) != 64 {
		t.Error("the secret does not follow from the token")
	}
}

// Telegram is answered after the commit, not before.
func TestWebhookCommitsFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, telegramtest.InMemory())
		handler, err := (&Webhook{DB: w.db, Log: w.sender.Log, API: w.api, URL: "https://example.com/telegram"}).Handler()
		if err != nil {
			t.Fatal(err)
		}
		locked, free := make(chan struct{}), make(chan struct{})
		go w.db.Update(context.Background(), func(*store.Tx) error { close(locked); <-free; return nil })
		<-locked
		answered := make(chan int, 1)
		go func() {
			req := httptest.NewRequest("POST", "/telegram", strings.NewReader(`{"update_id":7}`))
			req.Header.Set(secretHead, w.api.hookSecret())
			got := httptest.NewRecorder()
			handler.ServeHTTP(got, req)
			answered <- got.Code
		}()
		synctest.Wait()
		if len(answered) != 0 {
			t.Errorf("answered %d before the commit", <-answered)
		}
		close(free)
		if code := <-answered; code != http.StatusOK {
			t.Errorf("answered %d after the commit", code)
		}
	})
}

// What Telegram could not bring is kept for /status, and forgotten in time.
func TestWebhookFault(t *testing.T) {
	i := WebhookInfo{ErrorDate: 1000, Error: "Connection\ntimed out"}
	if got := i.faultSince(time.Unix(999, 0)); got != "Connection timed out" {
		t.Errorf("lately: %q", got)
	}
	if got := i.faultSince(time.Unix(1001, 0)); got != "" {
		t.Errorf("long ago: %q", got)
	}
}

func TestWebhookTokenRefused(t *testing.T) {
	w := newWorld(t)
	w.Fault(telegramtest.Fault{Method: "getWebhookInfo", Effect: telegramtest.Refuse(401, "Unauthorized")})
	if err := w.hook().Run(t.Context()); err != ErrTokenRefused {
		t.Errorf("%v, want ErrTokenRefused", err)
	}
}
