package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"liaison/store"
)

// A database whose files are deleted, moved or replaced while it is open acknowledges
// nothing any more, makes no backup of what took its place, and leaves no new file.
func TestFilesTakenAway(t *testing.T) {
	replace := func(path string) error {
		if err := os.Rename(path, path+".old"); err != nil {
			return err
		}
		return os.WriteFile(path, nil, 0o600)
	}
	for name, take := range map[string]func(path string) error{
		"deleted":          os.Remove,
		"moved":            func(path string) error { return os.Rename(path, path+".moved") },
		"replaced":         replace,
		"wal deleted":      func(path string) error { return os.Remove(path + "-wal") },
		"wal replaced":     func(path string) error { return replace(path + "-wal") },
		"shm deleted":      func(path string) error { return os.Remove(path + "-shm") },
		"restored over it": func(path string) error { return os.Rename(path+".copy", path) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.db")
			db, err := store.Open(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			set := func(tx *store.Tx) error { return store.Set(tx, "a", "1") }
			if err := errors.Join(db.Update(t.Context(), set), db.Backup(t.Context(), path+".copy"), db.Present()); err != nil {
				t.Fatal(err)
			}
			if err := take(path); err != nil {
				t.Fatal(err)
			}
			if err := db.Present(); !errors.Is(err, store.ErrGone) {
				t.Errorf("present: %v, want ErrGone", err)
			}
			if err := db.Update(t.Context(), set); !errors.Is(err, store.ErrGone) {
				t.Errorf("a change: %v, want ErrGone", err)
			}
			if err := db.Backup(t.Context(), path+".copy2"); err == nil {
				t.Error("a backup was made")
			}
			if _, err := os.Stat(path); name == "deleted" && !errors.Is(err, os.ErrNotExist) {
				t.Errorf("a new file was made: %v", err)
			}
		})
	}
}

// Where the writer has to connect anew, with the last connection the -wal file went: it
// is not missed.
func TestFilesOfANewConnection(t *testing.T) {
	db, err := store.Open(filepath.Join(t.TempDir(), "a.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_ = db.Update(t.Context(), func(tx *store.Tx) error { tx.Lose(); return nil })
	for range 2 {
		if err := db.Update(t.Context(), func(tx *store.Tx) error { return store.Set(tx, "a", "1") }); err != nil {
			t.Error(err)
		}
	}
}
