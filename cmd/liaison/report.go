package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"liaison/bot/papers"
	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
)

type reportCmd struct {
	From     string `required:"" help:"从哪天起" placeholder:"2026-01-01"`
	To       string `required:"" help:"到哪天止" placeholder:"2026-12-31"`
	Out      string `required:"" help:"写到哪个文件（.docx）" placeholder:"文件"`
	Appendix bool   `help:"附上每个数字背后的记录"`
	Template string `help:"这一次照哪个 .docx 的版式；不写就用本单位的或标准版式" placeholder:"文件"`
	Force    bool   `help:"文件已经有了也写，换掉它"`
}

// Run writes the summary of a period into a file, whole or not at all.
func (c *reportCmd) Run(a *app) error {
	p, err := daysOf(c.From, c.To)
	if err != nil {
		return err
	}
	var layout *word.Template
	if c.Template != "" {
		if layout, err = readLayout(c.Template); err != nil {
			return err
		}
	}
	err = a.existing(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			body, err := papers.Summary(tx, p, c.Appendix, layout)
			if err != nil {
				return err
			}
			return writeWhole(c.Out, c.Force, func(w io.Writer) error { _, err := w.Write(body); return err })
		})
	})
	if err == nil {
		fmt.Fprintln(a.stdout, messages.SummaryWritten(p, c.Out))
	}
	return err
}

// readLayout reads a .docx whose layout is to be used.
func readLayout(path string) (*word.Template, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plain(exitFault, messages.CannotOpen(err))
	}
	defer f.Close()
	about, err := f.Stat()
	if err != nil {
		return nil, plain(exitFault, messages.CannotOpen(err))
	}
	t, err := word.Read(f, about.Size())
	if bad, ok := errors.AsType[*word.TemplateError](err); ok {
		return nil, plain(exitRefused, bad.Reason)
	}
	return t, err
}

type templateCmd struct {
	File     string `arg:"" optional:"" help:"以后的总结照哪个 .docx 的版式；不写就说现在用的是什么" placeholder:"文件"`
	Standard bool   `help:"回到标准版式（GB/T 9704-2012）"`
}

// Run keeps the layout of summaries, or says which it is.
func (c *templateCmd) Run(a *app) error {
	var body []byte
	if c.File != "" {
		if _, err := readLayout(c.File); err != nil {
			return err
		}
		var err error
		if body, err = os.ReadFile(c.File); err != nil {
			return plain(exitFault, messages.CannotOpen(err))
		}
	}
	said := messages.LayoutIsGeneric
	err := a.existing(func(db *store.DB) error {
		return db.Update(a.ctx, func(tx *store.Tx) error {
			if c.File != "" || c.Standard {
				if said = messages.LayoutKept; c.Standard {
					said = messages.LayoutStandard
				}
				return papers.KeepLayout(tx, 0, c.File, body)
			}
			own, err := papers.OwnLayout(tx)
			if own != nil {
				said = messages.LayoutIsOwn
			}
			return err
		})
	})
	if err == nil {
		fmt.Fprintln(a.stdout, said)
	}
	return err
}
