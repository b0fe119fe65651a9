package summary_test

import (
	"testing"

	"liaison/bot/summary"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// 户 of two visits to one point may be the same: they are 户次. Of one visit to
// each of two points they are 户.
func TestHouseholdsOfRepeatedVisits(t *testing.T) {
	db := storetest.Bureau(t, nil)
	visit := func(point int, n int) {
		storetest.Update(t, db, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			return record.Add(tx, &record.Record{Kind: record.KindVisit, Type: "送政策", Point: dir.Points[point].ID, Day: "2026-03-02", Author: dir.People[0].ID,
				Typist: dir.People[0].ID, Figures: []record.Figure{{Name: "辐射户数", Value: n}}})
		})
	}
	reached := func() (f messages.SummaryFigure) {
		storetest.View(t, db, func(tx *store.Tx) error {
			facts, err := summary.Facts(tx, day.Period{From: "2026-01-01", To: "2026-12-31"}, false)
			if err != nil {
				return err
			}
			for _, one := range facts.Figures {
				if one.Name == "辐射户数" {
					f = one
				}
			}
			return nil
		})
		return f
	}
	visit(0, 62)
	visit(1, 30)
	if f := reached(); f.Value != 92 || f.Reach != nil {
		t.Errorf("at two points: %+v", f)
	}
	visit(0, 62)
	if f := reached(); f.Value != 154 || f.Reach == nil || f.Reach.Points != 2 || f.Reach.Peak != 62 {
		t.Errorf("again at one of them: %+v", f)
	}
}
