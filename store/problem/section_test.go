package problem_test

import (
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/problem"
	"liaison/store/record"
)

// TestSectionClaims has somebody of the 科室 whose trade a problem is of report it, take it and finish it; nobody else of that
// 科室 may take it, and not once it was given to somebody.
func TestSectionClaims(t *testing.T) {
	db := newBureau(t)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		helper := record.HelperFor(dir, "特种设备")
		staff := dir.StaffOf(helper)
		if len(staff) == 0 {
			t.Skip("the sample bureau has nobody of that 科室")
		}
		by := staff[0]
		r := &record.Record{Kind: record.KindProblem, Type: "特种设备", Point: dir.PointNamed("建设工程公司").ID, Day: tx.Today(), Text: "塔吊到期未检", Author: by.ID, Typist: by.ID, Problem: &record.Problem{}}
		if err := problem.Report(tx, r, false); err != nil {
			return err
		}
		if err := record.Add(tx, r); err != nil {
			return err
		}
		c, err := problem.Of(tx, r, messages.ProblemCard)
		if err != nil {
			return err
		}
		for _, p := range staff[1:] {
			if c.May(problem.Claim, p) == problem.None {
				t.Errorf("%s may take what a colleague reported", p.Name)
			}
		}
		c.Problem.State = record.ProblemAssigned
		if c.May(problem.Claim, by) == problem.None {
			t.Error("what was given to somebody is taken")
		}
		c.Problem.State = record.ProblemOpen
		if err := c.Do(problem.Claim, problem.With{By: by}); err != nil {
			return err
		}
		if c.Problem.Unit != helper || c.Problem.Handler != by.ID {
			t.Errorf("it is of unit %d and %d handles it", c.Problem.Unit, c.Problem.Handler)
		}
		return c.Do(problem.Finish, problem.With{By: by})
	})
	if err != nil {
		t.Error(err)
	}
}
