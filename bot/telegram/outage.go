package telegram

import (
	"context"
	"log/slog"
	"time"
)

// An outage is a time in which something does not work. It is told once when
// it begins and once when it is over, however often it was tried in between.
type outage struct {
	log   *slog.Logger
	what  string // what does not work; "" while all is well
	since time.Time
	tries int
}

// goesOn tells of an outage unless it was told, and returns how many tries
// there were before.
func (o *outage) goesOn(what string, err error) (tries int) {
	if o.what != what {
		o.over()
		o.what, o.since, o.tries = what, time.Now(), 0
		o.log.Warn(what+"; keeps trying", "err", err)
	}
	o.tries++
	return o.tries - 1
}

// over tells that all is well again, if it was not.
func (o *outage) over() {
	if o.what != "" {
		o.log.Info("over: "+o.what, "after", time.Since(o.since).Round(time.Second), "tries", o.tries)
		o.what = ""
	}
}

// pause waits, or until ctx is done.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
