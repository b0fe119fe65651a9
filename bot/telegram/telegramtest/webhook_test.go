package telegramtest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tg "github.com/go-telegram/bot"

	"liaison/bot/telegram/telegramtest"
)

// A hook is a bot's end of a webhook. It notes what it gets.
type hook struct {
	mu     sync.Mutex
	got    []string // texts
	secret []string
	status func(text string) int
	busy   map[int64]int
	most   int // chats at once
	clash  bool
	slow   time.Duration
}

func (h *hook) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, _ := io.ReadAll(req.Body)
	var u struct {
		Message struct {
			Chat struct{ ID int64 }
			Text string
		}
	}
	_ = json.Unmarshal(body, &u)
	h.begin(u.Message.Chat.ID)
	time.Sleep(h.slow)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.busy[u.Message.Chat.ID]--
	h.got = append(h.got, u.Message.Text)
	h.secret = append(h.secret, req.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
	if h.status != nil {
		w.WriteHeader(h.status(u.Message.Text))
	}
}

func (h *hook) begin(chat int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.busy == nil {
		h.busy = map[int64]int{}
	}
	h.busy[chat]++
	h.clash = h.clash || h.busy[chat] > 1
	now := 0
	for _, n := range h.busy {
		now += n
	}
	h.most = max(h.most, now)
}

func (h *hook) texts() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.got)
}

func TestWebhookOnAPort(t *testing.T) {
	s := telegramtest.New(t)
	u, h := s.NewUser("甲"), &hook{}
	end := httptest.NewServer(h)
	defer end.Close()
	u.Send("一")
	b := library(t, s)
	if _, err := b.SetWebhook(t.Context(), &tg.SetWebhookParams{URL: end.URL + "/hook", SecretToken: "a_Secret-1"}); err != nil {
		t.Fatal(err)
	}
	u.Send("二")
	s.Wait(func() bool { return s.Pending() == 0 })
	if got := h.texts(); !slices.Equal(got, []string{"一", "二"}) || h.secret[0] != "a_Secret-1" {
		t.Errorf("got %q with %q", got, h.secret)
	}
	info, err := b.GetWebhookInfo(t.Context())
	if err != nil || info.URL != end.URL+"/hook" || info.MaxConnections != 40 || s.WebhookURL() != info.URL {
		t.Errorf("%+v, %v", info, err)
	}
}

// inBubble sets the webhook of a server in a bubble to a handler.
func inBubble(t *testing.T, h http.Handler, opts ...telegramtest.Option) *telegramtest.Server {
	s := telegramtest.New(t, append(opts, telegramtest.InMemory())...)
	s.WebhookTo(h)
	if a := call(t, s, "setWebhook", params{"url": "https://example.com/hook"}); !a.OK {
		t.Fatal(a)
	}
	return s
}

func TestWebhookRepeats(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		failures := 3
		h := &hook{status: func(string) int {
			if failures--; failures >= 0 {
				return http.StatusInternalServerError
			}
			return http.StatusNoContent
		}}
		s := inBubble(t, h)
		begin := time.Now()
		u := s.NewUser("甲")
		u.Send("一")
		u.Send("二")
		synctest.Wait()
		a := call(t, s, "getWebhookInfo", nil)
		var info struct {
			Error   string `json:"last_error_message"`
			Pending int    `json:"pending_update_count"`
		}
		_ = json.Unmarshal(a.Result, &info)
		if info.Error != "Wrong response from the webhook: 500 Internal Server Error" || info.Pending != 2 {
			t.Errorf("%s", a.Result)
		}
		s.Wait(func() bool { return s.Pending() == 0 })
		if got := h.texts(); !slices.Equal(got, []string{"一", "一", "一", "一", "二"}) || time.Since(begin) != 350*time.Millisecond {
			t.Errorf("%q after %v", got, time.Since(begin))
		}
	})
}

func TestWebhookKeepsTheOrderOfAChat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &hook{slow: time.Second}
		s := inBubble(t, h)
		u, v := s.NewUser("甲"), s.NewUser("乙")
		for _, text := range []string{"一", "二", "三"} {
			u.Send(text)
			v.Send(text)
		}
		begin := time.Now()
		s.Wait(func() bool { return s.Pending() == 0 })
		if h.clash || h.most != 2 || time.Since(begin) != 3*time.Second {
			t.Errorf("clash %v, %d at once, %v", h.clash, h.most, time.Since(begin))
		}
	})
}

func TestWebhookFaults(t *testing.T) {
	for name, c := range map[string]struct {
		effect telegramtest.Effect
		want   []string
	}{
		"twice":      {telegramtest.Duplicate(), []string{"一", "一"}},
		"cut before": {telegramtest.DropBefore(), []string{"一"}},
		"cut after":  {telegramtest.DropAfter(), []string{"一", "一"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := &hook{}
				s := inBubble(t, h)
				s.Fault(telegramtest.Fault{Method: "webhook", Times: 1, Effect: c.effect})
				s.NewUser("甲").Send("一")
				s.Wait(func() bool { return s.Pending() == 0 })
				if got := h.texts(); !slices.Equal(got, c.want) {
					t.Errorf("got %q", got)
				}
			})
		})
	}
}

func TestWebhookEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		status := 500
		h := &hook{status: func(string) int { return status }}
		s := inBubble(t, h)
		u := s.NewUser("甲")
		u.Send("一")
		synctest.Wait()
		call(t, s, "deleteWebhook", nil)
		n := len(h.texts())
		time.Sleep(time.Hour)
		if got := poll(t, s, params{}); len(got) != 1 || len(h.texts()) != n {
			t.Errorf("after the end: %v, %q", got, h.texts())
		}
		status = 200
		call(t, s, "setWebhook", params{"url": "https://example.com/hook"})
		s.Wait(func() bool { return s.Pending() == 0 })
		status = 500
		u.Send("二")
		synctest.Wait()
		call(t, s, "setWebhook", params{"url": "", "drop_pending_updates": true})
		if got := poll(t, s, params{}); len(got) != 0 {
			t.Errorf("dropped: %v", got)
		}
	})
}
