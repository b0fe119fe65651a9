package main

import (
	"fmt"
	"io"
	"strings"

	"liaison/bot/month"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
)

type dutiesCmd struct {
	Name  string `arg:"" help:"名册里的姓名" placeholder:"姓名"`
	Out   string `required:"" help:"写到哪个文件（.ics）" placeholder:"文件"`
	Force bool   `help:"文件已经有了也写，换掉它"`
}

// Run writes what a person is to do into a file for a calendar.
func (c *dutiesCmd) Run(a *app) error {
	err := a.existing(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			p := dir.PersonNamed(strings.TrimSpace(c.Name))
			if p == nil {
				return plain(exitRefused, messages.NobodyCalled(c.Name, similar(dir, c.Name)))
			}
			body, err := month.Calendar(tx, p)
			if err != nil {
				return err
			}
			return writeWhole(c.Out, c.Force, func(w io.Writer) error { _, err := w.Write(body); return err })
		})
	})
	if err == nil {
		fmt.Fprintln(a.stdout, messages.CalendarWritten(c.Name, c.Out))
	}
	return err
}
