package store_test

import (
	"testing"
	"testing/synctest"
	"time"

	"liaison/store"
)

// A small step back is held; a jump in either direction is followed and noted; the passing
// of time, also of a long one, is no jump.
func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := new(store.Clock)
		begin := c.Now()
		want := func(what string, now time.Duration, jump time.Duration) {
			t.Helper()
			if got := c.Now().Sub(begin); got != now {
				t.Errorf("%s: %s since the beginning, want %s", what, got, now)
			}
			if got := c.Jumped().By; got != jump {
				t.Errorf("%s: jumped by %s, want %s", what, got, jump)
			}
		}
		const year = 365 * 24 * time.Hour
		time.Sleep(240 * time.Hour)
		want("after ten days", 240*time.Hour, 0)
		c.Leap(-30 * time.Second)
		want("30 s back", 240*time.Hour, 0)
		time.Sleep(40 * time.Second)
		want("40 s later", 240*time.Hour+10*time.Second, 0)
		c.Leap(50 * time.Second)
		want("50 s ahead", 240*time.Hour+time.Minute, 0)

		turned := c.Turned()
		c.Leap(year)
		select {
		case <-turned:
		default:
			t.Error("those who wait are not woken")
		}
		want("a year ahead", year+240*time.Hour+time.Minute, year)
		c.Leap(-year)
		want("and back", 240*time.Hour+time.Minute, -year)
		if at := c.Jumped().At.Sub(begin); at != 240*time.Hour+time.Minute {
			t.Errorf("it jumped at %s, want on the clock after it", at)
		}
		for range 3 {
			c.Leap(-40 * time.Second)
		}
		if got := c.Now().Sub(begin); got > 240*time.Hour {
			t.Errorf("many small steps back are held: %s", got)
		}
		c.Turn(c.Now().Add(year))
		if got := c.Jumped().By.Abs(); got >= year {
			t.Error("a turn of the demo is taken for a jump")
		}
	})
}
