package store

import (
	"context"
	"database/sql/driver"
	"os"
	"sync"
	"testing"
)

// What tests of the whole look at.
const NewestStamp = newestStamp

var (
	FileName = fileName
	Steps    = steps
)

// Fsync has the database synced by fn.
func (db *DB) Fsync(fn func() error) {
	db.files.mu.Lock()
	defer db.files.mu.Unlock()
	db.files.fsync = func(*os.File) error { return fn() }
}

// Prepared are the statements that were prepared so far.
func (db *DB) Prepared(t *testing.T) (all []string) {
	err := db.Update(t.Context(), func(tx *Tx) error {
		all = tx.Statements()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for range readers {
		c, err := db.reader(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c.prepared()...)
		defer db.rest(c)
	}
	return all
}

// Lose has the connection of a Tx lost, as a server would end it.
func (tx *Tx) Lose() {
	c, file := tx.conn.(*conn)
	if !file {
		tx.conn.(*link).c.PgConn().Conn().Close()
		return
	}
	c.closeStmts()
	c.stmts = map[string]prepared{}
	c.c = lostConn{c.c}
}

// A lostConn can only be closed.
type lostConn struct{ driver.Conn }

func (lostConn) Prepare(string) (driver.Stmt, error) { return nil, driver.ErrBadConn }
func (lostConn) Ping(context.Context) error          { return driver.ErrBadConn }

// ForgetSeldom has everything that is done seldom done again.
func (tx *Tx) ForgetSeldom() { clear(tx.db.seldom) }

// Statements are those that were prepared on the connection of a Tx.
func (tx *Tx) Statements() []string { return tx.conn.prepared() }

// Raw gives the driver's connection to fn.
func (tx *Tx) Raw(fn func(any) error) error { return fn(tx.conn.(*conn).c) }

// Freeze has nothing of the writer go on, in the middle of a Tx, until it is thawed: as when
// the program is stopped.
func (db *DB) Freeze(t *testing.T) (thaw func()) {
	began, end, done := make(chan struct{}), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		once := sync.OnceFunc(func() { close(began) })
		db.Update(t.Context(), func(tx *Tx) error { // it fails: the server ended it
			if l, server := tx.conn.(*link); server {
				l.leave()
			}
			once()
			<-end
			return Set(tx, "frozen", "1")
		})
	}()
	<-began
	return func() { close(end); <-done }
}

// Connected is how many of the readers not in use are connected.
func (db *DB) Connected() (n int) {
	for range readers {
		c, err := db.reader(context.Background())
		if err != nil {
			return -1
		}
		defer db.rest(c)
		if c.connected() {
			n++
		}
	}
	return n
}
