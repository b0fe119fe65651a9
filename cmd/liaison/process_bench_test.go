package main_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/storetest"
)

// BenchmarkStart takes the time from the start of the process to its first poll,
// with 100,000 records in the file.
func BenchmarkStart(b *testing.B) {
	s := telegramtest.New(b)
	v := newVictim(b, s)
	v.fill(b, 100_000, func(*store.Tx) error { return nil })
	for b.Loop() {
		polls := len(s.Calls("getUpdates"))
		v.start()
		s.Wait(func() bool { return len(s.Calls("getUpdates")) > polls })
		b.StopTimer()
		v.kill()
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/start")
}

// BenchmarkMemory takes the resident memory of the process under load: 100,000
// records in the file, 50 people who record visits all the time.
func BenchmarkMemory(b *testing.B) {
	s := telegramtest.New(b, telegramtest.Patience(time.Minute), telegramtest.Forget())
	v := newVictim(b, s)
	var people []*telegramtest.User
	v.fill(b, 100_000, func(tx *store.Tx) error {
		for i := range 50 {
			u := s.NewUser(fmt.Sprint("干事", i))
			people = append(people, u)
			p := &store.Person{Name: u.Name, Active: true}
			if err := tx.SavePerson(p); err != nil {
				return err
			}
			if err := tx.SavePost(&store.Post{Person: p.ID, Role: store.Staff, Unit: 1, Active: true}); err != nil {
				return err
			}
			if err := tx.Join(p.ID, "telegram", u.Chat); err != nil {
				return err
			}
		}
		return nil
	})
	v.start()
	defer v.kill()
	highest := 0
	for b.Loop() {
		var wg sync.WaitGroup
		for i, u := range people {
			wg.Go(func() {
				for n := range 20 {
					m := u.WaitAfter(u.Send(fmt.Sprintf("今天去居然之家送政策，%d户，现场答疑5个", 20*i+n+1000)))
					u.Tap(m.ID, "提交")
					u.WaitOn(m.ID, func(m telegramtest.Message) bool { return m.Has("已记录") })
				}
			})
		}
		wg.Wait()
		highest = max(highest, resident(b, v.cmd.Process.Pid))
	}
	b.ReportMetric(float64(highest)/1024, "MB-resident")
}

// resident is the highest resident memory a process ever had, in KB.
func resident(b *testing.B, pid int) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Skip("no /proc here:", err)
	}
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

// fill gives the program's file the sample bureau and so many records over five
// years, and lets fn do more with it.
func (v *victim) fill(b *testing.B, records int, fn func(*store.Tx) error) {
	v.run("import", filepath.Join("testdata", "roster.csv"))
	db, err := store.Open(filepath.Join(v.dir, "liaison.db"), nil)
	if err != nil {
		b.Fatal(err)
	}
	storetest.Update(b, db, func(tx *store.Tx) error {
		for i := range records {
			r := &store.Record{Kind: store.KindVisit, Type: "送政策", Point: int64(i%6 + 1), Day: store.Day("2022-01-01").Add(i % 1500),
				Text: "讲了消费者权益保护法", Author: 1, Typist: 1, Figures: []store.Figure{{Name: "辐射户数", Value: i % 90}}}
			if err := tx.AddRecord(r); err != nil {
				return err
			}
		}
		return fn(tx)
	})
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkNonsense throws requests at the webhook that are not Telegram's: no
// secret, a wrong one, another path, bodies of all sizes, and takes how many a
// second are turned away and the highest resident memory of the process.
func BenchmarkNonsense(b *testing.B) {
	s := telegramtest.New(b, telegramtest.Patience(time.Minute), telegramtest.Forget())
	v := newVictim(b, s)
	v.run("import", filepath.Join("testdata", "roster.csv"))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	at := l.Addr().String()
	l.Close()
	v.env = append(v.env, "LIAISON_WEBHOOK=http://"+at+"/telegram", "LIAISON_LISTEN="+at, "LIAISON_METRICS=off")
	v.start()
	defer v.kill()
	s.Wait(func() bool { return s.WebhookURL() != "" })
	u := v.join(s, "城东所干事甲")
	var n atomic.Int64
	b.ResetTimer()
	b.SetParallelism(16)
	b.RunParallel(func(pb *testing.PB) {
		conn, err := net.Dial("tcp", at)
		if err != nil {
			b.Error(err)
			return
		}
		defer conn.Close()
		answers := bufio.NewReader(conn)
		for pb.Next() {
			i := n.Add(1)
			path, secret, body := "/telegram", strings.Repeat("0", 64), strings.Repeat("x", int(i%5)*100)
			if i%4 == 0 {
				path = "/telegram/" + strconv.FormatInt(i, 36)
			}
			fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: %s\r\nContent-Length: %d\r\n\r\n%s", path, secret, len(body), body)
			resp, err := http.ReadResponse(answers, nil)
			if err != nil {
				b.Error(err)
				return
			}
			resp.Body.Close()
			if resp.StatusCode != http.StatusUnauthorized && resp.StatusCode != http.StatusNotFound {
				b.Errorf("answered %s", resp.Status)
			}
		}
	})
	b.StopTimer()
	u.WaitAfter(u.Send("今天去居然之家送政策，62户")) // it still does its work
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(float64(resident(b, v.cmd.Process.Pid))/1024, "MB-resident")
}
