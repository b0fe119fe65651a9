package main

import (
	"fmt"
	"io"

	"liaison/bot/papers"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
)

type ledgerCmd struct {
	From  string `required:"" help:"从哪天起" placeholder:"2026-01-01"`
	To    string `required:"" help:"到哪天止" placeholder:"2026-12-31"`
	Out   string `required:"" help:"写到哪个文件（.xlsx）" placeholder:"文件"`
	Kind  string `help:"哪一种：走访、问题、组织生活、活动、指标汇总；all 是全部，各一张表" enum:"走访,问题,组织生活,活动,指标汇总,all" default:"all" placeholder:"种类"`
	In    string `help:"只要一个所、科室或联系点的" placeholder:"名称"`
	By    string `help:"指标汇总按什么分列：所、点位" enum:",所,点位" default:"" placeholder:"所"`
	Force bool   `help:"文件已经有了也写，换掉它"`
}

// Run writes the ledgers of a period into a file, whole or not at all.
func (c *ledgerCmd) Run(a *app) error {
	l := papers.Ledger{Kind: messages.Ledger(c.Kind), By: map[string]string{"所": papers.ByUnit, "点位": papers.ByPoint}[c.By]}
	if c.Kind == "all" {
		l.Kind = messages.LedgerAll
	}
	var err error
	if l.Period, err = daysOf(c.From, c.To); err != nil {
		return err
	}
	err = a.looking(true).with(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			if err := c.place(tx, &l); err != nil {
				return err
			}
			return writeWhole(c.Out, c.Force, func(w io.Writer) error { return l.Write(tx, w) })
		})
	})
	if err == nil {
		fmt.Fprintln(a.stdout, messages.LedgerWritten(l.Kind, l.Period, c.Out))
	}
	return err
}

// place finds the points that a ledger is about.
func (c *ledgerCmd) place(tx *store.Tx, l *papers.Ledger) error {
	if l.Where = c.In; c.In == "" {
		return nil
	}
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	unit := dir.UnitNamed(c.In)
	l.Points = []int64{}
	for _, p := range dir.Points {
		if p.Name == c.In || unit != nil && (p.Station == unit.ID || p.Section == unit.ID) {
			l.Points = append(l.Points, p.ID)
		}
	}
	if len(l.Points) == 0 {
		return plain(exitRefused, messages.NoSuchPlace(c.In))
	}
	return nil
}

// daysOf reads the days from one to another.
func daysOf(from, to string) (p day.Period, err error) {
	for _, d := range []struct {
		at   *day.Day
		flag string
	}{{&p.From, from}, {&p.To, to}} {
		if *d.at, err = day.ParseDay(d.flag); err != nil {
			return p, plain(exitUsage, messages.BadDay(d.flag))
		}
	}
	if p.From > p.To {
		return p, plain(exitUsage, messages.DaysTurned(from, to))
	}
	return p, nil
}
