package store

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

// ErrGone says that the files are no longer those that were opened: somebody deleted,
// moved or replaced the database, or its -wal or -shm file, beside the running program.
// What is written now goes into files without a name and is lost when the program ends.
var ErrGone = errors.New("store: the database file was taken away or replaced")

// openFiles are the files of a database as they were when the writer connected; nil
// where it is a server's.
type openFiles struct {
	path string
	mu   sync.Mutex
	was  map[string]os.FileInfo // by what follows the path
	wal  *os.File               // opened at the first sync

	fsync func(*os.File) error
}

// tails are what the names of the files of a database end in.
var tails = []string{"", "-wal", "-shm"}

// LacksWAL reports whether the -wal file of a database is gone although somebody works on it, or
// did not end well: with the last connection both files go.
func LacksWAL(path string) bool {
	_, shm := os.Stat(path + "-shm")
	_, wal := os.Stat(path + "-wal")
	return shm == nil && errors.Is(wal, os.ErrNotExist)
}

// note remembers the files as they are. The writer does so each time it connects: with
// the last connection SQLite deletes the -wal and the -shm file.
func (f *openFiles) note() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.was = map[string]os.FileInfo{}
	f.leave()
	for _, tail := range tails {
		info, err := os.Stat(f.path + tail)
		switch {
		case errors.Is(err, os.ErrNotExist) && tail != "":
		case err != nil:
			return fmt.Errorf("%w: %w", ErrGone, err)
		default:
			f.was[tail] = info
		}
	}
	return nil
}

// sync waits until all that SQLite wrote to the -wal file is on the disk. After a failure
// nobody knows what is: the database must be opened again.
func (f *openFiles) sync() error {
	if f == nil {
		return nil // a server answers a commit when it is on its disk
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.wal == nil {
		wal, err := os.OpenFile(f.path+"-wal", os.O_RDWR, 0)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrGone, err)
		}
		f.wal = wal
	}
	if err := f.fsync(f.wal); err != nil {
		return fmt.Errorf("%w: what was written did not come to the disk: %w", ErrGone, err)
	}
	return nil
}

// leave closes the -wal file.
func (f *openFiles) leave() {
	if f != nil && f.wal != nil {
		f.wal.Close() // it was only synced
		f.wal = nil
	}
}

// present is ErrGone where a file is not the one that was opened.
func (f *openFiles) present() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for tail, was := range f.was {
		info, err := os.Stat(f.path + tail)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrGone, err)
		}
		if !os.SameFile(was, info) {
			return fmt.Errorf("%w: %s is another file now", ErrGone, f.path+tail)
		}
	}
	return nil
}

// Present is ErrGone where the files of the database are not those that were opened. The
// writer asks after each commit: nothing is acknowledged that is kept nowhere. It is also
// ErrGone where the disk failed under them.
func (db *DB) Present() error {
	if err := db.flusher.fault(); err != nil {
		return err
	}
	return db.files.present()
}
