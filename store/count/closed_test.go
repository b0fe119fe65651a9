package count_test

import (
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/storetest"
)

// What only expired, or was solved on the spot, is not counted as checked; each
// number is as large as the list of its records, and together they are all that
// was 销号.
func TestClosingsAreToldApart(t *testing.T) {
	db := storetest.Bureau(t, nil)
	year := day.Period{From: "2026-01-01", To: "2026-12-31"}
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for i, how := range []record.Closing{record.ClosedChecked, record.ClosedByTime, record.ClosedByTime, record.ClosedOnSpot, ""} {
			p := &record.Problem{State: record.ProblemClosed, Done: "2026-03-02", Ended: "2026-03-09", Closing: how}
			if how == "" {
				p = &record.Problem{State: record.ProblemReferred, Ended: "2026-03-09"}
			}
			r := &record.Record{Kind: record.KindProblem, Type: []string{"计量", "其他"}[i%2], Point: dir.Points[0].ID, Day: "2026-03-01", Text: "问题",
				Author: dir.People[0].ID, Typist: dir.People[0].ID, Problem: p}
			if err := record.Add(tx, r); err != nil {
				return err
			}
		}
		return nil
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		found, err := count.Endings(tx, year, count.Within{})
		if err != nil {
			return err
		}
		sum := 0
		for how, want := range map[record.Closing]int{record.ClosedChecked: 1, record.ClosedByTime: 2, record.ClosedOnSpot: 1} {
			page, _, err := count.RecordsBehind(tx, count.Behind{Name: indicator.Closed, Period: year, Closing: how}, 0, 10)
			if err != nil {
				return err
			}
			n := found[count.Ending{State: record.ProblemClosed, How: how}]
			if sum += n; n != want || len(page) != want {
				t.Errorf("%s: %d, with %d records, want %d", how, n, len(page), want)
			}
		}
		all, err := count.Of(tx, year, count.Within{})
		if n, _ := all.Of(indicator.Closed); n != sum {
			t.Errorf("%d were 销号, the parts are %d", n, sum)
		}
		return err
	})
}
