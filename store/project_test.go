package store_test

import (
	"testing"

	"liaison/store"
	"liaison/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// addProject keeps a project with its first activity.
func addProject(t *testing.T, tx *store.Tx, point int64, r *store.Record) *store.Project {
	t.Helper()
	p := &store.Project{Point: point, Stage: store.Discussed, Started: r.Day}
	if err := tx.AddProject(p); err != nil {
		t.Fatal(err)
	}
	r.Project = p.ID
	addWork(t, tx, point, r)
	if err := tx.AddStep(p, &store.Step{Stage: store.Discussed, Day: r.Day, Record: r.ID, Person: r.Author}); err != nil {
		t.Fatal(err)
	}
	return p
}

func addWork(t *testing.T, tx *store.Tx, point int64, r *store.Record) {
	t.Helper()
	r.Kind, r.Type, r.Point, r.Author, r.Typist = store.KindActivity, store.ProjectType, point, 1, 1
	if err := tx.AddRecord(r); err != nil {
		t.Fatal(err)
	}
}

func solved(day store.Day, n int) *store.Record {
	return &store.Record{Day: day, Figures: []store.Figure{{Name: "攻关解决问题", Value: n}}}
}

// What a project solved is its newest state, not the sum of what its activities
// say; two projects are two states.
func TestProjectFiguresAreTheNewest(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		first := addProject(t, tx, 1, solved("2026-03-02", 3))
		later := solved("2026-04-20", 7)
		later.Project = first.ID
		addWork(t, tx, 1, later)
		entered := solved("2026-04-01", 5) // entered later, of an earlier day
		entered.Project = first.ID
		addWork(t, tx, 1, entered)
		second := addProject(t, tx, 2, solved("2026-04-10", 2))
		loose := solved("2026-04-11", 1)
		addWork(t, tx, 2, loose)

		for to, want := range map[store.Day][]int64{
			"2026-03-31": {1},
			"2026-04-15": {entered.ID, second.ID + 2, loose.ID},
			"2026-12-31": {later.ID, second.ID + 2, loose.ID},
		} {
			amounts, err := tx.Amounts(store.Period{From: "2026-01-01", To: to}, store.Within{})
			if err != nil {
				return err
			}
			a, sum := amounts["攻关解决问题"], 0
			var records []int64
			for _, part := range a.Parts {
				records, sum = append(records, part.Records...), sum+part.Value
			}
			if diff := cmp.Diff(want, records); diff != "" || a.Value != sum || a.Conflict() {
				t.Errorf("until %s: %d of %d\n%s", to, a.Value, sum, diff)
			}
		}
		return nil
	})
}

// A project goes from stage to stage, and back; without a record that stands it
// is none.
func TestProjectSteps(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		r := solved("2026-03-02", 3)
		p := addProject(t, tx, 1, r)
		for stage := store.Followed; stage <= store.Concluded; stage++ {
			if err := tx.AddStep(p, &store.Step{Stage: stage, Day: "2026-04-20", Person: 1}); err != nil {
				return err
			}
		}
		if p.Stage != store.Concluded || p.Ended != "2026-04-20" {
			t.Errorf("after all steps %+v", p)
		}
		for range 5 { // the first step stays
			if err := tx.UndoStep(p); err != nil {
				return err
			}
		}
		got, err := tx.Project(p.ID)
		if err != nil {
			return err
		}
		if got.Stage != store.Discussed || got.Ended != "" {
			t.Errorf("all steps taken back: %+v", got)
		}
		if steps, err := tx.StepsOf(p.ID); err != nil || len(steps) != 1 || steps[0].Record != r.ID {
			t.Errorf("steps %+v, %v", steps, err)
		}
		if err := tx.Withdraw(r, 1); err != nil {
			return err
		}
		if at, err := tx.ProjectsAt(1); err != nil || len(at) != 0 {
			t.Errorf("a project without a record stands: %+v, %v", at, err)
		}
		return nil
	})
}
