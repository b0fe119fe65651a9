package telegramtest

import (
	"encoding/json"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// ServeHTTP answers /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	defer s.report()
	path, isFile := strings.CutPrefix(req.URL.Path, "/file")
	path, ok := strings.CutPrefix(path, "/bot")
	token, rest, _ := strings.Cut(path, "/")
	switch {
	case !ok || rest == "":
		s.refuse(w, &refusal{code: 404, text: "Not Found"})
	case !strings.Contains(token, ":"):
		s.refuse(w, &refusal{code: 401, text: "Unauthorized: invalid token specified"})
	case token != s.Token:
		s.refuse(w, &refusal{code: 401, text: "Unauthorized"})
	case isFile:
		s.serveFile(w, req, rest)
	default:
		s.serveMethod(w, req, rest)
	}
}

// report makes a panic of this package fail the test instead of looking like
// a connection that was cut.
func (s *Server) report() {
	if p := recover(); p != nil {
		if p != http.ErrAbortHandler {
			s.tb.Errorf("telegramtest: panic: %v\n%s", p, debug.Stack())
		}
		panic(http.ErrAbortHandler)
	}
}

func (s *Server) serveMethod(w http.ResponseWriter, req *http.Request, name string) {
	r := &request{ctx: req.Context(), method: botAPI().methods[strings.ToLower(name)], at: time.Now(), inline: s.opts.inline}
	var bad *refusal
	if r.method == nil {
		r.method = &object{name: name}
		bad = &refusal{code: 404, text: "Not Found: method not found: " + name + " is not in telegramtest/schema/methods.txt", malformed: true}
	} else {
		bad = r.read(req)
	}
	r.effect = s.strike(r.method.name, r.chat())
	if !s.pause(r.ctx, s.opts.latency) {
		panic(http.ErrAbortHandler)
	}
	call := s.begin(r)
	if over, how := r.effect.before(s, w, r); over {
		s.end(r, call, bad, how)
		how.cut()
		return
	}
	s.finish(w, r, call, bad)
}

// finish lets the request take effect and answers it.
func (s *Server) finish(w http.ResponseWriter, r *request, call *Call, bad *refusal) {
	var result any
	if bad == nil {
		result, bad = handlers[r.method.name](s, r)
	}
	var body []byte
	how := Call{Status: http.StatusOK, Applied: bad == nil}
	if bad != nil {
		how.Error = bad.text
		how.Status, body = refuse(bad)
	} else {
		body = accept(result)
	}
	if r.effect.after(s, w, r) {
		how.Status = r.effect.status
		s.end(r, call, bad, how)
		how.cut()
		return
	}
	s.end(r, call, bad, how)
	if r.effect.half {
		body = body[:min(len(body)/2, len(`{"ok":true,"result":{"message_id":`))]
	}
	if n := r.effect.more; n > 0 {
		body = append(body[:len(body)-1], `,"more":"`+strings.Repeat("x", n)+`"}`...)
	}
	write(w, how.Status, body)
}

// A rawJSON is a result that is encoded already.
type rawJSON []byte

func accept(result any) []byte {
	out := append(make([]byte, 0, 512), `{"ok":true,"result":`...)
	switch v := result.(type) {
	case bool:
		out = strconv.AppendBool(out, v)
	case rawJSON:
		out = append(out, v...)
	default:
		data, err := json.Marshal(v)
		if err != nil {
			panic(err) // our own types
		}
		out = append(out, data...)
	}
	return append(out, '}')
}

func refuse(r *refusal) (int, []byte) {
	type parameters struct {
		RetryAfter int `json:"retry_after"`
	}
	answer := struct {
		OK          bool        `json:"ok"`
		Code        int         `json:"error_code"`
		Description string      `json:"description"`
		Parameters  *parameters `json:"parameters,omitempty"`
	}{Code: r.code, Description: r.text}
	if r.retryAfter > 0 {
		answer.Parameters = &parameters{r.retryAfter}
	}
	data, _ := json.Marshal(answer)
	return r.code, data
}

func (s *Server) refuse(w http.ResponseWriter, r *refusal) {
	code, body := refuse(r)
	write(w, code, body)
}

func write(w http.ResponseWriter, code int, body []byte) {
	h := w.Header()
	h["Content-Type"] = []string{"application/json"}
	h["Content-Length"] = []string{strconv.Itoa(len(body))}
	w.WriteHeader(code)
	_, _ = w.Write(body)
}
