package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/storetest"
)

// naked starts the program in the root of its image: binary, root and data are
// the names here, the fourth is the working directory there. There is nothing but
// the program and the data, and only the data can be written; the user is not
// root there, has no capability and can gain none.
const naked = `#!/bin/sh
exec unshare -rm sh -ec '
binary=$1 root=$2 data=$3 dir=$4
shift 4
mount -t tmpfs -o mode=0755 image "$root"
mkdir "$root/data"
touch "$root/liaison"
mount --bind "$binary" "$root/liaison"
mount --bind "$data" "$root/data"
mount -o remount,ro image "$root"
exec setpriv --no-new-privs unshare -U --map-user=%[5]s --map-group=%[5]s -R "$root" -w "$dir" /liaison "$@"
' sh '%[1]s' '%[2]s' '%[3]s' '%[4]s' "$@"
`

// An image is what the last stage of the Dockerfile says.
type image struct {
	env     []string
	user    string
	workdir string
	health  []string // the command that asks how the program is
}

func readImage(t *testing.T) *image {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("deploy", "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	i := &image{workdir: "/", env: []string{"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}}
	for line := range strings.Lines(string(text[bytes.LastIndex(text, []byte("\nFROM "))+1:])) {
		line = strings.TrimSpace(line)
		switch what, value, _ := strings.Cut(line, " "); what {
		case "ENV":
			i.env = append(i.env, strings.Fields(value)...)
		case "USER":
			i.user, _, _ = strings.Cut(value, ":")
		case "WORKDIR":
			i.workdir = value
		case "HEALTHCHECK":
			_, command, _ := strings.Cut(value, "CMD ")
			if err := json.Unmarshal([]byte(command), &i.health); err != nil || i.health[0] != "/liaison" {
				t.Errorf("HEALTHCHECK %s: %v", value, err)
			}
		}
	}
	return i
}

// newNaked builds the program as the image has it, and dresses it in nothing.
func newNaked(t *testing.T, s *telegramtest.Server, i *image) (v *victim, root, data string) {
	if err := exec.Command("unshare", "-rm", "setpriv", "--no-new-privs", "unshare", "-U", "--map-user=65532", "true").Run(); err != nil {
		t.Skipf("no namespaces of our own here: %v", err)
	}
	dir := t.TempDir()
	root, data = filepath.Join(dir, "root"), filepath.Join(dir, "data")
	for _, d := range []string{root, data} {
		if err := os.Mkdir(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	program := filepath.Join(dir, "program")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	v = &victim{t: t, dir: dir, binary: filepath.Join(dir, "liaison"), log: new(bytes.Buffer)}
	script := fmt.Sprintf(naked, program, root, data, i.workdir, i.user)
	if err := os.WriteFile(v.binary, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	v.env = append(i.env, "TELEGRAM_BOT_TOKEN="+s.Token, "TELEGRAM_API_URL="+s.URL, "LIAISON_METRICS="+freeAddress(t))
	return v, root, data
}

// TestNaked runs the program with what its image gives it and no more: no /tmp, no
// /etc, no /proc, no time zones, a root that cannot be written, and no rights.
func TestNaked(t *testing.T) {
	i := readImage(t)
	if !storetest.Full() {
		t.Skip("compiles everything as the image has it: only with LIAISON_FULL")
	}
	t.Parallel() // it waits more than it works
	s := telegramtest.New(t, telegramtest.Patience(time.Minute))
	v, root, data := newNaked(t, s, i)
	roster, err := os.ReadFile(filepath.Join("testdata", "roster.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "roster.csv"), roster, 0o600); err != nil {
		t.Fatal(err)
	}
	v.run("import", "/data/roster.csv")
	v.start()
	defer func() { v.kill() }()
	admin, officer := v.join(s, "管理员甲"), v.join(s, "城东所干事甲")
	bare(t, v.cmd.Process.Pid, root)

	card := officer.WaitAfter(officer.Send("今天去居然之家送政策，62户，现场答疑5个"))
	officer.Tap(card.ID, "提交")
	officer.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已记录 · 走访 #1") })
	nakedFiles(s, admin)
	nakedCommands(t, v, data)

	begin := time.Now()
	if err := v.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err, took := v.cmd.Wait(), time.Since(begin); err != nil || took > 5*time.Second {
		t.Errorf("it ended after %v with %v\n%s", took, err, v.log)
	}
	v.cmd = nil
	wantFiles(t, data)
}

// bare sees that the running program has no rights and can see nothing.
func bare(t *testing.T, pid int, root string) {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"CapEff:\t0000000000000000", "NoNewPrivs:\t1"} {
		if !strings.Contains(string(status), want) {
			t.Errorf("no %q in\n%s", want, status)
		}
	}
	uids, err := os.ReadFile(fmt.Sprintf("/proc/%d/uid_map", pid))
	if err != nil || !strings.HasPrefix(strings.TrimSpace(string(uids)), "65532 ") {
		t.Errorf("it runs as %q, %v", uids, err)
	}
	there := fmt.Sprintf("/proc/%d/root", pid)
	if got := names(t, there); !slices.Equal(got, []string{"data", "liaison"}) {
		t.Errorf("its root holds %v", got)
	}
	if err := os.WriteFile(there+"/x", nil, 0o600); err == nil {
		t.Error("its root can be written")
	}
}

// nakedFiles has every kind of file made and sent.
func nakedFiles(s *telegramtest.Server, admin *telegramtest.User) {
	file := func(suffix string) {
		admin.WaitMessage("the file "+suffix, func(m telegramtest.Message) bool {
			return m.Document != nil && strings.HasSuffix(m.Document.Name, suffix) && len(m.Document.Bytes) > 0
		})
	}
	admin.Send("导出今年走访")
	file(".xlsx")
	admin.WaitText("填报单位") // asked once, below the first table
	admin.Tap(admin.WaitAfter(admin.Send("总结")).ID, "要 Word")
	file(".docx")
	admin.Send("提醒预演")
	file(".txt")
	admin.Send("走访趋势")
	admin.WaitMessage("the picture", func(m telegramtest.Message) bool { return m.Photo != nil })
	admin.Send("备份")
	admin.WaitText("已备份并核对")
}

// nakedCommands runs the commands beside the running program.
func nakedCommands(t *testing.T, v *victim, data string) {
	t.Helper()
	for _, c := range []struct{ args, want string }{
		{"backup /data/copy.db", "copy.db"},
		{"restore /data/copy.db --db /data/second.db", "1 条"},
		{"ledger --from 2026-01-01 --to 2099-12-31 --out /data/all.xlsx", "all.xlsx"},
		{"report --from 2026-01-01 --to 2099-12-31 --appendix --out /data/year.docx", "year.docx"},
		{"remind --from 2026-11-02 --to 2026-11-06", "month-card"},
		{"records", `"辐射户数":62`},
		{"read 昨天去居然之家送政策，3户", "居然之家"},
		{"--db /data/none.db read 今天去居然之家送政策，62户", "送政策"}, // a database for the moment
		{"calendar", "2026"},
		{"people", "管理员甲"},
		{"check", "临时文件放在 /data"},
		{strings.Join(readImage(t).health[1:], " "), "一切正常"},
	} {
		if got := v.run(strings.Fields(c.args)...); !strings.Contains(got, c.want) {
			t.Errorf("liaison %s: no %q in\n%s", c.args, c.want, got)
		}
	}
	for _, name := range []string{"copy.db", "all.xlsx", "year.docx"} {
		if info, err := os.Stat(filepath.Join(data, name)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

// wantFiles sees that nothing is left of what was only for the moment.
func wantFiles(t *testing.T, data string) {
	t.Helper()
	want := []string{"all.xlsx", "backups", "copy.db", "liaison.db", "roster.csv", "second.db", "year.docx"}
	if got := names(t, data); !slices.Equal(got, want) {
		t.Errorf("beside the database stand %v, want %v", got, want)
	}
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others may read %s: %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	found, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		all = append(all, f.Name())
	}
	return all
}
