package telegram

import (
	"time"

	"liaison/store"
)

// Telegram takes about 30 messages a second from a bot, and one a second into
// a chat. Replies are not paced; what nobody asked for takes what they leave.
const (
	spacing = time.Second * 10 / 295 // between unasked messages: 29.5 a second
	slack   = 5 * time.Millisecond   // of a turn that came late is made up for
	room    = 29                     // of all, in any second: one more, a reply, is taken
	perChat = time.Second
)

// pace says when unasked messages are sent: evenly, and never so many in a
// second that a reply would be refused.
type pace struct {
	next   time.Time       // a turn is not before
	sent   [room]time.Time // of the newest sends, replies among them, in a ring
	oldest int
}

// turn reports whether an unasked message may be sent.
func (p *pace) turn(now time.Time) bool { return !p.due().After(now) }

// due is when the next turn is, if nothing is sent before.
func (p *pace) due() time.Time { return latest(p.next, p.sent[p.oldest].Add(time.Second)) }

// at is when to look for the next turn.
func (p *pace) at(now time.Time) time.Time { return latest(now, p.due()).Add(time.Microsecond) }

// took counts an unasked message.
func (p *pace) took(now time.Time) {
	p.next = latest(p.next, now.Add(-slack)).Add(spacing)
	p.count(now)
}

// used counts a reply. A second's worth of debt is remembered, not more: after
// a rush of replies unasked messages soon go on.
func (p *pace) used(now time.Time) {
	if p.next.Before(now.Add(time.Second)) {
		p.next = latest(p.next, now).Add(spacing)
	}
	p.count(now)
}

func (p *pace) count(now time.Time) {
	p.sent[p.oldest] = now
	p.oldest = (p.oldest + 1) % room
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// unasked reports whether nobody waits for p.
func (p *parcel) unasked() bool {
	if p.card != nil {
		return p.card.Unasked()
	}
	return p.message.Priority > store.Reply
}
