package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	rtm "runtime/metrics"
	"strings"
	"sync/atomic"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"liaison/bot/channel"
	"liaison/bot/dingtalk"
	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/chat"
)

// A monitor tells other programs how this one is doing: /healthz in a word and
// /metrics in numbers. It hears and keeps nothing, and never stops the work.
type monitor struct {
	db      *store.DB
	log     *slog.Logger
	addr    string
	receive func() time.Time // when Telegram last answered
	sends   *channel.Counts
	rules   *reminders.Scheduler
	started time.Time

	dingtalk *dingtalkService // nil: it is not served
	holds    atomic.Bool      // it receives and sends, and not another program
}

// off is the address of no monitor.
const off = "off"

// Run serves until ctx is done. An address that cannot be had is logged.
func (m *monitor) Run(ctx context.Context) error {
	if m.addr == "" || m.addr == off {
		return nil
	}
	l, err := net.Listen("tcp", m.addr)
	if err != nil {
		m.log.Warn("no health and metrics", "err", messages.CannotListen("--metrics", m.addr, err.Error()))
		return nil
	}
	srv := &http.Server{Handler: m.handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
		ErrorLog: slog.NewLogLogger(m.log.Handler(), slog.LevelDebug)}
	stop := context.AfterFunc(ctx, func() { srv.Close() })
	defer stop()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		m.log.Warn("no health and metrics any more", "err", err)
	}
	return nil
}

func (m *monitor) handler() http.Handler {
	metrics.ExposeMetadata(true) // the library's own: HELP and TYPE for go_ and process_
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", m.numbers)
	mux.HandleFunc("GET /healthz", m.health)
	return known(m.addr, mux)
}

// known serves only whoever calls this program by an address, by a name without a dot, as
// those of this machine and of containers are, or by the name in its setting. A page in a
// browser that has its own name lead here is refused.
func known(addr string, serve http.Handler) http.Handler {
	own, _, _ := net.SplitHostPort(addr)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = strings.Trim(r.Host, "[]")
		}
		if net.ParseIP(host) == nil && strings.Contains(host, ".") && !strings.EqualFold(host, own) {
			http.Error(w, "unknown host", http.StatusMisdirectedRequest)
			return
		}
		serve.ServeHTTP(w, r)
	})
}

// health answers 200 while the work goes on, else 503 and what is wrong.
func (m *monitor) health(w http.ResponseWriter, r *http.Request) {
	h, err := m.look(r.Context())
	now := m.db.Clock.Now()
	faults := messages.Unwell(h, now.Add(-time.Since(m.lastPoll())), now)
	if err == nil {
		err = m.db.Present()
	}
	if err != nil {
		words, _ := explainKind(err)
		faults = append(faults, words)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if len(faults) == 0 {
		w.Write([]byte("ok\n"))
		if h.Jumped.Recent(now) {
			w.Write([]byte(messages.ClockJumped(h.Jumped) + "\n"))
		}
		return
	}
	w.WriteHeader(http.StatusServiceUnavailable)
	for _, f := range faults {
		w.Write([]byte(f + "\n"))
	}
}

// lastPoll is when Telegram last answered, with the monotonic time; at first the start of the program, so
// that it is not unwell before it could ask.
func (m *monitor) lastPoll() time.Time {
	switch at := m.receive(); {
	case !m.holds.Load(): // another program asks
		return time.Now()
	case !at.IsZero():
		return at
	}
	return m.started
}

func (m *monitor) look(ctx context.Context) (h chat.Health, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	err = m.db.View(ctx, func(tx *store.Tx) (err error) {
		h, err = chat.HealthNow(tx)
		return err
	})
	return h, err
}

// gauges are the numbers that stand in the tables.
var gauges = []struct {
	name, help string
	of         func(m *monitor, h *chat.Health, now time.Time) float64
}{
	{"last_poll_timestamp_seconds", "When Telegram last answered, in Unix seconds; 0: never.", func(m *monitor, _ *chat.Health, _ time.Time) float64 { return unix(m.receive()) }},
	{"inbox_rows", "Updates that wait to be handled.", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return float64(h.Inbox) }},
	{"inbox_oldest_seconds", "How long the oldest waiting update has waited.", func(_ *monitor, h *chat.Health, now time.Time) float64 { return age(h.OldestUpdate, now) }},
	{"outbox_rows", "Messages and cards that wait to be sent.", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return float64(h.Outbox) }},
	{"outbox_oldest_seconds", "How long the oldest message or card that could be sent has waited.", func(_ *monitor, h *chat.Health, now time.Time) float64 { return age(h.OldestSend, now) }},
	{"aside_rows", "Updates, messages and cards that were set aside.", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return float64(h.Aside) }},
	{"clock_jump_timestamp_seconds", "When the clock of the machine last jumped, in Unix seconds; 0: never.", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return unix(h.Jumped.At) }},
	{"backup_timestamp_seconds", "When the last backup was made, in Unix seconds; 0: never.", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return unix(h.Backup) }},
	{"backup_failed", "1 where the newest backup failed.", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return one(h.BackupFault != "") }},
}

// An exposition is what Prometheus reads.
type exposition struct{ bytes.Buffer }

// about writes what a metric of ours is, once before its values, and returns its
// whole name.
func (e *exposition) about(name, typ, help string) string {
	name = "liaison_" + name
	fmt.Fprintf(e, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, typ)
	return name
}

func (e *exposition) gauge(name, help string, n float64) {
	fmt.Fprintf(e, "%s %g\n", e.about(name, "gauge", help), n)
}

// metered writes what the services count of the month.
func (e *exposition) metered(all []chat.Metered) {
	if len(all) == 0 {
		return
	}
	for _, g := range []struct {
		name, help string
		of         func(*chat.Metered) int64
	}{
		{"month_calls", "Calls of the service's API in this month.", func(m *chat.Metered) int64 { return m.Used.Calls }},
		{"month_calls_limit", "Calls that the month has.", func(m *chat.Metered) int64 { return m.Calls }},
		{"month_messages", "Messages that the service brought in this month.", func(m *chat.Metered) int64 { return m.Used.Messages }},
		{"month_messages_limit", "Messages that the month has.", func(m *chat.Metered) int64 { return m.Messages }},
	} {
		name := e.about(g.name, "gauge", g.help)
		for _, m := range all {
			fmt.Fprintf(e, "%s{channel=%q} %d\n", name, m.Channel, g.of(&m))
		}
	}
}

// numbers writes what there is to count, in the words of Prometheus.
func (m *monitor) numbers(w http.ResponseWriter, r *http.Request) {
	var out exposition
	h, err := m.look(r.Context())
	out.gauge("database_readable", "1 while the database can be read.", one(err == nil))
	if err == nil {
		now := m.db.Clock.Now()
		for _, g := range gauges {
			if h.OnServer && strings.HasPrefix(g.name, "backup_") {
				continue
			}
			out.gauge(g.name, g.help, g.of(m, &h, now))
		}
	}
	if size, free, err := m.db.DiskHere(); err == nil {
		out.gauge("database_bytes", "Size of the database file and of what stands beside it.", float64(size))
		if free >= 0 {
			out.gauge("disk_free_bytes", "Free space on the disk of the database.", float64(free))
		}
	}
	if err == nil {
		out.metered(h.Metered)
	}
	if d := m.dingtalk; d != nil {
		out.gauge("dingtalk_last_sign_timestamp_seconds", "When 钉钉 last gave a sign of life, in Unix seconds; 0: never.", unix(d.receive.LastHeard()))
		out.gauge("dingtalk_receives_and_sends", "1 where this program is the one that receives and sends on 钉钉.", one(d.holds.Load()))
	}
	out.gauge("receives_and_sends", "1 where this program is the one that receives and sends.", one(m.holds.Load()))
	sends := out.about("sends_total", "counter", "Tries to send, by channel and by what came of them.")
	sent := func(name string, c *channel.Counts) {
		for result, n := range c.All() {
			fmt.Fprintf(&out, "%s{channel=%q,result=%q} %d\n", sends, name, result, n)
		}
	}
	if sent(telegram.Channel, m.sends); m.dingtalk != nil {
		sent(dingtalk.Channel, &m.dingtalk.send.Counts)
	}
	rules := out.about("reminders_total", "counter", "Firings of reminder rules since the start, done or missed.")
	fmt.Fprintf(&out, "%[1]s{state=\"done\"} %[2]d\n%[1]s{state=\"missed\"} %[3]d\n", rules, m.rules.Done.Load(), m.rules.Missed.Load())
	busy := out.about("busy_cpu_seconds_total", "counter", "Processor time taken, in the measure of go_gc_cpu_seconds_total.")
	fmt.Fprintf(&out, "%s %g\n", busy, busySeconds())
	metrics.WriteProcessMetrics(&out)
	metrics.WriteFDMetrics(&out)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Write(out.Bytes())
}

// busySeconds is how much processor time was taken, in the measure of
// go_gc_cpu_seconds_total: that over this is the share of the collector.
func busySeconds() float64 {
	s := []rtm.Sample{{Name: "/cpu/classes/total:cpu-seconds"}, {Name: "/cpu/classes/idle:cpu-seconds"}}
	rtm.Read(s)
	return s[0].Value.Float64() - s[1].Value.Float64()
}

// unix is an instant as Prometheus has it; 0: never.
func unix(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.UnixMilli()) / 1000
}

// age is how long ago something was; 0 if it was not.
func age(t, now time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return max(0, now.Sub(t).Seconds())
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
