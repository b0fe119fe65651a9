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

// turn moves the clock forward: some days, or to the next due time.
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
	if s.hooks.Turn == nil {
		s.db.Clock.Turn(to)
	} else if err := s.hooks.Turn(r.Context(), to); err != nil {
		s.log.Error("clock", "err", err)
		refuse(w, http.StatusServiceUnavailable, "not_turned")
		return
	}
	v := s.clock(r.Context())
	s.page.mu.Lock()
	s.page.publish("clock", v)
	s.page.mu.Unlock()
	reply(w, http.StatusOK, v)
}
