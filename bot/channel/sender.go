package channel

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// A Sender carries the outbox and the cards of one channel to its service.
type Sender struct {
	Name    string // of the channel in the tables
	Service string // as the log calls it
	DB      *store.DB
	Log     *slog.Logger
	Wire    Wire

	Counts Counts // of what it sent

	Looks chat.Looks // of the cards

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
	UnderWay      = 16 // sends at the same time
	answering     = 8  // and answers to taps
	trimming      = 8  // and small things
	ahead         = 32 // chosen before their turn
	enough        = 16 // chosen: no need to look for more
	together      = 64 // results in one commit
	sendTimeout   = 30 * time.Second
	fileTimeout   = 5 * time.Minute
	answerTimeout = 10 * time.Second
	Grace         = 3 * time.Second // for what is under way when the program stops
	Tick          = time.Second     // another process may have queued something
)

// A parcel is one thing on its way to the service, and then what came of it.
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
	answer  time.Time // when the service answered
	started time.Time // on the clock of the database

	verdict Verdict
	fault   error
	wait    time.Duration
	sent    int64 // the message that now shows it; 0: none
	silent  bool  // the service gave no answer
	unread  int   // so many answers in a row were too big to read
	limited bool  // the service wants nothing more for the chat during wait
	held    bool  // blocked: the chat waits until it is heard from
	never   bool  // dropped: the service will never take it
}

// Run sends until ctx is done. What is under way then is finished.
func (s *Sender) Run(ctx context.Context) error {
	d := &desk{
		Sender: s, lines: newLines(), small: newSmall(), pace: newPace(s.Wire.Traits().Rate), redraws: s.Wire.Traits().Redraws, last: map[int64]int64{}, whole: map[int64]*chat.Card{}, sweep: true,
		work: make(chan *parcel), taps: make(chan *parcel), trims: make(chan *parcel),
		results: make(chan *parcel, together), back: make(chan []*parcel, UnderWay),
	}
	sending, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	var senders, recorder sync.WaitGroup
	for range UnderWay {
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
	late := time.AfterFunc(Grace, cancel)
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
			Pause(ctx, wait)
		}
		if d.Mine != nil && !d.Mine(ctx) {
			continue // another program sends it
		}
		d.send(ctx, p)
		p.answer = time.Now()
		d.results <- p
	}
}
