package problem_test

import (
	"errors"
	"testing"

	"liaison/store"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/storetest"
)

// Whatever people hear about a problem is of use to somebody in one state, and to
// nobody in another.
func TestStill(t *testing.T) {
	db := newBureau(t)
	storetest.Update(t, db, func(tx *store.Tx) error { _, err := report(tx, false); return err }) // #1, to repeat
	use, none := map[string]bool{}, map[string]bool{}
	for i := range 12 {
		for _, later := range []int{0, 30} {
			err := db.Update(t.Context(), func(tx *store.Tx) error {
				c, err := report(tx, false)
				if err != nil {
					return err
				}
				if err := do(c, ways(c)[i].way); err != nil {
					return err
				}
				tx.Now = tx.Now.AddDate(0, 0, later)
				for _, what := range problem.Told() {
					found := false
					for _, p := range c.Dir.People {
						found = found || c.Still(what, p)
					}
					use[what], none[what] = use[what] || found, none[what] || !found
				}
				return errUndo
			})
			if !errors.Is(err, errUndo) {
				t.Fatal(err)
			}
		}
	}
	for _, what := range problem.Told() {
		if !use[what] || !none[what] {
			t.Errorf("%s: of use %v, of none %v", what, use[what], none[what])
		}
	}
}

// The words of a move stand on the card, or in a line of its own.
func TestWordsOnCard(t *testing.T) {
	db := newBureau(t)
	storetest.Update(t, db, func(tx *store.Tx) error {
		c, err := report(tx, false)
		if err != nil {
			return err
		}
		way := []step{
			{storetest.LeaderEast, problem.Assign, problem.With{Unit: unit(c, "特种设备科"), Words: "请尽快"}},
			{storetest.LeaderEast, problem.Assign, problem.With{Unit: unit(c, "特种设备科"), Words: "还是他们"}},
			{storetest.SectionLifts, problem.Note, problem.With{Words: "约了周五"}},
			{storetest.LeaderEast, problem.Decline, problem.With{Words: "已有定论"}},
		}
		if err := do(c, way); err != nil {
			return err
		}
		v, err := c.See(c.Dir.PersonNamed(storetest.LeaderEast))
		if err != nil {
			return err
		}
		var said []string
		for _, e := range v.News {
			said = append(said, e.After)
		}
		if len(said) != 3 || said[0] != "请尽快" || said[1] != "还是他们" || said[2] != "约了周五" {
			t.Errorf("the card says %q", said)
		}
		if c.Problem.State != record.ProblemDeclined || c.Problem.Remark != "已有定论" {
			t.Errorf("%s: %q", c.Problem.State, c.Problem.Remark)
		}
		return nil
	})
}
