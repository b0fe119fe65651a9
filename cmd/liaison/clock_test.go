package main

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

const year = 365 * 24 * time.Hour

// The clock jumps a year ahead while nothing gets through, and back: people are served on,
// and the admins are told once each way at most.
func TestServeOverAYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.join(storetest.Admin)
	u := w.join(storetest.OfficerEast)
	lift := w.Fault(telegramtest.Fault{Method: "sendMessage", Effect: telegramtest.ServerError(500)})
	fails := func() {
		n := len(w.Calls("sendMessage"))
		w.Wait(func() bool { return len(w.Calls("sendMessage")) >= n+2 })
	}
	noted := func(by time.Duration) {
		t.Helper()
		w.Wait(func() (is bool) {
			storetest.View(t, w.db, func(tx *store.Tx) error {
				h, err := chat.HealthNow(tx)
				is = h.Jumped.By == by
				return err
			})
			return is
		})
	}
	w.db.Clock.Leap(year)
	sent := u.Send("今天去居然之家送政策，62户")
	fails()
	noted(year)
	w.db.Clock.Leap(-year)
	noted(-year)
	lift()
	u.Tap(u.WaitAfter(sent).ID, "提交")
	u.WaitText("已记录")
	u.Tap(u.WaitAfter(u.Send("今天去居然之家送政策，26户")).ID, "提交")
	w.Wait(func() bool { return w.records() == 2 })
}

// A jump is told to the admins in their hours, stands in /status, and does not end the
// health.
func TestJumpIsTold(t *testing.T) {
	at := time.Date(2026, 4, 15, 10, 0, 0, 0, day.Shanghai)
	m, asked, clock := newMonitor(t, at)
	storetest.Join(t, m.db, storetest.Admin, "test", 7)
	var log bytes.Buffer
	k := &timekeeper{db: m.db, log: slog.New(slog.NewTextHandler(&log, nil))}
	m.started = time.Now()
	clock.Now()
	for _, by := range []time.Duration{year, -year} {
		clock.Leap(by)
		if err := errors.Join(k.survive(t.Context(), clock.Jumped()), k.tell(t.Context())); err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(log.String(), "the clock jumped"); n != 2 {
		t.Errorf("logged %d times, want each once:\n%s", n, &log)
	}
	asked.at = time.Now()
	if code, body := get(t, m, "/healthz"); code != http.StatusOK || !strings.Contains(body, "从 2027-04-15 10:00 跳到 2026-04-15 10:00") {
		t.Errorf("health: %d %s", code, body)
	}
	storetest.View(t, m.db, func(tx *store.Tx) error {
		c, err := chat.FindCard(tx, "test", 7, chat.ClockKey)
		if err != nil {
			return err
		}
		if c.Version != 2 || !strings.Contains(c.Face.Text, "跳到 2026-04-15 10:00") || c.NotBefore.After(tx.Now) || day.DayOf(c.NotAfter) > "2026-04-15" {
			t.Errorf("told %d times, between %s and %s: %s", c.Version, c.NotBefore, c.NotAfter, c.Face.Text)
		}
		h, err := chat.HealthNow(tx)
		said := messages.Status(messages.State{Health: h, Now: tx.Now, Free: -1})
		if !strings.Contains(said, "❗ 服务器的时间突然从 2027-04-15 10:00 跳到 2026-04-15 10:00") || !strings.Contains(said, messages.SetClock) {
			t.Errorf("status says\n%s", said)
		}
		return err
	})
}

// Backups go on after a jump and back, and the one just made stays.
func TestNightlyOverAYear(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 9, 0, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	k := &keeper{db, slog.New(slog.DiscardHandler), keeping{Backups: t.TempDir(), KeepBackups: 1}}
	step := func(want ...string) {
		t.Helper()
		if err := k.step(t.Context()); err != nil {
			t.Fatal(err)
		}
		paths, err := store.Backups(k.Backups)
		var names []string
		for _, p := range paths {
			names = append(names, strings.TrimPrefix(filepath.Base(p), "liaison-")[:len("20260415-09")])
		}
		if got := strings.Join(names, " "); err != nil || got != strings.Join(want, " ") {
			t.Errorf("at %s there are %s, %v, want %s", clock.Now(), got, err, want)
		}
	}
	step("20260415-09")
	clock.Leap(year)
	step("20270415-09")
	clock.Leap(-year + time.Hour)
	step("20260415-10", "20270415-09")
	step("20260415-10", "20270415-09")
	clock.Turn(clock.Now().Add(24 * time.Hour))
	step("20260416-10", "20270415-09")
}

// check names what is of a time still to come, and says what to do.
func TestCheckAheadOfTime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "liaison.db")
	clock := new(store.Clock)
	clock.Set(time.Now().Add(year))
	db, err := store.Open(path, clock)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	log := slog.New(slog.DiscardHandler)
	clock.Leap(time.Hour)
	k := &timekeeper{db: db, log: log}
	clock.Leap(-time.Hour)
	keeps := keeper{db, log, keeping{KeepBackups: 1}}
	if err := errors.Join(k.survive(t.Context(), clock.Jumped()), keeps.step(t.Context()), db.Close()); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if code := run(t.Context(), []string{"--db", path, "check", "--offline"}, nil, &out, io.Discard); code != exitFinding {
		t.Errorf("exit code %d", code)
	}
	for _, want := range []string{"✗ 最近的备份记在 ", "→ 先核对系统时间", "△ 备份目录 ", "有日期比现在还晚的备份：liaison-2"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("check does not say %q:\n%s", want, &out)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
