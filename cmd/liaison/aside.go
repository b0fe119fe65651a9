package main

import (
	"errors"
	"fmt"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

type asideCmd struct {
	List  asideListCmd  `cmd:"" default:"1" help:"列出没处理成、没发成的，和原因"`
	Show  asideShowCmd  `cmd:"" help:"看一条的全文和原因"`
	Retry asideRetryCmd `cmd:"" help:"再试一次"`
	Drop  asideDropCmd  `cmd:"" help:"放弃，记入日志"`
}

// mostAside is how many of each kind are looked at.
const mostAside = 10_000

type asideListCmd struct{}

// Run lists what was set aside.
func (c *asideListCmd) Run(a *app) error {
	var rows [][]string
	err := a.looking(true).with(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			all, err := chat.AsideRows(tx, mostAside)
			for i := range all {
				rows = append(rows, messages.AsideRow(dir, &all[i]))
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		fmt.Fprintln(a.stdout, messages.NothingAside)
	}
	return printTable(a.stdout, rows)
}

type asideShowCmd struct {
	Ref string `arg:"" help:"第一列的名字" placeholder:"名字"`
}

// Run shows one of them whole.
func (c *asideShowCmd) Run(a *app) error {
	var words string
	err := a.with(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			row, err := chat.AsideOf(tx, c.Ref)
			if err == nil {
				words = messages.AsideWhole(dir, row)
			}
			return err
		})
	})
	if errors.Is(err, store.ErrNotFound) {
		return plain(exitRefused, messages.NoSuchAside(c.Ref))
	} else if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, words)
	return err
}

type asideRetryCmd struct {
	Refs []string `arg:"" help:"第一列的名字，或 all" placeholder:"名字"`
}

// Run has them tried again, all or none of them.
func (c *asideRetryCmd) Run(a *app) error {
	return settleAside(a, c.Refs, "重试", chat.RetryAside, true)
}

type asideDropCmd struct {
	Refs []string `arg:"" help:"第一列的名字" placeholder:"名字"`
}

// Run gives them up, all or none of them.
func (c *asideDropCmd) Run(a *app) error {
	return settleAside(a, c.Refs, "放弃", chat.DropAside, false)
}

func settleAside(a *app, refs []string, what string, settle func(*store.Tx, string) error, all bool) error {
	n := 0
	err := a.with(func(db *store.DB) error {
		return db.Update(a.ctx, func(tx *store.Tx) error {
			some := refs
			if all && len(refs) == 1 && refs[0] == messages.AllAside {
				rows, err := chat.AsideRows(tx, mostAside)
				if err != nil {
					return err
				}
				some = nil
				for _, r := range rows {
					some = append(some, r.Ref)
				}
			}
			n = len(some)
			for _, ref := range some {
				row, err := chat.AsideOf(tx, ref)
				if errors.Is(err, store.ErrNotFound) {
					return plain(exitRefused, messages.NoSuchAside(ref))
				} else if err != nil {
					return err
				}
				if err := errors.Join(settle(tx, ref), bureau.Audit(tx, 0, what, ref+" "+row.Fault)); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, messages.AsideSettled(n, all))
	return err
}
