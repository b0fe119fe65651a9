package bot_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/bot"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// A list of commands that the channel did not take comes again, once: after a
// start of the program, with /start, and after a change of the roles.
func TestCommandsComeAgain(t *testing.T) {
	s := newStage(t)
	const name = "城东所干事甲"
	room := s.chat(name)
	// says returns the lists that a person gets for their words; refuse drops them.
	says := func(words string, refuse bool) (lists int) {
		t.Helper()
		s.watch = func(m *chat.Message) {
			if m.Kind == chat.Commands && m.Chat == room {
				lists++
			}
		}
		s.says(name, words)
		s.watch = nil
		if refuse {
			storetest.Update(t, s.db, func(tx *store.Tx) error {
				err := chat.Send(tx, chat.Message{Channel: "test", Chat: room, Kind: chat.Commands})
				small, err2 := chat.FirstSmall(tx, "test", room)
				if err != nil || err2 != nil {
					return err
				}
				return chat.DropSmall(tx, &small[0])
			})
		}
		return lists
	}
	restart := func() { s.worker = &bot.Worker{DB: s.db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))} }
	for i, c := range []struct {
		words  string
		before func()
		refuse bool
		want   int
	}{
		{words: "/start", want: 1, refuse: true},
		{words: "帮助", before: restart, want: 1, refuse: true},
		{words: "帮助", want: 0},
		{words: "/start", want: 1},
		{words: "帮助", before: restart, want: 0},
		{words: "帮助", want: 1, before: func() {
			storetest.Update(t, s.db, func(tx *store.Tx) error {
				d, err := bureau.Of(tx)
				if err != nil {
					return err
				}
				return bureau.SavePost(tx, &bureau.Post{Person: d.PersonAt("test", room).ID, Role: bureau.Admin, Unit: 1, Active: true})
			})
		}},
		{words: "帮助", want: 0},
	} {
		if c.before != nil {
			c.before()
		}
		if n := says(c.words, c.refuse); n != c.want {
			t.Errorf("%d: %s brings %d lists of commands, want %d", i, c.words, n, c.want)
		}
	}
}

// /status says until when Telegram has us wait, while something waits.
func TestStatusWait(t *testing.T) {
	h := chat.Health{}
	db := newStage(t).db
	look := func(tx *store.Tx) (err error) { h, err = chat.HealthNow(tx); return err }
	storetest.Update(t, db, func(tx *store.Tx) error {
		if err := chat.ToldToWait(tx, "telegram", time.Hour); err != nil {
			return err
		}
		return chat.ToldToWait(tx, "telegram", time.Minute) // the longest counts
	})
	storetest.View(t, db, look)
	if !h.Wait.IsZero() {
		t.Errorf("nothing waits, and it waits until %v", h.Wait)
	}
	storetest.Update(t, db, func(tx *store.Tx) error {
		return chat.Send(tx, chat.Message{Channel: "test", Chat: 1, Kind: chat.Say, Text: "您好"})
	})
	storetest.View(t, db, look)
	if said := messages.Status(messages.State{Health: h, Now: wednesday}); !strings.Contains(said, "要等到 2026-04-15 18:30") {
		t.Errorf("it says\n%s", said)
	}
}

// No point, branch or person can be called like a command.
func TestCommandsAreNoNames(t *testing.T) {
	taken := strings.Fields(roster.Commands)
	for _, word := range bot.CommandWords() {
		if !slices.Contains(taken, word) {
			t.Errorf("a roster may call somebody %s, which is a command", word)
		}
	}
}
