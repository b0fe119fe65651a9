package web

import (
	"context"
	"errors"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// The clock goes forward by a day or a week; pages hear of it, and what was
// planned for later is delivered.
func TestTurn(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	var first everything
	s.until("state", &first)
	if first.Clock.Next != 0 {
		t.Error("the page offers a next reminder, and there is no scheduler")
	}
	storetest.Update(t, b.db, func(tx *store.Tx) error {
		return chat.Send(tx, chat.Message{Channel: Channel, Chat: secretary, Kind: chat.Say, Text: "明天是主题党日", NotBefore: tx.Now.AddDate(0, 0, 6)})
	})
	status, code := b.post("/clock", map[string]any{"days": 7})
	want(t, "clock", status, code, 200, "")
	var now clockView
	s.until("clock", &now)
	if d := time.UnixMilli(now.Now).In(day.Shanghai); day.DayOf(d) != "2026-04-22" || d.Hour() != 17 {
		t.Errorf("it is %s", d)
	}
	if m := b.latest(secretary); m.Text != "明天是主题党日" || day.DayOf(time.UnixMilli(m.At)) != "2026-04-22" {
		t.Errorf("the secretary got %+v", m)
	}
	var line trace
	for line.Did != "due" {
		b.open("").until("state", &first)
		if n := len(first.Inside); n > 0 {
			line = first.Inside[n-1]
		}
	}
	if line.Chat != 0 || len(line.Inbox) != 0 || len(line.Sent) != 1 || line.Sent[0].Chat != secretary {
		t.Errorf("line %+v", line)
	}
}

// latest waits for a message of the bot in a chat and returns it.
func (b *bench) latest(chat int64) *bubble {
	b.t.Helper()
	b.until("the bot said something", func() bool { return b.web.page.lastOfBot(chat) != 0 })
	return b.web.page.bubble(chat, b.web.page.lastOfBot(chat))
}

// A scheduler walks from due time to due time: the page asks it, and jumps to
// what is due next.
func TestTurnWithScheduler(t *testing.T) {
	b := newBench(t)
	due := b.db.Clock.Now().Add(15 * time.Hour).Truncate(time.Second)
	var walked []time.Time
	broken := false
	b.web.hooks.Next = func(context.Context) (time.Time, bool) { return due, b.db.Clock.Now().Before(due) }
	b.web.hooks.Turn = func(_ context.Context, to time.Time) error {
		if broken {
			return errors.New("broken")
		}
		walked = append(walked, to)
		b.db.Clock.Turn(to)
		return nil
	}
	var first everything
	b.open("").until("state", &first)
	if first.Clock.Next != due.UnixMilli() {
		t.Errorf("next is %d, want %d", first.Clock.Next, due.UnixMilli())
	}
	status, code := b.post("/clock", map[string]any{"next": true})
	want(t, "next", status, code, 200, "")
	if len(walked) != 1 || !walked[0].Equal(due) {
		t.Errorf("walked to %v, want %v", walked, due)
	}
	status, code = b.post("/clock", map[string]any{"next": true})
	want(t, "nothing is due any more", status, code, 400, "bad_request")
	broken = true
	status, code = b.post("/clock", map[string]any{"days": 1})
	want(t, "a broken scheduler", status, code, 503, "not_turned")
}
