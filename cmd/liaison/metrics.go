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
	sends   *telegram.Counts
	rules   *reminders.Scheduler
	started time.Time
	holds   atomic.Bool // it receives and sends, and not another program
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
	if err != nil {
		faults = append(faults, err.Error())
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
	name string
	of   func(m *monitor, h *chat.Health, now time.Time) float64
}{
	// When Telegram last answered.
	{"last_poll_timestamp_seconds", func(m *monitor, _ *chat.Health, _ time.Time) float64 { return unix(m.receive()) }},
	// Updates that wait, and how long the oldest has.
	{"inbox_rows", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return float64(h.Inbox) }},
	{"inbox_oldest_seconds", func(_ *monitor, h *chat.Health, now time.Time) float64 { return age(h.OldestUpdate, now) }},
	// Messages and cards that wait to be sent, and how long the oldest that could be sent has.
	{"outbox_rows", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return float64(h.Outbox) }},
	{"outbox_oldest_seconds", func(_ *monitor, h *chat.Health, now time.Time) float64 { return age(h.OldestSend, now) }},
	// Updates, messages and cards that were set aside.
	{"aside_rows", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return float64(h.Aside) }},
	// When the clock of the machine last jumped.
	{"clock_jump_timestamp_seconds", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return unix(h.Jumped.At) }},
	// When the last backup was made; 1 where the newest try failed.
	{"backup_timestamp_seconds", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return unix(h.Backup) }},
	{"backup_failed", func(_ *monitor, h *chat.Health, _ time.Time) float64 { return one(h.BackupFault != "") }},
}

// numbers writes what there is to count, in the words of Prometheus.
func (m *monitor) numbers(w http.ResponseWriter, r *http.Request) {
	var out bytes.Buffer
	gauge := func(name string, n float64) { metrics.WriteGaugeFloat64(&out, "liaison_"+name, n) }
	h, err := m.look(r.Context())
	gauge("database_readable", one(err == nil))
	if err == nil {
		now := m.db.Clock.Now()
		for _, g := range gauges {
			if h.OnServer && strings.HasPrefix(g.name, "backup_") {
				continue
			}
			gauge(g.name, g.of(m, &h, now))
		}
	}
	if size, free, err := m.db.DiskHere(); err == nil {
		gauge("database_bytes", float64(size))
		if free >= 0 {
			gauge("disk_free_bytes", float64(free))
		}
	}
	gauge("receives_and_sends", one(m.holds.Load()))
	m.sends.Each(func(result string, n int64) {
		metrics.WriteCounterUint64(&out, fmt.Sprintf("liaison_sends_total{result=%q}", result), uint64(n))
	})
	metrics.WriteCounterUint64(&out, `liaison_reminders_total{state="done"}`, uint64(m.rules.Done.Load()))
	metrics.WriteCounterUint64(&out, `liaison_reminders_total{state="missed"}`, uint64(m.rules.Missed.Load()))
	metrics.WriteCounterFloat64(&out, "liaison_busy_cpu_seconds_total", busySeconds())
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
