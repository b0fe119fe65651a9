package dingtalk

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"sync"
	"testing"
	"testing/synctest"

	"liaison/bot/channel"
	"liaison/bot/dingtalk/dingtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A world is a false 钉钉, a database, and what runs between them.
type world struct {
	testing.TB
	*dingtest.Server
	db       *store.DB
	log      *journal
	api      *API
	taps     *Taps
	sender   *channel.Sender
	receiver *Receiver
	meter    *Meter
}

// export is the template that an admin imports.
func export(t testing.TB) []byte {
	t.Helper()
	body, err := os.ReadFile("../../cmd/liaison/deploy/dingtalk-card.json")
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// newWorld runs nothing yet.
func newWorld(t testing.TB, opts ...dingtest.Option) *world {
	t.Helper()
	w := &world{TB: t, db: storetest.Open(t, nil), Server: dingtest.New(t, append([]dingtest.Option{dingtest.Template(export(t))}, opts...)...),
		log: &journal{}, taps: NewTaps()}
	var err error
	w.api, err = NewAPI(App{ID: w.ClientID, Secret: w.ClientSecret, Template: w.TemplateID, API: w.URL, Old: w.URL}, w.Client())
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(w.log, nil))
	w.sender, err = NewSender(w.db, log, w.api, w.taps, Words{FileGone: "文件取不到了", Zipped: "文件在压缩包里", Menu: "您可以：", Making: "正在做"})
	if err != nil {
		t.Fatal(err)
	}
	w.receiver = &Receiver{DB: w.db, Log: log, API: w.api, Taps: w.taps}
	w.meter = &Meter{DB: w.db, API: w.api, Receiver: w.receiver}
	return w
}

// bubble runs a test in a synctest bubble.
func bubble(t *testing.T, fn func(*testing.T, *world), opts ...dingtest.Option) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { fn(t, newWorld(t, append(opts, dingtest.InMemory())...)) })
}

func (w *world) run(f func(context.Context) error) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := f(ctx); err != nil && err != ErrAppRefused {
			w.Error(err)
		}
	}()
	var once sync.Once
	stop = func() { once.Do(func() { cancel(); <-done }) }
	w.Cleanup(stop)
	return stop
}

// both runs the receiver and the sender.
func (w *world) both() {
	w.run(w.sender.Run)
	w.run(w.receiver.Run)
	w.connected()
}

func (w *world) connected() {
	w.Wait("a connection", func() bool { return w.Connections() > 0 })
}

// chatOf is the number of a person's chat.
func (w *world) chatOf(u *dingtest.User) (room int64) {
	w.update(func(tx *store.Tx) (err error) {
		room, err = chat.Peer(tx, Channel, chat.PeerChat, u.ID)
		return err
	})
	return room
}

func (w *world) update(fn func(*store.Tx) error) {
	w.Helper()
	storetest.Update(w, w.db, fn)
}

func (w *world) say(u *dingtest.User, text string) {
	w.queue(chat.Message{Chat: w.chatOf(u), Kind: chat.Say, Text: text})
}

func (w *world) queue(m chat.Message) {
	w.Helper()
	m.Channel = Channel
	w.update(func(tx *store.Tx) error { return chat.Send(tx, m) })
}

// show has a card of a person show a text with some buttons.
func (w *world) show(u *dingtest.User, key, text string, place bool, words ...string) {
	w.Helper()
	var row []chat.Button
	for _, one := range words {
		row = append(row, chat.Button{Words: one, Do: "do" + one})
	}
	room := w.chatOf(u)
	w.update(func(tx *store.Tx) error {
		return chat.Show(tx, Channel, room, key, chat.Face{Text: text, Buttons: [][]chat.Button{row}}, place)
	})
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

// waiting is how much is still to be sent, and how much was set aside.
func (w *world) waiting() (outbox, aside int) {
	w.Helper()
	storetest.View(w, w.db, func(tx *store.Tx) (err error) {
		_, outbox, aside, err = chat.Waiting(tx)
		return err
	})
	return outbox, aside
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
