package problem_test

import (
	"testing"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/storetest"
)

// A wish for more time that was asked for in time is granted where nobody answers it; one that comes later than a workday before the due day is
// granted by a leader only.
func TestLateWish(t *testing.T) {
	for _, late := range []bool{false, true} {
		db := newBureau(t)
		storetest.Update(t, db, func(tx *store.Tx) error {
			c, err := report(tx, false)
			if err != nil {
				return err
			}
			way := []step{
				{storetest.LeaderEast, problem.Assign, problem.With{Unit: unit(c, "特种设备科")}},
				{storetest.SectionLifts, problem.Claim, problem.With{}},
			}
			if err := do(c, way); err != nil {
				return err
			}
			lifts, chief := c.Dir.PersonNamed(storetest.SectionLifts), c.Dir.PersonNamed(storetest.LeaderEast)
			asks := step{storetest.SectionLifts, problem.Extend, problem.With{Days: 2}}
			if late {
				tx.Now = tx.Now.AddDate(0, 0, 60)
				if fault := c.May(problem.Extend, lifts); fault != problem.TooLate {
					t.Errorf("an extension asked for too late: %q", fault)
				}
				asks = step{storetest.SectionLifts, problem.Note, problem.With{Words: "等配件", Wish: tx.Today().Add(5)}}
			}
			if err := do(c, []step{asks}); err != nil {
				return err
			}
			if wish := c.Problem.Wish; wish == "" || !c.WaitsFor(chief) {
				t.Errorf("late %v: wish %q waits for the leader: %v", late, wish, c.WaitsFor(chief))
			}
			due, wish := c.Problem.Due, c.Problem.Wish
			tx.Now = tx.Now.AddDate(0, 0, 7)
			granted, err := c.GrantByTime()
			if err != nil || granted == late || (c.Problem.Due != due) == late {
				t.Errorf("late %v: granted by time %v, due %s, %v", late, granted, c.Problem.Due, err)
			}
			if !late {
				return nil
			}
			if err := do(c, []step{{storetest.LeaderEast, problem.Grant, problem.With{}}}); err != nil {
				return err
			}
			if c.Problem.Due != wish || c.Problem.Wish != day.Day("") {
				t.Errorf("granted by the leader: due %s, want %s", c.Problem.Due, wish)
			}
			return nil
		})
	}
}
