package telegram

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// A Sender carries the outbox and the cards of [Channel] to Telegram.
type Sender struct {
	DB  *store.DB
	Log *slog.Logger
	API *API

	Counts Counts // of what it sent

	Looks    chat.Looks  // of the cards
	Searches atomic.Bool // whether the bot may be asked while somebody types: see [Profile]

	// Mine, unless nil, waits until it is sure that this program is the one that sends; false:
	// it is not any more, and Run is about to end.
	Mine func(context.Context) bool

	// Render makes a file from its recipe.
	Render func(context.Context, chat.Recipe) (name string, body []byte, err error)
	// Fetched takes a file that was asked for, or the reason why it cannot come.
	Fetched func(context.Context, chat.Message, []byte, error) error
	// Unreachable marks a person as out of reach and tells those concerned, once.
	Unreachable func(tx *store.Tx, channel string, chat int64) error
	// Withheld hears of what is not sent, as it is not for those who have its chat.
	Withheld func(*store.Tx, chat.Unsent) error
}

// Numbers of the sending.
const (
	underWay      = 16 // sends at the same time
	answering     = 8  // and answers to taps
	trimming      = 8  // and small things
	ahead         = 32 // chosen before their turn
	enough        = 16 // chosen: no need to look for more
	together      = 64 // results in one commit
	sendTimeout   = 30 * time.Second
	answerTimeout = 10 * time.Second
	grace         = 3 * time.Second // for what is under way when the program stops
	tick          = time.Second     // another process may have queued something
)

// A parcel is one thing on its way to Telegram, and then what came of it.
type parcel struct {
	line    *line // nil: the answer to a tap
	message *chat.Message
	card    *chat.Card
	only    bool // the line has no other of its kind
	edit    bool // card: change its message
	expired bool
	nobody  bool      // expired: it is not for those who have the chat
	nth     int       // that was sent, as pace counts
	at      time.Time // not to be sent before
	answer  time.Time // when Telegram answered
	started time.Time // on the clock of the database

	verdict verdict
	fault   error
	wait    time.Duration
	sent    int64 // the message that now shows it; 0: none
	silent  bool  // Telegram gave no answer
	unread  int   // so many answers in a row were too big to read
	limited bool  // Telegram wants nothing more for the chat during wait
	held    bool  // blocked: the chat waits until it is heard from
}

// Run sends until ctx is done. What is under way then is finished.
func (s *Sender) Run(ctx context.Context) error {
	d := &desk{
		Sender: s, lines: newLines(), small: newSmall(), last: map[int64]int64{}, sweep: true,
		work: make(chan *parcel), taps: make(chan *parcel), trims: make(chan *parcel),
		results: make(chan *parcel, together), back: make(chan []*parcel, underWay),
	}
	sending, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	var senders, recorder sync.WaitGroup
	for range underWay {
		senders.Go(func() { d.sendAll(sending, d.work) })
	}
	for range answering {
		senders.Go(func() { d.sendAll(sending, d.taps) })
	}
	for range trimming {
		senders.Go(func() { d.sendAll(sending, d.trims) })
	}
	recorder.Go(func() { d.recordAll(sending) })
	d.run(ctx)

	close(d.work)
	close(d.taps)
	close(d.trims)
	late := time.AfterFunc(grace, cancel)
	defer late.Stop()
	go func() {
		for range d.back {
		}
	}()
	senders.Wait()
	close(d.results)
	recorder.Wait()
	close(d.back)
	return nil
}

// sendAll sends parcels as they come.
func (d *desk) sendAll(ctx context.Context, work <-chan *parcel) {
	for p := range work {
		if wait := time.Until(p.at); wait > 0 {
			pause(ctx, wait)
		}
		if d.Mine != nil && !d.Mine(ctx) {
			continue // another program sends it
		}
		d.send(ctx, p)
		p.answer = time.Now()
		d.results <- p
	}
}
