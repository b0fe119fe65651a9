package main

import (
	"errors"
	"fmt"
	"io"

	"liaison/bot/document"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

type documentCmd struct {
	Kind   string `arg:"" help:"哪一种：${documents}" enum:"${documentNames}" placeholder:"种类"`
	Org    string `help:"哪个党支部（记录本、计划要写）；其他的只要一个所、科室、联系点或党组织的" placeholder:"名称"`
	Year   string `help:"哪一年" placeholder:"2026" xor:"span"`
	From   string `help:"从哪天起" placeholder:"2026-01-01" xor:"span"`
	To     string `help:"到哪天止" placeholder:"2026-12-31"`
	Number int64  `help:"哪一条记录的编号（会议记录、交办单要写；走访记录表不写就是空表）" placeholder:"12"`
	Out    string `required:"" help:"写到哪个文件（.docx）" placeholder:"文件"`
	Force  bool   `help:"文件已经有了也写，换掉它"`
}

// Run writes a document into a file, whole or not at all. The operator sees all.
func (c *documentCmd) Run(a *app) error {
	ask := document.Ask{Kind: document.KindNamed(c.Kind), Number: c.Number}
	if err := c.period(&ask); err != nil {
		return err
	}
	err := a.existing(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			if err := c.place(tx, &ask); err != nil {
				return err
			}
			body, err := document.Make(tx, ask.Whole(tx.Today()), bureau.Scope{All: true})
			switch {
			case errors.Is(err, chat.ErrNotTheirs):
				return plain(exitRefused, messages.NoSuchRecord(ask.Title, c.Number))
			case errors.Is(err, document.ErrNothing):
				return plain(exitRefused, messages.NothingToWrite(ask.Title))
			case err != nil:
				return err
			}
			return writeWhole(c.Out, c.Force, func(w io.Writer) error { _, err := w.Write(body); return err })
		})
	})
	if err == nil {
		fmt.Fprintln(a.stdout, messages.DocumentWritten(ask.Title, c.Out))
	}
	return err
}

// period reads the days of a document.
func (c *documentCmd) period(ask *document.Ask) (err error) {
	switch {
	case c.Year != "":
		ask.Period = day.Period{From: day.Day(c.Year + "-01-01"), To: day.Day(c.Year + "-12-31")}
		if len(c.Year) != 4 || ask.Period.From.Time().IsZero() {
			return plain(exitUsage, messages.BadYear(c.Year))
		}
	case c.From != "" || c.To != "":
		ask.Period, err = daysOf(c.From, c.To)
	}
	return err
}

// place finds what the document is about.
func (c *documentCmd) place(tx *store.Tx, ask *document.Ask) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	if c.Org != "" && !ask.In(dir, c.Org) {
		return plain(exitRefused, messages.NoSuchBranch(c.Org))
	}
	switch {
	case ask.About == document.OfBranch && ask.Org == 0:
		return plain(exitUsage, messages.NeedsBranch(ask.Title))
	case ask.About == document.OfRecord && ask.Number == 0 && !ask.Blank:
		return plain(exitUsage, messages.NeedsNumber(ask.Title))
	case !ask.Fits():
		return plain(exitUsage, messages.NeedsSpan(ask.Title, string(ask.Span)))
	}
	return nil
}
