package dingtalk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"liaison/bot/channel"
)

// Where the service lives: the newer API, and the older one that takes files.
const (
	PublicAPI = "https://api.dingtalk.com"
	PublicOld = "https://oapi.dingtalk.com"
)

// An App is what an organisation's admin made in the developer console.
type App struct {
	ID       string // client id, also the robot's code unless Robot says otherwise
	Secret   string
	Robot    string
	Template string // of the cards: see deploy/dingtalk-card.json
	API, Old string // [PublicAPI] and [PublicOld]
	Second   int    // calls a second that the organisation's edition takes; 0: [FreeSecond]
}

// FreeSecond is how many calls a second the free edition takes.
const FreeSecond = 20

// Errors of an app as a whole.
var (
	ErrAppForm    = errors.New("dingtalk: incomplete app")
	ErrAppRefused = errors.New("dingtalk: app refused")
)

// An API makes the calls of one app. Its secret and its tokens are in no error it returns.
type API struct {
	app    App
	client *http.Client

	mu    sync.Mutex
	token string
	until time.Time   // when the token ends
	slots []time.Time // of the newest calls, in a ring
	n     int

	calls, brought atomic.Int64 // since the usage was last taken
}

// NewAPI returns the API of an app; nil is [NewClient].
func NewAPI(app App, client *http.Client) (*API, error) {
	if app.Robot == "" {
		app.Robot = app.ID
	}
	if app.Second == 0 {
		app.Second = FreeSecond
	}
	if app.API == "" {
		app.API = PublicAPI
	}
	if app.Old == "" {
		app.Old = PublicOld
	}
	if app.ID == "" || app.Secret == "" || app.Template == "" || app.Second < 2 {
		return nil, ErrAppForm
	}
	for _, host := range []*string{&app.API, &app.Old} {
		*host = strings.TrimRight(*host, "/")
		if u, err := url.Parse(*host); err != nil || u.Host == "" {
			return nil, fmt.Errorf("dingtalk: %q is no address of a server", *host)
		}
	}
	if client == nil {
		client = NewClient()
	}
	return &API{app: app, client: client, slots: make([]time.Time, app.Second)}, nil
}

// NewClient returns a client that goes through the proxy of the environment. It speaks
// HTTP/1.1: on HTTP/2 one dead connection would stop everything.
func NewClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.Proxy = http.ProxyFromEnvironment
	t.MaxIdleConns, t.MaxIdleConnsPerHost = 32, 32
	t.Protocols = new(http.Protocols)
	t.Protocols.SetHTTP1(true)
	return &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// Secrets are what must stand in no log.
func (a *API) Secrets() []string { return []string{a.app.Secret} }

// hide takes the secrets, and private numbers, out of what a server says.
func (a *API) hide(said string) string {
	a.mu.Lock()
	token := a.token
	a.mu.Unlock()
	for _, s := range []string{a.app.Secret, token} {
		if s != "" {
			said = strings.ReplaceAll(said, s, "***")
		}
	}
	return channel.OneLine(said, channel.MaxFault)
}

// A Fault is what the service says of a call that it did not do.
type Fault struct {
	Status int
	Code   string // the service's own; "": it gave no answer that can be read
	Words  string
	Wait   time.Duration // that it has us wait, if it says so
}

func (f *Fault) Error() string {
	if f.Code == "" {
		return fmt.Sprintf("HTTP %d %s", f.Status, f.Words)
	}
	return strings.TrimSpace(f.Code + " " + f.Words)
}

// coded reports whether an error is a fault with a code.
func coded(err error, code string) bool {
	f, ok := errors.AsType[*Fault](err)
	return ok && f.Code == code
}

// maxAnswer is how much of an answer is read.
const maxAnswer = 1 << 20

// nothing is an answer that is not looked at.
type nothing struct{}

func (*nothing) UnmarshalJSON([]byte) error { return nil }

// post calls a method of the newer API, or puts.
func post[R any](ctx context.Context, a *API, method, path string, params any) (result R, err error) {
	body, err := json.Marshal(params)
	if err != nil {
		return result, err
	}
	err = a.withToken(ctx, func(token string) error {
		if err := a.slot(ctx); err != nil {
			return err
		}
		result, err = ask[R](ctx, a, method, a.app.API+path, http.Header{"Content-Type": {jsonType}, tokenHead: {token}}, body)
		return err
	})
	return result, err
}

const (
	jsonType  = "application/json"
	tokenHead = "X-Acs-Dingtalk-Access-Token"
)

// slot waits until the second has room for one more call, and counts it.
func (a *API) slot(ctx context.Context) error {
	a.mu.Lock()
	at := &a.slots[a.n%len(a.slots)]
	now := time.Now()
	turn := now
	if free := at.Add(time.Second + slack); !at.IsZero() && free.After(turn) {
		turn = free
	}
	*at = turn
	a.n++
	a.mu.Unlock()
	a.calls.Add(1)
	if wait := turn.Sub(now); wait > 0 {
		channel.Pause(ctx, wait)
	}
	return ctx.Err()
}

// slack is how much shorter a second may be at the service than here.
const slack = 12 * time.Millisecond

// ask sends a request and reads the answer.
func ask[R any](ctx context.Context, a *API, method, address string, head http.Header, body []byte) (result R, err error) {
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return result, a.quiet(err)
	}
	head.Set("Accept", jsonType) // else it answers with XML
	req.Header = head
	resp, err := a.client.Do(req)
	if err != nil {
		return result, a.quiet(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err != nil {
		return result, a.quiet(err)
	}
	if len(data) > maxAnswer {
		return result, channel.ErrHuge
	}
	if fault := faultIn(resp.StatusCode, data); fault != nil {
		fault.Words = a.hide(fault.Words)
		return result, fault
	}
	if err := json.Unmarshal(data, &result); err != nil {
		return result, &Fault{Status: resp.StatusCode, Words: "with something else than an answer"}
	}
	return result, nil
}

// banned is how long an address is shut out that called too often.
const banned = 5 * time.Minute

// faultIn reads what an answer complains of; nil: of nothing. The older API answers 200 with a
// code of its own; a page or status 1111 is the wall before both.
func faultIn(status int, data []byte) *Fault {
	var said struct {
		Code    string          `json:"code"`
		Message string          `json:"message"`
		ErrCode int64           `json:"errcode"`
		ErrMsg  string          `json:"errmsg"`
		Status  int             `json:"status"`
		Wait    int             `json:"wait"`
		Success *bool           `json:"success"`
		Denied  json.RawMessage `json:"accessdenieddetail"`
	}
	if err := json.Unmarshal(data, &said); err != nil {
		if strings.HasPrefix(strings.TrimSpace(string(data)), "<") && status < 500 {
			return &Fault{Status: status, Words: "a page of the wall", Wait: banned}
		}
		return &Fault{Status: status, Words: "with something else than an answer"}
	}
	switch {
	case said.Status == 1111:
		return &Fault{Status: status, Code: "1111", Words: "too many calls from this address", Wait: banned}
	case said.ErrCode != 0:
		return &Fault{Status: status, Code: fmt.Sprint(said.ErrCode), Words: said.ErrMsg}
	case status >= 300:
		return &Fault{Status: status, Code: said.Code, Words: strings.TrimSpace(said.Message + " " + string(said.Denied))}
	case said.Success != nil && !*said.Success:
		return &Fault{Status: status, Code: "unsuccessful", Words: said.Message}
	}
	return nil
}

// quiet is [channel.Quiet] for what this service may say.
func (a *API) quiet(err error) error { return channel.Quiet(err, a.hide) }
