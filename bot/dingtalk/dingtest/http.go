package dingtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

// A refusal is an error of the newer API, or of the older one if it has a number.
type refusal struct {
	status int
	code   string
	words  string
}

func refuse(status int, code, words string) *refusal { return &refusal{status, code, words} }

// bad is a refusal that no bot should get: the test fails.
func (s *Server) bad(code, format string, args ...any) *refusal {
	words := fmt.Sprintf(format, args...)
	s.violation("%s: %s", code, words)
	return refuse(http.StatusBadRequest, code, words)
}

// A method answers a call. The caller holds mu.
type method func(s *Server, r *http.Request, body []byte) (any, *refusal)

// methods of the newer API, by verb and path.
var methods = map[string]method{
	"POST /v1.0/card/instances/createAndDeliver": (*Server).createCard,
	"PUT /v1.0/card/instances":                   (*Server).updateCard,
	"POST /v1.0/robot/oToMessages/batchSend":     (*Server).batchSend,
	"POST /v1.0/robot/messageFiles/download":     (*Server).downloadCode,
}

// ServeHTTP is both hosts.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/connect" {
		s.connect(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	if s.opts.latency > 0 {
		time.Sleep(s.opts.latency)
	}
	s.mu.Lock()
	f := s.faultOf(r.URL.Path)
	s.mu.Unlock()
	if f != nil && f.Delay > 0 {
		select {
		case <-time.After(f.Delay):
		case <-r.Context().Done():
		case <-s.closed:
		}
	}
	if f == nil || f.After || f.Delay > 0 {
		status, answer := s.answer(r, body)
		if f == nil || f.Delay > 0 {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			w.Write(answer)
			return
		}
	}
	if f.Status == 0 {
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(f.Status)
	io.WriteString(w, f.Body)
}

// answer does a call.
func (s *Server) answer(r *http.Request, body []byte) (status int, answer []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.change()
	var result any
	var no *refusal
	switch {
	case strings.HasPrefix(r.URL.Path, "/files/") && r.Method == http.MethodGet:
		return s.file(r)
	case r.Method == http.MethodPost && r.URL.Path == "/v1.0/oauth2/accessToken":
		result, no = s.accessToken(body)
	case r.Method == http.MethodPost && r.URL.Path == "/v1.0/gateway/connections/open":
		result, no = s.open(r, body)
	default:
		result, no = s.metered(r, body)
		c := Call{Path: r.URL.Path, At: time.Now(), Body: string(body)}
		if no != nil {
			c.Code = no.code
		}
		s.calls = append(s.calls, c)
	}
	if no == nil {
		answer, _ = json.Marshal(result)
		return http.StatusOK, answer
	}
	if strings.HasPrefix(r.URL.Path, "/media/") {
		answer, _ = json.Marshal(map[string]any{"errcode": json.Number(no.code), "errmsg": no.words})
		return http.StatusOK, answer
	}
	answer, _ = json.Marshal(map[string]string{"code": no.code, "requestid": "made-up", "message": no.words})
	return no.status, answer
}

// metered answers a call that counts.
func (s *Server) metered(r *http.Request, body []byte) (any, *refusal) {
	if no := s.within(); no != nil {
		return nil, no
	}
	if r.Method == http.MethodPost && r.URL.Path == "/media/upload" {
		return s.uploadMedia(r, body)
	}
	m := methods[r.Method+" "+r.URL.Path]
	if m == nil {
		return nil, s.bad("InvalidAction.NotFound", "no such path: %s %s", r.Method, r.URL.Path)
	}
	if r.Header.Get("Content-Type") != "application/json" {
		return nil, s.bad("invalidParameter", "content type %q", r.Header.Get("Content-Type"))
	}
	if !s.knows(r.Header.Get("x-acs-dingtalk-access-token")) {
		return nil, refuse(http.StatusBadRequest, "InvalidAuthentication", "不合法的access_token")
	}
	return m(s, r, body)
}

func (s *Server) knows(token string) bool {
	end, ok := s.tokens[token]
	return ok && time.Now().Before(end)
}

// within checks the calls of the second.
func (s *Server) within() *refusal {
	now := time.Now()
	s.recent = slices.DeleteFunc(s.recent, func(at time.Time) bool { return now.Sub(at) >= time.Second })
	if len(s.recent) >= s.opts.second {
		return refuse(http.StatusForbidden, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", "too many calls a second")
	}
	s.recent = append(s.recent, now)
	return nil
}

// strict reads JSON into v; a field that is not known is an error.
func strict(body []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if d.More() {
		return fmt.Errorf("more than one value")
	}
	return nil
}

// tokenLife is how long a token is known.
const tokenLife = 2 * time.Hour

func (s *Server) accessToken(body []byte) (any, *refusal) {
	var in struct{ AppKey, AppSecret string }
	if err := strict(body, &in); err != nil {
		return nil, s.bad("invalidParameter", "accessToken: %v", err)
	}
	if in.AppKey != s.ClientID || in.AppSecret != s.ClientSecret {
		return nil, refuse(http.StatusBadRequest, "invalidClientIdOrSecret", "无效的clientId或者clientSecret")
	}
	for token := range s.tokens { // a repeat returns the same token, renewed
		if s.knows(token) {
			s.tokens[token] = time.Now().Add(tokenLife)
			return map[string]any{"accessToken": token, "expireIn": int(tokenLife.Seconds())}, nil
		}
	}
	token := s.id("token")
	s.tokens[token] = time.Now().Add(tokenLife)
	return map[string]any{"accessToken": token, "expireIn": int(tokenLife.Seconds())}, nil
}
