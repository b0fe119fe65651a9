package spoken_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/day"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// A rule has one row for each time it fell due; the newest says where it stands.
func TestFiring(t *testing.T) {
	db := storetest.Open(t, nil)
	monday := day.WorkBegins("2026-09-07")
	storetest.Update(t, db, func(tx *store.Tx) error {
		if _, err := spoken.LastFiring(tx, "weekly"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("before the first: %v, want ErrNotFound", err)
		}
		return errors.Join(
			spoken.SaveFiring(tx, &spoken.Firing{Rule: "weekly", Due: monday, State: spoken.FiringOpen}),
			spoken.SaveFiring(tx, &spoken.Firing{Rule: "weekly", Due: monday, State: spoken.FiringOpen, After: 500, Sent: 7}),
			spoken.SaveFiring(tx, &spoken.Firing{Rule: "weekly", Due: monday.AddDate(0, 0, -7), State: spoken.FiringMissed}),
			spoken.SaveFiring(tx, &spoken.Firing{Rule: "monthly", Due: monday.AddDate(0, 0, 7), State: spoken.FiringDone}),
		)
	})
	want := &spoken.Firing{Rule: "weekly", Due: monday, State: spoken.FiringOpen, After: 500, Sent: 7}
	look := func(tx *store.Tx) error {
		got, err := spoken.LastFiring(tx, "weekly")
		if d := cmp.Diff(want, got, cmp.Comparer(time.Time.Equal)); d != "" {
			t.Errorf("the last firing (-want +got):\n%s", d)
		}
		return err
	}
	storetest.View(t, db, look)
	storetest.Update(t, db, func(tx *store.Tx) error {
		want.State = spoken.FiringDone
		err := spoken.SaveFiring(tx, want)
		if !want.Ended.Equal(tx.Now) {
			t.Errorf("ended at %s, want %s", want.Ended, tx.Now)
		}
		return err
	})
	storetest.View(t, db, look)
}
