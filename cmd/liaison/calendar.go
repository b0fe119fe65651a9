package main

import (
	"fmt"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/holiday"
)

type calendarCmd struct {
	Show   calendarShowCmd   `cmd:"" default:"1" help:"今年、明年按什么算，各月工作日"`
	Import calendarImportCmd `cmd:"" help:"导入放假通知（JSON，每天一行：date、name、off）"`
}

type calendarShowCmd struct{}

// Run says by what this and the next year are reckoned.
func (c *calendarShowCmd) Run(a *app) error {
	return a.looking(true).with(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			for _, line := range messages.CalendarLines(bureau.Calendar(tx), tx.Today()) {
				fmt.Fprintln(a.stdout, line)
			}
			return nil
		})
	})
}

type calendarImportCmd struct {
	File   string `arg:"" help:"放假通知的文件" placeholder:"文件"`
	DryRun bool   `help:"只看会改什么，不导入"`
}

// Run shows what a notice would change, and changes it, all or nothing.
func (c *calendarImportCmd) Run(a *app) error {
	data, err := a.read(c.File)
	if err != nil {
		return err
	}
	n := holiday.Read(data)
	if len(n.Faults) > 0 {
		for _, line := range messages.HolidayFaults(n.Faults) {
			fmt.Fprintln(a.stderr, line)
		}
		return plain(exitRefused, messages.NoticeHasFaults(len(n.Faults)))
	}
	var p *holiday.Plan
	err = a.looking(c.DryRun).with(func(db *store.DB) error {
		run := db.Update
		if c.DryRun {
			run = db.View
		}
		return run(a.ctx, func(tx *store.Tx) error {
			if p = holiday.NewPlan(tx, n); c.DryRun {
				return nil
			}
			return p.Apply(tx, 0)
		})
	})
	if err != nil {
		return err
	}
	for _, line := range append(messages.NoticeLines(p), messages.NoticeSummary(p, c.DryRun)) {
		fmt.Fprintln(a.stdout, line)
	}
	return nil
}
