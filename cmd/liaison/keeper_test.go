package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// A backup is made once a night, and made up for after a night without.
func TestNightly(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	k := &keeper{db, slog.New(slog.NewTextHandler(t.Output(), nil)), keeping{Backups: t.TempDir(), KeepBackups: 3}}
	var made []string
	for _, at := range []string{"04-15 17:30", "04-15 18:00", "04-16 02:29", "04-16 02:31", "04-16 09:00", "04-19 09:00", "04-20 02:29", "04-20 02:30"} {
		to, err := time.ParseInLocation("2006-01-02 15:04", "2026-"+at, day.Shanghai)
		if err != nil {
			t.Fatal(err)
		}
		clock.Turn(to)
		if err := k.step(t.Context()); err != nil {
			t.Fatal(err)
		}
		there, err := store.Backups(k.Backups)
		if err != nil {
			t.Fatal(err)
		}
		if newest := filepath.Base(there[len(there)-1]); len(made) == 0 || made[len(made)-1] != newest {
			made = append(made, newest)
		}
		if len(there) > 3 {
			t.Errorf("%d backups are kept", len(there))
		}
	}
	if got := strings.Join(made, " "); got != "liaison-20260415-173000.db liaison-20260416-023100.db liaison-20260419-090000.db liaison-20260420-023000.db" {
		t.Errorf("made %s", got)
	}
}

// A copy that a rehearsal left behind is removed, one at work is not.
func TestSweepCopies(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	old, err := newCopyDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(old, "copy.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*copyAge)); err != nil {
		t.Fatal(err)
	}
	fresh, err := newCopyDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := sweepCopies(time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("what was left behind is still there: %v", err)
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Errorf("one at work is gone: %v", err)
	}
}

// An admin who is there hears once that no backup can be made, within their
// hours, and what to do.
func TestNightlyFails(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 2, 30, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	storetest.Join(t, db, storetest.Admin, "test", 7)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := &keeper{db, slog.New(slog.NewTextHandler(t.Output(), nil)), keeping{Backups: filepath.Join(file, "dir"), KeepBackups: 3}}
	for range 3 {
		if err := k.step(t.Context()); err == nil {
			t.Fatal("a backup in a file")
		}
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		c, err := chat.FindCard(tx, "test", 7, chat.BackupKey)
		if err != nil {
			return err
		}
		if c.Version != 1 || !strings.Contains(c.Face.Text, "备份没做成") || !strings.Contains(c.Face.Text, "/backup") || c.NotBefore.Hour() != 8 {
			t.Errorf("told %d times, at %s: %s", c.Version, c.NotBefore, c.Face.Text)
		}
		h, err := chat.HealthNow(tx)
		if h.BackupFault == "" {
			t.Error("/status does not know")
		}
		return err
	})
}

// The drill on the whole program: people record visits, an admin asks for a
// backup in the chat, the backup is restored, and every visit whose card said
// 已记录 before is in it.
func TestBackupDrill(t *testing.T) {
	w := newWorld(t)
	admin := w.join(storetest.Admin)
	people := []*telegramtest.User{w.join(storetest.OfficerEast), w.join(storetest.OfficerEast2), w.join(storetest.OfficerWest)}
	stop := make(chan struct{})
	var mu sync.Mutex
	var recorded []string
	var work sync.WaitGroup
	for _, u := range people {
		work.Go(func() {
			for n := 1; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				card := u.WaitAfter(u.Send(fmt.Sprintf("今天去居然之家送政策，%d户", n)))
				u.Tap(card.ID, "提交")
				u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已记录") })
				mu.Lock()
				recorded = append(recorded, fmt.Sprint(u.Name, n))
				mu.Unlock()
			}
		})
	}
	w.Wait(func() bool { mu.Lock(); defer mu.Unlock(); return len(recorded) >= 30 })
	mu.Lock()
	before := append([]string(nil), recorded...)
	mu.Unlock()
	admin.Send("备份")
	said := admin.WaitText("已备份并核对：liaison-")
	close(stop)
	work.Wait()

	_, name, _ := strings.Cut(said.Text, "：")
	name, _, _ = strings.Cut(name, "（")
	dir := filepath.Join(filepath.Dir(w.db.Path()), "backups")
	to := filepath.Join(t.TempDir(), "restored.db")
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"--db", to, "restore", filepath.Join(dir, name)}, nil, &out, &errs); code != exitOK {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	out.Reset()
	if code := run(t.Context(), []string{"--db", to, "records"}, nil, &out, &errs); code != exitOK {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	there := map[string]bool{}
	for lines := json.NewDecoder(&out); lines.More(); {
		var r recordLine
		if err := lines.Decode(&r); err != nil {
			t.Fatal(err)
		}
		there[fmt.Sprint(r.By, r.Figures["辐射户数"])] = true
	}
	for _, visit := range before {
		if !there[visit] {
			t.Errorf("%s is not in the backup, which has %d", visit, len(there))
		}
	}
}
