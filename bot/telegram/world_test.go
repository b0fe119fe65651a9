package telegram

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/channel"
	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A world is a false Telegram, a database, and what runs between them.
type world struct {
	testing.TB
	*telegramtest.Server
	db       *store.DB
	log      *journal
	api      *API
	sender   *channel.Sender
	receiver *Receiver
}

// newWorld runs nothing yet.
func newWorld(t testing.TB, opts ...telegramtest.Option) *world {
	t.Helper()
	w := &world{TB: t, db: storetest.Open(t, nil), Server: telegramtest.New(t, opts...), log: &journal{}}
	var err error
	if w.api, err = NewAPI(w.Token, w.URL, w.Client()); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(w.log, nil))
	w.sender = NewSender(w.db, log, w.api)
	w.receiver = &Receiver{DB: w.db, Log: log, API: w.api}
	return w
}

// send runs the sender until stop is called or the test ends.
func (w *world) send() (stop func()) { return w.run(w.sender.Run) }

// receive runs the receiver until stop is called or the test ends.
func (w *world) receive() (stop func()) { return w.run(w.receiver.Run) }

func (w *world) run(f func(context.Context) error) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := f(ctx); err != nil && !errors.Is(err, ErrTokenRefused) {
			w.Error(err)
		}
	}()
	var once sync.Once
	stop = func() { once.Do(func() { cancel(); <-done }) }
	w.Cleanup(stop)
	return stop
}

// update changes the database.
func (w *world) update(fn func(*store.Tx) error) {
	w.Helper()
	storetest.Update(w, w.db, fn)
}

// say queues a text for a person.
func (w *world) say(u *telegramtest.User, text string) {
	w.Helper()
	w.queue(chat.Message{Chat: u.Chat, Kind: chat.Say, Text: text})
}

func (w *world) queue(m chat.Message) {
	w.Helper()
	m.Channel = Channel
	w.update(func(tx *store.Tx) error { return chat.Send(tx, m) })
}

// show has a card of a person show a text with one button.
func (w *world) show(u *telegramtest.User, key, text string, place bool) {
	w.Helper()
	w.update(func(tx *store.Tx) error {
		return chat.Show(tx, Channel, u.Chat, key, chat.Face{Text: text, Buttons: [][]chat.Button{{{Words: "提交", Do: "ok"}}}}, place)
	})
}

// wear has a card of a person show a face in place.
func (w *world) wear(u *telegramtest.User, key string, face chat.Face) {
	w.Helper()
	w.update(func(tx *store.Tx) error { return chat.Show(tx, Channel, u.Chat, key, face, true) })
}

// waiting is how many messages and cards are still to be sent, and how many
// were set aside.
func (w *world) waiting() (outbox, aside int) {
	w.Helper()
	storetest.View(w, w.db, func(tx *store.Tx) (err error) {
		_, outbox, aside, err = chat.Waiting(tx)
		return err
	})
	return outbox, aside
}

// until waits for a condition about the database.
func (w *world) until(what string, condition func() bool) {
	w.Helper()
	for begin := time.Now(); !condition(); {
		waited := time.Since(begin)
		if waited > 2*time.Minute {
			w.Fatalf("waited in vain for: %s\n%s", what, w.log)
		}
		time.Sleep(max(time.Millisecond, waited/200)) // a look costs more than the wait does
	}
}

// drained waits until nothing is to be sent.
func (w *world) drained() {
	w.Helper()
	w.until("an empty outbox", func() bool { outbox, _ := w.waiting(); return outbox == 0 })
}

// inbox are the updates received and not handled.
func (w *world) inbox() (updates []chat.Update) {
	w.Helper()
	storetest.View(w, w.db, func(tx *store.Tx) (err error) {
		updates, err = chat.NextUpdates(tx, 1000)
		return err
	})
	return updates
}

// said is what the bot said in a chat, oldest first.
func said(u *telegramtest.User) (words []string) {
	for _, m := range u.Messages() {
		if m.FromBot {
			words = append(words, m.Text)
		}
	}
	return words
}

// A journal keeps what was logged.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

// count is how many lines hold a text.
func (j *journal) count(part string) (n int) {
	for line := range strings.Lines(j.String()) {
		if strings.Contains(line, part) {
			n++
		}
	}
	return n
}
