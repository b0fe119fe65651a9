package main

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
	"liaison/store/storetest"
)

// check names each state that is not well, and says what to do about it.
func TestCheckNamesStates(t *testing.T) {
	const long = -2 * time.Hour
	send := func(tx *store.Tx) error {
		return chat.Send(tx, chat.Message{Channel: "telegram", Chat: 5, Kind: chat.Say, Text: "好"})
	}
	for name, c := range map[string]struct {
		from  time.Duration // before now: the clock of what is kept
		keeps func(*store.Tx) error
		then  func(path string) error
		says  string
		does  string
	}{
		"a clock that jumped": {0, func(tx *store.Tx) error {
			return chat.NoteJump(tx, store.Jump{At: tx.Now.Add(-time.Hour), By: 26 * time.Hour})
		}, nil, "△ 系统时间突然从 ", "→ 核对系统时间，不对就校准（如 timedatectl set-ntp true）"},
		"a record of a time to come": {49 * time.Hour, func(tx *store.Tx) error {
			return record.Add(tx, &record.Record{Kind: record.KindVisit, Day: tx.Today(), Point: 1, Author: 1, Typist: 1})
		}, nil, "比数据库里最近的记录 ", "→ 核对系统时间，不对就校准（如 timedatectl set-ntp true）；时间对的话，那是时间走错时记的"},
		"a backup of a time to come":  {49 * time.Hour, nil, nil, "有日期比现在还晚的备份：liaison-2", "→ 核对系统时间；时间对的话，那是时间走错时做的"},
		"a file that others may read": {0, nil, func(path string) error { return os.Chmod(path, 0o644) }, "数据库文件别的账号也能读（0644）", "→ chmod 600 数据库文件"},
		"a refused decoration": {0, func(tx *store.Tx) error {
			return chat.NoteSmallRefused(tx, "telegram", errors.New("Bad Request: not here"))
		}, nil, "Telegram没有收下一个小动作（表情、命令菜单、正在输入）：Bad Request: not here", "→ 消息照发，记录不受影响"},
		"a backlog that came": {long, func(tx *store.Tx) error {
			return chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: 1, Chat: 5, Kind: chat.Text})
		}, nil, "✗ 待处理 1，最早的从 ", "→ serve 在运行吗？请看它的日志"},
		"a backlog that waits":        {long, send, nil, "✗ 待发送 1，最早的从 ", "→ serve 在运行吗？请看它的日志，和服务器的网络、代理"},
		"a database that was deleted": {0, nil, os.Remove, "不见了或是空的，备份还在：", "→ 停掉 serve，把原来的文件（连同 -wal、-shm）放回原处；找不回来就 liaison restore "},
		"a database that was emptied": {0, nil, func(path string) error { return os.Truncate(path, 0) }, "不见了或是空的，备份还在：", "找不回来就 liaison restore "},
		"a database that was replaced by something else": {0, nil, func(path string) error {
			return os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600)
		}, "✗ 数据库 ", "→ 停掉 serve，用 liaison restore 恢复最近的备份"},
		"a missing -wal": {0, nil, func(path string) error { return os.WriteFile(path+"-shm", nil, 0o600) }, "-wal：最近写的可能在里面", "→ 停掉 serve，把它放回原处"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "liaison.db")
			clock := new(store.Clock)
			clock.Set(time.Now().Add(c.from))
			db, err := store.Open(path, clock)
			if err != nil {
				t.Fatal(err)
			}
			storetest.Import(t, db, "roster.csv", storetest.Sample)
			if c.keeps != nil {
				storetest.Update(t, db, c.keeps)
			}
			_, err = db.BackupIn(t.Context(), filepath.Join(filepath.Dir(path), "backups"), 1)
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			if c.then != nil {
				if err := c.then(path); err != nil {
					t.Fatal(err)
				}
			}
			var out bytes.Buffer
			run(t.Context(), []string{"--db", path, "check", "--offline"}, nil, &out, io.Discard)
			if !strings.Contains(out.String(), c.says) || !strings.Contains(out.String(), c.does) {
				t.Errorf("check does not say %q with %q:\n%s", c.says, c.does, &out)
			}
		})
	}
}

// While a program works on it, check finds that the -wal file is gone, and makes no new one.
func TestCheckFindsNoWAL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "liaison.db")
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "a", "b") })
	if err := os.Remove(path + "-wal"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	code := run(t.Context(), []string{"--db", path, "check", "--offline"}, nil, &out, io.Discard)
	if code != exitFinding || !strings.Contains(out.String(), "✗ 少了 "+path+"-wal") {
		t.Errorf("code %d:\n%s", code, &out)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("there is a new -wal")
	}
}

// Where a database is gone and its backups are there, serve does not begin with a new one, and
// no command takes an empty file for a database.
func TestLostDatabase(t *testing.T) {
	for name, lose := range map[string]func(path string) error{
		"deleted": os.Remove,
		"emptied": func(path string) error { return os.Truncate(path, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "liaison.db")
			db, err := store.Open(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			backup, err := db.BackupIn(t.Context(), filepath.Join(filepath.Dir(path), "backups"), 1)
			if err := errors.Join(err, db.Close(), lose(path)); err != nil {
				t.Fatal(err)
			}
			t.Setenv("TELEGRAM_BOT_TOKEN", "123456:"+strings.Repeat("A", 35))
			for command, says := range map[string]string{"serve": messages.DatabaseLost(path, backup), "backup": messages.NoDatabase(path), "people": messages.NoDatabase(path)} {
				var said bytes.Buffer
				if code := run(t.Context(), []string{"--db", path, command}, nil, io.Discard, &said); code != exitAbsent || !strings.Contains(said.String(), says) {
					t.Errorf("%s: code %d: %s", command, code, &said)
				}
			}
			if info, err := os.Stat(path); err == nil && info.Size() > 0 {
				t.Error("there is a new database")
			}
		})
	}
}

// serve says of itself, when it is asked, that its database was replaced or deleted beside it, or
// lost its -wal.
func TestHealthOfAReplacedDatabase(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"replaced": func(path string) error {
			body, err := os.ReadFile(path)
			return errors.Join(err, os.WriteFile(path+".new", body, 0o600), os.Rename(path+".new", path))
		},
		"deleted":     os.Remove,
		"without WAL": func(path string) error { return os.Remove(path + "-wal") },
	} {
		t.Run(name, func(t *testing.T) {
			m, p, _ := newMonitor(t, time.Now())
			p.at = time.Now()
			storetest.Update(t, m.db, func(tx *store.Tx) error { return store.Set(tx, "a", "b") })
			if code, body := get(t, m, "/healthz"); code != http.StatusOK {
				t.Fatalf("at first: %d %s", code, body)
			}
			if err := harm(m.db.Path()); err != nil {
				t.Fatal(err)
			}
			if code, body := get(t, m, "/healthz"); code != http.StatusServiceUnavailable || !strings.Contains(body, messages.DatabaseGone) {
				t.Errorf("%d %s", code, body)
			}
		})
	}
}
