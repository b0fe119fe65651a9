package dingtalk

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"
)

// early is how long before its end a token is renewed.
const early = 5 * time.Minute

// withToken calls fn with a token, and once more with a new one where the service does not know
// it any more.
func (a *API) withToken(ctx context.Context, fn func(token string) error) error {
	token, err := a.tokenNow(ctx, "")
	if err != nil {
		return err
	}
	err = fn(token)
	if !tokenEnded(err) {
		return err
	}
	if token, err = a.tokenNow(ctx, token); err != nil {
		return err
	}
	return fn(token)
}

// tokenEnded reports whether the service does not know a token any more.
func tokenEnded(err error) bool {
	f, ok := errors.AsType[*Fault](err)
	if !ok {
		return false
	}
	switch f.Code {
	case "InvalidAuthentication", "40014", "40001", "42001":
		return true
	}
	return f.Status == http.StatusUnauthorized
}

// tokenNow returns the token, a new one if it is about to end or is the one that ended. Tokens
// are not metered.
func (a *API) tokenNow(ctx context.Context, ended string) (string, error) {
	a.mu.Lock()
	token, until := a.token, a.until
	a.mu.Unlock()
	if token != "" && token != ended && time.Until(until) > early {
		return token, nil
	}
	body, err := json.Marshal(struct {
		Key    string `json:"appKey"`
		Secret string `json:"appSecret"`
	}{a.app.ID, a.app.Secret})
	if err != nil {
		return "", err
	}
	got, err := ask[struct {
		Token  string `json:"accessToken"`
		Expire int64  `json:"expireIn"`
	}](ctx, a, http.MethodPost, a.app.API+"/v1.0/oauth2/accessToken", http.Header{"Content-Type": {jsonType}}, body)
	switch {
	case coded(err, "invalidClientIdOrSecret"):
		return "", ErrAppRefused
	case err != nil:
		return "", err
	case got.Token == "":
		return "", &Fault{Status: http.StatusOK, Words: "without a token"}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.token, a.until = got.Token, time.Now().Add(time.Duration(got.Expire)*time.Second)
	return a.token, nil
}
