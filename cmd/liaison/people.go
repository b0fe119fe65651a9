package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"liaison/messages"
	"liaison/store"
)

type inviteCmd struct {
	Name string `arg:"" help:"名册里的姓名" placeholder:"姓名"`
}

// Run makes a person's invitation and prints its code.
func (c *inviteCmd) Run(a *app) error {
	return a.with(func(db *store.DB) error {
		var code, bot string
		err := db.Update(a.ctx, func(tx *store.Tx) error {
			dir, err := tx.Directory()
			if err != nil {
				return err
			}
			p := dir.PersonNamed(c.Name)
			if p == nil {
				return plain(exitRefused, messages.NobodyCalled(c.Name, similar(dir, c.Name)))
			}
			if code, err = tx.Invite(p.ID); err != nil {
				return err
			}
			if bot, err = tx.Setting(store.BotName); err != nil {
				return err
			}
			return tx.Audit(0, "邀请", p.Name)
		})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.stdout, messages.InvitationLine(c.Name, bot, code))
		return err
	})
}

// similar are the names that share most characters with the one not found.
func similar(dir *store.Directory, name string) (names []string) {
	for want := len([]rune(name)) - 1; want > 1 && len(names) == 0; want-- {
		for _, p := range dir.People {
			shared := 0
			for _, r := range name {
				if strings.ContainsRune(p.Name, r) {
					shared++
				}
			}
			if p.Active && shared >= want && len(names) < 4 {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

type peopleCmd struct{}

// Run lists name, role, unit and whether messages reach the person.
func (c *peopleCmd) Run(a *app) error {
	return a.with(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			dir, err := tx.Directory()
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', 0)
			for _, p := range dir.People {
				if p.Active {
					fmt.Fprintln(w, strings.Join(messages.PersonRow(dir, p), "\t"))
				}
			}
			return w.Flush()
		})
	})
}
