package channel

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// A desk chooses what is sent next. It belongs to one goroutine.
type desk struct {
	*Sender
	lines   *lines
	small   small
	pace    pace
	redraws time.Duration   // see Traits
	last    map[int64]int64 // the last message in each chat that is the bot's

	news    bool // something was queued
	sweep   bool // look again also at what should be known
	seen    seen
	planned time.Time // when what is planned next is due, on the clock of the database
	from    time.Time // what was planned before this is known
	chosen  []*parcel
	answers []*parcel
	whole   map[int64]*chat.Card // while it chooses: the only thing for a chat, which it has read
	again   []*parcel            // answers to taps that failed, the earliest first

	work, taps, trims, results chan *parcel
	back                       chan []*parcel // recorded
}

// run chooses until ctx is done.
func (d *desk) run(ctx context.Context) {
	sweeps := time.NewTicker(Tick)
	defer sweeps.Stop()
	timer := time.NewTimer(0)
	defer timer.Stop()
	trouble := Outage{Log: d.Log}
	for turned := d.DB.Clock.Turned(); ; {
		now := time.Now()
		wait := Tick
		if err := d.choose(ctx, now); err == nil {
			trouble.Over()
			wait = d.untilNext(now)
		} else if ctx.Err() == nil {
			trouble.GoesOn("the outbox cannot be read", err)
		}
		timer.Reset(wait)
		work, first := offer(d.work, d.chosen)
		trims, trim := offer(d.trims, d.small.chosen)
		if d.lines.opens().After(now) {
			work, trims = nil, nil
		}
		taps, answer := offer(d.taps, d.answers)
		select {
		case <-ctx.Done():
			return
		case <-d.DB.Outbox.C():
			d.news = true
		case <-sweeps.C:
			d.sweep = true
		case <-turned:
			turned = d.DB.Clock.Turned()
			d.lookAnew()
		case <-timer.C:
		case work <- first:
			d.chosen = d.chosen[1:]
			d.probe()
		case taps <- answer:
			d.answers = d.answers[1:]
		case trims <- trim:
			d.small.chosen = d.small.chosen[1:]
		case batch := <-d.back:
			for _, p := range batch {
				d.returned(p)
			}
		}
	}
}

// offer is where the first of list is to go; nowhere if there is none.
func offer(to chan *parcel, list []*parcel) (chan<- *parcel, *parcel) {
	if len(list) == 0 {
		return nil, nil
	}
	return to, list[0]
}

// probe has all others wait for what comes of the send that was just handed
// over, if nothing got through lately, or for the next one. What was chosen is
// chosen again then: an outage may be long.
func (d *desk) probe() {
	if !d.lines.down() {
		return
	}
	d.lines.shut = time.Now().Add(LongestWait)
	for _, p := range d.chosen {
		p.line.messages = p.line.messages || p.message != nil
		p.line.cards = p.line.cards || p.card != nil
		d.lines.enter(p.line)
	}
	d.chosen = nil
}

// untilNext is how long nothing is to be done unless something happens. What
// was due at now is done.
func (d *desk) untilNext(now time.Time) time.Duration {
	if d.news {
		return 0
	}
	wait := Tick
	if at := d.lines.wakeAt; !at.IsZero() {
		wait = min(wait, time.Until(at))
	}
	if at := d.lines.opens(); at.After(now) {
		wait = min(wait, time.Until(at))
	} else if len(d.lines.slow) > 0 && len(d.chosen) < enough {
		wait = min(wait, time.Until(d.pace.at(now)))
	}
	wait = min(wait, d.untilSmall(now))
	if len(d.again) > 0 {
		wait = min(wait, d.again[0].at.Sub(now))
	}
	if !d.planned.IsZero() {
		wait = min(wait, d.planned.Sub(d.DB.Clock.Now()))
	}
	return max(wait, 0)
}

// choose reads what is new, and what is next of the chats whose turn it is.
func (d *desk) choose(ctx context.Context, now time.Time) error {
	d.lines.rouse(now)
	d.small.rouse(now)
	due := !d.planned.IsZero() && !d.planned.After(d.DB.Clock.Now())
	few := len(d.chosen) < enough && d.lines.waits(d.pace.turn(now)) && !d.lines.opens().After(now)
	anew := len(d.again) > 0 && !d.again[0].at.After(now)
	if !d.news && !d.sweep && !due && !few && !anew && !d.fewSmall(now) {
		return nil
	}
	return d.DB.View(ctx, func(tx *store.Tx) error {
		defer clear(d.whole)
		for len(d.again) > 0 && !d.again[0].at.After(now) {
			if err := d.answer(tx, d.again[0].message); err != nil {
				return err
			}
			d.again = d.again[1:]
		}
		if d.news || d.sweep || due {
			if err := d.look(tx); err != nil {
				return err
			}
		}
		if err := d.fill(tx, d.lines, &d.chosen); err != nil || d.lines.opens().After(now) {
			return err
		}
		return d.fill(tx, d.small.lines, &d.small.chosen)
	})
}

// answer chooses the answer to a tap, if it is for whoever has the chat now.
func (d *desk) answer(tx *store.Tx, m *chat.Message) error {
	p := &parcel{message: m}
	if err := p.ask(tx); err != nil {
		return err
	}
	p.expired = p.nobody
	d.answers = append(d.answers, p)
	return nil
}

// answerAgain has the answer to a tap that failed be tried again in a while.
func (d *desk) answerAgain(p *parcel) {
	p.at = time.Now().Add(p.wait)
	p.message.Tries++
	at := slices.IndexFunc(d.again, func(o *parcel) bool { return o.at.After(p.at) })
	if at < 0 {
		at = len(d.again)
	}
	d.again = slices.Insert(d.again, at, p)
}

// fill chooses from the lines whose turn it is.
func (d *desk) fill(tx *store.Tx, q *lines, chosen *[]*parcel) error {
	for len(*chosen) < ahead {
		now := time.Now()
		l, turn := q.next(now, d.pace.turn(now))
		if l == nil {
			return nil
		}
		p, wait, err := d.first(tx, l)
		switch {
		case err != nil:
			q.enter(l)
			return err
		case p == nil && wait == 0:
			l.where = idle
		case p == nil:
			q.sleep(l, now.Add(wait))
		case p.expired: // it is not sent: it takes no turn
			p.at = time.Now()
			*chosen = append(*chosen, d.take(p))
		case !p.unasked():
			p.at = d.pace.used(time.Now())
			*chosen = append(*chosen, d.take(p))
		case l.paced.After(now):
			q.sleep(l, l.paced)
		case !turn:
			l.where = slow
			q.slow = append(q.slow, l)
		default:
			p.at = time.Now() // to read it took a moment
			d.pace.took(p.at)
			l.paced = p.at.Add(d.pace.PerChat)
			*chosen = append(*chosen, d.take(p))
		}
	}
	return nil
}

// take chooses a parcel: its chat is busy until its result is on the disk.
func (d *desk) take(p *parcel) *parcel {
	l := p.line
	l.where, p.nth, p.unread = busy, d.pace.n, l.unread
	if c := p.card; c != nil {
		l.cards = !p.only
		p.edit = InPlace(c, d.last[l.chat])
		if d.redraws > 0 {
			l.drawn, l.drawnAt = c.Key, time.Now()
		}
	} else {
		l.messages = !p.only
	}
	l.more.Store(l.messages || l.cards)
	return p
}

// first is what a chat is to get next. If it is not due, it says how long to
// wait.
func (d *desk) first(tx *store.Tx, l *line) (p *parcel, wait time.Duration, err error) {
	if l.small {
		return d.firstSmall(tx, l)
	}
	var messages []chat.Message
	var cards []chat.Card
	if l.messages {
		if messages, err = chat.FirstMessages(tx, d.Name, l.chat); err != nil {
			return nil, 0, err
		}
	}
	switch whole := d.whole[l.chat]; {
	case whole != nil && l.cards && !l.messages:
		cards = []chat.Card{*whole}
	case l.cards:
		if cards, err = chat.FirstCards(tx, d.Name, l.chat); err != nil {
			return nil, 0, err
		}
	}
	l.messages, l.cards = len(messages) > 0, len(cards) > 0
	switch {
	case !l.messages && !l.cards:
		return nil, 0, nil
	case l.cards && (!l.messages || passes(&cards[0], &messages[0]) && d.untilRedraw(l, &cards[0]) <= 0):
		p = &parcel{line: l, card: &cards[0], only: len(cards) == 1}
		wait = max(waits(tx, cards[0].NotBefore, cards[0].Tries), d.untilRedraw(l, &cards[0]))
	default:
		p = &parcel{line: l, message: &messages[0], only: len(messages) == 1}
		wait = waits(tx, messages[0].NotBefore, messages[0].Tries)
	}
	if p.expired, err = d.useless(tx, p); err != nil {
		return nil, 0, err
	}
	if wait > 0 && !p.expired {
		return nil, wait, nil
	}
	return p, 0, nil
}

// untilRedraw is how long a card waits to be drawn in place, so that several redraws of it are one.
func (d *desk) untilRedraw(l *line, c *chat.Card) time.Duration {
	if d.redraws == 0 || c.Key != l.drawn || !InPlace(c, d.last[l.chat]) {
		return 0
	}
	return time.Until(l.drawnAt.Add(d.redraws))
}

// waits is how long something is still to wait. What failed never waits longer than
// the service may say: the clock was ahead then.
func waits(tx *store.Tx, until time.Time, tries int) time.Duration {
	wait := until.Sub(tx.Now)
	if tries > 0 && wait > MostWait {
		return 0
	}
	return wait
}

// passes reports whether a card goes before a message of its chat.
func passes(c *chat.Card, m *chat.Message) bool {
	return cmp.Or(cmp.Compare(c.Priority, m.Priority), cmp.Compare(c.Queued, m.Queued)) < 0
}

// useless reports whether p need not be sent any more. A message that shows a
// card again, because somebody tapped it, keeps its buttons.
func (d *desk) useless(tx *store.Tx, p *parcel) (bool, error) {
	if m := p.message; m != nil && m.Kind == chat.Strip {
		_, err := chat.CardOfMessage(tx, d.Name, m.Chat, m.Message)
		if !errors.Is(err, store.ErrNotFound) {
			return true, err
		}
	}
	if err := p.ask(tx); err != nil {
		return false, err
	}
	return p.nobody || p.late(tx.Now), nil
}
