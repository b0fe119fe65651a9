package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver of [Open]
)

// readers is how many connections read at the same time.
const readers = 4

// common stands in the name of the database, so that every connection has it.
const common = "?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)"

// A DB is the open database file.
type DB struct {
	Clock         *Clock
	Inbox, Outbox *Signal // something new may be waiting
	Asked         *Signal // a backup may be asked for

	directories directories
	calendars   calendars
	path        string
	sql         [2]*sql.DB // the writer's and the readers' pool
	jobs        chan *job
	closing     chan struct{}
	stopped     chan struct{}
	idle        chan *conn // readers not in use
	purged      int64      // when the inbox was last purged, Unix ms; the writer's own
	stamp       int64      // the newest queue number given; the writer's own
}

// Open opens the database file, creating it and bringing its tables up to date.
// The errors of a file that cannot be used are ErrNewer, ErrLocked, ErrReadOnly,
// ErrDamaged and ErrUpgrade, which leaves it as it was. A nil clock is the time of day.
func Open(path string, clock *Clock) (*DB, error) {
	db, err := open(path, clock)
	if err != nil {
		return nil, fmt.Errorf("store: open %s: %w", path, kindOf(err))
	}
	return db, nil
}

func open(path string, clock *Clock) (*DB, error) {
	if clock == nil {
		clock = new(Clock)
	}
	if err := touch(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	packPages()
	name := fileName(path)
	db := &DB{Clock: clock, Inbox: newSignal(), Outbox: newSignal(), Asked: newSignal(), path: path,
		jobs: make(chan *job), closing: make(chan struct{}), stopped: make(chan struct{}), idle: make(chan *conn, readers)}
	for i, more := range []string{"&_pragma=cache_size(-2000)&_pragma=wal_autocheckpoint(4000)&_pragma=temp_store(MEMORY)&_txlock=immediate", "&_pragma=cache_size(-500)&_pragma=query_only(1)"} {
		pool, err := sql.Open("sqlite", name+more)
		if err != nil {
			return nil, errors.Join(err, db.closePools())
		}
		pool.SetMaxOpenConns(1 + i*(readers-1))
		pool.SetMaxIdleConns(1 + i*(readers-1))
		db.sql[i] = pool
	}
	if err := db.ready(); err != nil {
		return nil, errors.Join(err, db.closePools())
	}
	writer, err := newConn(db.sql[0])
	if err != nil {
		return nil, errors.Join(err, db.closePools())
	}
	for range readers {
		db.idle <- &conn{pool: db.sql[1]}
	}
	go db.write(writer)
	if err := errors.Join(db.countOnce(), db.hurryUp()); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// fileName is the name of a database file with what every connection asks for.
func fileName(path string) string {
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + common
}

// touch creates the file readable by its owner only; SQLite would not.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil && info.Mode().Perm()&0o077 != 0 { // copied here with more rights
		err = f.Chmod(0o600)
	}
	return errors.Join(err, f.Close())
}

// settings are what the name asked for; SQLite ignores keys it does not know.
var settings = map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "secure_delete": "1"}

// ready checks that the file can be read and written, and migrates it.
func (db *DB) ready() error {
	ctx := context.Background()
	for key, want := range settings {
		var got string
		if err := db.sql[0].QueryRowContext(ctx, "PRAGMA "+key).Scan(&got); err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("setting %s is %s, not %s", key, got, want)
		}
	}
	tx, err := db.sql[0].BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := tx.Rollback(); err != nil {
		return err
	}
	if err := db.migrate(ctx); err != nil {
		return err
	}
	return db.sql[0].QueryRowContext(ctx, newestQueued).Scan(&db.stamp)
}

// Close waits for the work under way and closes the file.
func (db *DB) Close() error {
	close(db.closing)
	<-db.stopped
	for range readers {
		(<-db.idle).close()
	}
	return db.closePools()
}

func (db *DB) closePools() error {
	var all error
	for _, pool := range db.sql {
		if pool != nil {
			all = errors.Join(all, pool.Close())
		}
	}
	return all
}

// Path returns the name of the file.
func (db *DB) Path() string { return db.path }
