package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
)

type inviteCmd struct {
	Name string `arg:"" help:"名册里的姓名" placeholder:"姓名"`
}

// Run makes a person's invitation and prints its code.
func (c *inviteCmd) Run(a *app) error {
	return a.with(func(db *store.DB) error {
		var ways messages.Ways
		err := db.Update(a.ctx, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			p := dir.PersonNamed(strings.TrimSpace(c.Name))
			if p == nil {
				return plain(exitRefused, messages.NobodyCalled(c.Name, similar(dir, c.Name)))
			}
			if ways, err = messages.Invite(tx, p.ID); err != nil {
				return err
			}
			return bureau.Audit(tx, 0, "邀请", p.Name)
		})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.stdout, messages.InvitationLine(strings.TrimSpace(c.Name), ways))
		return err
	})
}

// similar are the names that share most characters with the one not found, at
// least half of them.
func similar(dir *bureau.Directory, name string) (names []string) {
	shared := map[string]int{}
	for _, p := range dir.People {
		if !p.Active {
			continue
		}
		rest, n := p.Name, 0
		for _, r := range name {
			if strings.ContainsRune(rest, r) {
				rest, n = strings.Replace(rest, string(r), "", 1), n+1
			}
		}
		if 2*n >= len([]rune(name)) && n > 0 {
			names = append(names, p.Name)
			shared[p.Name] = n
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(shared[b], shared[a]) })
	return names[:min(len(names), 4)]
}

type peopleCmd struct{}

// Run lists name, role, unit and whether messages reach the person.
func (c *peopleCmd) Run(a *app) error {
	var rows [][]string
	err := a.existing(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			for _, p := range dir.People {
				if p.Active {
					rows = append(rows, messages.PersonRow(dir, p))
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	return printTable(a.stdout, rows)
}

// printTable prints rows in columns, two blanks apart at least. An empty cell is
// a dash, so that the columns can be counted.
func printTable(w io.Writer, rows [][]string) error {
	var wide []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(wide) {
				wide = append(wide, 1)
			}
			wide[i] = max(wide[i], width(cell))
		}
	}
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			cell = cmp.Or(cell, "-")
			line += cell + strings.Repeat(" ", wide[i]-width(cell)+2)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
	}
	return nil
}

// width is how many columns a text takes on a terminal: a Chinese character
// takes two.
func width(s string) (n int) {
	for _, r := range s {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}
