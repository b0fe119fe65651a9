package record_test

import (
	"errors"
	"slices"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
	"liaison/store/storetest"
)

// A clock that was a year ahead told of a problem as overdue. When it really is, it is told again.
func TestForgetLate(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		p, point := &bureau.Person{Name: "甲", Active: true}, &bureau.Point{Name: "点", Active: true}
		if err := errors.Join(bureau.SavePerson(tx, p), bureau.SavePoint(tx, point)); err != nil {
			return err
		}
		r := &record.Record{Kind: record.KindProblem, Point: point.ID, Day: "2026-04-15", Author: p.ID, Typist: p.ID,
			Problem: &record.Problem{State: record.ProblemOpen, Due: "2026-04-24", Late: "2026-04-24", Soon: "2026-04-24"}}
		if err := errors.Join(record.Add(tx, r), record.ForgetLate(tx, "2026-04-20")); err != nil {
			return err
		}
		near, err := record.NearDue(tx, "2026-04-28", "2026-04-27")
		if !slices.Equal(near, []int64{r.ID}) {
			t.Errorf("overdue on April 27: %v, want %d", near, r.ID)
		}
		return err
	})
}
