package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/reminders"
	"liaison/store"
)

// A monitor tells other programs how this one is doing: /healthz in a word and
// /metrics in numbers. It hears and keeps nothing, and never stops the work.
type monitor struct {
	db      *store.DB
	log     *slog.Logger
	addr    string
	receive receiving
	sends   *telegram.Counts
	rules   *reminders.Scheduler
	started time.Time
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
	reg := prometheus.NewPedanticRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), m)
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(reg, promhttp.HandlerOpts{MaxRequestsInFlight: 2, Timeout: 10 * time.Second}))
	mux.HandleFunc("GET /healthz", m.health)
	return mux
}

// health answers 200 while the work goes on, else 503 and what is wrong.
func (m *monitor) health(w http.ResponseWriter, r *http.Request) {
	h, err := m.look(r.Context())
	faults := messages.Unwell(h, m.lastPoll(), m.db.Clock.Now())
	if err != nil {
		faults = append(faults, err.Error())
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if len(faults) == 0 {
		w.Write([]byte("ok\n"))
		return
	}
	w.WriteHeader(http.StatusServiceUnavailable)
	for _, f := range faults {
		w.Write([]byte(f + "\n"))
	}
}

// lastPoll is when Telegram last answered; at first the start of the program, so
// that it is not unwell before it could ask.
func (m *monitor) lastPoll() time.Time {
	if at := m.receive.LastPoll(); !at.IsZero() {
		return at
	}
	return m.started
}

func (m *monitor) look(ctx context.Context) (h store.Health, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	err = m.db.View(ctx, func(tx *store.Tx) (err error) {
		h, err = tx.Health()
		return err
	})
	return h, err
}

// A gauge is one number of the program.
type gauge struct {
	desc *prometheus.Desc
	of   func(m *monitor, h *store.Health, now time.Time) float64
}

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("liaison_"+name, help, labels, nil)
}

var (
	sendsDesc   = describe("sends_total", "Tries to send since the start, by result.", "result")
	firingsDesc = describe("reminders_total", "Firings of reminder rules since the start, by what became of them.", "state")
)

// gauges are the numbers that stand in the tables.
func gauges() []gauge {
	g := func(name, help string, of func(*monitor, *store.Health, time.Time) float64) gauge {
		return gauge{describe(name, help), of}
	}
	return []gauge{
		g("last_poll_timestamp_seconds", "When Telegram last answered.", func(m *monitor, _ *store.Health, _ time.Time) float64 { return unix(m.receive.LastPoll()) }),
		g("inbox_rows", "Updates that wait.", func(_ *monitor, h *store.Health, _ time.Time) float64 { return float64(h.Inbox) }),
		g("inbox_oldest_seconds", "How long the oldest update has waited.", func(_ *monitor, h *store.Health, now time.Time) float64 { return age(h.OldestUpdate, now) }),
		g("outbox_rows", "Messages and cards that wait to be sent.", func(_ *monitor, h *store.Health, _ time.Time) float64 { return float64(h.Outbox) }),
		g("outbox_oldest_seconds", "How long the oldest one that could be sent has waited.", func(_ *monitor, h *store.Health, now time.Time) float64 { return age(h.OldestSend, now) }),
		g("aside_rows", "Updates, messages and cards that were set aside.", func(_ *monitor, h *store.Health, _ time.Time) float64 { return float64(h.Aside) }),
		g("backup_timestamp_seconds", "When the last backup was made.", func(_ *monitor, h *store.Health, _ time.Time) float64 { return unix(h.Backup) }),
		g("backup_failed", "1 where the newest try failed.", func(_ *monitor, h *store.Health, _ time.Time) float64 { return one(h.BackupFault != "") }),
	}
}

var (
	numbers   = gauges()
	sizeDesc  = describe("database_bytes", "Size of the database with its journal.")
	roomDesc  = describe("disk_free_bytes", "Room on the disk of the database.")
	faultDesc = describe("database_readable", "0 where the database cannot be read.")
)

// Describe is of prometheus.Collector.
func (m *monitor) Describe(to chan<- *prometheus.Desc) {
	for _, g := range numbers {
		to <- g.desc
	}
	for _, d := range []*prometheus.Desc{sendsDesc, firingsDesc, sizeDesc, roomDesc, faultDesc} {
		to <- d
	}
}

// Collect is of prometheus.Collector.
func (m *monitor) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, n float64) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, n)
	}
	h, err := m.look(context.Background())
	gauge(faultDesc, one(err == nil))
	if err == nil {
		now := m.db.Clock.Now()
		for _, g := range numbers {
			gauge(g.desc, g.of(m, &h, now))
		}
	}
	if size, free, err := m.db.DiskHere(); err == nil {
		gauge(sizeDesc, float64(size))
		gauge(roomDesc, float64(free))
	}
	m.sends.Each(func(result string, n int64) {
		to <- prometheus.MustNewConstMetric(sendsDesc, prometheus.CounterValue, float64(n), result)
	})
	for state, n := range map[string]int64{"done": m.rules.Done.Load(), "missed": m.rules.Missed.Load()} {
		to <- prometheus.MustNewConstMetric(firingsDesc, prometheus.CounterValue, float64(n), state)
	}
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
