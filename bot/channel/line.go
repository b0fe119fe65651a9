package channel

import (
	"maps"
	"sync/atomic"
	"time"
)

// A line is one chat with something to send. What that is stands in the tables
// only: a line says whether to look there, and when.
type line struct {
	chat     int64
	small    bool // of small things only
	where    place
	messages bool      // there may be messages; small things, if it is small
	cards    bool      // there may be cards to draw
	wake     time.Time // asleep: until then
	until    time.Time // the service takes nothing for this chat before
	paced    time.Time // nothing unasked is sent before
	drawn    string    // the key of the card that was drawn last
	drawnAt  time.Time
	unread   int // answers in a row that were too big to read

	more atomic.Bool // busy: something waits until the result is on the disk
}

// A place is where a line is.
type place int

const (
	idle   place = iota // nothing to send, or held
	ready               // to be looked at
	slow                // what comes next is unasked and waits for its turn
	asleep              // waits for a time
	busy                // a send is under way
)

// lines are the chats with something to send. A line left in the list of a
// place where it no longer is, is passed over.
type lines struct {
	small  bool
	all    map[int64]*line
	ready  []*line // in the order in which they are served
	slow   []*line
	asleep []*line
	wakeAt time.Time           // when the first of asleep wakes
	held   map[int64]bool      // these wait until their person is heard from
	until  time.Time           // the service takes nothing at all before
	shut   time.Time           // nothing gets through: the next try is then
	silent map[int64]bool      // chats whose sends got no answer since one did
	floods map[int64]time.Time // chats for which the service takes nothing, until when
}

func newLines() *lines {
	return &lines{all: map[int64]*line{}, held: map[int64]bool{}, floods: map[int64]time.Time{}, silent: map[int64]bool{}}
}

// tell says that there is something new in a chat. A line that waits after a
// failed send looks again: a reply may pass what failed.
func (q *lines) tell(chat int64, card, reply bool) {
	l := q.all[chat]
	if l == nil {
		l = &line{chat: chat, small: q.small}
		q.all[chat] = l
	}
	l.cards = l.cards || card
	l.messages = l.messages || !card
	if l.where == busy {
		l.more.Store(true)
	}
	if l.where == idle || l.where == asleep || l.where == slow && reply {
		l.wake = l.until
		q.enter(l)
	}
}

// enter puts a line where it belongs.
func (q *lines) enter(l *line) {
	switch {
	case !l.messages && !l.cards, q.held[l.chat]:
		l.where = idle
	case l.wake.After(time.Now()):
		q.sleep(l, l.wake)
	default:
		l.where = ready
		q.ready = append(q.ready, l)
	}
}

func (q *lines) sleep(l *line, until time.Time) {
	l.where, l.wake = asleep, until
	q.asleep = append(q.asleep, l)
	if q.wakeAt.IsZero() || until.Before(q.wakeAt) {
		q.wakeAt = until
	}
}

// rouse wakes the lines whose time has come.
func (q *lines) rouse(now time.Time) {
	if q.wakeAt.IsZero() || q.wakeAt.After(now) {
		return
	}
	all := q.asleep
	q.asleep, q.wakeAt = nil, time.Time{}
	for _, l := range all {
		switch {
		case l.where != asleep:
		case l.wake.After(now):
			q.sleep(l, l.wake)
		default:
			q.enter(l)
		}
	}
}

// next takes the line to serve now: one with a reply, as far as is known, or,
// if it is their turn, one with something unasked. Nil: none.
func (q *lines) next(now time.Time, turn bool) (l *line, unasked bool) {
	if q.opens().After(now) {
		return nil, false
	}
	if l := take(&q.ready, ready); l != nil || !turn {
		return l, false
	}
	return take(&q.slow, slow), true
}

func take(list *[]*line, from place) *line {
	for len(*list) > 0 {
		l := (*list)[0]
		if *list = (*list)[1:]; l.where == from {
			return l
		}
	}
	return nil
}

// waits reports whether a line waits to be served.
func (q *lines) waits(turn bool) bool { return len(q.ready) > 0 || turn && len(q.slow) > 0 }

// globally is how many chats must be refused at the same time before that is
// taken as meant for all: a service may not say.
const globally = 3

// flooded keeps a chat quiet for a time, and all chats where several are refused.
func (q *lines) flooded(l *line, now, until time.Time) {
	l.until = until
	maps.DeleteFunc(q.floods, func(_ int64, t time.Time) bool { return !t.After(now) })
	q.floods[l.chat] = until
	if len(q.floods) >= globally {
		for _, t := range q.floods {
			if t.After(q.until) {
				q.until = t
			}
		}
	}
}

// opens is when something may be sent again.
func (q *lines) opens() time.Time { return latest(q.until, q.shut) }

// down reports whether nothing gets through, as far as can be seen: one chat
// without an answer may have a trouble of its own.
func (q *lines) down() bool { return len(q.silent) >= UnderWay }

// merging is longer than any [Traits.Redraws].
const merging = 10 * time.Second

// tidy forgets the lines with nothing to remember.
func (q *lines) tidy(now time.Time) {
	maps.DeleteFunc(q.all, func(_ int64, l *line) bool {
		return l.where == idle && !l.until.After(now) && !l.paced.After(now) && now.Sub(l.drawnAt) > merging
	})
}
