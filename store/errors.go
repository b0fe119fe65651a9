package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Errors that callers handle.
var (
	ErrNotFound = errors.New("store: not found")
	ErrClosed   = errors.New("store: database is closed")

	// ErrPoisoned says that the database rolled back a whole Tx by itself, as it does
	// when the disk is full. The work can safely be run again.
	ErrPoisoned = errors.New("store: transaction lost")

	// Faults of the file itself.
	ErrNewer    = errors.New("store: database is newer than the program")
	ErrLocked   = errors.New("store: database is locked by another program")
	ErrReadOnly = errors.New("store: database cannot be written")
	ErrDamaged  = errors.New("store: database is damaged")
	ErrFull     = errors.New("store: disk is full")
	ErrUpgrade  = errors.New("store: tables cannot be brought up to date")
)

// A Refusal is an error whose text is shown to the person. All other errors go to the
// log.
type Refusal struct{ Reason string }

func (e *Refusal) Error() string { return "refused: " + e.Reason }

// A PanicError is a panic inside a Tx.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v\n%s", e.Value, e.Stack) }

// kinds maps result codes of SQLite to our errors.
var kinds = map[int]error{
	sqlite3.SQLITE_BUSY:     ErrLocked,
	sqlite3.SQLITE_LOCKED:   ErrLocked,
	sqlite3.SQLITE_READONLY: ErrReadOnly,
	sqlite3.SQLITE_CANTOPEN: ErrReadOnly,
	sqlite3.SQLITE_PERM:     ErrReadOnly,
	sqlite3.SQLITE_CORRUPT:  ErrDamaged,
	sqlite3.SQLITE_NOTADB:   ErrDamaged,
	sqlite3.SQLITE_FULL:     ErrFull,
}

// kindOf wraps a database error with the one of our errors that it means.
func kindOf(err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return err
	}
	if kind, ok := kinds[e.Code()&0xff]; ok && !errors.Is(err, kind) {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}
