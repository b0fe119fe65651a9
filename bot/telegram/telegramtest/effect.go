package telegramtest

import (
	"net/http"
	"slices"
	"time"
)

// An Effect is what a [Fault] does.
type Effect struct {
	refusal   *refusal
	status    int // an answer that is no JSON
	body      string
	drop      bool
	applied   bool // the request takes effect first
	half      bool // the answer breaks off in the middle
	more      int  // bytes behind the answer's own
	delay     time.Duration
	duplicate bool
	reorder   bool
}

// TooManyRequests refuses with 429. As with Telegram, all that the fault
// matches is refused until the time is over, whatever its Times and Chance.
func TooManyRequests(retryAfter int) Effect { return Effect{refusal: tooMany(retryAfter)} }

// Refuse answers with an error of any code and description.
func Refuse(code int, description string) Effect {
	return Effect{refusal: &refusal{code: code, text: description}}
}

// Blocked refuses with 403, as if the person had blocked the bot. See also
// [User.Block], which tells the bot.
func Blocked() Effect { return Effect{refusal: forbidden("bot was blocked by the user")} }

// Conflict refuses with 409, as if another bot polled with this token.
func Conflict() Effect { return Effect{refusal: conflict(textTwoPolls)} }

// ServerError answers with a 5xx in Telegram's own form.
func ServerError(code int) Effect { return Refuse(code, http.StatusText(code)) }

// BadGateway answers with 502 and HTML, as a proxy on the way does.
func BadGateway() Effect {
	return Garbage(http.StatusBadGateway, "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body></html>")
}

// Garbage answers with any status and any text.
func Garbage(status int, body string) Effect { return Effect{status: status, body: body} }

// GarbageAfter answers with any status and any text after the request took effect.
func GarbageAfter(status int, body string) Effect {
	return Effect{status: status, body: body, applied: true}
}

// Bloat answers as always, with n bytes more that the bot knows nothing of.
func Bloat(n int) Effect { return Effect{more: n} }

// DropBefore cuts the connection; the request has no effect.
func DropBefore() Effect { return Effect{drop: true} }

// DropAfter cuts the connection after the request took effect.
func DropAfter() Effect { return Effect{drop: true, applied: true} }

// Truncate breaks the answer off in the middle, before the number of a message,
// after the request took effect or was refused.
func Truncate() Effect { return Effect{applied: true, half: true} }

// Delay lets the request wait before it takes effect. If the client leaves
// meanwhile, it never does.
func Delay(d time.Duration) Effect { return Effect{delay: d} }

// DelayAfter lets the answer wait after the request took effect.
func DelayAfter(d time.Duration) Effect { return Effect{delay: d, applied: true} }

// Duplicate gives updates twice: on "getUpdates" what was confirmed last comes
// once more and all else twice, on "webhook" each delivery is made twice.
func Duplicate() Effect { return Effect{duplicate: true} }

// Reorder shuffles the updates of a "getUpdates".
func Reorder() Effect { return Effect{reorder: true} }

// disturb applies the effects that touch updates.
func (s *Server) disturb(r *request, batch []*update) []*update {
	if len(batch) == 0 || !r.effect.duplicate && !r.effect.reorder {
		return batch
	}
	batch = slices.Clone(batch)
	if r.effect.duplicate {
		batch = slices.Concat(s.queue.last, batch, batch)
	}
	if r.effect.reorder {
		s.rand.Shuffle(len(batch), func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
	}
	return batch
}
