package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// The settings that describe the last backup.
const (
	BackupAt    = "backup.at"    // when the newest one was made, Unix seconds
	BackupFault = "backup.fault" // why the last try failed; "": it succeeded
)

// spare is how many bytes a backup leaves free on the disk, so that it never stops the
// program by filling it.
const spare = 32 << 20

// Backup writes a copy of the database to a file while other work goes on. The copy has
// everything committed before Backup began. The file exists only once it is complete,
// checked and synced to the disk.
func (db *DB) Backup(ctx context.Context, path string) error {
	return db.noteBackup(ctx, db.Clock.Now(), db.backup(ctx, path))
}

// noteBackup stores the outcome of a backup, and returns its error.
func (db *DB) noteBackup(ctx context.Context, begun time.Time, err error) error {
	if ctx.Err() != nil {
		return err
	}
	fault := ""
	if err != nil {
		fault = err.Error()
	}
	return errors.Join(err, db.Update(ctx, func(tx *Tx) error {
		if err := Set(tx, BackupFault, fault); err != nil || fault != "" {
			return err
		}
		return Set(tx, BackupAt, strconv.FormatInt(begun.Unix(), 10))
	}))
}

// ErrOnServer says that a database on a server is backed up and restored there.
var ErrOnServer = errors.New("store: the database is on a server, which is backed up there")

func (db *DB) backup(ctx context.Context, path string) error {
	if db.OnServer() {
		return ErrOnServer
	}
	if err := db.Present(); err != nil {
		return err
	}
	if size, free, err := db.Disk(filepath.Dir(path)); err == nil && free >= 0 && free < size+spare {
		return fmt.Errorf("%w: a backup needs %d bytes, %d are free", ErrFull, size+spare, free)
	}
	pool, err := sql.Open("sqlite", fileName(db.path))
	if err != nil {
		return err
	}
	// Of a file that took the place of ours no copy is worth anything.
	return kindOf(errors.Join(saveTo(ctx, pool, path), pool.Close(), db.Present()))
}

// EmptyLog merges the write-ahead log into the database file and empties it, so that what
// was deleted or changed is not left there. ErrLocked: somebody reads for long, it is for
// later.
func (db *DB) EmptyLog(ctx context.Context) error {
	if db.server != nil {
		return nil
	}
	pool, err := sql.Open("sqlite", fileName(db.path))
	if err != nil {
		return err
	}
	var busy, frames, done int
	err = pool.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &done)
	if err == nil && busy != 0 {
		err = ErrLocked
	}
	return kindOf(errors.Join(err, pool.Close()))
}

// BackupIn writes a backup named by the time into a directory, and removes the oldest
// backups there until keep are left. Those with a later name, made while the clock was
// ahead, are counted apart.
func (db *DB) BackupIn(ctx context.Context, dir string, keep int) (path string, err error) {
	now := db.Clock.Now()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", db.noteBackup(ctx, now, err)
	}
	path = filepath.Join(dir, backupFile(now))
	if err := db.Backup(ctx, path); err != nil {
		return "", err
	}
	return path, prune(dir, filepath.Base(path), max(keep, 1))
}

var backupName = regexp.MustCompile(`^liaison-\d{8}-\d{6}\.db(\.part)?$`)

// prune removes all but the newest keep backups up to the one just made, all but as many
// later ones, and the remains of interrupted ones.
func prune(dir, made string, keep int) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var past, future, gone []string
	for _, f := range files { // sorted by name, so by time
		switch {
		case !backupName.MatchString(f.Name()):
		case filepath.Ext(f.Name()) == ".part":
			gone = append(gone, f.Name())
		case f.Name() > made:
			future = append(future, f.Name())
		default:
			past = append(past, f.Name())
		}
	}
	for _, whole := range [][]string{past, future} {
		gone = append(gone, whole[:max(0, len(whole)-keep)]...)
	}
	var all error
	for _, name := range gone {
		all = errors.Join(all, os.Remove(filepath.Join(dir, name)))
	}
	return all
}

// LaterBackups returns the names of those of [Backups] that are of a later time than now:
// the clock was ahead when they were made, or is behind.
func LaterBackups(dir string, now time.Time) (names []string, err error) {
	paths, err := Backups(dir)
	for _, path := range paths {
		if name := filepath.Base(path); name > backupFile(now.Add(JumpFrom)) {
			names = append(names, name)
		}
	}
	return names, err
}

// backupFile is the name of a backup made at a time.
func backupFile(at time.Time) string { return at.Format("liaison-20060102-150405.db") }

// Backups returns the paths of the files that [DB.BackupIn] wrote to a directory, the
// oldest first.
func Backups(dir string) (paths []string, err error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, f := range files {
		if backupName.MatchString(f.Name()) && filepath.Ext(f.Name()) == ".db" {
			paths = append(paths, filepath.Join(dir, f.Name()))
		}
	}
	return paths, err
}

// saveTo writes a copy of the database under a temporary name, checks and syncs it, and
// then renames it.
func saveTo(ctx context.Context, pool *sql.DB, path string) error {
	part := path + ".part"
	if err := copyPart(ctx, pool, part); err != nil {
		return errors.Join(err, remove(part))
	}
	if _, err := Examine(ctx, part); err != nil {
		return errors.Join(fmt.Errorf("the copy is not whole: %w", err), remove(part))
	}
	if err := errors.Join(syncFile(part), os.Rename(part, path)); err != nil {
		return errors.Join(err, remove(part))
	}
	return syncFile(filepath.Dir(path))
}

// copyPart writes a copy with mode 0600.
func copyPart(ctx context.Context, pool *sql.DB, part string) error {
	if err := remove(part); err != nil {
		return err
	}
	if err := touch(part); err != nil {
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	_, err := pool.ExecContext(ctx, "VACUUM INTO $1", part)
	return err
}

// remove removes a file, if it exists.
func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// syncFile syncs a file, or the entries of a directory, to the disk.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// An Examination is what [Examine] found in a database file.
type Examination struct {
	Version int64 // the version of its tables
	Newest  int64 // the newest version that this program knows
}

// Examine reports the version of a database file, and checks it with integrity_check and
// foreign_key_check. It writes nothing. Its errors are ErrDamaged and ErrNewer.
func Examine(ctx context.Context, path string) (*Examination, error) {
	known, err := steps()
	if err != nil {
		return nil, err
	}
	e := &Examination{Newest: known[len(known)-1].Version}
	pool, err := lookAt(path)
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	if err := whole(ctx, pool); err != nil {
		return nil, err
	}
	err = pool.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version WHERE is_applied`).Scan(&e.Version)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: no database of this program: %w", ErrDamaged, err)
	case e.Version > e.Newest:
		return e, fmt.Errorf("%w: version %d, the program knows %d", ErrNewer, e.Version, e.Newest)
	}
	return e, nil
}

// whole returns nil if nothing is damaged.
func whole(ctx context.Context, pool *sql.DB) error {
	var said string
	if err := pool.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return kindOf(err)
	}
	if said != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, said)
	}
	rows, err := pool.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return kindOf(err)
	}
	defer rows.Close()
	if rows.Next() {
		return fmt.Errorf("%w: a row refers to one that is not there", ErrDamaged)
	}
	return rows.Err()
}

// lookAt opens a file read-only. A file that no program writes to is not locked either, so
// it may be on a read-only medium.
func lookAt(path string) (*sql.DB, error) {
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if info.Size() == 0 {
		return nil, fmt.Errorf("%w: the file is empty", ErrDamaged)
	}
	name := "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?mode=ro&_pragma=busy_timeout(5000)"
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		name += "&immutable=1"
	}
	return sql.Open("sqlite", name)
}

// Restore replaces a database, which no program may have open, by a backup. It returns the
// path to which the old database was moved, or "" if there was none.
func Restore(ctx context.Context, from, to string, now time.Time) (aside string, err error) {
	if _, err := Examine(ctx, from); err != nil {
		return "", err
	}
	pool, err := lookAt(from)
	if err != nil {
		return "", err
	}
	fresh := to + ".restored"
	if err := kindOf(errors.Join(saveTo(ctx, pool, fresh), pool.Close())); err != nil {
		return "", err
	}
	if aside, err = setAside(ctx, to, now); err != nil {
		return "", errors.Join(err, remove(fresh))
	}
	// Whatever happens, one of the two is under the name at every moment.
	return aside, errors.Join(os.Rename(fresh, to), syncFile(filepath.Dir(to)))
}

// setAside gives the database at path a second name, after checking that no program has
// it open.
func setAside(ctx context.Context, path string, now time.Time) (aside string, err error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	if err := alone(ctx, path); errors.Is(err, ErrLocked) {
		return "", err
	}
	aside = path + now.Format(".before-20060102-150405")
	for _, tail := range []string{"-wal", "-shm"} { // a damaged database leaves them
		if err := os.Rename(path+tail, aside+tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Link(path, aside); err != nil { // not every file system has hard links
		return aside, os.Rename(path, aside)
	}
	return aside, nil
}

// alone merges the write-ahead log into the database file. It fails while another program
// has the database open.
func alone(ctx context.Context, path string) error {
	pool, err := sql.Open("sqlite", fileName(path))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	var mode string
	err = pool.QueryRowContext(ctx, `PRAGMA journal_mode=DELETE`).Scan(&mode)
	err = kindOf(errors.Join(err, pool.Close()))
	if err == nil && !slices.Contains([]string{"delete", "memory"}, mode) {
		err = ErrLocked
	}
	return err
}
