package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"liaison/bot"
	"liaison/bot/channel"
	"liaison/bot/dingtalk"
	"liaison/bot/web"
	"liaison/messages"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/roster"
)

// demoCmd serves the chat page of a made-up bureau: no token, no network, and
// nothing is left when it ends, unless --keep names a file for it.
type demoCmd struct {
	Addr string `help:"页面的地址，只能是本机；不写就用 127.0.0.1:8080 或其后第一个空闲端口" placeholder:"地址:端口"`
	Keep string `help:"数据留在这个文件里，下次接着用；只认演示自己建的文件" placeholder:"文件"`
}

// demoPort is where the page is unless --addr says otherwise.
const demoPort = 8080

// demoDay is the day of the demo; it is half past five in the afternoon.
const demoDay = day.Day("2026-04-15")

// Run serves the demo until the program is told to stop.
func (c *demoCmd) Run(a *app) error {
	began, err := c.began(a.ctx)
	if err != nil {
		return err
	}
	l, err := c.listen(a.stdout)
	if err != nil {
		return err
	}
	defer l.Close()
	// Said at once: whoever opens the page while the bureau is made waits for it.
	fmt.Fprintln(a.stdout, messages.DemoAt(l.Addr().String(), c.Keep))
	dir, err := os.MkdirTemp("", "liaison-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	db, err := c.bureau(a.ctx, dir, began)
	if a.ctx.Err() != nil && err != nil {
		return nil // told to stop before it began
	}
	if err != nil {
		return err
	}
	defer db.Close()
	log := slog.New(slog.NewTextHandler(a.stderr, nil))
	err = serveDemo(a.ctx, db, l, log, filepath.Join(dir, "backups"))
	return errors.Join(err, db.Update(context.WithoutCancel(a.ctx), noteDemo))
}

// bureau opens the kept bureau with its clock where it stood, or makes a new one.
func (c *demoCmd) bureau(ctx context.Context, dir string, began time.Time) (*store.DB, error) {
	if !began.IsZero() {
		clock := new(store.Clock)
		clock.Set(began)
		return open(c.Keep, clock)
	}
	db, err := madeUpBureau(ctx, filepath.Join(dir, "demo.db"))
	if err != nil || c.Keep == "" {
		return db, err
	}
	now := db.Clock.Now()
	if err := errors.Join(db.Backup(ctx, c.Keep), db.Close()); err != nil {
		return nil, err
	}
	return c.bureau(ctx, dir, now)
}

// serveDemo runs the same worker as on Telegram behind the page.
func serveDemo(ctx context.Context, db *store.DB, l net.Listener, log *slog.Logger, backups string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	rules := &reminders.Scheduler{DB: db, Log: log, Rules: reminders.Rules()}
	speaking := &reminders.Scheduler{DB: db, Rules: slices.DeleteFunc(reminders.Rules(), func(r reminders.Rule) bool { return !r.Hours })}
	page := web.New(db, log, web.Hooks{
		Turn: func(ctx context.Context, to time.Time) error {
			walked := rules.Walk(ctx, to, func(ctx context.Context) error { return settle(ctx, db) })
			return errors.Join(walked, db.Update(ctx, noteDemo))
		},
		Next: func(ctx context.Context) (time.Time, bool) {
			at, err := speaking.Next(ctx)
			return at, err == nil && !at.IsZero()
		},
		Looks: messages.Looks,
		Elsewhere: &web.Elsewhere{Name: messages.Services[dingtalk.Channel],
			Card: func(c *chat.Card) (web.Likeness, error) {
				return likeness(dingtalk.Likeness(channel.Card{Card: c, Looks: messages.Looks}))
			},
			Say: func(m *chat.Message) (web.Likeness, error) {
				return likeness(dingtalk.LikenessOfMenu(m, dingtalkWords))
			}},
		Withheld: bot.Withheld,
		Render:   func(ctx context.Context, r chat.Recipe) (string, []byte, error) { return render(ctx, db, r) },
		Fetched: func(ctx context.Context, m chat.Message, body []byte, err error) error {
			return bot.Fetched(ctx, db, m, body, err)
		},
	})
	worker := &bot.Worker{DB: db, Log: log}
	var wg sync.WaitGroup
	wg.Go(func() { worker.Run(ctx) })
	wg.Go(func() { rules.Run(ctx) })
	wg.Go(func() { (&keeper{db, log, keeping{Backups: backups, KeepBackups: 1}}).Run(ctx) })
	err := page.Serve(ctx, l)
	cancel()
	wg.Wait()
	return err
}

// likeness is what 钉钉 shows, as the page takes it.
func likeness(text string, keys []dingtalk.Key, err error) (web.Likeness, error) {
	l := web.Likeness{Text: text}
	for _, k := range keys {
		l.Keys = append(l.Keys, web.Key{Words: k.Words, Data: k.Data, Color: k.Color, Writes: k.Writes, Says: k.Says})
	}
	return l, err
}

// demoClock is the setting that only a database of the demo has: where its clock stood.
const demoClock = "demo_clock"

func noteDemo(tx *store.Tx) error {
	return store.Set(tx, demoClock, tx.Now.Format(time.RFC3339Nano))
}

// began is where the clock of the kept bureau stood, zero if there is none yet. A file that
// the demo did not make is refused before anything is written to it.
func (c *demoCmd) began(ctx context.Context) (at time.Time, err error) {
	if c.Keep == "" {
		return at, nil
	}
	if store.OnServer(c.Keep) {
		return at, plain(exitRefused, messages.NotOfDemo(store.Place(c.Keep)))
	}
	if there, err := store.Exists(ctx, c.Keep); err != nil || !there {
		return at, err
	}
	text, err := store.SettingIn(ctx, c.Keep, demoClock)
	if err == nil {
		at, err = time.Parse(time.RFC3339Nano, text)
	}
	if err != nil {
		return at, plain(exitRefused, messages.NotOfDemo(c.Keep))
	}
	return at, nil
}

// settle waits until everybody has seen what is due now.
func settle(ctx context.Context, db *store.DB) error {
	for {
		var left int
		err := db.View(ctx, func(tx *store.Tx) error {
			cards, err := chat.DueCards(tx, web.Channel, 1)
			if err != nil {
				return err
			}
			messages, err := chat.DueMessages(tx, web.Channel, 1)
			if err != nil {
				return err
			}
			left, err = chat.Undone(tx)
			left += len(cards) + len(messages)
			return err
		})
		if err != nil || left == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// listen opens the port. A port somebody asked for is taken or refused; the
// usual one gives way to the next that is free.
func (c *demoCmd) listen(out io.Writer) (net.Listener, error) {
	if c.Addr != "" {
		l, err := web.Listen(c.Addr)
		switch {
		case errors.Is(err, web.ErrNotLoopback):
			return nil, plain(exitUsage, "演示页只能开在本机（127.0.0.1 或 localhost），不能是 "+c.Addr)
		case taken(err):
			return nil, plain(exitFault, c.Addr+" 用不了，多半已被别的程序占用。请换一个端口，例如 --addr 127.0.0.1:8081")
		case err != nil:
			return nil, plain(exitUsage, "看不懂地址 "+c.Addr+"，应如 127.0.0.1:8080")
		}
		return l, nil
	}
	for n := demoPort; n < demoPort+20; n++ {
		l, err := web.Listen(net.JoinHostPort("127.0.0.1", strconv.Itoa(n)))
		if err == nil && n > demoPort {
			fmt.Fprintf(out, "%d 端口已被占用，改用 %d。\n", demoPort, n)
		}
		if !taken(err) {
			return l, err
		}
	}
	return nil, plain(exitFault, fmt.Sprintf("%d 到 %d 的端口都被占用，请用 --addr 指定一个", demoPort, demoPort+19))
}

// taken reports whether a port was refused by the system, which names the same
// reason differently from system to system.
func taken(err error) bool {
	_, ok := errors.AsType[*net.OpError](err)
	return ok
}

// madeUpBureau makes a database in which three months have passed, and everyone
// but the newcomer has joined the page.
func madeUpBureau(ctx context.Context, path string) (*store.DB, error) {
	past := day.Period{From: "2026-01-12", To: demoDay}
	clock := new(store.Clock)
	clock.Set(past.From.Time().Add(8 * time.Hour))
	db, err := open(path, clock)
	if err != nil {
		return nil, err
	}
	for _, step := range []func() error{
		func() error { return db.Update(ctx, bringRoster) },
		func() error { return db.Update(ctx, joinAll) },
		func() error { return writePast(ctx, db, past) },
		func() error { clock.Turn(demoDay.Time().Add(17*time.Hour + 30*time.Minute)); return nil },
		func() error { return db.Update(ctx, greetAll) },
		func() error { return db.Update(ctx, noteDemo) },
	} {
		if err := step(); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db, nil
}

// bringRoster imports the roster as an admin would.
func bringRoster(tx *store.Tx) error {
	file, err := demoFiles.ReadFile("demo/roster.csv")
	if err != nil {
		return err
	}
	r, err := roster.Read("roster.csv", file)
	if err != nil {
		return err
	}
	plan, err := roster.NewPlan(tx, r)
	if err != nil {
		return err
	}
	if len(plan.Faults) > 0 {
		return fmt.Errorf("demo: roster: %v", plan.Faults)
	}
	return plan.Apply(tx, 0)
}

// newcomer is the one who has not joined yet, so that an invitation can be tried.
const newcomer = "城东所干事丙"

// joinAll has everybody else chat on the page, each in the chat of their own id.
func joinAll(tx *store.Tx) error {
	d, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, p := range d.People {
		if p.Name == newcomer {
			continue
		}
		if err := chat.Join(tx, p.ID, web.Channel, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// greetAll has everybody press 开始, so that each chat begins with a greeting
// and its menu.
func greetAll(tx *store.Tx) error {
	d, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, p := range d.People {
		if p.Chat == 0 {
			continue
		}
		u := chat.Update{Channel: web.Channel, Remote: p.ID, Chat: p.ID, Kind: chat.Text, Text: "/start", At: tx.Now.Unix(), Name: p.Name}
		if err := chat.Receive(tx, &u); err != nil {
			return err
		}
	}
	return nil
}
