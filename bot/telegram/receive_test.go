package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
)

// both runs a test on a port and in memory.
func both(t *testing.T, fn func(*testing.T, *world), opts ...telegramtest.Option) {
	t.Run("port", func(t *testing.T) { fn(t, newWorld(t, opts...)) })
	t.Run("memory", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) { fn(t, newWorld(t, append(opts, telegramtest.InMemory())...)) })
	})
}

// received waits for a number of updates and returns their texts.
func (w *world) received(n int) (got []string) {
	w.Helper()
	w.until("updates", func() bool { return len(w.inbox()) >= n })
	for _, u := range w.inbox() {
		got = append(got, u.Text)
	}
	return got
}

func TestReceive(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		u := w.NewUser("城东所干事甲")
		w.receive()
		w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
		u.Send("走访写字楼")
		w.received(1)
		u.Photo("现场")
		w.received(2)
		w.Wait(func() bool { return w.Pending() == 0 })
		got := w.inbox()
		if got[0].Text != "走访写字楼" || got[0].Chat != u.Chat || got[0].Name != u.Name || got[0].Kind != chat.Text || got[0].At == 0 {
			t.Errorf("received %+v", got[0])
		}
		if len(got[1].Files) != 1 || got[1].Text != "现场" {
			t.Errorf("received %+v", got[1])
		}
		if w.receiver.LastPoll().IsZero() {
			t.Error("no time of the last poll")
		}
	})
}

// A tap has no date of its own: it gets the time of its arrival.
func TestReceiveTap(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	w.send()
	w.receive()
	w.Wait(func() bool { return len(w.Calls("getUpdates")) > 0 })
	w.show(u, "d1", "请确认", false)
	u.WaitText("请确认")
	q := u.Tap(0, "提交")
	w.received(1)
	got := w.inbox()[0]
	if key, _, do, ok := chat.ParseData(got.Data); !ok || key != "d1" || do != "ok" || got.Tap != q.ID || got.At == 0 {
		t.Errorf("received %+v", got)
	}
}

// Telegram is told of an update only after its commit.
func TestAcknowledgeAfterCommit(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	u.Send("走访")
	locked, free := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() { // another process has the file
		done <- w.db.Update(context.Background(), func(*store.Tx) error {
			close(locked)
			<-free
			return nil
		})
	}()
	<-locked
	w.receive()
	w.Wait(func() bool { c := w.Calls("getUpdates"); return len(c) > 0 && c[0].Status == http.StatusOK })
	if n := len(w.Calls("getUpdates")); n != 1 || w.Pending() != 1 {
		t.Errorf("%d polls and %d updates pending before the commit, want 1 and 1", n, w.Pending())
	}
	close(free)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	w.Wait(func() bool { return w.Pending() == 0 })
	w.received(1)
}

func TestReceiveTwice(t *testing.T) {
	both(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "getUpdates", Effect: telegramtest.Duplicate()})
		u.Send("一")
		u.Send("二")
		w.receive()
		w.received(2)
		u.Send("三")
		if got := strings.Join(w.received(3), ""); got != "一二三" {
			t.Errorf("received %q", got)
		}
	})
}

// After a restart what was not acknowledged comes again, and is kept once.
func TestReceiveAfterRestart(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	u.Send("一")
	w.Fault(telegramtest.Fault{Method: "getUpdates", Skip: 1, Times: 1, Effect: telegramtest.DropBefore()})
	stop := w.receive()
	w.received(1)
	stop()
	w.receive()
	w.Wait(func() bool { return w.Pending() == 0 })
	u.Send("二")
	if got := strings.Join(w.received(2), ""); got != "一二" {
		t.Errorf("received %q", got)
	}
}

// The numbers of updates may start anew, far below the offset.
func TestReceiveNewNumbers(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	w.receive()
	u.Send("一")
	w.received(1)
	w.Wait(func() bool { return w.Pending() == 0 })
	w.RestartUpdateIDs(1000)
	u.Send("二")
	u.Send("三")
	w.received(3)
	w.Wait(func() bool { return w.Pending() == 0 })
}

func TestReceiveUndecodable(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	w.Raw(`{"message":{"message_id":"three","text":"13800001111"}}`)
	u.Send("走访")
	w.receive()
	w.received(2)
	w.Wait(func() bool { return w.Pending() == 0 })
	got := w.inbox()
	if got[0].Kind != chat.Ignored || got[0].Raw == "" || strings.Contains(got[0].Raw, "13800001111") || got[1].Text != "走访" {
		t.Errorf("received %+v", got)
	}
}

func TestReadWithoutNumbers(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		raw    []string
		offset int64
		next   int64
	}{
		{nil, 7, 7},
		{[]string{`{"update_id":7}`, `{"update_id":9}`, `{"update_id":8}`}, 7, 10},
		{[]string{`{"update_id":"x"}`, `{"update_id":8}`}, 7, 9},
		{[]string{`{"update_id":7}`, `{"update_id":"x"}`}, 7, 9},
		{[]string{`{"update_id":"x"}`}, 0, 0},
		{[]string{`{"update_id":7}`}, 9000, 8},
	} {
		var raws []json.RawMessage
		for _, r := range c.raw {
			raws = append(raws, json.RawMessage(r))
		}
		if updates, next := w.receiver.read(raws, c.offset); next != c.next || len(updates) != len(c.raw) {
			t.Errorf("%v from %d: %d updates, next %d, want %d", c.raw, c.offset, len(updates), next, c.next)
		}
	}
}

func TestTokenRefused(t *testing.T) {
	w := newWorld(t)
	for _, code := range []int{401, 404} {
		lift := w.Fault(telegramtest.Fault{Method: "getUpdates", Effect: telegramtest.Refuse(code, "Unauthorized")})
		if err := w.receiver.Run(t.Context()); !errors.Is(err, ErrTokenRefused) {
			t.Errorf("%d: %v, want ErrTokenRefused", code, err)
		}
		lift()
	}
	for _, token := range []string{"", "no-colon", "1:with space", "1:a/b", "1:a\n"} {
		if _, err := NewAPI(token, PublicURL, nil); !errors.Is(err, ErrTokenForm) {
			t.Errorf("%q: %v, want ErrTokenForm", token, err)
		}
	}
	if _, err := NewAPI("1:a", "no address", nil); err == nil {
		t.Error("a server without address is taken")
	}
}

// Another program that polls is told of once, and once that it is over.
func TestConflict(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, telegramtest.InMemory())
		u := w.NewUser("甲")
		w.Fault(telegramtest.Fault{Method: "getUpdates", Times: 4, Effect: telegramtest.Conflict()})
		begin := time.Now()
		w.receive()
		u.Send("走访")
		w.received(1)
		if d := time.Since(begin); d < 4*conflictPause || d > 5*conflictPause {
			t.Errorf("received after %v", d)
		}
		if said, over := w.log.count("another program"), w.log.count("over: "); said != 2 || over != 1 {
			t.Errorf("said %d times, over %d times:\n%s", said, over, w.log)
		}
	})
}

func TestWebhookActive(t *testing.T) {
	w := newWorld(t)
	u := w.NewUser("甲")
	resp, err := w.Client().Post(w.URL+"/bot"+w.Token+"/setWebhook", "application/json", strings.NewReader(`{"url":"https://127.0.0.1:1/hook"}`))
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
	if w.WebhookURL() == "" {
		t.Fatal("no webhook is set")
	}
	w.receive()
	u.Send("走访")
	w.received(1)
	if w.WebhookURL() != "" {
		t.Error("the webhook is still there")
	}
}

// However it fails: it goes on, says so once, and nothing is lost.
func TestReceiveFaults(t *testing.T) {
	for name, effect := range map[string]telegramtest.Effect{
		"502": telegramtest.BadGateway(), "500": telegramtest.ServerError(500), "before": telegramtest.DropBefore(),
		"after": telegramtest.DropAfter(), "half": telegramtest.Truncate(), "garbage": telegramtest.Garbage(200, "<html>"),
		"null": telegramtest.Garbage(200, "null"), "no list": telegramtest.Garbage(200, `{"ok":true,"result":{}}`),
		"429": telegramtest.TooManyRequests(7),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, telegramtest.InMemory())
				u := w.NewUser("甲")
				w.Fault(telegramtest.Fault{Method: "getUpdates", Times: 3, Effect: effect})
				w.receive()
				u.Send("走访")
				w.received(1)
				w.Wait(func() bool { return w.Pending() == 0 })
				if said := w.log.count("level=WARN"); said != 1 {
					t.Errorf("said %d times:\n%s", said, w.log)
				}
			})
		})
	}
}

// The token is in no error and in no line of the log.
func TestTokenIsHidden(t *testing.T) {
	w := newWorld(t)
	token := w.Token
	api, err := NewAPI(token, "http://127.0.0.1:1", nil)
	if err != nil {
		t.Fatal(err)
	}
	log := &journal{}
	r := &Receiver{DB: w.db, Log: slog.New(slog.NewTextHandler(log, nil)), API: api}
	w.run(r.Run)
	w.until("a failed poll", func() bool { return log.count("cannot be received") > 0 })
	_, _, calls := api.Look(t.Context())
	_, err = post[nothing](t.Context(), api, "sendMessage", nil, 1)
	_, file := api.download(t.Context(), &chat.File{ID: "x"})
	for _, text := range []string{log.String(), calls.Error(), err.Error(), file.Error()} {
		if text == "" || strings.Contains(text, token) || strings.Contains(text, "AAfalse") {
			t.Errorf("the token is in %q", text)
		}
	}
}
