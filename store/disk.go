package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// DiskHere is [DB.Disk] for the directory of the database.
func (db *DB) DiskHere() (size, free int64, err error) { return db.Disk(filepath.Dir(db.path)) }

// Disk returns the size of the database in bytes and the free bytes of the disk that holds
// a directory; -1 means unknown, as of the disk of a server.
func (db *DB) Disk(dir string) (size, free int64, err error) {
	if db.OnServer() {
		err = db.View(context.Background(), func(tx *Tx) error {
			size, free, err = tx.Disk()
			return err
		})
		return size, free, err
	}
	for _, tail := range []string{"", "-wal"} { // -shm is only memory
		info, err := os.Stat(db.path + tail)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return 0, -1, err
		}
		size += info.Size()
	}
	free, err = freeBytes(dir)
	if errors.Is(err, fs.ErrNotExist) { // no such directory, or no file at all
		return size, -1, nil
	}
	return size, free, err
}

// Disk is [DB.DiskHere].
func (tx *Tx) Disk() (size, free int64, err error) {
	if tx.OnServer() {
		size, err = One[int64](tx, databaseSize)
		return size, -1, err
	}
	return tx.db.DiskHere()
}
