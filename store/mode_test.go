package store_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// The database, what belongs to it and its backups are readable by their owner
// only, also where the file was copied there with more rights.
func TestModes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	if _, err := db.BackupIn(t.Context(), filepath.Join(dir, "backups"), 3); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if seen[filepath.Base(file)] = true; err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, want 0600", file, info.Mode())
		}
		return err
	})
	if err != nil || !seen["a.db"] || !seen["a.db-wal"] || !seen["a.db-shm"] || len(seen) < 4 {
		t.Errorf("%v, looked at %v", err, seen)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
