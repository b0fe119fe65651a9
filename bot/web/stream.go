package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// heartbeat keeps a silent stream open, and is how a page notices a dead one.
const heartbeat = 20 * time.Second

// events is the stream of a page: everything first, or what it missed since its
// Last-Event-ID, then each change as it happens.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	seen, known := s.page.position(r.Header.Get("Last-Event-ID"))
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	fmt.Fprint(w, "retry: 1000\n\n")
	for {
		found, more, ok := s.page.since(seen)
		if !known || !ok {
			all, err := s.everything(r.Context())
			if err != nil {
				s.log.Error("page", "err", err)
				return
			}
			found, known = []event{all}, true
			more = closed // look again at once: something may have come meanwhile
		}
		for _, e := range found {
			if _, err := fmt.Fprintf(w, "id: %s-%d\nevent: %s\ndata: %s\n\n", s.page.epoch, e.seq, e.name, e.data); err != nil {
				return
			}
			seen = e.seq
		}
		if err := out.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-more:
		case <-beat.C:
			if _, err := fmt.Fprint(w, ": beat\n\n"); err != nil {
				return
			}
		}
	}
}

var closed = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// position reads a Last-Event-ID; false for none, and for one of another run.
func (p *page) position(id string) (seq int64, known bool) {
	epoch, n, _ := strings.Cut(id, "-")
	seq, err := strconv.ParseInt(n, 10, 64)
	return seq, err == nil && epoch == p.epoch && seq >= 0
}

// everything is what a page shows when it opens.
func (s *Server) everything(ctx context.Context) (event, error) {
	if err := s.db.View(ctx, s.page.meet); err != nil {
		return event{}, err
	}
	clock := s.clock(ctx)
	p := s.page
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opened = true
	data, err := json.Marshal(map[string]any{"run": p.epoch, "people": p.people, "chats": p.chats, "inside": p.traces, "clock": clock, "elsewhere": s.hooks.Elsewhere.name()})
	return event{p.seq, "state", data}, err
}
