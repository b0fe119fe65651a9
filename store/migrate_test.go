package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/pressly/goose/v3"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// older makes the database of an older program, which knew the first steps only,
// with a visit in it.
func older(t *testing.T, steps []*goose.Migration, more string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	pool := raw(t, path)
	p, err := goose.NewProvider(goose.DialectSQLite3, pool, nil, goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true))
	if err == nil {
		_, err = p.Up(t.Context())
	}
	if err == nil {
		_, err = pool.Exec(`INSERT INTO unit (id, name) VALUES (1, '城东所');
			INSERT INTO person (id, name) VALUES (1, '甲');
			INSERT INTO point (id, name) VALUES (1, '居然之家');
			INSERT INTO record (id, kind, type, point, day, text, author, typist, created)
				VALUES (7, 'visit', '日常', 1, '2026-04-15', '旧版记的', 1, 1, 1776218400000);
			INSERT INTO figure (record, name, value) VALUES (7, '辐射户数', 62);` + more)
	}
	if err := errors.Join(err, pool.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	pool, err := sql.Open("sqlite", store.FileName(path))
	if err != nil {
		t.Fatal(err)
	}
	return pool
}

// inside is what a file holds: its version, its tables, and the visit.
func inside(t *testing.T, path string) (version int64, tables []string, visit string) {
	t.Helper()
	pool := raw(t, path)
	defer pool.Close()
	rows, err := pool.Query(`SELECT name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1`)
	for err == nil && rows.Next() {
		var table string
		err = rows.Scan(&table)
		tables = append(tables, table)
	}
	err = errors.Join(err, pool.QueryRow(`SELECT max(version_id) FROM goose_db_version`).Scan(&version),
		pool.QueryRow(`SELECT text || value FROM record JOIN figure ON record = id WHERE id = 7`).Scan(&visit))
	if err != nil {
		t.Fatal(err)
	}
	return version, tables, visit
}

func allSteps(t *testing.T) []*goose.Migration {
	t.Helper()
	all, err := store.Steps()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The database of every older program is brought up to date, and a copy of it as
// it was lies beside it: whole, of the old version, readable by its owner only.
func TestUpgrade(t *testing.T) {
	all := allSteps(t)
	newest := all[len(all)-1].Version
	for n := 1; n < len(all); n++ {
		old := all[n-1].Version
		t.Run(fmt.Sprint(old), func(t *testing.T) {
			path := older(t, all[:n], "")
			_, tables, _ := inside(t, path)
			db, err := store.Open(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			err = db.View(t.Context(), func(tx *store.Tx) error {
				r, err := record.Find(tx, 7)
				if err == nil && (r.Text != "旧版记的" || r.Author != 1 || len(r.Figures) != 1 || r.Figures[0].Value != 62) {
					t.Errorf("the visit is now %+v", r)
				}
				return err
			})
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			kept := fmt.Sprintf("%s.v%d", path, old)
			if info, err := os.Stat(kept); err != nil || info.Mode().Perm() != 0o600 {
				t.Fatalf("the copy: %v, %v; want mode 0600", info, err)
			}
			if e, err := store.Examine(t.Context(), kept); err != nil || e.Version != old || e.Newest != newest {
				t.Errorf("the copy: %+v, %v; want version %d", e, err, old)
			}
			if _, was, visit := inside(t, kept); !slices.Equal(was, tables) || visit != "旧版记的62" {
				t.Errorf("the copy holds %s and the tables\n%q, want\n%q", visit, was, tables)
			}
			if version, now, _ := inside(t, path); version != newest || slices.Equal(now, tables) {
				t.Errorf("the database is of version %d, want %d", version, newest)
			}
		})
	}
}

// A new database and one that is up to date are not copied.
func TestNoCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	for range 2 {
		db, err := store.Open(path, nil)
		if err == nil {
			err = db.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if left, err := filepath.Glob(path + "*"); err != nil || len(left) != 1 {
		t.Errorf("files %q, %v; want only the database", left, err)
	}
}

// Where a step cannot be made none is: the database is as the older program left
// it and of use to it, and says so. What hindered gone, it is brought up to date.
func TestUpgradeFails(t *testing.T) {
	all := allSteps(t)
	path := older(t, all[:2], `CREATE TABLE spoken (what TEXT)`) // a later step makes one of that name
	_, tables, visit := inside(t, path)
	if _, err := store.Open(path, nil); !errors.Is(err, store.ErrUpgrade) {
		t.Fatalf("%v, want ErrUpgrade", err)
	}
	version, now, still := inside(t, path)
	if version != all[1].Version || !slices.Equal(now, tables) || still != visit {
		t.Errorf("version %d, %s, tables\n%q, want\n%q", version, still, now, tables)
	}
	pool := raw(t, path)
	_, err := pool.Exec(`DROP TABLE spoken`)
	if err := errors.Join(err, pool.Close()); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(path, nil)
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Error(err)
	}
}

// Where there is no room for the copy nothing is brought up to date.
func TestUpgradeWithoutCopy(t *testing.T) {
	all := allSteps(t)
	path := older(t, all[:3], "")
	if err := os.Mkdir(fmt.Sprintf("%s.v%d.part", path, all[2].Version), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(fmt.Sprintf("%s.v%d.part", path, all[2].Version), "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(path, nil); err == nil {
		t.Fatal("it was opened")
	}
	if version, _, visit := inside(t, path); version != all[2].Version || visit != "旧版记的62" {
		t.Errorf("version %d, %s", version, visit)
	}
}

// The database of a newer program is not touched.
func TestNewer(t *testing.T) {
	all := allSteps(t)
	path := older(t, all, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE);`)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(path, nil); !errors.Is(err, store.ErrNewer) {
		t.Fatalf("%v, want ErrNewer", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("it was changed: %v", err)
	}
	if left, err := filepath.Glob(path + "*"); err != nil || len(left) != 1 {
		t.Errorf("files %q, %v; want only the database", left, err)
	}
}

// What an older program had queued is of those who have the chat now. What nobody
// has is of somebody who left, and goes; an invitation waits for a stranger.
func TestUpgradeOwner(t *testing.T) {
	all := allSteps(t)
	before := slices.IndexFunc(all, func(m *goose.Migration) bool { return m.Version >= 33 })
	path := older(t, all[:before], `
		INSERT INTO person (id, name, active, channel, chat) VALUES (2, '乙', TRUE, 'c', 20), (3, '丙', FALSE, 'c', 30);
		INSERT INTO outbox (channel, chat, queued, priority, body, waiting) VALUES
			('c', 20, 1, 0, '{"kind":"say","text":"给乙"}', TRUE), ('c', 30, 2, 0, '{"kind":"say","text":"给丙"}', TRUE), ('c', 40, 3, 0, '{"kind":"say","text":"给谁"}', TRUE);
		INSERT INTO card (channel, chat, key, wanted, version, queued, place) VALUES
			('c', 20, 'n1', '{"text":"给乙"}', 1, 4, TRUE), ('c', 30, 'n1', '{"text":"给丙"}', 1, 5, TRUE), ('c', 40, 'n1', '{"text":"给谁"}', 1, 6, TRUE), ('c', 40, 'i', '{"text":"您是"}', 1, 7, TRUE);`)
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var got []string
	err = db.View(t.Context(), func(tx *store.Tx) error {
		messages, err := chat.DueMessages(tx, "c", 10)
		cards, err1 := chat.DueCards(tx, "c", 10)
		for _, m := range messages {
			got = append(got, fmt.Sprint(m.Text, m.Owner))
		}
		for _, c := range cards {
			may, err := chat.MayShow(tx, &c)
			got = append(got, fmt.Sprint(c.Face.Text, c.Owner, may, err))
		}
		return errors.Join(err, err1)
	})
	if want := []string{"给乙2", "给乙2 true <nil>", "您是0 true <nil>"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}
