package telegramtest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Call is one request the bot made.
type Call struct {
	Method  string
	Chat    int64
	At      time.Time
	Status  int    // of the answer; 0 when the connection was cut
	Error   string // the description, when refused
	Applied bool   // it took effect, whatever the bot was told
	Files   []string

	params []param
}

// Param is a parameter as text.
func (c Call) Param(name string) string {
	return (&request{params: c.params}).get(name)
}

// begin notes a call before it takes effect, so that who sees the effect also
// sees the call.
func (s *Server) begin(r *request) *Call {
	c := &Call{Method: r.method.name, Chat: r.chat(), At: r.at, params: r.params}
	for _, f := range r.files {
		c.Files = append(c.Files, f.name)
	}
	if !s.opts.forget {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.calls = append(s.calls, c)
	}
	return c
}

// end notes how a call ended and, if it was malformed, a violation.
func (s *Server) end(r *request, c *Call, bad *refusal, how Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.Status, c.Error, c.Applied = how.Status, how.Error, how.Applied
	if bad != nil && bad.malformed {
		s.violations = append(s.violations, violation(r, bad))
	}
	s.changed.ring()
}

func violation(r *request, bad *refusal) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", r.method.name, bad.text)
	for _, p := range r.params {
		fmt.Fprintf(&b, "\n    %s = %.200q", p.name, p.value)
	}
	return b.String()
}

// Calls are the calls of a method, or all for "", in the order they came. A
// call that is still being answered has no Status yet.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var some []Call
	for _, c := range s.calls {
		if method == "" || c.Method == method {
			some = append(some, *c)
		}
	}
	return some
}

// Violations are the requests that no state of the chats could have made
// right: a bot without faults makes none.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.violations)
}
