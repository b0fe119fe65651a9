package main_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store/storetest"
)

// several are programs on one database on a server.
type several struct {
	*telegramtest.Server
	t        *testing.T
	programs []*one
	admin    *telegramtest.User
	people   []*telegramtest.User
}

// A one is one of them, on a clock of its own.
type one struct {
	*victim
	mu      sync.Mutex // killed and started
	off     time.Duration
	metrics string
	stdin   io.WriteCloser
}

func (o *one) start() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.cmd = exec.Command(filepath.Join(o.dir, "liaison-drill"))
	o.cmd.Env = append(o.env, "LIAISON_METRICS="+o.metrics, fmt.Sprintf("LIAISON_DRILL_CLOCK=%d", time.Now().Add(o.off).UnixMilli()))
	o.cmd.Stderr = o.log
	var err error
	if o.stdin, err = o.cmd.StdinPipe(); err == nil {
		err = o.cmd.Start()
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *one) kill() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.victim.kill()
}

// holds reports whether it is the one that receives and sends.
func (o *one) holds() bool {
	ask := http.Client{Timeout: 2 * time.Second} // it may be frozen
	resp, err := ask.Get("http://" + o.metrics + "/metrics")
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	return err == nil && strings.Contains(string(page), "liaison_receives_and_sends 1")
}

// newSeveral starts three programs whose clocks are 5 s apart, and has people join.
func newSeveral(t *testing.T, source string, people int, more ...string) *several {
	s := &several{Server: telegramtest.New(t, telegramtest.Patience(2*time.Minute), telegramtest.Latency(2*time.Millisecond)), t: t}
	for i, off := range []time.Duration{0, 5 * time.Second, -5 * time.Second} {
		v := newVictim(t, s.Server)
		if err := os.Symlink(v.binary, filepath.Join(v.dir, "liaison-drill")); err != nil {
			t.Fatal(err)
		}
		v.env = append(v.env, "LIAISON_DB="+source)
		if i < len(more) {
			v.env = append(v.env, "LIAISON_LISTEN="+more[i])
		}
		o := &one{victim: v, off: off, metrics: freeAddress(t)}
		s.programs = append(s.programs, o)
		t.Cleanup(func() {
			o.kill()
			if t.Failed() {
				t.Logf("program %d said\n%s", i, tail(o.log.String(), 3000))
			}
		})
	}
	v := s.programs[0].victim
	roster, err := os.ReadFile(filepath.Join("testdata", "roster.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	file.Write(roster)
	for i := range people {
		fmt.Fprintf(&file, "人员,走访员%s,,城东所,工作人员,,,,,,,,\n", string("甲乙丙丁戊己庚辛壬癸子丑寅卯"[3*i:3*i+3]))
	}
	path := filepath.Join(v.dir, "roster.csv")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	v.run("import", path)
	return s
}

// open starts the programs and has people join.
func (s *several) open(people int) {
	for _, o := range s.programs {
		o.start()
	}
	v := s.programs[0].victim
	s.admin = v.join(s.Server, "管理员甲")
	for i := range people {
		s.people = append(s.people, v.join(s.Server, "走访员"+string("甲乙丙丁戊己庚辛壬癸子丑寅卯"[3*i:3*i+3])))
	}
}

// work has each of the people record so many visits, while disturb disturbs it.
func (s *several) work(visits int, disturb func(stop <-chan struct{})) {
	stop, disturbed := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(disturbed)
		disturb(stop)
	}()
	var all sync.WaitGroup
	counts := make([]int, len(s.people))
	for i, u := range s.people {
		all.Go(func() {
			for range visits {
				counts[i]++
				visit(u, counts[i])
			}
		})
	}
	all.Wait()
	close(stop)
	<-disturbed
	checkVisits(s.t, s.programs[0].victim, s.people, counts)
	checkFeedback(s.t, s.Server, s.admin, s.people, counts)
	checkCards(s.t, s.Server, s.people, counts)
}

// twice is how often the admin was sent a message a second time.
func (s *several) twice() (n int) {
	seen := map[string]bool{}
	for _, m := range s.admin.Messages() {
		if g := numbered.FindString(m.Text); g != "" {
			if seen[g] {
				n++
			}
			seen[g] = true
		}
	}
	return n
}

// killSome kills the one that receives and sends, and then one of them every 2.5 s; each is
// started again at once.
func (s *several) killSome(stop <-chan struct{}, kills int) (killed int) {
	rng := rand.New(rand.NewPCG(1, 2))
	for wait := 200 * time.Millisecond; killed < kills; wait = 2500 * time.Millisecond {
		select {
		case <-stop:
			return killed
		case <-time.After(wait):
		}
		o := s.programs[rng.IntN(len(s.programs))]
		if h := s.holder(); h != nil && killed == 0 {
			o = h
		}
		o.kill()
		o.start()
		killed++
	}
	return killed
}

func long() (people, visits, kills int) {
	if storetest.Full() {
		return 12, 12, 24
	}
	return 5, 4, 3
}

// Three programs with clocks 5 s apart, of which one is killed every 2.5 s: each visit is
// there once, each person is answered, and in their order.
func TestSeveralKilled(t *testing.T) {
	people, visits, kills := long()
	s := newSeveral(t, storetest.Server(t), people)
	s.open(people)
	killed := 0
	s.work(visits, func(stop <-chan struct{}) { killed = s.killSome(stop, kills) })
	t.Logf("%d kills, %d visits, %d messages came twice", killed, people*visits, s.twice())
}

// The program that receives and sends is frozen: another takes over within 15 s, and at most
// what was under way is sent twice, also when the frozen one goes on.
func TestSeveralFrozen(t *testing.T) {
	people, visits, _ := long()
	s := newSeveral(t, storetest.Server(t), people)
	s.open(people)
	s.work(visits, func(stop <-chan struct{}) {
		<-time.After(300 * time.Millisecond)
		frozen := s.holder()
		for ; frozen == nil; frozen = s.holder() {
			<-time.After(100 * time.Millisecond)
		}
		begun := time.Now()
		frozen.cmd.Process.Signal(syscall.SIGSTOP)
		for s.holderBut(frozen) == nil {
			<-time.After(100 * time.Millisecond)
		}
		took := time.Since(begun)
		t.Logf("taken over after %.1f s", took.Seconds())
		if took > 15*time.Second {
			t.Errorf("taken over after %s", took)
		}
		frozen.cmd.Process.Signal(syscall.SIGCONT)
	})
	n := s.twice()
	t.Logf("%d messages came twice", n)
	if n > 16 {
		t.Errorf("%d messages came twice", n)
	}
}

func (s *several) holder() *one { return s.holderBut(nil) }

func (s *several) holderBut(not *one) *one {
	for _, o := range s.programs {
		if o != not && o.holds() {
			return o
		}
	}
	return nil
}

// With a webhook each program takes what comes, behind a proxy that goes on to the next where
// one does not answer.
func TestSeveralWebhook(t *testing.T) {
	people, visits, kills := long()
	listen := []string{freeAddress(t), freeAddress(t), freeAddress(t)}
	s := newSeveral(t, storetest.Server(t), people, listen...)
	proxy := &http.Server{Addr: freeAddress(t), Handler: roundRobin(listen)}
	go proxy.ListenAndServe()
	defer proxy.Close()
	for _, o := range s.programs {
		o.env = append(o.env, "LIAISON_WEBHOOK=http://"+proxy.Addr+"/hook")
	}
	s.open(people)
	killed := 0
	s.work(visits, func(stop <-chan struct{}) { killed = s.killSome(stop, kills) })
	t.Logf("%d kills, %d visits, %d messages came twice", killed, people*visits, s.twice())
}

// roundRobin passes each request on to the next of some programs that answers.
func roundRobin(to []string) http.Handler {
	var mu sync.Mutex
	next := 0
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		mu.Lock()
		next++
		first := next
		mu.Unlock()
		for i := range to {
			failed := false
			proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: to[(first+i)%len(to)]})
			proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { failed = true }
			again := r.Clone(r.Context())
			again.Body, again.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
			if proxy.ServeHTTP(w, again); !failed {
				return
			}
		}
		w.WriteHeader(http.StatusBadGateway)
	})
}
