package dingtest

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/channel/channeltest"
)

// A Server is a false 钉钉.
type Server struct {
	URL          string // of both hosts
	ClientID     string
	ClientSecret string
	TemplateID   string

	t      testing.TB
	opts   options
	http   *http.Server
	client *http.Client
	work   sync.WaitGroup
	closed chan struct{}

	mu       sync.Mutex
	changed  chan struct{} // closed at the next change
	serial   int
	tokens   map[string]time.Time // and when each ends
	tickets  map[string]*ticket
	links    []*link
	users    map[string]*User
	cards    map[string]*card
	media    map[string]*upload
	codes    map[string][]byte // of files that people sent
	calls    []Call
	messages int // that were pushed
	recent   []time.Time
	faults   []*Fault
	wrong    []string
}

// A Call is one call of the API, tokens and connections aside.
type Call struct {
	Path string
	At   time.Time
	Body string
	Code string // of the refusal; "": it was done
}

type options struct {
	memory     bool
	redelivers bool
	lenient    bool
	second     int
	variables  map[string]bool
	clock      func() time.Time
	latency    time.Duration
}

// An Option changes how a new server behaves.
type Option func(*options)

// InMemory replaces the port by pipes, which work inside a synctest bubble.
func InMemory() Option { return func(o *options) { o.memory = true } }

// Redelivers has messages that are not acknowledged come again, as newer documents say; without it
// they are lost, as older ones do.
func Redelivers() Option { return func(o *options) { o.redelivers = true } }

// AllowViolations lets a test pass although the bot broke rules.
func AllowViolations() Option { return func(o *options) { o.lenient = true } }

// Second is how many calls are taken in one; 20 by default.
func Second(n int) Option { return func(o *options) { o.second = n } }

// Latency is how long the server takes to answer each call.
func Latency(d time.Duration) Option { return func(o *options) { o.latency = d } }

// Clock gives the dates of messages. Time-outs keep to the real clock.
func Clock(now func() time.Time) Option { return func(o *options) { o.clock = now } }

// Template is the export of the one template that is published.
func Template(export []byte) Option {
	return func(o *options) { o.variables = variablesOf(export) }
}

// variablesOf are the variables that an exported template declares.
func variablesOf(export []byte) map[string]bool {
	var file struct {
		Editor string `json:"editorData"`
	}
	var editor struct {
		Variables []struct {
			Name string `json:"name"`
		} `json:"variableList"`
	}
	if err := json.Unmarshal(export, &file); err != nil {
		panic(err)
	}
	if err := json.Unmarshal([]byte(file.Editor), &editor); err != nil {
		panic(err)
	}
	names := map[string]bool{}
	for _, v := range editor.Variables {
		names[v.Name] = true
	}
	return names
}

// New starts a server, which ends with the test.
func New(t testing.TB, opts ...Option) *Server {
	t.Helper()
	s := &Server{t: t, ClientID: "dingmadeup", ClientSecret: "made-up-secret", TemplateID: "0b0c.schema",
		opts:    options{second: 20, clock: time.Now},
		closed:  make(chan struct{}),
		changed: make(chan struct{}), tokens: map[string]time.Time{}, tickets: map[string]*ticket{}, users: map[string]*User{},
		cards: map[string]*card{}, media: map[string]*upload{}, codes: map[string][]byte{}}
	for _, o := range opts {
		o(&s.opts)
	}
	l, dial, url, err := channeltest.Listen("dingtalk.invalid", s.opts.memory)
	if err != nil {
		t.Fatal(err)
	}
	s.URL = url
	s.client = &http.Client{Transport: &http.Transport{DialContext: dial, MaxIdleConnsPerHost: 64, DisableCompression: true}}
	s.http = &http.Server{Handler: s, ErrorLog: log.New(io.Discard, "", 0)}
	s.work.Go(func() { _ = s.http.Serve(l) })
	t.Cleanup(s.close)
	return s
}

func (s *Server) close() {
	close(s.closed)
	s.Cut()
	s.http.Close()
	s.client.CloseIdleConnections()
	s.work.Wait()
	if !s.opts.lenient {
		for _, w := range s.Violations() {
			s.t.Errorf("钉钉: %s", w)
		}
	}
}

// Client reaches the server.
func (s *Server) Client() *http.Client { return s.client }

// Violations are the rules that the bot broke.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.wrong)
}

// violation notes a broken rule. The caller holds mu.
func (s *Server) violation(format string, args ...any) {
	s.wrong = append(s.wrong, fmt.Sprintf(format, args...))
	s.change()
}

// change wakes whoever waits. The caller holds mu.
func (s *Server) change() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Wait waits until a condition holds, which is asked at each change of the server.
func (s *Server) Wait(what string, holds func() bool) {
	s.t.Helper()
	late := time.NewTimer(time.Minute)
	defer late.Stop()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if holds() {
			return
		}
		select {
		case <-changed:
		case <-late.C:
			s.t.Fatalf("waited in vain for %s; violations %q", what, s.Violations())
		}
	}
}

// Calls are the calls of a path so far; "": of all.
func (s *Server) Calls(path string) (found []Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.calls {
		if path == "" || strings.HasPrefix(c.Path, path) {
			found = append(found, c)
		}
	}
	return found
}

// Messages is how many messages and taps were pushed.
func (s *Server) Messages() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.messages
}

// ExpireTokens has the server forget all tokens.
func (s *Server) ExpireTokens() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.tokens)
}

// id makes a name. The caller holds mu.
func (s *Server) id(kind string) string {
	s.serial++
	return fmt.Sprintf("%s%06d", kind, s.serial)
}

// A Fault is something that goes wrong with the next calls of a path.
type Fault struct {
	Path   string // a beginning of it
	Times  int
	Status int    // 0: the connection is cut
	Body   string // of the answer
	After  bool   // it is done first
	Delay  time.Duration
}

// Fault has calls go wrong.
func (s *Server) Fault(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
}

// Well ends all faults.
func (s *Server) Well() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

func (s *Server) faultOf(path string) *Fault {
	for _, f := range s.faults {
		if f.Times > 0 && strings.HasPrefix(path, f.Path) {
			f.Times--
			return f
		}
	}
	return nil
}
