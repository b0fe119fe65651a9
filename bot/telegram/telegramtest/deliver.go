package telegramtest

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"time"
)

// deliver starts to bring updates to the webhook: up to max_connections at
// once, those of one chat one after the other, each until it is taken.
func (s *Server) deliver() {
	ctx, stop := context.WithCancel(s.ctx)
	s.hook.stop = stop
	slots := make(chan struct{}, s.hook.connections)
	s.work.Go(func() {
		for {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			u := s.nextDelivery(ctx)
			if u == nil {
				return
			}
			s.work.Go(func() {
				s.bring(ctx, u)
				<-slots
			})
		}
	})
}

// nextDelivery waits for an update whose chat has none under way.
func (s *Server) nextDelivery(ctx context.Context) *update {
	for {
		s.mu.Lock()
		u := s.queue.free()
		if u != nil {
			u.inFlight = true
		}
		arrived := s.queue.arrived.listen()
		s.mu.Unlock()
		if u != nil {
			return u
		}
		select {
		case <-arrived:
		case <-ctx.Done():
			return nil
		}
	}
}

// free looks at the front of the queue only: whatever waits, it stays cheap.
func (q *queue) free() *update {
	busy := map[int64]bool{}
	for _, u := range q.head(200) {
		if !u.inFlight && (u.chat == 0 || !busy[u.chat]) {
			return u
		}
		busy[u.chat] = true
	}
	return nil
}

// webhookRetry is the first pause after a failed delivery; each further one doubles it,
// up to a minute. Telegram's first takes seconds.
const webhookRetry = 50 * time.Millisecond

// bring delivers one update until it is taken.
func (s *Server) bring(ctx context.Context, u *update) {
	for pause := webhookRetry; ctx.Err() == nil; pause = min(2*pause, time.Minute) {
		err := s.call(ctx, u)
		if ctx.Err() != nil {
			return
		}
		s.mu.Lock()
		if err == nil {
			s.queue.updates = slices.DeleteFunc(s.queue.updates, func(v *update) bool { return v == u })
			s.queue.arrived.ring()
		} else {
			s.hook.errorDate, s.hook.errorText = time.Now().Unix(), err.Error()
		}
		s.changed.ring()
		s.mu.Unlock()
		if err == nil || !s.pause(ctx, pause) {
			return
		}
	}
}

// call makes one delivery, with the faults set for "webhook".
func (s *Server) call(ctx context.Context, u *update) error {
	e := s.strike("webhook", u.chat)
	if !s.pause(ctx, e.delay) {
		return ctx.Err()
	}
	if e.drop && !e.applied {
		return complain("Connection timed out")
	}
	s.mu.Lock()
	hook := s.hook
	s.mu.Unlock()
	err := hook.post(ctx, u.body)
	if e.duplicate && err == nil {
		err = hook.post(ctx, u.body)
	}
	if e.drop { // taken, but the server did not hear so
		err = complain("Read timeout expired")
	}
	return err
}

func (h *webhook) post(ctx context.Context, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		req.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	status, err := h.do(req)
	if err == nil && status/100 != 2 {
		err = complain("Wrong response from the webhook: %d %s", status, http.StatusText(status))
	}
	return err
}

func (h *webhook) do(req *http.Request) (status int, err error) {
	if h.handler != nil {
		answer := httptest.NewRecorder()
		h.handler.ServeHTTP(answer, req)
		return answer.Code, nil
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
