package main

import (
	"errors"
	"fmt"

	"liaison/messages"
	"liaison/store"
)

type moveCmd struct {
	From string `help:"原来的数据库：文件，或 postgres://用户@主机/库" required:"" placeholder:"数据库"`
	To   string `help:"搬到哪里：空的 postgres://用户@主机/库，或还没有的文件" env:"LIAISON_MOVE_TO" placeholder:"数据库"`
}

// Run moves a database, and says what was compared.
func (c *moveCmd) Run(a *app) error {
	if c.To == "" || c.From == c.To {
		return plain(exitUsage, messages.MoveHow)
	}
	there, err := store.Exists(a.ctx, c.From)
	if err == nil && !there {
		err = plain(exitAbsent, messages.NoDatabase(store.Place(c.From)))
	}
	if err != nil {
		return err
	}
	moved, err := store.Move(a.ctx, c.From, c.To)
	switch {
	case errors.Is(err, store.ErrNotEmpty):
		return plain(exitRefused, messages.MoveNotEmpty(store.Place(c.To)))
	case err != nil:
		return err
	}
	_, err = fmt.Fprintln(a.stdout, messages.MovedTo(store.Place(c.To), moved))
	return err
}
