package report

import (
	"fmt"
	"io"
	"runtime"
	"testing"

	"liaison/store/day"
)

const megabyte = 1 << 20

// BenchmarkLedger writes 100,000 rows of 20 columns: at most 150 MB and 3 s.
func BenchmarkLedger(b *testing.B) {
	l := Ledger{Title: "走访台账", Unit: "某区市场监管局", Span: "2026年"}
	for i := range 20 {
		l.Columns = append(l.Columns, Column{Head: fmt.Sprint("列", i), Width: 20, Sum: i%4 == 1})
	}
	var memory runtime.MemStats
	var most uint64
	for b.Loop() {
		rows := func(yield func([]Cell, error) bool) {
			for i := range 100_000 {
				if i%2000 == 0 {
					runtime.ReadMemStats(&memory)
					most = max(most, memory.HeapInuse)
				}
				if !yield(longRow(i), nil) {
					return
				}
			}
		}
		if err := l.Write(io.Discard, rows); err != nil {
			b.Fatal(err)
		}
	}
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(max(most, memory.HeapInuse))/megabyte, "heap-MB")
	b.ReportMetric(float64(memory.Sys)/megabyte, "sys-MB") // all that was ever asked of the system
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/file")
}

func longRow(i int) []Cell {
	cells := make([]Cell, 20)
	for c := range cells {
		switch c % 4 {
		case 0:
			cells[c] = Date(day.Day("2026-01-01").Add((i + c) % 365))
		case 1:
			cells[c] = Number(i * c)
		case 2:
			cells[c] = Text(fmt.Sprintf("第%d户反映电梯维保到期未检，已派单", i))
		case 3:
			cells[c] = Text("城西所")
		}
	}
	return cells
}
