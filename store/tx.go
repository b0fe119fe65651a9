package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"

	"liaison/store/day"
)

// A Tx is one unit of work. It must not be used after its function returns.
type Tx struct {
	Now time.Time // when the work started; the same for the whole work

	db      *DB
	conn    *conn
	careful bool // a part that fails can be undone alone
	poison  error
	woken   Wake
	keep    map[string]any // see Keep
	memo    map[string]any // see Remember
	revised bool           // something cached changed here: what other Txs cached is older
}

// View runs fn on an unchanging snapshot, until ctx is done: then the statement under
// way ends with the error of ctx.
func (db *DB) View(ctx context.Context, fn func(*Tx) error) error {
	var c *conn
	select {
	case c = <-db.idle:
	case <-ctx.Done():
		return ctx.Err()
	case <-db.closing:
		return ErrClosed
	}
	defer func() { db.idle <- c }()
	if err := c.begin(db.dialect.view); err != nil {
		return kindOf(err)
	}
	c.ctx = ctx
	defer c.end()
	tx := &Tx{Now: db.Clock.Now(), db: db, conn: c}
	err := guard(func() error { return fn(tx) })
	if err == nil {
		err = tx.poison
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return kindOf(err)
}

// Today is the day of the Tx.
func (tx *Tx) Today() day.Day { return day.DayOf(tx.Now) }

// Exec runs a statement.
func (tx *Tx) Exec(query string, args ...any) error {
	_, err := tx.Change(query, args...)
	return err
}

// Change runs a statement and returns how many rows it changed.
func (tx *Tx) Change(query string, args ...any) (int64, error) {
	if tx.poison != nil {
		return 0, tx.poison
	}
	return tx.conn.count(query, args...)
}

// Insert adds one row and returns its id; values are in the order of columns.
func (tx *Tx) Insert(table, columns string, values ...any) (id int64, err error) {
	return One[int64](tx, InsertInto(table, columns)+" RETURNING id", values...)
}

// InsertInto is the statement that adds one row.
func InsertInto(table, columns string) string {
	return "INSERT INTO " + table + " (" + columns + ") VALUES " + Marks(1, strings.Count(columns, ",")+1)
}

// Marks are the places of the values of so many rows: ($1, $2), ($3, $4).
func Marks(rows, columns int) string {
	b := make([]byte, 0, rows*columns*6)
	for i := range rows * columns {
		switch {
		case i == 0:
			b = append(b, '(')
		case i%columns == 0:
			b = append(b, "), ("...)
		default:
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(append(b, '$'), int64(i+1), 10)
	}
	return string(append(b, ')'))
}

// Find collects the rows of a query; fields says where the columns of a row go.
// All rows are read before it returns: PostgreSQL allows no other statement in
// between.
func Find[R any](tx *Tx, fields func(*R) []any, query string, args ...any) (found []R, err error) {
	err = Each(tx, query, args, func(rows *sql.Rows) error {
		var r R
		if err := rows.Scan(fields(&r)...); err != nil {
			return err
		}
		found = append(found, r)
		return nil
	})
	return found, err
}

// FindOne is find for a single row, or ErrNotFound.
func FindOne[R any](tx *Tx, fields func(*R) []any, query string, args ...any) (*R, error) {
	found, err := Find(tx, fields, query, args...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, ErrNotFound
	}
	return &found[0], nil
}

// Column collects a query of one column.
func Column[V any](tx *Tx, query string, args ...any) ([]V, error) {
	return Find(tx, func(v *V) []any { return []any{v} }, query, args...)
}

// One is the single value of a query, or ErrNotFound.
func One[V any](tx *Tx, query string, args ...any) (v V, err error) {
	found, err := Column[V](tx, query, args...)
	if err != nil {
		return v, err
	}
	if len(found) == 0 {
		return v, ErrNotFound
	}
	return found[0], nil
}

func Each(tx *Tx, query string, args []any, row func(*sql.Rows) error) error {
	if tx.poison != nil {
		return tx.poison
	}
	s, err := tx.conn.prepare(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(tx.conn.ctx, args...)
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

// MS is an instant as it is stored.
func MS(t time.Time) int64 { return t.UnixMilli() }

// FromMS is the instant of a stored number; 0 is the zero time.
func FromMS(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).In(day.Shanghai)
}
