package store

import (
	"database/sql/driver"
	"testing"
)

// DoEverything does each kind of work there is, so that every statement is prepared.
func DoEverything(t *testing.T, tx *Tx) {
	workOnce(t, tx)
	for _, err := range []error{tx.restOfChat(), tx.restOfPeople(), tx.restOfRecords(), tx.restOfYears()} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// HurryUp is what [Open] does about what waits for a time too far ahead.
func (db *DB) HurryUp() error { return db.hurryUp() }

// Prepared are the statements that were prepared so far.
func (db *DB) Prepared(t *testing.T) (all []string) {
	err := db.Update(t.Context(), func(tx *Tx) error {
		for q := range tx.conn.stmts {
			all = append(all, q)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for range readers {
		c := <-db.idle
		for q := range c.stmts {
			all = append(all, q)
		}
		defer func() { db.idle <- c }()
	}
	return all
}

// Lose has the connection of a Tx lost, as a server would end it.
func (tx *Tx) Lose() {
	for _, s := range tx.conn.stmts {
		s.Close() // SQLite's cannot be closed any more once it is lost
	}
	tx.conn.c.Raw(func(any) error { return driver.ErrBadConn })
}
