package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// The drill: people work, backups are made meanwhile, and whatever was
// acknowledged before a backup began is in it.
func TestBackupUnderLoad(t *testing.T) {
	storetest.NeedsFile(t)
	dir := t.TempDir()
	db := storetest.Bureau(t, nil)
	var mu sync.Mutex
	var kept []string // acknowledged
	ctx, stop := context.WithCancel(t.Context())
	var work sync.WaitGroup
	for w := range 4 {
		work.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				text := fmt.Sprintf("走访 %d.%d", w, n)
				err := db.Update(context.Background(), func(tx *store.Tx) error {
					return record.Add(tx, &record.Record{Kind: record.KindVisit, Type: "日常", Point: 1, Day: tx.Today(), Text: text, Author: 1, Typist: 1})
				})
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				kept = append(kept, text)
				mu.Unlock()
			}
		})
	}
	for n := range 3 {
		var before []string
		for len(before) < 50*(n+1) {
			mu.Lock()
			before = append(before[:0], kept...)
			mu.Unlock()
		}
		path := filepath.Join(dir, fmt.Sprint(n, ".db"))
		if err := db.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, fmt.Sprint(n, "-restored.db"))
		if aside, err := store.Restore(t.Context(), path, to, time.Now()); aside != "" || err != nil {
			t.Fatal(aside, err)
		}
		holds(t, to, before)
	}
	stop()
	work.Wait()
}

// holds checks that a database opens and has records of these texts.
func holds(t *testing.T, path string, texts []string) {
	t.Helper()
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	there := map[string]bool{}
	storetest.View(t, db, func(tx *store.Tx) error {
		return record.Each(tx, "0000-00-00", "9999-99-99", func(r *record.Record) error { there[r.Text] = true; return nil })
	})
	for _, text := range texts {
		if !there[text] {
			t.Fatalf("%s is not in the backup, which has %d records", text, len(there))
		}
	}
}

// fill makes a database that has one record.
func fill(t *testing.T, path, text string) {
	t.Helper()
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, db, func(tx *store.Tx) error {
		p, at := &bureau.Person{Name: "甲", Active: true}, &bureau.Point{Name: "点", Active: true}
		if err := errors.Join(bureau.SavePerson(tx, p), bureau.SavePoint(tx, at)); err != nil {
			return err
		}
		return record.Add(tx, &record.Record{Kind: record.KindVisit, Type: "日常", Point: at.ID, Day: tx.Today(), Text: text, Author: p.ID, Typist: p.ID})
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestRestore(t *testing.T) {
	dir := t.TempDir()
	old, now := filepath.Join(dir, "old.db"), filepath.Join(dir, "now.db")
	fill(t, old, "备份里的")
	fill(t, now, "现在的")
	at := time.Date(2026, 4, 15, 2, 30, 0, 0, day.Shanghai)

	db, err := store.Open(now, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(t.Context(), old, now, at); !errors.Is(err, store.ErrLocked) {
		t.Errorf("over a database that is open: %v, want ErrLocked", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	holds(t, now, []string{"现在的"})

	aside, err := store.Restore(t.Context(), old, now, at)
	if err != nil || aside != now+".before-20260415-023000" {
		t.Fatal(aside, err)
	}
	holds(t, now, []string{"备份里的"})
	holds(t, aside, []string{"现在的"})
	for _, path := range []string{now, aside} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v; want mode 0600", path, info.Mode(), err)
		}
	}
}

// A damaged database is moved out of the way with all that belongs to it.
func TestRestoreOverDamage(t *testing.T) {
	dir := t.TempDir()
	old, now := filepath.Join(dir, "old.db"), filepath.Join(dir, "now.db")
	fill(t, old, "备份里的")
	junk := bytes.Repeat([]byte("no database "), 1000)
	for _, tail := range []string{"", "-wal", "-shm"} {
		if err := os.WriteFile(now+tail, junk, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside, err := store.Restore(t.Context(), old, now, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	holds(t, now, []string{"备份里的"})
	if got, err := os.ReadFile(aside); err != nil || !bytes.Equal(got, junk) {
		t.Errorf("what was there is gone: %d bytes, %v", len(got), err)
	}
}

// What is no whole database of ours is not restored, and nothing is touched.
func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	now, good := filepath.Join(dir, "now.db"), filepath.Join(dir, "good.db")
	fill(t, now, "现在的")
	fill(t, good, strings.Repeat("长", 3000))
	body, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"empty": nil, "words": []byte("备份"), "half": body[:len(body)/2], "holed": hole(body),
	} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Restore(t.Context(), file, now, time.Now()); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
	}
	if _, err := store.Restore(t.Context(), filepath.Join(dir, "none"), now, time.Now()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	holds(t, now, []string{"现在的"})
	left, err := filepath.Glob(now + "*")
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// hole overwrites the second half of a database's pages.
func hole(body []byte) []byte {
	bad := bytes.Clone(body)
	for i := len(bad) / 2; i < len(bad); i++ {
		bad[i] = 0xaa
	}
	return bad
}

// Only so many backups are kept, and nothing else in the directory is touched.
func TestBackupIn(t *testing.T) {
	storetest.NeedsFile(t)
	dir := filepath.Join(t.TempDir(), "backups")
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 2, 30, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"liaison.db", "liaison-20260101-000000.db.part", "别人的.db"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 4 {
		if _, err := db.BackupIn(t.Context(), dir, 2); err != nil {
			t.Fatal(err)
		}
		clock.Turn(clock.Now().Add(24 * time.Hour))
	}
	var names []string
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name, _, _ := strings.Cut(f.Name(), "-0230") // seconds pass
		names = append(names, name)
	}
	if got := strings.Join(names, " "); got != "liaison-20260417 liaison-20260418 liaison.db 别人的.db" {
		t.Errorf("left: %s", got)
	}
	whole, err := store.Backups(dir)
	if err != nil || len(whole) != 2 {
		t.Errorf("backups %q, %v", whole, err)
	}
}

// What was deleted is left in no file of an open database once the log is emptied, also
// while another program has it open.
func TestEmptyLog(t *testing.T) {
	storetest.NeedsFile(t)
	db := storetest.Open(t, nil)
	other, err := store.Open(db.Path(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	const secret = "城东所张三丰"
	there := func() (n int) {
		for _, tail := range []string{"", "-wal"} {
			body, err := os.ReadFile(db.Path() + tail)
			if err != nil {
				t.Fatal(err)
			}
			n += strings.Count(string(body), secret)
		}
		return n
	}
	storetest.Update(t, other, func(tx *store.Tx) error { return store.Set(tx, "x", secret) })
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "x", "") })
	if there() == 0 {
		t.Error("the log does not hold what was deleted: nothing is tried here")
	}
	err = other.View(t.Context(), func(tx *store.Tx) error {
		if _, err := store.Setting(tx, "x"); err != nil {
			return err
		}
		storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "y", "") })
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := db.EmptyLog(ctx); err == nil {
			t.Error("it was emptied under somebody who reads")
		}
		return nil
	})
	if err := errors.Join(err, db.EmptyLog(t.Context())); err != nil {
		t.Fatal(err)
	}
	if n := there(); n != 0 {
		t.Errorf("what was deleted stands %d times in the files", n)
	}
}
