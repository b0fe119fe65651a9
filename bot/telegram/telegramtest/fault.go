package telegramtest

import (
	"math"
	"net/http"
	"slices"
	"time"
)

// A Fault lets something go wrong with the requests that it matches.
type Fault struct {
	Method string  // "" is every method, "file" a download, "webhook" a delivery
	Chat   int64   // 0 is every chat, and also what belongs to none
	Skip   int     // so many go well first
	Times  int     // so many are struck; 0 is all until lifted
	Chance float64 // 0 is always
	Effect Effect
}

type fault struct {
	Fault
	struck int
	until  time.Time // a 429 stands until then
}

// Fault sets a fault. The function it returns lifts it. Of several that match
// a request, the first one set strikes.
func (s *Server) Fault(f Fault) (lift func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	set := &fault{Fault: f}
	s.faults = append(s.faults, set)
	if f.Method == "" || f.Method == "getUpdates" {
		s.endPoll(nil) // so that the next one meets the fault
	}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.faults = slices.DeleteFunc(s.faults, func(f *fault) bool { return f == set })
	}
}

// strike returns what goes wrong with a request, or the zero Effect.
func (s *Server) strike(method string, chat int64) Effect {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if f.Method != "" && f.Method != method || f.Chat != 0 && f.Chat != chat {
			continue
		}
		if e, ok := f.strike(s); ok {
			return e
		}
	}
	return Effect{}
}

func (f *fault) strike(s *Server) (Effect, bool) {
	if left := time.Until(f.until); left > 0 {
		return TooManyRequests(int(math.Ceil(left.Seconds()))), true
	}
	switch {
	case f.Skip > 0:
		f.Skip--
		return Effect{}, false
	case f.Times > 0 && f.struck >= f.Times:
		return Effect{}, false
	case f.Chance > 0 && s.rand.Float64() >= f.Chance:
		return Effect{}, false
	}
	f.struck++
	if r := f.Effect.refusal; r != nil {
		f.until = time.Now().Add(time.Duration(r.retryAfter) * time.Second)
	}
	return f.Effect, true
}

// before plays the part of the effect that comes before the request takes
// effect, and says whether it never does.
func (e Effect) before(s *Server, w http.ResponseWriter, r *request) (over bool, how Call) {
	if e.applied {
		return false, how
	}
	switch {
	case !s.pause(r.ctx, e.delay):
		return true, how
	case e.refusal != nil:
		s.refuse(w, e.refusal)
		return true, Call{Status: e.refusal.code, Error: e.refusal.text}
	case e.status != 0:
		e.garble(w)
		return true, Call{Status: e.status, Error: e.body}
	}
	return e.drop, how
}

// after plays the part that comes once the request took effect, and says
// whether the answer is lost.
func (e Effect) after(s *Server, w http.ResponseWriter, r *request) (over bool) {
	if !e.applied {
		return false
	}
	if !s.pause(r.ctx, e.delay) || e.drop {
		return true
	}
	if e.status != 0 {
		e.garble(w)
	}
	return e.status != 0
}

func (e Effect) garble(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(e.status)
	_, _ = w.Write([]byte(e.body))
}

// cut ends the connection if there was no answer.
func (c Call) cut() {
	if c.Status == 0 {
		panic(http.ErrAbortHandler)
	}
}
