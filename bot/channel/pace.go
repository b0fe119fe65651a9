package channel

import (
	"time"

	"liaison/store/chat"
)

// slack is how much of a turn that came late is made up for.
const slack = 15 * time.Millisecond

// pace says when messages are sent while unasked ones are among them: these
// evenly, and never so many of all in a second that the service would refuse one.
// Replies are not paced; what nobody asked for takes what they leave.
//
// At 29.5 a second, as Telegram takes it, 31 messages span 1,017 ms. A reply comes before its slot, and
// may find the second full: then it waits, 29 ms if all is even, until the oldest
// message has left the second, and takes the slot that follows. To keep a place
// free for it instead would cost one unasked message a second.
type pace struct {
	Rate
	next    time.Time     // an unasked message is not sent before
	sent    []time.Time   // of the newest sends, replies among them, in a ring
	n       int           // how many there were; the oldest in the ring is the next to go
	unasked time.Time     // of the newest unasked one
	usual   time.Duration // that a send takes, if nothing holds it up
}

func newPace(r Rate) pace { return pace{Rate: r, sent: make([]time.Time, r.Most)} }

// turn reports whether an unasked message may be sent.
func (p *pace) turn(now time.Time) bool { return !p.due().After(now) }

// due is when the next turn is, if nothing is sent before.
func (p *pace) due() time.Time { return latest(p.next, p.room()) }

// at is when to look for the next turn.
func (p *pace) at(now time.Time) time.Time { return latest(now, p.due()).Add(time.Microsecond) }

// room is when the second has room for one more.
func (p *pace) room() time.Time { return p.sent[p.n%p.Most].Add(p.Second) }

// took counts an unasked message.
func (p *pace) took(now time.Time) {
	p.next = latest(p.next, now.Add(-slack)).Add(p.Spacing)
	p.unasked = now
	p.count(now)
}

// used counts a reply and returns when it is to be sent: at once, unless it
// finds a second full to which unasked messages added. A second's worth of debt
// is remembered, not more: after a rush of replies unasked messages soon go on.
func (p *pace) used(now time.Time) time.Time {
	at := latest(now, p.sent[(p.n+p.Most-1)%p.Most]) // not before a reply that waits
	if !p.unasked.Before(p.sent[p.n%p.Most]) {
		at = latest(at, p.room())
	}
	if p.next.Before(at.Add(p.Second)) {
		p.next = latest(p.next, at).Add(p.Spacing)
	}
	p.count(at)
	return at
}

func (p *pace) count(at time.Time) {
	p.sent[p.n%p.Most] = at
	p.n++
}

// answered corrects when the n-th was sent: by as much as the answer took longer
// than usual it may have come later to the service, as if sent later. Of the first
// nothing is known: it may have come just before its answer.
func (p *pace) answered(n int, at, answer time.Time) {
	if n > p.n-p.Most {
		slot := &p.sent[(n-1)%p.Most]
		*slot = latest(*slot, answer.Add(-p.usual))
	}
	took := answer.Sub(at)
	if p.usual == 0 || p.usual > took {
		p.usual = took
	} else {
		p.usual += (took - p.usual) / 64 // the way may have become longer for good
	}
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
	return p.message.Priority > chat.Reply
}
