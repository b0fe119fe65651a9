package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
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

	// Faults of a server.
	ErrLost   = errors.New("store: the database server cannot be reached")
	ErrAccess = errors.New("store: the database server does not let the program in")
)

// errUnsure says that a COMMIT was not answered, and that nobody knows whether it was done.
// Whoever runs the work again must look first.
var errUnsure = fmt.Errorf("%w: whether the work is done is not known", ErrLost)

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
	kind := kindOnServer(err)
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		kind = kinds[e.Code()&0xff]
	}
	if kind == nil || errors.Is(err, kind) {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}

// states map the SQLSTATE of a server, or its class of two letters, to our errors.
var states = map[string]error{
	"08":    ErrLost,
	"57P01": ErrLost, // it is shut down
	"57P02": ErrLost,
	"57P03": ErrLost, // it is starting
	"57P05": ErrLost,
	"25P03": ErrLost, // the Tx stood for too long
	"53300": ErrLost, // too many connections
	"28":    ErrAccess,
	"3D000": ErrAccess, // there is no such database
	"42501": ErrAccess,
	"25006": ErrReadOnly,
	"53100": ErrFull,
	"55P03": ErrLocked,
	"40":    ErrPoisoned, // it can be run again
	"XX001": ErrDamaged,
	"XX002": ErrDamaged,
}

// kindOnServer returns the one of our errors that an error of a server, or of the way to it,
// means, or nil.
func kindOnServer(err error) error {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		if kind := states[e.Code]; kind != nil || len(e.Code) < 2 {
			return kind
		}
		return states[e.Code[:2]]
	}
	_, connecting := errors.AsType[*pgconn.ConnectError](err)
	_, network := errors.AsType[net.Error](err)
	network = network && !errors.Is(err, context.DeadlineExceeded)
	if connecting || network || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || err != nil && strings.Contains(err.Error(), "conn closed") {
		return ErrLost
	}
	return nil
}

// isLate reports whether an error may be of a statement that was sent later than its work ran,
// or of a connection that was lost: the work is to be run again, alone.
func isLate(err error) bool {
	if errors.Is(err, errUnsure) {
		return false
	}
	kind := kindOnServer(err)
	_, refused := errors.AsType[*pgconn.PgError](err)
	return kind == ErrLost || refused && kind != ErrLocked && kind != ErrFull && kind != ErrReadOnly
}
