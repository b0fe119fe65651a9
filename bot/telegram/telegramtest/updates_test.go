package telegramtest_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/telegram/telegramtest"
)

const first = 100_000_001 // the first update's id

// poll returns the ids of a getUpdates.
func poll(t testing.TB, s *telegramtest.Server, p params) []int {
	t.Helper()
	a := call(t, s, "getUpdates", p)
	if !a.OK {
		t.Fatalf("getUpdates: %+v", a)
	}
	var updates []struct {
		ID int `json:"update_id"`
	}
	if err := json.Unmarshal(a.Result, &updates); err != nil {
		t.Fatal(err)
	}
	ids := []int{}
	for _, u := range updates {
		ids = append(ids, u.ID)
	}
	return ids
}

func TestOffsets(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	if a := call(t, s, "getUpdates", nil); string(a.Result) != "[]" {
		t.Errorf("an empty queue gives %s", a.Result)
	}
	for range 150 {
		u.Send("一")
	}
	for _, c := range []struct {
		params   params
		from, to int
		pending  int
	}{
		{params{}, 0, 99, 150},
		{params{}, 0, 99, 150}, // reading confirms nothing
		{params{"offset": 0, "limit": 2}, 0, 1, 150},
		{params{"offset": first + 2, "limit": 3}, 2, 4, 148},
		{params{"offset": first, "limit": 1}, 2, 2, 148}, // what is confirmed is gone
		{params{"offset": first + 100}, 100, 149, 50},
		{params{"offset": -2}, 148, 149, 2},
		{params{"offset": first + 1000}, 148, 149, 2}, // far in the future: a mistake
		{params{"offset": first + 150}, 0, -1, 0},
	} {
		want := []int{}
		for i := c.from; i <= c.to; i++ {
			want = append(want, first+i)
		}
		if got := poll(t, s, c.params); !slices.Equal(got, want) || s.Pending() != c.pending {
			t.Errorf("%v: %v, %d pending; want %v, %d", c.params, got, s.Pending(), want, c.pending)
		}
	}
}

func TestLongPoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		u := s.NewUser("甲")
		begin := time.Now()
		if got := poll(t, s, params{"timeout": 20}); len(got) != 0 || time.Since(begin) != 20*time.Second {
			t.Errorf("%v after %v", got, time.Since(begin))
		}
		begin = time.Now()
		poll(t, s, params{"timeout": 3000})
		if d := time.Since(begin); d != 50*time.Second {
			t.Errorf("a poll may last 50 s, not %v", d)
		}
		time.AfterFunc(7*time.Second, func() { u.Send("一") })
		begin = time.Now()
		if got := poll(t, s, params{"timeout": 20}); len(got) != 1 || time.Since(begin) != 7*time.Second {
			t.Errorf("%v after %v", got, time.Since(begin))
		}
	})
}

func TestTwoPolls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		b := library(t, s)
		u := s.NewUser("甲")
		var one, two answer
		var wg sync.WaitGroup
		wg.Go(func() { one, _ = try(s, "getUpdates", params{"timeout": 50}) })
		synctest.Wait()
		wg.Go(func() { two, _ = try(s, "getUpdates", params{"timeout": 50}) })
		synctest.Wait()
		u.Send("一")
		wg.Wait()
		if one.ErrorCode != 409 || one.Description != "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running" {
			t.Errorf("the first: %+v", one)
		}
		if !two.OK || string(two.Result) == "[]" {
			t.Errorf("the second: %+v", two)
		}
		wg.Go(func() { one, _ = try(s, "getUpdates", params{"timeout": 50, "offset": first + 1}) })
		synctest.Wait()
		if _, err := b.SetWebhook(t.Context(), &tg.SetWebhookParams{URL: "https://example.com/hook"}); err != nil {
			t.Error(err)
		}
		wg.Wait()
		if one.Description != "Conflict: terminated by setWebhook request" {
			t.Errorf("ended by a webhook: %+v", one)
		}
		two, _ = try(s, "getUpdates", nil)
		if two.Description != "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first" {
			t.Errorf("with a webhook: %+v", two)
		}
		if _, err := b.DeleteWebhook(t.Context(), &tg.DeleteWebhookParams{}); err != nil {
			t.Error(err)
		}
		if two, _ = try(s, "getUpdates", nil); !two.OK {
			t.Errorf("without: %+v", two)
		}
	})
}

func TestAllowedUpdates(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	poll(t, s, params{"allowed_updates": []string{"edited_message"}})
	id := u.Send("一")
	u.Edit(id, "二")
	if got := poll(t, s, params{}); len(got) != 1 { // what was said before stays
		t.Errorf("only edits: %v", got)
	}
	poll(t, s, params{"allowed_updates": []string{}})
	u.Send("三")
	if got := poll(t, s, params{}); len(got) != 2 {
		t.Errorf("all again: %v", got)
	}
}

func TestRestartedIDs(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	u.Send("一")
	poll(t, s, params{"offset": first + 1})
	s.RestartUpdateIDs(5)
	u.Send("二")
	if got := poll(t, s, params{"offset": first + 1}); !slices.Equal(got, []int{5}) {
		t.Errorf("after the restart: %v", got)
	}
	if got := poll(t, s, params{"offset": 6}); len(got) != 0 || s.Pending() != 0 {
		t.Errorf("confirmed: %v, %d pending", got, s.Pending())
	}
}

// A raw update may be one that the library cannot decode.
func TestRaw(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	if id := s.Raw(`{"message":{"message_id":"not a number"}}`); id != first {
		t.Errorf("id %d", id)
	}
	s.Raw(`{"update_id":7,"new_kind":{}}`)
	a := call(t, s, "getUpdates", nil)
	if string(a.Result) != `[{"update_id":100000001,"message":{"message_id":"not a number"}},{"update_id":7,"new_kind":{}}]` {
		t.Errorf("got %s", a.Result)
	}
	var updates []*models.Update
	var wrong *json.UnmarshalTypeError
	if err := json.Unmarshal(a.Result, &updates); !errors.As(err, &wrong) {
		t.Errorf("the library decodes it: %v", err)
	}
	if got := poll(t, s, params{"offset": 8}); !slices.Equal(got, []int{first}) {
		t.Errorf("out of order, confirmed by number: %v", got)
	}
}

// The updates wait while there is no bot.
func TestUpdatesWaitForTheBot(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		u := s.NewUser("甲")
		u.Send("一")
		go echo(s)
		u.WaitText("「一」")
		s.Wait(func() bool { return s.Pending() == 0 })
		id := u.Send("二")
		if m := u.WaitAfter(id); m.ID != id+1 || m.Text != "「二」" {
			t.Errorf("%+v", m)
		}
	})
}

// A bot that is killed in the middle of a poll leaves nothing behind: what it
// did not confirm comes again, and the next poll is the only one.
func TestKilledBot(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		u := s.NewUser("甲")
		ctx, kill := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			req, _ := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/bot"+s.Token+"/getUpdates?timeout=50", nil)
			if resp, err := s.Client().Do(req); err == nil {
				resp.Body.Close()
				t.Error("the poll of a killed bot was answered")
			}
		})
		s.Wait(func() bool { return len(s.Calls("getUpdates")) == 1 })
		kill()
		wg.Wait()
		u.Send("一")
		for range 2 {
			if got := poll(t, s, params{"timeout": 50}); !slices.Equal(got, []int{first}) {
				t.Errorf("got %v", got)
			}
		}
	})
}
