package bot_test

import (
	"database/sql"
	"io"
	"runtime"
	"testing"

	_ "modernc.org/sqlite"

	"liaison/bot/papers"
	"liaison/messages"
	"liaison/store"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// BenchmarkLedger makes the 走访台账 of 100,000 visits with three figures each from
// a database on the disk: at most 150 MB and 3 s.
func BenchmarkLedger(b *testing.B) {
	db := storetest.Bureau(b, nil)
	fill(b, db.Path(), 100_000)
	year := papers.Ledger{Kind: messages.LedgerVisits, Period: day.Period{From: "2026-01-01", To: "2026-12-31"}}
	var memory runtime.MemStats
	var most uint64
	for b.Loop() {
		n := &counted{every: 64 << 10, look: func() {
			runtime.ReadMemStats(&memory)
			most = max(most, memory.HeapInuse)
		}}
		storetest.View(b, db, func(tx *store.Tx) error { return year.Write(tx, n) })
		if n.bytes < 1<<20 {
			b.Fatalf("%d bytes", n.bytes)
		}
	}
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(most)/(1<<20), "heap-MB")
	b.ReportMetric(float64(memory.Sys)/(1<<20), "sys-MB") // all that was ever asked of the system
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/file")
}

// BenchmarkRows reads the same records and writes nothing.
func BenchmarkRows(b *testing.B) {
	db := storetest.Bureau(b, nil)
	fill(b, db.Path(), 100_000)
	year := count.Selection{Kind: record.KindVisit, Period: day.Period{From: "2026-01-01", To: "2026-12-31"}}
	for b.Loop() {
		storetest.View(b, db, func(tx *store.Tx) error { return count.Rows(tx, year, func(*count.Row) error { return nil }) })
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/year")
}

// A counted writer throws away what it counts.
type counted struct {
	io.Writer
	bytes, every, next int
	look               func()
}

func (c *counted) Write(p []byte) (int, error) {
	if c.bytes += len(p); c.bytes >= c.next {
		c.next += c.every
		c.look()
	}
	return len(p), nil
}

// fill writes visits as fast as the database takes them: what a day adds up to
// is not kept, for no ledger asks.
func fill(b *testing.B, path string, visits int) {
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	defer raw.Close()
	const numbers = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1) `
	for _, statement := range []string{
		`INSERT INTO record (kind, type, point, day, text, detail, author, typist, created)
			` + numbers + `SELECT 'visit', '送政策', 1 + i % 6, date('2026-01-01', '+' || (i * 365 / $1) || ' days'),
			'讲了消费者权益保护法和产品质量法，发了折页，答了商户的问题', '{"said":"今天去居然之家送政策，62户"}', 4 + i % 3, 4 + i % 3, 0 FROM n`,
		`INSERT INTO figure (record, name, value, place) ` + numbers + `SELECT i + 1, '辐射户数', i % 70, 0 FROM n`,
		`INSERT INTO figure (record, name, value, place) ` + numbers + `SELECT i + 1, '现场答疑', i % 9, 1 FROM n`,
		`INSERT INTO figure (record, name, value, place) ` + numbers + `SELECT i + 1, '服务企业', i % 5, 2 FROM n`,
	} {
		if _, err := raw.Exec(statement, visits); err != nil {
			b.Fatal(err)
		}
	}
}
