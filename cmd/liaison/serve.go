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
	"liaison/bot/channel"
	"liaison/bot/dingtalk"
	"liaison/bot/office"
	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/chat"
)

// serveCmd runs the bot on Telegram, on 钉钉 or on both until the program is told to stop. The
// token and the secret come from the environment or a file only: a flag would stand in the list
// of processes.
type serveCmd struct{ settings }

// Run serves until a.ctx is done or the token is refused.
func (c *serveCmd) Run(a *app) error {
	token, err := c.token(a)
	if err != nil {
		return err
	}
	ding, err := c.Dingtalk.api(a)
	if err != nil {
		return err
	}
	if token == "" && ding == nil {
		return plain(exitToken, messages.TokenMissing)
	}
	var api *telegram.API
	var secrets []string
	if token != "" {
		if api, err = telegram.NewAPI(token, cmp.Or(c.API, telegram.PublicURL), nil); err != nil {
			return err
		}
		secrets = append(secrets, api.Secrets()...)
	}
	if ding != nil {
		secrets = append(secrets, ding.Secrets()...)
	}
	if err := c.notLost(a); err != nil {
		return unlessTold(a.ctx, err)
	}
	stayLean(a.ctx)
	censored := &censor{out: a.stderr, secrets: secrets}
	stdlog.SetOutput(censored) // net/http prints there what a proxy sends unasked
	log := slog.New(slog.NewTextHandler(censored, nil))
	return a.with(func(db *store.DB) error { return serve(a.ctx, db, api, ding, log, &c.settings) })
}

// notLost refuses to begin with a new database where there are backups of one: it is gone, and
// the backups of the new one would take their place.
func (c *serveCmd) notLost(a *app) error {
	if store.OnServer(a.db) {
		return nil
	}
	there, err := store.Exists(a.ctx, a.db)
	if backup := newestBackup(c.dir(a.db)); err == nil && !there && backup != "" {
		return plain(exitAbsent, messages.DatabaseLost(a.db, backup))
	}
	return err
}

// serve receives, works, reminds and sends. They meet in the tables only; when one
// fails for good the others stop too. Of several programs on one database on a server
// each works and reminds, and takes what a webhook brings; one at a time polls, sends
// and keeps. Each channel has a turn of its own; one of them may be nil.
func serve(ctx context.Context, db *store.DB, api *telegram.API, ding *dingtalk.API, log *slog.Logger, set *settings) error {
	worker := &bot.Worker{DB: db, Log: log, Hears: set.Transcribe != ""}
	if err := noteDingTalk(ctx, db, &set.Dingtalk); err != nil {
		return unlessTold(ctx, err)
	}
	remind := &reminders.Scheduler{DB: db, Log: log, Rules: reminders.Rules()}
	watches := &monitor{db: db, log: log, addr: set.Metrics, receive: never, sends: new(channel.Counts), rules: remind, started: time.Now()}
	loops := []func(context.Context) error{
		worker.Run,
		remind.Run,
		watches.Run,
		(&timekeeper{db: db, log: log}).Run,
		func(ctx context.Context) error { return watch(ctx, db) },
		func(ctx context.Context) error {
			giveBack(ctx, func() {
				if err := db.Lean(ctx); err != nil && ctx.Err() == nil {
					log.Error("memory cannot be given back", "err", err)
				}
			})
			return nil
		},
		func(ctx context.Context) error { db.Hear(ctx); return nil },
		func(ctx context.Context) error {
			return db.Alone(ctx, "keeper", func(ctx context.Context, _ *store.Lease) error { return (&keeper{db, log, set.keeping}).Run(ctx) })
		},
	}
	if ding != nil {
		service, err := newDingTalk(db, ding, log, set, worker)
		if err != nil {
			return err
		}
		watches.dingtalk = service
		loops = append(loops, service.Run)
	}
	if api != nil {
		more, err := overTelegram(db, api, log, set, worker, watches)
		if err != nil {
			return err
		}
		loops = append(loops, more...)
	}
	return together(ctx, loops)
}

// never is when a service that is not served answered last.
func never() time.Time { return time.Time{} }

// overTelegram are the loops of Telegram.
func overTelegram(db *store.DB, api *telegram.API, log *slog.Logger, set *settings, worker *bot.Worker, watches *monitor) ([]func(context.Context) error, error) {
	receive, err := receiver(db, api, log, set, worker)
	if err != nil {
		return nil, err
	}
	send := telegram.NewSender(db, log, api)
	equip(send, set)
	watches.receive, watches.sends = receive.last, &send.Counts
	alone := append(receive.alone, send.Run,
		func(ctx context.Context) error { return learn(ctx, db, api, log) },
		func(ctx context.Context) error { return introduce(ctx, db, api, log) })
	return append(receive.each, func(ctx context.Context) error {
		return db.Alone(ctx, telegram.Channel, func(ctx context.Context, l *store.Lease) error {
			if db.OnServer() {
				log.Info("this program receives and sends now")
				send.Mine = l.Held
			}
			watches.holds.Store(true)
			defer watches.holds.Store(false)
			return together(ctx, alone)
		})
	}), nil
}

// equip gives a sender what it needs from elsewhere.
func equip(send *channel.Sender, set *settings) {
	db, log := send.DB, send.Log
	send.Unreachable, send.Withheld, send.Looks = bot.Unreachable, bot.Withheld, messages.Looks
	send.Render = func(ctx context.Context, r chat.Recipe) (string, []byte, error) { return render(ctx, db, r) }
	send.Fetched = func(ctx context.Context, m chat.Message, body []byte, err error) error {
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
	}
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
	return unlessTold(ctx, context.Cause(ctx))
}

// unlessTold is err, but nil where it only says that ctx is done: to be told to stop is no
// fault, at the start neither.
func unlessTold(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
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

// learn notes the bot's own name, for the links of invitations. The first poll does not wait
// for it.
func learn(ctx context.Context, db *store.DB, api *telegram.API, log *slog.Logger) error {
	for ctx.Err() == nil {
		me, _, err := api.Look(ctx)
		if err == nil {
			log.Info("serving", "bot", me.Username)
			return db.Update(ctx, func(tx *store.Tx) error { return store.Set(tx, store.BotName, me.Username) })
		}
		select {
		case <-ctx.Done():
		case <-time.After(nameRetry):
		}
	}
	return nil
}
