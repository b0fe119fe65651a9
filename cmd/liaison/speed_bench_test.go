package main_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// Of the two benchmarks of the program as it is shipped.
const (
	rounds    = 3               // of each program in turn, so that a busy machine is busy for both
	roundTime = 4 * time.Second // of work in each
	quiet     = 8 * time.Second // before a program that has nothing to do is idle
)

// BenchmarkProcess measures the program as it is shipped: the static binary, a
// process with its own settings and 100,000 records in its file, and 100 people
// on a TCP port who each type a sentence and tap 提交, all the time. Beside it the
// same people speak to an echo bot, which keeps nothing. An update is a sentence
// or a tap. It takes a minute however often it is asked to run.
func BenchmarkProcess(b *testing.B) {
	ours, echo := newLoad(b, ".", 100, 0), newLoad(b, "./testdata/echo", 100, 0)
	ours.fill(b)
	ours.start()
	defer ours.kill()
	echo.start()
	defer echo.kill()
	time.Sleep(quiet)
	idle := ours.memory(b, "VmRSS")
	for range rounds {
		ours.work(b, ours.visit)
		echo.work(b, echo.speak)
	}
	most := ours.memory(b, "VmHWM")
	time.Sleep(quiet)
	idle = max(idle, ours.memory(b, "VmRSS"))

	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ours.perSecond(), "updates/s")
	b.ReportMetric(echo.perSecond(), "echo-updates/s")
	b.ReportMetric(ours.perSecond()/echo.perSecond(), "ratio")
	b.ReportMetric(ours.busy*1e6/float64(ours.updates.Load()), "µs/update")
	b.ReportMetric(echo.busy*1e6/float64(echo.updates.Load()), "µs/echo-update")
	b.ReportMetric(100*ours.metric(b, "go_gc_cpu_seconds_total")/ours.metric(b, "liaison_busy_cpu_seconds_total"), "%-collector")
	b.ReportMetric(most, "MB-under-load")
	b.ReportMetric(idle, "MB-idle")
}

// BenchmarkServers is BenchmarkProcess on a PostgreSQL server of the same machine, with one, two
// and three programs: one of them fetches the updates, or each gets its share of a webhook.
func BenchmarkServers(b *testing.B) {
	source := storetest.Server(b)
	l := newLoad(b, ".", 100, 0)
	l.env = append(l.env, "LIAISON_DB="+source)
	l.fillAt(b, source)
	var listen []string
	for range 3 {
		listen = append(listen, freeAddress(b))
	}
	for _, webhook := range []bool{false, true} {
		for n := 1; n <= 3; n++ {
			name := map[bool]string{false: "fetched", true: "webhook"}[webhook]
			b.Run(fmt.Sprintf("%s-%d", name, n), func(b *testing.B) { l.several(b, listen[:n], webhook) })
		}
	}
}

// several measures some programs, behind a proxy if there is a webhook.
func (l *load) several(b *testing.B, listen []string, webhook bool) {
	proxy := &http.Server{Addr: freeAddress(b), Handler: roundRobin(listen)}
	go proxy.ListenAndServe()
	defer proxy.Close()
	for i, at := range listen {
		v := &victim{t: b, binary: l.binary, dir: b.TempDir(), log: new(bytes.Buffer), env: append(slices.Clone(l.env), "LIAISON_LISTEN="+at)}
		if webhook {
			v.env = append(v.env, "LIAISON_WEBHOOK=http://"+proxy.Addr+"/hook")
		}
		if i > 0 {
			v.env = append(v.env, "LIAISON_METRICS="+freeAddress(b))
		}
		v.start()
		defer v.kill()
		if i == 0 {
			l.cmd = v.cmd
		}
	}
	time.Sleep(quiet)
	l.updates.Store(0)
	l.elapsed = 0
	for range rounds {
		l.work(b, l.visit)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(l.perSecond(), "updates/s")
}

// BenchmarkAnswer takes the time of an answer with 20 people and an API that
// takes 30 ms, of the program as BenchmarkProcess has it and of the echo bot. People
// look at an answer for up to a second before they go on; or not at all, so that all
// come at once and most of them wait for a whole poll.
func BenchmarkAnswer(b *testing.B) {
	for name, look := range map[string]time.Duration{"looking": time.Second, "at-once": 0} {
		b.Run(name, func(b *testing.B) {
			const latency = 30 * time.Millisecond
			ours, echo := newLoad(b, ".", 20, latency), newLoad(b, "./testdata/echo", 20, latency)
			ours.fill(b)
			ours.answers(b, "", look, ours.visit)
			echo.answers(b, "echo-", look, echo.speak)
			b.ReportMetric(0, "ns/op")
		})
	}
}

// answers reports how long what people do takes to be answered.
func (l *load) answers(b *testing.B, of string, look time.Duration, do func(u *telegramtest.User, n int)) {
	l.start()
	defer l.kill()
	for n, u := range l.people { // whoever is new gets the menu
		do(u, n)
	}
	l.took, l.look = nil, look
	for range rounds {
		l.work(b, do)
	}
	slices.Sort(l.took)
	for _, percent := range []int{50, 95, 99} {
		b.ReportMetric(l.took[len(l.took)*percent/100].Seconds()*1000, fmt.Sprintf("%sp%d-ms", of, percent))
	}
}

var backlog = flag.Int("backlog", 20_000, "how many updates wait when BenchmarkBacklog starts the program")

// BenchmarkBacklog starts the program, as BenchmarkProcess has it, where so many
// updates of 500 people wait. It counts how many of them are done in a second, and
// takes how long somebody who writes only then waits for the answer.
func BenchmarkBacklog(b *testing.B) {
	l := newLoad(b, ".", 501, 0)
	l.fill(b)
	newest := l.people[500]
	l.receive(b, l.people[:500], *backlog)
	begin := time.Now()
	l.start()
	defer l.kill()
	newest.WaitAfter(newest.Send("今天去居然之家送政策，62户"))
	b.ReportMetric(time.Since(begin).Seconds(), "s-newest")
	for l.metric(b, "liaison_inbox_rows") > 0 {
		time.Sleep(50 * time.Millisecond)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(time.Since(begin).Seconds(), "s-all")
	b.ReportMetric(float64(*backlog)/time.Since(begin).Seconds(), "updates/s")
}

// receive puts so many sentences into the inbox, of some chats in turn.
func (l *load) receive(b *testing.B, from []*telegramtest.User, n int) {
	db, err := store.Open(filepath.Join(l.dir, "liaison.db"), nil)
	if err != nil {
		b.Fatal(err)
	}
	for first := 0; first < n; first += 1000 {
		storetest.Update(b, db, func(tx *store.Tx) error {
			for i := first; i < min(n, first+1000); i++ {
				u := &chat.Update{Channel: "telegram", Remote: 1<<40 + int64(i), Chat: from[i%len(from)].Chat, At: tx.Now.Unix(), Kind: chat.Text,
					Text: fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", i%300+1)}
				if err := chat.Receive(tx, u); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
}

// A load is a program as a process, and people who speak to it.
type load struct {
	*victim
	people  []*telegramtest.User
	monitor string
	updates atomic.Int64
	elapsed time.Duration
	busy    float64       // processor time while at work, in seconds
	look    time.Duration // for how long people look at an answer, at most

	mu   sync.Mutex
	took []time.Duration // each answer
}

func newLoad(b *testing.B, pkg string, people int, latency time.Duration) *load {
	s := telegramtest.New(b, telegramtest.Latency(latency), telegramtest.Forget(), telegramtest.Patience(5*time.Minute))
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer free.Close()
	l := &load{victim: newBuilt(b, pkg, s), monitor: free.Addr().String()}
	for i := range people {
		l.people = append(l.people, s.NewUser(fmt.Sprint("干事", i)))
	}
	l.env = append(l.env, "LIAISON_METRICS="+l.monitor)
	return l
}

// fill has the people join a bureau with 100,000 records.
func (l *load) fill(b *testing.B) { l.fillAt(b, filepath.Join(l.dir, "liaison.db")) }

func (l *load) fillAt(b *testing.B, path string) {
	l.victim.fillAt(b, path, 100_000, func(tx *store.Tx) error {
		for _, u := range l.people {
			p := &bureau.Person{Name: u.Name, Active: true}
			if err := bureau.SavePerson(tx, p); err != nil {
				return err
			}
			if err := bureau.SavePost(tx, &bureau.Post{Person: p.ID, Role: bureau.Staff, Unit: 1, Active: true}); err != nil {
				return err
			}
			if err := chat.Join(tx, p.ID, "telegram", u.Chat); err != nil {
				return err
			}
		}
		return nil
	})
}

// work has everybody do something again and again for a round.
func (l *load) work(b *testing.B, do func(u *telegramtest.User, n int)) {
	begin, busy := time.Now(), l.processor(b)
	var people sync.WaitGroup
	for _, u := range l.people {
		people.Go(func() {
			l.pause()
			for n := 1; time.Since(begin) < roundTime && !b.Failed(); n++ {
				do(u, n)
			}
		})
	}
	people.Wait()
	l.elapsed += time.Since(begin)
	l.busy += l.processor(b) - busy
	if b.Failed() {
		b.Fatalf("%s", l.log)
	}
}

// visit is a sentence and a tap.
func (l *load) visit(u *telegramtest.User, n int) {
	begin := time.Now()
	card := u.WaitAfter(u.Send(fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", n%300+1)))
	l.answered(begin)
	begin = time.Now()
	u.Tap(card.ID, "提交")
	u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已记录") })
	l.answered(begin)
}

// speak is a sentence and its echo.
func (l *load) speak(u *telegramtest.User, n int) {
	begin := time.Now()
	u.WaitAfter(u.Send(fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", n%300+1)))
	l.answered(begin)
}

func (l *load) answered(begin time.Time) {
	l.updates.Add(1)
	l.mu.Lock()
	l.took = append(l.took, time.Since(begin))
	l.mu.Unlock()
	l.pause()
}

// pause is the time that somebody looks at an answer.
func (l *load) pause() {
	if l.look > 0 {
		time.Sleep(rand.N(l.look))
	}
}

func (l *load) perSecond() float64 { return float64(l.updates.Load()) / l.elapsed.Seconds() }

// memory is a line of /proc/PID/status, in MB.
func (l *load) memory(b *testing.B, line string) float64 {
	return float64(memory(b, l.cmd.Process.Pid, line)) / 1024
}

// memory is a line of /proc/PID/status, in KB: VmRSS is the resident memory now,
// VmHWM the highest ever.
func memory(b *testing.B, pid int, line string) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("no /proc here:", err)
	}
	m := regexp.MustCompile(line + `:\s+(\d+) kB`).FindSubmatch(status)
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

// processor is how much processor time the process has taken, in seconds.
func (l *load) processor(b *testing.B) float64 {
	stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(l.cmd.Process.Pid), "stat"))
	if err != nil {
		b.Skip("no /proc here:", err)
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	const user, system, hertz = 11, 12, 100 // of proc(5), counted after the name
	u, _ := strconv.Atoi(string(fields[user]))
	s, _ := strconv.Atoi(string(fields[system]))
	return float64(u+s) / hertz
}

// metric is a number of /metrics.
func (l *load) metric(b *testing.B, name string) float64 {
	resp, err := http.Get("http://" + l.monitor + "/metrics")
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.Fatal(err)
	}
	m := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindSubmatch(body)
	if m == nil {
		b.Fatalf("no %s in /metrics", name)
	}
	n, _ := strconv.ParseFloat(string(m[1]), 64)
	return n
}
