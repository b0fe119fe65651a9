package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"maps"
	"slices"
)

// A conn is one connection to a file, with its prepared statements.
type conn struct {
	pool  *sql.DB
	c     *sql.Conn
	stmts map[string]*sql.Stmt

	// ctx cancels the running statement. The writer's is never cancelled: that would roll
	// back the work of others in the same commit.
	ctx context.Context

	flushed bool // a flusher syncs what it commits
}

// idleConn returns a conn that connects at its first use.
func idleConn(pool *sql.DB) *conn { return &conn{pool: pool, ctx: context.Background()} }

// open connects, unless it is connected.
func (c *conn) open() (err error) {
	if c.c == nil {
		c.stmts = map[string]*sql.Stmt{}
		if c.c, err = c.pool.Conn(context.Background()); err == nil && c.flushed {
			_, err = c.c.ExecContext(context.Background(), "PRAGMA synchronous = NORMAL")
		}
	}
	return err
}

func (c *conn) close() error {
	if c.c == nil {
		return nil
	}
	all := errors.Join(c.closeStmts(), c.c.Close())
	c.c = nil
	return all
}

func (c *conn) closeStmts() (all error) {
	for _, s := range c.stmts {
		all = errors.Join(all, s.Close())
	}
	c.stmts = nil
	return all
}

// prepare returns the statement of a query, prepared once per connection.
func (c *conn) prepare(query string) (*sql.Stmt, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	s, err := c.c.PrepareContext(c.ctx, query)
	if err != nil {
		return nil, err
	}
	c.stmts[query] = s
	return s, nil
}

func (c *conn) exec(query string, args ...any) error {
	_, err := c.count(query, args...)
	return err
}

// each runs a query and calls row for each of its rows.
func (c *conn) each(query string, args []any, row func(Row) error) error {
	s, err := c.prepare(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(c.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *conn) insert(table, columns string, values []any) (id int64, err error) {
	err = c.each(InsertInto(table, columns)+" RETURNING id", values, func(row Row) error { return row.Scan(&id) })
	return id, err
}

// count runs a statement and returns how many rows it changed.
func (c *conn) count(query string, args ...any) (int64, error) {
	s, err := c.prepare(query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(c.ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// begin begins a transaction. It reconnects if the connection was lost since the last
// transaction; nothing is lost by that.
func (c *conn) begin(update bool) error {
	how := "BEGIN"
	if update {
		how = "BEGIN IMMEDIATE"
	}
	if err := c.open(); err != nil {
		return err
	}
	fault := c.exec(how)
	if fault == nil {
		return nil
	}
	c.rollback()
	if c.c != nil { // the connection works
		return fault
	}
	if err := c.open(); err != nil {
		return err
	}
	return c.exec(how)
}

func (c *conn) commit(*Tx) error          { return c.exec("COMMIT") }
func (c *conn) direct(query string) error { return c.exec(query) }

// Nothing is left for later, and no other program brings anything along.
func (c *conn) ahead(string, ...any)          {}
func (c *conn) flush() error                  { return nil }
func (c *conn) writer() standing              { return standing{} }
func (c *conn) revision(string) (int64, bool) { return 0, false }

func (c *conn) within(ctx context.Context) { c.ctx = ctx }
func (c *conn) connected() bool            { return c.c != nil }
func (c *conn) prepared() []string         { return slices.Collect(maps.Keys(c.stmts)) }

// rollback rolls a transaction back. If the database ended the transaction already, or the
// connection is lost, it closes the connection.
func (c *conn) rollback() {
	if c.exec("ROLLBACK") == nil || c.c.PingContext(context.Background()) == nil {
		return
	}
	c.closeStmts()
	c.c.Raw(func(any) error { return driver.ErrBadConn }) // so that the pool does not reuse it
	c.close()                                             // an error is expected
}
