package store

import (
	"sync"
	"time"

	"liaison/store/day"
)

// A Clock tells the time of the records. A small step back of the machine's clock is held:
// the time stands until it is reached again. A jump, in either direction, is followed and
// noted. The demo turns the clock forward; pacing and back-off use monotonic time.
type Clock struct {
	mu      sync.Mutex
	looked  time.Time // when it was last read, with the monotonic time
	last    time.Time
	ahead   time.Duration
	leapt   time.Duration // see Leap
	jump    Jump
	changed chan struct{}
}

// A Jump is a change of the machine's clock that no passing of time explains: somebody set
// it, or the machine slept.
type Jump struct {
	At time.Time     // on the clock after it; the zero time: there was none
	By time.Duration // negative: back
}

// Recent reports whether the clock jumped within two days of now.
func (j Jump) Recent(now time.Time) bool { return now.Sub(j.At).Abs() < 48*time.Hour }

// JumpFrom is the smallest jump. Less is held when it goes back.
const JumpFrom = time.Minute

// Now returns the time, in Shanghai, to the millisecond.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.read()
}

func (c *Clock) read() time.Time {
	real := time.Now()
	wall := real.Add(c.leapt)
	var by time.Duration
	if !c.looked.IsZero() {
		passed := real.Sub(c.looked) // monotonic
		by = real.Round(0).Sub(c.looked.Round(0)) - passed
	}
	c.looked = real
	return c.follow(wall, by)
}

// follow takes over what the machine's clock shows, of which a part is a jump.
func (c *Clock) follow(wall time.Time, by time.Duration) time.Time {
	now := wall.Add(c.ahead).In(day.Shanghai).Truncate(time.Millisecond)
	if back := now.Sub(c.last); by.Abs() < JumpFrom && !c.last.IsZero() && back <= -JumpFrom {
		by = back // many small steps
	}
	switch {
	case by.Abs() >= JumpFrom:
		c.last, c.jump = now, Jump{At: now, By: by.Round(time.Second)}
		c.ring()
	case now.After(c.last):
		c.last = now
	}
	return c.last
}

// reach has the clock stand where that of another machine is already. A clock that is more
// than a small step ahead jumped, and is not followed.
func (c *Clock) reach(other time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if by := other.Sub(c.last); by > 0 && by < JumpFrom && !c.last.IsZero() {
		c.last = other
	}
}

// Jumped returns the newest jump since the clock was first read.
func (c *Clock) Jumped() Jump {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.read()
	return c.jump
}

// Leap makes the clock jump as that of a machine may. It is for tests.
func (c *Clock) Leap(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.read()
	c.leapt += by
	c.follow(time.Now().Add(c.leapt), by)
}

// Turn sets the clock forward to a time. An earlier time changes nothing.
func (c *Clock) Turn(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d := to.Sub(c.read()); d > 0 {
		c.ahead += d
		c.ring()
	}
}

// Turned returns a channel that is closed when the clock is next turned, when it jumps, and
// by [Clock.Ring].
func (c *Clock) Turned() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.changed == nil {
		c.changed = make(chan struct{})
	}
	return c.changed
}

// Ring has those who wait for a time look again when it comes.
func (c *Clock) Ring() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ring()
}

func (c *Clock) ring() {
	if c.changed != nil {
		close(c.changed)
		c.changed = nil
	}
}

// Set starts the clock at any time, also a past one. It must be called before the clock is
// first read.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead, c.last = time.Until(at), at.In(day.Shanghai)
}
