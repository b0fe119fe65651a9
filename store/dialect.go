package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/pressly/goose/v3"
)

// A dialect is what differs between SQLite and PostgreSQL in a migration; conn.go and backup.go
// have how a file is worked on and copied, server.go, link.go, hear.go and watch.go how a server
// is opened, worked on, listened to and looked at. No other file of the program, but for that
// which moves from one to the other, has a statement that only one of them understands.
type dialect struct {
	goose goose.Dialect
	id    string                                                     // the text for {{id}} in a migration
	keep  func(ctx context.Context, pool *sql.DB, path string) error // copies the database before a migration
}

// fileDialect is that of SQLite.
var fileDialect = &dialect{goose: goose.DialectSQLite3, id: idColumn, keep: saveTo}

// fileNames creates the file, unless it exists.
func fileNames(path string) ([2]string, error) {
	if err := touch(path); err != nil {
		return [2]string{}, fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	packPages()
	name := fileName(path)
	return [2]string{
		name + "&_pragma=cache_size(-1200)&_pragma=cache_spill(2000)&_pragma=wal_autocheckpoint(4000)&_pragma=temp_store(MEMORY)&_txlock=immediate",
		name + "&_pragma=cache_size(-400)&_pragma=query_only(1)",
	}, nil
}

// settings are the pragmas of the connection string. SQLite ignores unknown keys.
var settings = map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "secure_delete": "1"}

// checkFile checks that the file can be read and written, and has the settings.
func checkFile(ctx context.Context, pool *sql.DB) error {
	for key, want := range settings {
		var got string
		if err := pool.QueryRowContext(ctx, "PRAGMA "+key).Scan(&got); err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("setting %s is %s, not %s", key, got, want)
		}
	}
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return tx.Rollback()
}
