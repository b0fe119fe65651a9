package main_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/storetest"
)

var drillTime = flag.Duration("drill", 0, "how long TestDrill goes on with all faults together; 0 is the short form")

// A drillFault is something that goes wrong for a while.
type drillFault struct {
	name  string
	calls []telegramtest.Fault            // what Telegram does meanwhile
	does  func(d *drill, t time.Duration) // what else happens, for about t; nil: nothing
	then  func(d *drill)                  // what is done once people rest
	lossy bool                            // Telegram may take something and not be heard
	long  bool                            // only in the long form: “all together” has it, or a test of its own
}

// Chances are of each request.
func network(share float64) []telegramtest.Fault {
	return []telegramtest.Fault{
		{Chance: 0.20 * share, Effect: telegramtest.ServerError(500)},
		{Chance: 0.10 * share, Effect: telegramtest.DropBefore()},
		{Chance: 0.10 * share, Effect: telegramtest.DropAfter()},
		{Chance: 0.10 * share, Effect: telegramtest.Truncate()},
		{Chance: 0.20 * share, Effect: telegramtest.BadGateway()},
		{Chance: 0.20 * share, Effect: telegramtest.Garbage(200, "<html>您的网络需要认证</html>")},
		{Method: "sendMessage", Chance: 0.05 * share, Effect: telegramtest.TooManyRequests(1)},
		{Method: "getUpdates", Chance: 0.02 * share, Effect: telegramtest.Conflict()},
		{Method: "getUpdates", Chance: 0.50 * share, Effect: telegramtest.Duplicate()},
		{Method: "getUpdates", Chance: 0.50 * share, Effect: telegramtest.Reorder()},
	}
}

// drillFaults are the faults of the drill, one at a time.
var drillFaults = []drillFault{
	{name: "20 % 5xx", long: true, calls: []telegramtest.Fault{{Chance: 0.2, Effect: telegramtest.ServerError(500)}}},
	{name: "10 % dropped before", long: true, calls: []telegramtest.Fault{{Chance: 0.1, Effect: telegramtest.DropBefore()}}},
	{name: "10 % dropped after", long: true, lossy: true, calls: []telegramtest.Fault{{Chance: 0.1, Effect: telegramtest.DropAfter()}}},
	{name: "garbage", long: true, lossy: true, calls: []telegramtest.Fault{{Chance: 0.2, Effect: telegramtest.BadGateway()}, {Chance: 0.2, Effect: telegramtest.Truncate()}}},
	{name: "429", long: true, calls: []telegramtest.Fault{{Method: "sendMessage", Chance: 0.1, Effect: telegramtest.TooManyRequests(1)}, {Method: "editMessageText", Chance: 0.1, Effect: telegramtest.TooManyRequests(1)}}},
	{name: "409", calls: []telegramtest.Fault{{Method: "getUpdates", Effect: telegramtest.Conflict()}}},
	{name: "twice and out of order", long: true, calls: []telegramtest.Fault{{Method: "getUpdates", Chance: 0.5, Effect: telegramtest.Duplicate()}, {Method: "getUpdates", Effect: telegramtest.Reorder()}}},
	{name: "no network", calls: []telegramtest.Fault{{Effect: telegramtest.DropBefore()}}},
	{name: "decorations refused", long: true, calls: []telegramtest.Fault{
		{Method: "setMyCommands", Effect: telegramtest.Refuse(404, "Not Found")}, {Method: "sendChatAction", Effect: telegramtest.Refuse(400, "Bad Request: unknown")},
		{Method: "setMessageReaction", Effect: telegramtest.Refuse(400, "Bad Request: REACTION_INVALID")}, {Method: "editMessageReplyMarkup", Effect: telegramtest.Refuse(400, "Bad Request: unknown")}}},
	{name: "clock", does: (*drill).jump},
	{name: "clock a year ahead", long: true, does: (*drill).jumpYear},
	{name: "file replaced", long: true, lossy: true, does: func(d *drill, t time.Duration) { d.robbed(t, "") }},
	{name: "WAL replaced", long: true, lossy: true, does: func(d *drill, t time.Duration) { d.robbed(t, "-wal") }},
	{name: "locked", does: (*drill).lock},
	{name: "read-only", does: (*drill).readOnly},
	{name: "full disk", does: (*drill).full},
	{name: "a backlog at the start", long: true, does: (*drill).backlog},
	{name: "a chat changes hands", long: true, calls: []telegramtest.Fault{{Effect: telegramtest.DropBefore()}}, does: (*drill).handOver, then: (*drill).newHands},
	{name: "SIGTERM", does: func(d *drill, t time.Duration) { d.restarts(t, d.stop) }},
	{name: "SIGKILL", long: true, lossy: true, does: func(d *drill, t time.Duration) { d.restarts(t, d.kill) }},
}

// Limits of the drill.
const (
	drillShort = 800 * time.Millisecond // of a fault in the short form
	drillLong  = 6 * time.Second        // of a fault in the long form: longer than SQLite waits for a lock
	aStretch   = time.Minute            // of the long form, after which all is accounted for
	recovery   = 10 * time.Second       // until everybody who waits is served, and once more
	spare      = 40                     // goroutines and files more than at rest: connections kept for the next calls
)

// TestDrill lets everything go wrong that the false Telegram and this machine
// can, one thing at a time and then all together, while 20 people work. After
// each fault they are served again soon, and what they said is accounted for:
// every visit once, every message that is no card at least once and in order,
// every card in its final state, every reminder once, and no goroutine and no file
// more than before. Each time is the morning of a new workday, whose lists of
// reminders fall due in the middle of it.
func TestDrill(t *testing.T) {
	if testing.Short() {
		t.Skip("runs processes; not in the short run")
	}
	t.Parallel() // it waits more than it works
	d := newDrill(t)
	d.practise(t, drillFault{name: "nothing"}, drillShort)
	lasts := drillShort
	if *drillTime > 0 {
		lasts = drillLong
	}
	for _, f := range drillFaults {
		if !f.long || storetest.Full() || *drillTime > 0 {
			t.Run(f.name, func(t *testing.T) { d.practise(t, f, lasts) })
		}
	}
	all := drillFault{name: "all together", calls: network(0.3), does: (*drill).everything, then: (*drill).afternoon, lossy: true}
	t.Run(all.name, func(t *testing.T) {
		d.practise(t, all, min(max(*drillTime, drillShort), aStretch))
		for begin := time.Now(); time.Since(begin) < *drillTime-aStretch; {
			d.practise(t, all, aStretch)
		}
	})
	d.t = t
	d.sum()
}

// practise has one fault last for a time while people work, and accounts for
// what they did.
func (d *drill) practise(t *testing.T, f drillFault, lasts time.Duration) {
	d.t = t
	d.morning(lasts / 2)
	before := d.total()
	kills := d.kills
	quit := d.work()
	lift := make([]func(), len(f.calls))
	for i, c := range f.calls {
		lift[i] = d.Fault(c)
	}
	if f.does != nil {
		f.does(d, lasts)
	} else {
		<-time.After(lasts)
	}
	for _, l := range lift {
		l()
	}
	over := time.Now()
	quit() // everybody ends what they are at …
	d.once()
	took := time.Since(over)
	if took > recovery {
		d.t.Errorf("%s: people were served again after %v", f.name, took)
	}
	d.slowest = max(d.slowest, took)
	if f.then != nil {
		f.then(d)
	}
	d.sendLists()
	d.waitLists()
	d.account(f)
	now := d.total()
	d.t.Logf("%-24s %4d visits, %3d remarks, %3d questions; %2d kills; served again after %v; %s",
		f.name, now.visits-before.visits, now.remarks-before.remarks, now.asked-before.asked, d.kills-kills, took.Round(10*time.Millisecond), d.rest)
}

// restarts ends the program again and again, at random moments.
func (d *drill) restarts(t time.Duration, end func()) {
	for until := time.Now().Add(t); time.Now().Before(until); {
		<-time.After(time.Duration(50+rand.IntN(400)) * time.Millisecond) // the random moment
		end()
		d.start()
	}
}

// backlog lets more come in than one answer of Telegram holds, while the program is down.
func (d *drill) backlog(time.Duration) {
	d.stop()
	<-time.After(think / 5) // whoever was just answered is at their next word
	for range backlogEach {
		for _, p := range d.people {
			p.Send(fmt.Sprintf("反馈 第%d条", p.remarks.Add(1)))
		}
	}
	d.start()
	d.served()
}

// backlogEach is how many messages of each person wait.
const backlogEach = 6

// everything ends the program, locks its file and turns its clock at random.
func (d *drill) everything(t time.Duration) {
	for until := time.Now().Add(t); time.Now().Before(until); {
		<-time.After(time.Duration(50+rand.IntN(700)) * time.Millisecond) // the random moment
		switch rand.IntN(10) {
		case 0:
			d.stop()
			d.start()
		case 1:
			d.lock(time.Duration(rand.IntN(2000)) * time.Millisecond)
		case 2, 3: // back again with the next start
			d.turn(time.Duration(30+rand.IntN(90)) * time.Minute) // more than any wait after a fault
		default:
			d.kill()
			d.start()
		}
	}
}

// jump lets the clock run ahead to when the lists are due, back with a new start,
// and ahead again. People work so fast that the lists have to wait.
func (d *drill) jump(t time.Duration) {
	due := d.listsDue().Add(5 * time.Second)
	d.turnTo(due)
	<-time.After(t / 2)
	d.stop()
	d.start() // on the right clock
	d.served()
	d.turnTo(due)
	<-time.After(t / 2)
}

// jumpYear lets the clock run a year ahead for a while, and back with a new start.
func (d *drill) jumpYear(t time.Duration) {
	d.leap(365 * 24 * time.Hour)
	<-time.After(t / 2)
	d.served()
	d.stop()
	d.start()
	d.served()
}

// robbed puts another file in the place of one of the database's: the program ends and says why. It
// starts again with the right one.
func (d *drill) robbed(t time.Duration, tail string) {
	<-time.After(t / 2)
	path := d.path() + tail
	err := os.Rename(path, path+".taken")
	if err == nil {
		err = os.WriteFile(path, nil, 0o600)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.cmd.Wait(); err == nil || d.cmd.ProcessState.ExitCode() != 12 {
		d.t.Errorf("its file was replaced, and it ended with %v", err)
	}
	if err := os.Rename(path+".taken", path); err != nil {
		d.t.Fatal(err)
	}
	d.start()
}

// readOnly starts the program where its file cannot be written: it says so.
func (d *drill) readOnly(time.Duration) {
	d.stop()
	defer d.start()
	if !d.namespaces {
		d.t.Log("read-only: no mounts of our own here")
		return
	}
	cmd := exec.Command("unshare", "-rm", "sh", "-c", `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && exec "$0" serve`, d.binary, d.files)
	cmd.Env = d.env
	said, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != 7 || !strings.Contains(string(said), "写") {
		d.t.Errorf("on a read-only disk: %v, %s", err, said)
	}
}
