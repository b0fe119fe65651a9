package summary_test

import (
	"slices"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"

	"liaison/bot/summary"
)

// The records behind a figure stand point by point as the roster has them, then by day.
func TestOneOrderInAppendices(t *testing.T) {
	db := storetest.Bureau(t, nil)
	var want []string
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, v := range []struct {
			point int
			on    day.Day
		}{{2, "2025-03-01"}, {0, "2025-05-01"}, {2, "2025-02-01"}, {0, "2025-04-01"}} {
			err := record.Add(tx, &record.Record{Kind: record.KindVisit, Type: "送政策", Point: dir.Points[v.point].ID, Day: v.on, Author: dir.People[0].ID, Typist: dir.People[0].ID,
				Figures: []record.Figure{{Name: "现场答疑", Value: 2}}})
			if err != nil {
				return err
			}
		}
		first, third := dir.Points[0].Name, dir.Points[2].Name
		want = []string{first + " 2025-04-01", first + " 2025-05-01", third + " 2025-02-01", third + " 2025-03-01"}
		return nil
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		f, err := summary.Facts(tx, year, true)
		if err != nil {
			return err
		}
		var got []string
		for _, b := range named(f, "现场答疑")[0].Behind {
			got = append(got, b.Point+" "+string(b.Day))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		return nil
	})
}
