package bot

import (
	"strings"
	"sync"
	"time"

	"liaison/bot/reading"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/mask"
)

// Ahead reads updates that are on their way into the inbox. To read a sentence takes
// a fifth of what it costs to handle it, and needs neither the Tx nor anything of it:
// so it is done beside the work that goes on. What nobody began to read by the time
// it is handled is read then.
func (w *Worker) Ahead(updates []*chat.Update) {
	l := w.lexicon.Load()
	if l == nil {
		return // nothing was handled yet
	}
	for _, u := range updates {
		h := l.expect(u)
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
func (w *Worker) aheads() chan *heard {
	w.making.Do(func() { w.coming = make(chan *heard, mostHeard) })
	return w.coming
}

// readAhead reads what is on its way, until done.
func (w *Worker) readAhead(done <-chan struct{}) {
	for {
		select {
		case <-done:
			return
		case h := <-w.aheads():
			h.once.Do(h.read)
		}
	}
}

// An utterance is all that the reading of a sentence depends on, besides the roster.
type utterance struct {
	says string
	by   reading.Speaker
	day  day.Day
}

// heard is what is made of an utterance, once.
type heard struct {
	utterance
	once     sync.Once
	reader   *reading.Reader
	reading  reading.Reading
	question reading.Question
	ok       bool
	taken    bool // the reading is used
}

// read makes what is to be made. After a panic it is not ok: the utterance is read
// again where a panic is known by its update.
func (h *heard) read() {
	defer func() { h.ok = recover() == nil }()
	h.reading = h.reader.Read(h.says, h.by, h.day.Time())
	h.question = wondered(h.reader, h.says, h.day.Time())
}

// An ear keeps what was heard until it is asked for.
type ear struct {
	mu   sync.Mutex
	kept map[utterance]*heard
}

// mostHeard is how much is kept: what is on its way, several times over.
const mostHeard = 500

// expect keeps a place for what is made of an update; nil where it is no sentence, or
// has one.
func (l *lexicon) expect(u *chat.Update) *heard {
	p, says := l.dir.PersonAt(u.Channel, u.Chat), strings.TrimSpace(u.Text)
	if p == nil || u.Kind != chat.Text || u.At == 0 || says == "" || len(says) > 4*maxText {
		return nil
	}
	h := &heard{utterance: utterance{says, speakerOf(l.dir, p), day.DayOf(u.Time())}, reader: l.reader}
	e := &l.ear
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.kept == nil || len(e.kept) >= mostHeard {
		e.kept = map[utterance]*heard{}
	}
	if e.kept[h.utterance] != nil {
		return nil
	}
	e.kept[h.utterance] = h
	return h
}

// take returns what is kept of an utterance, once, or nil. What is being read now is
// waited for; what is not begun is not read ahead any more.
func (e *ear) take(u utterance) *heard {
	e.mu.Lock()
	h := e.kept[u]
	delete(e.kept, u)
	e.mu.Unlock()
	if h == nil {
		return nil
	}
	if h.once.Do(func() {}); !h.ok {
		return nil
	}
	return h
}

// read reads a sentence of a day as somebody's.
func (t *turn) read(says string, by reading.Speaker, day day.Day) reading.Reading {
	if says == t.says && day == t.today && by == t.speaker() {
		if h := t.readBefore(); h != nil && !h.taken {
			h.taken = true // what is made of it may change it
			return h.reading
		}
	}
	return t.reader.Read(says, by, day.Time())
}

// wondered reads a text as a question.
func (t *turn) wondered(says string) reading.Question {
	if says == t.says {
		if h := t.readBefore(); h != nil {
			return h.question
		}
	}
	return wondered(t.reader, says, t.today.Time())
}

// readBefore is what was read ahead of the message in hand, or nil.
func (t *turn) readBefore() *heard {
	if !t.listened {
		t.listened, t.before = true, t.ears.ear.take(utterance{t.says, t.speaker(), t.today})
	}
	return t.before
}

// wondered reads a text as a question; what of it is not read is said back, so that
// nobody is named in it.
func wondered(r *reading.Reader, says string, day time.Time) reading.Question {
	return r.Question(mask.People(says), day)
}
