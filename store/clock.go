package store

import (
	"sync"
	"time"

	"liaison/store/day"
)

// A Clock tells the time of the records. It never goes back. The demo turns it forward;
// pacing and back-off use the real time.
type Clock struct {
	mu      sync.Mutex
	last    time.Time
	ahead   time.Duration
	changed chan struct{}
}

// Now returns the time, in Shanghai, to the millisecond.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := time.Now().Add(c.ahead).In(day.Shanghai).Truncate(time.Millisecond); now.After(c.last) {
		c.last = now
	}
	return c.last
}

// Turn sets the clock forward to a time. An earlier time changes nothing.
func (c *Clock) Turn(to time.Time) {
	if d := to.Sub(c.Now()); d > 0 {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.ahead += d
		if c.changed != nil {
			close(c.changed)
			c.changed = nil
		}
	}
}

// Turned returns a channel that is closed when the clock is next turned.
func (c *Clock) Turned() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.changed == nil {
		c.changed = make(chan struct{})
	}
	return c.changed
}

// Set starts the clock at any time, also a past one. It must be called before the clock is
// first read.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead, c.last = time.Until(at), at.In(day.Shanghai)
}
