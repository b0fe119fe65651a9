package channel

import (
	"iter"
	"sync/atomic"
)

// Counts are the sends since the start, by what came of them.
type Counts struct{ n [len(results)]atomic.Int64 }

// What comes of a send.
const (
	wasSent = iota
	wasLater
	wasFlood
	wasBlocked
	wasRefused
	wasExpired
	wasDropped
)

var results = [...]string{wasSent: "sent", wasLater: "retry", wasFlood: "429", wasBlocked: "blocked", wasRefused: "refused", wasExpired: "expired", wasDropped: "dropped"}

// All returns the results there can be, in order, each with how many there were.
func (c *Counts) All() iter.Seq2[string, int64] {
	return func(yield func(string, int64) bool) {
		for i, name := range results {
			if !yield(name, c.n[i].Load()) {
				return
			}
		}
	}
}

// add counts a try.
func (c *Counts) add(p *parcel) {
	i := wasSent
	switch {
	case p.expired:
		i = wasExpired
	case p.verdict == dropped:
		i = wasDropped
	case p.limited:
		i = wasFlood
	case p.verdict == Later:
		i = wasLater
	case p.verdict == Blocked:
		i = wasBlocked
	case p.verdict == Refused:
		i = wasRefused
	}
	c.n[i].Add(1)
}
