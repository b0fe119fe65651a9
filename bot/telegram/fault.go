package telegram

import (
	"errors"
	"fmt"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"

	"liaison/bot/channel"
)

// error is the error of a refused call, of the library's types.
func (a *failure) error(method string) error {
	switch code := a.ErrorCode; {
	case code == 429:
		return &tg.TooManyRequestsError{Message: a.Description, RetryAfter: int(a.Parameters.RetryAfter)}
	case kinds[code] != nil:
		return fmt.Errorf("%w: %s", kinds[code], a.Description)
	case code >= 400 && code < 500:
		return fmt.Errorf("%w: %d %s", tg.ErrorBadRequest, code, a.Description)
	}
	return fmt.Errorf("%s: %d %s", method, a.ErrorCode, a.Description)
}

var kinds = map[int]error{
	400: tg.ErrorBadRequest, 401: tg.ErrorUnauthorized, 403: tg.ErrorForbidden, 404: tg.ErrorNotFound, 409: tg.ErrorConflict,
}

// judge reads an error. Telegram tells most of them apart by their text alone.
func judge(err error) channel.Verdict {
	if err == nil {
		return channel.Taken
	}
	if _, ok := errors.AsType[*tg.TooManyRequestsError](err); ok {
		return channel.Flood
	}
	if errors.Is(err, ErrTooBig) {
		return channel.Refused
	}
	switch {
	case errors.Is(err, tg.ErrorForbidden):
		return channel.Blocked
	case !errors.Is(err, tg.ErrorBadRequest):
		return channel.Later
	}
	for _, t := range texts {
		if strings.Contains(err.Error(), t.text) {
			return t.verdict
		}
	}
	return channel.Refused
}

var texts = []struct {
	text    string
	verdict channel.Verdict
}{
	{"message is not modified", channel.Taken},
	{"message to edit not found", channel.Gone},
	{"message can't be edited", channel.Gone},
	{"MESSAGE_ID_INVALID", channel.Gone},
	{"there is no text in the message to edit", channel.Unlike},
	{"there is no caption in the message to edit", channel.Unlike},
	{"message identifier is not specified", channel.Gone},
	{"query is too old", channel.Gone},
}

// mostSeconds is [channel.MostWait] in seconds.
const mostSeconds = 3600

// told is how long Telegram has us wait; 0: it does not say.
func told(err error) time.Duration {
	if e, ok := errors.AsType[*tg.TooManyRequestsError](err); ok && e.RetryAfter > 0 {
		return time.Duration(min(e.RetryAfter, mostSeconds)) * time.Second
	}
	return 0
}

// waitAfter is how long to wait after a fault, by the tries before it.
func waitAfter(err error, tries int) time.Duration { return channel.WaitAfter(told(err), tries) }
