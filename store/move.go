package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
)

// ErrNotEmpty says that a database is not moved to one in which something is already.
var ErrNotEmpty = errors.New("store: the database to move to is not empty")

// Moved is what [Move] found to be the same on both sides.
type Moved struct {
	Tables  int
	Rows    int64
	Records int64
	Newest  int64 // the greatest number of a record
}

// Move copies a database into an empty one: from a file to a server, or back to a new file.
// It compares every row of both, and sets where the numbers go on, before it commits; until
// then the target stays empty. No other program may write meanwhile. Nothing in the source
// changes, unless an older program wrote it: it is upgraded first. Its errors are those of
// [Open], and ErrNotEmpty.
func Move(ctx context.Context, from, to string) (*Moved, error) {
	for _, path := range []string{from, to} {
		db, err := Open(path, nil)
		if err != nil {
			return nil, err
		}
		if err := db.Close(); err != nil {
			return nil, err
		}
	}
	moved, err := move(ctx, from, to)
	if err != nil {
		return nil, fmt.Errorf("store: move to %s: %w", Place(to), kindOf(err))
	}
	return moved, nil
}

func move(ctx context.Context, from, to string) (m *Moved, err error) {
	source, err := sideOf(ctx, from, true)
	if err != nil {
		return nil, err
	}
	defer source.close()
	target, err := sideOf(ctx, to, false)
	if err != nil {
		return nil, err
	}
	defer target.close()
	tables, err := allTables(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		n := 0
		if err := target.each(ctx, t, `LIMIT 1`, func([]any) error { n++; return nil }); err != nil {
			return nil, err
		}
		if n > 0 {
			return nil, fmt.Errorf("%w: there are rows in %s", ErrNotEmpty, t.name)
		}
	}
	return copyTables(ctx, source, target, tables)
}

// copyTables copies rows and commits them once both sides are the same.
func copyTables(ctx context.Context, source, target side, tables []table) (*Moved, error) {
	m := &Moved{Tables: len(tables)}
	sums := map[string]sum{}
	for _, t := range tables {
		var was sum
		err := target.put(ctx, t, func(row func([]any) error) error {
			return source.each(ctx, t, "", func(values []any) error {
				if err := t.portable(values); err != nil {
					return err
				}
				was.add(values)
				if id, ok := values[0].(int64); ok && t.name == "record" {
					m.Newest = max(m.Newest, id)
				}
				return row(values)
			})
		})
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", t.name, err)
		}
		sums[t.name] = was
		m.Rows += was.rows
	}
	m.Records = sums["record"].rows
	if err := target.settle(ctx, tables); err != nil {
		return nil, err
	}
	for _, t := range tables {
		var is sum
		err := target.each(ctx, t, "", func(values []any) error { is.add(values); return nil })
		if err != nil {
			return nil, err
		}
		if is != sums[t.name] {
			return nil, fmt.Errorf("table %s is not the same after the copy: %d rows, there were %d", t.name, is.rows, sums[t.name].rows)
		}
	}
	return m, target.commit(ctx)
}

// A sum is of the rows of a table, in whatever order: two that are the same have the same rows.
type sum struct {
	rows int64
	of   [4]uint64 // of the hashes of the rows
}

func (s *sum) add(values []any) {
	var b []byte
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			b = append(b, 'n')
		case bool:
			b = append(b, 'b', map[bool]byte{true: 1}[v])
		case int64:
			b = binary.BigEndian.AppendUint64(append(b, 'i'), uint64(v))
		case string:
			b = append(binary.BigEndian.AppendUint64(append(b, 't'), uint64(len(v))), v...)
		}
	}
	hash := sha256.Sum256(b)
	for i := range s.of {
		s.of[i] += binary.BigEndian.Uint64(hash[8*i:])
	}
	s.rows++
}

// A table as both engines have it.
type table struct {
	name    string
	columns []string
	kinds   []string // BIGINT, TEXT, BOOLEAN
	counted bool     // its id is given by the database
}

// ofPrograms are the tables in which the programs that run keep what is theirs.
var ofPrograms = []string{"goose_db_version", "writer", "program", "lease", "given"}

// allTables are the tables of a database, but for those of the programs.
func allTables(ctx context.Context) (tables []table, err error) {
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	all, err := steps()
	if err != nil {
		return nil, err
	}
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	for _, s := range all {
		if err := s.UpFnContext(ctx, tx); err != nil {
			return nil, err
		}
	}
	rows, err := tx.QueryContext(ctx, `SELECT t.name, c.name, c.type, c.pk > 0 AND c.type = 'INTEGER' FROM sqlite_master t JOIN pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name, column, kind string
		var counted bool
		if err := rows.Scan(&name, &column, &kind, &counted); err != nil {
			return nil, err
		}
		if slices.Contains(ofPrograms, name) {
			continue
		}
		if len(tables) == 0 || tables[len(tables)-1].name != name {
			tables = append(tables, table{name: name})
		}
		t := &tables[len(tables)-1]
		t.columns, t.kinds, t.counted = append(t.columns, column), append(t.kinds, kind), t.counted || counted
	}
	return tables, rows.Err()
}

func (t *table) list() string { return strings.Join(t.columns, ", ") }

// portable refuses a text that a server would not take.
func (t *table) portable(values []any) error {
	for i, v := range values {
		if s, ok := v.(string); ok && (strings.ContainsRune(s, 0) || !utf8.ValidString(s)) {
			return fmt.Errorf("%s of the row %v is no text", t.columns[i], values[0])
		}
	}
	return nil
}

// same has the values of a row as both engines have them.
func (t *table) same(values []any) {
	for i, v := range values {
		switch v := v.(type) {
		case []byte:
			values[i] = string(v)
		case int64:
			if t.kinds[i] == "BOOLEAN" {
				values[i] = v != 0
			}
		case int:
			values[i] = int64(v)
		}
	}
}

// A side is one of the two databases, in one transaction.
type side interface {
	// each reads the rows of a table; more is what follows the FROM.
	each(ctx context.Context, t table, more string, row func([]any) error) error
	// put adds the rows that all calls row with.
	put(ctx context.Context, t table, all func(row func([]any) error) error) error
	// settle has the numbers go on after the greatest, and checks what refers to what.
	settle(ctx context.Context, tables []table) error
	commit(ctx context.Context) error
	close()
}

func sideOf(ctx context.Context, path string, source bool) (side, error) {
	if OnServer(path) {
		cfg, err := serverConfig(path, true)
		if err != nil {
			return nil, err
		}
		return serverSideOf(ctx, cfg, source)
	}
	pool, err := sql.Open("sqlite", fileName(path))
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	s := &fileSide{pool: pool}
	for _, q := range []string{`BEGIN IMMEDIATE`, `PRAGMA defer_foreign_keys = 1`} {
		if _, err := pool.ExecContext(ctx, q); err != nil {
			s.close()
			return nil, err
		}
	}
	return s, nil
}

type fileSide struct{ pool *sql.DB }

func (s *fileSide) each(ctx context.Context, t table, more string, row func([]any) error) error {
	rows, err := s.pool.QueryContext(ctx, `SELECT `+t.list()+` FROM `+t.name+` `+more)
	if err != nil {
		return err
	}
	defer rows.Close()
	values, at := make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range values {
		at[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(at...); err != nil {
			return err
		}
		t.same(values)
		if err := row(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *fileSide) put(ctx context.Context, t table, all func(row func([]any) error) error) error {
	insert := InsertInto(t.name, t.list())
	return all(func(values []any) error {
		_, err := s.pool.ExecContext(ctx, insert, values...)
		return err
	})
}

// settle does nothing: SQLite goes on after the greatest number, and checks at the commit.
func (s *fileSide) settle(context.Context, []table) error { return nil }

func (s *fileSide) commit(ctx context.Context) error {
	_, err := s.pool.ExecContext(ctx, `COMMIT`)
	return err
}

func (s *fileSide) close() {
	s.pool.ExecContext(context.Background(), `ROLLBACK`) // an error where it is committed
	s.pool.Close()
}

type serverSide struct {
	c  *pgx.Conn
	tx pgx.Tx
}

func serverSideOf(ctx context.Context, cfg *pgx.ConnConfig, source bool) (side, error) {
	cfg = cfg.Copy()
	delete(cfg.RuntimeParams, "idle_in_transaction_session_timeout") // the other side may be slow
	c, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return nil, err
	}
	s := &serverSide{c: c}
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead}
	if source {
		options.AccessMode = pgx.ReadOnly
	}
	if s.tx, err = c.BeginTx(ctx, options); err == nil && !source {
		// No other program writes, and nothing is looked up before all rows are there.
		_, err = s.tx.Exec(ctx, `UPDATE writer SET now = now WHERE id = 1`)
		err = errors.Join(err, s.references(ctx, `DEFERRABLE INITIALLY DEFERRED`))
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// references changes when the server checks what refers to what.
func (s *serverSide) references(ctx context.Context, how string) error {
	rows, err := s.tx.Query(ctx, `SELECT 'ALTER TABLE ' || conrelid::regclass || ' ALTER CONSTRAINT ' || quote_ident(conname)
		FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`)
	if err != nil {
		return err
	}
	all, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, change := range all {
		if err == nil {
			_, err = s.tx.Exec(ctx, change+` `+how)
		}
	}
	return err
}

func (s *serverSide) each(ctx context.Context, t table, more string, row func([]any) error) error {
	rows, err := s.tx.Query(ctx, `SELECT `+t.list()+` FROM `+t.name+` `+more)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return err
		}
		t.same(values)
		if err := row(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// put copies rows as the server's own programs do.
func (s *serverSide) put(ctx context.Context, t table, all func(row func([]any) error) error) error {
	rows := make(chan []any, batch)
	fault := make(chan error, 1)
	reading, stop := context.WithCancelCause(ctx)
	go func() {
		defer close(rows)
		fault <- all(func(values []any) error {
			select {
			case rows <- slices.Clone(values):
				return nil
			case <-reading.Done():
				return context.Cause(reading)
			}
		})
	}()
	_, err := s.tx.CopyFrom(ctx, pgx.Identifier{t.name}, t.columns, pgx.CopyFromFunc(func() ([]any, error) {
		if row, more := <-rows; more {
			return row, nil
		}
		err := <-fault
		fault <- err
		return nil, err
	}))
	stop(err)
	for range rows { // so that the reader is at its end
	}
	return errors.Join(err, <-fault)
}

func (s *serverSide) settle(ctx context.Context, tables []table) error {
	if _, err := s.tx.Exec(ctx, `SET CONSTRAINTS ALL IMMEDIATE`); err != nil {
		return err
	}
	if err := s.references(ctx, `NOT DEFERRABLE`); err != nil {
		return err
	}
	for _, t := range tables {
		if !t.counted {
			continue
		}
		if _, err := s.tx.Exec(ctx, `SELECT setval(pg_get_serial_sequence('`+t.name+`', 'id'), max(id)) FROM `+t.name+` HAVING max(id) IS NOT NULL`); err != nil {
			return err
		}
	}
	if _, err := s.tx.Exec(ctx, `DELETE FROM given`); err != nil {
		return err
	}
	_, err := s.tx.Exec(ctx, `UPDATE writer SET queued = greatest(queued, (`+newestStamp+`)) WHERE id = 1`)
	return err
}

func (s *serverSide) commit(ctx context.Context) error { return s.tx.Commit(ctx) }

func (s *serverSide) close() {
	ctx, cancel := context.WithTimeout(context.Background(), connectWait)
	defer cancel()
	s.c.Close(ctx)
}

// copyToFile writes what a database on a server holds now to a new file.
func (db *DB) copyToFile(ctx context.Context, path string) error {
	file, err := Open(path, nil)
	if err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	source, err := serverSideOf(ctx, db.server, true)
	if err != nil {
		return err
	}
	defer source.close()
	target, err := sideOf(ctx, path, false)
	if err != nil {
		return err
	}
	defer target.close()
	tables, err := allTables(ctx)
	if err != nil {
		return err
	}
	_, err = copyTables(ctx, source, target, tables)
	return err
}
