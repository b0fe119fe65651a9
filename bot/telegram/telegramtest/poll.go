package telegramtest

import (
	"slices"
	"time"
)

// A poll is a getUpdates that waits. To end it, send the reason; nil is none,
// and the answer is empty.
type poll struct{ ended chan *refusal }

func (s *Server) getUpdates(r *request) (any, *refusal) {
	limit, timeout := int(r.int("limit", 100)), r.int("timeout", 0)
	if limit < 1 || limit > 100 {
		return nil, malformed("limit must be between 1 and 100")
	}
	if timeout < 0 {
		return nil, malformed("timeout must not be negative")
	}
	allowed, bad := r.allowedUpdates()
	if bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hook.url != "" {
		return nil, conflict(textHasWebhook)
	}
	if allowed != nil {
		s.queue.allowed = *allowed
	}
	s.queue.confirm(r.int("offset", 0))
	s.changed.ring()
	batch := s.queue.head(limit)
	if len(batch) == 0 && timeout > 0 {
		batch, bad = s.wait(r, limit, time.Duration(min(timeout, 50))*time.Second)
	}
	if bad != nil {
		return nil, bad
	}
	return join(s.disturb(r, batch)), nil
}

// wait is called with the lock held. It lets go of it while it waits.
func (s *Server) wait(r *request, limit int, d time.Duration) (batch []*update, bad *refusal) {
	s.endPoll(conflict(textTwoPolls))
	p := &poll{make(chan *refusal, 1)}
	s.queue.poll = p
	t := time.NewTimer(d)
	defer t.Stop()
	for len(batch) == 0 {
		arrived := s.queue.arrived.listen()
		s.mu.Unlock()
		over := false
		select {
		case <-arrived:
		case bad = <-p.ended:
			over = true
		case <-t.C:
			over = true
		case <-r.ctx.Done():
			over = true
		case <-s.ctx.Done():
			over = true
		}
		s.mu.Lock()
		if over {
			break
		}
		batch = s.queue.head(limit)
	}
	if s.queue.poll == p {
		s.queue.poll = nil
	}
	return batch, bad
}

func (s *Server) endPoll(why *refusal) {
	if s.queue.poll != nil {
		s.queue.poll.ended <- why
		s.queue.poll = nil
	}
}

// allowedUpdates is nil when the request does not speak of them: then what
// was said before stays.
func (r *request) allowedUpdates() (*[]string, *refusal) {
	if r.get("allowed_updates") == "" {
		return nil, nil
	}
	kinds := []string{}
	r.decode("allowed_updates", &kinds)
	for _, k := range kinds {
		if _, ok := updateKinds[k]; !ok {
			return nil, malformed("allowed_updates: there are no updates of kind %q", k)
		}
	}
	slices.Sort(kinds)
	return &kinds, nil
}
