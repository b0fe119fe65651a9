package problem_test

import (
	"errors"
	"testing"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/storetest"
)

// wednesday is when the problems of the tests are reported.
var wednesday = time.Date(2026, 4, 15, 10, 0, 0, 0, day.Shanghai)

// newBureau is the sample bureau, in which everybody has joined.
func newBureau(t testing.TB) *store.DB {
	t.Helper()
	clock := new(store.Clock)
	clock.Set(wednesday)
	db := storetest.Bureau(t, clock)
	storetest.JoinAll(t, db, "test")
	return db
}

// report reports a problem at 建设工程公司, by its secretary.
func report(tx *store.Tx, urgent bool) (*problem.Case, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	by := dir.PersonNamed(storetest.SecretaryWork)
	r := &record.Record{Kind: record.KindProblem, Type: "特种设备", Point: dir.PointNamed("建设工程公司").ID, Day: tx.Today(), Text: "塔吊到期未检",
		Author: by.ID, Typist: by.ID, Problem: &record.Problem{Urgent: urgent}}
	if err := problem.Report(tx, r, false); err != nil {
		return nil, err
	}
	if err := record.Add(tx, r); err != nil {
		return nil, err
	}
	c, err := problem.Of(tx, r, messages.ProblemCard)
	if err != nil {
		return nil, err
	}
	return c, errors.Join(c.Reported(), c.Redraw())
}

// A step is one move on the way to a state.
type step struct {
	who  string
	move problem.Move
	with problem.With
}

// do makes the moves of a way, one after the other.
func do(c *problem.Case, way []step) error {
	for _, s := range way {
		w := s.with
		w.By = c.Dir.PersonNamed(s.who)
		if err := c.Do(s.move, w); err != nil {
			return err
		}
	}
	return nil
}

// unit is the id of a unit.
func unit(c *problem.Case, name string) int64 { return c.Dir.UnitNamed(name).ID }
