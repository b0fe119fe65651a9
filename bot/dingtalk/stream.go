package dingtalk

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coder/websocket"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// Times of a connection.
const (
	openTimeout  = 20 * time.Second
	pingEvery    = time.Minute
	pongTimeout  = 5 * time.Second
	writeTimeout = 5 * time.Second
	leaveTimeout = 8 * time.Second // the service closes 10 s after it said so
	lastWords    = 2 * time.Second // for the taps that still wait on a connection that is replaced
	firstBackoff = time.Second
	mostBackoff  = time.Minute
	maxFrame     = 4 << 20
)

// Run receives until ctx is done, or until the app is refused.
func (r *Receiver) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	var links sync.WaitGroup
	defer links.Wait()
	defer cancel()
	trouble := channel.Outage{Log: r.Log}
	var old *link
	for tries := 0; ctx.Err() == nil; {
		l, err := r.open(ctx)
		switch {
		case errors.Is(err, ErrAppRefused):
			return err
		case err != nil:
			if ctx.Err() == nil {
				trouble.GoesOn("no connection to 钉钉", err)
			}
			channel.Pause(ctx, backoff(tries))
			tries++
			continue
		}
		trouble.Over()
		tries = 0
		links.Go(func() { l.run(ctx) })
		if old != nil {
			old.leave() // the new one is there: nothing comes on the old one any more
		}
		select {
		case <-ctx.Done():
		case <-l.left:
			// At once, unless connections end as soon as they begin.
			if time.Since(l.since) < firstBackoff {
				channel.Pause(ctx, backoff(0))
			}
		}
		old = l
	}
	return nil
}

// backoff is how long to wait before the next connection: twice as long each time, and not at
// the same time as others.
func backoff(tries int) time.Duration {
	most := min(firstBackoff<<min(tries, 6), mostBackoff)
	return most/2 + rand.N(most/2+1)
}

// A subscription is what we want to be told of.
type subscription struct {
	Type  string `json:"type"`
	Topic string `json:"topic"`
}

// opening asks for a connection.
type opening struct {
	ID     string         `json:"clientId"`
	Secret string         `json:"clientSecret"`
	Wanted []subscription `json:"subscriptions"`
	Agent  string         `json:"ua"`
}

// agent names us; nothing more is known of what may stand there.
const agent = "liaison-go/1.0"

// Look asks for a connection and does not use it: whether the app is known.
func (a *API) Look(ctx context.Context) error {
	_, err := a.ticket(ctx)
	return err
}

// ticket asks where to connect. A ticket is good for one connection within 90 s.
func (a *API) ticket(ctx context.Context) (address string, err error) {
	body, err := json.Marshal(&opening{a.app.ID, a.app.Secret, []subscription{{"CALLBACK", topicMessage}, {"CALLBACK", topicCard}}, agent})
	if err != nil {
		return "", err
	}
	got, err := ask[struct {
		Endpoint string `json:"endpoint"`
		Ticket   string `json:"ticket"`
	}](ctx, a, http.MethodPost, a.app.API+"/v1.0/gateway/connections/open", http.Header{"Content-Type": {jsonType}}, body)
	if coded(err, "authFailed") {
		return "", ErrAppRefused
	}
	if err == nil && (got.Endpoint == "" || got.Ticket == "") {
		err = &Fault{Status: http.StatusOK, Words: "without a ticket"}
	}
	if err != nil {
		return "", err
	}
	return got.Endpoint + "?" + url.Values{"ticket": {got.Ticket}}.Encode(), nil
}

// open makes a connection.
func (r *Receiver) open(ctx context.Context) (*link, error) {
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	address, err := r.API.ticket(ctx)
	if err != nil {
		return nil, err
	}
	conn, _, err := websocket.Dial(ctx, address, &websocket.DialOptions{HTTPClient: r.API.client})
	if err != nil {
		return nil, r.API.quiet(err)
	}
	conn.SetReadLimit(maxFrame)
	r.hears()
	return &link{Receiver: r, conn: conn, since: time.Now(), left: make(chan struct{}), leaving: make(chan struct{})}, nil
}

// A link is one connection.
type link struct {
	*Receiver
	conn  *websocket.Conn
	since time.Time

	left    chan struct{} // closed when another connection is to take its place
	leaving chan struct{} // closed when the other one is there
	gone    sync.Once
	went    sync.Once
	taps    sync.WaitGroup
}

// leave ends a connection when what came on it is done.
func (l *link) leave() { l.went.Do(func() { close(l.leaving) }) }

// replace asks for another connection.
func (l *link) replace() { l.gone.Do(func() { close(l.left) }) }

// run handles what comes, in order, until the connection ends.
func (l *link) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer l.replace()
	defer l.conn.CloseNow()
	defer l.taps.Wait()
	var beside sync.WaitGroup
	defer beside.Wait()
	defer cancel()
	beside.Go(func() { l.watch(ctx, cancel) })
	for ctx.Err() == nil {
		kind, data, err := l.conn.Read(ctx)
		if err != nil {
			return
		}
		l.hears()
		var f frame
		if kind != websocket.MessageText || json.Unmarshal(data, &f) != nil {
			l.Log.Error("a frame cannot be read", "bytes", len(data))
			continue
		}
		l.handle(ctx, &f)
	}
}

// watch pings, and ends the connection when nobody answers or when it is replaced.
func (l *link) watch(ctx context.Context, end func()) {
	defer end()
	pings := time.NewTicker(pingEvery)
	defer pings.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.leaving:
			channel.Pause(ctx, lastWords)
			return
		case <-l.left: // it was told to go: the other one comes soon, or the service closes
			late := time.NewTimer(leaveTimeout)
			defer late.Stop()
			select {
			case <-ctx.Done():
			case <-l.leaving:
				channel.Pause(ctx, lastWords)
			case <-late.C:
			}
			return
		case <-pings.C:
			ctx, cancel := context.WithTimeout(ctx, pongTimeout)
			err := l.conn.Ping(ctx)
			cancel()
			if err != nil {
				return
			}
			l.hears()
		}
	}
}

// handle does what a frame asks for.
func (l *link) handle(ctx context.Context, f *frame) {
	switch {
	case f.Type == "SYSTEM" && f.Headers.Topic == "ping":
		l.answer(ctx, f, codeOK, json.RawMessage(f.Data))
	case f.Type == "SYSTEM" && f.Headers.Topic == "disconnect":
		l.replace()
	case f.Type == "SYSTEM":
	case f.Type == "EVENT":
		l.answer(ctx, f, codeOK, eventAck{Status: "SUCCESS"})
	case f.Type == "CALLBACK" && f.Headers.Topic == topicMessage:
		l.message(ctx, f)
	case f.Type == "CALLBACK" && f.Headers.Topic == topicCard:
		l.tap(ctx, f)
	default:
		l.answer(ctx, f, codeUnknown, messageAck{})
	}
}

// message keeps what somebody wrote, and then acknowledges it.
func (l *link) message(ctx context.Context, f *frame) {
	arrivals := decodeMessage(f.Data)
	switch first := arrivals[0]; {
	case first.Raw != "":
		l.Log.Error("a message cannot be read; kept as it is", "frame", f.Headers.Message)
	case first.user == "" && first.Kind == chat.Ignored:
		l.Log.Warn("a message of a group, of an outsider or without its content is left alone")
	}
	if err := l.keep(ctx, arrivals...); err != nil {
		l.Log.Error("messages cannot be kept", "err", err)
		l.answer(ctx, f, codeInternal, messageAck{})
		return
	}
	l.answer(ctx, f, codeOK, messageAck{})
}

// tap keeps a tap, and acknowledges it with its answer once there is one. Others go on meanwhile.
func (l *link) tap(ctx context.Context, f *frame) {
	a := decodeTap(f.Headers.Message, f.Data)
	if a == nil {
		l.answer(ctx, f, codeOK, cardAck{cardAnswer{Options: byKey{true, true}}})
		return
	}
	if a.Tap != "" {
		l.Taps.expect(a.Tap)
	}
	if err := l.keep(ctx, a); err != nil {
		l.Log.Error("a tap cannot be kept", "err", err)
		l.Taps.answer(a.Tap, "")
		l.answer(ctx, f, codeInternal, cardAck{})
		return
	}
	l.taps.Go(func() {
		text := ""
		if a.Tap != "" && !a.done {
			text = l.Taps.wait(ctx, a.Tap)
		}
		l.answer(context.WithoutCancel(ctx), f, codeOK, cardAck{cardAnswer{byKey{true, true}, &cardParams{map[string]string{varToast: text}}}})
	})
}

// answer acknowledges a frame. One that is not acknowledged may come again, and is dropped then.
func (l *link) answer(ctx context.Context, f *frame, code int, data any) {
	text, err := ackOf(f, code, data)
	if err == nil {
		ctx, cancel := context.WithTimeout(ctx, writeTimeout)
		defer cancel()
		err = l.conn.Write(ctx, websocket.MessageText, text)
	}
	if err != nil {
		l.Log.Warn("a frame is not acknowledged", "topic", f.Headers.Topic, "err", l.API.quiet(err))
	}
}
