package record_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// addProject keeps a project with its first activity.
func addProject(t *testing.T, tx *store.Tx, point int64, r *record.Record) *record.Project {
	t.Helper()
	p := &record.Project{Point: point, Stage: record.Discussed, Started: r.Day}
	if err := record.AddProject(tx, p); err != nil {
		t.Fatal(err)
	}
	r.Project = p.ID
	addWork(t, tx, point, r)
	if err := record.AddStep(tx, p, &record.Step{Stage: record.Discussed, Day: r.Day, Record: r.ID, Person: r.Author}); err != nil {
		t.Fatal(err)
	}
	return p
}

func addWork(t *testing.T, tx *store.Tx, point int64, r *record.Record) {
	t.Helper()
	r.Kind, r.Type, r.Point, r.Author, r.Typist = record.KindActivity, record.ProjectType, point, 1, 1
	if err := record.Add(tx, r); err != nil {
		t.Fatal(err)
	}
}

func solved(day day.Day, n int) *record.Record {
	return &record.Record{Day: day, Figures: []record.Figure{{Name: "攻关解决问题", Value: n}}}
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

		for to, want := range map[day.Day][]int64{
			"2026-03-31": {1},
			"2026-04-15": {entered.ID, second.ID + 2, loose.ID},
			"2026-12-31": {later.ID, second.ID + 2, loose.ID},
		} {
			amounts, err := count.Of(tx, day.Period{From: "2026-01-01", To: to}, count.Within{})
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
		for stage := record.Followed; stage <= record.Concluded; stage++ {
			if err := record.AddStep(tx, p, &record.Step{Stage: stage, Day: "2026-04-20", Person: 1}); err != nil {
				return err
			}
		}
		if p.Stage != record.Concluded || p.Ended != "2026-04-20" {
			t.Errorf("after all steps %+v", p)
		}
		for range 5 { // the first step stays
			if err := record.UndoStep(tx, p); err != nil {
				return err
			}
		}
		got, err := record.FindProject(tx, p.ID)
		if err != nil {
			return err
		}
		if got.Stage != record.Discussed || got.Ended != "" {
			t.Errorf("all steps taken back: %+v", got)
		}
		if steps, err := record.StepsOf(tx, p.ID); err != nil || len(steps) != 1 || steps[0].Record != r.ID {
			t.Errorf("steps %+v, %v", steps, err)
		}
		if err := record.Withdraw(tx, r, 1); err != nil {
			return err
		}
		if at, err := record.ProjectsAt(tx, 1); err != nil || len(at) != 0 {
			t.Errorf("a project without a record stands: %+v, %v", at, err)
		}
		return nil
	})
}
