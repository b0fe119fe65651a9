package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// A conn is one connection with its prepared statements. Statements run without
// a context: one cancelled in the middle would undo the whole Tx.
type conn struct {
	pool  *sql.DB
	c     *sql.Conn
	stmts map[string]*sql.Stmt
}

func newConn(pool *sql.DB) (*conn, error) {
	c := &conn{pool: pool}
	return c, c.open()
}

// open connects, unless connected.
func (c *conn) open() (err error) {
	if c.c == nil {
		c.stmts = map[string]*sql.Stmt{}
		c.c, err = c.pool.Conn(context.Background())
	}
	return err
}

func (c *conn) close() error {
	if c.c == nil {
		return nil
	}
	var all error
	for _, s := range c.stmts {
		all = errors.Join(all, s.Close())
	}
	all = errors.Join(all, c.c.Close())
	c.c = nil
	return all
}

// prepare returns the statement of a query, prepared once per connection.
func (c *conn) prepare(query string) (*sql.Stmt, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	s, err := c.c.PrepareContext(context.Background(), query)
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

// execAll runs statements, up to the first that fails.
func (c *conn) execAll(queries []string) error {
	for _, q := range queries {
		if err := c.exec(q); err != nil {
			return err
		}
	}
	return nil
}

// count runs a statement and returns how many rows it changed.
func (c *conn) count(query string, args ...any) (int64, error) {
	s, err := c.prepare(query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// lost reports whether the connection itself is gone.
func lost(err error) bool {
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}
