package main

import (
	"fmt"
	"path/filepath"

	"liaison/messages"
	"liaison/store"
	"liaison/store/roster"
)

type importCmd struct {
	File       string `arg:"" help:"名册文件；- 是标准输入" placeholder:"文件"`
	DryRun     bool   `help:"只看会改什么，不导入"`
	Deactivate bool   `name:"deactivate-missing" help:"导入后停用文件里缺少的（第二步：先不带它看一遍）"`
}

// Run shows what a roster would change, and changes it, all or nothing.
func (c *importCmd) Run(a *app) error {
	data, err := a.read(c.File)
	if err != nil {
		return err
	}
	r, err := roster.Read(filepath.Base(c.File), data)
	if err != nil {
		return err
	}
	var plan *roster.Plan
	err = a.looking(c.DryRun).with(func(db *store.DB) error {
		run := db.Update
		if c.DryRun {
			run = db.View
		}
		return run(a.ctx, func(tx *store.Tx) (err error) {
			plan, err = c.apply(tx, r)
			return err
		})
	})
	if plan == nil || err != nil && len(plan.Faults) == 0 {
		return err
	}
	if len(plan.Faults) > 0 {
		return refusePlan(a, plan)
	}
	c.print(a, r, plan) // only now: it is on the disk
	return nil
}

func (c *importCmd) apply(tx *store.Tx, r *roster.Roster) (*roster.Plan, error) {
	plan, err := roster.NewPlan(tx, r)
	if err != nil || c.DryRun || len(plan.Faults) > 0 {
		return plan, err
	}
	if err := plan.Apply(tx, 0); err != nil || !c.Deactivate {
		return plan, err
	}
	return plan, plan.Deactivate(tx, 0)
}

// refusePlan names the faults of a roster.
func refusePlan(a *app, plan *roster.Plan) error {
	for _, n := range plan.Notes {
		fmt.Fprintln(a.stderr, messages.FileNote(n))
	}
	for _, f := range plan.Faults {
		fmt.Fprintln(a.stderr, messages.RosterFault(f.Line, f.Reason))
	}
	return plain(exitRefused, messages.RosterHasFaults(len(plan.Faults)))
}

func (c *importCmd) print(a *app, r *roster.Roster, plan *roster.Plan) {
	for _, n := range plan.Notes {
		fmt.Fprintln(a.stdout, messages.FileNote(n))
	}
	for _, change := range plan.Added {
		line := fmt.Sprintf("新增 %s %s", change.Type, change.Name)
		for _, f := range change.Fields {
			if f.After != "" && f.After != "0" {
				line += "　" + f.Label + " " + f.After
			}
		}
		fmt.Fprintln(a.stdout, line)
	}
	for _, change := range plan.Changed {
		fmt.Fprintf(a.stdout, "修改 %s %s\n", change.Type, change.Name)
		for _, f := range change.Fields {
			fmt.Fprintln(a.stdout, "  "+messages.Changed(f.Label, f.Before, f.After))
		}
	}
	for _, change := range plan.Missing {
		fmt.Fprintf(a.stdout, "缺少 %s %s\n", change.Type, change.Name)
	}
	if len(r.Unused) > 0 {
		fmt.Fprintln(a.stdout, messages.UnusedColumns(r.Unused))
	}
	fmt.Fprintln(a.stdout, messages.RosterSummary(len(plan.Added), len(plan.Changed), len(plan.Missing), c.DryRun, c.Deactivate))
}
