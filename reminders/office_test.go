package reminders

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// An office is what runs in a bubble of simulated time: the scheduler with all
// rules, and a post that carries what it says to people. Nobody hears anything
// outside working time, nor when they do not want to, nor from two cards on one day,
// the card of a problem that cannot wait apart.
type office struct {
	t  *testing.T
	db *store.DB

	seen func(tx *store.Tx, c *chat.Card, unasked bool) // a card that somebody sees; one at a time

	mu    sync.Mutex
	sent  int               // unasked
	cards map[string]string // the card that a person got on a day
}

// An outage is a time in which the program does not run.
type outage struct {
	at   time.Time
	long time.Duration
}

func (o outage) end() time.Time { return o.at.Add(o.long) }

func until(at time.Time) { time.Sleep(time.Until(at)) }

// joinAll has everybody join, each in the chat of their id, but those who do not.
func joinAll(tx *store.Tx, not ...string) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	away := map[string]bool{}
	for _, name := range not {
		away[name] = true
	}
	for _, p := range dir.People {
		if away[p.Name] {
			continue
		}
		if err := chat.Join(tx, p.ID, "test", p.ID); err != nil {
			return err
		}
	}
	return nil
}

// run runs the program until it is stopped, the outages aside, which are in the
// order of their time.
func (o *office) run(down []outage) (stop func()) {
	ended, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		halt := o.start()
		for _, out := range down {
			if !passed(out.at, ended) {
				break
			}
			halt()
			until(out.end())
			halt = o.start()
		}
		<-ended
		halt()
	}()
	return func() { close(ended); <-done }
}

// passed waits for a time; false: it ended before.
func passed(at time.Time, ended <-chan struct{}) bool {
	select {
	case <-ended:
		return false
	case <-time.After(time.Until(at)):
		return true
	}
}

// start runs the program until it is stopped.
func (o *office) start() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	s := &Scheduler{DB: o.db, Log: slog.New(slog.NewTextHandler(o.t.Output(), &slog.HandlerOptions{Level: slog.LevelError})), Rules: Rules()}
	var wg sync.WaitGroup
	wg.Go(func() { s.Run(ctx) })
	wg.Go(func() { o.carry(ctx) })
	return func() { cancel(); wg.Wait() }
}

// carry brings people what is due for them, when it is due.
func (o *office) carry(ctx context.Context) {
	for ctx.Err() == nil {
		var next time.Time
		err := o.db.Update(ctx, func(tx *store.Tx) error {
			cards, err := chat.DueCards(tx, "test", 1000)
			if err != nil {
				return err
			}
			for i := range cards {
				if err := o.show(tx, &cards[i]); err != nil {
					return err
				}
			}
			_, next, err = chat.Planned(tx, "test", tx.Now)
			return err
		})
		if err != nil && ctx.Err() == nil {
			o.t.Error(err)
		}
		wait := 24 * time.Hour
		if !next.IsZero() {
			wait = time.Until(next)
		}
		select {
		case <-ctx.Done():
		case <-o.db.Outbox.C():
		case <-time.After(wait):
		}
	}
}

// show has a person see a card.
func (o *office) show(tx *store.Tx, c *chat.Card) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	message, unasked := c.Message, c.Unasked()
	if unasked {
		if !c.NotAfter.IsZero() && c.NotAfter.Before(tx.Now) {
			return chat.CardExpired(tx, c)
		}
		if err := o.suits(tx, c); err != nil {
			return err
		}
		o.one(tx, c)
		o.sent++
		message = int64(o.sent)
	}
	o.seen(tx, c, unasked)
	return chat.CardShown(tx, c, max(message, 1))
}

// one checks that a card that nobody asked for is the only one of its day.
func (o *office) one(tx *store.Tx, c *chat.Card) {
	if _, urgent := chat.RecordOn(c.Key); urgent {
		return
	}
	if o.cards == nil {
		o.cards = map[string]string{}
	}
	on := fmt.Sprint(c.Chat, " ", tx.Today())
	if had, two := o.cards[on]; two {
		o.t.Errorf("%s: person %d got the cards %s and %s on one day", tx.Now, c.Chat, had, c.Key)
	}
	o.cards[on] = c.Key
}
