package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// DiskHere is [DB.Disk] for the directory of the database.
func (db *DB) DiskHere() (size, free int64, err error) { return db.Disk(filepath.Dir(db.path)) }

// Disk returns the size of the database in bytes and the free bytes of the disk that holds
// a directory; -1 means unknown.
func (db *DB) Disk(dir string) (size, free int64, err error) {
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
func (tx *Tx) Disk() (size, free int64, err error) { return tx.db.DiskHere() }
