package telegram

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash/fnv"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
)

// A Webhook has Telegram bring the updates, in the place of a [Receiver] that
// fetches them. Telegram is answered 200 after the commit and not before, and
// brings an update again until it is.
type Webhook struct {
	DB       *store.DB
	Log      *slog.Logger
	API      *API
	URL      string       // where Telegram brings them: a proxy that has the certificate
	Listener net.Listener // where the proxy passes them on
	Sorry    channel.Sorry
	Offers   Offers

	searches searches
	polled   atomic.Pointer[time.Time]
	mu       sync.Mutex // of trouble and sorry
	trouble  channel.Outage
	sorry    channel.Apology
}

// Limits of what is read, so that nonsense costs little.
const (
	maxUpdate  = 1 << 20 // bytes of a body; Telegram's are smaller
	maxHead    = 8 << 10
	maxConns   = 256
	headTime   = 5 * time.Second
	bodyTime   = 15 * time.Second
	answerTime = 30 * time.Second
	idleTime   = time.Minute
	mostAtOnce = 40 // connections that Telegram opens
)

// secretHead is the header in which Telegram shows the secret.
const secretHead = "X-Telegram-Bot-Api-Secret-Token"

// hookSecret is what Telegram shows with each update. It follows from the token, so
// that there is nothing more to set up or to lose.
func (a *API) hookSecret() string {
	mac := hmac.New(sha256.New, []byte(a.root))
	mac.Write([]byte("webhook"))
	return hex.EncodeToString(mac.Sum(nil))
}

// LastPoll is when Telegram last said that it knows the webhook.
func (h *Webhook) LastPoll() time.Time { return lastPoll(&h.polled) }

// Run receives until ctx is done, or until the token is refused. The webhook
// stays: Telegram keeps what comes until the program is there again, in
// whichever way it receives then.
func (h *Webhook) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var watching sync.WaitGroup
	watching.Go(func() {
		if err := h.Watch(ctx); err != nil {
			cancel(err)
		}
	})
	err := h.Serve(ctx)
	cancel(err)
	watching.Wait()
	if cause := context.Cause(ctx); err == nil && !errors.Is(cause, context.Canceled) {
		return cause
	}
	return err
}

// Serve takes what is brought until ctx is done. Several programs may do so.
func (h *Webhook) Serve(ctx context.Context) error {
	handler, err := h.Handler()
	if err != nil {
		return err
	}
	srv := &http.Server{Handler: handler, ReadHeaderTimeout: headTime, ReadTimeout: bodyTime, WriteTimeout: answerTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHead, ErrorLog: slog.NewLogLogger(h.Log.Handler(), slog.LevelDebug)}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var serving sync.WaitGroup
	serving.Go(func() {
		if err := srv.Serve(netutil.LimitListener(h.Listener, maxConns)); !errors.Is(err, http.ErrServerClosed) {
			cancel(err)
		}
	})
	<-ctx.Done()
	end, done := context.WithTimeout(context.WithoutCancel(ctx), channel.Grace)
	defer done()
	if srv.Shutdown(end) != nil {
		srv.Close()
	}
	serving.Wait()
	h.searches.under.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// Handler takes updates at the path of the URL.
func (h *Webhook) Handler() (http.Handler, error) {
	u, err := url.Parse(h.URL)
	if err != nil {
		return nil, err
	}
	h.trouble.Log = h.Log
	path, secret := u.EscapedPath(), []byte(h.API.hookSecret())
	if path == "" {
		path = "/"
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.EscapedPath() != path:
			w.WriteHeader(http.StatusNotFound)
		case r.Method != http.MethodPost:
			w.Header().Set("Allow", http.MethodPost)
			w.WriteHeader(http.StatusMethodNotAllowed)
		case subtle.ConstantTimeCompare([]byte(r.Header.Get(secretHead)), secret) != 1:
			w.WriteHeader(http.StatusUnauthorized)
		default:
			w.WriteHeader(h.take(w, r))
		}
	}), nil
}

// take keeps the update of a request and returns the answer.
func (h *Webhook) take(w http.ResponseWriter, r *http.Request) (status int) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpdate))
	if _, big := errors.AsType[*http.MaxBytesError](err); big {
		return http.StatusRequestEntityTooLarge
	}
	if err != nil || !json.Valid(body) {
		return http.StatusBadRequest
	}
	u := decode(body)
	u.Channel = Channel
	if u.Remote == 0 {
		u.Remote = numberOf(body)
	}
	if u.Raw != "" {
		h.Log.Error("an update cannot be read; kept as it is", "update", u.Remote)
	}
	kept := h.searches.take(r.Context(), h.API, h.Log, h.Offers, []*chat.Update{u})
	if len(kept) == 0 {
		return http.StatusOK
	}
	err = keep(r.Context(), h.DB, kept, false)
	h.mu.Lock()
	defer h.mu.Unlock()
	if err != nil {
		h.trouble.GoesOn("updates cannot be kept", err)
		h.sorry.Say(r.Context(), h.API.saySoon(r.Context()), h.Sorry, []*chat.Update{u}, err)
		return http.StatusServiceUnavailable
	}
	h.trouble.Over()
	h.sorry.Over()
	return http.StatusOK
}

// numberOf is the number of an update whose own cannot be read: the same each
// time it comes, and none of Telegram's.
func numberOf(body []byte) int64 {
	sum := fnv.New64a()
	sum.Write(body)
	return -int64(sum.Sum64()>>1) - 1
}

// Watch sets the webhook, and sets it again when it is gone, until ctx is done or the token is
// refused. One program does so.
func (h *Webhook) Watch(ctx context.Context) error {
	trouble := channel.Outage{Log: h.Log}
	for set := false; ctx.Err() == nil; {
		err := h.look(ctx, &set)
		switch {
		case err == nil:
			trouble.Over()
			channel.Pause(ctx, noteEvery)
		case refusedToken(err):
			return ErrTokenRefused
		case ctx.Err() == nil:
			channel.Pause(ctx, waitAfter(err, trouble.GoesOn("the webhook cannot be set", err)))
		}
	}
	return nil
}

// look asks Telegram how the webhook is, and sets it where it is not ours.
func (h *Webhook) look(ctx context.Context, set *bool) error {
	info, err := h.API.Webhook(ctx)
	if err != nil {
		return err
	}
	if !*set || info.URL != h.URL {
		if *set {
			h.Log.Warn("another program took the webhook away; setting it again", "url", info.URL)
		}
		if err := h.API.setWebhook(ctx, h.URL); err != nil {
			return err
		}
		h.Log.Info("Telegram brings the updates", "url", h.URL, "listening", h.Listener.Addr())
		*set = true
	}
	now := time.Now()
	h.polled.Store(&now)
	return h.DB.Update(ctx, func(tx *store.Tx) error { return notePoll(tx, info.faultSince(time.Now().Add(-2*noteEvery))) })
}

// A WebhookInfo is what Telegram says of a webhook.
type WebhookInfo struct {
	URL       string `json:"url"` // "": there is none
	Pending   int    `json:"pending_update_count"`
	ErrorDate int64  `json:"last_error_date"`
	Error     string `json:"last_error_message"`
}

// faultSince is why Telegram could not bring an update lately, or "".
func (i *WebhookInfo) faultSince(then time.Time) string {
	if i.ErrorDate < then.Unix() {
		return ""
	}
	return channel.OneLine(i.Error, channel.MaxFault)
}

// Webhook asks where Telegram brings the updates.
func (a *API) Webhook(ctx context.Context) (*WebhookInfo, error) {
	info, err := postSoon[WebhookInfo](ctx, a, "getWebhookInfo", struct{}{})
	info.Error = a.hide(info.Error)
	return &info, err
}

// setWebhook has Telegram bring the updates, those that wait too.
func (a *API) setWebhook(ctx context.Context, to string) error {
	_, err := postSoon[bool](ctx, a, "setWebhook", struct {
		URL     string   `json:"url"`
		Secret  string   `json:"secret_token"`
		AtOnce  int      `json:"max_connections"`
		Allowed []string `json:"allowed_updates"`
	}{to, a.hookSecret(), mostAtOnce, wanted})
	return err
}
