package store

import "context"

// A session is one connection to the database, on which one Tx runs at a time: a conn of a
// file, or a link to a server.
type session interface {
	// begin begins a Tx that writes, or one that only reads.
	begin(update bool) error
	// exec runs a statement. Its error may come only with that of flush, commit or a later
	// statement.
	exec(query string, args ...any) error
	// count runs a statement and returns how many rows it changed.
	count(query string, args ...any) (int64, error)
	// each runs a query and calls row for each of its rows.
	each(query string, args []any, row func(Row) error) error
	// insert adds a row to a table and returns its id.
	insert(table, columns string, values []any) (id int64, err error)
	// ahead says that a query will be asked: each is then answered sooner.
	ahead(query string, args ...any)
	// direct runs a statement at once, going back to a savepoint also after a fault.
	direct(query string) error
	// flush returns the error of what exec left for later.
	flush() error
	// commit commits a Tx, or returns an error of which errUnsure says that nobody knows
	// whether it is committed.
	commit(*Tx) error
	// rollback rolls a Tx back. If the connection is lost, it closes it.
	rollback()
	// within has statements end with ctx.
	within(ctx context.Context)
	// writer says what the Tx that began knows from those before, also of other programs.
	writer() standing
	// revision returns a revision that begin brought along.
	revision(name string) (n int64, known bool)
	connected() bool
	prepared() []string
	close() error
}

// A Row is a row of a query.
type Row interface{ Scan(dest ...any) error }

// A standing is what the last Tx left to the next: the time, which does not go back, and the
// greatest stamp. It is zero on a file, where one program writes.
type standing struct{ now, stamp int64 }
