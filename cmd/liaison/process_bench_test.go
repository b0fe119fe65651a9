package main_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// BenchmarkStart takes the time from the start of the process to its first poll,
// with 100,000 records in the file.
func BenchmarkStart(b *testing.B) {
	s := telegramtest.New(b)
	v := newBuilt(b, ".", s)
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

// fill gives the program's file the sample bureau and so many records over five
// years, and lets fn do more with it.
func (v *victim) fill(b *testing.B, records int, fn func(*store.Tx) error) {
	v.fillAt(b, filepath.Join(v.dir, "liaison.db"), records, fn)
}

// fillAt is fill for the database that the program has.
func (v *victim) fillAt(b *testing.B, path string, records int, fn func(*store.Tx) error) {
	v.run("import", filepath.Join("testdata", "roster.csv"))
	db, err := store.Open(path, nil)
	if err != nil {
		b.Fatal(err)
	}
	storetest.Update(b, db, func(tx *store.Tx) error {
		for i := range records {
			r := &record.Record{Kind: record.KindVisit, Type: "送政策", Point: int64(i%6 + 1), Day: day.Day("2022-01-01").Add(i % 1500),
				Text: "讲了消费者权益保护法", Author: 1, Typist: 1, Figures: []record.Figure{{Name: "辐射户数", Value: i % 90}}}
			if err := record.Add(tx, r); err != nil {
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
	v := newBuilt(b, ".", s)
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
	b.ReportMetric(float64(memory(b, v.cmd.Process.Pid, "VmHWM"))/1024, "MB-resident")
}
