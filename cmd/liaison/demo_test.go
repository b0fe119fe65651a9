package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liaison/bot/web"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
)

// newBureau returns the made-up bureau of the demo.
func newBureau(t *testing.T) *store.DB {
	t.Helper()
	db, err := madeUpBureau(t.Context(), filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// The bureau has 10 points and 104 heads, counted over 支部; everyone has joined
// the page but the newcomer, and every role is there.
func TestMadeUpBureau(t *testing.T) {
	db := newBureau(t)
	err := db.View(t.Context(), func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		heads, err := bureau.HeadsAt(tx, demoDay)
		if err != nil {
			return err
		}
		sum := 0
		for _, o := range d.Orgs {
			if o.Kind == bureau.Branch {
				sum += heads[o.ID].Full + heads[o.ID].Probation
			}
		}
		if len(d.Points) != 10 || sum != 104 {
			t.Errorf("%d points, %d heads; want 10 and 104", len(d.Points), sum)
		}
		roles := map[bureau.Role]int{}
		for _, p := range d.People {
			roles[p.Posts[0].Role]++
			if joined := d.PersonAt(web.Channel, p.ID) == p; joined == (p.Name == newcomer) {
				t.Errorf("%s has joined: %v", p.Name, joined)
			}
		}
		for _, role := range bureau.Roles {
			if roles[role] == 0 {
				t.Errorf("no %s", role)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := db.Clock.Now().Format("2006-01-02 15:04"); got != "2026-04-15 17:30" {
		t.Errorf("it is %s", got)
	}
}

// account writes down every record of the past.
func account(t *testing.T, db *store.DB) string {
	t.Helper()
	var b strings.Builder
	err := db.View(t.Context(), func(tx *store.Tx) error {
		return record.Each(tx, "2000-01-01", "2100-01-01", func(r *record.Record) error {
			fmt.Fprintln(&b, r.ID, r.Kind, r.Type, r.Point, r.Org, r.Day, r.Text, r.Author, r.Figures, r.Detail.Said)
			if r.Problem != nil {
				fmt.Fprintln(&b, *r.Problem)
			}
			if r.Day > demoDay || !day.NewCalendar().Workday(r.Day) || day.DayOf(r.Created) != r.Day {
				t.Errorf("#%d happened on %s and was written on %s", r.ID, r.Day, r.Created)
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Three months have passed in it, the same each time: visits with figures, all
// kinds of records, problems in different states, something in this very week.
func TestPast(t *testing.T) {
	db := newBureau(t)
	if account(t, db) != account(t, newBureau(t)) {
		t.Error("two bureaus have different pasts")
	}
	err := db.View(t.Context(), func(tx *store.Tx) error {
		kinds, states := map[record.Kind]int{}, map[record.State]int{}
		err := record.Each(tx, "2000-01-01", demoDay, func(r *record.Record) error {
			if kinds[r.Kind]++; r.Problem != nil {
				states[r.Problem.State]++
			}
			if r.Type == record.GroupMeeting && len(r.Detail.Groups) != 1 {
				t.Errorf("#%d does not say which 党小组 met", r.ID)
			}
			return nil
		})
		if err != nil {
			return err
		}
		if kinds[record.KindVisit] < 80 || kinds[record.KindMeeting] < 60 || kinds[record.KindProblem] < 20 || kinds[record.KindActivity] < 10 {
			t.Errorf("records %v", kinds)
		}
		for _, s := range []record.State{record.ProblemOpen, record.ProblemInProgress, record.ProblemClosed} {
			if states[s] == 0 {
				t.Errorf("no problem is %s: %v", s, states)
			}
		}
		for _, week := range []day.Day{demoDay, demoDay.Add(-7)} {
			page, more, err := count.RecordsBehind(tx, count.Behind{Name: "辐射户数", Period: day.Week(week)}, 0, 50)
			if err != nil || len(page) < 2 || more {
				t.Errorf("week of %s: %d visits with households, %v", week, len(page), err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A taken port is named; the usual one gives way; only this machine is served.
func TestDemoPort(t *testing.T) {
	var out bytes.Buffer
	busy, err := web.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	for addr, want := range map[string]string{busy.Addr().String(): "已被别的程序占用", "0.0.0.0:0": "只能开在本机", ":8080": "只能开在本机", "127.0.0.1": "看不懂地址"} {
		l, err := (&demoCmd{Addr: addr}).listen(&out)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want %s", addr, l, err, want)
		}
	}
	usual, err := web.Listen(fmt.Sprintf("127.0.0.1:%d", demoPort))
	if err == nil {
		defer usual.Close()
	} // otherwise another program has it, which is as good
	next, err := new(demoCmd).listen(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if port := next.Addr().(*net.TCPAddr).Port; port == demoPort || !strings.Contains(out.String(), "已被占用，改用") {
		t.Errorf("port %d, said %q", port, out.String())
	}
}

// The whole demo starts, serves its page and stops, leaving nothing behind.
func TestDemoStops(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	ctx, stop := context.WithCancel(t.Context())
	out := &started{ready: stop} // told to stop as soon as it says where it is
	if err := (&demoCmd{Addr: "127.0.0.1:0"}).Run(&app{ctx: ctx, stdout: out, stderr: new(bytes.Buffer)}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "联系点助手演示：http://127.0.0.1:") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("said %q", out.String())
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A kept demo goes on where it stopped: its records, its clock. Another database, of the
// program or not, is refused and stays as it is.
func TestDemoKeeps(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dir := t.TempDir()
	c := &demoCmd{Addr: "127.0.0.1:0", Keep: filepath.Join(dir, "kept.db")}
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // a demo that is told to stop at once leaves no half of a file
	if err := c.Run(&app{ctx: ctx, stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)}); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	db, err := c.bureau(t.Context(), t.TempDir(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	later := demoDay.Add(9).Time().Add(8 * time.Hour)
	db.Clock.Turn(later)
	if err := errors.Join(db.Update(t.Context(), noteDemo), db.Close()); err != nil {
		t.Fatal(err)
	}
	began, err := c.began(t.Context())
	if err != nil || began.Before(later) || began.After(later.Add(time.Minute)) {
		t.Errorf("the kept demo stood at %s, %v; want %s", began, err, later)
	}
	db, err = c.bureau(t.Context(), t.TempDir(), began)
	if err != nil {
		t.Fatal(err)
	}
	if now := db.Clock.Now(); now.Before(began) || now.After(began.Add(time.Minute)) {
		t.Errorf("it is %s; want %s", now, began)
	}
	if account(t, db) == "" {
		t.Error("nothing was kept")
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	live := filepath.Join(dir, "live.db")
	if db, err = open(live, nil); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	words := filepath.Join(dir, "words.txt")
	if err := os.WriteFile(words, []byte("not a database"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{live, words, dir, "postgres://liaison@localhost/liaison"} {
		before, _ := os.ReadFile(other)
		err := (&demoCmd{Addr: "127.0.0.1:0", Keep: other}).Run(&app{ctx: t.Context(), stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)})
		if said, code := "", 0; err != nil {
			if said, code = explain(err); code != exitRefused || !strings.Contains(said, "不是演示的数据库") {
				t.Errorf("%s: %s (%d)", other, said, code)
			}
		} else {
			t.Errorf("%s was taken", other)
		}
		if after, _ := os.ReadFile(other); !bytes.Equal(before, after) {
			t.Errorf("%s was written to", other)
		}
	}
}

// started is an output that calls back when something was said.
type started struct {
	bytes.Buffer
	ready func()
}

func (s *started) Write(p []byte) (int, error) {
	defer s.ready()
	return s.Buffer.Write(p)
}
