package dingtalk

import (
	"context"
	"maps"
	"strings"
	"sync"
	"time"

	"liaison/bot/channel"
)

// patience is how long a tap waits for its answer before it is acknowledged without: the service
// waits two seconds.
const patience = 1500 * time.Millisecond

// seen is how long the answer to a tap stands on its card, whatever is drawn on it meanwhile.
const seen = 5 * time.Second

// Taps are the taps that wait for their answer, which goes back with the acknowledgement.
type Taps struct {
	mu      sync.Mutex
	waiting map[string]chan string
	newest  map[string]time.Time // of a card: when it was tapped last, not long ago
}

// NewTaps returns an empty one.
func NewTaps() *Taps { return &Taps{waiting: map[string]chan string{}, newest: map[string]time.Time{}} }

// tapID names a tap: the frame that brought it and the card.
func tapID(frame, track string) string { return channel.Cut(frame, maxID) + " " + track }

// trackOf is the card of a tap.
func trackOf(id string) string {
	_, track, _ := strings.Cut(id, " ")
	return track
}

// expect has the answer to a tap be waited for.
func (t *Taps) expect(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[id] = make(chan string, 1)
	maps.DeleteFunc(t.newest, func(_ string, at time.Time) bool { return time.Since(at) > seen })
	t.newest[trackOf(id)] = time.Now()
}

// fresh reports whether a card was tapped a moment ago.
func (t *Taps) fresh(track string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	at, ok := t.newest[track]
	return ok && time.Since(at) <= seen
}

// wait returns the answer to a tap, or "" when its time is over. Afterwards nobody waits.
func (t *Taps) wait(ctx context.Context, id string) string {
	t.mu.Lock()
	answer := t.waiting[id]
	t.mu.Unlock()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case text := <-answer:
		return text
	case <-late.C:
	case <-ctx.Done():
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.waiting, id)
	select {
	case text := <-answer: // it came in the last moment
		return text
	default:
		return ""
	}
}

// answer gives a tap its answer. It reports whether nobody waits for it any more.
func (t *Taps) answer(id, text string) (late bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	answer := t.waiting[id]
	if answer == nil {
		return true
	}
	delete(t.waiting, id)
	answer <- text
	return false
}
