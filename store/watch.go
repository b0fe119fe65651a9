package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// A ServerState is how a database on a server stands, as far as the program may know.
type ServerState struct {
	Server          string // the version of the server
	Version, Newest int64  // of the tables, 0: there are none; and that this program knows
	Size            int64  // bytes
	ReadOnly        bool
	Now             time.Time // on the clock of the server

	Archiving  bool      // each piece of the write-ahead log is kept elsewhere
	Archived   time.Time // when the newest piece was; zero: none was
	Failed     time.Time // when the newest failure was, if it is newer than Archived
	BaseBackup time.Time // when the newest copy of the whole server ended; zero: that is not known
}

// LookAtServer looks at a database on a server. It writes nothing.
func LookAtServer(ctx context.Context, path string) (s *ServerState, err error) {
	known, err := steps()
	if err != nil {
		return nil, err
	}
	s = &ServerState{Newest: known[len(known)-1].Version}
	err = lookOnServer(ctx, path, func(c *pgx.Conn) error {
		err := c.QueryRow(ctx, `SELECT current_setting('server_version'), pg_database_size(current_database()), pg_is_in_recovery(), clock_timestamp()`).
			Scan(&s.Server, &s.Size, &s.ReadOnly, &s.Now)
		if err != nil {
			return err
		}
		var there bool
		if err := c.QueryRow(ctx, `SELECT to_regclass('goose_db_version') IS NOT NULL`).Scan(&there); err != nil || !there {
			return err
		}
		if err := c.QueryRow(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&s.Version); err != nil {
			return err
		}
		// Not every server tells these, and not everybody.
		var archived, failed, base *time.Time
		if c.QueryRow(ctx, `SELECT current_setting('archive_mode') <> 'off', last_archived_time, last_failed_time FROM pg_stat_archiver`).
			Scan(&s.Archiving, &archived, &failed) == nil {
			s.Archived, s.Failed = orZero(archived), orZero(failed)
			if s.Failed.Before(s.Archived) {
				s.Failed = time.Time{}
			}
		}
		if c.QueryRow(ctx, `SELECT max(modification) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.backup.done'`).Scan(&base) == nil {
			s.BaseBackup = orZero(base)
		}
		return nil
	})
	return s, err
}

func orZero(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// OnServer reports whether the database is one of a server.
func (tx *Tx) OnServer() bool { return tx.db.server != nil }

// OnServer reports whether the database is one of a server.
func (db *DB) OnServer() bool { return db.server != nil }

const databaseSize = `SELECT pg_database_size(current_database())`
