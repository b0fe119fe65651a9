package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Errors a caller acts on.
var (
	ErrNotFound = errors.New("store: not found")
	ErrClosed   = errors.New("store: database is closed")

	// ErrPoisoned says that the database undid a whole Tx by itself (a full
	// disk does that), so that nothing done in it may be believed. The work is
	// safe to run again.
	ErrPoisoned = errors.New("store: transaction lost")

	// What may be wrong with the file itself.
	ErrNewer    = errors.New("store: database is newer than the program")
	ErrLocked   = errors.New("store: database is locked by another program")
	ErrReadOnly = errors.New("store: database cannot be written")
	ErrDamaged  = errors.New("store: database is damaged")
	ErrFull     = errors.New("store: disk is full")
	ErrUpgrade  = errors.New("store: tables cannot be brought up to date")
)

// A Refusal is an error to show to the person, in words for them. All other
// errors are for the log.
type Refusal struct{ Reason string }

func (e *Refusal) Error() string { return "refused: " + e.Reason }

// A PanicError is a panic of the work inside a Tx.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v\n%s", e.Value, e.Stack) }

// kinds says what a result code of SQLite means to a caller.
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

// kindOf adds the kind of a database error to it.
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
