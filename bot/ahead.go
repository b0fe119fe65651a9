package bot

import (
	"liaison/bot/turn"
	"liaison/store/chat"
)

// Ahead reads the sentences of updates that are about to enter the inbox. Reading is a
// fifth of the cost of handling a sentence and needs no Tx, so it runs in parallel with
// the handling of other updates. A sentence that is not begun when its update is handled
// is read then.
func (w *Worker) Ahead(updates []*chat.Update) {
	l := w.listener.Load()
	if l == nil {
		return // nothing was handled yet
	}
	for _, u := range updates {
		h := l.Expect(u)
		if h == nil {
			continue
		}
		select {
		case w.aheads() <- h:
		default: // there is enough to be read
		}
	}
}

// aheads returns the channel to the goroutine that reads ahead.
func (w *Worker) aheads() chan *turn.Heard {
	w.making.Do(func() { w.coming = make(chan *turn.Heard, turn.MostHeard) })
	return w.coming
}

// readAhead reads what the channel delivers, until done.
func (w *Worker) readAhead(done <-chan struct{}) {
	for {
		select {
		case <-done:
			return
		case h := <-w.aheads():
			h.Now()
		}
	}
}
