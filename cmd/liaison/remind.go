package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"liaison/messages"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
)

// remindCmd tells what would be said unasked, to whom and why. Without
// --dry-run, --at puts it into the outbox.
type remindCmd struct {
	At     string `help:"看（或现在就安排）这个时间的提醒" placeholder:"2026-11-02 09:00"`
	DryRun bool   `help:"只看，不放进发件箱"`
	From   string `help:"预演从哪天起" placeholder:"2026-11-01"`
	To     string `help:"预演到哪天止" placeholder:"2026-11-30"`
	JSON   bool   `name:"json" help:"一条一行 JSON"`
}

// A toldLine is one message as other programs read it.
type toldLine struct {
	At        string `json:"at"`
	To        string `json:"to"`
	Rule      string `json:"rule"`
	Key       string `json:"key"`
	Text      string `json:"text"`
	With      string `json:"with,omitempty"`      // the key of the message that it is part of
	Reachable *bool  `json:"reachable,omitempty"` // only where it is false
}

// Run lists or queues.
func (c *remindCmd) Run(a *app) error {
	print := c.printer(a.stdout)
	switch {
	case c.At != "" && c.From == "" && c.To == "":
		at, err := parseTime(c.At)
		if err != nil {
			return err
		}
		if c.DryRun {
			return c.rehearse(a, reminders.Eve(at), at, print)
		}
		return c.fire(a, at, print)
	case c.At == "" && c.From != "":
		from, err := day.ParseDay(c.From)
		if err != nil {
			return plain(exitUsage, messages.BadDay(c.From))
		}
		to, err := day.ParseDay(cmp.Or(c.To, c.From))
		if err != nil {
			return plain(exitUsage, messages.BadDay(c.To))
		}
		if to < from {
			return plain(exitUsage, messages.DaysTurned(c.From, c.To))
		}
		return c.rehearse(a, from.Time().Add(-time.Second), to.Add(1).Time().Add(-time.Second), print)
	}
	return plain(exitUsage, messages.RemindHow)
}

// rehearse lets a period pass on a copy of the database.
func (c *remindCmd) rehearse(a *app, from, to time.Time, fn func(reminders.Told)) error {
	n := 0
	err := a.existing(func(db *store.DB) error {
		return rehearse(a.ctx, db, from, to, func(t reminders.Told) { n++; fn(t) })
	})
	if err == nil && n == 0 && !c.JSON {
		fmt.Fprintln(a.stdout, messages.NothingToSay)
	}
	return err
}

// rehearse lets a period pass on a copy of a database that is gone afterwards.
func rehearse(ctx context.Context, db *store.DB, from, to time.Time, fn func(reminders.Told)) (err error) {
	dir, err := newCopyDir()
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "copy.db")
	if err := db.Copy(ctx, path); err != nil {
		return err
	}
	clock := new(store.Clock)
	clock.Set(from)
	copied, err := open(path, clock)
	if err != nil {
		return err
	}
	return errors.Join(reminders.Rehearse(ctx, copied, slog.New(slog.DiscardHandler), from, to, fn), copied.Close())
}

// fire queues what is due at a time.
func (c *remindCmd) fire(a *app, at time.Time, fn func(reminders.Told)) error {
	if err := a.mustExist(); err != nil {
		return err
	}
	clock := new(store.Clock)
	clock.Set(at)
	db, err := open(a.db, clock)
	if err != nil {
		return err
	}
	n, unreachable := 0, 0
	err = reminders.Fire(a.ctx, db, slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: slog.LevelError})), at,
		func(t reminders.Told) {
			if n++; !t.Reachable() {
				n, unreachable = n-1, unreachable+1
			}
			fn(t)
		})
	if err == nil && !c.JSON {
		fmt.Fprintln(a.stdout, messages.Queued(n, unreachable))
	}
	return errors.Join(err, db.Close())
}

// printer prints a saying, for people or for programs.
func (c *remindCmd) printer(w io.Writer) func(reminders.Told) {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return func(t reminders.Told) {
		if !c.JSON {
			fmt.Fprintln(w, messages.ToldWords(t.At, t.Person, t.Rule, t.Why, t.Face.Text, t.Reachable(), t.With != ""))
			return
		}
		line := toldLine{At: t.At.Format(time.RFC3339), To: t.Person.Name, Rule: t.Rule, Key: t.Key, Text: t.Face.Text, With: t.With}
		if !t.Reachable() {
			line.Reachable = new(bool)
		}
		out.Encode(line) // an error of the output shows at the end of the program
	}
}

// remindFile is the rehearsal of some days as a text, for the admin in the chat.
func remindFile(ctx context.Context, db *store.DB, r chat.Recipe) (name string, body []byte, err error) {
	from, err := day.ParseDay(r.Args["from"])
	if err != nil {
		return "", nil, err
	}
	to, err := day.ParseDay(r.Args["to"])
	if err != nil {
		return "", nil, err
	}
	var b strings.Builder
	err = rehearse(ctx, db, from.Time().Add(-time.Second), to.Add(1).Time().Add(-time.Second), func(t reminders.Told) {
		b.WriteString(messages.ToldWords(t.At, t.Person, t.Rule, t.Why, t.Face.Text, t.Reachable(), t.With != "") + "\n\n")
	})
	if b.Len() == 0 {
		b.WriteString(messages.NothingToSay)
	}
	return r.Name, []byte(b.String()), err
}
