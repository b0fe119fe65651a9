// Package storetest opens databases for tests, empty or with the same small bureau
// in each: six points, their eight 党组织, and eleven people. Every database is a real
// one that is gone when its test ends: a file, or, where LIAISON_TEST_POSTGRES is the
// connection string (postgres://…) of a PostgreSQL database, a schema of it.
package storetest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"liaison/store"
	"liaison/store/chat"
)

// Open returns a new, empty database, closed when the test ends.
func Open(t testing.TB, clock *store.Clock) *store.DB {
	t.Helper()
	source := Source(t)
	if postgres() == "" {
		copyEmpty(t, source)
	}
	db, err := store.Open(source, clock)
	if err != nil {
		t.Fatal(err)
	}
	if err := chat.Ready(db); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// copyEmpty writes an empty database with all its tables to a path. Tests copy one
// that was migrated once, since that takes a thousandth of the time.
func copyEmpty(t testing.TB, path string) {
	t.Helper()
	file, err := emptyFile()
	if err == nil {
		err = os.WriteFile(path, file, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// emptyFile is the content of such a database, made once a process.
var emptyFile = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "liaison")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "empty.db")
	db, err := store.Open(path, nil)
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Source is the name of a database that is not there yet, for [store.Open].
func Source(t testing.TB) string {
	t.Helper()
	if postgres() == "" {
		return filepath.Join(t.TempDir(), "test.db")
	}
	return schema(t)
}

// NeedsFile skips a test that is about the file of SQLite.
func NeedsFile(t testing.TB) {
	t.Helper()
	if postgres() != "" {
		t.Skip("this is about the file of SQLite")
	}
}

func postgres() string { return os.Getenv("LIAISON_TEST_POSTGRES") }

// schemas counts those of this process.
var schemas atomic.Int64

// schema creates an empty schema and returns the connection string that leads to it.
func schema(t testing.TB) string {
	t.Helper()
	source, err := url.Parse(postgres())
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("liaison_%d_%d", os.Getpid(), schemas.Add(1))
	run := func(query string) {
		t.Helper()
		pool, err := sql.Open("pgx", postgres())
		if err != nil {
			t.Fatal(err)
		}
		defer pool.Close()
		if _, err := pool.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	run("DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name)
	t.Cleanup(func() { run("DROP SCHEMA " + name + " CASCADE") })
	query := source.Query()
	query.Set("search_path", name)
	source.RawQuery = query.Encode()
	return source.String()
}

// Update runs fn and fails the test on error.
func Update(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.Update(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// View runs fn and fails the test on error.
func View(t testing.TB, db *store.DB, fn func(*store.Tx) error) {
	t.Helper()
	if err := db.View(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}
