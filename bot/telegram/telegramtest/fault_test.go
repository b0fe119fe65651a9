package telegramtest_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tg "github.com/go-telegram/bot"

	"liaison/bot/telegram/telegramtest"
)

// say sends a text through the library.
func say(t testing.TB, b *tg.Bot, u *telegramtest.User) error {
	t.Helper()
	_, err := b.SendMessage(t.Context(), &tg.SendMessageParams{ChatID: u.Chat, Text: "一"})
	return err
}

func TestFaultsAsTheLibrarySeesThem(t *testing.T) {
	for name, c := range map[string]struct {
		effect  telegramtest.Effect
		applied bool
		status  int
		want    string // part of the error
		is      error
	}{
		"429":        {telegramtest.TooManyRequests(35), false, 429, "Too Many Requests: retry after 35: retry_after 35", nil},
		"403":        {telegramtest.Blocked(), false, 403, "Forbidden: bot was blocked by the user", tg.ErrorForbidden},
		"409":        {telegramtest.Conflict(), false, 409, "only one bot instance is running", tg.ErrorConflict},
		"400":        {telegramtest.Refuse(400, "Bad Request: PEER_ID_INVALID"), false, 400, "PEER_ID_INVALID", tg.ErrorBadRequest},
		"401":        {telegramtest.Refuse(401, "Unauthorized"), false, 401, "Unauthorized", tg.ErrorUnauthorized},
		"500":        {telegramtest.ServerError(500), false, 500, "500 Internal Server Error", nil},
		"502":        {telegramtest.BadGateway(), false, 502, "502 Bad Gateway</title>", nil},
		"garbage":    {telegramtest.Garbage(200, "<html>"), false, 200, "invalid character '<'", nil},
		"cut before": {telegramtest.DropBefore(), false, 0, "EOF", nil},
		"cut after":  {telegramtest.DropAfter(), true, 0, "EOF", nil},
		"truncated":  {telegramtest.Truncate(), true, 200, "unexpected end of JSON", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := telegramtest.New(t, telegramtest.InMemory())
			u, b := s.NewUser("甲"), library(t, s)
			s.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: c.effect})
			err := say(t, b, u)
			if err == nil || !contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("error %v, want %q", err, c.want)
			}
			if got := len(u.Messages()) == 1; got != c.applied {
				t.Errorf("applied: %v", got)
			}
			if made := s.Calls("sendMessage")[0]; made.Status != c.status || made.Applied != c.applied {
				t.Errorf("call: %+v", made)
			}
			if name != "429" {
				if err := say(t, b, u); err != nil {
					t.Errorf("the second time: %v", err)
				}
			}
		})
	}
}

// A connection can be cut on a real port too, where the client sees a reset.
func TestCutOnAPort(t *testing.T) {
	s := telegramtest.New(t)
	u, b := s.NewUser("甲"), library(t, s)
	s.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.DropBefore()})
	s.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.DropAfter()})
	if err := say(t, b, u); err == nil || len(u.Messages()) != 0 {
		t.Errorf("before: %v, %d messages", err, len(u.Messages()))
	}
	if err := say(t, b, u); err == nil || len(u.Messages()) != 1 {
		t.Errorf("after: %v, %d messages", err, len(u.Messages()))
	}
}

func TestWhatAFaultMatches(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u, v, b := s.NewUser("甲"), s.NewUser("乙"), library(t, s)
	outcome := func(n int, who *telegramtest.User) (failed []int) {
		for i := range n {
			if say(t, b, who) != nil {
				failed = append(failed, i)
			}
		}
		return failed
	}
	lift := s.Fault(telegramtest.Fault{Chat: u.Chat, Skip: 1, Times: 2, Effect: telegramtest.ServerError(503)})
	if got := outcome(4, v); got != nil {
		t.Errorf("another chat: %v", got)
	}
	if got := outcome(5, u); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("skip 1, strike 2: %v", got)
	}
	lift()
	lift = s.Fault(telegramtest.Fault{Method: "sendPhoto", Effect: telegramtest.ServerError(503)})
	if got := outcome(2, u); got != nil {
		t.Errorf("another method: %v", got)
	}
	lift()
	lift = s.Fault(telegramtest.Fault{Effect: telegramtest.ServerError(503)})
	if got := outcome(2, u); len(got) != 2 {
		t.Errorf("everything: %v", got)
	}
	lift()
	if got := outcome(2, u); got != nil {
		t.Errorf("lifted: %v", got)
	}
}

func TestChanceRepeats(t *testing.T) {
	run := func() (failed []int) {
		s := telegramtest.New(t, telegramtest.InMemory())
		u, b := s.NewUser("甲"), library(t, s)
		s.Fault(telegramtest.Fault{Method: "sendMessage", Chance: 0.3, Effect: telegramtest.ServerError(500)})
		for i := range 100 {
			if say(t, b, u) != nil {
				failed = append(failed, i)
			}
		}
		return failed
	}
	one, again := run(), run()
	if !slices.Equal(one, again) || len(one) < 15 || len(one) > 45 {
		t.Errorf("%v\n%v", one, again)
	}
}

// Whoever comes back too early is refused again, with the time that is left.
func TestRetryAfterMustBeKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		u, v, b := s.NewUser("甲"), s.NewUser("乙"), library(t, s)
		s.Fault(telegramtest.Fault{Chat: u.Chat, Times: 1, Effect: telegramtest.TooManyRequests(3)})
		for _, want := range []int{3, 2, 1} {
			busy, ok := errors.AsType[*tg.TooManyRequestsError](say(t, b, u))
			if !ok || busy.RetryAfter != want {
				t.Errorf("%+v, want %d", busy, want)
			}
			if err := say(t, b, v); err != nil {
				t.Errorf("another chat: %v", err)
			}
			time.Sleep(time.Second)
		}
		if err := say(t, b, u); err != nil {
			t.Errorf("in time: %v", err)
		}
	})
}

func TestDelays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		u, b := s.NewUser("甲"), library(t, s)
		hurried := func(want int) {
			t.Helper()
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			_, err := b.SendMessage(ctx, &tg.SendMessageParams{ChatID: u.Chat, Text: "一"})
			synctest.Wait()
			if !errors.Is(err, context.DeadlineExceeded) || len(u.Messages()) != want {
				t.Errorf("%v, %d messages, want %d", err, len(u.Messages()), want)
			}
			time.Sleep(time.Minute)
		}
		s.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.Delay(5 * time.Second)})
		hurried(0)
		s.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.DelayAfter(5 * time.Second)})
		hurried(1)
		begin := time.Now()
		s.Fault(telegramtest.Fault{Method: "sendMessage", Times: 1, Effect: telegramtest.Delay(5 * time.Second)})
		if err := say(t, b, u); err != nil || time.Since(begin) != 5*time.Second || len(u.Messages()) != 2 {
			t.Errorf("%v after %v", err, time.Since(begin))
		}
	})
}

func TestUpdatesTwiceAndOutOfOrder(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u := s.NewUser("甲")
	for range 3 {
		u.Send("一")
	}
	poll(t, s, params{"offset": first + 1})
	lift := s.Fault(telegramtest.Fault{Method: "getUpdates", Effect: telegramtest.Duplicate()})
	if got := poll(t, s, params{}); !slices.Equal(got, []int{first, first + 1, first + 2, first + 1, first + 2}) {
		t.Errorf("twice: %v", got)
	}
	lift()
	s.Fault(telegramtest.Fault{Method: "getUpdates", Effect: telegramtest.Reorder()})
	for range 20 {
		u.Send("一")
	}
	got := poll(t, s, params{})
	if len(got) != 22 || slices.IsSorted(got) {
		t.Errorf("out of order: %v", got)
	}
}

// A fault meets a bot whose poll is already waiting.
func TestFaultWakesThePoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		var wg sync.WaitGroup
		begin := time.Now()
		wg.Go(func() { _, _ = try(s, "getUpdates", params{"timeout": 50}) })
		synctest.Wait()
		s.Fault(telegramtest.Fault{Method: "getUpdates", Times: 1, Effect: telegramtest.Conflict()})
		wg.Wait()
		if d := time.Since(begin); d != 0 {
			t.Errorf("the poll went on for %v", d)
		}
		if a, _ := try(s, "getUpdates", nil); a.ErrorCode != http.StatusConflict {
			t.Errorf("%+v", a)
		}
	})
}

func TestGuard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory())
		b := library(t, s)
		var many []*telegramtest.User
		for range 40 {
			many = append(many, s.NewUser("甲"))
		}
		round := func() (refused int) {
			for _, u := range many {
				if busy, ok := errors.AsType[*tg.TooManyRequestsError](say(t, b, u)); ok && busy.RetryAfter == 1 {
					refused++
				}
			}
			return refused
		}
		lift := s.Guard(30, true)
		if n := round(); n != 10 {
			t.Errorf("40 at once: %d refused", n)
		}
		time.Sleep(time.Second)
		if err, again := say(t, b, many[0]), say(t, b, many[0]); err != nil || again == nil {
			t.Errorf("twice to one chat: %v, %v", err, again)
		}
		if n := lift(); n != 11 {
			t.Errorf("%d refused in all", n)
		}
		if n := round(); n != 0 {
			t.Errorf("without the guard: %d refused", n)
		}
	})
}
