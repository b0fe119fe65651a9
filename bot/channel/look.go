package channel

import (
	"errors"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// seen is up to where the order of the queue is known.
type seen struct{ messages, cards, answers int64 }

const (
	glance      = 1000 // rows looked at in one go
	glanceWhole = 64   // and whole cards
	// overlap is how far a sweep looks back, in queue numbers (µs): another
	// process may commit a number that is smaller than one of ours.
	overlap = int64(time.Minute / time.Microsecond)
)

// look learns which chats have something new to send. It reads no message but
// the answers to taps.
func (d *desk) look(tx *store.Tx) error {
	from := d.seen
	if d.sweep {
		now := store.MS(tx.Now) * 1000 // the numbers known may be of a clock that was ahead
		from.messages, from.cards = min(from.messages, now)-overlap, min(from.cards, now)-overlap
		d.lines.tidy(time.Now())
		d.small.tidy(time.Now())
	}
	if err := d.lookAtHolds(tx); err != nil {
		return err
	}
	more, err := d.lookAtMessages(tx, from.messages)
	if err != nil {
		return err
	}
	moreCards, err := d.lookAtCards(tx, from.cards)
	if err != nil {
		return err
	}
	if err := d.lookAtPlans(tx); err != nil {
		return err
	}
	d.news, d.sweep = more || moreCards, false
	return nil
}

// lookAtCards reads what is new in a file as a whole: a new card is mostly sent at once.
func (d *desk) lookAtCards(tx *store.Tx, from int64) (more bool, err error) {
	if d.sweep || tx.OnServer() {
		cards, err := chat.QueuedCards(tx, d.Name, from, glance)
		for _, c := range cards {
			d.seen.cards = max(d.seen.cards, c.Queued)
			d.found(tx, c, true)
		}
		return len(cards) == glance, err
	}
	cards, err := chat.WholeCards(tx, d.Name, from, glanceWhole)
	for i := range cards {
		c := &cards[i]
		d.seen.cards = max(d.seen.cards, c.Queued)
		delete(d.whole, c.Chat)
		if l := d.lines.all[c.Chat]; (l == nil || !l.cards && !l.messages) && !c.NotBefore.After(tx.Now) {
			d.whole[c.Chat] = c
		}
		d.found(tx, chat.Queued{Chat: c.Chat, Queued: c.Queued, Priority: c.Priority, NotBefore: c.NotBefore}, true)
	}
	return len(cards) == glanceWhole, err
}

// lookAnew has the desk look at everything that waits: the clock was turned or has jumped.
func (d *desk) lookAnew() {
	d.seen.messages, d.seen.cards = 0, 0
	d.from, d.planned, d.sweep = time.Time{}, time.Time{}, true
}

func (d *desk) lookAtMessages(tx *store.Tx, from int64) (more bool, err error) {
	if !d.sweep {
		return d.lookAtNew(tx, from)
	}
	found, err := chat.QueuedMessages(tx, d.Name, from, glance)
	if err != nil {
		return false, err
	}
	answers := false
	for _, q := range found {
		answers = answers || q.Priority == chat.Prompt && q.Queued > d.seen.answers
		d.foundMessage(tx, q)
	}
	if answers {
		err = d.lookAtAnswers(tx)
	}
	return len(found) == glance, err
}

// lookAtNew is lookAtMessages for what was just queued, of which most are answers to taps.
func (d *desk) lookAtNew(tx *store.Tx, from int64) (more bool, err error) {
	found, err := chat.Whole(tx, d.Name, from, chat.Broadcast, glanceWhole)
	for i := range found {
		m := &found[i]
		d.foundMessage(tx, m.AsQueued())
		if m.Priority == chat.Prompt && m.Queued > d.seen.answers {
			d.seen.answers = m.Queued
			err = errors.Join(err, d.answer(tx, m))
		}
	}
	return len(found) == glanceWhole, err
}

// lookAtAnswers chooses the new answers to taps.
func (d *desk) lookAtAnswers(tx *store.Tx) error {
	found, err := chat.Whole(tx, d.Name, d.seen.answers, chat.Prompt, glance)
	for i := range found {
		d.seen.answers = found[i].Queued
		err = errors.Join(err, d.answer(tx, &found[i]))
	}
	return err
}

// foundMessage tells the line that a message belongs to of it; an answer to a tap has none.
func (d *desk) foundMessage(tx *store.Tx, q chat.Queued) {
	d.seen.messages = max(d.seen.messages, q.Queued)
	switch {
	case q.Priority == chat.Prompt:
	case q.Small:
		d.foundSmall(q)
	default:
		d.found(tx, q, false)
	}
}

// found tells a line of something to send, now or later. One that failed holds
// back what is behind it: the line must know it before its time.
func (d *desk) found(tx *store.Tx, q chat.Queued, card bool) {
	later := q.NotBefore.After(tx.Now)
	if later && (d.planned.IsZero() || q.NotBefore.Before(d.planned)) {
		d.planned = q.NotBefore
	}
	d.lines.tell(q.Chat, card, !later && q.Priority == chat.Reply)
}

// tellAll says that there may be anything in a chat.
func (d *desk) tellAll(chat int64) {
	d.lines.tell(chat, true, true)
	d.lines.tell(chat, false, true)
	d.small.tell(chat, false, true)
}

// lookAtPlans finds what had its time come since it last looked.
func (d *desk) lookAtPlans(tx *store.Tx) error {
	if !d.sweep && (d.planned.IsZero() || d.planned.After(tx.Now)) {
		return nil
	}
	chats, next, err := chat.Planned(tx, d.Name, d.from)
	if err != nil {
		return err
	}
	for _, chat := range chats {
		d.tellAll(chat)
	}
	d.from, d.planned = tx.Now, next
	return nil
}

// lookAtHolds lets go on what was held until its person was heard from.
func (d *desk) lookAtHolds(tx *store.Tx) error {
	if len(d.lines.held) == 0 && !d.sweep {
		return nil
	}
	chats, err := chat.Held(tx, d.Name)
	if err != nil {
		return err
	}
	before := d.lines.held
	d.lines.held = make(map[int64]bool, len(chats))
	for _, chat := range chats {
		d.lines.held[chat] = true
	}
	for chat := range before {
		if !d.lines.held[chat] {
			d.tellAll(chat)
		}
	}
	return nil
}
