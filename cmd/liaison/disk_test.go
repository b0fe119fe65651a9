package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
)

// smallDisk starts the program on a disk of its own, of so many MB, with the
// database as it is. It returns where the disk is seen from outside.
func (v *victim) smallDisk(megabytes int) (dir string) {
	v.t.Helper()
	disk := filepath.Join(v.dir, "disk")
	if err := os.MkdirAll(disk, 0o700); err != nil {
		v.t.Fatal(err)
	}
	script := fmt.Sprintf(`mount -t tmpfs -o size=%dm liaison "$1" && cp "$2" "$1"/liaison.db && exec "$0" serve`, megabytes)
	if err := exec.Command("unshare", "-rm", "true").Run(); err != nil {
		v.t.Skip("no disk of its own here:", err)
	}
	v.cmd = exec.Command("unshare", "-rm", "sh", "-c", script, v.binary, disk, filepath.Join(v.dir, "liaison.db"))
	v.cmd.Env, v.cmd.Stderr = append(v.env, "LIAISON_DB="+filepath.Join(disk, "liaison.db")), v.log
	if err := v.cmd.Start(); err != nil {
		v.t.Fatal(err)
	}
	return fmt.Sprintf("/proc/%d/root%s", v.cmd.Process.Pid, disk)
}

// fillDisk leaves no room on a disk.
func fillDisk(t *testing.T, dir string) (empty func()) {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	for block := make([]byte, 4096); err == nil; {
		_, err = f.Write(block)
	}
	if !strings.Contains(err.Error(), "no space") {
		t.Fatal(err)
	}
	f.Close()
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// A database that is deleted or replaced while serve runs is noticed: nobody reads 已记录
// of what is kept nowhere, the program ends with a code of its own, and what waited is
// answered when the file is back.
func TestDatabaseTakenAway(t *testing.T) {
	if testing.Short() {
		t.Skip("runs processes; not in the short run")
	}
	t.Parallel()
	for name, take := range map[string]func(path string) error{
		"moved": func(path string) error { return nil },
		"replaced": func(path string) error {
			return os.WriteFile(path, nil, 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // it waits more than it works
			s := telegramtest.New(t, telegramtest.Patience(time.Minute))
			v := newVictim(t, s)
			u := v.open(s, "城东所干事甲")[0]
			path := filepath.Join(v.dir, "liaison.db")
			move := func(from, to string) {
				for _, tail := range []string{"", "-wal", "-shm"} {
					if err := os.Rename(from+tail, to+tail); err != nil {
						t.Fatal(err)
					}
				}
			}
			move(path, path+".away")
			if err := take(path); err != nil {
				t.Fatal(err)
			}
			before := len(u.Messages())
			asked := u.Send("今天去居然之家送政策，来了62户")
			if err := v.cmd.Wait(); v.cmd.ProcessState.ExitCode() != 12 || !strings.Contains(v.log.String(), "被删除、移走或换掉") {
				t.Errorf("it ended with %v\n%s", err, v.log)
			}
			if now := u.Messages(); len(now) != before+1 {
				t.Errorf("somebody was answered: %v", now[before:])
			}
			move(path+".away", path)
			v.start()
			defer v.kill()
			u.WaitAfter(asked)
		})
	}
}

// On a full disk whoever writes hears so, and the admin; nothing is damaged, and
// everything goes on by itself when there is room.
func TestDiskFull(t *testing.T) {
	if testing.Short() {
		t.Skip("a process on a disk of its own; not in the short run")
	}
	t.Parallel() // it waits more than it works
	s := telegramtest.New(t, telegramtest.Patience(time.Minute))
	v := newVictim(t, s)
	joined := v.open(s, "管理员甲", "城东所干事甲")
	admin, u := joined[0], joined[1]
	v.stop()
	disk := v.smallDisk(4)
	defer v.kill()
	u.WaitAfter(u.Send("#99"))
	empty := fillDisk(t, disk)
	sent := 0
	told := func(u *telegramtest.User, words string) bool {
		for _, m := range u.Messages() {
			if m.FromBot && m.Has(words) {
				return true
			}
		}
		return false
	}
	for !told(u, "磁盘满了，这条暂时记不下") { // what the files have room for goes on
		sent++
		card := u.WaitAfter(u.Send(fmt.Sprintf("今天去居然之家送政策，%d户", sent)))
		if _, open := card.Button("提交"); open {
			u.Tap(card.ID, "提交")
		}
		if sent > 2000 {
			t.Fatal("the disk is never full")
		}
	}
	admin.WaitText("请腾出空间")
	last := u.Send("今天去居然之家送政策，9999户")
	empty()
	card := u.WaitMessage("the card of the last message", func(m telegramtest.Message) bool {
		_, open := m.Button("提交")
		return open && m.Has("辐射户数：9999")
	})
	u.Tap(card.ID, "提交")
	u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已记录") })
	for n := 1; n <= sent; n++ {
		figure := households(n)
		u.WaitMessage("the card of "+figure, func(m telegramtest.Message) bool { return m.FromBot && hasLine(m.Text, figure) })
	}
	inside := exec.Command("nsenter", "-t", fmt.Sprint(v.cmd.Process.Pid), "-U", "-m", "--preserve-credentials",
		v.binary, "--db", filepath.Join(v.dir, "disk", "liaison.db"), "check", "--offline")
	if said, err := inside.CombinedOutput(); !strings.Contains(string(said), "完好") {
		t.Errorf("after it: %s, %v", said, err)
	}
	t.Logf("%d messages, the last #%d, until the disk was full", sent, last)
}
