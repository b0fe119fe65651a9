package telegramtest

import (
	"context"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// TB is what the server needs of a test: any testing.TB has it, and rapid's T.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// A Server is a false Telegram with one bot in it. It outlives the bot: stop
// the bot, or kill its process, start it again, and it finds its chats and
// the updates it had not confirmed.
type Server struct {
	Token       string
	URL         string // the address for TELEGRAM_API_URL; in memory only Client reaches it
	BotUsername string

	tb     TB
	opts   options
	me     wireUser
	client *http.Client
	http   *http.Server
	ctx    context.Context // done when the server closes
	stop   context.CancelFunc
	work   sync.WaitGroup

	mu         sync.Mutex
	changed    bell // rings after each change that a test can see
	rand       *rand.Rand
	chats      map[int64]*chat
	queue      queue
	hook       webhook
	queries    map[string]*Query
	searches   map[string]*Search
	files      map[string]*file
	commands   map[string][]Command
	faults     []*fault
	guard      *guard
	calls      []*Call
	violations []string
	serial     int64 // last number given to a user, group, query or file
}

// New starts a server that is closed when the test ends. It fails the test if
// the bot broke a rule of the Bot API, unless [AllowViolations] is given.
func New(tb TB, opts ...Option) *Server {
	tb.Helper()
	o := defaults()
	for _, opt := range opts {
		opt(&o)
	}
	s := &Server{
		Token:       "7000000001:AAfalse-token-of-telegramtest-00000",
		BotUsername: "liaison_test_bot",
		tb:          tb,
		opts:        o,
		rand:        rand.New(rand.NewPCG(1, 1)),
		chats:       map[int64]*chat{},
		queries:     map[string]*Query{},
		searches:    map[string]*Search{},
		files:       map[string]*file{},
		commands:    map[string][]Command{},
	}
	s.me = wireUser{ID: 7000000001, IsBot: true, FirstName: "联络员", Username: s.BotUsername}
	s.queue.next = 100_000_001
	s.ctx, s.stop = context.WithCancel(context.Background())
	if err := s.listen(); err != nil {
		tb.Fatalf("telegramtest: %v", err)
	}
	tb.Cleanup(s.close)
	return s
}

// Client is an HTTP client that reaches the server, on a port or in memory.
func (s *Server) Client() *http.Client { return s.client }

func (s *Server) close() {
	s.tb.Helper()
	s.stop()
	_ = s.http.Close()
	s.client.CloseIdleConnections()
	s.work.Wait()
	if s.opts.allowViolations {
		return
	}
	for _, v := range s.Violations() {
		s.tb.Errorf("telegramtest: the bot broke a rule of the Bot API: %s", v)
	}
}

// now is the date that messages carry.
func (s *Server) now() int64 { return s.opts.clock().Unix() }

// number gives ids that never repeat within a server.
func (s *Server) number() int64 {
	s.serial++
	return s.serial
}

// pause waits, and says whether the caller is still there afterwards.
func (s *Server) pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
	case <-s.ctx.Done():
	}
	return false
}
