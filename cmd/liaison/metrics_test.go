package main

import (
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/VictoriaMetrics/metricsql"

	"liaison/bot/channel"
	"liaison/bot/dingtalk"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// polls is when a receiver got an answer.
type polls struct{ at time.Time }

func newMonitor(t *testing.T, at time.Time) (*monitor, *polls, *store.Clock) {
	clock := new(store.Clock)
	clock.Set(at)
	p := &polls{at: at}
	m := &monitor{db: storetest.Bureau(t, clock), log: slog.New(slog.DiscardHandler), receive: func() time.Time { return p.at }, sends: new(channel.Counts), rules: new(reminders.Scheduler), started: at}
	m.holds.Store(true)
	return m, p, clock
}

func get(t *testing.T, m *monitor, path string) (int, string) {
	t.Helper()
	got := httptest.NewRecorder()
	m.handler().ServeHTTP(got, httptest.NewRequest("GET", "http://127.0.0.1:9464"+path, nil))
	return got.Code, got.Body.String()
}

func TestMetrics(t *testing.T) {
	at := time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai)
	m, _, clock := newMonitor(t, at)
	storetest.Update(t, m.db, func(tx *store.Tx) error {
		aside := &chat.Update{Channel: "telegram", Remote: 1, Chat: 5, Kind: chat.Text}
		err := errors.Join(chat.Receive(tx, aside), chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: 2, Chat: 6, Kind: chat.Text}),
			chat.Send(tx, chat.Message{Channel: "telegram", Chat: 6, Kind: chat.Say, Text: "好"}))
		waiting, err2 := chat.NextUpdates(tx, 1)
		return errors.Join(err, err2, chat.SetAside(tx, &waiting[0], errors.New("boom")))
	})
	clock.Turn(at.Add(time.Minute))
	code, body := get(t, m, "/metrics")
	for _, want := range []string{
		`liaison_inbox_rows 1`, `liaison_inbox_oldest_seconds (5\d|60)(\.\d+)?`, `liaison_outbox_rows 1`, `liaison_outbox_oldest_seconds (5\d|60)(\.\d+)?`,
		`liaison_aside_rows 1`, `liaison_last_poll_timestamp_seconds 1\.7762454e\+09`, `liaison_sends_total{channel="telegram",result="429"} 0`, `liaison_sends_total{channel="telegram",result="sent"} 0`,
		`liaison_reminders_total{state="missed"} 0`, `liaison_backup_timestamp_seconds 0`, `liaison_database_bytes [1-9].*`, `liaison_disk_free_bytes [1-9].*`,
		`liaison_database_readable 1`, `go_goroutines \d+`, `process_open_fds \d+`, `process_resident_memory_bytes .*`,
	} {
		if !regexp.MustCompile("(?m)^" + want + "$").MatchString(body) {
			t.Errorf("no %s in (%d)\n%s", want, code, body)
		}
	}
	checkExposition(t, body)
	if code, _ := get(t, m, "/"); code != http.StatusNotFound {
		t.Errorf("another path: %d", code)
	}
}

// checkExposition wants each metric to say what it is before its values, once.
func checkExposition(t *testing.T, body string) {
	t.Helper()
	typed := map[string]int{}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "# TYPE "); ok {
			name, _, _ = strings.Cut(name, " ")
			typed[name]++
			continue
		}
		if name, ok := strings.CutPrefix(line, "# HELP liaison_"); ok && !strings.Contains(name, " ") {
			t.Errorf("no help: %s", line)
		}
		name := sampleName.FindString(line)
		if family := sampleSuffix.ReplaceAllString(name, ""); name != "" && typed[name] != 1 && typed[family] != 1 {
			t.Errorf("%s has %d types", name, typed[name])
		}
	}
}

var (
	sampleName   = regexp.MustCompile(`^[a-z_]+`)
	sampleSuffix = regexp.MustCompile(`_(bucket|sum|count)$`)
)

// The dashboard and the alerts ask for metrics that there are, in words that a
// server of metrics understands.
func TestWatchedMetrics(t *testing.T) {
	m, _, _ := newMonitor(t, time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai))
	m.dingtalk = &dingtalkService{send: new(channel.Sender), receive: new(dingtalk.Receiver)}
	storetest.Update(t, m.db, func(tx *store.Tx) error { return chat.SetLimits(tx, dingtalk.Channel, 5000, 3000) })
	_, body := get(t, m, "/metrics")
	there := func(name string, labels []metricsql.LabelFilter) bool {
		for line := range strings.Lines(body + "up{job=\"liaison\"} 1\n") {
			lacks := func(l metricsql.LabelFilter) bool {
				return !l.IsRegexp && !strings.Contains(line, l.Label+`="`+l.Value+`"`)
			}
			if sampleName.FindString(line) == name && !slices.ContainsFunc(labels, lacks) {
				return true
			}
		}
		return false
	}
	asked := map[string]int{}
	for file, expr := range map[string]*regexp.Regexp{
		"deploy/alerts.yaml":    regexp.MustCompile(`(?m)^\s+expr: (.+)$`),
		"deploy/dashboard.json": regexp.MustCompile(`(?m)"expr": "(.+)"`),
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := expr.FindAllStringSubmatch(string(text), -1)
		if len(found) < 8 {
			t.Errorf("%s: only %d expressions", file, len(found))
		}
		for _, f := range found {
			query := strings.ReplaceAll(f[1], `\"`, `"`)
			parsed, err := metricsql.Parse(strings.ReplaceAll(query, "$__rate_interval", "5m"))
			if err != nil {
				t.Errorf("%s: %s: %v", file, query, err)
				continue
			}
			metricsql.VisitAll(parsed, func(e metricsql.Expr) {
				m, ok := e.(*metricsql.MetricExpr)
				if !ok {
					return
				}
				name, labels := m.LabelFilterss[0][0].Value, m.LabelFilterss[0][1:]
				if asked[file+" "+name]++; !there(name, labels) {
					t.Errorf("%s: there is no metric %s%v", file, name, labels)
				}
			})
		}
		for _, name := range []string{"liaison_month_calls", "liaison_month_messages", "liaison_sends_total"} {
			if asked[file+" "+name] == 0 {
				t.Errorf("%s never looks at %s", file, name)
			}
		}
	}
}

// It is well while the work goes on and Telegram answers; otherwise it says what
// is wrong.
func TestHealth(t *testing.T) {
	at := time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai)
	m, p, clock := newMonitor(t, at)
	p.at = time.Now()
	if code, body := get(t, m, "/healthz"); code != http.StatusOK || body != "ok\n" {
		t.Errorf("at first: %d %s", code, body)
	}
	storetest.Update(t, m.db, func(tx *store.Tx) error {
		return chat.Receive(tx, &chat.Update{Channel: "telegram", Remote: 1, Chat: 5, Kind: chat.Text})
	})
	m.started = time.Now().Add(10*time.Second - 11*time.Minute)
	clock.Turn(at.Add(9 * time.Minute))
	p.at = time.Now().Add(-9 * time.Minute)
	if code, body := get(t, m, "/healthz"); code != http.StatusOK {
		t.Errorf("after 9 minutes: %d %s", code, body)
	}
	clock.Turn(at.Add(11 * time.Minute))
	p.at = m.started
	code, body := get(t, m, "/healthz")
	if code != http.StatusServiceUnavailable || !strings.Contains(body, "还没处理") || !strings.Contains(body, "Telegram 从 2026-04-15 17:30 起没有回应") {
		t.Errorf("after 11 minutes: %d %s", code, body)
	}
	p.at = time.Time{} // it could not ask yet: counted from the start
	if _, body := get(t, m, "/healthz"); !strings.Contains(body, "没有回应") {
		t.Errorf("no answer ever: %s", body)
	}
}

// An address that is taken does not stop the work.
func TestMonitorTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var said notes
	m := &monitor{log: slog.New(slog.NewTextHandler(io.Writer(&said), nil)), addr: l.Addr().String()}
	if err := m.Run(t.Context()); err != nil || !strings.Contains(said.String(), "用不了") {
		t.Errorf("%v, said %q", err, &said)
	}
	m.addr = off
	if err := m.Run(t.Context()); err != nil {
		t.Error(err)
	}
}

// A page in a browser that has its own name lead to this machine reads nothing.
func TestMetricsHost(t *testing.T) {
	m, _, _ := newMonitor(t, time.Now())
	m.addr = "status.example.org:9464"
	for host, want := range map[string]int{"127.0.0.1:9464": 200, "[::1]:9464": 200, "[::1]": 200, "localhost:9464": 200, "liaison:9464": 200, "10.0.0.7": 200,
		"status.example.org:9464": 200, "evil.example:9464": 421, "evil.example": 421, "127.0.0.1.evil.example:9464": 421} {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.Host = host
		got := httptest.NewRecorder()
		m.handler().ServeHTTP(got, r)
		if got.Code != want {
			t.Errorf("%s: %d, want %d", host, got.Code, want)
		}
	}
}
