package main

import (
	"cmp"
	"fmt"
	"path/filepath"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/figures"
)

type figuresCmd struct {
	File   string `arg:"" help:"数字表：日期、联系点、类型、标题、指标、数值、口径" placeholder:"文件"`
	DryRun bool   `help:"只看会改什么，不导入"`
	By     string `help:"哪位管理员导入的；只有一位时不用写" placeholder:"姓名"`
}

// Run shows what a table of figures would change, and changes it, all or nothing.
func (c *figuresCmd) Run(a *app) error {
	data, err := a.read(c.File)
	if err != nil {
		return err
	}
	file, err := figures.Read(filepath.Base(c.File), data)
	if err != nil {
		return err
	}
	var plan *figures.Plan
	var added, changed []string
	err = a.looking(c.DryRun).with(func(db *store.DB) error {
		run := db.Update
		if c.DryRun {
			run = db.View
		}
		return run(a.ctx, func(tx *store.Tx) (err error) {
			if plan, err = figures.NewPlan(tx, file); err != nil || len(plan.Faults) > 0 {
				return err
			}
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			added, changed = messages.FiguresLines(dir, plan) // before the new ones have their numbers
			return c.apply(tx, dir, plan)
		})
	})
	if err != nil {
		return err
	}
	return c.print(a, file, plan, added, changed)
}

func (c *figuresCmd) apply(tx *store.Tx, dir *bureau.Directory, plan *figures.Plan) error {
	by, err := c.author(dir)
	if err != nil || c.DryRun {
		return err
	}
	return plan.Apply(tx, by.ID)
}

// author is the admin whose the records are.
func (c *figuresCmd) author(dir *bureau.Directory) (by *bureau.Person, err error) {
	for _, p := range dir.People {
		if !p.Active || !p.Is(bureau.Admin) || p.Name != cmp.Or(c.By, p.Name) {
			continue
		}
		if by != nil {
			return nil, plain(exitUsage, messages.WhichAdmin)
		}
		by = p
	}
	switch {
	case by != nil:
		return by, nil
	case c.By != "":
		return nil, plain(exitRefused, messages.NotAnAdmin(c.By))
	}
	return nil, plain(exitUsage, messages.WhichAdmin)
}

func (c *figuresCmd) print(a *app, file *figures.File, plan *figures.Plan, added, changed []string) error {
	for _, n := range plan.Notes {
		fmt.Fprintln(a.stdout, messages.FileNote(n))
	}
	if len(plan.Faults) > 0 {
		for _, line := range messages.FiguresFaults(plan.Faults) {
			fmt.Fprintln(a.stderr, line)
		}
		return plain(exitRefused, messages.FiguresHaveFaults(len(plan.Faults)))
	}
	for _, line := range added {
		fmt.Fprintln(a.stdout, "新增 "+line)
	}
	for _, line := range changed {
		fmt.Fprintln(a.stdout, "更正 "+line)
	}
	if len(file.Unused) > 0 {
		fmt.Fprintln(a.stdout, messages.UnusedColumns(file.Unused))
	}
	fmt.Fprintln(a.stdout, messages.FiguresSummary(plan, c.DryRun))
	return nil
}
