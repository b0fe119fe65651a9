package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"
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

// View runs fn on an unchanging snapshot.
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
	defer c.rollback()
	tx := &Tx{Now: db.Clock.Now(), db: db, conn: c}
	err := guard(func() error { return fn(tx) })
	if err == nil {
		err = tx.poison
	}
	return kindOf(err)
}

// Today is the day of the Tx.
func (tx *Tx) Today() Day { return DayOf(tx.Now) }

// exec runs a statement.
func (tx *Tx) exec(query string, args ...any) error {
	_, err := tx.count(query, args...)
	return err
}

// count runs a statement and returns how many rows it changed.
func (tx *Tx) count(query string, args ...any) (int64, error) {
	if tx.poison != nil {
		return 0, tx.poison
	}
	return tx.conn.count(query, args...)
}

// insert adds one row and returns its id; values are in the order of columns.
func (tx *Tx) insert(table, columns string, values ...any) (id int64, err error) {
	return one[int64](tx, insertInto(table, columns)+" RETURNING id", values...)
}

// insertInto is the statement that adds one row.
func insertInto(table, columns string) string {
	return "INSERT INTO " + table + " (" + columns + ") VALUES " + marks(1, strings.Count(columns, ",")+1)
}

// marks are the places of the values of so many rows: ($1, $2), ($3, $4).
func marks(rows, columns int) string {
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

// find collects the rows of a query; fields says where the columns of a row go.
// All rows are read before it returns: PostgreSQL allows no other statement in
// between.
func find[R any](tx *Tx, fields func(*R) []any, query string, args ...any) (found []R, err error) {
	err = each(tx, query, args, func(rows *sql.Rows) error {
		var r R
		if err := rows.Scan(fields(&r)...); err != nil {
			return err
		}
		found = append(found, r)
		return nil
	})
	return found, err
}

// findOne is find for a single row, or ErrNotFound.
func findOne[R any](tx *Tx, fields func(*R) []any, query string, args ...any) (*R, error) {
	found, err := find(tx, fields, query, args...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, ErrNotFound
	}
	return &found[0], nil
}

// column collects a query of one column.
func column[V any](tx *Tx, query string, args ...any) ([]V, error) {
	return find(tx, func(v *V) []any { return []any{v} }, query, args...)
}

// one is the single value of a query, or ErrNotFound.
func one[V any](tx *Tx, query string, args ...any) (v V, err error) {
	found, err := column[V](tx, query, args...)
	if err != nil {
		return v, err
	}
	if len(found) == 0 {
		return v, ErrNotFound
	}
	return found[0], nil
}

func each(tx *Tx, query string, args []any, row func(*sql.Rows) error) error {
	if tx.poison != nil {
		return tx.poison
	}
	s, err := tx.conn.prepare(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.Background(), args...)
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

// ms is an instant as it is stored.
func ms(t time.Time) int64 { return t.UnixMilli() }

// fromMS is the instant of a stored number; 0 is the zero time.
func fromMS(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).In(Shanghai)
}
