package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
)

type backupCmd struct {
	File string `arg:"" optional:"" help:"备份到哪个文件；不写就在备份目录里按时间起名" placeholder:"文件"`
	keeping
}

// Run makes a backup, also while serve runs.
func (c *backupCmd) Run(a *app) error {
	if store.OnServer(a.db) {
		return plain(exitRefused, messages.BackupOnServer)
	}
	return a.existing(func(db *store.DB) (err error) {
		path := c.File
		if path == "" {
			path, err = db.BackupIn(a.ctx, c.dir(a.db), c.KeepBackups)
		} else if _, there := os.Stat(path); there == nil {
			return plain(exitRefused, messages.FileThere(path))
		} else {
			err = db.Backup(a.ctx, path)
		}
		if err != nil {
			return err
		}
		info, err := os.Stat(path)
		if err == nil {
			fmt.Fprintln(a.stdout, messages.BackupMade(path, info.Size()))
		}
		return err
	})
}

type restoreCmd struct {
	File string `arg:"" help:"备份文件；- 是标准输入" placeholder:"文件"`
}

// Run puts a backup in the place of the database, which keeps another name, and
// opens it as serve would.
func (c *restoreCmd) Run(a *app) error {
	if store.OnServer(a.db) {
		return plain(exitRefused, messages.RestoreOnServer)
	}
	from, done, err := a.handed(c.File)
	if err != nil {
		return err
	}
	defer done()
	aside, err := store.Restore(a.ctx, from, a.db, time.Now().In(day.Shanghai))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return plain(exitRefused, messages.CannotOpen(err))
	case errors.Is(err, store.ErrDamaged):
		return plain(exitDamaged, messages.BackupDamaged(err.Error()))
	case err != nil:
		return err
	}
	if aside != "" {
		fmt.Fprintln(a.stdout, messages.WasThere(aside))
	}
	return a.with(func(db *store.DB) error {
		records, last, err := contents(a.ctx, db)
		if err == nil {
			fmt.Fprintln(a.stdout, messages.Restored(records, last))
		}
		return err
	})
}

// contents is how many records a database has, and when something was last
// recorded.
func contents(ctx context.Context, db *store.DB) (records int, last time.Time, err error) {
	err = db.View(ctx, func(tx *store.Tx) (err error) {
		records, last, err = record.Extent(tx)
		return err
	})
	return records, last, err
}
