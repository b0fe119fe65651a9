package duty_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/storetest"
)

func TestWaivers(t *testing.T) {
	db := storetest.Bureau(t, nil)
	april := day.Period{From: "2026-04-01", To: "2026-04-30"}
	quarter := day.Period{From: "2026-04-01", To: "2026-06-30"}
	waiver := func(org, point int64, rule string, group int, p day.Period) *duty.Waiver {
		return &duty.Waiver{Org: org, Point: point, Rule: rule, Group: group, Period: p, Reason: duty.WaivedJoint, Person: 1}
	}
	add := func(w *duty.Waiver, want bool) int64 { return addWaiver(t, db, w, want) }
	add(waiver(1, 0, "R01", 0, quarter), true)
	first := add(waiver(1, 0, "R02", 0, april), true)
	add(waiver(1, 0, "R02", 0, april), false) // tapped twice
	add(waiver(2, 0, "R02", 0, april), true)
	add(waiver(1, 0, "R03", 1, april), true)
	add(waiver(1, 0, "R03", 2, april), true)
	add(waiver(0, 3, "R13", 0, quarter), true)
	add(waiver(0, 3, "R13", 0, quarter), false)

	list := func(p day.Period) []string { return listWaivers(t, db, p) }
	all := []string{"1/0 R02/0 04-30 合并召开", "2/0 R02/0 04-30 合并召开", "1/0 R03/1 04-30 合并召开", "1/0 R03/2 04-30 合并召开",
		"1/0 R01/0 06-30 合并召开", "0/3 R13/0 06-30 合并召开"}
	if diff := cmp.Diff(all, list(day.Period{From: "2026-04-30", To: "2026-04-30"})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(all[4:], list(day.Period{From: "2026-05-01", To: "2026-12-31"})); diff != "" {
		t.Error(diff)
	}
	if got := list(day.Period{From: "2026-01-01", To: "2026-03-31"}); len(got) > 0 {
		t.Errorf("before them: %v", got)
	}
	for _, want := range []bool{true, false} {
		storetest.Update(t, db, func(tx *store.Tx) error {
			done, err := duty.RevokeWaiver(tx, first)
			if done != want {
				t.Errorf("revoked %v, want %v", done, want)
			}
			return err
		})
	}
	if diff := cmp.Diff(all[1:], list(april)); diff != "" {
		t.Error(diff)
	}
	if again := add(waiver(1, 0, "R02", 0, april), true); again == first {
		t.Error("the waiver taken back was used again")
	}
	// A waiver is of a 党组织 or of a point, never of both or of none.
	for _, w := range []*duty.Waiver{waiver(1, 3, "R02", 0, quarter), waiver(0, 0, "R02", 0, quarter)} {
		if err := db.Update(t.Context(), func(tx *store.Tx) error { _, err := duty.AddWaiver(tx, w); return err }); err == nil {
			t.Errorf("a waiver of org %d and point %d was kept", w.Org, w.Point)
		}
	}
}

// addWaiver keeps a waiver, which is new or was there, and returns its number.
func addWaiver(t *testing.T, db *store.DB, w *duty.Waiver, want bool) int64 {
	t.Helper()
	storetest.Update(t, db, func(tx *store.Tx) error {
		fresh, err := duty.AddWaiver(tx, w)
		if fresh != want {
			t.Errorf("%s of %d, fresh %v", w.Rule, w.Org, fresh)
		}
		return err
	})
	return w.ID
}

// listWaivers are the waivers that reach into a period, each in a line.
func listWaivers(t *testing.T, db *store.DB, p day.Period) (said []string) {
	storetest.View(t, db, func(tx *store.Tx) error {
		said = nil
		found, err := duty.Waivers(tx, p)
		for _, w := range found {
			said = append(said, fmt.Sprintf("%d/%d %s/%d %s %s", w.Org, w.Point, w.Rule, w.Group, w.Period.To[5:], w.Reason))
		}
		return err
	})
	return said
}
