package main

import (
	"fmt"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/retain"
)

type forgetCmd struct {
	Name string `arg:"" help:"名册里的姓名" placeholder:"姓名"`
	Yes  bool   `help:"真的删；不加只看会怎样"`
	keeping
}

// Run erases who a person is, or says what that would do.
func (c *forgetCmd) Run(a *app) error {
	var said string
	err := a.with(func(db *store.DB) error {
		run := db.View
		if c.Yes {
			run = db.Update
		}
		err := run(a.ctx, func(tx *store.Tx) (err error) {
			said, err = c.forget(tx)
			return err
		})
		if err != nil || !c.Yes {
			return err
		}
		if err := db.EmptyLog(a.ctx); err != nil { // it is forgotten all the same
			said += "\n" + messages.LogNotEmpty
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, said)
	return err
}

func (c *forgetCmd) forget(tx *store.Tx) (said string, err error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return "", err
	}
	name := strings.TrimSpace(c.Name)
	p := dir.PersonNamed(name)
	if p == nil {
		return "", plain(exitRefused, messages.NobodyCalled(name, similar(dir, name)))
	}
	if p.Is(bureau.Admin) && admins(dir) == 1 {
		return "", plain(exitRefused, messages.OnlyAdmin)
	}
	if c.Yes {
		everywhere, err := retain.Forget(tx, p)
		if err != nil {
			return "", err
		}
		return messages.HasForgotten(name, retain.Forgotten(p.ID), everywhere, c.KeepBackups), bureau.Audit(tx, 0, "删除个人信息", retain.Forgotten(p.ID))
	}
	own, err := retain.DossierOf(tx, p)
	if err != nil {
		return "", err
	}
	var keeps []string
	for _, at := range dir.Points {
		if at.Leader == p.ID || at.Responsible == p.ID {
			keeps = append(keeps, at.Name)
		}
	}
	return messages.WillForget(name, len(own.Records), keeps), nil
}

// admins counts the people who run the bot.
func admins(dir *bureau.Directory) (n int) {
	for _, p := range dir.People {
		if p.Active && p.Is(bureau.Admin) {
			n++
		}
	}
	return n
}
