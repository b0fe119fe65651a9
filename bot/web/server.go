package web

import (
	"context"
	"embed"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// Channel is the name of this channel in the tables.
const Channel = "web"

//go:embed page
var pageFiles embed.FS

// Hooks are what the channel needs from elsewhere; any of them may be nil.
type Hooks struct {
	// Render makes a document when it is sent.
	Render func(ctx context.Context, r chat.Recipe) (name string, body []byte, err error)
	// Fetched takes a file that the bot asked for, or why there is none.
	Fetched func(ctx context.Context, m chat.Message, body []byte, err error) error
	// Withheld hears of what is not shown, as it is not for those who have its chat.
	Withheld func(*store.Tx, chat.Unsent) error
	// Turn moves the clock forward, walking from due time to due time. Without
	// it the clock is turned at once.
	Turn func(ctx context.Context, to time.Time) error
	// Next is when something falls due next; false when nothing will. Without
	// it the page offers no jump to the next reminder.
	Next  func(ctx context.Context) (at time.Time, ok bool)
	Looks chat.Looks // of cards

	// Elsewhere is another service, as which the page can show the chats. Without it the page
	// offers no such look.
	Elsewhere *Elsewhere
}

// A Server is the channel: the page, its stream and the sender.
type Server struct {
	db    *store.DB
	log   *slog.Logger
	hooks Hooks
	files *files
	page  *page

	// order is held while an update is committed and shown, and while answers
	// are shown: a person's message always stands above the answer to it.
	order   sync.Mutex
	turning sync.Mutex // one turn of the clock at a time
	remote  int64      // the last update's id; guarded by order
	records int64      // the newest record that was looked at; the sender's own
}

// New returns the channel of a database.
func New(db *store.DB, log *slog.Logger, hooks Hooks) *Server {
	// Ids go on from the time of day, so that a restart on the same file never
	// meets those of an earlier run.
	from := time.Now().UnixMilli()
	return &Server{db: db, log: log, hooks: hooks, files: newFiles(), page: newPage(from), remote: from}
}

// Handler serves the page.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	static := http.FileServerFS(pageFiles)
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, pageFiles, "page/page.html")
	})
	mux.Handle("GET /page/", static)
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("POST /send", s.send)
	mux.HandleFunc("POST /edit", s.edit)
	mux.HandleFunc("POST /tap", s.tap)
	mux.HandleFunc("POST /clock", s.turn)
	mux.HandleFunc("GET /record/{number}", s.record)
	mux.HandleFunc("GET /file/{id}", s.file)
	return guard(mux)
}

// Listen opens a port of this machine. An address that others could reach is
// refused: the page lets anyone speak as anybody.
func Listen(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	if !loopback(host) {
		return nil, ErrNotLoopback
	}
	return net.Listen("tcp", addr)
}

// ErrNotLoopback says that an address is not one of this machine alone.
var ErrNotLoopback = errors.New("web: only an address of this machine (127.0.0.1, localhost, [::1]) is allowed")

// Serve serves the page on l and delivers what the bot says, until ctx is done.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	srv := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	var wg sync.WaitGroup
	wg.Go(func() { s.Run(ctx) })
	wg.Go(func() {
		<-ctx.Done()
		grace, done := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer done()
		srv.Shutdown(grace)
	})
	err := srv.Serve(l)
	cancel()
	wg.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
