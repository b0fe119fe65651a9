package channel

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"liaison/store/chat"
)

// send makes one try and says in p what came of it.
func (s *Sender) send(ctx context.Context, p *parcel) {
	defer func() {
		if v := recover(); v != nil {
			s.Log.Error("panic while sending", "panic", v, "stack", string(debug.Stack()))
			p.fails(fmt.Errorf("panic: %v", v), FewTries)
		}
	}()
	p.started = s.DB.Clock.Now()
	p.expired = p.expired || p.late(p.started)
	switch {
	case p.expired:
	case p.card != nil:
		s.draw(ctx, p)
	default:
		s.say(ctx, p)
	}
	s.Counts.add(p)
	switch p.verdict {
	case Refused, Blocked:
		s.Log.Error(s.Service+" refuses", "chat", p.chat(), "kind", p.kind(), "err", p.fault)
	case dropped:
		s.Log.Warn("a small thing is left undone", "chat", p.chat(), "kind", p.kind(), "tries", p.tries()+1, "err", p.fault)
	}
}

// late reports whether the time in which p is of use is over.
func (p *parcel) late(now time.Time) bool {
	var end time.Time
	if p.card != nil {
		end = p.card.NotAfter
	} else {
		end = p.message.NotAfter
	}
	return !end.IsZero() && end.Before(now)
}

func (p *parcel) tries() int {
	if p.card != nil {
		return p.card.Tries
	}
	return p.message.Tries
}

func (p *parcel) priority() chat.Priority {
	if p.card != nil {
		return p.card.Priority
	}
	return p.message.Priority
}

func (p *parcel) chat() int64 {
	if p.card != nil {
		return p.card.Chat
	}
	return p.message.Chat
}

func (p *parcel) kind() string {
	if p.card != nil {
		return "card"
	}
	return string(p.message.Kind)
}

// draw has a message show a card: the one that does, or a new one below.
func (s *Sender) draw(ctx context.Context, p *parcel) {
	c := Card{Card: p.card, Looks: s.Looks}
	if p.edit {
		err := within(ctx, sendTimeout, func(ctx context.Context) error { return s.Wire.Redraw(ctx, c) })
		switch v, _ := s.Wire.Judge(err); v {
		case Gone:
			c.Message = 0
		case Unlike: // a new one shows it; this one loses its buttons
		default:
			p.sent = c.Message
			p.ends(s.Wire, err)
			return
		}
		p.edit = false
	}
	limit := sendTimeout
	if c.Face.Picture != nil {
		limit = fileTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if c.Face.Picture != nil {
		picture, err := s.make(ctx, p, c.Face.Picture, s.Wire.Traits().Picture)
		if err != nil {
			p.notMade(s.Wire, err)
			return
		}
		c.Picture = picture
	}
	message, err := s.Wire.Draw(ctx, c)
	p.shows(s.Wire, message, err)
}

// shows is ends for a card in a new message. One whose number did not come could
// not be changed any more: it is sent again, as often as after answers that are too
// big but sooner; then it is left at that.
func (p *parcel) shows(w Wire, message int64, err error) {
	unread := p.unread
	p.sent = message
	if p.ends(w, err); p.verdict == Taken && message == 0 {
		if unread++; unread < MostUnread {
			p.verdict, p.fault, p.unread, p.wait = Later, errNoNumber, unread, WaitAfter(0, unread-1)
		}
	}
}

var errNoNumber = errors.New("the number of the message did not come")

// say sends a message that is no card.
func (s *Sender) say(ctx context.Context, p *parcel) {
	m := p.message
	switch m.Kind {
	case chat.Say:
		s.speak(ctx, p, nil, sendTimeout)
	case chat.Photo, chat.Document:
		ctx, cancel := context.WithTimeout(ctx, fileTimeout)
		defer cancel()
		f, err := s.file(ctx, p)
		if err != nil {
			p.notMade(s.Wire, err)
			return
		}
		s.speak(ctx, p, f, fileTimeout)
	case chat.Answer, chat.Typing, chat.React, chat.Strip, chat.Commands:
		p.endsSmall(s.Wire, within(ctx, answerTimeout, func(ctx context.Context) error { return s.Wire.Trim(ctx, m) }))
	case chat.Fetch:
		s.fetch(ctx, p)
	default:
		p.fails(fmt.Errorf("%w: %s", ErrKind, m.Kind), 0)
	}
}

// speak sends words, or a file with its words. What is left of them then stands in their place.
func (s *Sender) speak(ctx context.Context, p *parcel, f *File, limit time.Duration) {
	var rest *chat.Message
	err := within(ctx, limit, func(ctx context.Context) (err error) {
		p.sent, rest, err = s.Wire.Say(ctx, p.message, f)
		return err
	})
	if p.ends(s.Wire, err); p.verdict == Taken && rest != nil {
		rest.ID, rest.Queued, rest.Chat = p.message.ID, p.message.Queued, p.message.Chat
		p.verdict, p.message = part, rest
	}
}

// within calls fn with a time limit.
func within(ctx context.Context, limit time.Duration, fn func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return fn(ctx)
}

// file is the file to send, made from its recipe if it has one.
func (s *Sender) file(ctx context.Context, p *parcel) (*File, error) {
	m := p.message
	switch {
	case m.Recipe != nil:
		return s.make(ctx, p, m.Recipe, s.Wire.Traits().Upload)
	case m.File == nil:
		return nil, errors.New("no file")
	}
	return &File{ID: m.File.ID, Name: m.File.Name}, nil
}

// make makes a file for what is sent that is no larger than a limit.
func (s *Sender) make(ctx context.Context, p *parcel, r *chat.Recipe, limit int) (*File, error) {
	if s.Render == nil {
		return nil, errors.New("no renderer")
	}
	making, stop := context.WithCancel(ctx)
	var telling sync.WaitGroup
	defer telling.Wait()
	defer stop()
	telling.Go(func() {
		s.tellMaking(making, &chat.Message{Chat: p.chat(), Kind: chat.Typing, Recipe: r, Priority: p.priority(), Tries: p.tries()})
	})
	name, body, err := s.Render(ctx, *r)
	if err == nil && len(body) > limit {
		err = ErrTooBig
	}
	return &File{Name: name, Body: body}, err
}

// tellMaking shows a chat that a file is being made, until ctx is done: it must not look as if
// nothing happened. It is a small thing, and ends at the first fault.
func (s *Sender) tellMaking(ctx context.Context, m *chat.Message) {
	t := s.Wire.Traits()
	for Pause(ctx, t.TellFrom); ctx.Err() == nil; Pause(ctx, t.TellEvery) {
		if within(ctx, answerTimeout, func(ctx context.Context) error { return s.Wire.Trim(ctx, m) }) != nil || t.TellEvery == 0 {
			return
		}
	}
}

// notMade sets what it means that a file could not be made: it is tried again,
// unless it is too big, or not theirs any more.
func (p *parcel) notMade(w Wire, err error) {
	if p.nobody = errors.Is(err, chat.ErrNotTheirs); p.nobody {
		p.expired = true
		return
	}
	if p.fails(err, FewTries); errors.Is(err, ErrTooBig) {
		p.ends(w, err)
	}
}

// fetch downloads a file and hands it over, or the reason why it cannot come.
func (s *Sender) fetch(ctx context.Context, p *parcel) {
	m := p.message
	ctx, cancel := context.WithTimeout(ctx, fileTimeout)
	defer cancel()
	if s.Fetched == nil || m.File == nil {
		p.fails(errors.New("no file to fetch"), 0)
		return
	}
	body, err := s.Wire.Fetch(ctx, m.File)
	p.ends(s.Wire, err)
	if p.limited || p.verdict == Later && p.tries() < FewTries {
		return
	}
	if err := s.Fetched(ctx, *m, body, err); err != nil {
		p.fails(err, FewTries)
		return
	}
	p.verdict, p.wait = Taken, 0
}
