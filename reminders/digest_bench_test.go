package reminders

import (
	"fmt"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// BenchmarkDigest makes the digests of a week for 3,000 支部, with a visit a week
// at each point for so many weeks before: what is older than two weeks must cost
// nothing. Once a time, with -benchtime 1x.
func BenchmarkDigest(b *testing.B) {
	for _, weeks := range []int{2, 52} {
		b.Run(fmt.Sprint(weeks), func(b *testing.B) {
			w := newWorld(b, "2026-11-16 09:00", digestRules()[0])
			crowd{3_000}.fill(b, w.DB)
			friday := day.Day("2026-11-20")
			for i := range weeks {
				storetest.Update(b, w.DB, func(tx *store.Tx) error { return visitAll(tx, friday.Add(-7*i)) })
			}
			if _, err := w.Step(b.Context()); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				w.DB.Clock.Turn(friday.Time().Add(16*time.Hour + 30*time.Minute))
				if _, err := w.Step(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds(), "s")
			storetest.View(b, w.DB, func(tx *store.Tx) error {
				f, err := spoken.LastFiring(tx, "digest")
				if err == nil && f.Sent < 3_000 {
					b.Errorf("%d digests", f.Sent)
				}
				return err
			})
		})
	}
}

// visitAll visits each point on a day.
func visitAll(tx *store.Tx, day day.Day) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	for _, p := range dir.Points {
		r := &record.Record{Kind: record.KindVisit, Point: p.ID, Day: day, Author: 1, Typist: 1, Figures: []record.Figure{{Name: "辐射户数", Value: 30}}}
		if err := record.Add(tx, r); err != nil {
			return err
		}
	}
	return nil
}
