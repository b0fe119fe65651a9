package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// A Tx of more pages than are kept together writes none of them before its commit: what is
// written twice in one Tx has SQLite reckon the checksums of the whole log again.
func TestNothingSpills(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	size := func() int64 {
		f, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return f.Size()
	}
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "first", "") })
	before, inside := size(), int64(0)
	storetest.Update(t, db, func(tx *store.Tx) error {
		for i := range 800 {
			if err := store.Set(tx, strings.Repeat("x", 10)+string(rune('a'+i%26))+strings.Repeat("y", i), strings.Repeat("z", 4000)); err != nil {
				return err
			}
		}
		inside = size()
		return nil
	})
	if inside != before || size() == before {
		t.Errorf("the log had %d bytes before the Tx, %d before its commit and %d behind it", before, inside, size())
	}
}
