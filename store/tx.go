package store

import (
	"context"
	"errors"
	"maps"
	"strconv"
	"strings"
	"time"

	"liaison/store/day"
)

// A Tx is one transaction. It must not be used after its function returns.
type Tx struct {
	Now time.Time // when the Tx began; it does not change

	db       *DB
	conn     session
	careful  bool // a failed Try can be rolled back alone
	poison   error
	woken    Wake
	keep     map[string]any  // see Keep
	memo     map[string]any  // see Remember
	foresees bool            // see Foresee
	revised  map[string]bool // this Tx called Revise for these names: values cached by other Txs are out of date
}

// View runs fn on a snapshot of the database. When ctx is done, the running statement
// fails with the error of ctx. What View saw is on the disk when it returns nil.
func (db *DB) View(ctx context.Context, fn func(*Tx) error) error {
	if err := db.view(ctx, fn); err != nil {
		return err
	}
	return db.flusher.wait()
}

func (db *DB) view(ctx context.Context, fn func(*Tx) error) error {
	c, err := db.reader(ctx)
	if err != nil {
		return err
	}
	defer db.rest(c)
	if err := c.begin(false); err != nil {
		return kindOf(err)
	}
	c.within(ctx)
	defer func() {
		c.within(context.Background()) // it ends also where ctx is done
		c.rollback()
	}()
	tx := &Tx{Now: db.Clock.Now(), db: db, conn: c}
	err = guard(func() error { return fn(tx) })
	if err == nil {
		err = tx.poison
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return kindOf(err)
}

// reader takes a reader, of those not in use the one that was used last: the others may never
// connect.
func (db *DB) reader(ctx context.Context) (session, error) {
	select {
	case c := <-db.warm:
		return c, nil
	default:
	}
	select {
	case c := <-db.warm:
		return c, nil
	case c := <-db.idle:
		return c, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-db.closing:
		return nil, ErrClosed
	}
}

// rest gives a reader back.
func (db *DB) rest(c session) {
	select {
	case db.warm <- c:
	default:
		db.idle <- c
	}
}

// Lean gives back the memory that is kept for work to come, where there is none: a file's pages,
// and readers, which connect again. It does not wait for readers in use; a server has its own.
func (db *DB) Lean(ctx context.Context) error {
	if db.server != nil {
		return nil
	}
	err := db.Update(ctx, func(tx *Tx) error { return tx.conn.(*conn).lean() })
	for _, kept := range []chan session{db.warm, db.idle} {
		for range len(kept) {
			select {
			case c := <-kept:
				err = errors.Join(err, c.close())
				db.idle <- c
			default:
			}
		}
	}
	return err
}

// Jumped is the newest jump of the clock.
func (tx *Tx) Jumped() Jump { return tx.db.Clock.Jumped() }

// Today returns the day of Now.
func (tx *Tx) Today() day.Day { return day.DayOf(tx.Now) }

// Exec runs a statement. On a server it is sent with the next one that has an answer, or with
// the commit, and its error comes then.
func (tx *Tx) Exec(query string, args ...any) error {
	if err := tx.ready(); err != nil {
		return err
	}
	return tx.conn.exec(query, args...)
}

// Change runs a statement and returns how many rows it changed.
func (tx *Tx) Change(query string, args ...any) (int64, error) {
	if err := tx.ready(); err != nil {
		return 0, err
	}
	return tx.conn.count(query, args...)
}

// Insert adds a row and returns its id. The values are in the order of the columns.
func (tx *Tx) Insert(table, columns string, values ...any) (id int64, err error) {
	if err := tx.ready(); err != nil {
		return 0, err
	}
	return tx.conn.insert(table, columns, values)
}

// Foresee says that what fn asks will be asked in this Tx. On a server all of it is then asked
// together with the next question, which saves the way there and back for each. fn must do
// nothing but ask: it runs an additional time, and finds no rows.
func (tx *Tx) Foresee(fn func()) {
	if tx.db.server == nil || tx.foresees || tx.poison != nil {
		return
	}
	tx.foresees = true
	memo := maps.Clone(tx.memo)
	defer func() { tx.foresees, tx.memo = false, memo }()
	fn()
}

// Together returns what fn finds, whose questions do not depend on each other: see
// [Tx.Foresee].
func Together[T any](tx *Tx, fn func(*Tx) (T, error)) (T, error) {
	tx.Foresee(func() { fn(tx) })
	return fn(tx)
}

// errForeseen is the error of what is not to be done in [Tx.Foresee].
var errForeseen = errors.New("store: only foreseen")

// ready is why a Tx does nothing, or nil.
func (tx *Tx) ready() error {
	if tx.foresees {
		return errForeseen
	}
	return tx.poison
}

// InsertInto returns the INSERT statement for one row.
func InsertInto(table, columns string) string {
	return "INSERT INTO " + table + " (" + columns + ") VALUES " + Marks(1, strings.Count(columns, ",")+1)
}

// Marks returns the placeholders for a number of rows: ($1, $2), ($3, $4).
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

// Find returns the rows of a query; fields returns the pointers to scan a row into. It
// reads all rows before it returns, because PostgreSQL allows no other statement while
// rows are read.
func Find[R any](tx *Tx, fields func(*R) []any, query string, args ...any) (found []R, err error) {
	err = Each(tx, query, args, func(row Row) error {
		var r R
		if err := row.Scan(fields(&r)...); err != nil {
			return err
		}
		found = append(found, r)
		return nil
	})
	return found, err
}

// FindOne is [Find] for a single row; ErrNotFound if there is none.
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

// Column returns the values of a query with one column.
func Column[V any](tx *Tx, query string, args ...any) ([]V, error) {
	return Find(tx, func(v *V) []any { return []any{v} }, query, args...)
}

// One returns the single value of a query; ErrNotFound if there is no row.
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

// Each calls row for each row of a query. Until it returns the Tx runs no other statement.
func Each(tx *Tx, query string, args []any, row func(Row) error) error {
	if tx.poison != nil {
		return tx.poison
	}
	if tx.foresees {
		tx.conn.ahead(query, args...)
		return nil
	}
	return tx.conn.each(query, args, row)
}

// MS returns a time as it is stored, in Unix milliseconds; 0 for the zero time.
func MS(t time.Time) int64 { return t.UnixMilli() }

// FromMS returns the time of a stored number; the zero time for 0.
func FromMS(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).In(day.Shanghai)
}
