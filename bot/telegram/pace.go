package telegram

import (
	"time"

	"golang.org/x/time/rate"

	"liaison/store"
)

// Telegram takes about 30 messages a second from a bot, and one a second into
// a chat. Replies are not paced; what nobody asked for takes what they leave.
const (
	perSecond = 29.5
	perChat   = time.Second
)

// pace is the bucket from which unasked messages are sent.
type pace struct{ *rate.Limiter }

func newPace() pace { return pace{rate.NewLimiter(perSecond, 1)} }

// turn reports whether an unasked message may be sent.
func (p pace) turn(now time.Time) bool { return p.TokensAt(now) >= 1 }

// used counts a reply. A second's worth of debt is remembered, not more: after
// a rush of replies unasked messages soon go on.
func (p pace) used(now time.Time) {
	if p.TokensAt(now) > -perSecond {
		p.ReserveN(now, 1)
	}
}

// at is when the next turn is.
func (p pace) at(now time.Time) time.Time {
	missing := max(0, 1-p.TokensAt(now))
	return now.Add(time.Duration(missing/perSecond*float64(time.Second)) + time.Microsecond)
}

// unasked reports whether nobody waits for p.
func (p *parcel) unasked() bool {
	if p.card != nil {
		return p.card.Unasked()
	}
	return p.message.Priority > store.Reply
}
