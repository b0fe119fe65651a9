package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"modernc.org/sqlite"
)

// A conn is one connection to a file, with its prepared statements. It speaks to the driver
// itself: [database/sql], made for many goroutines that share connections, took a
// twentieth of the time of an update.
type conn struct {
	name  string      // the connection string
	c     driver.Conn // nil: not connected
	stmts map[string]prepared
	args  []driver.NamedValue // of the statement that begins

	// ctx cancels the running statement. The writer's is never cancelled: that would roll
	// back the work of others in the same commit.
	ctx context.Context

	flushed bool // a flusher syncs what it commits
}

// A prepared statement.
type prepared interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// idleConn returns a conn that connects at its first use.
func idleConn(name string) *conn { return &conn{name: name, ctx: context.Background()} }

// open connects, unless it is connected.
func (c *conn) open() (err error) {
	if c.c == nil {
		c.stmts = map[string]prepared{}
		if c.c, err = new(sqlite.Driver).Open(c.name); err == nil && c.flushed {
			err = c.exec("PRAGMA synchronous = NORMAL")
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
	clear(c.stmts)
	return all
}

// prepare returns the statement of a query, prepared once per connection, and its arguments
// as the driver takes them.
func (c *conn) prepare(query string, args []any) (prepared, []driver.NamedValue, error) {
	s, ok := c.stmts[query]
	if !ok {
		made, err := c.c.Prepare(query)
		if err != nil {
			return nil, nil, err
		}
		s = made.(prepared)
		c.stmts[query] = s
	}
	c.args = c.args[:0]
	for i, a := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(a)
		if err != nil {
			return nil, nil, fmt.Errorf("argument %d: %w", i+1, err)
		}
		c.args = append(c.args, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	return s, c.args, nil
}

func (c *conn) exec(query string, args ...any) error {
	_, err := c.count(query, args...)
	return err
}

// each runs a query and calls row for each of its rows.
func (c *conn) each(query string, args []any, row func(Row) error) error {
	s, values, err := c.prepare(query, args)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(c.ctx, values)
	if err != nil {
		return err
	}
	defer rows.Close()
	for got := make(fileRow, len(rows.Columns())); ; {
		if err := c.ctx.Err(); err != nil { // the driver looks only where it begins
			return err
		}
		if err := rows.Next(got); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := row(got); err != nil {
			return err
		}
	}
}

// A fileRow is a row as the driver gives it.
type fileRow []driver.Value

// Scan implements [Row].
func (r fileRow) Scan(dest ...any) error {
	if len(dest) != len(r) {
		return fmt.Errorf("store: %d columns, not %d", len(r), len(dest))
	}
	for i, v := range r {
		if err := put(dest[i], v); err != nil {
			return fmt.Errorf("column %d: %w", i+1, err)
		}
	}
	return nil
}

// put puts a value of the driver where dest points to: to a whole number, a text, a truth,
// or a pointer, which NULL leaves nil.
func put(dest any, v driver.Value) error {
	switch d := dest.(type) {
	case sql.Scanner:
		return d.Scan(v)
	case *int64:
		if n, ok := v.(int64); ok {
			*d = n
			return nil
		}
	case *string:
		if text, ok := v.(string); ok {
			*d = text
			return nil
		}
	}
	to := reflect.ValueOf(dest).Elem()
	if to.Kind() == reflect.Pointer {
		if v == nil {
			to.SetZero()
			return nil
		}
		to.Set(reflect.New(to.Type().Elem()))
		to = to.Elem()
	}
	switch v := v.(type) {
	case int64:
		switch {
		case to.CanInt() && !to.OverflowInt(v):
			to.SetInt(v)
			return nil
		case to.Kind() == reflect.Bool:
			to.SetBool(v != 0)
			return nil
		case to.Kind() == reflect.String:
			to.SetString(strconv.FormatInt(v, 10))
			return nil
		}
	case string:
		if to.Kind() == reflect.String {
			to.SetString(v)
			return nil
		}
	}
	return fmt.Errorf("store: %T is no %s", v, to.Type())
}

func (c *conn) insert(table, columns string, values []any) (id int64, err error) {
	res, err := c.run(InsertInto(table, columns), values)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// count runs a statement and returns how many rows it changed.
func (c *conn) count(query string, args ...any) (int64, error) {
	res, err := c.run(query, args)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// run runs a statement that has no rows.
func (c *conn) run(query string, args []any) (driver.Result, error) {
	s, values, err := c.prepare(query, args)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(c.ctx, values)
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

// lean gives back the memory of the statements, and of the pages that none uses.
func (c *conn) lean() error {
	err := errors.Join(c.closeStmts(), c.exec("PRAGMA shrink_memory"))
	return errors.Join(err, c.closeStmts())
}

// rollback rolls a transaction back. If the database ended the transaction already, or the
// connection is lost, it closes the connection.
func (c *conn) rollback() {
	if c.exec("ROLLBACK") != nil && c.c.(driver.Pinger).Ping(context.Background()) != nil {
		c.close() // an error is expected
	}
}
