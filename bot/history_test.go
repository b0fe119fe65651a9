package bot_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/bot/papers"
	"liaison/store"
	"liaison/store/day"
	"liaison/store/storetest"
)

var (
	records = flag.Int("records", 100_000, "how many records the history of a benchmark has")
	history = flag.String("history", "", "a file that keeps the history for the next benchmark")
)

// perDay is how many records a day brings: ten million in five years.
const perDay = 5476

// longAgo is the past of a large bureau until wednesday, as a file.
func longAgo(b *testing.B) string {
	path := *history
	if path == "" {
		path = filepath.Join(b.TempDir(), "history.db")
	}
	if _, err := os.Stat(path); err == nil {
		return path
	}
	days := *records / perDay
	h := storetest.History{Records: *records, Points: 300, From: day.DayOf(wednesday).Add(1 - days), Days: days}
	begin := time.Now()
	h.Write(b, path)
	b.Logf("%d records in %s", h.Records, time.Since(begin).Round(time.Second))
	return path
}

// BenchmarkQuestion asks for the numbers of the week, for the whole bureau, for
// one point and for a 所 of ten: from the update's coming in to the answer's
// going out, the commit included. One operation is one question; 99 of 100 must
// take 50 ms at most, and no longer with ten times the years.
//
//	go test ./bot -run '^$' -bench Question -records 10000000 -history /tmp/h.db -benchtime 500x -timeout 1h
func BenchmarkQuestion(b *testing.B) {
	path := longAgo(b)
	clock := new(store.Clock)
	clock.Set(wednesday)
	db, err := store.Open(path, clock)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	s := newStageOn(b, db, clock)
	s.next = time.Now().UnixMilli() // a kept file has seen updates
	for _, c := range []struct{ name, says string }{{"whole", "本周数字"}, {"point", "3号市场本周"}, {"unit", "城东所本周"},
		{"named", "本周走访多少"}, {"units", "各所本周走访"}, {"points", "按点位本周走访"}, {"trend", "本周走访趋势"}, {"compare", "本周对比"}} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				begin := time.Now()
				answer := s.says(storetest.LeaderEast, c.says)
				if took = append(took, time.Since(begin)); !strings.Contains(answer, "走访") {
					b.Fatal(answer)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
		})
	}
}

// BenchmarkSummary writes the summary of the year before, with the records behind
// each figure: at most 3 s, whatever the history is.
func BenchmarkSummary(b *testing.B) {
	db, err := store.Open(longAgo(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	p := day.Period{From: day.DayOf(wednesday).Add(-364), To: day.DayOf(wednesday)}
	for b.Loop() {
		storetest.View(b, db, func(tx *store.Tx) error {
			body, err := papers.Summary(tx, p, true, nil)
			b.ReportMetric(float64(len(body))/1000, "KB")
			return err
		})
	}
}
