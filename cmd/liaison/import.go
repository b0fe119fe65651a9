package main

import (
	"fmt"
	"os"
	"path/filepath"

	"liaison/messages"
	"liaison/store"
	"liaison/store/roster"
)

type importCmd struct {
	File       string `arg:"" help:"名册文件" placeholder:"文件"`
	DryRun     bool   `help:"只看会改什么，不导入"`
	Deactivate bool   `name:"deactivate-missing" help:"导入后停用文件里缺少的"`
}

// Run shows what a roster would change, and changes it, all or nothing.
func (c *importCmd) Run(a *app) error {
	data, err := os.ReadFile(c.File)
	if err != nil {
		return plain(exitFault, messages.CannotOpen(err.Error()))
	}
	r, err := roster.Read(filepath.Base(c.File), data)
	if err != nil {
		return err
	}
	return a.with(func(db *store.DB) error {
		run := db.Update
		if c.DryRun {
			run = db.View
		}
		return run(a.ctx, func(tx *store.Tx) error { return c.apply(a, tx, r) })
	})
}

// planOf compares a roster with the database, and names its faults.
func planOf(a *app, tx *store.Tx, r *roster.Roster) (*roster.Plan, error) {
	plan, err := roster.NewPlan(tx, r)
	if err != nil || len(plan.Faults) == 0 {
		return plan, err
	}
	for _, f := range plan.Faults {
		fmt.Fprintln(a.stderr, messages.RosterFault(f.Line, f.Reason))
	}
	return nil, plain(exitRefused, messages.RosterHasFaults(len(plan.Faults)))
}

func (c *importCmd) apply(a *app, tx *store.Tx, r *roster.Roster) error {
	plan, err := planOf(a, tx, r)
	if err != nil {
		return err
	}
	c.print(a, plan)
	if c.DryRun {
		return nil
	}
	if err := plan.Apply(tx, 0); err != nil || !c.Deactivate {
		return err
	}
	return plan.Deactivate(tx, 0)
}

func (c *importCmd) print(a *app, plan *roster.Plan) {
	for _, part := range []struct {
		title   string
		changes []roster.Change
		fields  bool
	}{{"新增", plan.Added, false}, {"修改", plan.Changed, true}, {"缺少", plan.Missing, false}} {
		for _, change := range part.changes {
			fmt.Fprintf(a.stdout, "%s %s %s\n", part.title, change.Type, change.Name)
			for _, f := range change.Fields {
				if part.fields {
					fmt.Fprintln(a.stdout, "  "+messages.Changed(f.Label, f.Before, f.After))
				}
			}
		}
	}
	fmt.Fprintln(a.stdout, messages.RosterSummary(len(plan.Added), len(plan.Changed), len(plan.Missing), c.DryRun, c.Deactivate))
}
