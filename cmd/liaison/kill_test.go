package main_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
)

var kills = flag.Int("kills", 3, "how often TestKill kills the program")

// A victim is the program as a process of its own, on one database.
type victim struct {
	t      testing.TB
	binary string
	dir    string
	env    []string
	cmd    *exec.Cmd
	log    *bytes.Buffer
}

// newVictim has the test binary be the program, as [TestMain] lets it.
func newVictim(t testing.TB, s *telegramtest.Server) *victim {
	v := newProcess(t, s)
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, v.binary)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// newBuilt builds a program as deploy/build.sh does.
func newBuilt(t testing.TB, pkg string, s *telegramtest.Server) *victim {
	v := newProcess(t, s)
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", v.binary, pkg)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return v
}

// newProcess is a program that is not there yet and is to speak to a Telegram.
func newProcess(t testing.TB, s *telegramtest.Server) *victim {
	dir := t.TempDir()
	return &victim{t: t, binary: filepath.Join(dir, "liaison"), dir: dir, log: new(bytes.Buffer),
		env: append(os.Environ(), "TELEGRAM_BOT_TOKEN="+s.Token, "TELEGRAM_API_URL="+s.URL, "LIAISON_DB="+filepath.Join(dir, "liaison.db"))}
}

// open imports the roster, starts the program and has some people join.
func (v *victim) open(s *telegramtest.Server, names ...string) (joined []*telegramtest.User) {
	v.t.Helper()
	v.run("import", filepath.Join("testdata", "roster.csv"))
	v.start()
	for _, name := range names {
		joined = append(joined, v.join(s, name))
	}
	return joined
}

// run runs a command of the program to its end and returns what it printed.
func (v *victim) run(args ...string) string {
	v.t.Helper()
	cmd := exec.Command(v.binary, args...)
	cmd.Env = v.env
	out, err := cmd.Output()
	if err != nil {
		v.t.Fatalf("liaison %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (v *victim) start() {
	v.cmd = exec.Command(v.binary, "serve")
	v.cmd.Env, v.cmd.Stderr = v.env, v.log
	if err := v.cmd.Start(); err != nil {
		v.t.Fatal(err)
	}
}

func (v *victim) kill() {
	if v.cmd == nil {
		return // it was never started
	}
	if err := v.cmd.Process.Kill(); err != nil {
		v.t.Fatal(err)
	}
	v.cmd.Wait() // its error says that it was killed
}

// stop has the program end as a service manager does, and returns how long it
// took.
func (v *victim) stop() time.Duration {
	v.t.Helper()
	return v.end(os.Interrupt)
}

// end has the program end by a signal.
func (v *victim) end(by os.Signal) time.Duration {
	v.t.Helper()
	begin := time.Now()
	if err := v.cmd.Process.Signal(by); err != nil {
		v.t.Fatal(err)
	}
	if err := v.cmd.Wait(); err != nil {
		v.t.Errorf("it ended with %v\n%s", err, v.log)
	}
	return time.Since(begin)
}

// join has a person of the roster follow their invitation.
func (v *victim) join(s *telegramtest.Server, name string) *telegramtest.User {
	code := regexp.MustCompile(`i_[A-Za-z0-9_-]{22}`).FindString(v.run("invite", name))
	u := s.NewUser(name)
	u.Start(code)
	u.Tap(u.WaitText("您是").ID, "是我")
	u.WaitText("您好")
	return u
}

// TestKill kills the program at random moments while people work with it, and
// finds every visit once, every message that is no card at least once and in
// order, and every card in its final state.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("kills a process; not in the short run")
	}
	t.Parallel() // it waits more than it works
	s := telegramtest.New(t, telegramtest.Patience(time.Minute), telegramtest.Latency(2*time.Millisecond))
	v := newVictim(t, s)
	defer func() { v.kill() }()
	joined := v.open(s, "管理员甲", "城东所干事甲", "城东所干事乙", "城西所干事甲", "特种设备科干事甲", "消保科干事甲")
	admin, people := joined[0], joined[1:]

	stop := make(chan struct{})
	var wg sync.WaitGroup
	counts := make([]int, len(people))
	for i, u := range people {
		wg.Go(func() { counts[i] = work(u, stop) })
	}
	rng := rand.New(rand.NewPCG(1, uint64(*kills)))
	for range *kills {
		<-time.After(time.Duration(50+rng.IntN(400)) * time.Millisecond) // the random moment
		v.kill()
		v.start()
	}
	close(stop)
	wg.Wait()
	checkVisits(t, v, people, counts)
	checkFeedback(t, s, admin, people, counts)
	checkCards(t, s, people, counts)
	total := 0
	for _, n := range counts {
		total += n
	}
	t.Logf("%d kills, %d visits and %d messages that are no card", *kills, total, total)
}

// work has a person record visits and send feedback until stop, and returns how
// many. The number of households tells the visits apart.
func work(u *telegramtest.User, stop <-chan struct{}) (n int) {
	for {
		select {
		case <-stop:
			return n
		default:
		}
		n++
		visit(u, n)
	}
}

// visit has a person record their n-th visit and send their n-th feedback.
func visit(u *telegramtest.User, n int) {
	u.Send(fmt.Sprintf("今天去居然之家送政策，%d户", n))
	figure := households(n)
	card := u.WaitMessage("the card of "+figure, func(m telegramtest.Message) bool {
		_, open := m.Button("提交")
		return m.FromBot && open && hasLine(m.Text, figure)
	})
	u.Tap(card.ID, "提交")
	u.WaitMessage("the saved card of "+figure, func(m telegramtest.Message) bool {
		return m.FromBot && m.Has("已记录") && hasLine(m.Text, figure)
	})
	u.Send(fmt.Sprintf("反馈 第%d条", n))
}

func households(n int) string { return fmt.Sprintf("辐射户数：%d", n) }

// hasLine reports whether the figure stands in the text, and not a longer one.
func hasLine(text, figure string) bool {
	for field := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" 　\n", r) }) {
		if field == figure {
			return true
		}
	}
	return false
}

// checkVisits finds every visit exactly once.
func checkVisits(t *testing.T, v *victim, people []*telegramtest.User, counts []int) {
	seen := map[string]int{}
	lines := bufio.NewScanner(strings.NewReader(v.run("records")))
	for lines.Scan() {
		var r struct {
			Kind, By string
			Figures  map[string]int
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatalf("%v: %s", err, lines.Text())
		}
		if r.Kind == "visit" {
			seen[r.By+" "+strconv.Itoa(r.Figures["辐射户数"])]++
		}
	}
	want := 0
	for i, u := range people {
		for n := 1; n <= counts[i]; n++ {
			want++
			if got := seen[u.Name+" "+strconv.Itoa(n)]; got != 1 {
				t.Errorf("visit %d of %s is there %d times", n, u.Name, got)
			}
		}
	}
	if len(seen) != want {
		t.Errorf("%d different visits, want %d", len(seen), want)
	}
}

var numbered = regexp.MustCompile(`💬 (\S+) 反馈：第(\d+)条`)

// checkFeedback finds every message that is no card at least once and in order.
func checkFeedback(t *testing.T, s *telegramtest.Server, admin *telegramtest.User, people []*telegramtest.User, counts []int) {
	heard := func() map[string][]int {
		by := map[string][]int{}
		for _, m := range admin.Messages() {
			if g := numbered.FindStringSubmatch(m.Text); g != nil {
				n, _ := strconv.Atoi(g[2])
				by[g[1]] = append(by[g[1]], n)
			}
		}
		return by
	}
	s.Wait(func() bool {
		by := heard()
		for i, u := range people {
			if !slices.Contains(by[u.Name], counts[i]) {
				return false
			}
		}
		return true
	})
	for i, u := range people {
		got := slices.Compact(heard()[u.Name]) // twice in a row: the answer was lost
		for n := 1; n <= counts[i]; n++ {
			if n > len(got) || got[n-1] != n {
				t.Fatalf("feedback of %s came as %v, want 1 to %d", u.Name, got, counts[i])
			}
		}
	}
}

// checkCards finds each visit's card in its final state. Where the program was
// killed between Telegram's yes and its own commit the card was sent a second
// time; the copy nobody tapped is unknown to the program and stays as it was.
func checkCards(t *testing.T, s *telegramtest.Server, people []*telegramtest.User, counts []int) {
	for i, u := range people {
		for n := 1; n <= counts[i]; n++ {
			figure := households(n)
			s.Wait(func() bool {
				return slices.ContainsFunc(u.Messages(), func(m telegramtest.Message) bool {
					return m.FromBot && hasLine(m.Text, figure) && m.Has("已记录")
				})
			})
		}
	}
}
