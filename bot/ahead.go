package bot

import (
	"liaison/bot/turn"
	"liaison/store/chat"
)

// Ahead reads updates that are on their way into the inbox. To read a sentence takes
// a fifth of what it costs to handle it, and needs neither the Tx nor anything of it:
// so it is done beside the work that goes on. What nobody began to read by the time
// it is handled is read then.
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

// aheads leads to the one who reads ahead.
func (w *Worker) aheads() chan *turn.Heard {
	w.making.Do(func() { w.coming = make(chan *turn.Heard, turn.MostHeard) })
	return w.coming
}

// readAhead reads what is on its way, until done.
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
