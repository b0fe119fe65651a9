package main

import (
	"cmp"
	"context"
	"errors"
	stdlog "log"
	"log/slog"
	"net"
	"net/url"
	"sync"
	"time"

	"liaison/bot"
	"liaison/bot/office"
	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/chat"
)

// serveCmd runs the bot on Telegram until the program is told to stop. The
// token comes from the environment only: a flag would stand in the list of
// processes.
type serveCmd struct{ settings }

// Run serves until a.ctx is done or the token is refused.
func (c *serveCmd) Run(a *app) error {
	token, err := c.token(a)
	if err != nil {
		return err
	}
	if token == "" {
		return plain(exitToken, messages.TokenMissing)
	}
	api, err := telegram.NewAPI(token, cmp.Or(c.API, telegram.PublicURL), nil)
	if err != nil {
		return err
	}
	stayLean(a.ctx)
	censored := &censor{out: a.stderr, secrets: api.Secrets()}
	stdlog.SetOutput(censored) // net/http prints there what a proxy sends unasked
	log := slog.New(slog.NewTextHandler(censored, nil))
	return a.with(func(db *store.DB) error { return serve(a.ctx, db, api, log, &c.settings) })
}

// serve receives, works, reminds and sends. They meet in the tables only; when one
// fails for good the others stop too. Of several programs on one database on a server
// each works and reminds, and takes what a webhook brings; one at a time polls, sends
// and keeps.
func serve(ctx context.Context, db *store.DB, api *telegram.API, log *slog.Logger, set *settings) error {
	worker := &bot.Worker{DB: db, Log: log, Hears: set.Transcribe != ""}
	receive, err := receiver(db, api, log, set, worker)
	if err != nil {
		return err
	}
	send := &telegram.Sender{DB: db, Log: log, API: api, Unreachable: bot.Unreachable, Withheld: bot.Withheld, Looks: messages.Looks,
		Render: func(ctx context.Context, r chat.Recipe) (string, []byte, error) { return render(ctx, db, r) },
		Fetched: func(ctx context.Context, m chat.Message, body []byte, err error) error {
			if m.Recipe == nil || m.Recipe.What != bot.VoiceRecipe {
				return bot.Fetched(ctx, db, m, body, err)
			}
			text := ""
			if err == nil {
				text, err = transcribe(ctx, set.Transcribe, body)
			}
			if err != nil {
				log.Warn("voice", "err", err)
			}
			return bot.Heard(ctx, db, m, text, err)
		}}
	remind := &reminders.Scheduler{DB: db, Log: log, Rules: reminders.Rules()}
	watches := &monitor{db: db, log: log, addr: set.Metrics, receive: receive.last, sends: &send.Counts, rules: remind, started: time.Now()}
	alone := append(receive.alone, send.Run, (&keeper{db, log, set.keeping}).Run,
		func(ctx context.Context) error { return learn(ctx, db, api, log, send) },
		func(ctx context.Context) error { return introduce(ctx, db, api, log) })
	return together(ctx, append(receive.each,
		worker.Run,
		remind.Run,
		watches.Run,
		(&timekeeper{db: db, log: log}).Run,
		func(ctx context.Context) error { return watch(ctx, db) },
		func(ctx context.Context) error { db.Hear(ctx); return nil },
		func(ctx context.Context) error {
			return db.Alone(ctx, telegram.Channel, func(ctx context.Context, l *store.Lease) error {
				if db.OnServer() {
					log.Info("this program receives and sends now")
					send.Mine = l.Held
				}
				watches.holds.Store(true)
				defer watches.holds.Store(false)
				return together(ctx, alone)
			})
		}))
}

// together runs loops until ctx is done or one fails, which ends the others.
func together(ctx context.Context, loops []func(context.Context) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var all sync.WaitGroup
	for _, loop := range loops {
		all.Go(func() {
			if err := loop(ctx); err != nil {
				cancel(err)
			}
		})
	}
	all.Wait()
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// watch ends with an error when the files of the database are not there any more, also
// where nobody writes.
func watch(ctx context.Context, db *store.DB) error {
	for tick := time.NewTicker(time.Second); ; {
		select {
		case <-ctx.Done():
			tick.Stop()
			return nil
		case <-tick.C:
			if err := db.Present(); err != nil {
				return err
			}
		}
	}
}

// A receiving fetches the updates, or has them brought.
type receiving struct {
	each, alone []func(context.Context) error // done by each program, and by one at a time
	last        func() time.Time              // when Telegram last answered
}

// receiver is the way that the settings ask for. Going from one way to the other
// takes nothing but the setting: each takes over what waits at Telegram.
func receiver(db *store.DB, api *telegram.API, log *slog.Logger, set *settings, worker *bot.Worker) (*receiving, error) {
	sorry := func(ctx context.Context, chats []int64) map[int64]string {
		return bot.Sorry(ctx, db, telegram.Channel, chats)
	}
	if set.Webhook == "" {
		r := &telegram.Receiver{DB: db, Log: log, API: api, Sorry: sorry, Ahead: worker.Ahead, Offers: worker.Offers}
		return &receiving{alone: []func(context.Context) error{r.Run}, last: r.LastPoll}, nil
	}
	if u, err := url.Parse(set.Webhook); err != nil || u.Host == "" || u.Scheme != "https" && !isLoopback(u.Hostname()) {
		return nil, plain(exitUsage, messages.BadWebhook(set.Webhook))
	}
	l, err := net.Listen("tcp", set.Listen)
	if err != nil {
		return nil, plain(exitUsage, messages.CannotListen("--listen", set.Listen, err.Error()))
	}
	h := &telegram.Webhook{DB: db, Log: log, API: api, URL: set.Webhook, Listener: l, Sorry: sorry, Offers: worker.Offers}
	return &receiving{each: []func(context.Context) error{h.Serve}, alone: []func(context.Context) error{h.Watch}, last: h.LastPoll}, nil
}

// isLoopback reports whether a name can only mean this machine.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// render makes a file from its recipe, when it is sent.
func render(ctx context.Context, db *store.DB, r chat.Recipe) (name string, body []byte, err error) {
	if r.What == office.RemindFile {
		if err := bot.Entitled(ctx, db, r); err != nil {
			return "", nil, err
		}
		return remindFile(ctx, db, r)
	}
	return bot.Render(ctx, db, r)
}

// nameRetry is how long to wait before the bot's name is asked for again.
const nameRetry = 30 * time.Second

// learn notes the bot's own name, for the links of invitations, and whether cards may offer
// searches. The first poll does not wait for it.
func learn(ctx context.Context, db *store.DB, api *telegram.API, log *slog.Logger, send *telegram.Sender) error {
	for ctx.Err() == nil {
		me, _, err := api.Look(ctx)
		if err == nil {
			log.Info("serving", "bot", me.Username)
			send.Searches.Store(me.Searches)
			return db.Update(ctx, func(tx *store.Tx) error { return store.Set(tx, store.BotName, me.Username) })
		}
		select {
		case <-ctx.Done():
		case <-time.After(nameRetry):
		}
	}
	return nil
}
