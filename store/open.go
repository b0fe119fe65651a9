package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// readers is how many connections read at the same time.
const readers = 4

// common are the settings of every connection.
const common = "?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(1)&_pragma=secure_delete(1)&mode=rw" // never a new file: see touch

// A DB is the open database: a file, or one of a PostgreSQL server.
type DB struct {
	Clock         *Clock
	Inbox, Outbox *Signal // something new may be waiting
	Asked         *Signal // a backup may be asked for

	cache   cache
	path    string // of the file; the Place on a server
	files   *openFiles
	flusher *flusher
	dialect *dialect
	server  *pgx.ConnConfig // nil: a file
	name    string          // on a server: of this program among the others
	done    int64           // on a server: how many Txs it committed; the writer's own
	jobs    chan *job
	patient chan *job // these wait a moment for another to share its commit
	closing chan struct{}
	stopped chan struct{}
	warm    chan session         // the reader used last, if it is not in use
	idle    chan session         // the other readers not in use
	stamp   int64                // the newest given; the writer's own
	seldom  map[string]time.Time // see Seldom; the writer's own
	kept    sync.Map             // see Keep
}

// Open opens a database file, creates it if it does not exist, and brings its tables up to
// date. A file that cannot be used gives ErrNewer, ErrLocked, ErrReadOnly, ErrDamaged or
// ErrUpgrade; after ErrUpgrade the file is unchanged. A nil clock is the system's clock.
//
// postgres://… opens a database of a PostgreSQL server (15 or later) instead, which several
// programs may work on at a time. It must be a connection of its own: no pooler may give it
// to another Tx. A server that cannot be used gives also ErrLost or ErrAccess.
func Open(path string, clock *Clock) (*DB, error) {
	db, err := open(path, clock)
	if err != nil {
		return nil, fmt.Errorf("store: open %s: %w", Place(path), kindOf(err))
	}
	return db, nil
}

func open(path string, clock *Clock) (*DB, error) {
	if clock == nil {
		clock = new(Clock)
	}
	db := &DB{Clock: clock, Inbox: newSignal(), Outbox: newSignal(), Asked: newSignal(),
		jobs: make(chan *job), patient: make(chan *job), closing: make(chan struct{}), stopped: make(chan struct{}), warm: make(chan session, 1), idle: make(chan session, readers), seldom: map[string]time.Time{}, flusher: newFlusher()}
	open := db.openFile
	if OnServer(path) {
		open = db.openServer
	}
	writer, err := open(path)
	if err != nil {
		return nil, err
	}
	go db.flush()
	go db.write(writer)
	return db, nil
}

// openFile makes the sessions of a file.
func (db *DB) openFile(path string) (writer session, err error) {
	db.path, db.dialect, db.files = path, fileDialect, &openFiles{path: path, fsync: fsync}
	names, err := fileNames(path)
	if err != nil {
		return nil, err
	}
	if err := db.ready(names[0]); err != nil {
		return nil, err
	}
	c := idleConn(names[0])
	c.flushed = true
	if err := c.open(); err != nil {
		return nil, err
	}
	if err := db.files.note(); err != nil {
		return nil, errors.Join(err, c.close())
	}
	for range readers {
		db.idle <- idleConn(names[1])
	}
	return c, nil
}

// fileName is the connection string of a database file.
func fileName(path string) string {
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + common
}

// fileExists reports whether there is a database in a file: an empty one holds none.
func fileExists(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Size() > 0, err
}

// touch creates the file with mode 0600, which SQLite would not.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil && info.Mode().Perm()&0o077 != 0 { // it was copied here with a wider mode
		err = f.Chmod(0o600)
	}
	return errors.Join(err, f.Close())
}

// ready checks that the file can be used, and migrates it.
func (db *DB) ready(name string) (err error) {
	pool, err := sql.Open("sqlite", name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	pool.SetMaxOpenConns(1)
	ctx := context.Background()
	if err := checkFile(ctx, pool); err != nil {
		return err
	}
	if err := db.migrate(ctx, pool); err != nil {
		return err
	}
	return pool.QueryRowContext(ctx, newestStamp).Scan(&db.stamp)
}

// Close waits for running work and closes the database.
func (db *DB) Close() (all error) {
	close(db.closing)
	<-db.stopped
	for range readers {
		select {
		case c := <-db.warm:
			all = errors.Join(all, c.close())
		case c := <-db.idle:
			all = errors.Join(all, c.close())
		}
	}
	db.files.leave()
	return all
}

// Path returns the name of the file; of a database on a server, where it is, without a
// password.
func (db *DB) Path() string { return db.path }
