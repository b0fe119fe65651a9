package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
)

// Channel is the name of Telegram in the tables.
const Channel = "telegram"

// A Receiver keeps every update in the inbox before it tells Telegram that it
// has it. (The poller of the library tells first, and loses the update if the
// program stops in between.)
type Receiver struct {
	DB  *store.DB
	Log *slog.Logger
	API *API

	Sorry channel.Sorry
	// Ahead is shown what was received before it is kept, to prepare for it.
	Ahead func([]*chat.Update)
	// Offers, unless nil, answers searches.
	Offers Offers

	searches searches
	sorry    channel.Apology
	polled   atomic.Pointer[time.Time] // when Telegram last answered
	noted    time.Time                 // when the database was last told so
	limit    int                       // of updates in an answer: less after one that was too big
}

// How it asks.
const (
	longPoll      = 50 * time.Second
	pollTimeout   = longPoll + 20*time.Second
	mostUpdates   = 100
	conflictPause = 5 * time.Second
	noteEvery     = time.Minute
)

var wanted = []string{
	models.AllowedUpdateMessage, models.AllowedUpdateEditedMessage, models.AllowedUpdateCallbackQuery, models.AllowedUpdateMyChatMember,
	models.AllowedUpdateInlineQuery,
}

// LastPoll is when Telegram last answered, with the monotonic time, or the zero time.
func (r *Receiver) LastPoll() time.Time { return lastPoll(&r.polled) }

func lastPoll(at *atomic.Pointer[time.Time]) time.Time {
	if at := at.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

// Run receives until ctx is done, or until the token is refused.
func (r *Receiver) Run(ctx context.Context) error {
	trouble := channel.Outage{Log: r.Log}
	r.limit = mostUpdates
	defer r.searches.under.Wait()
	for offset := int64(0); ctx.Err() == nil; {
		next, err := r.poll(ctx, offset)
		switch {
		case err == nil:
			trouble.Over()
			offset = next
		case ctx.Err() != nil:
		case refusedToken(err):
			return ErrTokenRefused
		default:
			r.repair(ctx, &trouble, err)
		}
	}
	return nil
}

// refusedToken reports whether Telegram knows no bot with this token.
func refusedToken(err error) bool {
	return errors.Is(err, tg.ErrorUnauthorized) || errors.Is(err, tg.ErrorNotFound)
}

// repair does what can be done about a failed poll, and waits.
func (r *Receiver) repair(ctx context.Context, trouble *channel.Outage, err error) {
	switch {
	case errors.Is(err, tg.ErrorConflict) && strings.Contains(err.Error(), "webhook"):
		_, gone := r.API.bot.DeleteWebhook(ctx, &tg.DeleteWebhookParams{})
		if tries := trouble.GoesOn("a webhook takes the updates; removing it", err); gone != nil || tries > 0 {
			channel.Pause(ctx, waitAfter(gone, tries))
		}
	case errors.Is(err, tg.ErrorConflict):
		trouble.GoesOn("another program receives this bot's updates", err)
		channel.Pause(ctx, conflictPause)
	case errors.Is(err, channel.ErrHuge):
		r.limit = max(r.limit/10, 1)
		channel.Pause(ctx, waitAfter(err, trouble.GoesOn("the answer is too big", err)))
	default:
		channel.Pause(ctx, waitAfter(err, trouble.GoesOn("updates cannot be received", err)))
	}
}

// poll asks for the updates from offset on, keeps them, and returns the offset
// that tells so.
func (r *Receiver) poll(ctx context.Context, offset int64) (next int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, pollTimeout)
	defer cancel()
	raws, err := post[[]json.RawMessage](ctx, r.API, "getUpdates", &asking{offset, r.limit, int(longPoll.Seconds()), wanted}, maxUpdates)
	if err != nil {
		return offset, err
	}
	now := time.Now()
	r.polled.Store(&now)
	updates, next := r.read(raws, offset)
	updates = r.searches.take(ctx, r.API, r.Log, r.Offers, updates)
	if r.Ahead != nil {
		r.Ahead(updates)
	}
	if err := r.keep(ctx, updates); err != nil {
		r.sorry.Say(ctx, r.API.saySoon(ctx), r.Sorry, updates, err)
		return offset, err
	}
	r.sorry.Over()
	if len(raws) > 0 && next == offset {
		return offset, errors.New("updates without a number")
	}
	r.limit = mostUpdates
	return next, nil
}

type asking struct {
	Offset  int64    `json:"offset"`
	Limit   int      `json:"limit"`
	Timeout int      `json:"timeout"`
	Allowed []string `json:"allowed_updates"`
}

// read decodes updates. Their numbers may start anew far below the offset, so
// the next offset follows from them alone. One whose number cannot be read
// takes the next one: it must not come for ever.
func (r *Receiver) read(raws []json.RawMessage, offset int64) (updates []*chat.Update, next int64) {
	next = offset
	for i, raw := range raws {
		u := decode(raw)
		u.Channel = Channel
		switch {
		case u.Remote == 0:
			u.Remote = next
		case i == 0:
			next = u.Remote
		}
		if u.Raw != "" {
			r.Log.Error("an update cannot be read; kept as it is", "update", u.Remote)
		}
		if u.Remote != 0 {
			next = max(next, u.Remote+1)
		}
		updates = append(updates, u)
	}
	return updates, next
}

// keep commits updates to the inbox, and now and then that Telegram answers.
func (r *Receiver) keep(ctx context.Context, updates []*chat.Update) error {
	note := time.Since(r.noted) >= noteEvery
	if len(updates) == 0 && !note {
		return nil
	}
	err := keep(ctx, r.DB, updates, note)
	if err == nil && note {
		r.noted = time.Now()
	}
	return err
}

// keep commits updates to the inbox, and with note that Telegram answers.
func keep(ctx context.Context, db *store.DB, updates []*chat.Update, note bool) error {
	return db.Update(ctx, func(tx *store.Tx) error {
		for _, u := range updates {
			if u.At == 0 {
				u.At = tx.Now.Unix() // taps have no date
			}
		}
		err := chat.Receive(tx, updates...)
		if err == nil && note {
			err = notePoll(tx, "")
		}
		return err
	})
}

// notePoll keeps that Telegram answers, and what it complains of.
func notePoll(tx *store.Tx, fault string) error {
	return errors.Join(store.Set(tx, chat.PolledName, strconv.FormatInt(tx.Now.Unix(), 10)), store.Set(tx, chat.PolledFault, fault))
}
