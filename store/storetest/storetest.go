// Package storetest opens databases for tests, empty or with the same small bureau
// in each: six points, their eight 党组织, and eleven people. Every database is a real
// one that is gone when its test ends: a file, or, where LIAISON_TEST_POSTGRES is the
// connection string (postgres://…) of a PostgreSQL database, another one of its server.
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

// Source is the name of a database for [store.Open]: of a file that is not there yet, or of
// an empty database of a server.
func Source(t testing.TB) string {
	t.Helper()
	if postgres() == "" {
		return filepath.Join(t.TempDir(), "test.db")
	}
	return server(t)
}

// Server is the connection string of an empty database of a server; without one the test is
// skipped.
func Server(t testing.TB) string {
	t.Helper()
	if postgres() == "" {
		t.Skip("this is about a server: see LIAISON_TEST_POSTGRES")
	}
	return server(t)
}

// BlankServer is [Server] for a database without tables.
func BlankServer(t testing.TB) string {
	t.Helper()
	if postgres() == "" {
		t.Skip("this is about a server: see LIAISON_TEST_POSTGRES")
	}
	return create(t, "template1")
}

// NeedsFile skips a test that is about the file of SQLite.
func NeedsFile(t testing.TB) {
	t.Helper()
	if postgres() != "" {
		t.Skip("this is about the file of SQLite")
	}
}

func postgres() string { return os.Getenv("LIAISON_TEST_POSTGRES") }

// made counts the databases of this process.
var made atomic.Int64

// server creates an empty database with all its tables, and returns the connection string that
// leads to it. It is a copy of one that was migrated once.
func server(t testing.TB) string {
	t.Helper()
	from, err := emptyOnServer()
	if err != nil {
		t.Fatal(err)
	}
	return create(t, from)
}

// create makes a database from another, until the test ends.
func create(t testing.TB, from string) string {
	t.Helper()
	name := databaseName()
	if err := onServer("CREATE DATABASE " + name + " TEMPLATE " + from + " STRATEGY file_copy"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := onServer("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	_, test := t.(*testing.T)
	return leadsTo(name, test)
}

func databaseName() string { return fmt.Sprintf("liaison_%d_%d", os.Getpid(), made.Add(1)) }

// emptyOnServer is the name of such a database, made once a process.
var emptyOnServer = sync.OnceValues(func() (string, error) {
	name := databaseName()
	if err := onServer("DROP DATABASE IF EXISTS " + name); err != nil {
		return "", err
	}
	if err := onServer("CREATE DATABASE " + name); err != nil {
		return "", err
	}
	db, err := store.Open(leadsTo(name, false), nil)
	if err != nil {
		return "", err
	}
	return name, db.Close()
})

// leadsTo is the connection string of another database of the server. With twice what a Tx
// knows is asked again, and compared.
func leadsTo(name string, twice bool) string {
	u, err := url.Parse(postgres())
	if err != nil {
		panic(err)
	}
	u.Path = "/" + name
	if q := u.Query(); twice {
		q.Set("liaison.twice", "on")
		u.RawQuery = q.Encode()
	}
	return u.String()
}

// onServer runs a statement in the database of LIAISON_TEST_POSTGRES.
func onServer(query string) error {
	pool, err := sql.Open("pgx", postgres())
	if err != nil {
		return err
	}
	defer pool.Close()
	_, err = pool.Exec(query)
	return err
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
