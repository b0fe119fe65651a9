package channel

import (
	"context"
	"log/slog"
	"time"
)

// An Outage is a time in which something does not work. It is told once when
// it begins and once when it is over, however often it was tried in between.
type Outage struct {
	Log   *slog.Logger
	what  string // what does not work; "" while all is well
	since time.Time
	tries int
}

// GoesOn tells of an outage unless it was told, and returns how many tries
// there were before.
func (o *Outage) GoesOn(what string, err error) (tries int) {
	if o.what != what {
		o.Over()
		o.what, o.since, o.tries = what, time.Now(), 0
		o.Log.Warn(what+"; keeps trying", "err", err)
	}
	o.tries++
	return o.tries - 1
}

// Over tells that all is well again, if it was not.
func (o *Outage) Over() {
	if o.what != "" {
		o.Log.Info("over: "+o.what, "after", time.Since(o.since).Round(time.Second), "tries", o.tries)
		o.what = ""
	}
}

// Pause waits, or until ctx is done.
func Pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
