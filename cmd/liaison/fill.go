package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"liaison/bot/papers"
	"liaison/messages"
	"liaison/store"
)

type fillCmd struct {
	Form  string `arg:"" help:"上级的表（.xlsx），格子里写着 {{走访次数}} 这样的名字" placeholder:"文件"`
	From  string `required:"" help:"从哪天起" placeholder:"2026-01-01"`
	To    string `required:"" help:"到哪天止" placeholder:"2026-12-31"`
	Out   string `required:"" help:"写到哪个文件（.xlsx）" placeholder:"文件"`
	Force bool   `help:"文件已经有了也写，换掉它"`
}

// Run fills somebody else's form with the numbers of a period, and lists what it
// did not fill.
func (c *fillCmd) Run(a *app) error {
	p, err := daysOf(c.From, c.To)
	if err != nil {
		return err
	}
	body, err := os.ReadFile(c.Form)
	if err != nil {
		return plain(exitFault, messages.CannotOpen(err))
	}
	said := ""
	err = a.existing(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			return writeWhole(c.Out, c.Force, func(w io.Writer) (err error) {
				said, err = papers.FillForm(tx, papers.Filler{Period: p}, body, w)
				return err
			})
		})
	})
	if refusal, ok := errors.AsType[*store.Refusal](err); ok {
		return plain(exitRefused, refusal.Reason)
	}
	if err == nil {
		fmt.Fprintln(a.stdout, said)
		fmt.Fprintln(a.stdout, messages.FormWritten(p, c.Out))
	}
	return err
}
