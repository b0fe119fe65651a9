package channel

import (
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// small is the lane of the small things: the list of commands, the sign of
// typing, reactions, buttons to be taken off. It has lines and senders of its
// own, so that nothing that becomes of them holds back what is said; and what is
// said holds them back: they wait while the service wants nothing for their chat,
// while nothing gets through, and for their turn in the pace.
type small struct {
	*lines
	chosen []*parcel
}

func newSmall() small {
	q := newLines()
	q.small = true
	return small{lines: q}
}

// How often a small thing is tried, and how long it waits at most in between: a
// quarter of an hour in all. One that will never be taken is tried once.
const (
	SmallTries   = 20
	smallLongest = time.Minute
)

// foundSmall tells a line of a small thing.
func (d *desk) foundSmall(q chat.Queued) {
	d.small.tell(q.Chat, false, q.Priority == chat.Reply)
}

// fewSmall reports whether more of them are to be chosen.
func (d *desk) fewSmall(now time.Time) bool {
	return len(d.small.chosen) < enough && d.small.waits(d.pace.turn(now)) && !d.lines.opens().After(now)
}

// untilSmall is how long nothing is to be done about them.
func (d *desk) untilSmall(now time.Time) time.Duration {
	wait := Tick
	if at := d.small.wakeAt; !at.IsZero() {
		wait = min(wait, time.Until(at))
	}
	if len(d.small.slow) > 0 && len(d.small.chosen) < enough && !d.lines.opens().After(now) {
		wait = min(wait, time.Until(d.pace.at(now)))
	}
	return wait
}

// firstSmall is first for a line of small things.
func (d *desk) firstSmall(tx *store.Tx, l *line) (p *parcel, wait time.Duration, err error) {
	found, err := chat.FirstSmall(tx, d.Name, l.chat)
	if l.messages = len(found) > 0; err != nil || !l.messages {
		return nil, 0, err
	}
	p = &parcel{line: l, message: &found[0], only: len(found) == 1}
	if p.expired, err = d.useless(tx, p); err != nil || p.expired {
		return p, 0, err
	}
	now := time.Now()
	wait = waits(tx, found[0].NotBefore, found[0].Tries)
	if words := d.lines.all[l.chat]; words != nil {
		wait = max(wait, words.until.Sub(now))
		if p.unasked() {
			wait = max(wait, words.paced.Sub(now))
		}
	}
	if wait > 0 {
		return nil, wait, nil
	}
	return p, 0, nil
}

// trimmed lets the small things of a chat go on when the result of one is on the
// disk. It says nothing of what else the service takes.
func (d *desk) trimmed(p *parcel) {
	l := p.line
	if !p.expired {
		d.pace.answered(p.nth, p.at, p.answer)
	}
	l.messages = l.messages || p.verdict == Later
	if p.limited {
		l.until = time.Now().Add(p.wait)
	}
	l.wake = l.until
	d.small.enter(l)
}
