package web

import (
	"context"
	"net/http"
	"time"
)

// A clockView is the clock as the page shows it.
type clockView struct {
	Now  int64 `json:"now"`            // Unix ms
	Next int64 `json:"next,omitempty"` // when something falls due, Unix ms; 0: the page offers no jump
}

func (s *Server) clock(ctx context.Context) clockView {
	v := clockView{Now: s.db.Clock.Now().UnixMilli()}
	if s.hooks.Next != nil {
		if at, ok := s.hooks.Next(ctx); ok {
			v.Next = at.UnixMilli()
		}
	}
	return v
}

// turn moves the clock forward: some days, or to the next time at which somebody hears something.
func (s *Server) turn(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Days int
		Next bool
	}
	if !read(w, r, &in) {
		return
	}
	s.turning.Lock()
	defer s.turning.Unlock()
	before := s.page.newID()
	var to time.Time
	switch next := s.clock(r.Context()).Next; {
	case in.Next && next != 0:
		to = time.UnixMilli(next)
	case !in.Next && (in.Days == 1 || in.Days == 7):
		to = s.db.Clock.Now().AddDate(0, 0, in.Days)
	default:
		refuse(w, http.StatusBadRequest, "bad_request")
		return
	}
	var v clockView
	var fell []due
	for steps := 1; ; steps++ {
		if s.hooks.Turn == nil {
			s.db.Clock.Turn(to)
		} else if err := s.hooks.Turn(r.Context(), to); err != nil {
			s.log.Error("clock", "err", err)
			refuse(w, http.StatusServiceUnavailable, "not_turned")
			return
		}
		v = s.clock(r.Context())
		s.page.mu.Lock()
		s.page.publish("clock", v)
		fell = s.page.saidSince(before)
		s.page.mu.Unlock()
		if !in.Next || len(fell) > 0 || v.Next == 0 || steps == mostSteps {
			break
		}
		to = time.UnixMilli(v.Next) // nobody heard anything
	}
	reply(w, http.StatusOK, turned{v, fell})
}

// mostSteps is how many times the clock goes on to the next due time until somebody hears
// something.
const mostSteps = 30

// A turned clock tells what fell due meanwhile.
type turned struct {
	clockView
	Fell []due `json:"fell,omitempty"`
}

// A due is a message that somebody got because it was time.
type due struct {
	Chat    int64  `json:"chat"`
	Message int64  `json:"message"`
	Text    string `json:"text"`
}

// saidSince returns what the bot said after a message, person by person. The caller holds mu.
func (p *page) saidSince(id int64) (all []due) {
	for _, one := range p.people {
		c := p.chats[one.Chat]
		if c == nil {
			continue
		}
		for _, b := range c.Messages {
			if !b.Mine && b.ID > id {
				all = append(all, due{one.Chat, b.ID, b.Text})
			}
		}
	}
	return all
}
