package main_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"liaison/bot/dingtalk/dingtest"
	"liaison/store/storetest"
)

// The program on 钉钉 is killed at random moments while somebody records visits, whether 钉钉 sends
// again what nobody acknowledged or not; connections are cut, answers are lost. Each visit is
// there once, each card once and in its final state.
func TestKillOverDingTalk(t *testing.T) {
	t.Parallel() // it waits more than it works
	for name, again := range map[string][]dingtest.Option{"again": {dingtest.Redelivers()}, "once": nil} {
		if again == nil && !storetest.Full() {
			continue
		}
		t.Run(name, func(t *testing.T) { killOverDingTalk(t, again...) })
	}
}

func killOverDingTalk(t *testing.T, opts ...dingtest.Option) {
	export, err := os.ReadFile(filepath.Join("deploy", "dingtalk-card.json"))
	if err != nil {
		t.Fatal(err)
	}
	// What the program did before it was killed is not known to the false 钉钉: an acknowledgement
	// that comes twice after a redelivery is no fault.
	s := dingtest.New(t, append(opts, dingtest.Template(export), dingtest.Second(1000), dingtest.AllowViolations())...)
	dir := t.TempDir()
	v := &victim{t: t, binary: filepath.Join(dir, "liaison"), dir: dir, log: new(bytes.Buffer)}
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, v.binary)
	}
	if err != nil {
		t.Fatal(err)
	}
	v.env = append(os.Environ(), "TELEGRAM_BOT_TOKEN=", "LIAISON_METRICS=off", "LIAISON_DB="+filepath.Join(dir, "liaison.db"), "LIAISON_DINGTALK_ID="+s.ClientID,
		"DINGTALK_CLIENT_SECRET="+s.ClientSecret, "LIAISON_DINGTALK_TEMPLATE="+s.TemplateID, "LIAISON_DINGTALK_API="+s.URL, "LIAISON_DINGTALK_OLD_API="+s.URL,
		"LIAISON_DINGTALK_SECOND=1000")
	v.run("import", filepath.Join("testdata", "roster.csv"))
	v.start()
	t.Cleanup(func() { v.kill() })
	connected := func() { s.Wait("a connection", func() bool { return s.Connections() > 0 }) }
	connected()
	u := s.NewUser("城东所干事甲")
	u.Says(regexp.MustCompile(`口令 (\d{8})`).FindStringSubmatch(v.run("invite", u.Name))[1])
	u.WaitText("您是")
	u.Taps("是我")
	u.WaitText("您好！我是联系点助手")

	visits := 3 // one of each fault
	if storetest.Full() {
		visits = 30
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range visits {
		killed := make(chan struct{})
		go func() {
			defer close(killed)
			time.Sleep(time.Duration(random.IntN(300)) * time.Millisecond) // as long as it takes: the moment is to be any
			switch i % 3 {
			case 0:
				v.kill()
				v.start()
			case 1:
				s.Fault(dingtest.Fault{Path: "/v1.0/card", Times: 2, After: true})
				s.Cut()
			case 2:
				s.Disconnect()
			}
		}()
		words := fmt.Sprintf("今天去居然之家送政策，%d户", 100+i)
		card := func() (m dingtest.Message) {
			for _, one := range u.Messages() {
				if strings.Contains(one.Text, fmt.Sprintf("辐射户数：%d", 100+i)) {
					m = one
				}
			}
			return m
		}
		u.Says(words)
		<-killed
		connected()
		for tries := 0; card().Kind == "" && tries < 10; tries++ { // a person sees that nothing came
			if !u.Says("待办") || card().Kind != "" {
				continue
			}
			if waitFor(5*time.Second, func() bool { return card().Kind != "" }) {
				break
			}
			u.Says(words)
		}
		s.Wait("the card of "+words, func() bool { return card().Kind != "" })
		s.Wait(words+" kept", func() bool {
			m := card()
			if strings.Contains(m.Text, "已记录") {
				return true
			}
			for _, b := range m.Buttons {
				if strings.Contains(b.Words, "提交") {
					u.Press(m, b)
					return strings.Contains(card().Text, "已记录")
				}
			}
			return false
		})
	}
	kept := 0
	for _, m := range u.Messages() {
		if strings.Contains(m.Text, "已记录 · 走访") {
			kept++
		}
	}
	rows := strings.Count(v.run("records", "--from", "2000-01-01", "--to", "2100-01-01"), "\n")
	if kept != visits || rows != visits {
		t.Errorf("%d visits are kept, %d cards say so; want %d\n%s", rows, kept, visits, tail(v.log.String(), 3000))
	}
}

// waitFor waits a while for a condition.
func waitFor(most time.Duration, holds func() bool) bool {
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if holds() {
			return true
		}
	}
	return holds()
}
