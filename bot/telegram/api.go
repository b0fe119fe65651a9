package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram/bot"

	"liaison/bot/channel"
)

// PublicURL is where everybody's bots live.
const PublicURL = "https://api.telegram.org"

// ErrTokenForm says that a token cannot be one.
var ErrTokenForm = errors.New("telegram: malformed token")

// ErrTokenRefused says that Telegram knows no bot with this token.
var ErrTokenRefused = errors.New("telegram: token refused")

// An API calls the methods of one bot. Its token is in no error it returns.
type API struct {
	root   string // of the URLs of methods: holds the token
	files  string // of the URLs of files: holds it too
	client *http.Client
	bot    *tg.Bot
	secret string // of the token, after its colon

	searches atomic.Bool // whether people may search behind the bot's name, as it last said
}

// Secrets are what must stand in no log: the secret part of the token, and what the
// webhook is known by.
func (a *API) Secrets() []string { return []string{a.secret, a.hookSecret()} }

// hide takes the secrets, and private numbers, out of what a server says.
func (a *API) hide(said string) string {
	for _, s := range a.Secrets() {
		said = strings.ReplaceAll(said, s, "***")
	}
	return channel.OneLine(said, channel.MaxFault)
}

// tokenForm is lenient: Telegram has the last word.
var tokenForm = regexp.MustCompile(`^[0-9]+:[A-Za-z0-9_-]+$`)

// NewAPI returns the API of a bot at a server; nil is [NewClient].
func NewAPI(token, server string, client *http.Client) (*API, error) {
	if !tokenForm.MatchString(token) {
		return nil, ErrTokenForm
	}
	server = strings.TrimRight(server, "/")
	if u, err := url.Parse(server); err != nil || u.Host == "" {
		return nil, fmt.Errorf("telegram: %q is no address of a server", server)
	}
	if client == nil {
		client = NewClient()
	}
	bot, err := tg.New(token, tg.WithSkipGetMe(), tg.WithServerURL(server), tg.WithHTTPClient(time.Minute, client))
	if err != nil {
		return nil, err
	}
	_, secret, _ := strings.Cut(token, ":")
	return &API{secret: secret, root: server + "/bot" + token + "/", files: server + "/file/bot" + token + "/", client: client, bot: bot}, nil
}

// NewClient returns a client that goes through the proxy of the environment.
// It speaks HTTP/1.1: on HTTP/2 one dead connection would stop everything.
func NewClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.Proxy = http.ProxyFromEnvironment
	t.MaxIdleConns, t.MaxIdleConnsPerHost = 64, 64
	t.Protocols = new(http.Protocols)
	t.Protocols.SetHTTP1(true)
	return &http.Client{
		Transport: t,
		// A redirect would carry the token elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// A Profile is what Telegram says of the bot.
type Profile struct {
	Username string `json:"username"`
	Searches bool   `json:"supports_inline_queries"` // BotFather was told so: /setinline
}

// Look asks for the bot's profile, and what time it is at Telegram; the zero time where it
// does not say.
func (a *API) Look(ctx context.Context) (me Profile, now time.Time, err error) {
	me, head, err := call[Profile](ctx, a, "getMe", nothing{}, maxAnswer)
	if refusedToken(err) {
		err = ErrTokenRefused
	}
	if err == nil {
		a.searches.Store(me.Searches)
	}
	now, _ = http.ParseTime(head.Get("Date"))
	return me, now, err
}

// Sizes of answers that are read.
const (
	maxAnswer  = 1 << 20
	maxUpdates = 16 << 20
)

// An answer is what every method returns.
type answer[R any] struct {
	OK     bool `json:"ok"`
	Result R    `json:"result"`
	failure
}

type failure struct {
	ErrorCode   int        `json:"error_code"`
	Description string     `json:"description"`
	Parameters  parameters `json:"parameters"`
}

// parameters tell more of a refusal. What cannot be read there hides nothing of
// the refusal itself.
type parameters struct{ RetryAfter seconds }

func (p *parameters) UnmarshalJSON(data []byte) error {
	var read struct {
		RetryAfter seconds `json:"retry_after"`
	}
	_ = json.Unmarshal(data, &read)
	p.RetryAfter = read.RetryAfter
	return nil
}

// seconds are a time to wait, however it is written; 0 if it is none.
type seconds int

func (s *seconds) UnmarshalJSON(data []byte) error {
	*s = asSeconds(strings.Trim(string(data), `"`))
	return nil
}

func asSeconds(text string) seconds {
	if n, _ := strconv.ParseFloat(strings.TrimSpace(text), 64); n > 0 {
		return seconds(math.Ceil(min(n, mostSeconds)))
	}
	return 0
}

// nothing is a result that is not looked at.
type nothing struct{}

func (*nothing) UnmarshalJSON([]byte) error { return nil }

// post calls a method with JSON. The library would send each call as a
// multipart stream from a second goroutine; see the figures in the package doc.
func post[R any](ctx context.Context, a *API, method string, params any, limit int64) (result R, err error) {
	result, _, err = call[R](ctx, a, method, params, limit)
	return result, err
}

// call is post with the head of the answer.
func call[R any](ctx context.Context, a *API, method string, params any, limit int64) (result R, head http.Header, err error) {
	body, err := json.Marshal(params)
	if err != nil {
		return result, nil, err
	}
	return ask[R](ctx, a, method, jsonContent, body, limit)
}

// ask sends the body of a call and reads the answer.
func ask[R any](ctx context.Context, a *API, method string, content []string, body []byte, limit int64) (result R, head http.Header, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.root+method, bytes.NewReader(body))
	if err != nil {
		return result, nil, a.quiet(err)
	}
	req.Header["Content-Type"] = content
	resp, err := a.client.Do(req)
	if err != nil {
		return result, nil, a.quiet(err)
	}
	defer resp.Body.Close()
	data, err := readAll(resp, limit)
	var got answer[R]
	if err != nil || json.Unmarshal(data, &got) != nil {
		return result, nil, fmt.Errorf("%s: %w", method, unread(resp, data, err))
	}
	if !got.OK {
		if got.ErrorCode == 0 {
			got.ErrorCode = resp.StatusCode
		}
		got.Description = a.hide(got.Description)
		return result, nil, got.error(method)
	}
	return got.Result, resp.Header, nil
}

var jsonContent = []string{"application/json"}

// unread is what an answer that cannot be read tells all the same.
func unread(resp *http.Response, data []byte, err error) error {
	switch {
	case errors.Is(err, ErrTooBig):
		err = channel.ErrHuge
	case err == nil && resp.StatusCode == http.StatusTooManyRequests: // a proxy on the way
		err = &tg.TooManyRequestsError{Message: "HTTP 429", RetryAfter: int(asSeconds(resp.Header.Get("Retry-After")))}
	case err == nil:
		err = fmt.Errorf("HTTP %d with something else than an answer", resp.StatusCode)
	}
	if number, ok := saysYes(data); ok {
		return &yes{number, err}
	}
	return err
}

// A yes is the error of a call that was done, although the rest of its answer
// cannot be read.
type yes struct {
	number int64 // of the message that was sent, if it could be read
	err    error
}

func (y *yes) Error() string { return y.err.Error() }
func (y *yes) Unwrap() error { return y.err }

// saysYes reports whether an answer begins with it: all that is behind tells of
// something that was done. The number of a message stands first of that.
func saysYes(data []byte) (number int64, ok bool) {
	d := json.NewDecoder(bytes.NewReader(data))
	for i, want := range [...]json.Token{json.Delim('{'), "ok", true, "result", json.Delim('{'), "message_id"} {
		if t, err := d.Token(); err != nil || t != want {
			return 0, i > 2
		}
	}
	if err := d.Decode(&number); err != nil || d.InputOffset() == int64(len(data)) { // cut off, perhaps within it
		return 0, true
	}
	return number, true
}

// done makes of a call that was done one without an error: what is wrong with the
// rest of its answer does not matter.
func done[R any](result R, err error) (R, error) {
	if _, ok := errors.AsType[*yes](err); ok {
		return result, nil
	}
	return result, err
}

// number is the number of a message that was sent; 0 if it was and the number did
// not come.
func number(sent wireReply, err error) (int64, error) {
	if y, ok := errors.AsType[*yes](err); ok {
		return y.number, nil
	}
	return sent.ID, err
}

// readAll reads a body of known or unknown length up to a limit; of one that is
// longer, the beginning.
func readAll(resp *http.Response, limit int64) ([]byte, error) {
	if resp.ContentLength > limit {
		begin, _ := io.ReadAll(io.LimitReader(resp.Body, bytes.MinRead))
		return begin, ErrTooBig
	}
	var buf bytes.Buffer
	if resp.ContentLength > 0 {
		buf.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	n, err := buf.ReadFrom(io.LimitReader(resp.Body, limit+1))
	if err == nil && n > limit {
		err = ErrTooBig
	}
	return buf.Bytes(), err
}

// quiet is [channel.Quiet] for what this service may say.
func (a *API) quiet(err error) error { return channel.Quiet(err, a.hide) }
