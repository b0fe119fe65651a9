package main_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// A drill is the program as a process of its own, and 20 people who work with it.
type drill struct {
	*victim
	*telegramtest.Server
	t          *testing.T
	begin      time.Time
	base       time.Time     // what the clock of the drill showed then
	skipped    atomic.Int64  // of the time since, the nights
	ahead      time.Duration // that of the program, until its next start
	day        day.Day       // of the lists that are due
	files      string        // where the database is
	stdin      io.WriteCloser
	metrics    string
	namespaces bool
	admin      *telegramtest.User
	people     []*worker
	desk       *telegramtest.User // the chat that changes hands, and who has it and gets it
	leaves     int64
	comes      int64
	kills      int
	atRest     *usage
	rest       usage
	most       usage         // held at rest
	slowest    time.Duration // recovery
	lists      int           // that were due
	copies     int           // of them, sent once more because the answer was lost
}

const drillPeople = 20

// newDrill starts the program with a bureau of 20 people who have all joined.
func newDrill(t *testing.T) *drill {
	d := &drill{t: t, begin: time.Now(), base: time.Date(2026, 4, 15, 10, 0, 0, 0, day.Shanghai)}
	d.Server = telegramtest.New(t, telegramtest.Patience(time.Minute), telegramtest.Latency(time.Millisecond), telegramtest.Clock(d.now), telegramtest.Forget())
	d.namespaces = exec.Command("unshare", "-rm", "true").Run() == nil
	dir := t.TempDir()
	d.files = filepath.Join(dir, "db")
	if err := os.Mkdir(d.files, 0o700); err != nil {
		t.Fatal(err)
	}
	d.victim = &victim{t: t, dir: dir, binary: d.link("liaison"), log: new(bytes.Buffer)}
	d.metrics = freeAddress(t)
	d.env = append(os.Environ(), "TELEGRAM_BOT_TOKEN="+d.Token, "TELEGRAM_API_URL="+d.URL, "LIAISON_DB="+d.path(), "LIAISON_METRICS="+d.metrics)
	d.run("import", filepath.Join("testdata", "roster.csv"))
	d.fill()
	d.link("liaison-drill")
	d.start()
	t.Cleanup(func() {
		d.kill()
		if t.Failed() {
			t.Logf("the program said\n%s", tail(d.log.String(), 6000))
		}
	})
	return d
}

func (d *drill) path() string { return filepath.Join(d.files, "liaison.db") }

// now is the right time on the clock of the drill.
func (d *drill) now() time.Time {
	return d.base.Add(time.Since(d.begin) + time.Duration(d.skipped.Load()))
}

// listsDue is when the lists of the day are due; they are sent five minutes later.
func (d *drill) listsDue() time.Time { return d.day.Time().Add(8*time.Hour + 35*time.Minute) }

// sendLists lets the time come when the lists of the day are sent.
func (d *drill) sendLists() {
	if at := d.listsDue().Add(6*time.Minute + 5*time.Second); d.now().Add(d.ahead).Before(at) {
		d.turnTo(at)
		d.skipped.Add(int64(d.ahead))
		d.ahead = 0
	}
}

// morning lets the next workday begin: its lists are due after a time.
func (d *drill) morning(after time.Duration) {
	d.report()
	d.day = day.NewCalendar().After(day.DayOf(d.now()), 1)
	d.turnTo(d.listsDue().Add(-after))
	d.skipped.Add(int64(d.ahead))
	d.ahead = 0
}

// afternoon lets the time come of what was put off while the clock ran ahead.
func (d *drill) afternoon() {
	d.stop()
	d.start()
	d.turnTo(d.day.Time().Add(15 * time.Hour))
}

// link is the test binary under the name of one of its programs.
func (d *drill) link(name string) string {
	self, err := os.Executable()
	if err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(filepath.Dir(d.files), name)
	if err := os.Symlink(self, path); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func freeAddress(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// fill gives the bureau its people and a problem, and has them all joined.
func (d *drill) fill() {
	clock := new(store.Clock)
	clock.Set(d.now())
	db, err := store.Open(d.path(), clock)
	if err != nil {
		d.t.Fatal(err)
	}
	storetest.Update(d.t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		unit := dir.PersonNamed("城东所干事甲").Posts[0].Unit
		join := func(p int64, name string) (*telegramtest.User, error) {
			u := d.NewUser(name)
			return u, chat.Join(tx, p, "telegram", u.Chat)
		}
		if d.admin, err = join(dir.PersonNamed("管理员甲").ID, "管理员甲"); err != nil {
			return err
		}
		if err := d.setDesk(tx, unit, join); err != nil {
			return err
		}
		for i := range drillPeople {
			p := &bureau.Person{Name: fmt.Sprintf("干事%02d", i), Active: true}
			err := errors.Join(bureau.SavePerson(tx, p), bureau.SavePost(tx, &bureau.Post{Person: p.ID, Role: bureau.Staff, Unit: unit, Active: true}))
			if err != nil {
				return err
			}
			u, err := join(p.ID, p.Name)
			if err != nil {
				return err
			}
			d.people = append(d.people, &worker{User: u})
		}
		return nil
	})
	if err := db.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// setDesk adds the chat that changes hands: whoever has it is of the unit, whoever gets it is not.
func (d *drill) setDesk(tx *store.Tx, unit int64, join func(p int64, name string) (*telegramtest.User, error)) (err error) {
	leaves, comes := &bureau.Person{Name: "交接人", Active: true}, &bureau.Person{Name: "接手人", Active: true}
	err = errors.Join(bureau.SavePerson(tx, leaves), bureau.SavePerson(tx, comes))
	if err == nil {
		err = bureau.SavePost(tx, &bureau.Post{Person: leaves.ID, Role: bureau.Staff, Unit: unit, Active: true})
	}
	if err == nil {
		d.leaves, d.comes = leaves.ID, comes.ID
		d.desk, err = join(leaves.ID, leaves.Name)
	}
	return err
}

// start starts the program on the right time.
func (d *drill) start() { d.startAs(exec.Command(filepath.Join(d.dir, "liaison-drill"))) }

func (d *drill) startAs(cmd *exec.Cmd, env ...string) {
	d.ahead = 0
	cmd.Env = append(append(d.env, fmt.Sprintf("LIAISON_DRILL_CLOCK=%d", d.now().UnixMilli())), env...)
	cmd.Stderr, cmd.WaitDelay = d.log, time.Second
	var err error
	if d.stdin, err = cmd.StdinPipe(); err == nil {
		err = cmd.Start()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	d.cmd = cmd
}

func (d *drill) kill() {
	d.victim.kill()
	d.kills++
}

// stop has the program end as a service manager does, within its 5 s.
func (d *drill) stop() {
	begin := time.Now()
	if err := d.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		d.t.Fatal(err)
	}
	if err := d.cmd.Wait(); err != nil && !signalled(err) {
		d.t.Errorf("it ended with %v", err)
	}
	if took := time.Since(begin); took > 5*time.Second {
		d.t.Errorf("stopping took %v", took)
	}
}

// signalled reports whether a process ended by SIGTERM: it came before the
// program listened.
func signalled(err error) bool {
	e, ok := errors.AsType[*exec.ExitError](err)
	return ok && e.Sys().(syscall.WaitStatus).Signal() == syscall.SIGTERM
}

// turn sets the clock of the program forward until it ends.
func (d *drill) turn(by time.Duration) {
	d.ahead += by
	if _, err := fmt.Fprintln(d.stdin, by); err != nil {
		d.t.Error(err)
	}
}

// leap has it jump as that of a machine does that somebody sets.
func (d *drill) leap(by time.Duration) {
	d.ahead += by
	if _, err := fmt.Fprintln(d.stdin, "leap", by); err != nil {
		d.t.Error(err)
	}
}

// turnTo sets it forward to a time.
func (d *drill) turnTo(at time.Time) { d.turn(at.Sub(d.now()) - d.ahead) }

// lock holds the file as another program that writes does.
func (d *drill) lock(t time.Duration) {
	other, err := sql.Open("sqlite", "file:"+d.path()+"?_txlock=immediate&_pragma=busy_timeout(5000)")
	if err != nil {
		d.t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.Begin()
	if err != nil {
		d.t.Fatal(err)
	}
	<-time.After(t)
	if err := tx.Rollback(); err != nil {
		d.t.Error(err)
	}
}

// full lets the program work on a small disk until that is full, and gives it
// room again. The file comes back as it was left.
func (d *drill) full(t time.Duration) {
	if !d.namespaces {
		d.t.Log("full disk: no mounts of our own here")
		return
	}
	d.stop()
	info, err := os.Stat(d.path())
	if err != nil {
		d.t.Fatal(err)
	}
	disk := filepath.Join(d.dir, "disk")
	if err := os.MkdirAll(disk, 0o700); err != nil {
		d.t.Fatal(err)
	}
	script := fmt.Sprintf(`mount -t tmpfs -o size=%dk liaison "$1" && cp "$2"/liaison.db "$1" && echo ready
trap 'kill -TERM $p' TERM; "$0" <&3 & p=$!; wait $p; wait $p; cp "$1"/liaison.db* "$2"`, info.Size()/1024+40<<10)
	cmd := exec.Command("unshare", "-rm", "sh", "-c", "exec 3<&0\n"+script, filepath.Join(d.dir, "liaison-drill"), disk, d.files)
	out, err := cmd.StdoutPipe()
	if err != nil {
		d.t.Fatal(err)
	}
	d.startAs(cmd, "LIAISON_DB="+filepath.Join(disk, "liaison.db"))
	if _, err := io.ReadFull(out, make([]byte, len("ready\n"))); err != nil {
		d.t.Fatalf("no small disk: %v", err)
	}
	d.served()
	empty := fillDisk(d.t, fmt.Sprintf("/proc/%d/root%s", cmd.Process.Pid, disk))
	d.admin.WaitText("请腾出空间")
	<-time.After(t)
	empty()
	d.served()
	d.stop()
	d.start()
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }
