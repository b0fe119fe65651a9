package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// idColumn is the SQLite text for {{id}} in a migration. Rows whose numbers people or
// buttons remember (record, draft, upload) are never deleted, so that no number is used
// twice.
const idColumn = "INTEGER PRIMARY KEY NOT NULL"

// migrate brings the tables up to date. A file that has records is first copied to a file
// beside it, and the copy is checked.
func (db *DB) migrate(ctx context.Context, pool *sql.DB) error {
	steps, err := stepsOf(db.dialect.id)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(db.dialect.goose, pool, nil,
		goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	at, newest, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return err
	case at > newest:
		return fmt.Errorf("%w: version %d, the program knows %d", ErrNewer, at, newest)
	case at == newest:
		return nil
	case at > 0:
		if err := db.dialect.keep(ctx, pool, fmt.Sprintf("%s.v%d", db.path, at)); err != nil {
			return err
		}
	}
	return db.upgrade(ctx, pool, steps)
}

// upgrade runs the missing migrations in one transaction. (The library commits each one:
// if the third of four failed, neither the old nor the new program could go on.)
func (db *DB) upgrade(ctx context.Context, pool *sql.DB, steps []*goose.Migration) error {
	versions, err := database.NewStore(db.dialect.goose, goose.DefaultTablename)
	if err != nil {
		return err
	}
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after the commit

	// Whoever changes this row upgrades; on a file the Tx is the lock already.
	if _, err := tx.ExecContext(ctx, `UPDATE `+goose.DefaultTablename+` SET is_applied = TRUE WHERE version_id = 0`); err != nil {
		return err
	}
	at, err := versions.GetLatestVersion(ctx, tx) // read again: another program may have upgraded meanwhile
	for _, s := range steps {
		if err != nil {
			break
		}
		if s.Version <= at {
			continue
		}
		if err = s.UpFnContext(ctx, tx); err == nil {
			err = versions.Insert(ctx, tx, database.InsertRequest{Version: s.Version})
		}
		if err != nil {
			err = fmt.Errorf("%w: from version %d to %d: %w", ErrUpgrade, at, s.Version, err)
		}
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

// steps are the migrations of a file.
func steps() ([]*goose.Migration, error) { return stepsOf(idColumn) }

// stepsOf returns the migrations in order. The name of each begins with its number. A new
// migration must have the highest number: one that fills a gap would not run in databases
// that have later ones.
func stepsOf(id string) (steps []*goose.Migration, err error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		version, err := goose.NumericComponent(name)
		if err != nil {
			return nil, err
		}
		script := strings.ReplaceAll(string(text), "{{id}}", id)
		up := func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, script)
			return err
		}
		steps = append(steps, goose.NewGoMigration(version, &goose.GoFunc{RunTx: up}, nil))
	}
	return steps, nil
}

// Copy writes a temporary copy of the database to a file while other work goes on, over a
// connection of its own; of one on a server too. For a copy to keep use [DB.Backup].
func (db *DB) Copy(ctx context.Context, path string) error {
	if db.server != nil {
		return kindOf(db.copyToFile(ctx, path))
	}
	pool, err := sql.Open("sqlite", fileName(db.path))
	if err != nil {
		return err
	}
	return kindOf(errors.Join(copyPart(ctx, pool, path), pool.Close()))
}
