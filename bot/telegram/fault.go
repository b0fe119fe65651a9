package telegram

import (
	"errors"
	"fmt"
	"strings"
	"time"

	tg "github.com/go-telegram/bot"
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

// A verdict is what the answer to a send means.
type verdict int

const (
	taken   verdict = iota // done; nothing more to do
	later                  // a fault that passes: the same again
	flood                  // too much: the same again, no sooner than told
	blocked                // the person shut us out
	gone                   // the message to change is no more
	unlike                 // it is a photo and no text, or the reverse
	part                   // taken in part; the rest follows
	refused                // it will never be taken
	dropped                // a small thing that is left undone
)

// judge reads an error. Telegram tells most of them apart by their text alone.
func judge(err error) verdict {
	if err == nil {
		return taken
	}
	if _, ok := errors.AsType[*tg.TooManyRequestsError](err); ok {
		return flood
	}
	if errors.Is(err, ErrTooBig) {
		return refused
	}
	switch {
	case errors.Is(err, tg.ErrorForbidden):
		return blocked
	case !errors.Is(err, tg.ErrorBadRequest):
		return later
	}
	for _, t := range texts {
		if strings.Contains(err.Error(), t.text) {
			return t.verdict
		}
	}
	return refused
}

var texts = []struct {
	text    string
	verdict verdict
}{
	{"message is not modified", taken},
	{"message to edit not found", gone},
	{"message can't be edited", gone},
	{"MESSAGE_ID_INVALID", gone},
	{"there is no text in the message to edit", unlike},
	{"there is no caption in the message to edit", unlike},
	{"message identifier is not specified", gone},
	{"query is too old", gone},
}

// Waits between tries. The longest is how long people wait at most once an outage
// is over.
const (
	firstWait   = time.Second
	longestWait = 3 * time.Second
)

// mostSeconds is how long Telegram may have us wait. Where it says more it is
// asked again then: a wrong number must not silence the bot for years.
const mostSeconds = 3600

// waitAfter is how long to wait after a fault: what Telegram says, or 1s, 2s, 3s,
// 3s … by the tries before it.
func waitAfter(err error, tries int) time.Duration {
	if e, ok := errors.AsType[*tg.TooManyRequestsError](err); ok && e.RetryAfter > 0 {
		return time.Duration(min(e.RetryAfter, mostSeconds)) * time.Second
	}
	return min(firstWait<<min(tries, 10), longestWait)
}
