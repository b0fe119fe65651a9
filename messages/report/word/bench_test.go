package word_test

import (
	"io"
	"testing"

	"liaison/messages/report/word"
)

// BenchmarkAppendix writes an appendix of 10,000 records.
func BenchmarkAppendix(b *testing.B) {
	rows := make([]word.Row, 10_000)
	for i := range rows {
		rows[i] = word.Words("#1286", "2022-04-12", "居然之家", "《消费者权益保护法》宣讲和现场答疑", "62")
	}
	d := sheets()
	table := d.Blocks[len(d.Blocks)-1].(word.Table)
	table.Groups[0].Rows = rows
	b.ReportAllocs()
	for b.Loop() {
		if err := word.Standard().Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
