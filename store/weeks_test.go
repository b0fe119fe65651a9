package store_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/storetest"
)

// What was pending at the end of any day, and the visits of any period, are what
// is found by looking at every record.
func TestWeeks(t *testing.T) {
	const days = 10
	start := store.Day("2026-09-07")
	day := rapid.Custom(func(t *rapid.T) store.Day { return start.Add(rapid.IntRange(0, days-1).Draw(t, "day")) })
	orNever := rapid.OneOf(day, rapid.Just(store.Day("")))
	record := rapid.Custom(func(t *rapid.T) *store.Record {
		r := &store.Record{Kind: store.KindVisit, Day: day.Draw(t, "of"), Author: 1, Typist: 1}
		if rapid.Bool().Draw(t, "problem") {
			r.Kind, r.Problem = store.KindProblem, &store.Problem{State: store.ProblemOpen, Done: orNever.Draw(t, "done"), Ended: orNever.Draw(t, "ended")}
		}
		return r
	})
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error { return tx.SavePerson(&store.Person{Name: "甲", Active: true}) })
	points := 0
	rapid.Check(t, func(rt *rapid.T) {
		all := rapid.SliceOfN(record, 1, 12).Draw(rt, "records")
		point := &store.Point{Name: fmt.Sprint("点", points)}
		points++
		storetest.Update(t, db, func(tx *store.Tx) error {
			err := tx.SavePoint(point)
			for _, r := range all {
				r.Point = point.ID
				if err = errors.Join(err, tx.AddRecord(r)); r.ID%5 == 0 {
					err = errors.Join(err, tx.Withdraw(r, 1))
				}
			}
			return err
		})
		storetest.View(t, db, func(tx *store.Tx) error {
			for d := start; d < start.Add(days); d = d.Add(1) {
				week := store.Period{From: d, To: d.Add(3)}
				pending, err1 := tx.PendingAt(d)
				visits, err2 := tx.VisitsIn(week)
				if err := errors.Join(err1, err2); err != nil {
					return err
				}
				wantPending, wantVisits := 0, 0
				for _, r := range all {
					p := r.Problem
					switch {
					case !r.Withdrawn.IsZero():
					case p == nil && week.Has(r.Day):
						wantVisits++
					case p != nil && r.Day <= d && (p.Done == "" || p.Done > d) && (p.Ended == "" || p.Ended > d):
						wantPending++
					}
				}
				if pending[point.ID] != wantPending || visits[point.ID] != wantVisits {
					rt.Errorf("%s: pending %d, want %d; visits %d, want %d", d, pending[point.ID], wantPending, visits[point.ID], wantVisits)
				}
			}
			return nil
		})
	})
}
